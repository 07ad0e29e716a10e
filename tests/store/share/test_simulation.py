"""Three computers, three copies of one folder, and everything that happens to such things; afterwards all are equal.

Tom has two computers, Ana one; each sees its own copy of the folder, and a sync tool carries files between the copies:
late, in part, under other names, with deletions or without. In between people write, edit, delete, undo, restart,
take back who reads something, purge it, lose what was noted of the folder, and their clocks jump. What must hold in the
end: the same records and texts everywhere, no written word lost, nothing private at Ana's; what was taken back is with
nobody who was sent it, and what was purged in no file of who purged it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from mentortui.changes import editing, sharing
from mentortui.errors import MentortuiError, Refused
from mentortui.exchange import purging, shared
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice.conflicts import conflicts
from mentortui.store.share.folder import ROOT, SEGMENTS
from mentortui.store.stamp import device_of
from mentortui.store.state import texts_of
from tests.canaries import opened
from tests.forging import keys_of
from tests.seeded_age import seeded
from tests.sharing import Somebody, a_pair, second_computer

STEPS = 80
QUIET = 9
ROUNDS = 6
"""Rounds of carrying and syncing after which nothing new can be on its way."""


class Taken(NamedTuple):
    """A record whose owner took it back from its readers, or purged it."""

    record_id: str
    owner: str
    purged: bool


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
        self.own: dict[str, set[str]] = {}
        """By note, and by entry that was taken back and is its owner's alone now, every text that somebody gave it."""
        self.private: set[str] = set()
        self.taken: list[Taken] = []
        self.carries_deletions = bool(seed % 2)
        self.gone: set[str] = set()  # files that their writer took away, by path in a copy
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
            (1, lambda: self.unshare(who)),
            (1, lambda: self.purge(number)),
            (9, lambda: self.sync(number)),
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
        text = self.words(who, "wrote")
        if self.random.random() < 0.3:
            self.own[who.note(text)] = {text}
            if who is not self.people[2]:
                self.private.add(text)
            return
        other = "Tom Berg" if who is self.people[2] else "Ana Silva"
        self.shared[who.log(text, other)] = {text}

    def words(self, who: Somebody, did: str) -> str:
        """Words that stand nowhere else, and in no other words."""
        self.count += 1
        return f"{who.name} {did}, {self.count}."

    def edit(self, who: Somebody) -> None:
        """A note of a meeting gets another text."""
        rows = who.rows("entry")
        if not rows:
            return
        row = self.random.choice(rows)
        text = self.words(who, "changed it")
        who.write(row["id"], text=text)
        self.written(row["id"]).add(text)

    def written(self, record_id: str) -> set[str]:
        """Every text that somebody gave an entry."""
        return self.own[record_id] if record_id in self.own else self.shared[record_id]

    def edit_apart(self) -> None:
        """Two give one note another text, neither having seen the other's."""
        one, other = self.random.sample(self.people, 2)
        both = {row["id"] for row in one.rows("entry")} & {row["id"] for row in other.rows("entry")}
        if both:
            record_id = self.random.choice(sorted(both))
            for who in (one, other):
                text = self.words(who, "changed it apart")
                who.write(record_id, text=text)
                self.written(record_id).add(text)

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

    def unshare(self, who: Somebody) -> None:
        """Somebody keeps a note of theirs to themselves from now on."""
        rows = [row for row in who.rows("entry") if row["by"] == who.me and row["id"] in self.shared]
        if not rows:
            return
        record_id = self.random.choice(rows)["id"]
        with suppress(Refused):  # two versions of it have to be settled first
            [made] = who.commit(sharing.unshare(who.journal, record_id, new_id=who.id))
            self.own[made] = self.shared[record_id]  # what was written elsewhere meanwhile goes along
            self.taken.append(Taken(record_id, who.me, False))

    def purge(self, number: int) -> None:
        """Somebody purges a note of theirs; with it goes what it was before it was taken back."""
        who = self.people[number]
        rows = [row for kind in ("entry", "note") for row in who.rows(kind) if row["by"] == who.me]
        if not rows:
            return
        record_id = self.random.choice(rows)["id"]
        with self.seen_going(number):
            done = purging.purge(who.journal, record_id)
        self.taken += [Taken(one, who.me, True) for one in done.ids]

    def sync(self, number: int) -> None:
        """A sync; whatever the folder looks like, the journal opens and goes on."""
        with self.seen_going(number):
            self.people[number].sync()

    @contextmanager
    def seen_going(self, number: int) -> Iterator[None]:
        """Note which of their files somebody takes away meanwhile."""
        box = self.boxes[number]
        mine = box / SEGMENTS / self.people[number].journal.device
        before = {*mine.iterdir()} if mine.exists() else set()
        yield
        self.gone |= {str(path.relative_to(box)) for path in before if not path.exists()}

    def carry(self, source: int) -> None:
        """A sync tool brings files from one copy to another: some of them, some cut off, some under another name."""
        target = self.random.choice([number for number in range(3) if number != source])
        self.delete_gone()
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

    def delete_gone(self) -> None:
        """Some tools carry deletions, others bring back what was taken away."""
        for box in self.boxes if self.carries_deletions else ():
            for path in self.gone:
                (box / path).unlink(missing_ok=True)

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
            self.delete_gone()
            for source in self.boxes:
                for target in self.boxes:
                    shutil.copytree(source, target, dirs_exist_ok=True, copy_function=_if_longer)
            for number in range(3):
                self.sync(number)
        self.delete_gone()


