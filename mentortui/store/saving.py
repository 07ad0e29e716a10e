"""What a home can be made whole again from: its identity from its snapshots and logs, its keys anew.

Both give the home a new device id, because nobody can tell whether the old one still writes elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import msgspec

from mentortui.clock import Clock
from mentortui.errors import NewerFormat, NoHome, StoreError
from mentortui.store import device, keys, wal
from mentortui.store.canonical import is_id
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.lock import FileLock
from mentortui.store.log import SNAPSHOT
from mentortui.store.snapshot import Damaged, decode

_SIGN = ".sign"


def rescue(home: str, clock: Clock, disk: Disk | None = None) -> str | None:
    """Make a lost or unreadable `device.json` again, under the home's lock; the sentence that says so.

    None when there is nothing to do here: it reads, there is no journal, or the home does not say whose it
    is. A file that does not read is kept in `backup/`. Raises OSError when nothing can be written, and
    HomeBusy.
    """
    path = os.path.abspath(home)
    found = disk or RealDisk(path)
    if not _is_lost(found, path):
        return None
    with FileLock(os.path.join(path, "lock")):
        person, devices = _identity(found)
        if person is None or not _is_lost(found, path):
            return None
        with suppress(FileNotFoundError):
            device.replace_file(found, "backup", f"unreadable-{device.FILE}", found.read(device.FILE))
        device.write(
            found,
            {
                "format": wal.FORMAT,
                "min_reader": wal.FORMAT,
                "device": keys.make_device(found, clock),
                "devices": sorted(devices),
                "machine": device.machine(path),
                "person": person,
            },
        )
    return (
        f"{device.FILE} was lost; it was made again from the journal, with a new key for what is written from now on."
    )


def renew_keys(disk: Disk, home: str, clock: Clock) -> None:
    """Keys and a device id of their own for a home that lost its keys. Raises OSError and HomeBusy."""
    with FileLock(os.path.join(home, "lock")):
        identity = device.read(disk, home)
        before = identity["device"]
        devices = sorted({*identity.get("devices", ()), before})
        device.write(disk, {**identity, "device": keys.make_device(disk, clock), "devices": devices})


def _is_lost(disk: Disk, home: str) -> bool:
    if disk.stat(device.PRIVATE) is None:  # more is missing than this file
        return False
    try:
        device.read(disk, home)
    except NewerFormat:
        return False
    except (NoHome, StoreError):
        try:
            disk.read(device.FILE)
        except OSError as error:
            return isinstance(error, FileNotFoundError)
        return True
    return False


def _identity(disk: Disk) -> tuple[str | None, set[str]]:
    """Whose journal this is, when everything that reads agrees; and the devices that wrote it."""
    people: set[str] = set()
    devices = {name.removesuffix(_SIGN) for name in disk.list(keys.FOLDER) if name.endswith(_SIGN)}
    for meta in _metas(disk):
        people.add(str(meta.get("person")))
        devices.add(str(meta.get("device")))
    if not people:
        people = set(_writers(disk))
    whose = next(iter(people)) if len(people) == 1 else None
    return (whose if is_id(whose) else None), devices - {"None"}


def _metas(disk: Disk) -> Iterable[dict[str, Any]]:
    """What the snapshots and their backups say of themselves."""
    for folder in ("private", "."):
        names = [SNAPSHOT, *(f"backup/{name}" for name in disk.list(f"{folder}/backup") if name.startswith("journal-"))]
        for name in names:
            with suppress(OSError, Damaged):
                yield decode(disk.read(f"{folder}/{name}")).meta


def _writers(disk: Disk) -> Iterable[str]:
    """Who wrote the records of the logs, for a home that has no snapshot yet: everything there is its owner's."""
    for name in wal.names_in(disk.list("private")):
        for line in wal.split(disk.read(f"private/{name}"))[0]:
            for part in msgspec.json.decode(line).get("d", {}).values():
                with suppress(KeyError, TypeError, IndexError):
                    yield str(part["f"]["by"])
