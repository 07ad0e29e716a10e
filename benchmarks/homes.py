"""Homes of one size for us and for each peer, made once in a run and removed after it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from benchmarks import peers
from benchmarks.harness import ROOT, Failed, environment, interpreter
from benchmarks.make_journal import NOW, TODAY
from benchmarks.words import line

JRNL_SETTINGS = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals:
  default:
    journal: {journal}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: v{version}
"""


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder for one run, on the disk the project lies on, so that writing to it costs what writing costs."""
    base = ROOT / ".bench"
    base.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=base))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ours(folder: Path, count: int) -> dict[str, str]:
    """A journal of `count` records, and the environment that leads mentortui to it."""
    home = folder / f"home-{count}"
    if not home.exists():
        made = subprocess.run(
            [interpreter(), "-m", "benchmarks.make_journal", str(home), str(count)],
            env=environment(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            shutil.rmtree(home, ignore_errors=True)
            raise Failed("no journal could be made: " + (made.stderr.strip().splitlines() or ["no reason given"])[-1])
    return environment(MENTORTUI_HOME=str(home), MENTORTUI_NOW=NOW, TEXTUAL_ANIMATIONS="none")


def apart(folder: Path) -> dict[str, str]:
    """An environment in which a program finds no settings of anybody."""
    rooms = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
    own = {name: str(folder / "apart" / room) for name, room in rooms.items()}
    for path in own.values():
        os.makedirs(path, exist_ok=True)
    return environment(**own, HOME=str(folder / "apart"), TEXTUAL_ANIMATIONS="none")


def jrnl(folder: Path, count: int) -> list[str]:
    """A jrnl journal of `count` entries, and how to start jrnl on it. Raises Failed when it is not installed."""
    home = folder / f"jrnl-{count}"
    settings = home / "jrnl.yaml"
    start = peers.command("jrnl", "--config-file", str(settings))
    if start is None:
        raise Failed("jrnl is not installed; `python -m benchmarks.peers` does")
    if not home.exists():
        home.mkdir()
        settings.write_text(JRNL_SETTINGS.format(journal=home / "journal.txt", version=peers.version("jrnl")))
        with open(home / "journal.txt", "w") as file:
            for number in range(count):
                day = TODAY - timedelta(days=2200 - 2200 * number // count)
                file.write(f"[{day.isoformat()} 10:00:00 AM] {line(number)}\n\n")
    return start


def taskwarrior(folder: Path, count: int) -> tuple[list[str], dict[str, str]]:
    """A task list of `count` tasks, how to start taskwarrior and its environment. Raises Failed when not installed."""
    home = folder / f"task-{count}"
    start = peers.command("taskwarrior", "rc.verbose=nothing", "rc.confirmation=no")
    if start is None:
        raise Failed("taskwarrior is not installed; `python -m benchmarks.peers` does")
    if not home.exists():
        home.mkdir()
        (home / "taskrc").write_text(f"data.location={home}\n")
        with open(home / "pending.data", "w") as file:
            for number in range(count):
                uuid = f"{number:08x}-0000-4000-8000-{number:012x}"
                file.write(f'[description:"{line(number)}" entry:"1780000000" status:"pending" uuid:"{uuid}"]\n')
    return start, environment(TASKRC=str(home / "taskrc"), TASKDATA=str(home))
