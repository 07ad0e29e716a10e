"""Torn, empty, missing and hand-edited snapshots; evidence; the doctor."""

import json
import os

import pytest

from mentortui.errors import NoHome, StoreError
from mentortui.store import Journal, backup, doctor, make_home, rescue
from tests.store.records import ScriptedClock, an_id, changing, goal, making, meeting, note, view


@pytest.fixture
def journal(tmp_path):
    journal = make_home(tmp_path / "home", "Ana", ["mentee"], ScriptedClock())
    journal.commit(making(goal("g", owners=["person-1"]), note("n"), meeting("m")))
    journal.commit(changing(an_id("meeting", "m"), deleted=True))
    journal.checkpoint(force=True)
    journal.commit(making(goal("after"), note("after")))
    return journal


def again(journal):
    return Journal.open(journal.home, clock=journal.clock)


@pytest.mark.parametrize("side", ["", "private/"])
@pytest.mark.parametrize("how", ["torn", "empty", "nonsense", "zeros", "missing"])
def test_a_bad_snapshot_is_rebuilt_and_kept_as_evidence(journal, tmp_path, side, how):
    path = tmp_path / "home" / f"{side}journal.json"
    data = path.read_bytes()
    bad = {"torn": data[: len(data) // 2], "empty": b"", "nonsense": b"hello", "zeros": b"\0" * len(data)}.get(how)
    if bad is None:
        path.unlink()
    else:
        path.write_bytes(bad)
    fresh = again(journal)
    assert view(fresh) == view(journal)
    assert fresh.export_state() == journal.export_state()
    assert any("rebuilt" in sentence for sentence in fresh.notices) or how == "missing"
    if bad is not None:
        evidence = list((tmp_path / "home" / f"{side}backup").glob("unreadable-*"))
        assert [kept.read_bytes() for kept in evidence] == [bad]
    again(journal)
    assert len(list((tmp_path / "home" / f"{side}backup").glob("unreadable-*"))) == (bad is not None)
    fresh.checkpoint(force=True)
    last = again(journal)
    assert view(last) == view(journal)
    assert last.notices == []


def edit(path, change):
    """Edit a journal.json as a person would: every row and table, through json."""
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document, indent=2))


def test_an_edit_by_hand_is_no_commit_until_it_is_taken_over(journal, tmp_path):
    path = tmp_path / "home/journal.json"
    key = an_id("goal", "g"), "title"
    stamp = journal.stamp(*key)

    def change(document):
        document["goals"]["1"]["title"] = "by hand"
        document["goals"]["2"] = {"id": an_id("goal", "added"), "title": "added", "readers": "relationship"}
        document["meetings"]["7"] = {"id": an_id("note", "wrong"), "text": "in the wrong table"}

    edit(path, change)
    fresh = again(journal)
    assert fresh.get(an_id("goal", "g"))["title"] == "goal g"
    assert fresh.stamp(*key) == stamp
    assert any("edited by hand" in sentence for sentence in fresh.notices)
    found = doctor(fresh)
    assert fresh.get(an_id("goal", "g"))["title"] == "goal g"
    assert any(an_id("goal", "g") in finding.sentence and "title" in finding.sentence for finding in found)
    assert any("another kind" in finding.sentence for finding in found)
    doctor(fresh, repair=True)
    assert fresh.get(an_id("goal", "g"))["title"] == "by hand"
    assert fresh.stamp(*key) > stamp
    assert fresh.get(an_id("goal", "added"))["title"] == "added"
    assert fresh.get(an_id("note", "wrong")) is None
    assert fresh.get(an_id("goal", "after")) is not None
    last = again(journal)
    assert view(last) == view(fresh)
    assert last.notices == []
    assert {finding.level for finding in doctor(last)} == {"ok"}
    last.undo()
    assert last.get(an_id("goal", "g"))["title"] == "goal g"


