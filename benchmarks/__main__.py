"""`python -m benchmarks [FIGURE …] [--json]`: measure, and print a table with budgets and verdicts.

Budgets are reported, not asserted: the exit code is 0 whenever measuring came to its end.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys

FIGURES = (
    "first_paint", "capture", "search", "brief", "long_list", "large_note", "forms", "commit", "memory", "idle",
    "share", "sealing", "rollup",
)  # fmt: skip


def main() -> int:
    """Run the figures that were asked for, all without names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"which to measure: {', '.join(FIGURES)}")
    parser.add_argument("--rounds", type=int, default=15, help="runs of each side, in turns (default 15)")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of the table")
    asked = parser.parse_args()
    unknown = [name for name in asked.figures if name not in FIGURES]
    if unknown:
        parser.error(f"unknown figure {unknown[0]}; there are {', '.join(FIGURES)}")

    from benchmarks import homes, peers, table

    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    beside = {peer: peers.version(peer) for peer in (*peers.PACKAGES, *peers.LIBRARIES, "taskwarrior")}
    lines = []
    with homes.workshop() as folder:
        for name in asked.figures or FIGURES:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            lines += importlib.import_module(f"benchmarks.{name}").measure(folder, asked.rounds)
    if asked.json:
        document = {"machine": machine, "peers": beside, "lines": [line.document() for line in lines]}
        print(json.dumps(document, indent=2))
    else:
        print(f"{machine}; " + ", ".join(f"{peer} {version}" for peer, version in beside.items()) + "\n")
        print(table.table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
