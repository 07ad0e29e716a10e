"""Small file systems of our own, to be really full or really read-only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _mount(*words: str) -> str:
    """Run mount with these words: what it complains of, empty when it worked."""
    try:
        done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "there is no mount command"
    return "" if done.returncode == 0 else done.stderr.strip() or "mount failed"


@contextmanager
def tmpfs(at: Path, kilobytes: int) -> Iterator[Path]:
    """A file system in memory of this size; the test is skipped, with the reason, where none may be mounted."""
    at.mkdir()
    if complaint := _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(at)):
        pytest.skip(f"a small file system needs the right to mount one: {complaint}")
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def read_only(at: Path) -> None:
    """From now on nothing can be written there."""
    complaint = _mount("-o", "remount,ro", str(at))
    assert not complaint, f"who may mount may mount read-only, unless a file is open for writing: {complaint}"