def test_an_edit_while_the_journal_is_open_is_not_overwritten(journal, tmp_path):
    edit(tmp_path / "home/private/journal.json", lambda d: d["notes"]["1"].update(text="by hand"))
    journal.checkpoint(force=True)
    assert journal.get(an_id("note", "n"))["text"] == "note n"
    doctor(journal, repair=True)
    assert journal.get(an_id("note", "n"))["text"] == "by hand"


def test_rows_removed_by_hand_are_deleted_and_can_be_undeleted(journal, tmp_path):
    edit(tmp_path / "home/journal.json", lambda d: d["goals"].pop("1"))
    fresh = again(journal)
    assert fresh.get(an_id("goal", "g")) is not None
    doctor(fresh, repair=True)
    assert fresh.get(an_id("goal", "g")) is None
    fresh.commit(changing(an_id("goal", "g"), deleted=None))
    assert fresh.get(an_id("goal", "g"))["title"] == "goal g"


def test_a_line_with_a_flipped_bit_costs_only_itself_and_is_kept(journal, tmp_path):
    journal.commit(making(note("third")))
    newest = max((tmp_path / "home/private").glob("wal-*"))
    data = bytearray(newest.read_bytes())
    data[data.index(b"note after")] ^= 4
    newest.write_bytes(bytes(data))
    fresh = again(journal)
    assert fresh.get(an_id("note", "after")) is None
    assert fresh.get(an_id("note", "third")) is not None
    assert any("checksum" in sentence for sentence in fresh.notices)
    assert any(finding.level == "bad" for finding in doctor(fresh))
    doctor(fresh, repair=True)
    evidence = list((tmp_path / "home/private/backup").glob("damaged-*"))
    assert [kept.read_bytes() for kept in evidence] == [bytes(data)]
    assert {finding.level for finding in doctor(again(journal))} == {"ok"}


def test_left_over_temporary_files_are_swept(journal, tmp_path):
    for name in (".journal.json.tmp", "private/.names.json.tmp", "backup/.journal-00000009.json.tmp"):
        (tmp_path / "home" / name).write_bytes(b"half")
    again(journal)
    assert not list((tmp_path / "home").rglob(".*.tmp"))


def test_the_doctor_closes_files_others_can_read(journal, tmp_path):
    path = tmp_path / "home/private/journal.json"
    os.chmod(path, 0o644)
    assert any("other people" in finding.sentence for finding in doctor(journal))
    doctor(journal, repair=True)
    assert path.stat().st_mode & 0o077 == 0


def test_five_backups_are_kept(journal, tmp_path):
    for number in range(8):
        journal.commit(making(note(str(number))))
        journal.checkpoint(force=True)
    assert len(list((tmp_path / "home/backup").glob("journal-*"))) == 5
    assert len(list((tmp_path / "home/private/backup").glob("journal-*"))) == 5


# -- a lost identity -------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", [None, b"", b"nonsense", b"{}", b'{"min_reader": 1, "person": 5}'])
@pytest.mark.parametrize("folded", [True, False])
def test_a_lost_device_file_is_made_again_from_the_journal(tmp_path, bad, folded):
    journal = make_home(tmp_path / "home", "Ana", ["mentee"], ScriptedClock())
    journal.commit(making(note("n"), goal("g", shared=True)))
    if folded:
        journal.checkpoint(force=True)
    before, file = journal.device, tmp_path / "home/device.json"
    file.unlink()
    if bad is not None:
        file.write_bytes(bad)
    assert "made again" in (rescue(journal.home, journal.clock) or "")
    fresh = again(journal)
    assert (fresh.me, view(fresh)) == (journal.me, view(journal))
    assert fresh.device != before
    assert before in json.loads(file.read_text())["devices"]
    last = journal.stamp(an_id("note", "n"), "text")
    assert fresh.commit(making(note("more"))).stamp > last
    assert view(again(journal)) == view(fresh)
    assert rescue(journal.home, journal.clock) is None
    if bad is not None:
        assert (tmp_path / "home/backup/unreadable-device.json").read_bytes() == bad


