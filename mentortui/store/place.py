"""Where a home lies: a sentence when that is no disk of this computer."""

from __future__ import annotations

import functools
import os

_SYNCED = ("dropbox", "onedrive", "icloud", "mobile documents", "google drive", "googledrive", "nextcloud", "syncthing")
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "fuse.rclone"})


@functools.cache  # a disk is not exchanged below an open journal, and reading the mounts costs an opening a tenth
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
