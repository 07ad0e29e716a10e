"""The facts of one program as a coordinator's journal holds them, by whose word they are; followed as they change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

from mentortui.model.reader import Row
from mentortui.program import facts as fact
from mentortui.program import proxies
from mentortui.store import Journal


class ProgramFacts:
    """Looked through once: from then on only what changed is looked at."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._changed: set[str] | None = None
        self._own: dict[str, list[Row]] = {}
        self._entered: list[Row] = []

    def by_person(self, journal: Journal) -> Mapping[str, Sequence[Row]]:
        """Facts by whose word they are, in the order of their ids; those the coordinator entered are of who told them.

        Of whom nothing changed, it is the same list as before.
        """
        with journal.guard:
            self._follow(journal)
            return self._with_entered(journal) if self._entered else dict(self._own)

    def counted(self, journal: Journal) -> Mapping[str, Sequence[Row]]:
        """Facts by whose word they are, without what anybody entered for them."""
        with journal.guard:
            self._follow(journal)
            return dict(self._own)

    @property
    def has_entered(self) -> bool:
        """Whether the coordinator entered anything for somebody."""
        return bool(self._entered)

    def _follow(self, journal: Journal) -> None:
        if self._changed is None:
            self._changed = journal.follow(fact.KIND)
            self._sort_in(journal, journal.each(fact.KIND))
            return
        changed = {one: journal.full_row(one) for one in self._changed}
        self._changed.clear()
        if not changed:
            return
        if any(row is None for row in changed.values()):  # forgotten, and nobody knows any more whose it was
            self._own, self._entered = {}, []
            self._sort_in(journal, journal.each(fact.KIND))
            return
        for person in {str(row.get("by")) for row in changed.values() if row} & self._own.keys():
            left = [row for row in self._own.pop(person) if row["id"] not in changed]
            if left:
                self._own[person] = left
        self._entered = [row for row in self._entered if row["id"] not in changed]
        self._sort_in(journal, [row for one in changed if (row := journal.get(one))])

    def _sort_in(self, journal: Journal, rows: Sequence[Row]) -> None:
        """Put facts where they belong."""
        program, me = self._program, journal.me
        new: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row.get("program") != program:
                continue
            by = row.get("by")
            if not row.get("entered"):
                if by:
                    new[by].append(row)
            elif by == me:
                self._entered.append(row)
        for person, more in new.items():
            self._own[person] = sorted([*self._own.get(person, ()), *more], key=itemgetter("id"))

    def _with_entered(self, journal: Journal) -> Mapping[str, Sequence[Row]]:
        """Beside what people counted themselves, what was entered for them."""
        on_list = [row for row in journal.rows("enrolment") if row.get("program") == self._program]
        people = {row["id"]: str(row.get("person") or row["id"]) for row in on_list}
        counted = sorted((row for own in self._own.values() for row in own), key=_when)
        found = proxies.settled(sorted(self._entered, key=_when), counted, people)
        by_person: dict[str, Sequence[Row]] = dict(self._own)
        for row in found.filled.values():
            by_person[row["by"]] = [found.filled.get(one["id"], one) for one in by_person[row["by"]]]
        for person, more in found.added.items():
            by_person[person] = sorted([*by_person.get(person, ()), *more], key=itemgetter("id"))
        return by_person


def _when(row: Row) -> tuple[str, str]:
    """When a fact was made: the ids of those made at one sync rise with the days of their records."""
    return str(row.get("at")), row["id"]
