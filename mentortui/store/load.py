"""Opening a journal: whose home it is, then the snapshots and all logs, then what a crash left undone."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from mentortui.clock import Clock
from mentortui.dates import in_full
from mentortui.errors import Refused, StoreError
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.store import device, keys
from mentortui.store.checkpoint import checkpoint
from mentortui.store.disk import Disk
from mentortui.store.lock import FileLock
from mentortui.store.log import reason
from mentortui.store.place import place_warning
from mentortui.store.writing import Writing

_DAY_MS = 86_400_000
BEGUN = "private/forgetting"
"""There as long as something that was forgotten may still be on this disk; see `forgetting`."""
_CACHE, _TOLD = "cache", "clock-told"


class Found(NamedTuple):
    """A home that may be opened."""

    identity: dict[str, Any]
    """What `device.json` says."""
    read_only: bool
    notices: list[str]
    """Sentences about it for its owner."""


@contextlib.contextmanager
def collector_off() -> Iterator[None]:
    """Keep the garbage collector from running: loading is 2.7 times faster without."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def found_home(path: str, disk: Disk, clock: Clock, read_only: bool) -> Found:
    """Whose home this is; one that was copied or moved here gets a device id of its own.

    Raises what `Journal.open` raises.
    """
    identity = device.read(disk, path)
    if device.ASKS in identity:
        raise device.asking(identity)
    if read_only:
        return Found(identity, True, [])
    if not os.access(path, os.W_OK):
        return Found(identity, True, ["This journal's folder may not be written to, so it is open for reading only."])
    if identity["machine"] == device.machine(path):
        return Found(identity, False, [])
    try:
        with FileLock(os.path.join(path, "lock")):
            identity = keys.adopt(disk, path, clock)
    except OSError as error:
        sentence = (
            f"This journal was copied or moved here, but {reason(error)}, so this computer could not note down an id "
            "of its own. It is open for reading only; mend that, then open it again."
        )
        return Found(identity, True, [sentence])
    moved = "This journal was copied or moved here; this computer now writes under an id of its own."
    return Found(identity, False, [moved])


def fill(journal: Writing) -> None:
    """Read everything into a journal that knows nothing yet, and bring to an end what a crash cut short."""
    with collector_off():
        journal.catch_up()
    journal.notices += [
        f"A line of {name} does not fit its checksum and was left out; the file is kept as evidence."
        for name in journal.sides.damaged
    ]
    if not journal.read_only:
        _sweep(journal.disk, journal.home)
        finish_start(journal)
        if _is_begun(journal.disk):
            from mentortui.store.forgetting import finish_begun

            finish_begun(journal)
    if journal.full_row(journal.me) is None and "start" not in journal.identity:
        raise device.half_copied(journal.home, "its owner's own record is missing")
    _warn(journal)


def _is_begun(disk: Disk) -> bool:
    """Whether a forgetting was cut short; where the disk does not say, the next start asks again."""
    with contextlib.suppress(OSError):
        return disk.stat(BEGUN) is not None
    return False


def clock_warning(journal: Writing) -> str:
    """A sentence when the journal's clock is more than a day ahead of ours, and how that ends; else empty."""
    ahead = journal.sides.clock.ahead_ms
    if ahead - journal.clock.now().timestamp() * 1000 <= _DAY_MS:
        return ""
    ends = datetime.fromtimestamp(ahead / 1000, UTC).date()
    return (
        f"The journal's newest entry is stamped {in_full(ends)}, ahead of this computer's clock: check its date. "
        "If that is right now, nothing is to do: nothing is lost and later edits still win. "
        "This is said once a day until then."
    )


def _warn_of_clock(journal: Writing) -> None:
    """Once a day, which a file in the cache remembers; a disk that is only read is told each time."""
    sentence = clock_warning(journal)
    today = journal.clock.now().date().isoformat().encode()
    if not sentence:
        return
    with contextlib.suppress(OSError):
        if journal.disk.read(f"{_CACHE}/{_TOLD}") == today:
            return
    journal.notices.append(sentence)
    if not journal.read_only:
        with contextlib.suppress(OSError):
            journal.disk.mkdir(_CACHE)
            device.replace_file(journal.disk, _CACHE, _TOLD, today)


def _warn(journal: Writing) -> None:
    _warn_of_clock(journal)
    warning = place_warning(journal.home)
    if warning:
        journal.notices.append(warning)


def _sweep(disk: Disk, path: str) -> None:
    """Remove temporary files a crash left behind, unless a checkpoint is at work on them."""
    with contextlib.suppress(OSError):
        left = [
            f"{folder}/{name}" if folder else name
            for folder in ("", "private", "backup", "private/backup", "keys")
            for name in disk.list(folder)
            if name.startswith(".") and name.endswith(".tmp")
        ]
        lock = FileLock(os.path.join(path, "checkpoint.lock"), wait=0)
        if left and lock.acquire():
            try:
                for name in left:
                    disk.unlink(name)
            finally:
                lock.release()


def finish_start(journal: Writing) -> None:
    """Write the person's own record if the home was made but that record not yet."""
    start = journal.identity.get("start")
    if not start:
        return
    known = journal.full_row(journal.me) is not None
    if start["name"] is None and not known:
        return  # made for an import that has not come yet
    if not known:
        at = journal.clock.now().isoformat(timespec="seconds")
        fields = {"name": start["name"], "at": at, "by": journal.me, "readers": ONLY_YOU}
        if start["roles"]:
            fields["roles"] = start["roles"]
        delta = Delta(f"Journal started: {start['name']}", create={journal.me: fields})
        try:
            journal.commit(delta, undoable=False)
        except Refused:
            if journal.full_row(journal.me) is None:
                raise
            return  # another process was quicker, and takes the mark away
    elif not _durable(journal):
        return
    journal.identity.pop("start")
    with contextlib.suppress(OSError):  # the mark stays, and the next start takes it away
        device.write(journal.disk, journal.identity)


def _durable(journal: Writing) -> bool:
    """Whether what a start cut short left in the log is in the snapshot: nobody knows if its fsync came to an end."""
    try:
        return not journal.waiting or checkpoint(journal)
    except StoreError:
        return False
