"""A coordinator's people by name, and what their week is made of, from the journal."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.exchange import program_led, program_rollup
from mentortui.model.reader import Row
from mentortui.program import health, week
from mentortui.program.choosing import is_in, nobody
from mentortui.program.health import Light
from mentortui.program.scope import Scope
from mentortui.program.week import Part
from mentortui.program.which import leads, share_of
from mentortui.store import Journal

UNKNOWN = "somebody who is not on the list"


class Program(NamedTuple):
    """One program as of a day."""

    share: Row
    scope: Scope
    names: dict[str, str]
    contacts: tuple[Row, ...]
    asking: tuple[str, ...]
    """Names of those who wait to be let in, as far as the last sync knew."""

    def name(self, person: str) -> str:
        """What somebody is called."""
        return self.names.get(person, UNKNOWN)

    def week(self) -> list[Part]:
        """What there is to do."""
        return week.week(self.scope, self.name, self.contacts, self.asking)

    def health(self) -> list[Light]:
        """Every relationship, the most pressing first."""
        supported: dict[str, str] = {}
        for row in self.contacts:
            supported[str(row["person"])] = max(row["on"], supported.get(str(row["person"]), ""))
        return health.board(self.scope, supported)


def program(journal: Journal, share: Row, as_of: date, asking: tuple[str, ...] = (), cohort: str = "") -> Program:
    """A program one coordinates, or a cohort of it, or the cohorts one leads, as of a day. Raises Refused for a day in
    the future, or a cohort nobody is in.
    """
    if as_of > journal.clock.now().date():
        raise Refused("That day has not come yet, so nothing is known of it. Nothing was worked out.", "as-of")
    whole = program_rollup.whole(journal, share)
    there = [one for one in whole.people if not one.left_on or one.left_on > as_of.isoformat()]
    chosen = [one for one in there if is_in(one, cohort, "")]
    if cohort and not chosen:
        raise Refused(nobody(there, cohort, ""), "cohort")
    scope = Scope(whole, chosen, as_of)
    program_id = share_of(share)
    contacts = tuple(
        row for row in journal.rows("contact")
        if row.get("program") == program_id and (not (cohort or leads(share)) or row.get("person") in scope.people)
    )  # fmt: skip
    return Program(share, scope, _names(journal, share, program_id), contacts, asking)


def _names(journal: Journal, share: Row, program_id: str) -> dict[str, str]:
    """By id of a person or an enrolment what they are called: as the list has it, else as they call themselves."""
    led = program_led.view(journal, share)
    if led is not None:
        return {row["id"]: str(row.get("name", "")) for row in journal.rows("person")} | dict(led.names)
    found = {row["id"]: str(row.get("name", "")) for row in journal.rows("person")}
    for row in journal.rows("enrolment"):
        if row.get("program") == program_id:
            found[row["id"]] = row["name"]
            if row.get("person"):
                found[row["person"]] = row["name"]
    return found


def named(found: Program, words: str) -> str:
    """The id of somebody in the program, by name or its beginning. Raises NotFound, Ambiguous."""
    said = words.strip().casefold()
    known = {person: found.name(person) for person in found.scope.people}
    same = [person for person, name in known.items() if name.casefold() == said]
    same = same or [person for person, name in known.items() if said and name.casefold().startswith(said)]
    if len(same) == 1:
        return same[0]
    if same:
        listed = ", ".join(sorted(known[person] for person in same))
        raise Ambiguous(f"{words!r} could be {listed}; say more of the name. Nothing was written.")
    raise NotFound(f"Nobody called {words!r} is in the program. Nothing was written.", "person")
