"""A rollup: every figure of a program as of one day, of everybody or of a part, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model.reader import Row
from mentortui.program import comments, kpi_answers, kpi_growth, kpi_pairs, kpi_taking_part
from mentortui.program.choosing import is_in, nobody, refused
from mentortui.program.comparing import cohort_before, held_against
from mentortui.program.definitions import DEFINITIONS
from mentortui.program.figures import Rollup
from mentortui.program.measured import Measured
from mentortui.program.rules import Rules, fits_group
from mentortui.program.scope import Scope, Someone, Whole
from mentortui.program.showing import Period, Showing, Shown

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
    "bands": kpi_growth.bands,
    "nps": kpi_answers.nps,
}


class Rolled(NamedTuple):
    """A rollup, and the sets of people behind what it shows: what a published period has to remember."""

    rollup: Rollup
    sets: Mapping[str, Shown]
    against: Rolled | None = None
    """The rollup of the cohort before, where one of a cohort names it."""


def roll(
    whole: Whole, *, as_of: date, rules: Rules, cohort: str = "", group: str = "", today: date | None = None,
    measures: Sequence[Row] = (), periods: Sequence[Period] = (), compared: bool = True,
) -> Rolled:  # fmt: skip
    """Work out every figure. `cohort` is a cohort's name, `group` reads COLUMN=VALUE; `periods` were published before.
    Figures of a cohort name those of the cohort before, unless not `compared`.

    Raises Refused for a day in the future or before anybody was in it, and for a cohort or group nobody is in.
    """
    if today is not None and as_of > today:
        raise Refused(f"{as_of.isoformat()} is in the future; a summary is of what has been. Nothing was worked out.")
    begun = min((day for one in whole.people for day in (one.since, one.invited_on) if day), default="")
    if as_of.isoformat() < begun:
        raise Refused(f"The first joined or was invited on {begun}; nothing is known of {as_of.isoformat()}. "
                      "Nothing was worked out.", "as-of")  # fmt: skip
    there = [one for one in whole.people if not one.left_on or one.left_on > as_of.isoformat()]
    chosen = [one for one in there if is_in(one, cohort, group)]
    if not chosen and (cohort or group):
        raise Refused(nobody(there, cohort, group), "cohort" if cohort else "group")
    column = group.partition("=")[0].strip()
    why = refused(there, cohort, group, rules.people)
    head = (whole.program, as_of.isoformat(), cohort, group)
    if why:
        return Rolled(Rollup(*head, 0, (), why, _covers(whole)), {})
    scope = Scope(whole, chosen, as_of)
    others = _beside(there, cohort, column)
    beside = [Scope(whole, people, as_of) for people, _plain in others]
    by_figure = {str(row.get("figure")): row for row in measures}
    showing = Showing(scope, rules, periods, (cohort, group), by_figure, [plain for _people, plain in others])
    figures = tuple(
        showing.figure(DEFINITIONS[figure_id], worked_out(scope), [worked_out(other) for other in beside])
        for figure_id, worked_out in WORKED_OUT.items()
        if fits_group(figure_id, column) and (not DEFINITIONS[figure_id].off or figure_id in showing.measures)
    )
    if not (cohort or group):
        everybody = [one for one in showing.periods if not (one.cohort or one.group)]
        read = {form: comments.read(scope, form, rules, everybody)[0] for form in scope.answers.forms}
        showing.sets |= {comments.key(form): Shown(people, frozenset()) for form, people in read.items() if people}
    earlier = cohort_before(there, cohort) if cohort and not group and compared else ""
    against = roll(whole, as_of=as_of, rules=rules, cohort=earlier, measures=measures, periods=periods,
                   compared=False) if earlier else None  # fmt: skip
    figures = tuple(held_against(one, against.rollup if against else None) for one in figures)
    return Rolled(Rollup(*head, len(chosen), figures, "", _covers(whole)), showing.sets, against)


def rollup(whole: Whole, *, as_of: date, rules: Rules, **more: Any) -> Rollup:
    """The same, only what is shown."""
    return roll(whole, as_of=as_of, rules=rules, **more).rollup


def _beside(people: list[Someone], cohort: str, column: str) -> list[tuple[list[Someone], bool]]:
    """Everybody, and all groups that could be asked for in the same way, the largest first; nothing without a filter.
    Of each whether it is asked for without a column.

    What is shown of one is shown as if all of them were asked for, so that asking for one after the other tells no
    more. What was asked in another way, by site and then by cohort, is only remembered once it is published.
    """
    if not (cohort or column):
        return []
    cohorts = sorted({one.cohort for one in people if one.cohort}) if cohort else []
    values = sorted({said for one in people for name, said in one.groups if name.casefold() == column.casefold()})
    asked = [
        *((one, "") for one in cohorts),
        *(("", f"{column}={value}") for value in values),
        *((one, f"{column}={value}") for one in cohorts for value in values),
    ]
    groups = [([one for one in people if is_in(one, *filter_)], not filter_[1]) for filter_ in asked]
    there = [group for group in groups if group[0]]
    return [(people, True), *sorted(there, key=lambda group: (-len(group[0]), [one.id for one in group[0]]))]


def _covers(whole: Whole) -> str:
    heard = [one.heard for one in whole.people if one.heard]
    latest = f", the latest read on {max(heard)}" if heard else ""
    facts = "1 fact" if whole.facts == 1 else f"{whole.facts:,} facts"
    people = "1 person" if len(heard) == 1 else f"{len(heard):,} people"
    said = f"{facts} of {people}{latest}; goals as they stand now"
    if whole.known.passed:
        many = f"{whole.known.passed:,} facts say" if whole.known.passed > 1 else "1 fact says"
        said += f"; {many} nothing here, being of a newer version or broken"
    if whole.unread:
        many = f"{whole.unread:,} people" if whole.unread > 1 else "1 person"
        said += f"; files of {many} could not be read and are not in it"
    return said
