"""Backup and restore: one file that holds both sides whole, and joining it back."""

from __future__ import annotations

import contextlib
import itertools
import os
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from mentortui.clock import Clock
from mentortui.errors import Refused, StoreError
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import MAKING, SET_FIELDS, kind_of
from mentortui.store.device import replace_file
from mentortui.store.disk import RealDisk
from mentortui.store.erasure import PURGED
from mentortui.store.home import home_from_state
from mentortui.store.log import write_failed
from mentortui.store.memory import Memory
from mentortui.store.state import view
from mentortui.store.transfer import PRIVATE, SHARED

if TYPE_CHECKING:
    from mentortui.store.journal import Journal


class RestoreReport(NamedTuple):
    """What a restore did."""

    brought_back: int
    """Records of the backup that were lost here."""
    changed: int
    """Records that read as in the backup again."""
    newer: int
    """Records newer than the backup: kept, or with `exact` deleted."""
    refused: list[str]
    """One sentence for every record of the backup that was left out."""


def backup(journal: Journal, target: str | os.PathLike[str]) -> str:
    """Write the whole journal as it is now into one file, and return its path.

    A folder as target gets a file named after the moment, with a number behind it where that is taken. Raises
    Refused when the file exists or its folder does not (a disk that is not plugged in looks so, and must not be
    taken for one that is), WriteFailed when it cannot be written.
    """
    path = os.path.abspath(os.fspath(target))
    journal.catch_up()
    moment = journal.clock.now()
    if os.path.isdir(path):
        path = _unused(os.path.join(path, f"mentortui-backup-{moment:%Y-%m-%dT%H%M%S}"))
    if os.path.exists(path):
        raise Refused(f"{path} exists already. Nothing was written; choose another name.")
    folder, name = os.path.split(path)
    if not os.path.isdir(folder):
        raise Refused(f"There is no folder {folder}; make it, or plug in its disk. Nothing was written.")
    document = {"mentortui": "backup", "written": moment.isoformat(timespec="seconds"), **journal.export_state()}
    document["sum"] = _sum(document)
    data = msgspec.json.format(msgspec.json.encode(document), indent=1)
    disk = RealDisk(folder)
    try:
        replace_file(disk, "", name, data)
    except OSError as error:
        with contextlib.suppress(OSError):
            disk.unlink(f".{name}.tmp")
        raise write_failed(error) from error
    return path


def _unused(stem: str) -> str:
    """The first name of a row that no file has yet; two backups within a second are two files."""
    return next(
        path
        for number in itertools.count(1)
        if not os.path.exists(path := f"{stem}.json" if number == 1 else f"{stem}-{number}.json")
    )


def _sum(document: dict[str, Any]) -> str:
    """The checksum of a backup: of all it holds but the sum itself, whatever the order and the spaces."""
    held = {name: value for name, value in document.items() if name != "sum"}
    return blake2b(msgspec.json.encode(held, order="sorted"), digest_size=16).hexdigest()


def read_backup(source: str | os.PathLike[str]) -> dict[str, Any]:
    """The document in a backup file. Raises StoreError when it does not read."""
    try:
        with open(source, "rb") as file:
            document = msgspec.json.decode(file.read())
        if isinstance(document, dict) and SHARED in document and PRIVATE in document:
            return document
    except OSError as error:
        raise StoreError(f"{os.fspath(source)} cannot be read ({error.strerror}). Nothing was changed.") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    raise StoreError(f"{os.fspath(source)} is not a backup of a journal, or not all of one. Nothing was changed.")


def restore(
    place: Journal | str | os.PathLike[str],
    source: str | os.PathLike[str],
    exact: bool = False,
    clock: Clock | None = None,
) -> RestoreReport:
    """Bring a backup back into an open journal, or into a folder where there is none.

    First the backup is joined, which brings back what was lost; then what reads differently is set,
    with new stamps, to what the backup says. Records newer than the backup stay, unless `exact`:
    then they are deleted. The second part is one commit and can be undone.

    A damaged backup that still reads is refused by a journal, which it could spoil, and told in the report
    where there is none. Raises Refused for another person's backup, StoreError for what is no backup.
    """
    from mentortui.clock import SystemClock

    document = read_backup(source)
    damaged = "sum" in document and document["sum"] != _sum(document)
    if isinstance(place, str | os.PathLike):
        journal, imported = home_from_state(place, document, clock or SystemClock())
        journal.close()
        told = [f"{os.fspath(source)} does not fit its checksum: compare what came back with what you know."]
        return RestoreReport(imported.new, 0, 0, [*(told if damaged else []), *imported.refused])
    journal = place
    _belongs(journal, document, damaged, os.fspath(source))
    imported = journal.import_state(document)
    sides = ((journal.sides.shared, document[SHARED]), (journal.sides.private, document[PRIVATE]))
    then = {one: row for side, state in sides for one, row in view(side.memory.let_in(state)).items()}
    refused = set(imported.refused)
    update: dict[str, dict[str, Any]] = {}
    newer = 0
    for record_id in _ids(journal):
        row = journal.full_row(record_id) or {}
        if row.get(PURGED):
            continue
        if record_id in then:
            changes = _difference(record_id, row, then[record_id])
        elif row.get("deleted"):
            continue
        else:
            newer += 1
            changes = {"deleted": True} if exact and record_id != journal.me else {}
        if changes:
            update[record_id] = changes
    if update:
        moment = str(document.get("written", ""))[:16].replace("T", " ")
        journal.commit(Delta(f"Restored the backup of {moment or 'another time'}", update=update))
    return RestoreReport(imported.new, len(update), newer, sorted(refused))


def _belongs(journal: Journal, document: dict[str, Any], damaged: bool, name: str) -> None:
    """Let in only a whole backup of this journal."""
    if document.get("person", journal.me) != journal.me:
        owner = (journal.get(journal.me) or {}).get("name", "yours")
        raise Refused(
            f"{name} is the backup of another person's journal, and this one is {owner}'s. Nothing was changed; "
            "to open it, restore it into an empty place: mentortui --home DIR restore FILE."
        )
    if damaged:
        raise StoreError(
            f"{name} does not fit its checksum: it was damaged or changed after it was written. Nothing was changed. "
            "Try an older backup, or look at what this one holds in an empty place: mentortui --home DIR restore FILE."
        )


def _ids(journal: Journal) -> list[str]:
    memories: list[Memory] = [side.memory for side in journal.sides.both]
    return [record_id for memory in memories for record_id in memory.records]


def _difference(record_id: str, now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """What to write so that a record reads as it did; the marks of its making are never changed."""
    sets = SET_FIELDS.get(kind_of(record_id), frozenset())
    return {
        name: then.get(name, [] if name in sets else None)
        for name in sorted((now.keys() | then.keys()) - MAKING)
        if now.get(name) != then.get(name)
    }
