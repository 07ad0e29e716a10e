"""`device.json`: whose home this is and which device writes here. Read by quick capture, so plain json only."""

from __future__ import annotations

import json
import os

from mentortui.errors import NoHome, StoreError
from mentortui.store.canonical import is_id
from mentortui.store.disk import Disk
from mentortui.store.stamp import is_stamp
from mentortui.store.wal import FORMAT, blake2b

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any

FILE = "device.json"
PRIVATE = "private"
MENDED = "`mentortui doctor --repair` makes that file again from the journal; should it refuse, "
"""What to do when `device.json` alone is lost."""


ASKS = "asks"
"""Where `device.json` says in which share this computer waits to be taken in as one's own."""


def machine(home: str) -> str:
    """What tells this folder on this machine from a copy of it: nothing personal, a hash.

    Made of the system's machine id, where it has one, and of the folder's own number and birth.
    """
    try:
        with open("/etc/machine-id", encoding="ascii") as file:
            system = file.read().strip()
    except (OSError, UnicodeDecodeError):
        system = ""
    found = os.stat(home)
    born = getattr(found, "st_birthtime", "")
    return blake2b(f"{system}/{found.st_ino}/{born}".encode(), digest_size=8).hexdigest()


def holds_journal(disk: Disk) -> bool:
    """Whether there are files of a journal, whatever `device.json` says."""
    names = [*disk.list(""), *disk.list(PRIVATE)]
    return any(name == "journal.json" or name.startswith("wal-") for name in names)


def no_home(home: str) -> NoHome:
    """The sentence for a folder that holds no journal."""
    return NoHome(
        f"There is no journal in {home} yet. Make one with `mentortui init --name NAME`, or open another with --home."
    )


def read(disk: Disk, home: str) -> dict[str, Any]:
    """What `device.json` says. Raises NoHome, NewerFormat, or StoreError for a home that is not whole."""
    try:
        data = disk.read(FILE)
    except FileNotFoundError:
        if holds_journal(disk):
            raise half_copied(home, f"{FILE} is missing", MENDED) from None
        raise no_home(home) from None
    except NotADirectoryError:
        raise StoreError(
            f"{home} is a file, not a folder, so it holds no journal. Give another place with --home."
        ) from None
    except OSError as error:
        raise unreadable(home, error) from error
    try:
        device = json.loads(data)
        newer = device["min_reader"] > FORMAT
        sound = is_id(device["person"]) and is_stamp(f"{0:016x}-{device['device']}") and type(device["machine"]) is str
    except (ValueError, KeyError, TypeError, RecursionError):
        raise half_copied(home, f"{FILE} does not read", MENDED) from None
    if not newer and not sound:  # under such a device nothing that is written could ever be read
        raise half_copied(home, f"{FILE} does not say whose it is and which device writes here", MENDED)
    if newer:
        from mentortui.store.sound import newer as newer_format

        raise newer_format()
    try:
        whole = bool(disk.list(PRIVATE))
    except OSError as error:
        raise unreadable(home, error) from error
    if not whole:
        raise half_copied(home, f"the folder {PRIVATE}/ is missing")
    return dict(device)


def asking(identity: dict[str, Any]) -> StoreError:
    """The sentence for a computer that waits to be taken in."""
    return StoreError(
        "This computer waits to be taken in as yours, and has no journal until then. On your first computer: "
        f"`mentortui sync`, then `mentortui device add {identity['device']}`; after that `mentortui sync` here."
    )


def half_copied(home: str, why: str, then: str = "") -> StoreError:
    """The sentence for a home of which a part is missing."""
    return StoreError(
        f"The journal in {home} is not whole: {why}. It was not touched. "
        f"If it is a copy, copy the whole folder again. Otherwise {then}give this folder another name and keep it; "
        "`mentortui restore FILE` then makes the journal again from a backup."
    )


def unreadable(home: str, error: OSError) -> StoreError:
    """The sentence for a home the system does not let us read."""
    return StoreError(
        f"The journal in {home} cannot be read ({os.strerror(error.errno) if error.errno else error}). "
        "It was not touched; check the folder's permissions and the disk."
    )


def write(disk: Disk, device: dict[str, Any]) -> None:
    """Replace `device.json` in one step."""
    replace_file(disk, "", FILE, json.dumps(device, indent=1, ensure_ascii=False, sort_keys=True).encode() + b"\n")


def replace_file(disk: Disk, folder: str, name: str, data: bytes) -> None:
    """Give a file new content in one step: temporary file, fsync, rename, fsync of the folder."""
    start = f"{folder}/" if folder else ""
    temporary = f"{start}.{name}.tmp"
    if disk.stat(temporary) is not None:
        disk.unlink(temporary)
    disk.create(temporary, data)
    disk.fsync(temporary)
    disk.replace(temporary, f"{start}{name}")
    disk.fsync_dir(folder)
