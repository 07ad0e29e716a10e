"""Which records, and which words of them, go to whom in a shared folder.

A record is sent to the members of its relationship and to nobody else; what is one's own travels between one's own
computers. Whom a record belongs to is read from what its maker's side said of it, or, of a record that came from
somebody else, from the audience it came in: no partner can move a record to other readers by editing it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from mentortui.model.reader import Row
from mentortui.model.vocabulary import (
    ALWAYS_PRIVATE,
    BETWEEN_US,
    EVERYONE,
    HERE_ONLY,
    KINDS,
    ONLY_YOU,
    PARENT_FIELDS,
    kind_of,
)
from mentortui.store.erasure import unpurged
from mentortui.store.share import counted, meanwhile, widened
from mentortui.store.share.cards import LEAD, PAIR, PROGRAM, Member
from mentortui.store.share.keyring import DeviceKeys
from mentortui.store.share.said import Said
from mentortui.store.state import Entry, Registers, State
from mentortui.store.writing import Writing

PRIVATE: Final = "private"
"""What only its owner reads, for the owner's own computers."""
REST: Final = "rest"
"""What others may read but nobody in this folder is sent, for the owner's own computers."""
FACTS: Final = "program"
"""What was counted, for the coordinator."""
MEMBERS: Final = "members"
"""What was deliberately opened to everybody in a program, sealed with the key they all have."""
ALWAYS: Final = "0001-01-01T00:00:00+00:00"
"""The moment from which on everything is read."""
_DEPTH: Final = 4
_LINKS: Final = ("meeting", "goal", "response")
# What a response says while its answers are sealed: that there is one, and what they will have to fit.
_SEALED: Final = frozenset({"at", "by", "readers", "relationship", "form", "version", "on", "occasion", "meeting",
                            "about", "written_by", "seal", "deleted"})  # fmt: skip


class Setup(NamedTuple):
    """What one decided about a share, as its record in the journal says."""

    share: str
    kind: str
    """`pair`, `program` or `own`."""
    relationship: str | None
    """The relationship a pair's folder belongs to."""
    since: str
    """From when on others read (RFC 3339): what was made before stays here, unless it was opened."""
    opened: frozenset[str]
    """Ids of older goals, meetings and the like that were opened to the new readers."""
    own: bool
    """Whether one's own computers meet in this folder, too."""
    secret: str = ""
    """The secret part of the code one joined with."""
    gone: bool = False
    """Whether one left it."""
    erase: bool = False
    """Whether one asked to be erased from it."""
    shown: frozenset[str] = frozenset()
    """Older records that were opened to somebody who came into their relationship later; see `widened.element`."""
    accepted: frozenset[str] = frozenset()
    """Relationships of others that one said yes to being in."""
    declined: frozenset[str] = frozenset()
    """Who is not to come into which relationship, as far as one was asked."""


class Outgoing(NamedTuple):
    """What one device has to say to one audience: whole, whether it was published before or not."""

    audience: str
    recipients: tuple[str, ...]
    """Age recipients, sorted."""
    people: tuple[str, ...]
    """Ids of the others who will read it."""
    state: State


def setup_of(row: Row) -> Setup:
    """What the record of a share says."""
    return Setup(
        row["id"].partition("-")[2],
        row.get("type", PAIR),
        row.get("relationship"),
        str(row.get("since") or row.get("at")),
        frozenset(row.get("opened", ())),
        bool(row.get("own")),
        str(row.get("secret") or ""),
        bool(row.get("gone")),
        bool(row.get("erase")),
        *(frozenset(row.get(name, ())) for name in ("shown", "accepted", "declined")),
    )


