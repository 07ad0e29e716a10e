"""Starts workers on a home, kills them, and tells whether what they acknowledged is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mentortui.clock import SystemClock
from mentortui.store import Journal, make_home
from tests.store.processes.worker import SHARED
from tests.store.records import an_id, making, meeting

ROOT = Path(__file__).resolve().parents[3]
Acknowledged = tuple[str, int, str]


def home_at(folder: Path) -> Path:
    """A new home holding the one record every worker edits."""
    home = folder / "home"
    journal = make_home(home, "Ana", ["mentee"], SystemClock())
    journal.commit(making(meeting(SHARED)))
    journal.close()
    return home


@contextmanager
def worker(home: Path, word: str, most: int, *parts: str) -> Iterator[subprocess.Popen[str]]:
    """A running worker; gone, whatever happens, when the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.processes.worker", str(home), word, str(most), *parts],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def acknowledged(process: subprocess.Popen[str], most: int | None = None) -> list[Acknowledged]:
    """The next lines a worker says, at most so many; ends when it ends."""
    heard: list[Acknowledged] = []
    assert process.stdout is not None
    while (most is None or len(heard) < most) and (line := process.stdout.readline()).endswith("\n"):
        word, number, part = line.split()
        heard.append((word, int(number), part))
    return heard


def finished(process: subprocess.Popen[str]) -> list[Acknowledged]:
    """All a worker says until it ends by itself, without an error."""
    heard = acknowledged(process)
    assert process.stderr is not None
    complaint = process.stderr.read()
    assert process.wait(30) == 0, complaint
    return heard


def lost(home: Path, heard: Iterable[Acknowledged]) -> list[str]:
    """What was acknowledged and is not in the home now, as sentences."""
    journal = Journal.open(home)
    missing: list[str] = []
    edits: dict[str, int] = {}
    for word, number, part in heard:
        name = f"{word} {number} {part}"
        if part in {"commit", "append"}:
            row = journal.get(an_id("note", name))
            if row is None or row["text"] != f"note {name}":
                missing.append(f"note {name}: {row}")
        if part == "commit" and journal.get(an_id("meeting", name)) is None:
            missing.append(f"meeting {name}")
        if part == "undo" and journal.get(an_id("note", name)) is not None:
            missing.append(f"undo of {name}")
        if part == "edit":
            edits[word] = number
    shared = journal.get(an_id("meeting", SHARED)) or {}
    missing += [
        f"edit {number} of {word}" for word, number in edits.items() if shared.get(f"field_{word}", -1) < number
    ]
    journal.close()
    return missing
