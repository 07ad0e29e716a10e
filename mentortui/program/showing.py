"""What of the figures of some people may be shown: beside each other, beside other groups, and beside what was
published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from mentortui.model.reader import Row
from mentortui.program.auditing import Audit, People
from mentortui.program.comparing import NOTHING, published
from mentortui.program.definitions import Definition
from mentortui.program.figures import Figure, Part
from mentortui.program.measured import Measured, Piece
from mentortui.program.rules import DECLARED_LEAST, Rules, band, is_declared, may_show_extremes, too_few
from mentortui.program.scope import Scope

BESIDE: Final = "hidden, because with the others it would tell of a smaller one"
HELD: Final = "too few to say: since it was published, fewer than {k} people more or less are in it"


class Shown(NamedTuple):
    """Whom a shown sum is over: people answering, and people answered about."""

    answering: People
    about: People


class Period(NamedTuple):
    """A rollup that was published: what of it was shown, and over whom."""

    as_of: str
    cohort: str
    group: str
    figures: Mapping[str, Figure]
    sets: Mapping[str, Shown]


class Showing:
    """What of a scope's figures may be shown, beside all that was shown before."""

    def __init__(
        self, scope: Scope, rules: Rules, periods: Sequence[Period], filter_: tuple[str, str],
        measures: Mapping[str, Row], plain: Sequence[bool] = (),
    ) -> None:  # fmt: skip
        """`plain`: of each scope that figures are shown beside, whether it tells nothing people say of themselves."""
        self.scope, self.rules, self.measures = scope, rules, measures
        self.periods = sorted(periods, key=lambda period: period.as_of)
        self.same = [period for period in self.periods if (period.cohort, period.group) == filter_]
        self.sets: dict[str, Shown] = {}
        declared = is_declared(filter_[1].partition("=")[0].strip())
        self.k = max(rules.people, DECLARED_LEAST) if declared else rules.people
        self.plain = plain

    def figure(self, defined: Definition, found: Measured, beside: Sequence[Measured] = ()) -> Figure:
        """One figure: shown, held at what was published last, or not shown, with the reason.

        `beside` is the same figure of everybody, and of every group that could be asked for, the largest first.
        """
        about = None if found.about is None else len(found.about)
        why = found.unknown or too_few(len(found.answering), about, self.k)
        if not why and found.value is None and not found.pieces:
            why = "nothing is known yet"
        if why:
            return self._made(defined, found, why)
        shown = _over(found)
        others = [(_over(one), self._is_plain(number)) for number, one in enumerate(beside)]
        why = self._hides(defined.id, shown, others)
        if why:
            held = next((period.figures[defined.id] for period in reversed(self.same) if defined.id in period.figures
                         and period.figures[defined.id].shown), None)  # fmt: skip
            return held or self._made(defined, found, why)
        self.sets[defined.id] = shown
        return self._made(defined, found, "", self._parts(defined.id, found, beside))

    def _is_plain(self, number: int) -> bool:
        return self.k == self.rules.people or self.plain[number]

    def _hides(self, key: str, shown: Shown, others: Sequence[tuple[Shown, bool]]) -> str:
        """Why a sum may not be shown beside those published, or beside the other groups; empty where it may."""
        before = [period.sets[key] for period in self.periods if key in period.sets]
        k = self.rules.people
        audits = Audit(k, (one.answering for one in before)), Audit(k, (one.about for one in before))
        if not _allowed(audits, shown):
            return HELD.format(k=self.k)
        for other, plain in others:
            if other == shown:
                break
            if len(other.answering) >= (k if plain else self.k) and _allowed(audits, other):
                _show(audits, other)
        if not _allowed(audits, shown):
            return BESIDE
        return self._tells_of_a_declared_group(shown, others, before) if self.k > k else ""

    def _tells_of_a_declared_group(
        self, shown: Shown, others: Sequence[tuple[Shown, bool]], before: Sequence[Shown]
    ) -> str:
        """The same for a group that says something of itself, and the larger number that needs; empty where it may.

        What was published, and what may be asked for without a column, keeps to the smaller number. What that gives
        away is not undone by refusing this group: it is `given`, and the group is refused for what it adds.
        """
        given = [*before, *(other for other, plain in others if plain and len(other.answering) >= self.rules.people)]
        audits = (Audit(self.k, given=(one.answering for one in given)),
                  Audit(self.k, given=(one.about for one in given)))  # fmt: skip
        for other, plain in others:
            if other == shown:
                break
            if not plain and len(other.answering) >= self.k and _allowed(audits, other):
                _show(audits, other)
        return "" if _allowed(audits, shown) else BESIDE

    def _parts(self, figure_id: str, found: Measured, beside: Sequence[Measured]) -> tuple[Part, ...]:
        """Pieces, the largest first: of those that make a whole the smallest stay hidden until they hide each other."""
        whole = Audit(self.k)
        whole.show(found.answering)
        shown: dict[str, str] = {}
        for piece in sorted(found.pieces, key=lambda piece: (-len(piece.answering), piece.name)):
            key = f"{figure_id}/{piece.name}"
            why = too_few(len(piece.answering), None, self.k)
            if not why and piece.value is None:
                why = "nothing is known yet"
            mine = Shown(piece.answering, frozenset())
            others = [(Shown(one.answering, frozenset()), self._is_plain(number))
                      for number, other in enumerate(beside) for one in other.pieces
                      if one.name == piece.name]  # fmt: skip
            why = why or self._hides(key, mine, others)
            if not why and piece.splits and not whole.show(piece.answering):
                why = BESIDE
            shown[piece.name] = why
            if not why:
                self.sets[key] = mine
        return tuple(
            _part(piece)
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
        before, change, against = self._since(defined, value)
        interval = defined.source.rpartition("; ")[2] if found.low is not None and not hides else ""
        return Figure(
            defined.id, defined.name, defined.unit, value, 0 if why else len(found.answering),
            0 if why or found.about is None else len(found.about), 0 if why else found.missing,
            None if hides else found.low, None if hides else found.high, interval,
            (found.since or self._first(), self.scope.day), self.scope.day, defined.words, defined.version,
            defined.inputs, str(measure.get("decision") or defined.decision), str(measure.get("aim") or ""), target,
            _reached(value, target, defined.better), before, change, against, defined.source, not why, why,
            banded, None if hides else found.alpha, () if hides else parts, () if hides else found.steps,
            () if hides or not may_show_extremes(len(found.answering), self.rules.people) else found.curve,
            0 if hides else found.alpha_n,
        )  # fmt: skip

    def _first(self) -> str:
        days = [one.since for one in self.scope.people.values() if one.since]
        return min(days, default=self.scope.day)

    def _since(self, defined: Definition, value: float | None) -> tuple[float | None, str, str]:
        """The value published last of the same people to choose from, by the same definition; which way it went since,
        and how that is said.
        """
        for period in reversed(self.same):
            one = period.figures.get(defined.id)
            if one is not None and one.shown and one.version == defined.version and period.as_of < self.scope.day:
                if one.value is None or value is None:
                    return None, "", NOTHING
                apart = value - one.value
                went = "level" if abs(apart) < 1e-9 else "up" if apart > 0 else "down"
                return one.value, went, published(one.value, one.unit, period.as_of)
        return None, "", NOTHING


def _part(piece: Piece) -> Part:
    banded = band(piece.values, *(piece.ends or (None, None)))
    if banded:
        return Part(piece.name, None, len(piece.answering), piece.unit, banded=banded)
    return Part(piece.name, piece.value, len(piece.answering), piece.unit, piece.low, piece.high, alpha=piece.alpha,
                alpha_n=piece.alpha_n)  # fmt: skip


def _over(found: Measured) -> Shown:
    return Shown(found.answering, found.about or frozenset())


def _show(audits: tuple[Audit, Audit], shown: Shown) -> None:
    audits[0].show(shown.answering)
    audits[1].show(shown.about)


def _allowed(audits: tuple[Audit, Audit], shown: Shown) -> bool:
    return audits[0].allows(shown.answering) and audits[1].allows(shown.about)


def _reached(value: float | None, target: Any, better: str) -> bool | None:
    if value is None or target is None or not better:
        return None
    return bool(value >= target) if better == "higher" else bool(value <= target)
