"""What each reader of the shared folders gets, worked out the way it is sent: nothing is written, here or there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentortui.changes import facts, naming
from mentortui.clock import new_id
from mentortui.errors import Refused, StoreError
from mentortui.exchange import git
from mentortui.exchange.whom import whom
from mentortui.model.reader import Row
from mentortui.practice.names import listed, name
from mentortui.practice.received import Gets, Open, Privacy, Told, anybody
from mentortui.store import Journal
from mentortui.store.share import folder as folders
from mentortui.store.share import inbox
from mentortui.store.share.audiences import FACTS, MEMBERS, PRIVATE, REST, Outgoing, setup_of
from mentortui.store.share.cards import PROGRAM
from mentortui.store.share.counted import KEPT_HERE
from mentortui.store.share.ledger import Published
from mentortui.store.share.publish import unsaid
from mentortui.store.share.visit import Visit
from mentortui.store.state import view_entry


def privacy(journal: Journal) -> Privacy:
    """Who gets what, folder by folder; a folder that is away is told, and keeps nobody from seeing the others."""
    readers: list[Gets] = []
    seen: list[Open] = []
    faults: list[str] = []
    for row in journal.rows("share"):
        try:
            visit = Visit.of(journal, setup_of(row))
            readers += _readers(journal, row, visit)
            seen.append(_open(row, visit))
        except (StoreError, Refused) as error:
            faults.append(f"{row.get('name')}: {error.sentence}")
    return Privacy(tuple(readers), tuple(seen), tuple(faults))


def _readers(journal: Journal, row: Row, visit: Visit) -> list[Gets]:
    """By reader, in the order of names: everybody else one knows in the folder, those who get nothing among them."""
    found: dict[str, list[Told]] = {
        name(journal, one.person): [] for one in visit.others() if journal.get(one.person)
    }  # of a program: those whose name one was told
    own: list[Told] = []
    for out in visit.outgoing():
        records = _told(journal, visit, out)
        if out.audience in (PRIVATE, REST):
            own += records
            continue
        for reader in _names(journal, out):
            found.setdefault(reader, []).extend(records)
    if row.get("type") == PROGRAM:
        _to_be_counted(journal, visit, found)
    place = visit.folder.place
    title = str(row.get("name"))
    readers = [Gets(reader, title, place, tuple(records)) for reader, records in found.items()]
    return [*readers, Gets("Your own computers", title, place, tuple(own), own=True)] if own else readers


def _to_be_counted(journal: Journal, visit: Visit, found: dict[str, list[Told]]) -> None:
    """What the next sync will count, change or take back, put to what the program has of it already."""
    host = visit.here.founding.host.id
    people = [one.person for one in visit.others() if any(device.id == host for device in one.devices)]
    if not people:
        return
    now = journal.clock.now()
    delta = facts.follow(journal, now=now, new_id=lambda kind: new_id(kind, journal.clock))
    told = found.setdefault(f"The program ({listed(name(journal, one) for one in people)})", [])
    told[:] = [_as_it_will_be(one, delta.update[one.id]) if one.id in delta.update else one for one in told]
    told += [
        Told(record_id, naming.label(journal, {"id": record_id, **fields}), _leaving(fields), False)
        for record_id, fields in delta.create.items()
        if fields["program"] == visit.setup.share
    ]


def _as_it_will_be(one: Told, changed: Mapping[str, Any]) -> Told:
    fields = {field: value for field, value in {**one.fields, **changed}.items() if value is not None}
    return Told(one.id, "taken back: that it is gone" if changed.get("deleted") else one.title, _leaving(fields), False)


def _leaving(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in fields.items() if field not in KEPT_HERE}


def _names(journal: Journal, out: Outgoing) -> list[str]:
    if out.audience in (FACTS, MEMBERS):
        said = whom(journal, out.audience, out.people)
        return [said[0].upper() + said[1:]]
    return [name(journal, person) for person in out.people]


def _told(journal: Journal, visit: Visit, out: Outgoing) -> list[Told]:
    known = visit.ledger.published.get(out.audience, Published()).stamps
    return [
        Told(record_id, _title(journal, record_id), view_entry(entry), not unsaid(entry, known.get(record_id, {})))
        for record_id, entry in out.state.items()
    ]


def _title(journal: Journal, record_id: str) -> str:
    row = journal.get(record_id)
    return naming.label(journal, row) if row else "taken back: that it is gone"


def _open(row: Row, visit: Visit) -> Open:
    folder = visit.folder
    writers = folder.writers()
    files = sum(len(folder.names(f"{folders.SEGMENTS}/{writer}")) for writer in writers)
    files += sum(len(folder.names(place)) for place in (folders.PEOPLE, folders.PROGRAM))
    kept = [git.KEEPS] if git.is_repository(folder.place) else []
    computers = {*writers, *(name.partition("-")[0] for name in folder.names(folders.PEOPLE))}
    said = anybody(visit.here.founding.name, len(computers), files, len(inbox.waiting(folder)), kept)
    return Open(str(row.get("name")), folder.place, said)
