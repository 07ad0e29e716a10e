"""Sharing by folder, as two people and two computers do it: through the functions commands and app use."""

import shutil
from datetime import timedelta

import pytest

from mentortui.changes import editing, joining, settling, sharing
from mentortui.errors import Refused
from mentortui.exchange import git, posted
from mentortui.practice.conflicts import conflicts, doubles
from mentortui.store.share.folder import ROOT
from tests.sharing import Somebody, a_pair, second_computer


def test_a_pair_meets_in_a_folder(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    [toms], [anas] = tom.rows("relationship"), ana.rows("relationship")
    assert toms["id"] == anas["id"]
    assert (anas["mentors"], anas["mentees"]) == ([tom.me], [ana.me])
    assert {row["name"] for row in tom.rows("person")} == {row["name"] for row in ana.rows("person")}


def test_what_is_shared_is_read_by_the_other_and_what_is_private_never_leaves(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Handover went well", "Ana Silva")
    tom.log("She seems tired", "Ana Silva", share=False)
    tom.note("Krawumm, my own thought")
    tom.sync()
    ana.sync()
    assert ana.texts() == ["Handover went well"]
    assert len(ana.rows("meeting")) == 2  # that they met is known to both
    assert not ana.rows("note")
    assert all(b"Krawumm" not in path.read_bytes() for path in box.rglob("*") if path.is_file())


def test_what_was_written_before_stays_unless_everything_was_said(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    ana.commit(joining.pair(ana.journal, "Tom Berg", "mentor", now=ana.clock.now(), new_id=ana.id))
    ana.log("Long before", "Tom")
    tom.pair("Ana", tmp_path / "box", "mentee")
    tom.log("Just before she joined", "Ana")
    ana.join(tmp_path / "box", everything=True)
    tom.sync()
    ana.sync()
    tom.sync()
    assert tom.texts() == ["Just before she joined", "Long before"]
    assert ana.texts() == ["Just before she joined", "Long before"]
    assert len(ana.rows("relationship")) == len(tom.rows("relationship")) == 1


def test_from_now_on_is_the_rule(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    del box
    bo = Somebody(tmp_path, "Bo Lind", 3)
    bo.commit(joining.pair(bo.journal, "Tom Berg", "mentor", now=bo.clock.now(), new_id=bo.id))
    bo.log("Long before", "Tom")
    tom.pair("Bo", tmp_path / "other", "mentee")
    bo.join(tmp_path / "other")
    tom.sync()
    bo.sync()
    bo.log("Since then", "Tom Berg")
    bo.sync()
    tom.sync()
    ana.sync()
    assert tom.texts() == ["Since then"]
    assert not ana.texts()  # and nobody reads what two others share


def test_two_who_edit_one_note_apart_lose_nothing(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("Course?", "Ana Silva")
    tom.sync()
    ana.sync()
    tom.write(entry, text="Course: 400 needed")
    ana.write(entry, text="Course: 450 needed")
    for who in (tom, ana, tom):
        who.sync()
    for who in (tom, ana):
        [one] = conflicts(who.journal)
        assert {version.text for version in one.versions} == {"Course: 400 needed", "Course: 450 needed"}
    ana.commit(settling.settle(ana.journal, entry, "text", "Course: 425 needed"))
    ana.sync()
    tom.sync()
    assert tom.texts() == ana.texts() == ["Course: 425 needed"]
    assert not conflicts(tom.journal)


def test_of_two_values_the_later_stands_everywhere(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    tom.sync()
    ana.sync()
    [meeting] = tom.rows("meeting")
    tom.write(meeting["id"], minutes=30)
    ana.clock.moment += timedelta(minutes=5)
    ana.write(meeting["id"], minutes=45)
    for who in (tom, ana, tom):
        who.sync()
    assert tom.rows("meeting")[0]["minutes"] == ana.rows("meeting")[0]["minutes"] == 45


def test_what_is_deleted_while_the_other_edits_comes_back_with_every_edit(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("Draft", "Ana Silva")
    tom.sync()
    ana.sync()
    tom.commit(editing.delete(tom.journal, entry))
    ana.write(entry, text="Draft, with an end")
    for who in (tom, ana, tom):
        who.sync()
    assert not tom.texts()
    assert not ana.texts()
    ana.commit(editing.undelete(ana.journal, entry))
    ana.sync()
    tom.sync()
    assert tom.texts() == ana.texts() == ["Draft, with an end"]


def test_a_meeting_both_wrote_down_is_told_and_becomes_one(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("From him", "Ana Silva")
    ana.log("From her", "Tom Berg")
    for who in (tom, ana, tom):
        who.sync()
    [(one, other)] = doubles(tom.journal)
    tom.commit(joining.same(tom.journal, one["id"], other["id"]))
    tom.sync()
    ana.sync()
    for who in (tom, ana):
        [meeting] = who.rows("meeting")
        assert {row["meeting"] for row in who.rows("entry")} == {meeting["id"]}
        assert who.texts() == ["From her", "From him"]


def test_what_is_kept_to_oneself_again_is_gone_from_the_other(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("Too early to say", "Ana Silva")
    tom.sync()
    ana.sync()
    assert ana.texts() == ["Too early to say"]
    tom.commit(sharing.unshare(tom.journal, entry, new_id=tom.id))
    tom.sync()
    ana.sync()
    assert not ana.texts()
    assert tom.texts() == ["Too early to say"]


def test_two_computers_of_one_person_hold_the_same(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.note("From the laptop")
    desktop = second_computer(tom, tmp_path, box, 7)
    desktop.note("From the desktop")
    desktop.log("Talked at the desktop", "Ana Silva")
    for who in (desktop, tom, ana, desktop, ana):  # Ana's card is for the desktop, too, once she knows of it
        who.sync()
    assert tom.texts("note") == desktop.texts("note") == ["From the desktop", "From the laptop"]
    assert tom.texts() == desktop.texts() == ana.texts() == ["Talked at the desktop"]
    assert desktop.me == tom.me


def test_a_folder_that_is_away_empty_or_another_is_left_alone(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    away = tmp_path / "away"
    box.rename(away)
    [report] = tom.sync()
    assert "is not there" in report.fault
    box.mkdir()
    [report] = tom.sync()
    assert "not what you share" in report.fault
    assert not list(box.iterdir())
    box.rmdir()
    tom.log("Meanwhile", "Ana Silva")
    away.rename(box)
    tom.sync()
    ana.sync()
    assert ana.texts() == ["Meanwhile"]


def test_a_file_that_goes_and_comes_back_changes_nothing(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("First", "Ana Silva")
    for _ in range(2):  # with all there is in one base
        tom.sync()
    own = box / ROOT / "s" / tom.journal.device
    gone = sorted(own.iterdir())
    kept = {path: path.read_bytes() for path in gone}
    for path in gone:
        path.unlink()
    ana.sync()
    assert not ana.texts()
    tom.sync()  # its owner puts everything there anew
    ana.sync()
    assert ana.texts() == ["First"]
    for path, data in kept.items():
        path.write_bytes(data)
    ana.sync()
    assert ana.texts() == ["First"]


@pytest.mark.parametrize(
    "name",
    [
        "{stem}.sync-conflict-20261121-101112-ABCDEFG.mj",
        "{stem} (Ana's conflicted copy 2026-11-21).mj",
        "{stem}-LAPTOP.mj",
        "{stem} 2.mj",
        "{stem} (1).mj",
        "{stem}.mj~2026-11-21",
    ],
    ids=["syncthing", "dropbox", "onedrive", "icloud", "google-drive", "rsync"],
)
def test_conflict_copies_of_sync_tools_bring_nothing_twice_and_count_when_they_are_all_there_is(tmp_path, name):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Once", "Ana Silva")
    tom.sync()
    own = box / ROOT / "s" / tom.journal.device
    for path in sorted(own.iterdir()):
        copy = path.with_name(name.format(stem=path.stem))
        shutil.copy(path, copy)
        path.unlink()
    [report] = ana.sync()
    assert ana.texts() == ["Once"]
    assert not report.aside


def test_a_broken_file_is_set_aside_told_and_read_when_it_is_whole(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Whole", "Ana Silva")
    tom.sync()
    last = max((box / ROOT / "s" / tom.journal.device).iterdir())
    data = last.read_bytes()
    for broken in (b"", data[:100], data[:-1], data[:50] + bytes([data[50] ^ 1]) + data[51:], data + b"more"):
        last.write_bytes(broken)
        [report] = ana.sync()
        assert len(report.aside) == 1
        assert not ana.texts()
    last.write_bytes(data)
    [report] = ana.sync()
    assert not report.aside
    assert ana.texts() == ["Whole"]


def test_a_share_that_may_only_be_read_is_read_and_says_what_was_not_published(tmp_path, monkeypatch):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("To read", "Ana Silva")
    tom.sync()
    ana.log("Not out yet", "Tom Berg")
    monkeypatch.setattr("mentortui.store.share.folder.ShareDisk.create", _read_only)
    [report] = ana.sync()
    monkeypatch.undo()
    assert ana.texts() == ["Not out yet", "To read"]
    assert "Not published: the disk is read-only" in report.fault
    ana.sync()
    tom.sync()
    assert tom.texts() == ["Not out yet", "To read"]


def _read_only(*_: object) -> None:
    raise OSError(30, "Read-only file system")


def test_a_lost_ledger_loses_nothing_and_publishes_nothing_twice(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Before", "Ana Silva")
    tom.sync()
    ana.sync()
    before = sorted(path.name for path in (box / ROOT / "s").rglob("*.mj"))
    shutil.rmtree(f"{tom.journal.home}/private/shares")
    tom.join(box)
    assert sorted(path.name for path in (box / ROOT / "s").rglob("*.mj")) >= before
    tom.log("After", "Ana Silva")
    tom.sync()
    [report] = ana.sync()
    assert ana.texts() == ["After", "Before"]
    assert not report.warnings


def test_what_was_posted_takes_twenty_rounds_in_any_order_and_twice(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    tom.pair("Ana", tmp_path / "toms", "mentee")
    mails = []

    def mail(who: Somebody, words: str) -> str:
        _, data, _ = posted.post(who.journal, words)
        path = tmp_path / f"{len(mails)}.mjpost"
        path.write_bytes(data)
        mails.append(path)
        return str(path)

    posted.begin_with(ana.journal, str(tmp_path / "anas"), mail(tom, "Ana"))
    ana.join(tmp_path / "anas")
    posted.receive(tom.journal, mail(ana, "Ana and Tom"))
    posted.receive(ana.journal, mail(tom, "Ana"))
    for number in range(20):
        tom.log(f"Tom {number}", "Ana")
        ana.log(f"Ana {number}", "Tom Berg")
        one, other = mail(tom, "Ana"), mail(ana, "Tom Berg")
        if number % 3:
            posted.receive(ana.journal, one)
        posted.receive(tom.journal, other)
        posted.receive(tom.journal, other)
    for path in reversed(mails):
        for who in (tom, ana):
            posted.receive(who.journal, str(path))
    assert tom.texts() == ana.texts()
    assert len(tom.texts()) == 40


def test_git_takes_twenty_rounds_of_work_on_both_sides_offline(tmp_path):
    hub, toms, anas = tmp_path / "hub.git", tmp_path / "toms", tmp_path / "anas"
    git._git(str(tmp_path), "init", "--quiet", "--bare", str(hub))
    for place in (toms, anas):
        git._git(str(tmp_path), "clone", "--quiet", str(hub), str(place))
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    begun = tom.pair("Ana", toms, "mentee")
    assert git.KEEPS in begun.says
    git._git(str(anas), "pull", "--quiet", "origin", "HEAD")
    ana.join(anas)
    tom.sync()
    for number in range(20):
        ana.sync()
        tom.log(f"Tom {number}", "Ana")
        ana.log(f"Ana {number}", "Tom Berg")
        assert not any(report.fault for report in tom.sync())
    for who in (ana, tom, ana):
        assert not any(report.fault for report in who.sync())
    assert tom.texts() == ana.texts()
    assert len(tom.texts()) == 40


@pytest.mark.parametrize("place", ["home", "home/inside", "."])
def test_a_share_in_or_around_the_journal_is_refused(tmp_path, place):
    tom = Somebody(tmp_path, "home", 1)
    with pytest.raises(Refused, match="journal"):
        tom.pair("Ana", tmp_path / place)
    assert not tom.rows("relationship")


def test_a_file_or_a_share_that_is_there_already_is_refused_and_nothing_is_made(tmp_path):
    tom, _, box = a_pair(tmp_path)
    (tmp_path / "file").write_text("mine")
    for place, said in ((tmp_path / "file", "is a file"), (box, "shared folder already")):
        with pytest.raises(Refused, match=said):
            tom.pair("Bo", place)
    assert len(tom.rows("relationship")) == 1
    assert (tmp_path / "file").read_text() == "mine"
