"""Commands through the door a user takes: `run` in this process, `process` as a real one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mentortui.cli.main import main
from tests.hostile import TEXTS
from tests.made_once import once, placed

NOW = "2026-11-21T10:00:00+01:00"
"""A Saturday morning in Lisbon's neighbour time zone; every test of a command happens then."""


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document it must be."""
        return json.loads(self.out)

    def ok(self) -> Result:
        """Itself, after making sure that the command succeeded."""
        assert self.code == 0, self.err
        return self


Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home commands use in a test (not made yet), under a clock that stands still."""
    path = tmp_path / "home"
    monkeypatch.setenv("MENTORTUI_HOME", str(path))
    monkeypatch.setenv("MENTORTUI_NOW", NOW)
    return path


def _command(*argv: object, stdin: str | None = None) -> Result:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", None if stdin is None else io.StringIO(stdin))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main([str(word) for word in argv])
    return Result(code, out.getvalue(), err.getvalue())


def home_after(commands: Callable[[Run], object]) -> Callable[[Path], None]:
    """Puts a home to a place on which these commands were run; they are run once in all."""

    @once
    def made(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MENTORTUI_HOME", str(folder / "home"))
            patch.setenv("MENTORTUI_NOW", NOW)
            commands(_command)

    def put(home: Path) -> None:
        placed(made()[0] / "home", home)

    return put


@pytest.fixture
def run(home: Path) -> Run:
    """Run a command in this process: `run("note", "-", stdin="text") -> Result`."""
    return _command


def begun(run: Run) -> None:
    """Tom Berg mentors Ana Silva every two weeks."""
    run("init", "--name", "Tom Berg", "--role", "mentor").ok()
    run("relationship", "add", "--as", "mentor", "--with", "Ana Silva", "--cadence", "2 weeks").ok()


_put_ana = home_after(begun)


@pytest.fixture
def ana(run: Run, home: Path) -> Run:
    """`run` in the journal of Tom Berg, who mentors Ana Silva every two weeks."""
    _put_ana(home)
    return run


@pytest.fixture
def process(home: Path) -> Run:
    """Run a command as a real process: `process("note", "text", stdin=b"…", env={…}) -> Result`."""

    def call(*argv: str, stdin: bytes | None = None, env: dict[str, str] | None = None, **more: Any) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "mentortui", *argv],
            input=stdin,
            capture_output=True,
            timeout=50,
            check=False,
            env={**os.environ, **(env or {})},
            **more,
        )
        return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return call


def _fill(ana: Run) -> None:
    begun(ana)
    ana("log", TEXTS[0], "--with", "Ana", "--share", "--action", "Send it due:friday owner:Ana").ok()
    for text in TEXTS:
        ana("note", "-", stdin=f"n {text}").ok()
    goal = ana("goal", "add", "=cmd|' /C calc'!A0", "--with", "Ana", "--share", "--json").ok().json["id"]
    ana("goal", "step", goal, 'Say "hello", twice').ok()
    gone = ana("note", "gone", "--json").ok().json["id"]
    ana("delete", gone).ok()
    ana("edit", goal, "--set", "relevant=Because").ok()


_put_full = home_after(_fill)


@pytest.fixture
def full(run: Run, home: Path) -> Run:
    """A journal with hostile texts on both sides, a deleted and an edited record."""
    _put_full(home)
    return run
