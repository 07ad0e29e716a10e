"""Who takes part: heard from, stages, training, thanks, answers."""

from __future__ import annotations

from typing import Final

from mentortui.program.means import share_of
from mentortui.program.measured import Measured, Piece
from mentortui.program.scope import NEWS, RECENT, Scope
from mentortui.program.summaries import Pair

DAYS_A_MONTH: Final = 30.44
STAGES: Final = ("invited", "joined", "matched", "met", "agreed", "goal", "midway", "closed")


def heard_from(scope: Scope) -> Measured:
    """Published within 30 days, of all enrolled."""
    heard = sum(scope.has_news(one) for one in scope.people)
    value, low, high = share_of(heard, len(scope.people))
    steps = (
        f"enrolled: {len(scope.people)}",
        f"something arrived since {scope.back(NEWS)}: {heard}",
        f"{heard} / {len(scope.people)}",
    )
    return Measured(value, frozenset(scope.people), low=low, high=high, steps=steps, since=scope.back(NEWS))


def stages_of(scope: Scope) -> dict[str, frozenset[str]]:
    """Who has come at least so far, by stage."""
    mine = scope.people
    pairs = list(scope.pairs.values())
    met = [pair for pair in pairs if scope.first_met(pair.id)]
    agreed = [pair for pair in pairs if pair.agreed_on and pair.agreed_on <= scope.day]
    middle = [pair for pair in met if _is_beyond_the_middle(scope, pair)]
    aimed = [pair for pair in pairs if not scope.aimed.isdisjoint((pair.id, *pair.mentors, *pair.mentees))]
    reached = {
        "invited": frozenset(mine),
        "joined": frozenset(one for one, row in mine.items() if row.joined),
        "matched": scope.mentors(pairs) | scope.mentees(pairs),
        "met": scope.mentors(met) | scope.mentees(met),
        "agreed": scope.mentors(agreed) | scope.mentees(agreed),
        "goal": frozenset(one.person for one in scope.goals) | scope.mentors(aimed) | scope.mentees(aimed),
        "midway": scope.mentors(middle) | scope.mentees(middle),
        "closed": frozenset(
            person for pair in pairs if scope.ended(pair) for person in (*pair.mentors, *pair.mentees)
        ),
    }  # fmt: skip
    return {name: people & mine.keys() for name, people in reached.items()}


def _is_beyond_the_middle(scope: Scope, pair: Pair) -> bool:
    """Half of the time they agreed on has passed; where they agreed on none, of what the charter says."""
    if not pair.start:
        return False
    passed = scope.since(pair.start)
    whole = passed - scope.since(pair.end) if pair.end else scope.whole.months * DAYS_A_MONTH
    return whole > 0 and passed * 2 >= whole


def stages(scope: Scope) -> Measured:
    """How far people have come; the figure is who has met."""
    reached = stages_of(scope)
    value, low, high = share_of(len(reached["met"]), len(scope.people))
    pieces = tuple(Piece(name, len(reached[name]), "people", frozenset(scope.people), splits=False) for name in STAGES)
    steps = tuple(f"{name}: {len(reached[name])}" for name in STAGES)
    steps += (f"{len(reached['met'])} / {len(scope.people)}",)
    return Measured(value, frozenset(scope.people), low=low, high=high, pieces=pieces, steps=steps)


def training(scope: Scope) -> Measured:
    """Read a page of the handbook on or before the day of the first meeting, of those who met."""
    first: dict[str, str] = {}
    for pair in scope.pairs.values():
        day = scope.first_met(pair.id)
        for person in {*pair.mentors, *pair.mentees} & scope.people.keys() if day else ():
            first[person] = min(day, first.get(person, day))
    read = {event.by for event in scope.events("training") if event.by in first and event.on <= first[event.by]}
    value, low, high = share_of(len(read), len(first))
    steps = (f"people who met: {len(first)}", f"of them read a page before: {len(read)}", f"{len(read)} / {len(first)}")
    return Measured(value, frozenset(first), low=low, high=high, steps=steps)


def recognition(scope: Scope) -> Measured:
    """Thanked or honored in the last 90 days, of all enrolled."""
    lately = scope.back(RECENT)
    thanked = {event.person for event in scope.events("recognition", "person") if event.on >= lately}
    value, low, high = share_of(len(thanked), len(scope.people))
    steps = (
        f"enrolled: {len(scope.people)}",
        f"thanked or honored since {lately}: {len(thanked)}",
        f"{len(thanked)} / {len(scope.people)}",
    )
    return Measured(value, frozenset(scope.people), low=low, high=high, steps=steps, since=lately)


def response_rate(scope: Scope) -> Measured:
    """Answered any form in the last 90 days, of those who joined."""
    lately = scope.back(RECENT)
    joined = {one for one, row in scope.people.items() if row.joined}
    answered = {person for person, day in scope.answers.last.items() if day >= lately}
    joined |= answered  # who answers by form takes part, too
    value, low, high = share_of(len(answered), len(joined))
    steps = (f"joined: {len(joined)}", f"answered since {lately}: {len(answered)}", f"{len(answered)} / {len(joined)}")
    missing = len(scope.people) - len(joined)
    return Measured(value, frozenset(joined), missing=missing, low=low, high=high, steps=steps, since=lately)
