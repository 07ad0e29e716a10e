"""Homes that are not as they should be: copied, put back in parts, replaced while open, with a nonsense device."""

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta

import pytest

import mentortui.store
from mentortui.errors import HomeBusy, Refused, StoreError, WriteFailed
from mentortui.store import Journal, append, glance, load, lock, make_home, names
from tests.store.records import ScriptedClock, an_id, changing, goal, making, note, view


@pytest.fixture
def journal(tmp_path):
    return make_home(tmp_path / "home", "Ana", ["mentee"], ScriptedClock())


def again(journal, home=None, **options):
    return Journal.open(home or journal.home, clock=journal.clock, **options)


def files(home):
    return {path: path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file() and "lock" not in path.name}


def test_every_name_the_store_gives_is_there():
    for name in mentortui.store.__all__:
        assert getattr(mentortui.store, name)


# -- snapshots put back ----------------------------------------------------------------------------


@pytest.fixture
def folded(journal):
    """Three snapshots, each with something new on both sides."""
    for word in ("one", "two", "three"):
        journal.commit(making(goal(word), note(word)))
        journal.checkpoint(force=True)
    journal.commit(making(goal("after"), note("after")))
    return journal


@pytest.mark.parametrize("side", ["", "private"])
def test_an_old_snapshot_put_back_hides_nothing(folded, tmp_path, side):
    here = tmp_path / "home" / side
    old = (here / "backup/journal-00000001.json").read_bytes()
    (here / "journal.json").write_bytes(old)
    fresh = again(folded)
    assert view(fresh) == view(folded)
    assert any("older copy" in sentence for sentence in fresh.notices)
    assert old in [path.read_bytes() for path in (here / "backup").glob("older-*")]
    found = glance.glance(folded.home)
    assert found is None or len(found.rows("goal")) == 4
    fresh.checkpoint(force=True)
    last = again(folded)
    assert (view(last), last.notices) == (view(folded), [])


def test_what_even_the_newest_backup_lacks_is_told(folded, tmp_path):
    backups = tmp_path / "home/private/backup"
    for number in (2, 3):
        (backups / f"journal-{number:08d}.json").unlink()
    (tmp_path / "home/private/journal.json").write_bytes(b"torn")
    fresh = again(folded)
    assert fresh.get(an_id("note", "one"))
    assert not fresh.get(an_id("note", "three"))
    assert any("may be missing" in sentence and "2026-03-02 09:" in sentence for sentence in fresh.notices)


@pytest.mark.parametrize("side", ["", "private"])
def test_a_torn_snapshot_without_backups_is_not_taken_for_an_empty_one(folded, tmp_path, side):
    shutil.rmtree(tmp_path / "home" / side / "backup")
    (tmp_path / "home" / side / "journal.json").write_bytes(b"torn")
    with pytest.raises(StoreError, match="not whole"):
        again(folded)


def test_an_edit_is_not_compared_with_an_older_backup(folded, tmp_path):
    here = tmp_path / "home"
    (here / "backup/journal-00000003.json").unlink()
    document = json.loads((here / "journal.json").read_text())
    document["goals"]["1"]["title"] = "by hand"
    (here / "journal.json").write_text(json.dumps(document))
    fresh = again(folded)
    assert {row["id"] for row in fresh.rows("goal")} == {row["id"] for row in folded.rows("goal")}
    assert any("no backup to compare" in sentence for sentence in fresh.notices)


@pytest.mark.parametrize("side", ["", "private"])
def test_another_persons_snapshot_is_refused(folded, tmp_path, side):
    other = make_home(tmp_path / "other", "Tom", [], ScriptedClock("other"))
    other.commit(making(goal("his"), note("his")))
    other.checkpoint(force=True)
    shutil.copy(tmp_path / "other" / side / "journal.json", tmp_path / "home" / side / "journal.json")
    before = files(tmp_path / "home")
    with pytest.raises(StoreError, match="another person's"):
        again(folded)
    assert glance.glance(folded.home) is None
    assert files(tmp_path / "home") == before


# -- whose home it is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"), [("device", "Ana's laptop"), ("device", "../../x"), ("person", 5), ("device", None)]
)
def test_a_device_that_could_write_nothing_readable_is_refused(journal, tmp_path, field, value):
    path = tmp_path / "home/device.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), field: value}))
    before = files(tmp_path / "home")
    for door in (again, lambda j: append(j.home, making(note("n"))), lambda j: names(j.home)):
        with pytest.raises(StoreError, match="not whole"):
            door(journal)
    assert files(tmp_path / "home") == before


def test_nonsense_100_000_deep_is_refused_in_words(journal, tmp_path):
    (tmp_path / "home/device.json").write_bytes(b"[" * 100_000)
    with pytest.raises(StoreError, match="not whole"):
        again(journal)


def test_a_home_replaced_while_it_is_open_is_not_written_to(journal, tmp_path):
    journal.commit(making(note("mine")))
    (tmp_path / "home").rename(tmp_path / "taken away")
    other = make_home(tmp_path / "home", "Tom", [], ScriptedClock("other"))
    other.commit(making(note("his")))
    before = files(tmp_path / "home"), files(tmp_path / "taken away")
    for _ in range(2):
        with pytest.raises(StoreError, match="replaced"):
            journal.commit(making(note("more")))
        with pytest.raises(StoreError, match="replaced"):
            journal.checkpoint(force=True)
    assert (files(tmp_path / "home"), files(tmp_path / "taken away")) == before


