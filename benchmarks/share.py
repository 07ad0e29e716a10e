"""A shared folder of many computers: a pull beside listing the folder, so that its cost grows with what is new.

Every file is a real one: signed by its own computer, sealed for the host, read by the host's journal.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.harness import Runs, Sample
from benchmarks.make_journal import NOW
from benchmarks.table import Line, beside

DEVICES, SEGMENTS = 5_000, 10
NEW = 100
RECORDS = 10_000
NOTHING, SOME = 3.0, 4.0
"""A pull beside one listing of the folder: with nothing new, and with a hundred new files."""


class Computer(NamedTuple):
    """A computer of somebody, with what it writes with."""

    keys: object
    person: str
    name: str


def measure(folder: Path, rounds: int) -> list[Line]:
    """The first pull, then pulls with nothing and with a hundred files new, each beside a listing."""
    from mentortui.clock import FixedClock
    from mentortui.exchange import starting
    from mentortui.store import make_home

    clock = FixedClock(datetime.fromisoformat(NOW))
    place = folder / "share"
    journal = make_home(folder / "host", "Ines Moreno", ["coordinator"], clock)
    starting.start_program(journal, str(place), "Many")
    row = journal.rows("share")[0]
    computers = list(participants(place, row["id"].partition("-")[2], journal))
    let_in(journal, computers)
    for seq in range(1, SEGMENTS + 1):
        for number, computer in enumerate(computers):
            write(place, row["id"].partition("-")[2], journal, computer, number, seq)
    case = f"{DEVICES:,} computers, {DEVICES * SEGMENTS:,} files"
    first = timed(lambda: pull(journal))
    lines = [Line("share", f"first pull, {case}", first.wall * 1e3, said="each file signed, sealed, joined")]
    for what, new, budget in (("nothing", 0, NOTHING), (f"{NEW} files", NEW, SOME)):
        mine, listing = Runs(), Runs()
        for turn in range(max(3, rounds // 3)):
            for number in range(new):
                write(place, row["id"].partition("-")[2], journal, computers[number], number, SEGMENTS + 1 + turn)
            listing.samples.append(timed(lambda: _list(place)))
            mine.samples.append(timed(lambda: pull(journal)))
        lines.append(beside("share", f"pull, {what} new, {case}", mine, "listing", listing, budget))
    journal.close()
    return [*lines, *_own_journal(folder, rounds)]


def _own_journal(folder: Path, rounds: int) -> list[Line]:
    """A sync of a journal in a folder of one's own: with nothing new, and after one change; the app open meanwhile."""
    from mentortui.clock import FixedClock, new_id
    from mentortui.exchange import computers, shared
    from mentortui.model.delta import Delta
    from mentortui.store import Journal, make_home

    clock = FixedClock(datetime.fromisoformat(NOW))
    journal = make_home(folder / "own", "Tom Berg", ["mentor"], clock)
    note = {"at": NOW, "by": journal.me, "readers": "only_you", "type": "learning", "text": "Ask more, tell less."}
    computers.meet_in(journal, str(folder / "own folder"))
    journal.commit(Delta("Notes", {new_id("note", clock): note for _ in range(RECORDS)}))
    for _ in range(2):  # a second one finds nothing left to say
        shared.sync_all(journal)
    lines = []
    for what, new in (("nothing new", 0), ("one change", 1)):
        runs = Runs()
        for _ in range(max(3, rounds // 3)):
            for _ in range(new):
                journal.commit(Delta("Note", {new_id("note", clock): note}))
            runs.samples.append(timed(lambda: shared.sync_all(journal)))
        lines.append(Line("share", f"sync, {what}, {RECORDS:,} records", runs.wall * 1e3, said="in an open app"))
    journal.close()
    runs = Runs()
    for _ in range(max(3, rounds // 3)):
        journal = Journal.open(folder / "own", clock=clock)
        runs.samples.append(timed(partial(shared.sync_all, journal)))
        journal.close()
    said = "what is remembered of the last one is gone"
    return [*lines, Line("share", f"sync, first of a process, {RECORDS:,} records", runs.wall * 1e3, said=said)]


def timed(work: Callable[[], object]) -> Sample:
    cpu, begun = time.process_time(), time.perf_counter()
    work()
    return Sample(time.perf_counter() - begun, time.process_time() - cpu)


def _list(place: Path) -> int:
    """What any reader must do: name every file."""
    top = place / "mentortui-v1" / "s"
    return sum(len(os.listdir(entry.path)) for entry in os.scandir(top))


def pull(journal: object) -> None:
    from mentortui.model.sound import fits
    from mentortui.store.share.audiences import setup_of
    from mentortui.store.share.visit import Visit

    with Visit.of(journal, setup_of(journal.rows("share")[0])) as visit:  # type: ignore[attr-defined,arg-type]
        visit.receive(fits)


def participants(place: Path, share: str, journal: object, many: int = DEVICES) -> Iterator[Computer]:
    """People's computers, each with its card in the share."""
    from nacl.signing import SigningKey
    from pyrage import x25519  # type: ignore[import-untyped]

    from mentortui.store.keys import device_id
    from mentortui.store.share import cards
    from mentortui.store.share.folder import open_folder
    from mentortui.store.share.keyring import DeviceKeys, Keyring, keyring
    from mentortui.store.stamp import LogicalClock

    random = Random(7)
    host = keyring(journal.disk, journal.device).own  # type: ignore[attr-defined]
    folder = open_folder(str(place))
    identity = x25519.Identity.generate()
    for number in range(many):
        signing = SigningKey(random.randbytes(32))
        own = DeviceKeys(device_id(bytes(signing.verify_key)), bytes(signing.verify_key), str(identity.to_public()))
        ring, person = Keyring(own, signing, identity), f"person-{random.randbytes(16).hex()}"
        stamp = LogicalClock(own.id).tick(1_795_000_000_000 + number)
        card = cards.Card(person, f"Participant {number}", stamp, own.id, (own,))
        cards.write_card(folder, ring, share, card, [host.age])
        yield Computer(ring, person, f"Participant {number}")


def let_in(journal: object, computers: Sequence[Computer]) -> None:
    """The host's word that they are in, as a sync writes it once their codes fit."""
    from mentortui.store.share import stating, telling
    from mentortui.store.share.audiences import setup_of
    from mentortui.store.share.cards import PROGRAM, Member
    from mentortui.store.share.visit import Visit

    with Visit.of(journal, setup_of(journal.rows("share")[0])) as visit:  # type: ignore[attr-defined,arg-type]
        joined = [Member(one.person, one.name, (one.keys.own,), how="code") for one in computers]  # type: ignore[attr-defined]
        wanted = stating.stated(PROGRAM, [*visit.here.members, *joined], visit.here.hosts, visit.here.roster, {}, {})
        telling.say(visit, stating.new(wanted, visit.here.roster))


def write(place: Path, share: str, journal: object, computer: Computer, number: int, seq: int) -> None:
    """One segment of a computer: two facts, sealed for the host."""
    from mentortui.store.share import segment
    from mentortui.store.share.audiences import FACTS
    from mentortui.store.share.envelope import parse, seal
    from mentortui.store.share.folder import open_folder
    from mentortui.store.share.keyring import keyring
    from mentortui.store.share.publish import file_name, opaque

    ring = computer.keys
    own = ring.own.id  # type: ignore[attr-defined]
    host = keyring(journal.disk, journal.device).own  # type: ignore[attr-defined]
    stamp = f"{1_795_000_000_000 + seq * 1000 + number:012x}0000-{own}"
    fields = {"at": NOW, "by": computer.person, "readers": "only_you", "on": "2026-11-20", "minutes": 45}
    entry = {"f": {name: {own: [stamp, value]} for name, value in fields.items()}}
    state = {f"fact-{Random(f'{number}/{seq}/{one}').randbytes(16).hex()}": entry for one in range(2)}
    header = {"share": share, "dev": own, "seq": seq, "aud": opaque(share, FACTS, own), "schema": 1, "min_reader": 1}
    body = segment.encode(segment.Prelude("", {}, FACTS), own, state)
    data = seal(header, body, [host.age], ring.signing)  # type: ignore[attr-defined]
    folder = open_folder(str(place))
    target = Path(folder.place) / "mentortui-v1" / "s" / own
    target.mkdir(exist_ok=True)
    (target / file_name(seq, parse(data).sum.hex())).write_bytes(data)