def outgoing(
    journal: Writing, setup: Setup, members: Collection[Member], own: Collection[DeviceKeys], host: Collection[str],
    came: Mapping[str, str],
    device: str = "",
    before: Said | None = None,
    everybody: Collection[str] = (),
) -> list[Outgoing]:  # fmt: skip
    """Everything this device (or a former one of this home) has to say in a share, by audience.

    `host` are the devices of the share's host; `everybody` the age recipients that everybody in it opens with. What
    is known `before` to be said stays out of the states.
    """
    device = device or journal.device
    mine = tuple(sorted({one.age for one in own}))
    others = {one.person: one for one in members if one.person != journal.me}
    heard_by = _Heard(journal, setup, others)
    known = before or Said()
    everyone = {MEMBERS} if everybody else set()
    known.begin((setup, journal.record(f"share-{setup.share}"), frozenset(own), heard_by.under() | everyone))
    said = _between_people(journal, setup, came, heard_by, everyone, device, known)
    if setup.own:
        said[PRIVATE] = _for_oneself(journal, device, known)
    if setup.kind == PROGRAM:
        facts = counted.to_send(journal, setup.share, device)
        if facts:
            said[FACTS] = facts
    found = []
    for audience, state in said.items():
        hearing = heard_by.by(audience)
        if audience == FACTS:
            hearing = _counting(members, journal.me, host)
            if not hearing:
                continue
            if not all(_hosts(one, host) for one in hearing):
                state = counted.without_handed(journal, state)
        if audience == MEMBERS:
            hearing = tuple(others.values())
        ages = {*everybody} if audience == MEMBERS else {device.age for one in hearing for device in one.devices}
        people = tuple(sorted(one.person for one in hearing))
        found.append(Outgoing(audience, tuple(sorted({*mine, *ages})), people, state))
    return sorted(found)


def _counting(members: Collection[Member], me: str, host: Collection[str]) -> tuple[Member, ...]:
    """Who receives what was counted: the host, and who leads a cohort that one is in.

    Of who leads a cohort it is said what they lead, not what they are in: what they count goes to the host alone.
    """
    cohorts = {cohort for one in members if one.person == me and one.role != LEAD for cohort in one.cohorts}
    return tuple(
        one
        for one in members
        if one.person != me and (_hosts(one, host) or (one.role == LEAD and cohorts & {*one.cohorts}))
    )


def _hosts(one: Member, host: Collection[str]) -> bool:
    return any(device.id in host for device in one.devices)


class _Heard:
    """Who of a share hears which audience."""

    def __init__(self, journal: Writing, setup: Setup, others: Mapping[str, Member]) -> None:
        self._listeners = {one: listeners(journal, setup, one, others) for one in relationships(journal, setup)}
        self._journal = journal
        self._by: dict[str, tuple[Member, ...]] = {}
        self.own = own_ids(journal)
        for_two = setup.kind == PAIR  # everybody in its folder, whoever else is in the relationship elsewhere
        self.late = {one: {} if for_two else widened.late(journal, one, self.own) for one in self._listeners}

    @cached_property
    def copies(self) -> dict[str, str]:
        """By record that was taken back from its readers, the one that stands for it and still says who they were."""
        journal = self._journal
        rows = (row for kind in KINDS for row in (*journal.rows(kind), *journal.deleted(kind)))
        return {row["moved_from"]: row["id"] for row in rows if row.get("moved_from")}

    def by(self, audience: str) -> tuple[Member, ...]:
        """The others who hear an audience."""
        if audience not in self._by:
            self._by[audience] = self._who(audience)
        return self._by[audience]

    def _who(self, audience: str) -> tuple[Member, ...]:
        base, named = widened.base_of(audience), widened.named(audience)
        late = self.late.get(base, {})
        return tuple(one for one in self._listeners.get(base, ()) if one.person not in late or one.person in named)

    def under(self) -> frozenset[str]:
        """The relationships somebody hears, each with who came into it later."""
        return frozenset(repr((one, sorted(self.late[one].items()))) for one, there in self._listeners.items() if there)


