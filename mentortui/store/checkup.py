"""The doctor: is everything of this home in order, and what can be put right."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU, SET_FIELDS, kind_of, table_of
from mentortui.store import keys
from mentortui.store.load import clock_warning
from mentortui.store.log import SNAPSHOT
from mentortui.store.place import place_warning
from mentortui.store.plan import created
from mentortui.store.saving import renew_keys
from mentortui.store.sides import Side
from mentortui.store.snapshot import Damaged, Snapshot, decode

if TYPE_CHECKING:
    from mentortui.store.journal import Journal

OK, WARN, BAD = "ok", "warn", "bad"


class Finding(NamedTuple):
    """One thing the doctor looked at."""

    level: str
    """`ok`, `warn` or `bad`."""
    sentence: str
    repaired: bool = False


_ONLY_LOOKED: Final = (
    "Nothing was mended, because this journal can only be read here; everything in it is as it was. "
    "Make its folder writable, or free a disk that is read-only, and repair it again."
)


def doctor(journal: Journal, repair: bool = False) -> list[Finding]:
    """Look a home over; with `repair`, put right what can be. Nothing is deleted: evidence stays in `backup/`.

    Where the home cannot be written to it only looks, and says so.
    """
    journal.catch_up()
    asked, repair = repair, repair and not journal.read_only
    return [
        *_notices(journal),
        *([Finding(BAD, _ONLY_LOOKED)] if asked and not repair else []),
        *_logs(journal, repair),
        *_snapshots(journal, repair),
        *_edits(journal, repair),
        *_permissions(journal, repair),
        *_keys(journal, repair),
        *_clock(journal),
        *_place(journal),
        *_lock(journal),
    ]


def _notices(journal: Journal) -> Iterator[Finding]:
    for sentence in journal.notices:
        yield Finding(WARN, sentence)


def _logs(journal: Journal, repair: bool) -> Iterator[Finding]:
    damaged = [side.log.path(name) for side in journal.sides.both for name in sorted(side.log.damaged)]
    for name in damaged:
        mended = repair and journal.checkpoint(force=True)
        yield Finding(
            BAD, f"{name} holds a line that does not fit its checksum; the lines around it were read.", mended
        )
    torn = {side.log.path(name): left for side in journal.sides.both for name, left in side.log.torn().items()}
    for name, left in torn.items():
        mended = repair and journal.checkpoint(force=True)
        then = "it is kept in backup/ now" if mended else "--repair keeps it in backup/"
        yield Finding(
            WARN,
            f"The last line of {name} was cut short ({left:,} bytes): a command was stopped while it saved, or the "
            f"disk lost the end of a file. What it held is not in the journal, but may be read in the file; {then}.",
            mended,
        )
    if not damaged and not torn:
        waits = "1 commit waits" if journal.waiting == 1 else f"{journal.waiting} commits wait"
        yield Finding(OK, f"The log reads well; {waits} for the next snapshot.")


def _snapshots(journal: Journal, repair: bool) -> Iterator[Finding]:
    for side in journal.sides.both:
        name = side.log.path(SNAPSHOT)
        try:
            found = decode(journal.disk.read(name))
        except FileNotFoundError:
            if side.generation:
                yield Finding(BAD, f"{name} is missing.", repair and journal.checkpoint(force=True))
            continue
        except Damaged:
            yield Finding(BAD, f"{name} does not read.", repair and journal.checkpoint(force=True))
            continue
        if not found.edited:
            yield Finding(OK, f"{name} reads well and fits its checksum.")


def _edits(journal: Journal, repair: bool) -> Iterator[Finding]:
    """Rows changed by hand in a `journal.json`: each difference is offered, and taken over as one ordinary commit."""
    for side in journal.sides.both:
        for name, edited in _edited_files(journal, side):
            delta, refused = edit_by_hand(journal, side, edited)
            for sentence in refused:
                yield Finding(WARN, sentence)
            if not delta:
                continue
            for record_id, fields in {**delta.create, **delta.update}.items():
                what = ", ".join(sorted(fields))
                then = "it is part of the journal now, and `mentortui undo` takes it out" if repair else (
                    "it is no part of the journal; --repair takes it in, and `mentortui undo` out again")  # fmt: skip
                yield Finding(WARN, f"{name}: {record_id} was edited by hand ({what}); {then}.", repair)
            if repair:
                journal.commit(delta)
        if repair and list(_edited_files(journal, side)):
            journal.checkpoint(force=True)
            for name, _ in _edited_files(journal, side):
                folder, _, file = name.rpartition("/")
                journal.disk.replace(name, f"{folder}/taken-{file}")


def _edited_files(journal: Journal, side: Side) -> Iterator[tuple[str, Snapshot]]:
    """What was edited by hand: files set aside, and a snapshot that an open for reading only could not set aside."""
    folder = side.log.path("backup")
    aside = [f"{folder}/{file}" for file in sorted(journal.disk.list(folder)) if file.startswith("edited-")]
    kept = {name: journal.disk.read(name) for name in aside}
    if journal.read_only:
        with contextlib.suppress(FileNotFoundError):
            now = journal.disk.read(side.log.path(SNAPSHOT))
            if now not in kept.values():
                kept[side.log.path(SNAPSHOT)] = now
    for name, data in kept.items():
        with contextlib.suppress(Damaged):
            found = decode(data)
            if name in aside or found.edited:
                yield name, found


def edit_by_hand(journal: Journal, side: Side, edited: Snapshot) -> tuple[Delta, list[str]]:
    """The difference an edit by hand makes against the snapshot it was made on, as an ordinary delta.

    A hand-edited row never takes the old stamp. Rows the edit cannot mean (another kind than their
    table, a broken id, values no journal keeps) are named and left out.
    """
    base = _base(journal, side, edited)
    update: dict[str, dict[str, Any]] = {}
    create: dict[str, dict[str, Any]] = {}
    refused: list[str] = []
    after = _rows(edited)
    for record_id, row in after.items():
        if table_of(kind_of(record_id)) != row.pop("\0table"):
            refused.append(f"{record_id} stands in the table of another kind; it was left out.")
            continue
        before = base.get(record_id)
        known = journal.sides.home_of(record_id)
        new = known is None and before is None
        changes = _changes(record_id, before or {}, row)
        if not new and (known is not side or not changes):
            continue
        fault = _fault(record_id, changes, new)
        if fault:
            refused.append(f"The edit of {record_id[:60]!r} by hand was left out: {fault}")
        elif new:
            at = journal.clock.now().isoformat(timespec="seconds")
            create[record_id] = {"at": at, "by": journal.me, "readers": ONLY_YOU, **changes}
        else:
            update[record_id] = changes
    for record_id in base.keys() - after.keys():
        if journal.get(record_id) is not None:
            update[record_id] = {"deleted": True}
    return Delta("Edit of journal.json by hand", create, update), refused


def _changes(record_id: str, before: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields an edit changed, with their new values."""
    sets = SET_FIELDS.get(kind_of(record_id), frozenset())
    names = (name for name in sorted(row.keys() | before.keys()) if name != "id" and row.get(name) != before.get(name))
    return {name: [] if name in sets and row.get(name) is None else row.get(name) for name in names}


