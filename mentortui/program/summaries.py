"""One person's facts as a summary, and summaries put together: in whatever order and grouping, the same comes out.

A summary is ready for the figures: meetings by relationship, everything in the order of time, and of a fact only what
some figure looks at. A fact is the word of one person, so the summary of many people is that of each, side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeVar, cast

from mentortui.model.reader import Row
from mentortui.practice.form_spec import FormSpec

_Made = TypeVar("_Made")
Order = tuple[str, str]
"""When a fact was made and its id: of facts made at one sync the ids rise with the days of their records."""
Forms = Mapping[tuple[str, int], FormSpec]
VERSION: Final = 2
"""Of what a summary holds and how a fact is read into it; one of another version is worked out anew."""


class Pair(NamedTuple):
    """A relationship, as its maker's client counted it. Days are ISO, empty where unknown."""

    id: str
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    kind: str
    cohort: str
    start: str
    cadence: float
    """Days between meetings as agreed; 0 where nothing was."""
    agreed_on: str
    pauses: tuple[tuple[str, str], ...]
    end: str
    ended_on: str
    ending: str
    challenge: str


class Met(NamedTuple):
    """A meeting held. In the order of their days, and of their facts' ids."""

    on: str
    id: str
    minutes: int
    """0 where nobody said."""


class Aim(NamedTuple):
    """A goal."""

    id: str
    person: str
    by: str
    pair: str
    status: str
    objective: str
    value_tag: str
    percent: int | None
    due: str
    baseline: int | None
    level: int | None


class Answered(NamedTuple):
    """One answer to a form: its figures by item, `subscale:ID`, and `` for the whole."""

    order: Order
    form: str
    version: int
    by: str
    about: str
    pair: str
    names: tuple[str, ...]
    """What has a figure in this version of the form."""
    values: tuple[float | None, ...]
    """The figures in that order; None where there is none."""
    choices: tuple[tuple[str, str], ...]
    comments: tuple[tuple[str, str], ...]

    @property
    def on(self) -> str:
        """Day the program counted it."""
        return self.order[0][:10]

    def score(self, of: str) -> float | None:
        """The figure of an item, a subscale or the whole; None where there is none."""
        return self.values[self.names.index(of)] if of in self.names else None

    def choice(self, item: str) -> str:
        """What was chosen; empty where nothing was."""
        return dict(self.choices).get(item, "")


class Rated(NamedTuple):
    """One rating of a skill."""

    order: Order
    person: str
    by: str
    skill: str
    type: str
    level: int
    role: str


class Event(NamedTuple):
    """Something dated about a person: recognition, milestone, introduction, training, outcome."""

    id: str
    what: str
    person: str
    by: str
    on: str
    kind: str
    tag: str


class Own(NamedTuple):
    """What one person's word says, each in its order: nothing of it is ever counted twice."""

    pairs: tuple[Pair, ...] = ()
    met: Mapping[str, tuple[Met, ...]] = {}
    """By relationship."""
    aims: tuple[Aim, ...] = ()
    answered: tuple[Answered, ...] = ()
    rated: tuple[Rated, ...] = ()
    events: tuple[Event, ...] = ()
    passed: tuple[str, ...] = ()
    """Ids of facts that say nothing here: of a newer version's kind, unreadable, or not their maker's to say."""


class Summary:
    """What is known of one person or of many, by whose word it is."""

    def __init__(self, people: Mapping[str, Own] | None = None, before: Summary | None = None) -> None:
        """What was worked out of the summary `before` stands, as far as it is made of the very same."""
        self.people = people or {}
        self._once: dict[tuple[str, str], tuple[tuple[str, ...], str, Any]] = {}
        if before is not None:
            same = {person for person, own in self.people.items() if before.people.get(person) is own}
            self._once = {key: known for key, known in before._once.items() if same.issuperset(known[0])}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Summary) and self.people == other.people

    __hash__ = None  # type: ignore[assignment]

    def of(self, person: str) -> Own:
        """What a person's word says; nothing of somebody who is not there."""
        return self.people.get(person, NOTHING)

    def once(self, key: tuple[str, str], people: tuple[str, ...], day: str, make: Callable[..., _Made]) -> _Made:
        """What `make` makes as of a day of these people's summaries, not made again until one of them changes."""
        known = self._once.get(key)
        if known is None or known[1] != day or known[0] != people:
            known = self._once[key] = (people, day, make(*map(self.of, people)))
        return cast("_Made", known[2])

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every word on every relationship, in an order that depends on nothing but them."""
        return sorted({pair for own in self.people.values() for pair in own.pairs})

    @cached_property
    def passed(self) -> int:
        """How many facts say nothing here."""
        return sum(len(own.passed) for own in self.people.values())

    def events(self, what: str) -> Iterator[Event]:
        """Dated events of a kind, of everybody."""
        return (event for own in self.people.values() for event in own.events if event.what == what)


NOTHING: Final = Own()


def together(one: Summary, other: Summary) -> Summary:
    """Two summaries as one. Commutative, associative and idempotent: parts may be merged in any grouping."""
    return all_together((one, other))


def all_together(many: Iterable[Summary]) -> Summary:
    """Many summaries as one; that of nobody is empty."""
    people: dict[str, Own] = {}
    for summary in many:
        for person, own in summary.people.items():
            known = people.get(person)
            people[person] = own if known is None else _joined(known, own)
    return Summary(people)


def _joined(one: Own, other: Own) -> Own:
    """Two parts of one person's facts as one."""
    if one == other:
        return one
    met: dict[str, set[Met]] = {}
    for part in (one, other):
        for pair, there in part.met.items():
            met.setdefault(pair, set()).update(there)
    return arranged(
        {*one.pairs, *other.pairs}, met, {*one.aims, *other.aims}, {*one.answered, *other.answered},
        {*one.rated, *other.rated}, {*one.events, *other.events}, {*one.passed, *other.passed},
    )  # fmt: skip


def arranged(
    pairs: Iterable[Pair], met: Mapping[str, Iterable[Met]], aims: Iterable[Aim], answered: Iterable[Answered],
    rated: Iterable[Rated], events: Iterable[Event], passed: Iterable[str],
) -> Own:  # fmt: skip
    """Parts of one person's summary, each once, put in their order. Facts of one id are the same fact."""
    by_id = itemgetter(0)
    return Own(
        tuple(sorted(pairs)), {pair: tuple(sorted(met[pair])) for pair in sorted(met)}, tuple(sorted(aims, key=by_id)),
        tuple(sorted(answered, key=by_id)), tuple(sorted(rated, key=by_id)), tuple(sorted(events, key=by_id)),
        tuple(sorted(passed)),
    )  # fmt: skip


def summary(facts: Iterable[Row], forms: Forms, host: str = "") -> Summary:
    """What facts say, of one person or of many; see `fact_reading.own`."""
    from mentortui.program.fact_reading import own

    by_person: dict[str, list[Row]] = {}
    for row in facts:
        if row.get("by"):
            by_person.setdefault(row["by"], []).append(row)
    return Summary({person: own(rows, forms, host) for person, rows in by_person.items()})


def maker(kind: type[_Made]) -> Callable[[tuple[Any, ...]], _Made]:
    """Makes a named tuple of one that is in its order: in a third of the time its own call takes."""
    return cast("Callable[[tuple[Any, ...]], _Made]", partial(tuple.__new__, cast("Any", kind)))
