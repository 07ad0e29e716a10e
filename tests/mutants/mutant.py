"""What a mutant is, and how a mutated tree is tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOO_LONG = -1000
COPIED = ("mentortui", "tests", "themes", "docs", "pyproject.toml")
PYTEST = (sys.executable, "-m", "pytest", "-q", "-m", "not slow", "-p", "no:cacheprovider", "-p", "timeout")
ALONE = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""Without the other plugins pytest starts in a quarter of the time, and a mutant's tests need none of them."""


@dataclass(frozen=True)
class Edit:
    """One text of a file and what stands there instead; the text must occur exactly once."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Mutant:
    """One way to break the store on purpose, and the tests that must notice."""

    name: str
    edits: tuple[Edit, ...]
    tests: tuple[str, ...]


class Verdict(Enum):
    """How it went. Everything but CAUGHT fails the run."""

    CAUGHT = "caught"
    LIVED = "LIVED"
    STALE = "STALE: its text is not in the source exactly once"
    BROKEN = "BROKEN: the tests could not be run"
    TOO_LONG = "UNDECIDED: its tests did not end in time"


@dataclass(frozen=True)
class Outcome:
    """A verdict, the seconds it took, and the end of what pytest said."""

    verdict: Verdict
    seconds: float
    said: str


class Tree:
    """A copy of the sources and tests to break, compiled for these tests. One mutant at a time."""

    def __init__(self, folder: Path, tests: Sequence[str]) -> None:
        self.folder = folder
        leave = shutil.ignore_patterns("__pycache__", ".hypothesis", "*.pyc")
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=leave)
            elif source.exists():
                shutil.copy(source, folder / name)
        self._compile(tests)

    def _compile(self, tests: Sequence[str]) -> None:
        """Compile the unbroken tree as far as these tests load it, once for all mutants.

        A broken file is never taken for the one that was compiled: it was written later. And what is
        compiled of it is not kept (`-B`), so that it is never taken for the next one.
        """
        command = [*PYTEST, "--collect-only", *tests]
        subprocess.run(command, cwd=self.folder, env=ALONE, capture_output=True, check=False)

    def try_out(self, mutant: Mutant, limit: float) -> Outcome:
        """Break the tree as the mutant says, run its tests for at most `limit` seconds, mend the tree."""
        started = time.monotonic()
        before = {edit.file: (self.folder / edit.file).read_text("utf-8") for edit in mutant.edits}
        broken = apply(before, mutant.edits)
        if broken is None:
            return Outcome(Verdict.STALE, 0.0, "")
        try:
            self._write(broken)
            code, said = self.run(mutant.tests, limit)
        finally:
            self._write(before)
        verdict = {0: Verdict.LIVED, 1: Verdict.CAUGHT, TOO_LONG: Verdict.TOO_LONG}.get(code, Verdict.BROKEN)
        return Outcome(verdict, time.monotonic() - started, said)

    def run(self, tests: Sequence[str], limit: float, *options: str) -> tuple[int, str]:
        """Run tests in this tree for at most `limit` seconds: pytest's exit code, or TOO_LONG, and its last lines."""
        python, *pytest = PYTEST
        try:
            done = subprocess.run(
                [python, "-B", *pytest, "-x", *options, *tests],
                cwd=self.folder,
                env=ALONE,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return TOO_LONG, f"stopped after {limit:.0f} s"
        return done.returncode, "\n".join(done.stdout.strip().splitlines()[-8:])

    def package(self) -> Path:
        """The package this tree's tests import; anything but its own copy would make every verdict worthless."""
        code = "import mentortui.store.disk as disk; print(disk.__file__)"
        done = subprocess.run(
            [sys.executable, "-B", "-c", code], cwd=self.folder, capture_output=True, text=True, check=True
        )
        return Path(done.stdout.strip())

    def _write(self, texts: dict[str, str]) -> None:
        for name, text in texts.items():
            (self.folder / name).write_text(text, "utf-8")


def apply(texts: dict[str, str], edits: Sequence[Edit]) -> dict[str, str] | None:
    """The texts after the edits; None when one of them does not fit exactly once."""
    after = dict(texts)
    for edit in edits:
        if after[edit.file].count(edit.old) != 1 or edit.old == edit.new:
            return None
        after[edit.file] = after[edit.file].replace(edit.old, edit.new)
    return after
