"""Making a home: a new one, or one that continues a journal from its export."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from mentortui import clock as clocks
from mentortui.clock import Clock
from mentortui.errors import Refused, StoreError
from mentortui.store import device, keys
from mentortui.store.canonical import is_id
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.journal import Journal
from mentortui.store.load import finish_start
from mentortui.store.lock import FileLock
from mentortui.store.log import write_failed
from mentortui.store.transfer import ImportReport, states_in
from mentortui.store.wal import FORMAT

FOLDERS = ("private", "keys", "backup", "private/backup", "cache")
_OURS = frozenset({*FOLDERS, "lock", "checkpoint.lock", f".{device.FILE}.tmp", ".DS_Store"})
"""What a start cut short, or the system, may have left in a folder where a journal is made."""


def make_home(
    home: str | os.PathLike[str],
    name: str | None,
    roles: Iterable[str],
    clock: Clock,
    disk: Disk | None = None,
    person: str | None = None,
    devices: Iterable[str] = (),
) -> Journal:
    """Make a home for a person and open it: folders, keys, `device.json`, the person's own record.

    `person` and `devices` continue a journal that was exported, without a name: the person's id, and the
    devices that wrote it before. Raises Refused when there is a journal already, StoreError when
    nothing can be written.
    """
    from mentortui.model import limits

    name = None if name is None else limits.name(name)
    # Until the person's record is in the journal: a crash in between is finished at the next open.
    start = {"name": name, "roles": sorted(roles)}
    path = lay_out(home, person, {"devices": sorted(devices), "start": start}, clock, disk)
    return Journal.open(path, clock=clock, disk=disk)


def lay_out(
    home: str | os.PathLike[str], person: str | None, more: Mapping[str, Any], clock: Clock, disk: Disk | None = None
) -> str:
    """Make the folders, keys and `device.json` of a home that holds no journal yet; its path.

    `more` is what `device.json` says besides. Raises what `make_home` raises.
    """
    path = os.path.abspath(os.fspath(home))
    own = person or clocks.new_id("person", clock)
    try:
        found = disk or RealDisk(path)
        _refuse_existing(found, path)  # before a lock file is made among somebody's own files
        os.makedirs(path, mode=0o700, exist_ok=True)
        with FileLock(os.path.join(path, "lock")):
            _refuse_existing(found, path)
            for folder in FOLDERS:
                found.mkdir(folder)
            made: dict[str, Any] = {
                "format": FORMAT,
                "min_reader": FORMAT,
                "device": keys.make_device(found, clock),
                "devices": [],
                "machine": device.machine(path),
                "person": own,
                **more,
            }
            for folder in ("private", ""):
                found.fsync_dir(folder)
            device.write(found, made)
    except FileExistsError as error:
        raise StoreError(
            f"{path} is a file, not a folder; no journal was made. Give another place with --home."
        ) from error
    except OSError as error:
        sentence = write_failed(error).sentence.replace("Not saved: ", f"No journal was made in {path}: ")
        raise StoreError(sentence) from error
    return path


def _refuse_existing(disk: Disk, path: str) -> None:
    names = disk.list("")
    if device.FILE in names:
        raise Refused(
            f"There is a journal in {path} already. Nothing was changed; open it, or give another place with --home."
        )
    if device.holds_journal(disk):
        raise device.half_copied(path, f"{device.FILE} is missing", device.MENDED)
    others = sorted(set(names) - _OURS)
    if others:
        some = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        raise Refused(
            f"There are other files in {path} ({some}), and a journal needs a folder of its own. "
            "Nothing was changed; name a new or an empty one with --home."
        )


def home_from_state(
    place: str | os.PathLike[str], document: Mapping[str, Any], clock: Clock
) -> tuple[Journal, ImportReport]:
    """Make a home where there is none from an export: the same person and records, a new device id.

    Raises Refused when the document is no export or does not say whose it is, and what `make_home` raises.
    """
    states = states_in(document)
    person = document.get("person")
    if not is_id(person) or person not in states[True] | states[False]:
        raise Refused("The export does not say whose journal it is. Nothing was made.")
    journal = make_home(place, None, (), clock, person=str(person), devices=document.get("devices", ()))
    report = journal.import_state(document)
    finish_start(journal)
    return journal, report
