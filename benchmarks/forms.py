"""Feedback with a form of 100 items answered 2,000 times: Today, the list, the form, a key in it, its trend.

"Without a visible wait" is said as a share of what a Textual app of one widget takes to start: half of it is 0.1 s
where that takes 0.2. What must not grow with the form stands beside the same in a form of five items.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.harness import ROOT, Failed, Runs, Sample, environment, in_turns, interpreter, ours
from benchmarks.make_responses import NOW
from benchmarks.table import Line, beside
from benchmarks.terminal import Terminal, first_paint

LARGE, SMALL = (100, 2_000), (5, 20)
PAINT, WAIT, SAME = 1.5, 0.5, 1.2
"""First paint beside a one-widget app; a screen beside the same; what does not grow beside the small form."""
END, ESCAPE, F4 = b"\x1b[F", b"\x1b[27u", b"\x1bOS"
LAST = "the list, 2,000 responses"
SCREENS = (LAST, "the form, 100 items", "the trend, 2,000 x 100 answers")
FORM, DIGIT = "the form, 100 items beside 5", "a digit in the form, 100 items beside 5"


def measure(folder: Path, rounds: int) -> list[Line]:
    """Starting on the large journal, then keys on both journals, in turns."""
    one = [interpreter(), str(ROOT / "benchmarks" / "bare" / "one_widget.py")]
    still = environment(TEXTUAL_ANIMATIONS="none")
    try:
        large, small = (_home(folder, *size) for size in (LARGE, SMALL))
        sides: dict[str, Callable[[], Sample]] = {
            "one": lambda: first_paint(one, still, b"Today"),
            "ours": lambda: first_paint(ours(), large, b"Feedback"),
        }
        runs, failures = in_turns(sides, rounds)
        if failures:
            raise Failed(next(iter(failures.values())))
        found = _keys(large, small, len(runs["one"].samples))
    except Failed as error:
        return [Line("forms", "100 items, 2,000 responses", None, said=str(error))]
    lines = [beside("forms", "Today, 2,000 responses", runs["ours"], "one-widget app", runs["one"], PAINT)]
    lines += [beside("forms", case, found[case][0], "one-widget app", runs["one"], WAIT) for case in SCREENS]
    lines.append(beside("forms", FORM, *_both(found[SCREENS[1]]), SAME))
    lines.append(beside("forms", DIGIT, *_both(found[DIGIT]), SAME))
    return lines


def _both(runs: tuple[Runs, Runs]) -> tuple[Runs, str, Runs]:
    return runs[0], "5 items", runs[1]


def _keys(large: dict[str, str], small: dict[str, str], turns: int) -> dict[str, tuple[Runs, Runs]]:
    """The same walk on both journals, in turns, in an app that was just started: what is opened is loaded then."""
    found = {case: (Runs(), Runs()) for case in (*SCREENS, DIGIT)}
    for turn in range(-1, turns):
        for side, env in enumerate((large, small)):
            with Terminal(ours(), env) as terminal:
                terminal.frame(0, b"Feedback")
                for case, sample in _walk(terminal):
                    if turn >= 0:  # the first round writes bytecode
                        found[case][side].samples.append(sample)
    return found


def _walk(terminal: Terminal) -> Iterator[tuple[str, Sample]]:
    """From Today to the list, to its last form, a digit in it, away again, and to its trend."""
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
