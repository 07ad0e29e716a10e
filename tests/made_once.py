"""Homes that are made once in a run and copied where a test wants one: making one is a fifth of a short test."""

from __future__ import annotations

import atexit
import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TypeVar

from mentortui.store import device

Made = TypeVar("Made")


def once(make: Callable[[Path], Made]) -> Callable[[], tuple[Path, Made]]:
    """`make` puts something into an empty folder, once in a run; where it lies, and what `make` gave back."""

    @lru_cache(maxsize=1)
    def made() -> tuple[Path, Made]:
        folder = TemporaryDirectory(prefix="made-once-")
        atexit.register(folder.cleanup)
        return Path(folder.name), make(Path(folder.name))

    return made


def placed(made: Path, home: Path) -> Path:
    """A copy of a home that was never opened since it was made, as if it had been made here."""
    copytree(made, home)
    file = home / device.FILE
    file.write_text(json.dumps({**json.loads(file.read_text()), "machine": device.machine(str(home))}))
    return home
