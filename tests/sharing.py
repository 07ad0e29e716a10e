"""People who share folders, each with a journal of their own: what a test of sharing is told with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from mentortui.changes import capture, editing
from mentortui.cli.main import main
from mentortui.clock import new_id
from mentortui.exchange import computers, inviting, shared, starting
from mentortui.exchange.shared import Report
from mentortui.model.delta import Delta
from mentortui.model.reader import Row
from mentortui.store import Journal, make_home
from mentortui.store.share.cards import foundings
from mentortui.store.share.folder import open_folder

CODES: dict[str, str] = {}
"""By share, a code that was given and nobody used yet."""


def _share_in(place: Path) -> str:
    there = foundings(open_folder(str(place))) if place.is_dir() else []
    return next((f"share-{one.share}" for one in there), "")


class TestClock:
    """A clock that a test moves, and randomness that is the same each time."""

    __test__ = False

    def __init__(self, seed: int, moment: datetime = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)) -> None:
        self.moment = moment
        self._random = Random(seed)

    def now(self) -> datetime:
        """The moment it stands at; a second passes with each look."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def random(self, size: int) -> bytes:
        """Bytes of the seed's."""
        return self._random.randbytes(size)


class Told(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """What somebody at a terminal types, or reads."""

    def isatty(self) -> bool:
        """It is one."""
        return True


class Somebody:
    """A person at one computer."""

    def __init__(self, folder: Path, name: str, seed: int, home: str = "") -> None:
        self.clock = TestClock(seed)
        self.name = name
        self.journal = make_home(folder / (home or name.replace(" ", "-")), name, [], self.clock)

    @property
    def me(self) -> str:
        """Their id."""
        return self.journal.me

    def commit(self, delta: Delta) -> list[str]:
        """Commit; ids of what was made."""
        self.journal.commit(delta)
        return list(delta.create)

    def id(self, kind: str) -> str:
        """A new id."""
        return new_id(kind, self.clock)

    def pair(self, words: str, place: Path, role: str | None = None) -> Report:
        """`mentortui pair`; the code waits for whoever joins that folder first."""
        report = starting.start_pair(self.journal, words, str(place), role)
        CODES[report.share["id"]] = report.code
        return report

    def program(self, place: Path, name: str = "Early talent") -> Report:
        """`mentortui program init`."""
        return starting.start_program(self.journal, str(place), name)

    def invite(self, place: Path, name: str) -> str:
        """A code for somebody, to a folder one started; it waits for whoever joins there next."""
        share = next(row for row in self.rows("share") if row["id"] == _share_in(place))
        CODES[share["id"]] = inviting.code(self.journal, share, name)
        return CODES[share["id"]]

    def join(self, place: Path, code: str | None = None, *, everything: bool = False) -> Report:
        """`mentortui join`, with the code that waits for that folder, another, or (empty) none."""
        code = self.code(place) if code is None else code
        return starting.join(self.journal, code, str(place), everything=everything)

    def code(self, place: Path) -> str:
        """The code that waits for a folder; empty when none does."""
        return CODES.pop(_share_in(place), "")

    def sync(self) -> list[Report]:
        """`mentortui sync`."""
        return shared.sync_all(self.journal)

    def command(self, *words: str, typed: str | None = None) -> Told:
        """A command of theirs, in this process; with `typed` they sit at a terminal and type that."""
        made = io.StringIO if typed is None else Terminal
        out, err = made(), made()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv("MENTORTUI_HOME", str(self.journal.home))
            patch.setenv("MENTORTUI_NOW", self.clock.now().isoformat())
            patch.setattr("sys.stdin", None if typed is None else Terminal(typed))
            code = main(list(words))
        self.journal.catch_up()
        return Told(code, out.getvalue(), err.getvalue())

    def log(self, text: str, other: str, *, share: bool = True) -> str:
        """Log a meeting with a note; the note's id."""
        now = self.clock.now()
        delta = capture.log(self.journal, text, [other], on=now.date(), now=now, new_id=self.id, share=share)
        return next(one for one in self.commit(delta) if one.startswith("entry-"))

    def note(self, text: str) -> str:
        """A private note; its id."""
        return self.commit(capture.note(self.journal, text, now=self.clock.now(), new_id=self.id))[0]

    def write(self, record_id: str, **fields: object) -> None:
        """Change fields of a record."""
        self.commit(editing.set_fields(self.journal, record_id, fields, now=self.clock.now()))

    def texts(self, kind: str = "entry") -> list[str]:
        """The texts of all records of a kind, sorted."""
        return sorted(str(row.get("text")) for row in self.journal.rows(kind))

    def rows(self, kind: str) -> Sequence[Row]:
        """All records of a kind."""
        return self.journal.rows(kind)

    def reopen(self) -> None:
        """Close the journal and open it again."""
        self.journal.close()
        self.journal = Journal.open(self.journal.home, clock=self.clock)


def a_pair(folder: Path, seed: int = 1) -> tuple[Somebody, Somebody, Path]:
    """Tom, who mentors Ana, and Ana, met in a folder; and that folder."""
    tom, ana = Somebody(folder, "Tom Berg", seed), Somebody(folder, "Ana Silva", seed + 1)
    box = folder / "box"
    tom.pair("Ana", box, "mentee")
    ana.join(box)
    tom.sync()
    ana.sync()
    return tom, ana, box


def second_computer(first: Somebody, folder: Path, place: Path, seed: int) -> Somebody:
    """Another computer of somebody, taken in through a folder."""
    clock = TestClock(seed, first.clock.moment)
    home = folder / f"{first.name} {seed}".replace(" ", "-")
    computers.meet_in(first.journal, str(place))
    device, _ = computers.asks(str(home), str(place), f"computer {seed}", clock)
    first.sync()
    computers.take_in(first.journal, device)
    found = computers.settle_in(str(home), clock)
    assert found is not None
    second = Somebody.__new__(Somebody)
    second.clock, second.name, second.journal = clock, first.name, found[0]
    return second
