"""Files a person asked for, written in one step: the old content or the new, never half of it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from mentortui.errors import Refused, WriteFailed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentortui.store.disk import RealDisk


def write(path: str, data: bytes, home: str) -> None:
    """Write a file beside its place, then give it its name; mode 0600, because it holds private texts.

    A link stays a link; what is no file (`/dev/stdout`, a named pipe, `>(gzip > x)`) is written into.
    Raises Refused inside the home, where only the journal writes, and WriteFailed when the disk refuses.
    """
    from mentortui.store.disk import RealDisk

    try:
        target = Path(path).absolute()
        real = target.resolve()
        if Path(home).resolve() in real.parents:
            raise Refused(f"{path} lies in the journal's own folder; choose another place. Nothing was written.")
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        if target.exists() and not target.is_file():
            with target.open("wb") as into:
                into.write(data)
            return
        _replace(RealDisk(real.parent), real.name, data)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise WriteFailed(f"{path} could not be written ({reason}); nothing is left of it, and the journal is "
                          "untouched.") from None  # fmt: skip


def _replace(disk: RealDisk, name: str, data: bytes) -> None:
    temporary = f".{name[:100]}.{os.getpid()}.tmp"
    try:
        disk.create(temporary, data)
        disk.fsync(temporary)
        disk.replace(temporary, name)
        disk.fsync_dir("")
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            disk.unlink(temporary)
        raise
