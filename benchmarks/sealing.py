"""What sealing costs: a segment for 1, 2, 5 and 20 computers, opening it, and a first pull of ten thousand segments."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

from benchmarks.harness import Runs
from benchmarks.make_journal import NOW
from benchmarks.share import let_in, participants, pull, timed, write
from benchmarks.table import Line, beside

READERS = (2, 5, 20)
BODY = 5_000
"""Bytes of a segment before it is sealed: a day's writing."""
AT_ONCE = 100
"""Segments that are sealed or opened in one turn."""
PEOPLE, SEGMENTS = 1_000, 10


def measure(folder: Path, rounds: int) -> list[Line]:
    """Sealing for more computers beside sealing for one; opening beside it; and everything together in a pull."""
    return [*_sealing(rounds), _first_pull(folder)]


def _sealing(rounds: int) -> list[Line]:
    from nacl.signing import SigningKey
    from pyrage import x25519  # type: ignore[import-untyped]

    from mentortui.store.keys import device_id
    from mentortui.store.share.envelope import parse, seal, unseal

    signing = SigningKey(Random(3).randbytes(32))
    people = [x25519.Identity.generate() for _ in range(max(READERS))]
    ages = [str(one.to_public()) for one in people]
    header = {
        "share": "0" * 32,
        "dev": device_id(bytes(signing.verify_key)),
        "seq": 1,
        "aud": "0" * 16,
        "schema": 1,
        "min_reader": 1,
    }
    body = Random(4).randbytes(BODY)

    def sealed(count: int) -> None:
        for _ in range(AT_ONCE):
            seal(header, body, ages[:count], signing)

    sides = {count: Runs() for count in (1, *READERS)}
    opening = Runs()
    envelope = parse(seal(header, body, ages, signing))
    for _ in range(rounds):
        for count, runs in sides.items():
            runs.samples.append(timed(lambda count=count: sealed(count)))  # type: ignore[misc]
        opening.samples.append(timed(lambda: [unseal(envelope, people[-1]) for _ in range(AT_ONCE)]))
    one = sides[1]
    size = {count: len(seal(header, body, ages[:count], signing)) for count in (1, *READERS)}
    case = f"{AT_ONCE} segments of {BODY:,} bytes"
    lines = [Line("sealing", f"{case}, for one computer", one.wall * 1e3, said=f"{size[1]:,} bytes each")]
    for count in READERS:
        line = beside("sealing", f"{case}, for {count}", sides[count], "for one", one)
        lines.append(replace(line, said=f"{size[count]:,} bytes each"))
    lines.append(beside("sealing", f"{case}, opened by the last of 20", opening, "sealing for one", one))
    return lines


def _first_pull(folder: Path) -> Line:
    from mentortui.clock import FixedClock
    from mentortui.exchange import starting
    from mentortui.store import make_home

    place = folder / "sealed share"
    journal = make_home(folder / "sealed host", "Ines Moreno", ["coordinator"], FixedClock(datetime.fromisoformat(NOW)))
    starting.start_program(journal, str(place), "Many")
    share = journal.rows("share")[0]["id"].partition("-")[2]
    people = list(participants(place, share, journal, PEOPLE))
    let_in(journal, people)
    for seq in range(1, SEGMENTS + 1):
        for number, computer in enumerate(people):
            write(place, share, journal, computer, number, seq)
    first = timed(lambda: pull(journal))
    journal.close()
    each = first.wall * 1e6 / (PEOPLE * SEGMENTS)
    case = f"first pull, {PEOPLE:,} computers, {PEOPLE * SEGMENTS:,} segments"
    return Line("sealing", case, first.wall * 1e3, said=f"{each:,.0f} microseconds a segment, all told")
