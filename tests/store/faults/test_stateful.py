"""Three processes of one home do anything in any order, with restarts, power cuts and clock jumps: equal to a model."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mentortui.errors import ChangedMeanwhile, Refused
from mentortui.model.delta import Delta
from mentortui.store import backup, restore
from tests.store.faults.cuts import differences
from tests.store.faults.errors import OneFault
from tests.store.faults.kinds import killed, power_cut
from tests.store.faults.machine import Desk
from tests.store.faults.model import Model
from tests.store.records import START, View, goal, note, view
from tests.store.simdisk import Dead

PROCESSES = st.integers(0, 2)
PICK = st.integers(0, 1_000)
TITLES = st.text("abc", min_size=1, max_size=2)
OWNERS = st.sets(st.sampled_from(["person-a", "person-b", "person-c"]))
YEARS = st.sampled_from([1970, 2016, 2026, 2036])
NEVER_RESTORED = {"id", "at", "by", "readers"}


class OneHome(RuleBasedStateMachine):
    """A home with three processes. `acting` is the one that did something last: it must show it."""

    @initialize()
    def make(self) -> None:
        """A new home."""
        self.keep = tempfile.TemporaryDirectory()
        self.desk = Desk.new(Path(self.keep.name) / "home")
        self.model = Model(self.desk.seen())
        self.made = 0
        self.acting: int | None = None
        self.backups: list[tuple[str, View]] = []

    def some(self, pick: int, kind: str) -> str:
        """One of the records of a kind."""
        ids = sorted(record_id for record_id in self.model.records if record_id.startswith(kind))
        return ids[pick % len(ids)]

    def fresh_rows(self) -> dict[str, dict[str, Any]]:
        """A new goal and a new note, in the two files."""
        self.made += 1
        return {**goal(f"g{self.made}", owners=["person-a"]), **note(f"n{self.made}")}

    def commit(self, by: int, create: dict[str, Any], update: dict[str, Any]) -> None:
        """Commit on the journal and on the model."""
        journal = self.desk.journal(by)
        shown = view(journal)
        update = {record_id: fields for record_id, fields in update.items() if record_id in shown}
        journal.commit(Delta("did something", create=create, update=update))
        self.model.commit(create, update, shown)
        self.acting = by

    @rule(by=PROCESSES, only=st.sampled_from(["goal", "note", ""]))
    def make_records(self, by: int, only: str) -> None:
        """New records in the shared file, the private one, or both at once."""
        self.commit(by, {key: row for key, row in self.fresh_rows().items() if key.startswith(only)}, {})

    @rule(only=st.sampled_from(["goal", "note", ""]))
    def capture(self, only: str) -> None:
        """Quick capture by a process of its own."""
        made = {key: row for key, row in self.fresh_rows().items() if key.startswith(only)}
        self.desk.append(Delta("captured", create=made))
        self.model.commit(made, {}, {})
        self.acting = None

    @precondition(lambda self: self.made)
    @rule(by=PROCESSES, pick=PICK, title=TITLES, owners=OWNERS, both=st.booleans())
    def edit(self, by: int, pick: int, title: str, owners: set[str], both: bool) -> None:
        """Other values, perhaps in both files at once, seen from a process that may be behind."""
        self.made or self.desk.journal(by)
        update: dict[str, Any] = {}
        if any(key.startswith("goal") for key in self.model.records):
            update[self.some(pick, "goal")] = {"title": title, "owners": sorted(owners)}
        if both and any(key.startswith("note") for key in self.model.records):
            update[self.some(pick, "note")] = {"text": title * 3}
        self.commit(by, {}, update)

    @rule(by=PROCESSES, pick=PICK, gone=st.booleans())
    def delete(self, by: int, pick: int, gone: bool) -> None:
        """Delete or undelete."""
        if any(key.startswith("goal") for key in self.model.records):
            self.commit(by, {}, {self.some(pick, "goal"): {"deleted": True if gone else None}})

    @rule(by=PROCESSES)
    def undo(self, by: int) -> None:
        """The last commit of this device, whichever process made it."""
        with suppress(Refused):
            self.desk.journal(by).undo()
            assert self.model.undo(), "undid what was not there to undo"
            self.acting = by
            return
        assert not self.model.done

    @rule(by=PROCESSES)
    def redo(self, by: int) -> None:
        """The last undo."""
        with suppress(Refused):
            self.desk.journal(by).redo()
            assert self.model.redo(), "redid what was not there to redo"
            self.acting = by
            return
        assert not self.model.undone

    @rule(by=PROCESSES)
    def checkpoint(self, by: int) -> None:
        """A new snapshot."""
        assert self.desk.journal(by).checkpoint(force=True)
        self.acting = by

    @rule(by=PROCESSES)
    def look(self, by: int) -> None:
        """Catch up with the others."""
        self.desk.journal(by).catch_up()
        self.acting = by

    @rule(by=PROCESSES)
    def restart(self, by: int) -> None:
        """End a process and start it again."""
        self.desk.restart(by)
        self.acting = by

    @rule(year=YEARS)
    def jump(self, year: int) -> None:
        """Somebody sets the computer's clock."""
        self.desk.clock.moment = START.replace(year=year)

    @precondition(lambda self: any(key.startswith("goal") for key in self.model.records))
    @rule(editor=PROCESSES, other=PROCESSES, pick=PICK, mine=TITLES, theirs=TITLES)
    def edit_while_another_does(self, editor: int, other: int, pick: int, mine: str, theirs: str) -> None:
        """An editor that was open while another changed the field overwrites nothing."""
        record_id = self.some(pick, "goal")
        journal = self.desk.journal(editor)
        journal.catch_up()
        expect = {(record_id, "title"): journal.stamp(record_id, "title")}
        shown = view(journal)
        before = len(self.model.done)
        self.commit(other, {}, {record_id: {"title": theirs}})
        changed = len(self.model.done) > before
        try:
            journal.commit(Delta("edited", update={record_id: {"title": mine}}), expect)
            assert not changed, "an editor overwrote what it did not show"
            self.model.commit({}, {record_id: {"title": mine}}, shown)
        except ChangedMeanwhile as refused:
            assert changed
            assert refused.fields == {(record_id, "title"): theirs}
        self.acting = editor

    @rule(by=PROCESSES, at=st.integers(1, 12), machine=st.booleans(), share=st.sampled_from([0.0, 0.5, 1.0]), pick=PICK)
    def die_in_a_commit(self, by: int, at: int, machine: bool, share: float, pick: int) -> None:
        """A process is killed, or the power goes, somewhere in a commit: it is there wholly or not at all."""
        create = self.fresh_rows()
        journal = self.desk.journal(by)
        fault = self.desk.disk.before = OneFault(at, power_cut if machine else killed(share), changing=True)
        try:
            journal.commit(Delta("died", create=create))
        except Dead:
            self.desk.disk.before = None
            if machine:
                self.power(pick)
            else:
                self.desk.disk.settle()  # what nobody acknowledged may be seen and go in a power cut: not here
            self.desk.restart(by)
            if create.keys() <= self.desk.seen(by).keys():
                self.model.commit(create, {}, {})
            assert create.keys() <= self.desk.seen(by).keys() or not create.keys() & self.desk.seen(by).keys()
        else:
            assert not fault.struck
            self.model.commit(create, {}, {})
        self.desk.disk.before = None
        self.acting = by

    @rule(by=PROCESSES, at=st.integers(1, 60), machine=st.booleans(), pick=PICK)
    def die_in_a_checkpoint(self, by: int, at: int, machine: bool, pick: int) -> None:
        """The same in a checkpoint, which changes nothing anyway."""
        journal = self.desk.journal(by)
        self.desk.disk.before = OneFault(at, power_cut if machine else killed(0.5), changing=True)
        with suppress(Dead):
            journal.checkpoint(force=True)
        self.desk.disk.before = None
        if machine and self.desk.disk.off:
            self.power(pick)
        self.desk.restart(by)
        self.acting = by

    @rule(pick=PICK)
    def power_goes(self, pick: int) -> None:
        """A power cut while nobody does anything."""
        self.power(pick)
        self.acting = None

    def power(self, pick: int) -> None:
        """Start again on one of the states a power cut may leave."""
        images = self.desk.disk.crashes(16)
        self.desk = Desk.after(images[pick % len(images)], self.desk.folder, self.desk.clock)

    @rule(by=PROCESSES)
    def back_up(self, by: int) -> None:
        """A backup of what is there now."""
        path = Path(self.keep.name) / f"backup-{len(self.backups)}.json"
        backup(self.desk.journal(by), path)
        self.backups.append((str(path), self.model.view()))
        self.acting = by

    @precondition(lambda self: self.backups)
    @rule(by=PROCESSES, pick=PICK, exact=st.booleans())
    def restore(self, by: int, pick: int, exact: bool) -> None:
        """A backup brought back: what it holds reads as then, what is newer stays, unless told otherwise."""
        path, then = self.backups[pick % len(self.backups)]
        restore(self.desk.journal(by), path, exact=exact)
        now = self.model.view()
        update: dict[str, Any] = {}
        for record_id, row in now.items():
            was = then.get(record_id)
            if was is None:
                changes = {"deleted": True} if exact and not row.get("deleted") else {}
            else:
                names = (row.keys() | was.keys()) - NEVER_RESTORED
                empty = {"owners": []}
                changes = {n: was.get(n, empty.get(n)) for n in names if row.get(n) != was.get(n)}
            if changes:
                update[record_id] = changes
        self.model.commit({}, update, now)
        self.acting = by

    @invariant()
    def who_acted_shows_it(self) -> None:
        """Who did something last has caught up with everything."""
        if getattr(self, "acting", None) is not None:
            found, wanted = view(self.desk.journal(self.acting)), self.model.view()
            assert found == wanted, differences(found, [wanted])

    def teardown(self) -> None:
        """In the end all see the same, and so does a fresh reader."""
        if not hasattr(self, "desk"):
            return
        wanted = self.model.view()
        for number in range(3):
            assert self.desk.seen(number) == wanted, differences(self.desk.seen(number), [wanted])
        assert self.desk.on_disk() == wanted
        self.keep.cleanup()


QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


class TestOneHome(OneHome.TestCase):  # type: ignore[misc]
    """The short run."""

    settings = settings(max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=QUIET)


@pytest.mark.slow
@pytest.mark.timeout(600)
class TestOneHomeLong(OneHome.TestCase):  # type: ignore[misc]
    """The long run."""

    settings = settings(max_examples=1_000, stateful_step_count=60, deadline=None, suppress_health_check=QUIET)
