"""A program's summary from a coordinator's journal: who is enrolled, what they let it count, when each was heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from mentortui.clock import new_id
from mentortui.exchange import kept_summaries, program_led
from mentortui.exchange.program_facts import ProgramFacts
from mentortui.exchange.program_led import View
from mentortui.exchange.summing import USUAL, Means, Progress, Sums
from mentortui.model.delta import Delta
from mentortui.model.reader import Row
from mentortui.practice import forms
from mentortui.program import proxies
from mentortui.program.periods import published
from mentortui.program.rolling import Rolled, roll
from mentortui.program.rules import rules_of
from mentortui.program.scope import Someone, Whole
from mentortui.program.summaries import Event, Summary
from mentortui.program.which import share_of
from mentortui.store import Journal
from mentortui.store.load import collector_off
from mentortui.store.share import ledger as ledgers


class _Known(NamedTuple):
    """What a process knows of one program: only people of whom something came are summed up anew."""

    facts: ProgramFacts
    sums: Sums


_KNOWN: Final[WeakKeyDictionary[Journal, dict[str, _Known]]] = WeakKeyDictionary()
"""By journal and program."""


def rolled(
    journal: Journal, share: Row, as_of: date, cohort: str = "", group: str = "", progress: Progress | None = None
) -> Rolled:
    """All figures of a program one coordinates, or of the cohorts one leads. Equal facts, list and day give equal
    figures.

    Raises Refused for a day in the future, and for a cohort or group nobody is in.
    """
    program = share_of(share)
    measures = [row for row in journal.rows("measure") if row.get("program") == program]
    rules, led = rules_of(journal.get(f"charter-{program}")), program_led.view(journal, share)
    with collector_off():  # a million facts make many small tuples, and none of them in a circle
        found = roll(
            whole(journal, share, progress), as_of=as_of, rules=rules,
            cohort=cohort, group=group, today=journal.clock.now().date(), measures=[] if led else measures,
            periods=published(journal, program),
        )  # fmt: skip
    return led.checked(found, rules) if led else found


def publish(journal: Journal, share: Row, shown: Rolled) -> Delta:
    """Write down that a summary was shown to others, and over whom; commits. Raises Refused where nothing is shown."""
    from mentortui.changes import publishing

    now = journal.clock.now()
    delta = publishing.publish(
        journal, shown, share_of(share), now=now, new_id=lambda kind: new_id(kind, journal.clock)
    )
    if delta:
        journal.commit(delta, undoable=False)  # what was shown cannot be unseen
    return delta


def whole(journal: Journal, share: Row, progress: Progress | None = None, means: Means = USUAL) -> Whole:
    """All that is known of a program here. What `progress` raises stops it; what was summed up is kept."""
    program = share_of(share)
    here = _KNOWN.setdefault(journal, {})
    if program not in here:
        if not journal.read_only:
            kept_summaries.drop_others(journal.disk, map(share_of, journal.rows("share")))
        sums = Sums(None if journal.read_only else journal.disk, program, means)
        here[program] = _Known(ProgramFacts(program), sums)
    led = program_led.view(journal, share)
    if led is not None:
        return _led(journal, share, here[program], led, progress)
    by_person = here[program].facts.by_person(journal)
    known = here[program].sums.up(by_person, forms.versions(journal), journal.me, progress)
    # Without entries it is not asked of a million facts whether they are one.
    told = by_person if here[program].facts.has_entered else {journal.me: by_person.get(journal.me, ())}
    own = _heard(journal, program)
    heard = proxies.heard_by_form(told, own, journal.me)
    there = _people(journal, share, program, by_person, known, heard)
    people = tuple(one._replace(by_form=one.id not in own) for one in there)
    count = sum(map(len, by_person.values()))
    outcomes, bands = _outcomes(journal, program)
    charter = journal.get(f"charter-{program}") or {}
    return Whole(
        str(share.get("name")), people, known, outcomes, count, journal.me, bands, _unread(journal, program),
        int(charter.get("months") or 0),
    )  # fmt: skip


def _led(journal: Journal, share: Row, here: _Known, led: View, progress: Progress | None) -> Whole:
    """What is known of the cohorts one leads: by what its people count, and by nothing that somebody entered."""
    facts = led.of(here.facts.counted(journal))
    known = here.sums.up(facts, forms.versions(journal), "", progress)
    charter = journal.get(f"charter-{share_of(share)}") or {}
    return Whole(
        str(share.get("name")), led.people(known, str(charter.get("start") or "")), known,
        facts=sum(map(len, facts.values())), unread=led.unread, months=int(charter.get("months") or 0),
    )  # fmt: skip


def _people(
    journal: Journal,
    share: Row,
    program: str,
    facts: Mapping[str, Sequence[Row]],
    known: Summary,
    heard: Mapping[str, str],
) -> tuple[Someone, ...]:
    """The enrolled, and whoever is in the folder or counted something without being on the list."""
    starts = {row["name"]: row.get("start") or "" for row in journal.rows("cohort") if row.get("program") == program}
    begun = str((journal.get(f"charter-{program}") or {}).get("start") or "")
    cohorts = {person: pair.cohort for pair in known.pairs if pair.cohort
               for person in (*pair.mentors, *pair.mentees)}  # fmt: skip
    roles: dict[str, set[str]] = defaultdict(set)
    for pair in known.pairs:
        for role, there in (("mentor", pair.mentors), ("mentee", pair.mentees)):
            for person in there:
                roles[person].add(role)
    found: dict[str, Someone] = {}
    for row in journal.rows("enrolment"):
        if row.get("program") != program:
            continue
        person = str(row.get("person") or row["id"])
        cohort = str(row.get("cohort") or cohorts.get(person, ""))
        groups = tuple(sorted((str(name), str(value)) for name, value in (row.get("groups") or {}).items()))
        found[person] = Someone(
            person, frozenset(row.get("roles") or roles[person]), cohort, groups,
            bool(row.get("person") or row.get("by_form")), str(row.get("invited_on") or ""),
            starts.get(cohort) or str(row.get("invited_on") or "") or begun, heard.get(person, ""),
            str(row.get("left_on") or ""),
        )  # fmt: skip
    # Whoever entered somebody's answers is not in the program by that; who gave them is.
    told = {*facts} - {journal.me} | {str(row.get("writer") or journal.me) for row in facts.get(journal.me, ())}
    for person in {*heard, *told} - found.keys():
        cohort = cohorts.get(person, "")
        found[person] = Someone(
            person, frozenset(roles[person]), cohort, since=starts.get(cohort) or begun, heard=heard.get(person, "")
        )
    return tuple(found[person] for person in sorted(found))


def _heard(journal: Journal, program: str) -> dict[str, str]:
    """The day on which something of each other person in the folder was read last; empty when nothing was."""
    ledger = ledgers.load(journal.disk, program)
    return {
        person: max((ledger.heard.get(device["id"], "") for device in one.devices), default="")[:10]
        for person, one in ledger.members.items()
        if person != journal.me
    }


def _unread(journal: Journal, program: str) -> int:
    """Of how many people in the folder files were set aside."""
    ledger = ledgers.load(journal.disk, program)
    computers = {part for path in ledger.aside for part in path.split("/")}
    return sum(any(device["id"] in computers for device in one.devices) for one in ledger.members.values())


def _outcomes(journal: Journal, program: str) -> tuple[tuple[Event, ...], tuple[tuple[str, str, str], ...]]:
    """Career events and bands of the coordinator's list, by the people of the enrolments they name."""
    people = {row["id"]: str(row.get("person") or row["id"]) for row in journal.rows("enrolment")}
    rows = [row for row in journal.rows("outcome") if row.get("program") == program and row.get("enrolment") in people]
    events = (
        Event(row["id"], "outcome", people[row["enrolment"]], journal.me, row["on"], row["kind"], "") for row in rows
    )
    bands = ((people[row["enrolment"]], str(row["on"]), str(row["band"])) for row in rows if row.get("band"))
    return tuple(events), tuple(bands)
