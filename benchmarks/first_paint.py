"""From exec to the first painted Today, with 1,000 records, in a real terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks import homes, peers
from benchmarks.harness import ROOT, Failed, Sample, environment, in_turns, interpreter, ours
from benchmarks.table import Line, beside
from benchmarks.terminal import first_paint

RECORDS = 1000
BUDGET = 1.5
TODAY_SHOWS = b"Todo"
"""A heading of Today that stands below its first lines: when it is there, Today is painted."""


def measure(folder: Path, rounds: int) -> list[Line]:
    """Our Today, dooit and posting beside a Textual app of one widget."""
    bare = [interpreter(), str(ROOT / "benchmarks" / "bare" / "one_widget.py")]
    still = environment(TEXTUAL_ANIMATIONS="none")
    sides: dict[str, Callable[[], Sample]] = {"one widget": lambda: first_paint(bare, still, b"Today")}
    failures: dict[str, str] = {}
    try:
        mine = homes.ours(folder, RECORDS)
        sides["mentortui"] = lambda: first_paint(ours(), mine, TODAY_SHOWS)
    except Failed as error:
        failures["mentortui"] = str(error)
    theirs = homes.apart(folder)
    for peer, shown in (("dooit", b"Dooit"), ("posting", b"Collection")):
        start = peers.command(peer)
        if start is not None:
            sides[peer] = lambda start=start, shown=shown: first_paint(start, theirs, shown)  # type: ignore[misc]
    runs, failed = in_turns(sides, rounds)
    failures |= failed
    least = runs.get("one widget")
    lines = []
    for name in ("mentortui", "dooit", "posting"):
        case = f"Today, {RECORDS:,} records" if name == "mentortui" else f"{name}, empty"
        budget = BUDGET if name == "mentortui" else None
        found = runs.get(name)
        if found is None or least is None:
            said = failures.get(name) or failures.get("one widget") or "not installed"
            lines.append(Line("first_paint", case, None, said=said))
            continue
        lines.append(beside("first_paint", case, found, "one-widget app", least, budget))
    return lines
