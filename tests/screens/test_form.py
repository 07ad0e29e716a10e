"""The form: errors beside their field, who can read it, a field that changed meanwhile, a full disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events

from mentortui.changes import capture, editing
from mentortui.messages import Open
from mentortui.model.limits import clean
from mentortui.store import Journal
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.rows import Rows
from tests.driver import opened, sample_journal, sizes, write
from tests.hostile import TEXTS


@pytest.mark.parametrize("size", sizes())
async def test_the_form_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        await app.do("new")
        await app.type("Send the book")
        await app.press("tab")
        await app.type("Ana")
        await app.press("tab")
        await app.type("friday")
        assert "you and Ana Silva" in app.line_with("Who can read this:")
        assert app.text() == snapshot


async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        before = len(app.journal.rows("action"))
        await app.do("new")
        await app.do("form.save")
        assert "! The title is empty; nothing was saved." in app.text()
        await app.type("Something")
        await app.press("tab", "tab")
        await app.type("01/12/2026")
        await app.do("form.save")
        lines = app.lines()
        place = next(at for at, line in enumerate(lines) if "By when" in line)
        assert "!" in lines[place + 1]
        assert "Something" in app.text()
        assert len(app.journal.rows("action")) == before
        await app.do("form.cancel")
        assert len(app.journal.rows("action")) == before


async def test_who_reads_is_toggled_on_the_last_line(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        write(app.journal, editing.delete, _relationship(app.journal, "Bo"))
        app.app.look()
        await app.do("new")
        await app.type("Read the agreement")
        assert "let Ana Silva read it too" in app.line_with("Who can read this:")
        await app.press("tab", "tab", "tab", "s")
        assert "you and Ana Silva" in app.line_with("Who can read this:")
        await app.do("form.save")
        row = next(row for row in app.journal.rows("action") if row["title"] == "Read the agreement")
        assert row["readers"] == "relationship"


def _relationship(journal: Journal, name: str) -> str:
    person = next(row["id"] for row in journal.rows("person") if row["name"].startswith(name))
    return next(row["id"] for row in journal.rows("relationship") if person in row["mentees"])


async def test_an_edit_writes_only_what_differs(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("edit", "form.save")
        assert "(u undoes it)" not in app.text()
        await app.do("edit")
        await app.press("end")
        await app.type(" today")
        await app.do("form.save")
        row = next(row for row in app.journal.rows("action") if row["title"] == "Send the course outline today")
        assert row["due"] == "2026-11-18"
        assert app.selected.strip().startswith("› [ ]  Send the course outline today")


async def test_a_field_changed_meanwhile_is_shown_and_not_overwritten(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("edit")
        await app.press("end")
        await app.type(" (mine)")
        outline = next(row["id"] for row in app.journal.rows("action") if row["title"] == "Send the course outline")
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, editing.set_fields, outline, {"title": "Theirs"})
        await app.do("form.save")
        assert "Two versions: What" in app.text()
        assert app.journal.get(outline)["title"] == "Theirs"  # type: ignore[index]
        await app.do("conflict.mine")
        assert app.journal.get(outline)["title"] == "Send the course outline (mine)"  # type: ignore[index]


async def test_a_full_disk_keeps_the_text_in_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("new")
        await app.type("Not lost")

        def full(*_: Any) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr(app.journal.disk, "append", full)
            await app.do("form.save")
        assert "Not lost" in app.text()
        assert "!" in app.lines()[-3] + app.lines()[-2]
        await app.do("form.save")
        assert "Action added: Not lost" in app.text()


async def test_hostile_texts_are_shown_everywhere_and_saved_as_they_are(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    for text in TEXTS:
        title = " ".join(clean(text).split())
        write(journal, capture.action_add, capture.Wish(title, "2026-11-01"))
        write(journal, capture.note, text)
    async with opened(journal, (120, 40)) as app:
        for row in list(app.journal.rows("action"))[-len(TEXTS) :: 8]:
            app.app.screen.query_one("#main", Rows).select(row["id"])
            await app.do("edit")
            await app.press("end")
            await app.type(" [/b]")
            await app.do("form.save")
            assert app.journal.get(row["id"])["title"] == row["title"] + " [/b]"  # type: ignore[index]
        await app.do("list.last", "list.first")


@pytest.mark.parametrize("verb", ["new", "edit"])
async def test_a_name_nobody_has_is_refused_beside_the_field_in_the_words_of_the_app(tmp_path: Path, verb: str) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do(verb)
        await app.press("tab")
        for _ in range(20):
            await app.press("backspace")
        await app.type("Zed Nobody")
        await app.do("form.save")
        lines = app.lines()
        place = next(at for at, line in enumerate(lines) if "› Who" in line)
        assert "! There is no person 'Zed Nobody'. Add them to your people" in lines[place + 1]
        assert "mentortui person" not in app.text()
        await app.do("form.cancel")
        assert "To do" in app.text()


async def test_what_only_saving_finds_out_keeps_the_form_open(tmp_path: Path) -> None:
    from mentortui.errors import Refused
    from mentortui.messages import Call
    from mentortui.screens.forms.form import Form, FormScreen, Values
    from mentortui.widgets.field import Field

    def refusing(values: Values, readers: str) -> Call:
        raise Refused("Not like this.", "name")

    async with opened(sample_journal(tmp_path)) as app:
        assert app.app.desk is not None
        form = Form("A form", (Field("name", "Name"),), refusing, "person", lambda texts: {})
        app.app.push_screen(FormScreen(app.app.desk, form))
        await app.settle()
        await app.type("Ana")
        await app.do("form.save")
        assert "! Not like this." in app.text()
        await app.do("form.save")
        assert "Ana" in app.line_with("Name")


async def test_a_quick_hand_writes_into_the_next_field(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("new")
        for key in ("O", "n", "e", "tab", "A", "n", "a", "tab", "m", "o", "n", "shift+tab", "!"):
            app.app.post_message(events.Key(key, key if len(key) == 1 else None))  # no pause between them
        await app.settle()
        assert [row.text() for row in app.app.screen.query(FieldRow)][:3] == ["One", "Ana!", "mon"]


async def test_a_digit_chooses_the_number_it_shows(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        note = journal.rows("note")[0]["id"]
        app.app.post_message(Open(note, editing=True))
        await app.settle()
        await app.press("tab", "2")
        await app.press("tab", "tab", "1", "tab", "5")
        await app.do("form.save")
        row = journal.get(note)
        assert row is not None
        assert (row.get("type"), row["mood"], row["energy"]) == ("learning", 1, 5)


async def test_p_shows_what_the_program_would_count_and_c_lets_it(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        goal = next(row for row in app.journal.rows("goal") if row["title"].startswith("Give a talk"))
        await app.do("list.first", "edit")
        while app.journal.get(app.app.screen.form.editing)["id"] != goal["id"]:
            await app.do("form.cancel", "list.down", "edit")
        await app.press("shift+tab")
        assert "p  see what it would count" in app.text()
        await app.press("p")
        said = " ".join(app.text().split())
        assert "Counted, the program would get: area professional, status active, progress 30 %," in said
        assert "dates 15 Sep to 10 Dec, confidence 6. Once it is said: purpose," in said
        assert "Never: its title, reasons, steps and texts." in app.text()
        await app.press("c")
        assert "The program counts: professional, active, 30 %" in app.text()
        asked = editing.set_fields(app.journal, goal["id"], {"counted": True})
        await app.do("form.save")
        assert app.journal.get(goal["id"]) == {**goal, **asked.update[goal["id"]]}
        await app.do("undo")
        assert app.journal.get(goal["id"]) == goal


async def test_what_is_never_counted_says_so(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("new")
        await app.press("shift+tab", "p")
        assert "Any action is never counted." in app.text()
        await app.press("c", "p")
        assert "Any action" not in app.text()
