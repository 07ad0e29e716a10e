"""Where a shared folder lies: from what a person typed, pasted or dragged into the terminal."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from mentortui.errors import Refused
from mentortui.store.share.folder import ROOT

_TOOLS: Final = ("Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "My Drive", "Nextcloud", "ownCloud", "Sync",
                 "Syncthing", "iCloud Drive", "pCloudDrive", "MEGA", "Box", "Documents", "Desktop")  # fmt: skip
_DRIVES: Final = (Path("/media"), Path("/run/media"), Path("/Volumes"), Path("/mnt"))
_LOOKED_AT: Final = 2_000
"""Folders that are looked at while searching; a search ends, whatever a drive holds."""


def typed(words: str) -> Path:
    """The path in what was typed, pasted or dragged: without quotes, backslashes before blanks, or `file://`.

    Raises Refused when it is empty, or no path of this system.
    """
    path = words.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        path = path[1:-1]
    if path.casefold().startswith("file://"):
        path = unquote(urlsplit(path).path)
    elif os.sep == "/":
        path = re.sub(r"\\(.)", r"\1", path)
    if not path or "\0" in path:
        raise Refused("No folder was named; nothing was done.", "folder")
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise Refused(f"There is nobody here whose folder {path} could be. Nothing was done.", "folder") from None


def found(words: str, home: str) -> Path:
    """The shared folder the words name: a path, or the name of one in the usual sync folders and drives.

    Raises Refused when there is none, several, or it lies where it must not: in the journal's own folder, or around it.
    """
    path = typed(words)
    if os.path.lexists(path) or len(path.parts) > 1:
        return apart(path, home)
    hits = sorted(set(_called(path.name)))
    if len(hits) == 1:
        return apart(hits[0], home)
    if hits:
        listed = ", ".join(map(str, hits))
        raise Refused(f"{str(path)!r} could be {listed}; name one of them. Nothing was done.", "folder")
    raise Refused(
        f"There is no folder {str(path)!r} here, nor a shared one of that name in the usual sync folders and on the "
        "drives. Nothing was done; give its whole path, or drag it into this window.",
        "folder",
    )


def apart(path: Path, home: str) -> Path:
    """The path made absolute. Raises Refused when a shared folder would lie in the journal's folder, or hold it."""
    place, own = path.resolve(), Path(home).resolve()
    if place.is_relative_to(own):
        raise Refused(
            f"{path} lies in your journal's own folder, which others must not see. Nothing was done; take a folder "
            "outside of it.",
            "folder",
        )
    if own.is_relative_to(place):
        raise Refused(
            f"Your journal lies in {path}, so sharing that would share everything. Nothing was done; take a folder "
            "of its own.",
            "folder",
        )
    return path.absolute()


def lies_in(place: str, path: Path) -> bool:
    """Whether a shared folder that lies at a place (empty: nowhere here) is the one at a path."""
    return bool(place) and Path(place).resolve() == path.resolve()


def holding(is_meant: Callable[[Path], bool]) -> list[Path]:
    """Shared folders in the usual places, and in the present one, for which this is so."""
    here = [Path.cwd(), *_entries(Path.cwd())]
    folders = (path for number, path in enumerate(chain(here, _candidates())) if number <= _LOOKED_AT)
    found = {path.resolve() for path in folders if (path / ROOT).is_dir() and is_meant(path)}
    return sorted(found)


def _called(name: str) -> Iterator[Path]:
    """Shared folders of a name, in the usual places."""
    wanted = name.casefold()
    for number, path in enumerate(_candidates()):
        if number > _LOOKED_AT:
            return
        if path.name.casefold() == wanted and (path / ROOT).is_dir():
            yield path


def _candidates() -> Iterator[Path]:
    for tool in _entries(Path.home()):
        if tool.name.startswith(_TOOLS):
            yield from _two_levels(tool)
    for drives in _DRIVES:
        for drive in _entries(drives):
            yield from _two_levels(drive)


def _two_levels(top: Path) -> Iterator[Path]:
    for path in _entries(top):
        yield path
        yield from _entries(path)


def _entries(path: Path) -> list[Path]:
    try:
        return sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []
