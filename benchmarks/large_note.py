"""Opening a note of 100 KB to read: from the key to the first screen of it, beside a note of 1 KB."""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.harness import ROOT, Failed, Runs, Sample, environment, interpreter, ours
from benchmarks.make_journal import NOW
from benchmarks.table import Line, beside
from benchmarks.terminal import Terminal

SIZES = {"1 KB": 1_000, "100 KB": 100_000}
BUDGET = 1.2
MAKE = """
import sys
from functools import partial
from pathlib import Path
from mentortui.changes import capture
from mentortui.clock import from_environment, new_id
from mentortui.store import make_home
clock = from_environment()
journal = make_home(Path(sys.argv[1]), "Tom Berg", ["mentor"], clock)
part = "## Part {}\\n\\nSome *words* and **more** of them; `code` too.\\n\\n- one\\n- two\\n\\n> said\\n\\n"
text = "".join(part.format(number) for number in range(2000))[: int(sys.argv[2])]
journal.commit(capture.note(journal, "# Zebra\\n\\n" + text, now=clock.now(), new_id=partial(new_id, clock=clock)))
journal.close()
"""


def measure(folder: Path, rounds: int) -> list[Line]:
    """Both notes found by search, opened and closed in turns, in two running apps."""
    runs = {size: Runs() for size in SIZES}
    try:
        homes = {size: _home(folder, letters) for size, letters in SIZES.items()}
        with Terminal(ours(), homes["1 KB"]) as small, Terminal(ours(), homes["100 KB"]) as large:
            _find(small)
            _find(large)
            for turn in range(-1, rounds):
                for size, terminal in (("1 KB", small), ("100 KB", large)):
                    sample = _open(terminal)
                    if turn >= 0:  # the first opening imports what renders Markdown
                        runs[size].samples.append(sample)
    except Failed as error:
        return [Line("large_note", "a note of 100 KB", None, said=str(error))]
    return [beside("large_note", "100 KB to its first screen", runs["100 KB"], "1 KB", runs["1 KB"], BUDGET)]


def _home(folder: Path, letters: int) -> dict[str, str]:
    """A journal with one note of so many letters, and the environment that leads to it."""
    home = folder / f"note-{letters}"
    env = environment(MENTORTUI_HOME=str(home), MENTORTUI_NOW=NOW, TEXTUAL_ANIMATIONS="none")
    if not home.exists():
        made = subprocess.run(
            [interpreter(), "-c", MAKE, str(home), str(letters)], env=env, cwd=ROOT, capture_output=True, check=False
        )
        if made.returncode:
            raise Failed("no note could be made: " + made.stderr.decode("utf-8", "replace")[-200:])
    return env


def _find(terminal: Terminal) -> None:
    """Search for the note, so that enter opens it."""
    terminal.quiet()
    for key in (b"/", *(bytes([letter]) for letter in b"zebra")):
        terminal.press(key)
        terminal.quiet(0.1)


def _open(terminal: Terminal) -> Sample:
    """The sample of the key that opens the note; then back to what was found."""
    terminal.quiet()
    sample = terminal.press(b"\r", b"Part1")
    terminal.quiet()
    terminal.press(b"q")
    return sample
