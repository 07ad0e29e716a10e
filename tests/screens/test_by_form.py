"""People without the app, by keys: a form written for them, what they sent taken in, faults of the inbox on Sharing."""

from __future__ import annotations

import json
import re
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from mentortui.practice import feedback
from tests.driver import opened
from tests.exchange.test_inbox import WHOLE
from tests.screens.answers import answered
from tests.sharing import Somebody


async def test_a_form_goes_out_as_a_page_and_its_answers_are_taken_in(tmp_path: Path) -> None:
    journal = answered(tmp_path)
    page, sheet = tmp_path / "pulse.html", tmp_path / "answers.json"
    before = len(journal.rows("response"))
    async with opened(journal, screen="feedback") as app:
        app.app.screen.main.select("#form program")  # type: ignore[attr-defined]
        await app.do("feedback.page")
        assert "About the program: who answers?" in app.text()
        await app.press("end", "enter")  # whoever opens it
        said = " ".join(app.text().split())
        assert "Write it to a file: where?" in said and "For whoever opens it" in said and "no answers" in said
        await app.press("ctrl+u")
        await app.type(str(page))
        await app.press("enter")
        assert "About the program" in page.read_text(encoding="utf-8")
        page.write_text("<!DOCTYPE html>\n<title>Another page", encoding="utf-8")
        await app.do("feedback.page")
        await app.press("end", "enter", "ctrl+u")
        await app.type(str(page))
        await app.press("enter")
        assert "Another file of that name lies there" in app.text()
        await app.press("escape")
        whole = {**WHOLE, "form": "program", "with": None, "answers": {"worth": 4}}
        sheet.write_text(json.dumps({**whole, "name": "Zoe"}), encoding="utf-8")
        await app.do("feedback.take")
        await app.type(f"'{sheet}'")
        await app.press("enter")
        assert "Nobody here is called 'Zoe'" in app.text()
        sheet.write_text(json.dumps(whole), encoding="utf-8")
        await app.press("enter")
        assert 'Ana Silva answered "About the program" by form' in app.text()
        assert len(journal.rows("response")) == before + 1
        (row,) = feedback.entered(journal)
        assert "Ana: About the program" in app.text()
        app.app.screen.main.select(row["id"])  # type: ignore[attr-defined]
        await app.do("open")
        assert "Written by Ana Silva, entered by you." in app.text()
        await app.press("escape")
        await app.do("undo")
        assert not feedback.entered(journal)


async def test_of_whom_it_is_due_with_nobody_is_asked_the_name(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    page = tmp_path / "form.html"
    async with opened(answered(tmp_path), screen="feedback") as app:
        app.app.screen.main.select("#form meeting-mentor")  # type: ignore[attr-defined]
        await app.do("feedback.page")
        assert app.text() == snapshot
        await app.press("enter")
        assert "For Ana Silva, about the meeting on 10 November 2026" in " ".join(app.text().split())
        await app.press("ctrl+u")
        await app.type(str(page))
        await app.press("enter")
        asked = json.loads(re.findall(r'id="asked">(.*?)</script>', page.read_text(encoding="utf-8"))[0])
        assert (asked["form"], asked["name"]["name"]) == ("meeting-mentee", "Ana Silva")
        assert asked["other"]["name"] == "Tom Berg" and asked["meeting"]
        await app.do("list.first", "feedback.page")
        said = " ".join(app.text().split())
        assert "Write it to a file: where?" in said and "For Ana Silva, with Tom Berg" in said, "it is due with her"


async def test_what_lies_in_the_inbox_comes_in_by_itself_and_its_faults_stand_on_sharing(tmp_path: Path) -> None:
    tom = Somebody(tmp_path, "Tom Berg", 1)
    tom.pair("Ana Silva", tmp_path / "box", "mentee")
    tom.log("About the handover", "Ana Silva")
    box = tmp_path / "box" / "mentortui-v1" / "inbox"
    (box / "a.json").write_text(json.dumps(WHOLE), encoding="utf-8")
    (box / "b.json").write_text(json.dumps({**WHOLE, "answers": {"useful": 9}}), encoding="utf-8")
    async with opened(tom.journal, screen="sharing") as app:
        assert "An answer came in by form: Ana Silva (After the meeting)." in app.text()
        assert "! 1 set aside" in app.text()
        await app.do("open")
        assert 'b.json: line 1: "This meeting moved me on" (useful) is answered' in " ".join(app.text().split())
        await app.press("escape", "4")
        assert "Ana: After the meeting" in app.text()
        app.app.screen.main.select(tom.rows("response")[0]["id"])  # type: ignore[attr-defined]
        await app.do("open")
        assert "Sealed until you have answered too" in app.text() and "question I had not" not in app.text()
