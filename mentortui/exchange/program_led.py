"""What somebody who leads a cohort sees of a program: who is in it by the folder's word, and what these count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mentortui.model.reader import Row
from mentortui.practice.names import listed
from mentortui.program.rolling import Rolled
from mentortui.program.rules import Rules, refused_filter
from mentortui.program.scope import Someone
from mentortui.program.summaries import Summary
from mentortui.program.which import leads, share_of
from mentortui.store import Journal
from mentortui.store.share import ledger as ledgers


class View(NamedTuple):
    """The cohorts one leads, as the last sync left it. Nobody else's facts are looked at, whenever they came."""

    led: tuple[str, ...]
    cohorts: Mapping[str, str]
    """By person the cohort they are in."""
    names: Mapping[str, str]
    """What people in the folder are called, as they call themselves."""
    heard: Mapping[str, str]
    """By person in it the day on which something of theirs was read last; empty when nothing was."""
    unread: int
    """Of how many people in it files were set aside."""
    beside: int
    """How many take part in no cohort one leads."""

    def of(self, facts: Mapping[str, Sequence[Row]]) -> dict[str, Sequence[Row]]:
        """Of facts by person those of people in it."""
        return {person: rows for person, rows in facts.items() if person in self.cohorts}

    def people(self, known: Summary, begun: str) -> tuple[Someone, ...]:
        """Everybody in it; `begun` is the program's first day."""
        roles: dict[str, set[str]] = defaultdict(set)
        for pair in known.pairs:
            for role, there in (("mentor", pair.mentors), ("mentee", pair.mentees)):
                for person in there:
                    roles[person].add(role)
        return tuple(
            Someone(one, frozenset(roles[one]), self.cohorts[one], since=begun, heard=self.heard.get(one, ""))
            for one in sorted(self.cohorts)
        )

    def checked(self, rolled: Rolled, rules: Rules) -> Rolled:
        """The same, named as what it is of; refused where too few are in it, or so few take part beside it that the
        difference to everybody would tell of them.
        """
        rollup = rolled.rollup
        if not (rollup.cohort or rollup.group):
            rollup = rollup._replace(cohort=listed(self.led))
        rest = [f"beside {number}" for number in range(self.beside)]
        why = "" if rollup.refused else refused_filter([*self.cohorts], [*self.cohorts, *rest], rules.people)
        return Rolled(rollup._replace(people=0, figures=(), refused=why), {}) if why else rolled._replace(rollup=rollup)


def view(journal: Journal, share: Row) -> View | None:
    """What one leads of a program; None where one does not see it as who leads a part of it."""
    led = {*leads(share)}
    if not led:
        return None
    ledger = ledgers.load(journal.disk, share_of(share))
    in_ = {person: sorted(led & {*cohorts}) for person, cohorts in ledger.led.items()}
    cohorts = {person: there[0] for person, there in in_.items() if there}
    devices = {person: [one["id"] for one in known.devices] for person, known in ledger.members.items()
               if person in cohorts}  # fmt: skip
    aside = {part for path in ledger.aside for part in path.split("/")}
    return View(
        tuple(sorted(led)), cohorts,
        {person: known.name for person, known in ledger.members.items() if known.name},
        {person: max((ledger.heard.get(one, "") for one in there), default="")[:10]
         for person, there in devices.items()},
        sum(not aside.isdisjoint(there) for there in devices.values()),
        ledger.beside,
    )  # fmt: skip
