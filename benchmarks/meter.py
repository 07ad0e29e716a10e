"""What a running process costs, read from /proc: memory, processor time."""

from __future__ import annotations

from pathlib import Path


def resident(pid: int) -> float:
    """Resident memory in megabytes (of a million bytes), as `ps` and `top` show it."""
    return _rollup(pid, "Rss")


def proportional(pid: int) -> float:
    """The same with pages shared by several processes divided between them, in megabytes."""
    return _rollup(pid, "Pss")


def _rollup(pid: int, field: str) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        name, _, rest = line.partition(":")
        if name == field:
            return int(rest.split()[0]) * 1024 / 1e6
    return 0.0


def processor(pid: int) -> float:
    """Seconds of processor time used so far by all threads alive, to the nanosecond."""
    total = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((thread / "schedstat").read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
    return total / 1e9