def test_what_is_not_a_lost_device_file_is_left_alone(journal, tmp_path):
    home, device = tmp_path / "home", tmp_path / "home/device.json"
    said = json.loads(device.read_text())
    device.write_text(json.dumps({**said, "min_reader": 99}))
    assert rescue(journal.home, journal.clock) is None
    device.unlink()
    other = make_home(tmp_path / "other", "Tom", [], ScriptedClock("other"))
    other.checkpoint(force=True)
    (home / "journal.json").write_bytes((tmp_path / "other/journal.json").read_bytes())
    assert rescue(journal.home, journal.clock) is None  # two people: nobody can tell whose it is
    assert not device.exists()
    with pytest.raises(StoreError, match="--repair"):
        again(journal)
    assert rescue(str(tmp_path / "nothing"), journal.clock) is None
    (tmp_path / "empty").mkdir()
    assert rescue(str(tmp_path / "empty"), journal.clock) is None
    with pytest.raises(NoHome):
        Journal.open(tmp_path / "empty")


def test_lost_keys_are_made_anew(journal, tmp_path):
    for file in (tmp_path / "home/keys").iterdir():
        file.unlink()
    (tmp_path / "home/keys").rmdir()
    (found,) = [one for one in doctor(journal) if "lost" in one.sentence]
    assert (found.level, found.repaired) == ("bad", False)
    (found,) = [one for one in doctor(journal, repair=True) if "lost" in one.sentence]
    assert found.repaired
    fresh = again(journal)
    assert fresh.device != journal.device
    assert view(fresh) == view(journal)
    assert not [one for one in doctor(fresh) if one.level == "bad"]


def test_a_folder_in_place_of_the_lock_is_named(journal, tmp_path):
    (tmp_path / "home/lock").unlink()
    (tmp_path / "home/lock").mkdir()
    with pytest.raises(StoreError, match="lock is a folder"):
        again(journal).commit(making(note("x")))
    looked = Journal.open(journal.home, clock=journal.clock, read_only=True)
    assert [one.level for one in doctor(looked) if "lock is a folder" in one.sentence] == ["bad"]


def test_two_backups_within_a_second_are_two_files(journal, tmp_path):
    (tmp_path / "usb").mkdir()
    made = [backup(journal, tmp_path / "usb") for _ in range(3)]
    assert len(set(made)) == len(list((tmp_path / "usb").iterdir())) == 3


@pytest.mark.parametrize("data", [b"", b"hello", b'{"commits":[{"says":"\xff"}]}', b"[" * 100_000, b"[]"])
def test_undo_values_that_do_not_read_are_done_without(journal, tmp_path, data):
    (tmp_path / "home/private/undo.json").write_bytes(data)
    fresh = again(journal)
    assert view(fresh) == view(journal)
    fresh.undo()  # what lies in the log can still be undone
    assert view(fresh) != view(journal)


def test_an_ordinary_checkpoint_keeps_a_line_that_was_cut_short(journal, tmp_path):
    log = max((tmp_path / "home/private").glob("wal-*"))
    with log.open("ab") as file:
        file.write(b"0123456789abcdef {cut short")
    fresh = Journal.open(journal.home, clock=journal.clock)
    assert fresh.checkpoint(force=True)
    assert (tmp_path / f"home/private/backup/damaged-{log.name}").read_bytes().endswith(b"{cut short")
    assert {finding.level for finding in doctor(fresh)} == {"ok"}


def test_a_journal_that_is_only_read_is_not_mended_and_the_doctor_says_so(journal, tmp_path):
    log = max((tmp_path / "home/private").glob("wal-*"))
    with log.open("ab") as file:
        file.write(b"0123456789abcdef {cut short")
    looked = Journal.open(journal.home, clock=journal.clock, read_only=True)
    found = doctor(looked, repair=True)
    assert [one.sentence for one in found if one.level == "bad"] == [
        "Nothing was mended, because this journal can only be read here; everything in it is as it was. "
        "Make its folder writable, or free a disk that is read-only, and repair it again."
    ]
    assert not any(one.repaired for one in found)
    assert log.read_bytes().endswith(b"{cut short")
