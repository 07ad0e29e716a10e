"""Folding the log into the snapshot, beside other processes that go on writing.

`checkpoint.lock` is held from beginning to end; the home's lock only while the log files are sealed.
The order on disk is what makes every crash harmless: next log file, backups, snapshots (shared
first), undo values and names, and only then are sealed files deleted, the private ones last, because
a shared line counts only while its private companion can be found.
"""

from __future__ import annotations

import os
from typing import Any

import msgspec

from mentortui.store import index, replaced, snapshot, wal
from mentortui.store.device import replace_file
from mentortui.store.lock import FileLock
from mentortui.store.log import SNAPSHOT, write_failed
from mentortui.store.sides import Side
from mentortui.store.stamp import is_stamp
from mentortui.store.writing import Writing

KEEP_BACKUPS = 5


def checkpoint(journal: Writing, force: bool = False, wait: float = 0) -> bool:
    """See `Journal.checkpoint`; for another process' checkpoint it waits so many seconds.

    Raises WriteFailed when the disk refuses; the old files are still valid then.
    """
    if journal.read_only or not (force or journal.waiting):
        return False
    lock = FileLock(os.path.join(journal.home, "checkpoint.lock"), wait=wait)
    try:
        if not lock.acquire():
            return False
        try:
            _fold(journal)
        finally:
            lock.release()
    except OSError as error:
        raise write_failed(error) from error
    return True


def _fold(journal: Writing) -> None:
    sides = journal.sides
    with journal.writing():
        journal.changed(sides.look(thorough=True))
        journal.changed(sides.admit())
        clock = sides.clock.tick(0)
        sealed = {side: side.log.seal(clock, side.generation) for side in sides.both}
        generations = {side: side.generation + 1 for side in sides.both}
        upto = {side.log.path(name): end for side in sides.both for name, end in side.log.positions.items()}
    with journal.guard:  # what is committed from here on is in the new log files, and perhaps in the picture as well
        pictures = {
            side: snapshot.encode(side.memory, _meta(journal, side, generations[side], clock)) for side in sides.both
        }
        undo = msgspec.json.encode({"commits": [item.document() for item in journal.history_kept.last()]})
        names = index.encode(journal, upto)
        texts = sides.replaced.document()
    for side in sides.both:
        _write(journal, side, pictures[side], generations[side])
    replace_file(journal.disk, "private", "undo.json", undo)
    replace_file(journal.disk, "private", "names.json", names)
    if texts is not None:
        replace_file(journal.disk, "private", replaced.FILE, texts)
    with journal.guard:
        sides.replaced.saved()
        for side in sides.both:
            side.generation = generations[side]
            side.since = [stamp for stamp in side.since if stamp > clock]
            side.log.snapshot = journal.disk.stat(side.log.path(SNAPSHOT))
            side.log.drop(sealed[side])


def _meta(journal: Writing, side: Side, generation: int, clock: str) -> dict[str, Any]:
    from mentortui import __version__

    return {
        **side.meta,
        "format": wal.FORMAT,
        "min_reader": wal.FORMAT,
        "generation": generation,
        "clock": clock if is_stamp(clock) else "",
        "person": journal.me,
        "device": journal.device,
        "written": journal.clock.now().isoformat(timespec="seconds"),
        "program": f"mentortui {__version__}",
        **snapshot.forgets(journal.sides.forgot, side.memory),
    }


def _write(journal: Writing, side: Side, data: bytes, generation: int) -> None:
    """Write a side's snapshot and, before it, the same as a backup; keep the last five backups."""
    disk = journal.disk
    folder = side.log.path("backup")
    disk.mkdir(folder)
    replace_file(disk, folder, f"journal-{generation:08d}.json", data)
    replace_file(disk, side.log.folder, SNAPSHOT, data)
    old = sorted(name for name in disk.list(folder) if name.startswith("journal-"))[:-KEEP_BACKUPS]
    for name in old:
        disk.unlink(f"{folder}/{name}")