def _between_people(
    journal: Writing, setup: Setup, came: Mapping[str, str], heard: _Heard, everyone: Collection[str], device: str,
    known: Said,
) -> dict[str, State]:  # fmt: skip
    """What is on the shared side, by audience: one of those somebody hears, else one's own computers."""
    said: dict[str, State] = {}
    for record_id, record in journal.sides.shared.memory.records.items():
        audience = known.to(journal, record_id, record, came)
        if audience is not None:
            said.setdefault(audience, {})
            continue
        looked = {record_id}
        audience = audience_of(journal, record_id, came, looked, setup.share)
        if not audience and record.row.get("deleted") and record_id in heard.copies:  # what was noted of it is lost
            audience = audience_of(journal, heard.copies[record_id], came, looked, setup.share)
        late = heard.late.get(widened.base_of(audience))
        if late:
            root = root_of(journal, record_id, looked)
            audience = widened.audience(journal, record_id, audience, late, heard.own, came, root, setup.shown)
        hears = audience in everyone or heard.by(audience)
        if not (hears and is_open(journal, setup, record_id, came, looked)):
            audience = REST if setup.own else ""
        withheld = _withheld(journal, record_id, looked)
        known.look(journal, record, audience, looked, came)
        if audience and not known.is_said(audience, record, device, withheld):
            _say(said.setdefault(audience, {}), record_id, own_part(journal, record_id, withheld, device))
        said.setdefault(audience, {})
    said.pop("", None)
    return said


def _for_oneself(journal: Writing, device: str, known: Said) -> State:
    """What is on the private side."""
    state: State = {}
    for record_id, record in journal.sides.private.memory.records.items():
        if known.to(journal, record_id, record, {}) is None:
            known.look(journal, record, PRIVATE, (), {})
            here_only = HERE_ONLY.get(kind_of(record_id))
            stays = here_only.__contains__ if here_only else None
            if not known.is_said(PRIVATE, record, device, stays):
                _say(state, record_id, own_part(journal, record_id, stays, device))
    return state


def relationships(journal: Writing, setup: Setup) -> Iterator[str]:
    """The relationships that records of a share can belong to."""
    if setup.kind == PAIR:
        if setup.relationship:
            yield setup.relationship
    else:
        yield from (one for one in journal.sides.shared.memory.records if kind_of(one) == "relationship")


def listeners(journal: Writing, setup: Setup, relationship: str, others: Mapping[str, Member]) -> tuple[Member, ...]:
    """Who in the share reads a relationship: in a folder of two everybody, else the people in it."""
    if setup.kind == PAIR:
        return tuple(others.values())
    row = journal.full_row(relationship) or {}
    people = {*row.get("mentors", ()), *row.get("mentees", ())}
    return tuple(one for person, one in others.items() if person in people)


def audience_of(journal: Writing, record_id: str, came: Mapping[str, str], looked: set[str], share: str) -> str:
    """The relationship a shared record belongs to, by what its maker's side said; empty when to none.

    What was opened to everybody in the program of this share belongs to them all. Every record that was looked at is
    added to `looked`, here and below.
    """
    for _ in range(_DEPTH):
        looked.add(record_id)
        if record_id in came:
            return came[record_id]
        kind = kind_of(record_id)
        if kind == "relationship":
            return record_id
        said = own_words(journal, record_id)
        if said.get("readers") == EVERYONE:
            opened_in = said.get("program") or record_id.partition("-")[2]  # the charter has the id of its share
            return MEMBERS if opened_in == share else ""
        if said.get("relationship"):
            return str(said["relationship"])
        parent = said.get(PARENT_FIELDS.get(kind, "")) or next((said[link] for link in _LINKS if said.get(link)), None)
        if not parent:
            return ""
        record_id = str(parent)
    return ""


def own_words(journal: Writing, record_id: str) -> Row:
    """The links of a record as one's own computers last wrote them; never as somebody else did."""
    own = own_ids(journal)
    fields = journal.spelled(record_id).get("f", {})
    found: Row = {}
    for name in ("relationship", "readers", "program", *_LINKS, *PARENT_FIELDS.values()):
        words = [register for device, register in fields.get(name, {}).items() if device in own]
        # A record lives in one audience for ever. What empties it names none: another computer than the one that sent
        # it goes by what that one said, or who reads it would never hear that it was taken back.
        words = [register for register in words if register[1]] or words
        if words:
            found[name] = max(words, key=lambda register: str(register[0]))[1]
    return found


