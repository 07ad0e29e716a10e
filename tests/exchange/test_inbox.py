"""Answers of people without the app, dropped into the inbox of a shared folder, and what becomes of them at a sync."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest

from mentortui.changes import feedback, people
from mentortui.documents.answered import answered as answered_lines
from mentortui.exchange import inbox, purging
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.practice import feedback as said
from mentortui.practice.sealing import to_open
from mentortui.practice.search import search
from mentortui.practice.written import entered
from mentortui.store import Journal
from mentortui.store.share.inbox import FILE_MAX
from tests.sharing import Somebody, a_pair

WHOLE = {
    "mentortui": "answers", "schema": 1, "form": "meeting-mentee", "version": 1, "name": {"name": "Ana Silva"},
    "with": {"name": "Tom Berg"}, "on": "2026-11-21", "number": "1",
    "answers": {"useful": 4, "heard": 5, "strengths": "You asked a question I had not thought of"},
}  # fmt: skip


@pytest.fixture
def tom(tmp_path: Path) -> Somebody:
    """Tom, who started a folder for himself and Ana, and met her once; Ana has no app."""
    tom = Somebody(tmp_path, "Tom Berg", 1)
    tom.pair("Ana Silva", tmp_path / "box", "mentee")
    tom.log("About the handover", "Ana Silva")
    return tom


@pytest.fixture
def box(tmp_path: Path, tom: Somebody) -> Path:
    """The inbox."""
    return tmp_path / "box" / "mentortui-v1" / "inbox"


def drop(box: Path, called: str, **other: Any) -> Path:
    file = box / called
    file.write_text(json.dumps({**WHOLE, **other}, indent=1), encoding="utf-8")
    return file


def names(box: Path) -> list[str]:
    return sorted(str(one.relative_to(box)) for one in box.rglob("*") if not one.is_dir())


def aside(report: Any) -> dict[str, str]:
    return {path.rpartition("/")[2]: one.reason for path, one in report.aside}


def test_answers_that_were_dropped_are_entered_once_and_gone_from_the_open(tom: Somebody, box: Path) -> None:
    file = drop(box, "ana.json")
    (report,) = tom.sync()
    assert report.says == ("An answer came in by form: Ana Silva (After the meeting).",)
    (row,) = tom.rows("response")
    ana = next(one["id"] for one in tom.rows("person") if one["name"] == "Ana Silva")
    assert (row["by"], row["written_by"], row["readers"], row["counted"]) == (tom.me, ana, RELATIONSHIP, False)
    assert row["answers"] == WHOLE["answers"] and row["meeting"] == tom.rows("meeting")[0]["id"]
    assert entered(tom.journal, row) == "Written by Ana Silva, entered by you"
    (kept,) = names(box)
    assert kept.startswith("read/") and b"question" not in (box / kept).read_bytes()
    key = next(one for one in (Path(tom.journal.home) / "keys").glob("*age*"))
    secret = next(line for line in key.read_text().splitlines() if line.startswith("AGE-SECRET-KEY-"))
    opened = pyrage.decrypt((box / kept).read_bytes(), [pyrage.x25519.Identity.from_str(secret)])
    assert json.loads(opened) == WHOLE
    for again in ("ana.json", "ana (conflicted copy).json"):
        drop(box, again)
        assert not file.exists() or again == "ana.json"
        (report,) = tom.sync()
        assert not report.says and report.whole
    assert names(box) == [kept] and len(tom.rows("response")) == 1


def test_what_is_purged_is_gone_from_the_folder_too(tom: Somebody, box: Path) -> None:
    drop(box, "ana.json")
    tom.sync()
    (row,) = tom.rows("response")
    assert names(box) == [f"read/{row['id'].partition('-')[2]}.age"]
    purging.purge(tom.journal, row["id"])
    tom.sync()
    assert names(box) == [] and not tom.rows("response")


def test_two_computers_make_one_response_of_a_file(tom: Somebody, box: Path) -> None:
    data = drop(box, "a.json").read_bytes()
    before = tom.journal.rows("response")
    first = inbox.enter(tom.journal, data, "a.json")
    assert not before and first.made
    assert inbox.enter(tom.journal, data.replace(b"\n", b"\r\n"), "b.txt").known == first.made
    tom.reopen()
    assert inbox.enter(tom.journal, data, "a.json").known == first.made


def test_what_is_not_taken_stays_with_a_note_that_says_nothing_of_the_journal(tom: Somebody, box: Path) -> None:
    people_here = [row["name"] for row in tom.rows("person")]
    drop(box, "scale.json", answers={"useful": 9})
    drop(box, "name.json", name={"name": "Ana Silvia"})
    drop(box, "me.json", name={"name": "Tom Berg"})
    drop(box, "self.json", **{"with": {"name": "Ana Silva"}})
    drop(box, "day.json", on="2031-01-01")
    drop(box, "met.json", meeting="2026-10-01")
    drop(box, "none.json", answers={})
    drop(box, "nobody.json", name={"name": " "})
    (box / "scan.pdf").write_bytes(b"%PDF-1.4")
    (box / "folder").mkdir()
    (box / "huge.json").touch()
    os.truncate(box / "huge.json", FILE_MAX + 1)
    os.mkfifo(box / "pipe.json")
    (box / "link.json").symlink_to(Path(tom.journal.home) / "device.json")
    (box / ("ä" * 120 + ".json")).write_text("{", encoding="utf-8")
    before = set(names(box))
    (report,) = tom.sync()
    assert not tom.rows("response") and not report.says and not report.whole
    told = aside(report)
    for file, reason in {
        "scale.json": 'line 15: "This meeting moved me on" (useful) is answered with a whole number 1',
        "name.json": "nobody here is called 'Ana Silvia'. Did they mean Ana Silva?",
        "me.json": "it says that you wrote it",
        "self.json": "answered about Ana Silva",
        "day.json": "answered on 1 January 2031",
        "met.json": "Ana Silva is in no meeting on 1 October 2026 here",
        "none.json": "no question is answered",
        "nobody.json": "does not say who wrote it",
        "scan.pdf": "it is a PDF",
        "folder": "no file but a folder",
        "pipe.json": "no file but a folder, a link",
        "link.json": "no file but a folder, a link",
        "huge.json": "16,000,001 bytes",
    }.items():
        assert reason in told[file], file
    assert before <= set(names(box))
    notes = {file: (box / file).read_text(encoding="utf-8") for file in set(names(box)) - before}
    assert len(notes) == len(told) == 14
    assert "Line 15:" in notes["scale.json.reply.txt"]
    assert "written by Ana Silvia, with Tom Berg, answered on 2026-11-21" in notes["name.json.reply.txt"]
    for note in notes.values():
        assert "Ana Silva," not in note.replace("Ana Silvia", "") or "written by Ana Silva" in note
        assert "Tom Berg" in note and "identity" not in note
    assert people_here == [row["name"] for row in tom.rows("person")]
    (again,) = tom.sync()
    assert aside(again) == told and {file: (box / file).read_text(encoding="utf-8") for file in notes} == notes


def test_a_note_goes_once_its_file_was_corrected_or_its_writer_is_known(tom: Somebody, box: Path) -> None:
    drop(box, "a.json", answers={"useful": 9})
    drop(box, "b.json", name={"name": "Bo Lind"}, form="program", **{"with": None}, answers={"worth": 4})
    (box / "mine.reply.txt").write_text("not ours", encoding="utf-8")
    tom.sync()
    drop(box, "a.json")
    tom.commit(people.person_add(tom.journal, "Bo Lind", now=tom.clock.now(), new_id=tom.id))
    (report,) = tom.sync()
    assert report.says == ("2 answers came in by form: Ana Silva (After the meeting), Bo Lind (About the program).",)
    assert [one for one in names(box) if not one.startswith("read/")] == ["mine.reply.txt"]
    bo = next(row for row in tom.rows("response") if row["form"] == "program")
    assert bo["readers"] == ONLY_YOU and "relationship" not in bo


def test_so_much_is_read_in_one_sync_and_what_is_new_comes_first(
    tom: Somebody, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentortui.store.share.inbox.FILES_MAX", 2)
    for called in ("a", "b", "c"):
        drop(box, f"{called}.json", answers={"useful": 9})
    (report,) = tom.sync()
    assert aside(report)["inbox"] == "1 more file lies in it; the next sync reads on"
    drop(box, "z.json")
    (report,) = tom.sync()
    assert report.says and "c.json" in aside(report) and "a.json" not in aside(report)


def test_a_folder_that_is_only_read_is_read_all_the_same(
    tom: Somebody, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(box, "a.json")
    drop(box, "b.json", answers={"useful": 9})

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("mentortui.store.share.folder.ShareDisk.create", refuse)
        patch.setattr("mentortui.store.share.folder.ShareDisk.unlink", refuse)
        for _ in range(2):
            (report,) = tom.sync()
            assert len(tom.rows("response")) == 1
            assert "could not be taken out of the folder (Permission denied)" in aside(report)["a.json"]
    assert names(box) == ["a.json", "b.json"]


def test_nothing_is_taken_for_somebody_with_a_journal_and_only_the_host_takes_in(tmp_path: Path) -> None:
    tom, ana, place = a_pair(tmp_path)
    tom.log("Met", "Ana Silva")
    tom.sync()
    ana.sync()
    box = place / "mentortui-v1" / "inbox"
    drop(box, "ana.json")
    ana.sync()
    assert names(box) == ["ana.json"] and not ana.rows("response")
    (report,) = tom.sync()
    assert "who has a journal of their own" in aside(report)["ana.json"] and not tom.rows("response")


def answered(somebody: Somebody, form: str, meeting: str, **more: Any) -> None:
    now = somebody.clock.now()
    somebody.commit(
        feedback.answer(somebody.journal, form, {"useful": 3, "strengths": "Sealed words"}, on=now.date(), now=now,
                        new_id=somebody.id, meeting=meeting, **more)
    )  # fmt: skip


def test_what_one_says_another_wrote_opens_nobodys_sealed_answers(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Met", "Ana Silva")
    tom.sync()
    ana.sync()
    (meeting,) = ana.rows("meeting")
    answered(ana, "meeting-mentee", meeting["id"])
    forged = next(row["id"] for row in tom.rows("person") if row["name"] == "Ana Silva")
    answered(tom, "meeting-mentee", meeting["id"], written_by=forged)
    for _ in range(2):
        tom.sync()
        ana.sync()
    (own,) = [row for row in ana.rows("response") if row["by"] == ana.me]
    assert "unsealed" not in own and not to_open(ana.journal, ana.clock.now().date())
    theirs = [row for row in tom.rows("response") if row["by"] == ana.me]
    assert all("answers" not in row for row in theirs)
    assert [row["by"] for row in said.responses(ana.journal, by=ana.me)] == [ana.me]
    ana.clock.moment += timedelta(days=8)
    ana.sync()
    assert next(row for row in ana.rows("response") if row["by"] == ana.me)["unsealed"]


def test_what_came_by_form_is_shut_until_the_host_answered_and_opens_what_the_host_sealed(
    tom: Somebody, box: Path
) -> None:
    drop(box, "ana.json")
    tom.sync()
    (meeting,) = tom.rows("meeting")
    forms = ["meeting-mentee", "meeting-mentor"]
    both = said.sides(tom.journal, meeting["id"], forms)
    assert both.sealed and both.waits_for == "you" and not said.entered(tom.journal)
    assert not said.responses(tom.journal, by=tom.me)
    (row,) = tom.rows("response")
    shown = "\n".join(answered_lines(tom.journal, row))
    assert "Written by Ana Silva" in shown and "Sealed until you have answered" in shown and "question" not in shown
    assert not search(tom.journal, "thought") and search(tom.journal, "After the meeting")
    now = tom.clock.now()
    tom.commit(feedback.answer(tom.journal, "meeting-mentor", {"useful": 5}, on=now.date(), now=now, new_id=tom.id,
                               meeting=meeting["id"]))  # fmt: skip
    both = said.sides(tom.journal, meeting["id"], forms)
    assert not both.sealed and both.theirs and both.theirs["answers"]["useful"] == 4
    assert len(said.entered(tom.journal)) == 1 and search(tom.journal, "thought")
    assert "question" in "\n".join(answered_lines(tom.journal, row))
    tom.sync()
    assert all(row["unsealed"] for row in tom.rows("response"))


def test_a_coordinator_takes_in_answers_of_others_and_shares_them_with_nobody(tmp_path: Path) -> None:
    ines = Somebody(tmp_path, "Ines Costa", 7)
    now = ines.clock.now()
    for called in ("Ana Silva", "Tom Berg"):
        ines.commit(people.person_add(ines.journal, called, now=now, new_id=ines.id))
    ines.commit(people.relationship_add(ines.journal, ["Tom Berg"], ["Ana Silva"], now=now, new_id=ines.id))
    pulse = {"form": "pulse", "answers": {}}
    from mentortui.practice.forms import shipped

    items = shipped()["pulse"].items
    answers = {item.id: 4 for item in items if item.rated}
    whole = json.dumps({**WHOLE, **pulse, "answers": answers, "counted": True, "with": None}).encode()
    found = inbox.enter(ines.journal, whole, "a.json")
    row = ines.journal.get(found.made[0])
    assert row is not None
    assert (row["readers"], row["counted"]) == (ONLY_YOU, True)
    assert row["relationship"] == ines.rows("relationship")[0]["id"]
    assert said.entered(ines.journal) == [row]
    changed = json.loads(whole)
    changed["answers"][items[0].id] = 1
    again = inbox.enter(ines.journal, json.dumps(changed).encode(), "a.json")
    assert "Ana Silva answered" in again.fault and "This file says something else" in again.fault
    assert isinstance(ines.journal, Journal)