def _if_longer(source: str, target: str) -> None:
    """Copy a file unless what lies there is at least as long: a whole file stands in for one that was cut off."""
    if not Path(target).exists() or Path(target).stat().st_size < Path(source).stat().st_size:
        shutil.copy(source, target)


def _view(who: Somebody, *kinds: str, shared: bool = False) -> dict[str, Any]:
    rows = (row for kind in kinds for row in who.rows(kind))
    return {row["id"]: row for row in rows if not shared or row["readers"] != ONLY_YOU}


def _settled(who: Somebody, *, shared: bool = False) -> set[Any]:
    """Each conflict with its versions."""
    return {
        (one.row["id"], frozenset(version.text for version in one.versions))
        for one in conflicts(who.journal)
        if not shared or one.row["readers"] != ONLY_YOU
    }


SHARED = ("relationship", "meeting", "entry")


def _check(world: World) -> None:
    tom, desktop, ana = world.people
    assert _view(tom, *SHARED, shared=True) == _view(ana, *SHARED, shared=True)
    assert _view(tom, *SHARED) == _view(desktop, *SHARED)
    assert _view(tom, "note", "person", "share", "computer") == _view(desktop, "note", "person", "share", "computer")
    assert not {row["id"] for row in ana.rows("note")} & {row["id"] for row in tom.rows("note")}
    assert not {*ana.texts("note")} & world.private
    assert _settled(tom) == _settled(desktop)
    assert _settled(tom, shared=True) == _settled(ana, shared=True)
    for row in (*tom.rows("entry"), *ana.rows("entry")):
        assert {*row["text"].split("\n\n")} <= world.written(row["id"])
    for one in world.taken:
        _check_taken(world, one)
    for place in world.boxes:
        for path in place.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                assert not any(text.encode() in data for text in world.private)


def _check_taken(world: World, taken: Taken) -> None:
    """Who was sent it has no word of its owner's any more; its owner has it still, or nowhere once it was purged."""
    owners = [who for who in world.people if who.me == taken.owner]
    devices = {who.journal.device for who in owners}
    for who in world.people:
        registers = who.journal.spelled(taken.record_id).get("x", {}).get("text", {})
        theirs = [text for stamp, text, _ in texts_of(registers) if device_of(stamp) in devices]
        assert not any(theirs) or (who in owners and not taken.purged), (who.name, taken)
    purged = {one.record_id for one in world.taken if one.purged}
    if not taken.purged and taken.record_id not in purged:
        for who in owners:
            rows = (*who.rows("entry"), *who.journal.deleted("entry"))
            assert any(row.get("moved_from") == taken.record_id for row in rows), (who.name, taken)


def _entries(who: Somebody) -> Iterator[Row]:
    return (row for kind in ("entry", "note") for row in (*who.rows(kind), *who.journal.deleted(kind)))


def _living(who: Somebody) -> Iterator[str]:
    """Every text of notes and entries that was not purged, deleted ones among them."""
    for row in _entries(who):
        if not row.get("purged"):
            registers = who.journal.spelled(row["id"]).get("x", {}).get("text", {})
            yield from (text for _, text, _ in registers.values() if text)


def _check_purged(world: World) -> None:
    """Words of what was purged are in no file of its owner's: neither at home nor in the folder."""
    identities = [keys_of(who).identity for who in world.people]
    # Who purges a record that another of their computers took back meanwhile, not knowing, has that one's still.
    copied = {row.get("moved_from") for who in world.people for row in _entries(who) if not row.get("purged")}
    for owner, computers in ((world.people[0].me, world.people[:2]), (world.people[2].me, world.people[2:])):
        words = {
            text
            for one in world.taken
            if one.purged and one.owner == owner and one.record_id not in copied
            for text in world.written(one.record_id)
        }
        words -= {text for who in world.people for text in _living(who)}
        own = {text.encode() for text in words if text.startswith(computers[0].name)}
        for who in computers:
            who.journal.checkpoint(force=True)
            for path in Path(who.journal.home).rglob("*"):
                assert not (path.is_file() and any(text in path.read_bytes() for text in own)), path
        for number, box in enumerate(world.boxes):
            for who in computers:
                if world.carries_deletions or world.people[number] is who:
                    files = [path.read_bytes() for path in (box / SEGMENTS / who.journal.device).glob("*")]
                    for identity in identities:
                        for body in opened(files, identity):
                            assert not any(text in body for text in own)


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
    _check_purged(world)
    there = {row["id"] for row in world.people[0].rows("entry")}
    assert world.shared.keys() <= there | _undone(world) | {one.record_id for one in world.taken}
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
    """The simulation does what it says: conflicts, partial files and the like really come about."""
    with seeded(QUIET):
        world = World(tmp_path, QUIET)
        seen = {"aside": False, "deleted": False}
        for _ in range(STEPS):
            world.step()
            for who in world.people:
                seen["deleted"] |= bool(who.journal.deleted("entry"))
                seen["aside"] |= any(shared.Visit.of(who.journal, shared.setup_of(row)).ledger.aside
                                     for row in who.rows("share"))  # fmt: skip
        assert all(seen.values()), seen
        assert {one.purged for one in world.taken} == {True, False} and world.gone
        world.heal()
        assert all(conflicts(who.journal) for who in world.people)