def own_ids(journal: Writing) -> set[str]:
    """Ids of one's own computers, this one and what it was called before among them."""
    return {journal.device, *journal.identity.get("devices", ()), *own_devices(journal)}


def own_devices(journal: Writing) -> set[str]:
    """Ids of one's own computers, as the journal knows them."""
    return {row["device"] for row in journal.rows("computer") if row.get("device")}


def root_of(journal: Writing, record_id: str, looked: set[str]) -> Row:
    """The goal, meeting or other whole that a record is a part of; itself when it is none."""
    row = journal.full_row(record_id) or {"id": record_id}
    for _ in range(_DEPTH):
        parent = row.get(PARENT_FIELDS.get(kind_of(row["id"]), ""))
        looked.update([str(parent)] if parent else [])
        above = journal.full_row(str(parent)) if parent else None
        if above is None:
            return row
        row = above
    return row


def is_open(journal: Writing, setup: Setup, record_id: str, came: Mapping[str, str], looked: set[str]) -> bool:
    """Whether a record is sent to others: made since they were let in, opened to them, or theirs to begin with."""
    row = journal.full_row(record_id) or {}
    if record_id in came or kind_of(record_id) in BETWEEN_US or row.get("readers") == EVERYONE:
        return True
    root = root_of(journal, record_id, looked)
    if root["id"] in came or setup.opened & {record_id, root["id"]}:
        return True
    # By stamps, which rise whatever the computers' clocks do: what is written now must not look older than the share.
    said = journal.spelled(f"share-{setup.share}").get("f", {}).get("since", {})
    since = min((str(register[0]) for register in said.values()), default="")  # whoever said it again since
    return setup.since <= ALWAYS or (journal.stamp(root["id"], "at") or "")[:16] >= since[:16]


def _withheld(journal: Writing, record_id: str, looked: set[str]) -> Callable[[str], bool] | None:
    """Which fields of a record stay back for now; None where none do."""
    row = journal.full_row(record_id) or {}
    if kind_of(record_id) == "correction":
        looked.add(str(row.get("response")))
        row = journal.full_row(str(row.get("response"))) or {}
        return (lambda _name: True) if row.get("seal") and not row.get("unsealed") else None
    if row.get("seal") and not row.get("unsealed"):
        return lambda name: name not in _SEALED
    if row.get("deleted"):
        return meanwhile.words(journal, record_id, own_devices(journal)).__contains__
    return None


def own_part(
    journal: Writing, record_id: str, withheld: Callable[[str], bool] | None = None, device: str = ""
) -> Entry:
    """The registers of a record that are our device's own (or another's), without those that are withheld."""
    device = device or journal.device
    part: Entry = {}
    for name, fields in journal.spelled(record_id).items():
        own: dict[str, Registers] = {
            field: {device: registers[device]}
            for field, registers in fields.items()
            if device in registers and not (withheld and withheld(field))
        }
        if own:
            part[name] = own
    return part


def _say(state: State, record_id: str, part: Entry) -> None:
    if part:
        state[record_id] = part


def admitted(journal: Writing, audience: str, own: bool, state: State) -> State:
    """What of a received state may be joined.

    Another's segment brings no record of a kind that is always its owner's, none that says it is for its writer alone,
    and nothing about a record that lives on the private side here. No partner purges a record.
    """
    if own:
        return state
    kept: State = {}
    for record_id, entry in state.items():
        kind = kind_of(record_id)
        if kind not in ALWAYS_PRIVATE and record_id not in journal.sides.private.memory and not _says_only_you(entry):
            kept[record_id] = unpurged(entry)
    return kept


def _says_only_you(entry: Entry) -> bool:
    readers = entry.get("f", {}).get("readers", {})
    return any(register[1] == ONLY_YOU for register in readers.values())
