"""A list of 100,000 rows: opening it, a key to the next frame, filtering by a letter, showing all again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.harness import ROOT, Failed, Runs, Sample, environment, in_turns, interpreter
from benchmarks.table import Line, beside
from benchmarks.terminal import Terminal, first_paint
from benchmarks.words import line

ROWS = 100_000
BUDGETS = {"key to frame": 1.5, "filter by a letter, first": 2.0, "filter by a letter": 2.0, "show all again": 1.5}
OPEN = 1.6
FIRST_ROW = line(0).replace(" ", "").encode()[:30]
KEYS = 40


def measure(folder: Path, rounds: int) -> list[Line]:
    """Our list widget beside the bare one; opening it beside a Textual app of one widget."""
    rows = folder / "rows.txt"
    rows.write_text("\n".join(map(line, range(ROWS))))
    bare = [interpreter(), str(ROOT / "benchmarks" / "bare" / "line_list.py"), str(rows)]
    ours = [interpreter(), "-m", "benchmarks.rows_app", str(rows)]
    one = [interpreter(), str(ROOT / "benchmarks" / "bare" / "one_widget.py")]
    env = environment(TEXTUAL_ANIMATIONS="none")
    opening: dict[str, Callable[[], Sample]] = {
        "one": lambda: first_paint(one, env, b"Today"),
        "bare": lambda: first_paint(bare, env, FIRST_ROW),
        "ours": lambda: first_paint(ours, env, FIRST_ROW),
    }
    runs, failures = in_turns(opening, rounds)
    if failures:
        return [Line("long_list", f"{ROWS:,} rows", None, said=next(iter(failures.values())))]
    lines = [_line("open", runs["ours"], "one-widget app", runs["one"], OPEN)]
    lines.append(_line("open, the bare widget", runs["bare"], "one-widget app", runs["one"], None))
    try:
        with Terminal(bare, env) as theirs, Terminal(ours, env) as mine:
            lines += _keys(theirs, mine)
    except Failed as error:
        lines.append(Line("long_list", "keys", None, said=str(error)))
    return lines


def _keys(theirs: Terminal, mine: Terminal) -> list[Line]:
    """Keys to both, in turns, each timed to the end of its first frame."""
    for terminal in (theirs, mine):
        terminal.frame(0, FIRST_ROW)
        terminal.quiet()
    found = {case: (Runs(), Runs()) for case in BUDGETS}
    for turn in range(KEYS):
        for side, terminal in enumerate((theirs, mine)):
            found["key to frame"][side].samples.append(_press(terminal, b"j"))
            if turn % 4 == 0:
                terminal.press(b"/")
                case = "filter by a letter" if turn else "filter by a letter, first"
                found[case][side].samples.append(_press(terminal, b"w"))
                found["show all again"][side].samples.append(_press(terminal, b"\x1b[27u"))
    return [_line(case, mine, "bare list", bare, BUDGETS[case]) for case, (bare, mine) in found.items()]


def _press(terminal: Terminal, keys: bytes) -> Sample:
    terminal.quiet(0.05)
    return terminal.press(keys)


def _line(case: str, mine: Runs, name: str, peer: Runs, budget: float | None) -> Line:
    return beside("long_list", f"{ROWS:,} rows: {case}", mine, name, peer, budget)
