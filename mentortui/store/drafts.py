"""Texts of forms that were not saved yet: one small file each, on this computer only.

They lie beside the private file (`private/draft-<key>.json`, mode 0600), are no part of the journal, and go
when the form is saved or what it held is dropped. A file each, so that two apps on one home never write over
each other's drafts.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from mentortui.store.device import replace_file
from mentortui.store.disk import Disk

FOLDER: Final = "private"
_START: Final = "draft-"
_END: Final = ".json"


class Kept(msgspec.Struct, forbid_unknown_fields=False):
    """What a draft's file holds; see `screens.desk.Draft`."""

    title: str
    at: str
    texts: dict[str, str]
    base: dict[str, str]
    stamps: dict[str, str | None]
    readers: str
    counted: bool | None = None


def _name(key: str) -> str:
    return f"{_START}{key}{_END}"


def is_draft(name: str) -> bool:
    """Whether a file beside the private journal is a draft."""
    return name.lstrip(".").startswith(_START)


def load(disk: Disk) -> dict[str, dict[str, Any]]:
    """Every draft by its key. One that does not read is left where it is, and out."""
    found: dict[str, dict[str, Any]] = {}
    for name in sorted(disk.list(FOLDER)):
        if name.startswith(_START) and name.endswith(_END):
            try:
                kept = msgspec.json.decode(disk.read(f"{FOLDER}/{name}"), type=Kept)
            except (OSError, msgspec.DecodeError, UnicodeDecodeError):
                continue
            found[name[len(_START) : -len(_END)]] = msgspec.structs.asdict(kept)
    return found


def keep(disk: Disk, key: str, draft: dict[str, Any]) -> None:
    """Write a draft in one step, in place of the one before. `key` is of letters, digits and dashes. Raises OSError."""
    replace_file(disk, FOLDER, _name(key), msgspec.json.encode(draft))


def drop(disk: Disk, key: str) -> None:
    """Forget a draft; nothing when there is none. Raises OSError."""
    path = f"{FOLDER}/{_name(key)}"
    if disk.stat(path) is not None:
        disk.unlink(path)
        disk.fsync_dir(FOLDER)
