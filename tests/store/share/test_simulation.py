"""Three computers, three copies of one folder, and everything that happens to such things; afterwards all are equal.

Tom has two computers, Ana one; each sees its own copy of the folder, and a sync tool carries files between the copies:
late, in part, under other names, with deletions or without. In between people write, edit, delete, undo, restart,
lose what was noted of the folder, go away for a month, and their clocks jump. What must hold in the end: the same
records and texts everywhere, no written word lost, nothing private at Ana's.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mentortui.changes import editing
from mentortui.errors import MentortuiError, Refused
from mentortui.exchange import shared
from mentortui.practice.conflicts import conflicts
from mentortui.store.share.folder import ROOT
from tests.seeded_age import seeded
from tests.sharing import Somebody, a_pair, second_computer

STEPS = 80
ROUNDS = 6
"""Rounds of carrying and syncing after which nothing new can be on its way."""


class World:
    """The three computers, their copies of the folder, and what was written."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)
        tom, ana, box = a_pair(folder)
        desktop = second_computer(tom, folder, box, seed + 100)
        for who in (ana, tom, desktop, ana):
            who.sync()
        self.people = [tom, desktop, ana]
        self.boxes = [box, folder / "box 2", folder / "box 3"]
        for who, place in zip(self.people[1:], self.boxes[1:], strict=True):
            shutil.copytree(box, place)
            who.join(place)
        self.shared: dict[str, set[str]] = {}
        """By shared entry, every text that somebody gave it."""
        self.private: set[str] = set()
        self.count = 0

    def step(self) -> None:
        """One thing happens."""
        number = self.random.randrange(3)
        who, box = self.people[number], self.boxes[number]
        deeds: list[tuple[int, Callable[[], None]]] = [
            (5, lambda: self.write(who)),
            (4, lambda: self.edit(who)),
            (4, self.edit_apart),
            (1, lambda: self.delete(who)),
            (1, lambda: self.undelete(who)),
            (1, lambda: self.undo(who)),
            (9, lambda: self.sync(who)),
            (9, lambda: self.carry(number)),
            (1, lambda: who.reopen()),
            (1, lambda: who.journal.checkpoint(force=True) and None),
            (1, lambda: self.forget(who, box)),
            (1, lambda: self.wait(who)),
            (1, lambda: self.away(who, box)),
        ]  # fmt: skip
        weights, things = zip(*deeds, strict=True)
        self.random.choices(things, weights)[0]()

    def write(self, who: Somebody) -> None:
        """A shared note of a meeting, or a private one."""
        self.count += 1
        text = f"{who.name} wrote {self.count}"
        if self.random.random() < 0.3:
            who.note(text)
            if who is not self.people[2]:
                self.private.add(text)
            return
        other = "Tom Berg" if who is self.people[2] else "Ana Silva"
        self.shared[who.log(text, other)] = {text}

    def edit(self, who: Somebody) -> None:
        """A shared note gets another text."""
        rows = who.rows("entry")
        if not rows:
            return
        row = self.random.choice(rows)
        self.count += 1
        text = f"{who.name} changed it, {self.count}"
        who.write(row["id"], text=text)
        self.shared.setdefault(row["id"], set()).add(text)

    def edit_apart(self) -> None:
        """Two give one note another text, neither having seen the other's."""
        one, other = self.random.sample(self.people, 2)
        both = {row["id"] for row in one.rows("entry")} & {row["id"] for row in other.rows("entry")}
        if both:
            record_id = self.random.choice(sorted(both))
            for who in (one, other):
                self.count += 1
                text = f"{who.name} changed it apart, {self.count}"
                who.write(record_id, text=text)
                self.shared[record_id].add(text)

    def delete(self, who: Somebody) -> None:
        """A note is deleted."""
        if who.rows("entry"):
            who.commit(editing.delete(who.journal, self.random.choice(who.rows("entry"))["id"]))

    def undelete(self, who: Somebody) -> None:
        """A deleted note is brought back."""
        gone = who.journal.deleted("entry")
        if gone:
            with suppress(Refused):
                who.commit(editing.undelete(who.journal, self.random.choice(gone)["id"]))

    def undo(self, who: Somebody) -> None:
        """The last deed at this computer is taken back; but not that they met."""
        last = [one for one in who.journal.history() if not one.undone]
        if last and last[0].says.startswith(("Meeting logged", "Note kept", "Edited", "Deleted", "Brought back")):
            with suppress(MentortuiError):
                who.journal.undo()

    def sync(self, who: Somebody) -> None:
        """A sync; whatever the folder looks like, the journal opens and goes on."""
        who.sync()

    def carry(self, source: int) -> None:
        """A sync tool brings files from one copy to another: some of them, some cut off, some under another name."""
        target = self.random.choice([number for number in range(3) if number != source])
        for path in sorted(self.boxes[source].rglob("*.mj")):
            to = self.boxes[target] / path.relative_to(self.boxes[source])
            if to.exists() and to.stat().st_size >= path.stat().st_size:
                continue  # no tool brings less than there is
            chance = self.random.random()
            to.parent.mkdir(parents=True, exist_ok=True)
            if chance < 0.2 and ROOT + "/s" in str(to):
                to.write_bytes(path.read_bytes()[: self.random.randrange(path.stat().st_size)])
            elif chance < 0.3 and ROOT + "/s" in str(to):
                shutil.copy(path, to.with_name(f"{to.stem} (conflicted copy).mj"))
            elif chance < 0.9:
                shutil.copy(path, to)

    def forget(self, who: Somebody, box: Path) -> None:
        """What a computer noted of the folder is lost."""
        shutil.rmtree(f"{who.journal.home}/private/shares")
        who.join(box)

    def wait(self, who: Somebody) -> None:
        """A clock jumps: a day and more ahead, so that covered files go; or an hour back."""
        who.clock.moment += self.random.choice([timedelta(hours=30), timedelta(days=40), timedelta(hours=-1)])

    def away(self, who: Somebody, box: Path) -> None:
        """The folder is away while somebody syncs."""
        there = box.with_name(f"{box.name} away")
        box.rename(there)
        if self.random.random() < 0.5:
            box.mkdir()
        who.sync()
        if box.exists():
            assert not list(box.iterdir())
            box.rmdir()
        there.rename(box)

    def heal(self) -> None:
        """Every file reaches every copy, and everybody syncs, until nothing new is on its way."""
        for _ in range(ROUNDS):
            for source in self.boxes:
                for target in self.boxes:
                    shutil.copytree(source, target, dirs_exist_ok=True, copy_function=_if_longer)
            for who in self.people:
                who.sync()


