"""A rollup: every figure of a program as of one day, of everybody or of a part, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model.reader import Row
from mentortui.program import kpi_answers, kpi_growth, kpi_pairs, kpi_taking_part
from mentortui.program.auditing import Audit, People
from mentortui.program.definitions import DEFINITIONS, Definition
from mentortui.program.figures import Figure, Part, Rollup
from mentortui.program.measured import Measured
from mentortui.program.rules import Rules, band, fits_group, refused_filter, refused_group, too_few
from mentortui.program.scope import Scope, Someone, Whole

WORKED_OUT: Final[dict[str, Callable[[Scope], Measured]]] = {
    "heard-from": kpi_taking_part.heard_from,
    "stages": kpi_taking_part.stages,
    "first-meeting": kpi_pairs.first_meeting,
    "active": kpi_pairs.active,
    "adherence": kpi_pairs.adherence,
    "pair-fit": kpi_answers.pair_fit,
    "pulse": kpi_answers.pulse,
    "satisfaction": kpi_answers.satisfaction,
    "goals": kpi_growth.goals,
    "attainment": kpi_growth.attainment,
    "skills": kpi_growth.skills,
    "load": kpi_pairs.load,
    "needs": kpi_answers.needs,
    "training": kpi_taking_part.training,
    "survival": kpi_pairs.survival,
    "recognition": kpi_taking_part.recognition,
    "hours": kpi_pairs.hours,
    "response-rate": kpi_taking_part.response_rate,
    "introductions": kpi_growth.introductions,
    "outcome-form": kpi_answers.outcome_form,
    "retention": kpi_growth.retention,
    "promotions": kpi_growth.promotions,
    "nps": kpi_answers.nps,
}
HELD: Final = "too few to say: since it was published, fewer than {k} people more or less are in it"


class Shown(NamedTuple):
    """Whom a shown sum is over: people answering, and people answered about."""

    answering: People
    about: People


class Rolled(NamedTuple):
    """A rollup, and the sets of people behind what it shows: what a published period has to remember."""

    rollup: Rollup
    sets: Mapping[str, Shown]


class Period(NamedTuple):
    """A rollup that was published: what of it was shown, and over whom."""

    as_of: str
    cohort: str
    group: str
    figures: Mapping[str, Figure]
    sets: Mapping[str, Shown]


def roll(
    whole: Whole, *, as_of: date, rules: Rules, cohort: str = "", group: str = "", today: date | None = None,
    measures: Sequence[Row] = (), periods: Sequence[Period] = (),
) -> Rolled:  # fmt: skip
    """Work out every figure. `cohort` is a cohort's name, `group` reads COLUMN=VALUE; `periods` were published before.

    Raises Refused for a day in the future, and for a cohort or group nobody is in.
    """
    if today is not None and as_of > today:
        raise Refused(f"{as_of.isoformat()} is in the future; a summary is of what has been. Nothing was worked out.")
    there = [one for one in whole.people if not one.left_on or one.left_on > as_of.isoformat()]
    chosen = [one for one in there if _is_in(one, cohort, group)]
    if not chosen and (cohort or group):
        raise Refused(_nobody(there, cohort, group), "cohort" if cohort else "group")
    column = group.partition("=")[0].strip()
    k = rules.people
    why = refused_group(column, len(chosen)) if group else ""
    if cohort or group:
        why = why or refused_filter([one.id for one in chosen], [one.id for one in there], k)
    head = (whole.program, as_of.isoformat(), cohort, group)
    if why:
        return Rolled(Rollup(*head, 0, (), why, _covers(whole)), {})
    scope = Scope(whole, chosen, as_of)
    showing = _Showing(scope, rules, periods, (cohort, group), {str(row.get("figure")): row for row in measures})
    figures = tuple(
        showing.figure(DEFINITIONS[figure_id], worked_out(scope))
        for figure_id, worked_out in WORKED_OUT.items()
        if fits_group(figure_id, column) and (not DEFINITIONS[figure_id].off or figure_id in showing.measures)
    )
    return Rolled(Rollup(*head, len(chosen), figures, "", _covers(whole)), showing.sets)


def rollup(whole: Whole, *, as_of: date, rules: Rules, **more: Any) -> Rollup:
    """The same, only what is shown."""
    return roll(whole, as_of=as_of, rules=rules, **more).rollup


def _is_in(one: Someone, cohort: str, group: str) -> bool:
    column, _, value = (word.strip().casefold() for word in group.partition("="))
    in_group = not group or any((name.casefold(), said.casefold()) == (column, value) for name, said in one.groups)
    return in_group and (not cohort or one.cohort.casefold() == cohort.strip().casefold())


def _nobody(people: Iterable[Someone], cohort: str, group: str) -> str:
    if cohort:
        there = sorted({one.cohort for one in people if one.cohort})
        return f"Nobody is in a cohort {cohort!r}; there are {', '.join(there) or 'none'}. Nothing was worked out."
    named = sorted({f"{name}={value}" for one in people for name, value in one.groups})
    return f"Nobody is in {group!r}; there are {', '.join(named[:12]) or 'none'}. Nothing was worked out."


def _covers(whole: Whole) -> str:
    heard = [one.heard for one in whole.people if one.heard]
    latest = f", the latest read on {max(heard)}" if heard else ""
    return f"{whole.facts:,} facts of {len(heard):,} people{latest}; goals as they stand now"


class _Showing:
    """What of a scope's figures may be shown, beside all that was shown before."""

    def __init__(
        self, scope: Scope, rules: Rules, periods: Sequence[Period], filter_: tuple[str, str],
        measures: Mapping[str, Row],
    ) -> None:  # fmt: skip
        self.scope, self.rules, self.measures = scope, rules, measures
        self.periods = sorted(periods, key=lambda period: period.as_of)
        self.same = [period for period in self.periods if (period.cohort, period.group) == filter_]
        self.sets: dict[str, Shown] = {}

    def figure(self, defined: Definition, found: Measured) -> Figure:
        """One figure: shown, held at what was published last, or not shown, with the reason."""
        k = self.rules.people
        why = too_few(len(found.answering), None if found.about is None else len(found.about), k)
        if not why and found.value is None and not found.pieces:
            why = "nothing is known yet"
        if why:
            return self._made(defined, found, why)
        audits = self._audits(defined.id)
        shown = Shown(found.answering, found.about or frozenset())
        if not _allowed(audits, shown):
            held = next((period.figures[defined.id] for period in reversed(self.same) if defined.id in period.figures
                         and period.figures[defined.id].shown), None)  # fmt: skip
            return held or self._made(defined, found, HELD.format(k=k))
        self.sets[defined.id] = shown
        return self._made(defined, found, "", self._parts(defined.id, found))

    def _audits(self, key: str) -> tuple[Audit, Audit]:
        before = [period.sets[key] for period in self.periods if key in period.sets]
        k = self.rules.people
        return Audit(k, (one.answering for one in before)), Audit(k, (one.about for one in before))

    def _parts(self, figure_id: str, found: Measured) -> tuple[Part, ...]:
        """Pieces, the largest first: of those that make a whole the smallest stay hidden until they hide each other."""
        whole = Audit(self.rules.people)
        whole.show(found.answering)
        shown: dict[str, str] = {}
        for piece in sorted(found.pieces, key=lambda piece: (-len(piece.answering), piece.name)):
            key = f"{figure_id}/{piece.name}"
            why = too_few(len(piece.answering), None, self.rules.people)
            if not why and piece.value is None:
                why = "nothing is known yet"
            before = self._audits(key)
            mine = Shown(piece.answering, frozenset())
            if not why and not _allowed(before, mine):
                why = HELD.format(k=self.rules.people)
            if not why and piece.splits and not whole.show(piece.answering):
                why = "hidden, because it would tell of a smaller one"
            shown[piece.name] = why
            if not why:
                self.sets[key] = mine
        return tuple(
            Part(piece.name, piece.value, len(piece.answering), piece.unit, piece.low, piece.high)
            if not shown[piece.name]
            else Part(piece.name, None, 0, piece.unit, shown=False, why_not=shown[piece.name])
            for piece in found.pieces
        )

    def _made(self, defined: Definition, found: Measured, why: str, parts: tuple[Part, ...] = ()) -> Figure:
        measure = self.measures.get(defined.id, {})
        banded = "" if why else band(found.values, *(found.ends or (None, None)))
        hides = bool(why or banded)
        value = None if hides else found.value
        target = measure.get("target")
        before, change = self._since(defined, value)
        interval = defined.source.rpartition("; ")[2] if found.low is not None and not hides else ""
        return Figure(
            defined.id, defined.name, defined.unit, value, 0 if why else len(found.answering),
            0 if why or found.about is None else len(found.about), 0 if why else found.missing,
            None if hides else found.low, None if hides else found.high, interval,
            (found.since or self._first(), self.scope.day), self.scope.day, defined.words, defined.version,
            defined.inputs, str(measure.get("decision") or defined.decision), str(measure.get("aim") or ""), target,
            _reached(value, target, defined.better), before, change, defined.comparison, defined.source, not why, why,
            banded, None if hides else found.alpha, () if hides else parts, () if hides else found.steps,
        )  # fmt: skip

    def _first(self) -> str:
        days = [one.since for one in self.scope.people.values() if one.since]
        return min(days, default=self.scope.day)

    def _since(self, defined: Definition, value: float | None) -> tuple[float | None, str]:
        """The value published last of the same people to choose from, by the same definition, and which way it went."""
        for period in reversed(self.same):
            one = period.figures.get(defined.id)
            if one is not None and one.shown and one.version == defined.version and period.as_of < self.scope.day:
                if one.value is None or value is None:
                    return None, ""
                apart = value - one.value
                return one.value, "level" if abs(apart) < 1e-9 else "up" if apart > 0 else "down"
        return None, ""


def _allowed(audits: tuple[Audit, Audit], shown: Shown) -> bool:
    return audits[0].allows(shown.answering) and audits[1].allows(shown.about)


def _reached(value: float | None, target: Any, better: str) -> bool | None:
    if value is None or target is None or not better:
        return None
    return bool(value >= target) if better == "higher" else bool(value <= target)
