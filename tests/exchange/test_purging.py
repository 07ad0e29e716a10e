"""A purged record: in no byte of one's computers and of one's files in the folders, and it never comes back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mentortui.changes import sharing
from mentortui.errors import Refused
from mentortui.exchange import purging
from mentortui.model.delta import Delta
from mentortui.store import Journal
from mentortui.store.share.folder import SEGMENTS
from tests.canaries import opened
from tests.forging import keys_of
from tests.sharing import Somebody, a_pair, second_computer

WORD = "CANARY"


def at_home(who: Somebody) -> list[str]:
    """The files of somebody's home that hold the word."""
    home = Path(who.journal.home)
    return [
        str(one.relative_to(home)) for one in home.rglob("*") if one.is_file() and WORD.encode() in one.read_bytes()
    ]


def a_goal(who: Somebody, title: str) -> str:
    """A goal with a tag that the other may read; its id."""
    [relationship] = who.rows("relationship")
    row = {"at": who.clock.now().isoformat(), "by": who.me, "readers": "relationship", "title": title,
           "tags": [f"{title}-tag"], "relationship": relationship["id"], "status": "active"}  # fmt: skip
    return who.commit(Delta("Goal", create={who.id("goal"): row}))[0]


def in_box(box: Path, writer: Somebody, *readers: Somebody) -> int:
    """How many files that somebody wrote hold the word, opened with any of the readers' keys."""
    files = [one.read_bytes() for one in (box / SEGMENTS / writer.journal.device).iterdir()]
    bodies = (body for one in readers for body in opened(files, keys_of(one).identity))
    return sum(WORD.encode() in body for body in bodies)


