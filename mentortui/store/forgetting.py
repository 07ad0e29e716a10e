"""Taking what is to be forgotten off this computer's disk: a purged record, or all that some devices wrote.

It is said in the log first, so every open journal follows it, and from then on nothing brings it back (`erasure`).
Then everything that may still hold it is written anew or taken away: log and snapshot, backups and what was kept as
evidence, undo values, drafts, and texts in an editor. `private/forgetting` stands there from before the first step
until after the last, so what a crash cuts short is finished when the journal is opened again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection

import msgspec

from mentortui.errors import HomeBusy
from mentortui.model.vocabulary import MAKING
from mentortui.store import device, drafts
from mentortui.store.checkpoint import checkpoint
from mentortui.store.erasure import PURGED
from mentortui.store.load import BEGUN
from mentortui.store.log import write_failed
from mentortui.store.plan import Part
from mentortui.store.sides import Side
from mentortui.store.state import seen_by, set_field
from mentortui.store.writing import Writing

_DONE = "private/forgotten.json"
_TEXTS = "texts.json"
_WAIT = 5.0
_KEPT_IN_CACHE = frozenset({"clock-told"})


def purge(journal: Writing, record_ids: Collection[str], *, theirs: bool = False) -> None:
    """Empty these records for good, on every disk this journal lies on; nothing that was done before is undone then.

    Unless they are all `theirs`, made elsewhere: no commit of this journal holds a word of those.
    Raises WriteFailed where the disk refuses and HomeBusy where another process is in the way: it is finished when
    the journal is opened the next time.
    """
    _begin(journal)
    with journal.writing():
        written: dict[Side, dict[str, Part]] = {}
        for record_id in sorted(record_ids):
            side = journal.sides.home_of(record_id)
            if side is not None:
                written.setdefault(side, {})[record_id] = _nulls(journal, record_id)
        journal.write(written, f"Purged: {len(record_ids)}", {} if theirs else {"forgets": []}, False)
    finish(journal)


def forget(journal: Writing, devices: Collection[str]) -> None:
    """Drop every register of these devices, and keep none that comes later. Raises as `purge`."""
    new = sorted(set(devices) - journal.sides.shared.memory.forgotten)
    if not new and not due(journal):
        return
    _begin(journal)
    if new:
        with journal.writing():
            journal.write({journal.sides.private: {}}, "Erased", {"forgets": new}, False)
    finish(journal)


def due(journal: Writing) -> bool:
    """Whether something is to be forgotten that may still be on this disk: another computer of one's own said so."""
    purged, devices = _noted(journal)
    return bool(_purged(journal) - purged or journal.sides.shared.memory.forgotten - devices)


def follow(journal: Writing) -> int:
    """Do here what another computer of one's own said is to be forgotten; how many records that were."""
    if not due(journal):
        return 0
    new = _purged(journal) - _noted(journal)[0]
    purge(journal, new)
    return len(new)


def finish(journal: Writing) -> None:
    """Write anew, or take away, everything on this disk that may hold what was forgotten. Raises as `purge`."""
    try:
        if not checkpoint(journal, force=True, wait=_WAIT):
            raise HomeBusy(
                "It is forgotten, but another process of this journal is writing, so older copies are still on this "
                "disk. They go when the journal is opened the next time."
            )
        _take_away(journal)
        # Other computers' words of these records are nulls here now; what is noted stands for what was taken away.
        noted = {"purged": sorted(_purged(journal)), "devices": sorted(journal.sides.shared.memory.forgotten)}
        device.replace_file(journal.disk, "private", _DONE.rpartition("/")[2], msgspec.json.encode(noted))
        with contextlib.suppress(FileNotFoundError):
            journal.disk.unlink(BEGUN)
            journal.disk.fsync_dir("private")
    except OSError as error:
        raise write_failed(error) from error


def finish_begun(journal: Writing) -> None:
    """Finish what a crash cut short; left for the next time where another process or the disk is in the way."""
    if journal.disk.stat(BEGUN) is not None:
        with contextlib.suppress(HomeBusy, OSError):
            finish(journal)


def _begin(journal: Writing) -> None:
    try:
        if journal.disk.stat(BEGUN) is None:
            device.replace_file(journal.disk, "private", BEGUN.rpartition("/")[2], b"")
    except OSError as error:
        raise write_failed(error) from error


def _nulls(journal: Writing, record_id: str) -> Part:
    """A null of this device for everything any device said of a record: those who read it are told to empty it."""
    entry = journal.spelled(record_id)
    part: Part = {"f": {}}
    for name, registers in entry.get("f", {}).items():
        if name not in MAKING and not set_field(name) and any(one[1] is not None for one in registers.values()):
            part["f"][name] = None
    for name, registers in entry.get("x", {}).items():
        part.setdefault("x", {})[name] = [None, seen_by(registers, journal.device)]
    part["f"] |= {"deleted": True, PURGED: True}
    return part


def _purged(journal: Writing) -> set[str]:
    return {record_id for side in journal.sides.both for record_id in side.memory.purged}


def _noted(journal: Writing) -> tuple[set[str], set[str]]:
    """What was taken off this disk before: records, and devices."""
    try:
        found = msgspec.json.decode(journal.disk.read(_DONE))
        return set(found["purged"]), set(found["devices"])
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        return set(), set()


def _take_away(journal: Writing) -> None:
    """Delete every copy but the snapshot that was just written and its backup."""
    disk = journal.disk
    for side in journal.sides.both:
        folder, newest = side.log.path("backup"), f"journal-{side.generation:08d}.json"
        _unlink(journal, folder, [name for name in disk.list(folder) if name != newest])
    _unlink(journal, "cache", [name for name in disk.list("cache") if name not in _KEPT_IN_CACHE])
    _unlink(journal, "private", [name for name in disk.list("private") if _may_hold(journal, name)])
    _in_ledgers(journal)


def _in_ledgers(journal: Writing) -> None:
    """Strike what is forgotten from what is noted of each shared folder, which is written anew at the next sync."""
    from mentortui.store.share import brought, withdrawing
    from mentortui.store.share import ledger as ledgers

    for share in ledgers.shares(journal.disk):
        ledger = ledgers.load(journal.disk, share)
        withdrawing.withdraw(journal, ledger)
        ledgers.save(journal.disk, share, ledger)
        brought.forget(journal.disk, share, _purged(journal), journal.sides.shared.memory.forgotten)


def _may_hold(journal: Writing, name: str) -> bool:
    """Whether a file beside the private journal may hold words that were forgotten: replaced texts, drafts of it."""
    if name.lstrip(".").startswith(_TEXTS):
        return True
    if not drafts.is_draft(name):
        return False
    purged = [one.encode() for one in _purged(journal)]
    data = journal.disk.read(f"private/{name}")
    return any(one in name.encode() or one in data for one in purged)


def _unlink(journal: Writing, folder: str, names: Collection[str]) -> None:
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            journal.disk.unlink(f"{folder}/{name}")
    if names:
        journal.disk.fsync_dir(folder)