def test_a_home_put_back_while_it_is_open_is_written_to(journal, tmp_path):
    journal.commit(making(note("mine")))
    (tmp_path / "home").rename(tmp_path / "taken away")
    shutil.copytree(tmp_path / "taken away", tmp_path / "home")
    journal.commit(making(note("more")))
    assert Journal.open(tmp_path / "home", clock=journal.clock).get(an_id("note", "more"))


# -- copies ----------------------------------------------------------------------------------------


@pytest.fixture
def copy(journal, tmp_path):
    """The same home once more, as another computer got it."""
    journal.commit(making(note("n"), goal("g")))
    shutil.copytree(tmp_path / "home", tmp_path / "copy")
    return tmp_path / "copy"


def test_a_copied_home_writes_under_an_id_of_its_own(journal, copy):
    other = again(journal, copy)
    assert other.device != journal.device
    assert any("copied or moved" in sentence for sentence in other.notices)
    assert journal.device in other.identity["devices"]
    assert again(journal, copy).notices == []
    before = view(other)
    assert other.commit(changing(an_id("note", "n"), text="on the copy")).stamp.endswith(other.device)
    assert list(other.versions(an_id("note", "n"), "text")) == ["on the copy"], "it has seen what it was copied from"
    other.undo()
    assert view(other) == before
    with pytest.raises(Refused, match="nothing to undo"):
        other.undo()


def test_undo_on_a_copy_knows_the_first_device_as_ones_own(journal, copy):
    other = again(journal, copy)
    other.commit(changing(an_id("goal", "g"), title="on the copy"))
    journal.clock.moment += timedelta(days=1)
    journal.commit(changing(an_id("goal", "g"), title="on the first"))
    other.import_state(journal.export_state())
    assert "changed by you since" in other.undo().kept[0]
    assert other.get(an_id("goal", "g"))["title"] == "on the first"


def test_both_copies_join_again(journal, copy, tmp_path):
    other = again(journal, copy)
    other.commit(changing(an_id("note", "n"), text="on the copy"))
    journal.clock.moment += timedelta(days=1)
    journal.commit(changing(an_id("note", "n"), text="on the first"))
    journal.import_state(other.export_state())
    other.import_state(journal.export_state())
    assert view(journal) == view(other)
    assert sorted(journal.versions(an_id("note", "n"), "text")) == ["on the copy", "on the first"]


def test_two_who_open_a_copy_at_once_are_one_device(journal, copy, monkeypatch):
    first = []
    plain = lock.FileLock.__enter__

    def second_comes_first(self):
        monkeypatch.setattr(lock.FileLock, "__enter__", plain)
        first.append(again(journal, copy))
        return plain(self)

    monkeypatch.setattr(lock.FileLock, "__enter__", second_comes_first)
    assert again(journal, copy).device == first[0].device


def test_a_copy_on_a_full_disk_is_there_to_read(journal, copy, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(load.keys, "make_device", full)
    other = again(journal, copy)
    assert view(other) == view(journal)
    assert any("disk is full" in sentence and "reading only" in sentence for sentence in other.notices)
    with pytest.raises(WriteFailed):
        other.commit(making(note("more")))
    monkeypatch.undo()
    assert again(journal, copy).commit(making(note("more"))).stamp


def test_two_who_end_a_start_cut_short_both_open(journal, tmp_path, monkeypatch):
    for path in (tmp_path / "home").rglob("wal-*"):
        path.unlink()
    device = tmp_path / "home/device.json"
    start = {"start": {"name": "Ana", "roles": []}}
    device.write_text(json.dumps({**json.loads(device.read_text()), **start}))
    plain, opened = load.finish_start, []

    def another_is_quicker(journal):
        monkeypatch.setattr(load, "finish_start", plain)
        opened.append(again(journal))
        device.write_text(json.dumps({**json.loads(device.read_text()), **start}))
        plain(journal)

    monkeypatch.setattr(load, "finish_start", another_is_quicker)
    assert again(journal).get(journal.me)["name"] == opened[0].get(journal.me)["name"] == "Ana"
    assert again(journal).notices == []


# -- who holds the lock ----------------------------------------------------------------------------


def test_a_holder_that_is_there_is_named(journal, monkeypatch):
    monkeypatch.setattr(lock, "WAIT", 0.0)
    with lock.FileLock(f"{journal.home}/lock"), pytest.raises(HomeBusy, match=f"held by process {os.getpid()} "):
        again(journal).commit(making(note("n")))


def test_a_foreign_holder_is_not_called_like_the_last_that_wrote_its_name(journal, monkeypatch):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(20)
    held = lock.FileLock(f"{journal.home}/lock")
    with held:
        with open(held.path, "r+b") as file:
            file.write(f"{gone.pid} mentortui".encode().ljust(63) + b"\n")
        monkeypatch.setattr(lock, "WAIT", 0.0)
        with pytest.raises(HomeBusy, match=rf"another program \(it was last taken by process {gone.pid} .*has ended"):
            again(journal).commit(making(note("n")))