def _fault(record_id: str, changes: Mapping[str, Any], new: bool) -> str | None:
    """Why an edit cannot be taken over, or None."""
    if not new and "readers" in changes:
        return "who can read a record is changed with `mentortui share` and `mentortui unshare`."
    try:
        created(record_id, changes)
    except Refused as error:
        return error.sentence
    return None


def _base(journal: Journal, side: Side, edited: Snapshot) -> dict[str, dict[str, Any]]:
    folder = side.log.path("backup")
    name = f"{folder}/journal-{edited.generation:08d}.json"
    try:
        rows = _rows(decode(journal.disk.read(name)))
    except (Damaged, OSError):
        return {record_id: dict(record.row) for record_id, record in side.memory.records.items()}
    for row in rows.values():
        row.pop("\0table")
    return rows


def _rows(found: Snapshot) -> dict[str, dict[str, Any]]:
    return {
        row["id"]: {**row, "\0table": table}
        for table, rows in found.tables.items()
        for row in rows.values()
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    }


def _permissions(journal: Journal, repair: bool) -> Iterator[Finding]:
    if os.name == "nt":
        return
    files = [journal.home]
    for folder, folders, names in os.walk(journal.home):  # a link in it is not followed
        files += [os.path.join(folder, name) for name in (*folders, *names)]
    open_to_others = [name for name in files if not os.path.islink(name) and _mode(name) & 0o077]
    for name in open_to_others:
        if repair:
            os.chmod(name, _mode(name) & 0o700)
        yield Finding(WARN, f"{name} can be read by other people on this computer.", repair)
    if not open_to_others:
        yield Finding(OK, "Only you can read the journal's files.")


def _mode(path: str) -> int:
    """The mode of a file; 0 when another process has just taken it away."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return 0


def _keys(journal: Journal, repair: bool) -> Iterator[Finding]:
    needed = (keys.sign_file(journal.device), f"{keys.FOLDER}/{keys.AGE_FILE}")
    missing = [name for name in needed if journal.disk.stat(name) is None]
    if not missing:
        yield Finding(OK, "The keys are there.")
        return
    if repair:
        renew_keys(journal.disk, journal.home, journal.clock)
    lost = f"{' and '.join(missing)} {'was' if len(missing) == 1 else 'were'} lost"
    then = "new ones were made" if repair else "--repair makes new ones"
    yield Finding(BAD, f"{lost}; {then}. The journal itself is whole.", repair)


def _clock(journal: Journal) -> Iterator[Finding]:
    warning = clock_warning(journal)
    if not warning:
        yield Finding(OK, "This computer's clock fits the journal.")
    elif warning not in journal.notices:
        yield Finding(WARN, warning)


def _place(journal: Journal) -> Iterator[Finding]:
    warning = place_warning(journal.home)
    yield Finding(WARN, warning) if warning else Finding(OK, "The journal lies on a disk of this computer.")


__all__ = ["BAD", "OK", "WARN", "Finding", "doctor", "edit_by_hand"]


def _lock(journal: Journal) -> Iterator[Finding]:
    if os.path.isdir(os.path.join(journal.home, "lock")):
        yield Finding(BAD, "lock is a folder, and the journal needs a file there to take turns; take that folder away.")
