"""Making a home, and looking after the folder it lies in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from typing import Any

from mentortui import clock as clocks
from mentortui.clock import Clock
from mentortui.errors import Refused, StoreError
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.store import device, keys
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.journal import Journal
from mentortui.store.lock import FileLock
from mentortui.store.log import write_failed
from mentortui.store.wal import FORMAT

FOLDERS = ("private", "keys", "backup", "private/backup", "cache")
_SYNCED = ("dropbox", "onedrive", "icloud", "mobile documents", "google drive", "googledrive", "nextcloud", "syncthing")
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "fuse.rclone"})


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
    path = os.path.abspath(os.fspath(home))
    own = person or clocks.new_id("person", clock)
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        with FileLock(os.path.join(path, "lock")):
            found = disk or RealDisk(path)
            _refuse_existing(found, path)
            for folder in FOLDERS:
                found.mkdir(folder)
            made: dict[str, Any] = {
                "format": FORMAT,
                "min_reader": FORMAT,
                "device": keys.make_device(found, clock),
                "devices": sorted(devices),
                "machine": device.machine(path),
                "person": own,
                # Until the person's record is in the journal: a crash in between is finished at the next open.
                "start": {"name": name, "roles": sorted(roles)},
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
    return Journal.open(path, clock=clock, disk=disk)


def _refuse_existing(disk: Disk, path: str) -> None:
    names = disk.list("")
    if device.FILE in names:
        raise Refused(
            f"There is a journal in {path} already. Nothing was changed; open it, or give another place with --home."
        )
    if any(name == "journal.json" or name.startswith("wal-") for name in names):
        raise device.half_copied(path, f"{device.FILE} is missing")


def finish_start(journal: Journal) -> None:
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
        journal.commit(Delta(f"Journal started: {start['name']}", create={journal.me: fields}), undoable=False)
    elif not _durable(journal):
        return
    journal.identity.pop("start")
    with contextlib.suppress(OSError):  # the mark stays, and the next start takes it away
        device.write(journal.disk, journal.identity)


def _durable(journal: Journal) -> bool:
    """Whether what a start cut short left in the log is in the snapshot: nobody knows if its fsync came to an end."""
    try:
        return not journal.waiting or journal.checkpoint()
    except StoreError:
        return False


def adopt(disk: Disk, home: str, identity: dict[str, Any], clock: Clock) -> dict[str, Any]:
    """Give a home that was copied or moved a device id of its own, under the home's lock."""
    before = identity["device"]
    changed = {
        **identity,
        "device": keys.make_device(disk, clock),
        "devices": sorted({*identity.get("devices", ()), before}),
        "machine": device.machine(home),
    }
    device.write(disk, changed)
    return changed


def place_warning(home: str) -> str | None:
    """A sentence when the home lies where a sync tool or a network keeps it; None on a local disk."""
    words = os.path.abspath(home).lower().replace(os.sep, "/").split("/")
    if any(word.startswith(_SYNCED) for word in words):
        where = "a folder that a sync tool copies"
    elif _file_system(home) in _NETWORK:
        where = "a network disk"
    else:
        return None
    return (
        f"This journal lies in {where} ({home}). Keep it on this computer's own disk instead; "
        "what you share travels through a folder of its own."
    )


def _file_system(home: str) -> str:
    """The type of the file system a folder lies on, where Linux tells it; else nothing."""
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="replace") as file:
            mounts = [line.split()[1:3] for line in file]
    except OSError:
        return ""
    path = os.path.realpath(home)
    fitting = [
        (len(point), kind) for point, kind in mounts if path == point or path.startswith(point.rstrip("/") + "/")
    ]
    return max(fitting)[1] if fitting else ""
