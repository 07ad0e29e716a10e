"""A program's figures: cold, with 1 % changed, and their memory, as people grow more; DuckDB and polars beside it.

`python -m benchmarks rollup` takes 1,000, 3,000 and 10,000 people with about 100 facts each;
`python -m benchmarks.rollup 1000 3000 10000 30000` other numbers. Each size is measured in a process of its own.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import peers
from benchmarks.facts import DAY, made
from benchmarks.harness import ROOT, Failed, environment, interpreter
from benchmarks.table import Line, number, table

SIZES = (1_000, 3_000, 10_000)
SHARED = 10_000
"""People up to whom the sealed share is written and read, too."""
MANY = 100_000
COLD = 2.5
"""Times reading, checking and decoding the same facts."""
ENGINES = {"ours": "ours, one process", "ours_two": "ours, two", "duckdb": "DuckDB", "polars": "polars"}

Point = dict[str, float]


def measure(folder: Path, rounds: int) -> list[Line]:
    """The usual sizes."""
    return measured(SIZES)


def measured(sizes: Sequence[int]) -> list[Line]:
    """The lines of each size, and what they come to at a hundred thousand people."""
    points = [_point(size) for size in sizes]
    lines = [line for point in points for line in _lines(point)]
    lines += _engines(max(size for size in sizes if size <= SHARED or size == min(sizes)))
    return lines + (_at_many(points) if len(points) > 1 else [])


def _point(people: int) -> Point:
    """Everything measured at one size, each in a process of its own, so that its memory is its own."""
    found: Point = {}
    for what in ("share", "rollup") if people <= SHARED else ("rollup",):
        found |= json.loads(_output([interpreter(), "-m", "benchmarks.rollup_point", str(people), what]))
    return found


def _output(asked: list[str]) -> str:
    done = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, env=environment(), check=False)
    if done.returncode:
        raise Failed((done.stderr.strip().splitlines() or ["it said nothing"])[-1])
    return done.stdout


def _lines(point: Point) -> list[Line]:
    people = f"{int(point['people']):,} people"
    steps = ("listing", "reading", "checking", "decoding")
    read, read_cpu = (sum(point.get(f"{step}{of}", 0) for step in steps) for of in ("", "_cpu"))
    lines = []
    if read:
        lines = [
            _line(f"{people}: the share: read, check, decode", read, said="one sealed file of each person"),
            _line(f"{people}: the share: decrypt, signatures", point["opening"]),
        ]
    for name, case in (("cold", "cold, one process"), ("cold_two", "cold, two processes")):
        if name in point:
            lines.append(_beside(f"{people}: {case}", point, name, "read, check, decode", read, read_cpu, COLD))
    limit, limit_cpu = (2 * point.get(f"listing{of}", 0) + 0.015 * point[f"cold{of}"] for of in ("", "_cpu"))
    for name, case in (("changed_open", "in an open app"), ("changed_next", "by the next command")):
        case = f"{people}: 1 % changed, {case}"
        lines.append(_beside(case, point, name, "2 listings, 1.5 % of cold", limit if read else 0, limit_cpu, 1.0))
    lines.append(_line(f"{people}: nothing changed, by the next command", point["same_next"]))
    held = f"{number(point['journal_mb'], 'MB')} are the journal's; {number(point['cache_mb'], 'MB')} on disk"
    return [*lines, Line("rollup", f"{people}: memory beside it", point["peak_mb"], "MB", said=held)]


def _beside(
    case: str, point: Point, name: str, beside: str, peer: float, peer_cpu: float, budget: float
) -> Line:  # fmt: skip
    if not peer:
        return _line(case, point[name])
    return Line("rollup", case, point[name] * 1e3, "ms", beside, peer * 1e3, point[name] / peer,
                point[f"{name}_cpu"] / peer_cpu, budget)  # fmt: skip


def _line(case: str, seconds: float, said: str = "") -> Line:
    return Line("rollup", case, seconds * 1e3, said=said)


def _engines(people: int) -> list[Line]:
    """From a file of decrypted facts to the figures: seven of them by the others, all 23 by us."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.ndjson"
        with file.open("w") as lines:
            for rows in made(people, Random(1)).values():
                lines.writelines(json.dumps(row) + "\n" for row in rows)
        for engine in ENGINES:
            runs = [_engine(engine, file) for _ in range(3)]
            if runs[0] is not None:
                found[engine] = min(runs, key=lambda run: run["seconds"])  # type: ignore[index,type-var]
    same = {str(one["figures"]) for one in found.values()}
    said = "equal figures" if len(same) == 1 else f"the figures DIFFER: {' '.join(sorted(same))}"
    lines = []
    for engine, one in found.items():
        ours = found["ours_two"]
        lines.append(Line("rollup", f"{people:,} people, a file of facts: {ENGINES[engine]}", one["seconds"] * 1e3,
                          "ms", "ours, two", ours["seconds"] * 1e3, one["seconds"] / ours["seconds"],
                          one["cpu"] / ours["cpu"], said=said))  # fmt: skip
    return lines


def _engine(engine: str, file: Path) -> Any:
    if engine in peers.LIBRARIES:
        python = peers.script(engine)
        if python is None:
            return None
        return json.loads(_output([str(python), str(ROOT / "benchmarks" / "rollup_peers.py"), engine, str(file),
                                   DAY.isoformat()]))  # fmt: skip
    return json.loads(_output([interpreter(), "-m", "benchmarks.rollup_peers", engine, str(file), DAY.isoformat()]))


def _at_many(points: Sequence[Point]) -> list[Line]:
    """What a power law through the points comes to; its exponent says how far from a straight line it is."""
    lines = []
    for name, case, unit, times in (
        ("cold_cpu", "cold, processor", "s", 1.0), ("changed_open_cpu", "1 % changed, processor", "s", 1.0),
        ("peak_mb", "memory beside the journal", "MB", 1.0),
    ):  # fmt: skip
        slope, first = _fit([(math.log(point["people"]), math.log(max(point[name], 1e-9))) for point in points])
        value = math.exp(first + slope * math.log(MANY)) * times
        said = f"extrapolated: grows as people^{slope:.2f}, through {len(points)} points"
        lines.append(Line("rollup", f"{MANY:,} people: {case}", value, unit, said=said))
    return lines


def _fit(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Slope and start of the straight line with the least squares."""
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return slope, mean_y - slope * mean_x


if __name__ == "__main__":
    print(table(measured([int(size) for size in sys.argv[1:]] or SIZES)))
