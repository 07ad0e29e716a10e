"""Facts of a large program, as its host's journal holds them, as a share carries them, and as plain lines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.make_journal import NOW

DAY = date.fromisoformat(NOW[:10])
FACTS = 100
"""About so many of each person."""

Facts = dict[str, list[dict[str, Any]]]


def made(people: int, random: Random) -> Facts:
    """Facts by person: pairs of two, their meetings, goals, answers to three forms, and ratings."""
    found: Facts = {f"person-{random.randbytes(16).hex()}": [] for _ in range(people)}
    names = list(found)

    def fact(by: str, what: str, at: str = "2026-11-01T09:00:00+00:00", **fields: Any) -> None:
        found[by].append({"id": f"fact-{random.randbytes(16).hex()}", "by": by, "what": what, "at": at, **fields})

    def points(*items: str) -> dict[str, int]:
        return {item: random.randint(1, 5) for item in items}

    for mentor, mentee in zip(names[::2], names[1::2], strict=False):
        pair = f"relationship-{random.randbytes(16).hex()}"
        start = DAY - timedelta(days=random.randint(60, 700))
        fact(mentor, "relationship", relationship=pair, mentors=[mentor], mentees=[mentee], kind="traditional",
             format="formal", start=start.isoformat(), cadence="2 weeks")  # fmt: skip
        for one, count in ((mentor, 50), (mentee, 20)):
            for _ in range(count):
                on = (start + timedelta(days=random.randint(0, (DAY - start).days))).isoformat()
                fact(one, "meeting", relationship=pair, on=on, minutes=random.choice([30, 45, 60]), status="held")
        for one, other in ((mentor, mentee), (mentee, mentor)):
            for _ in range(10):
                fact(one, "goal", person=one, status=random.choice(["active", "achieved", "dropped"]), level=0)
            left = FACTS - len(found[one])
            for number in range(left):
                at = f"{(start + timedelta(days=number)).isoformat()}T09:00:00+00:00"
                if number % 2:
                    level = random.randint(1, 5)
                    fact(one, "rating", at, person=one, skill="deciding", type="soft", level=level, role="self")
                elif number % 4:
                    answers = points("goal-shared", "goal-worth", "task-clear", "task-useful", "bond-trust",
                                     "bond-respect")  # fmt: skip
                    fact(one, "response", at, form="pulse", version=1, answers=answers, person=other, relationship=pair)
                else:
                    answers = points("worth", "match", "know", "help", "manager") | {"recommend": random.randint(0, 10)}
                    fact(one, "response", at, form="program", version=1, answers=answers)
    return found


def journal_of(folder: Path, facts: Facts) -> Any:
    """The open journal of a host that holds these facts, without the time it takes to write a million records."""
    from datetime import datetime

    from mentortui.clock import FixedClock
    from mentortui.exchange import starting
    from mentortui.store import make_home
    from mentortui.store.memory import Record

    journal = make_home(folder / "host", "Ines Moreno", ["coordinator"], FixedClock(datetime.fromisoformat(NOW)))
    starting.start_program(journal, str(folder / "share"), "Many")
    program = journal.rows("share")[0]["id"].partition("-")[2]
    records = journal.sides.private.memory.records
    for rows in facts.values():
        for number, row in enumerate(rows):
            row |= {"program": program, "readers": "only_you"}
            records[row["id"]] = Record(row, f"{number:016x}-{journal.device}")
        journal.changed(row["id"] for row in rows)
    return journal


def change(journal: Any, rows: list[dict[str, Any]]) -> None:
    """Somebody's last fact says something else now: a new row, as every commit makes one."""
    from mentortui.store.memory import Record

    known = journal.sides.private.memory.records
    row = {**rows[-1], "at": "2026-11-20T09:00:00+00:00"}
    known[row["id"]] = Record(row, known[row["id"]].stamp)
    rows[-1] = row
    journal.changed([row["id"]])


def write_share(place: Path, facts: Facts) -> tuple[Any, bytes]:
    """One sealed segment of each person, in a folder of its own; the key that opens them, and the one that signed."""
    from nacl.signing import SigningKey
    from pyrage import x25519  # type: ignore[import-untyped]

    from mentortui.store.keys import device_id
    from mentortui.store.share import segment
    from mentortui.store.share.audiences import FACTS as AUDIENCE
    from mentortui.store.share.envelope import seal

    host = x25519.Identity.generate()
    signing = SigningKey(Random(3).randbytes(32))
    key = bytes(signing.verify_key)
    own = device_id(key)
    header = {"share": "0" * 32, "dev": own, "seq": 1, "aud": "0" * 16, "schema": 1, "min_reader": 1}
    stamp = f"{1_795_000_000_000:012x}0000-{own}"
    for person, rows in facts.items():
        entries = {
            row["id"]: {"f": {name: {own: [stamp, value]} for name, value in row.items() if name != "id"}}
            for row in rows
        }
        body = segment.encode(segment.Prelude("", {}, AUDIENCE), own, entries)
        target = place / person
        target.mkdir(parents=True)
        (target / "00000001.mj").write_bytes(seal(header, body, [str(host.to_public())], signing))
    return host, key


def files(place: Path) -> Iterator[str]:
    """Every file of a share, listed as any reader must."""
    with os.scandir(place) as folders:
        for folder in folders:
            for name in os.listdir(folder.path):
                yield f"{folder.path}/{name}"