def _if_longer(source: str, target: str) -> None:
    """Copy a file unless what lies there is at least as long: a whole file stands in for one that was cut off."""
    if not Path(target).exists() or Path(target).stat().st_size < Path(source).stat().st_size:
        shutil.copy(source, target)


def _view(who: Somebody, *kinds: str) -> dict[str, Any]:
    return {row["id"]: row for kind in kinds for row in who.rows(kind)}


SHARED = ("relationship", "meeting", "entry")


def _check(world: World) -> None:
    tom, desktop, ana = world.people
    assert _view(tom, *SHARED) == _view(desktop, *SHARED) == _view(ana, *SHARED)
    assert _view(tom, "note", "person", "share", "computer") == _view(desktop, "note", "person", "share", "computer")
    assert not {row["id"] for row in ana.rows("note")} & {row["id"] for row in tom.rows("note")}
    assert not {*ana.texts("note")} & world.private
    settled = [{(one.row["id"], frozenset(v.text for v in one.versions)) for one in conflicts(who.journal)}
               for who in world.people]  # fmt: skip
    assert settled[0] == settled[1] == settled[2]
    for row in tom.rows("entry"):
        assert row["text"] in world.shared[row["id"]]
    for place in world.boxes:
        for path in place.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                assert not any(text.encode() in data for text in world.private)


def _undone(world: World) -> set[str]:
    """Entries that are deleted, or whose making was taken back, perhaps before anybody else knew of them."""
    return {row["id"] for who in world.people for row in who.journal.deleted("entry")}


def _run(folder: Path, seed: int, steps: int) -> None:
    with seeded(seed):
        _live(folder, seed, steps)


def _live(folder: Path, seed: int, steps: int) -> None:
    world = World(folder, seed)
    for _ in range(steps):
        world.step()
    world.heal()
    _check(world)
    there = {row["id"] for row in world.people[0].rows("entry")}
    assert world.shared.keys() <= there | _undone(world)
    # A reader that begins anew comes to the same.
    ana = world.people[2]
    before = _view(ana, *SHARED)
    world.forget(ana, world.boxes[2])
    assert _view(ana, *SHARED) == before
    ana.reopen()
    assert _view(ana, *SHARED) == before


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_all_are_equal_in_the_end(tmp_path, seed):
    _run(tmp_path, seed, STEPS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_whatever_happens_for_long_all_are_equal_in_the_end(tmp_path, seed):
    _run(tmp_path, seed, 4 * STEPS)


def test_the_world_is_not_made_of_quiet_days(tmp_path):
    """The simulation does what it says: conflicts, partial files and deletions really come about."""
    world = World(tmp_path, 1)
    seen = {"aside": False, "deleted": False}
    for _ in range(STEPS):
        world.step()
        for who in world.people:
            seen["deleted"] |= bool(who.journal.deleted("entry"))
            seen["aside"] |= any(shared.Visit.of(who.journal, shared.setup_of(row)).ledger.aside
                                 for row in who.rows("share"))  # fmt: skip
    assert all(seen.values()), seen
    world.heal()
    assert all(conflicts(who.journal) for who in world.people)