def test_a_purge_reaches_both_computers_and_every_file_one_wrote(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    tom.sync()
    goal = a_goal(tom, f"{WORD} goal")
    kept = tom.note("stays")
    note = tom.note(f"{WORD} note")
    for one in (tom, desktop, ana, tom):
        one.sync()
    desktop.write(note, text=f"{WORD} on the desktop")
    desktop.sync()
    tom.sync()
    (box / SEGMENTS / tom.journal.device / "copy of a segment.mj").write_bytes(
        max((box / SEGMENTS / tom.journal.device).iterdir()).read_bytes()
    )
    desktop.journal.checkpoint(force=True)
    assert at_home(tom) and at_home(desktop) and at_home(ana)
    assert in_box(box, tom, tom, ana) and in_box(box, desktop, tom)

    for one in (goal, note):
        done = purging.purge(tom.journal, one)
        assert not any(report.fault for report in done.reports)
    assert any("desktop" in sentence or "computer 7" in sentence for sentence in done.left)
    assert at_home(tom) == []
    assert in_box(box, tom, tom, ana) == 0, "at once, without a day's wait"
    tom.sync()
    assert at_home(tom) == [], "what the other computer wrote of it is read again in vain"

    told = desktop.sync()
    assert "2 records you purged" in " ".join(told[0].says)
    assert at_home(desktop) == [] and in_box(box, desktop, tom, desktop) == 0
    ana.sync()
    assert ana.journal.get(goal) is None
    assert (ana.journal.full_row(goal) or {}).get("title") is None, "who read it is told to empty it"
    tom.sync()
    for one in (tom, desktop):
        one.reopen()
        assert at_home(one) == [] and one.journal.get(kept)
    assert not [one for one in tom.sync() if one.sent]


def test_elements_of_sets_are_emptied_for_who_read_them(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    tom.sync()
    [relationship] = tom.rows("relationship")
    held = {"at": tom.clock.now().isoformat(), "by": tom.me, "readers": "relationship", "on": "2026-11-21",
            "relationship": relationship["id"], "tags": [f"{WORD} tag"], "status": "held"}  # fmt: skip
    meeting = tom.commit(Delta("Meeting", create={tom.id("meeting"): held}))[0]
    for one in (tom, desktop, ana):
        one.sync()
    desktop.write(meeting, tags=[f"{WORD} tag", f"{WORD} desktop"])
    desktop.sync()
    ana.sync()
    ana.write(meeting, tags=[f"{WORD} tag", f"{WORD} desktop", "hers"])
    tom.write(meeting, tags=[])  # an element that was taken out says its word all the same
    for one in (tom, ana, desktop, tom):
        one.sync()
    assert repr(ana.journal.spelled(meeting)).count(f"tags/{WORD}") == 2
    older = {one: one.read_bytes() for one in (box / SEGMENTS).rglob("*.mj")}

    purging.purge(tom.journal, meeting)
    for one in (desktop, tom, ana):
        one.sync()
    assert WORD not in repr(ana.journal.spelled(meeting))
    assert "tags/hers" in ana.journal.spelled(meeting)["f"], "what she wrote in it is hers and stays"
    ana.journal.checkpoint(force=True)
    kept = {path for path in at_home(ana) if "backup" not in path}
    assert not kept
    ana.reopen()
    assert WORD not in repr(ana.journal.spelled(meeting))
    for path, data in older.items():
        path.write_bytes(data)
    for one in (ana, ana):
        one.sync()
    assert WORD not in repr(ana.journal.spelled(meeting)), "nor does a file that comes back bring it"


def test_a_purge_that_is_followed_reaches_the_files_at_once_where_another_file_went(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    entry = desktop.log(f"{WORD} talk", "Ana")
    for one in (desktop, tom, ana):
        one.sync()
    mine = box / SEGMENTS / desktop.journal.device
    before = {*mine.iterdir()}
    desktop.log("another talk", "Ana")
    desktop.sync()
    later = {*mine.iterdir()} - before
    for gone in later:
        gone.unlink()
    assert later and in_box(box, desktop, tom, ana)
    purging.purge(tom.journal, entry)
    desktop.sync()
    assert in_box(box, desktop, tom, ana) == 0, "what is written anew for the lost file makes no difference"


def test_what_a_sync_tool_brings_back_of_it_goes_again(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    tom.sync()
    entry = tom.log(f"{WORD} talk", "Ana")
    for one in (tom, desktop):
        one.sync()
    desktop.write(entry, text=f"{WORD} on the desktop")
    desktop.sync()
    for one in (desktop, tom, ana):
        one.sync()
    for number in range(2):  # which nobody read before the purge
        desktop.write(entry, text=f"{WORD} on the desktop, {number}")
        desktop.sync()
    before = {one: one.read_bytes() for one in (box / SEGMENTS).rglob("*.mj")}
    purging.purge(tom.journal, entry)
    assert at_home(tom) == [], "nothing is noted of words that come too late"
    for number, path in enumerate(sorted(before, reverse=True)):  # the newest first
        path.with_name(f"{number:04d} copy.mj").write_bytes(before[path])
    tom.sync()
    assert at_home(tom) == []
    for one in (desktop, tom, desktop, tom):
        one.sync()
    assert in_box(box, tom, tom, ana) == in_box(box, desktop, tom, ana) == 0
    for path, data in before.items():
        path.write_bytes(data)
    (box / SEGMENTS / tom.journal.device / "notes of mine.txt").write_text("no file of ours")
    for one in (tom, desktop, tom):
        one.sync()
    assert in_box(box, tom, tom, ana) == in_box(box, desktop, tom, ana) == 0
    assert at_home(tom) == at_home(desktop) == []
    assert (box / SEGMENTS / tom.journal.device / "notes of mine.txt").exists()
    for path, data in before.items():
        path.write_bytes(data)
    shutil.rmtree(f"{tom.journal.home}/private/shares")
    tom.join(box)
    assert in_box(box, tom, tom, ana) == 0, "nor does it stay a day where what was noted of it is lost"


def test_nobody_purges_what_is_anothers(tmp_path: Path) -> None:
    tom, ana, _box = a_pair(tmp_path)
    entry = tom.log("a word", "Ana")
    tom.sync()
    ana.sync()
    with pytest.raises(Refused):
        purging.purge(ana.journal, entry)
    row = {"purged": {ana.journal.device: [ana.journal.sides.clock.tick(0), True]}}
    with ana.journal.writing():
        ana.journal.write_joined({ana.journal.sides.shared: {entry: {"f": row}}})
    ana.sync()
    tom.sync()
    assert "purged" not in (tom.journal.full_row(entry) or {})
    assert tom.journal.spelled(entry)["x"]["text"][tom.journal.device][1] == "a word"


def test_as_a_command_it_asks_or_wants_to_be_sure(tmp_path: Path) -> None:
    tom, _ana, _box = a_pair(tmp_path)
    note = tom.log(f"{WORD} private", "Ana", share=False)
    tom.commit(sharing.share(tom.journal, note, new_id=tom.id))
    shared = next(row["id"] for row in tom.rows("entry") if WORD in row["text"])
    tom.sync()
    told = tom.command("purge", shared, "--yes", "--json")
    assert told.code == 0 and json.loads(told.out)["purged"] == [shared]
    assert at_home(tom) == []
    assert tom.command("purge", shared).code == 1
    left = tom.note("left")
    assert tom.command("purge", left).code == 1, "without a terminal it wants --yes"
    assert tom.journal.get(left)
    tom.journal.catch_up()


def test_a_home_that_was_moved_writes_anew_what_it_wrote_before(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    goal = a_goal(tom, f"{WORD} goal")
    tom.sync()
    before = tom.journal.device
    tom.journal.close()
    shutil.copytree(tom.journal.home, tmp_path / "moved")
    tom.journal = Journal.open(tmp_path / "moved", clock=tom.clock)
    tom.sync()
    assert tom.journal.device != before
    purging.purge(tom.journal, goal)
    files = [one.read_bytes() for one in (box / SEGMENTS / before).iterdir()]
    assert files and not [body for body in opened(files, keys_of(ana).identity) if WORD.encode() in body]
    ana.sync()
    assert ana.journal.get(goal) is None and not any("did not arrive" in one for one in ana.sync()[0].warnings)


def test_what_a_lost_computer_wrote_in_it_is_said_to_stay_in_the_folder(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    laptop = second_computer(tom, tmp_path, box, 7)
    laptop.join(box)
    for one in (tom, laptop, ana):
        one.sync()
    theirs = laptop.log("CANARY of the laptop", "Ana Silva")
    mine = tom.log("CANARY of this one", "Ana Silva")
    for one in (laptop, tom, ana):
        one.sync()
    assert tom.command("device", "remove", "computer 7").code == 0
    for one in (tom, ana):
        one.sync()
    told = tom.command("purge", theirs, "--yes")
    assert "“computer 7”, which you took away, wrote in it" in told.err
    assert "it stays in its files there" in told.err
    assert "computer 7" not in tom.command("purge", mine, "--yes").err
