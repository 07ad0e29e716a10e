"""Feedback with a form of 100 items answered 2,000 times: Today, the list, the form, a key in it, its trend.

"Without a visible wait" is said as a share of what a Textual app of one widget takes to start: half of it is 0.1 s
where that takes 0.2. What must not grow with the form stands beside the same in a form of five items.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks import meter
from benchmarks.harness import ROOT, Failed, Runs, Sample, environment, interpreter, ours
from benchmarks.make_responses import NOW
from benchmarks.table import Line, beside
from benchmarks.terminal import Terminal, first_paint

LARGE, SMALL = (100, 2_000), (5, 20)
PAINT, WAIT, SAME = 1.5, 0.5, 1.2
"""First paint beside a one-widget app; a screen beside the same; what does not grow beside the small form."""
END, ESCAPE, F4 = b"\x1b[F", b"\x1b[27u", b"\x1bOS"
PAINTED, LAST = "Today, 2,000 responses", "the list, 2,000 responses"
SCREENS = (LAST, "the form, 100 items", "the trend, 2,000 x 100 answers")
FORM, DIGIT = "the form, 100 items beside 5", "a digit in the form, 100 items beside 5"


def measure(folder: Path, rounds: int) -> list[Line]:
    """In each turn a one-widget app, then the same walk on the large and on the small journal."""
    try:
        homes = [_home(folder, *size) for size in (LARGE, SMALL)]
        least, found = _turns(homes, rounds)
    except Failed as error:
        return [Line("forms", "100 items, 2,000 responses", None, said=str(error))]
    lines = [
        beside("forms", case, found[case][0], "one-widget app", least, PAINT if case == PAINTED else WAIT)
        for case in (PAINTED, *SCREENS)
    ]
    lines.append(beside("forms", FORM, *_both(found[SCREENS[1]]), SAME))
    lines.append(beside("forms", DIGIT, *_both(found[DIGIT]), SAME))
    return lines


def _turns(homes: list[dict[str, str]], rounds: int) -> tuple[Runs, dict[str, tuple[Runs, Runs]]]:
    """Apps that were just started, because what is opened is loaded then; the first turn is not counted."""
    one = [interpreter(), str(ROOT / "benchmarks" / "bare" / "one_widget.py")]
    still = environment(TEXTUAL_ANIMATIONS="none")
    least = Runs()
    found = {case: (Runs(), Runs()) for case in (PAINTED, *SCREENS, DIGIT)}
    for turn in range(-1, rounds):
        sample = first_paint(one, still, b"Today")
        if turn >= 0:
            least.samples.append(sample)
        for side, env in enumerate(homes):
            with Terminal(ours(), env) as terminal:
                for case, sample in _walk(terminal):
                    if turn >= 0:
                        found[case][side].samples.append(sample)
    return least, found


def _both(runs: tuple[Runs, Runs]) -> tuple[Runs, str, Runs]:
    return runs[0], "5 items", runs[1]


def _walk(terminal: Terminal) -> Iterator[tuple[str, Sample]]:
    """From the start to the list, to its last form, a digit in it, away again, and to its trend."""
    wall = terminal.frame(0, b"Feedback") - terminal.begun
    yield PAINTED, Sample(wall, meter.processor(terminal.pid))
    yield LAST, _press(terminal, b"4", b"Answered")
    _press(terminal, END)
    yield SCREENS[1], _press(terminal, b"\r", b"Zebra1:")
    yield DIGIT, _press(terminal, b"4")
    for key in (F4, ESCAPE):  # nothing is kept of it
        terminal.quiet(0.15)
        terminal.write(key)
    yield SCREENS[2], _press(terminal, b"t", b"Overtime")


def _press(terminal: Terminal, keys: bytes, marker: bytes = b"") -> Sample:
    terminal.quiet(0.15)
    return terminal.press(keys, marker)


def _home(folder: Path, items: int, responses: int) -> dict[str, str]:
    """A journal with the form and its responses, and the environment that leads to it."""
    home = folder / f"form-{items}-{responses}"
    if not home.exists():
        made = subprocess.run(
            [interpreter(), "-m", "benchmarks.make_responses", str(home), str(items), str(responses)],
            env=environment(), cwd=ROOT, capture_output=True, check=False,
        )  # fmt: skip
        if made.returncode:
            raise Failed("no responses could be made: " + made.stderr.decode("utf-8", "replace")[-200:])
    return environment(MENTORTUI_HOME=str(home), MENTORTUI_NOW=NOW, TEXTUAL_ANIMATIONS="none")
