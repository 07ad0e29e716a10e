"""Two editors of one record, and two versions of one text: nothing is overwritten, and one chooses."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, editing
from mentortui.screens import small_pages
from mentortui.store import Journal, home_from_state
from mentortui.widgets.rows import Rows
from tests.driver import AppDriver, CountingClock, opened, sample_journal, write
from tests.hostile import TEXTS

TEXT = "Course: money needed.\nInes decides.\nSpeak about the talk."
MINE = "Course: 400 needed.\nInes decides.\nSpeak about the talk."
THEIRS = "Course: 450 needed.\nInes decides by Monday.\nSpeak about the talk."
APART = "Course: money needed.\nInes decides.\nSpeak about the talk in June."


async def editing_a_note(app: AppDriver, mine: str, theirs: str) -> str:
    """Open the note in its form, write `mine`, let another process write `theirs`, and save."""
    from mentortui.messages import Open
    from mentortui.widgets.fields import FieldRow

    note = next(row["id"] for row in app.journal.rows("note") if row["text"] == TEXT)
    app.app.screen.post_message(Open(note, editing=True))
    await app.settle()
    app.app.screen.query(FieldRow).first().put(mine)
    await app.settle()
    with Journal.open(app.journal.home, clock=app.journal.clock) as other:
        write(other, editing.set_fields, note, {"text": theirs})
    await app.do("form.save")
    return str(note)


def with_note(folder: Path) -> Journal:
    journal = sample_journal(folder)
    write(journal, capture.note, TEXT)
    return journal


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 20)])
async def test_both_are_shown(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(with_note(tmp_path), size) as app:
        note = await editing_a_note(app, MINE, THEIRS)
        assert app.text() == snapshot
        assert "m merge" not in app.lines()[-1]
        assert app.journal.get(note)["text"] == THEIRS  # type: ignore[index]


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("conflict.mine", MINE),
        ("conflict.theirs", THEIRS),
        ("conflict.both", "Course: 400 needed.\nInes decides.\nCourse: 450 needed.\nInes decides by Monday.\n"
         "Speak about the talk."),
    ],
)  # fmt: skip
async def test_what_is_chosen_is_kept(tmp_path: Path, key: str, kept: str) -> None:
    async with opened(with_note(tmp_path)) as app:
        note = await editing_a_note(app, MINE, THEIRS)
        await app.do(key)
        assert app.journal.get(note)["text"] == kept  # type: ignore[index]
        assert "To do" in app.text()


async def test_changes_in_different_lines_are_merged(tmp_path: Path) -> None:
    async with opened(with_note(tmp_path)) as app:
        note = await editing_a_note(app, MINE, APART)
        assert "m takes both" in " ".join(app.text().split())
        await app.press("f1")
        assert "Keep all lines of both versions." in app.text() and "Search everything." not in app.text()
        await app.press("escape")
        assert "m merge" in app.lines()[-1] and "f1 help" in app.lines()[-1]
        await app.do("conflict.merge")
        assert app.journal.get(note)["text"] == MINE.replace("talk.", "talk in June.")  # type: ignore[index]


async def test_edited_together_nothing_is_saved_until_one_says_so(tmp_path: Path) -> None:
    async with opened(with_note(tmp_path)) as app:
        note = await editing_a_note(app, MINE, THEIRS)
        await app.do("conflict.edit")
        assert app.journal.get(note)["text"] == THEIRS  # type: ignore[index]
        assert "400" in app.text()
        assert "450" in app.text()
        await app.do("form.save")
        assert "400" in app.journal.get(note)["text"]  # type: ignore[index]


async def test_decided_later_both_stay(tmp_path: Path) -> None:
    async with opened(with_note(tmp_path)) as app:
        note = await editing_a_note(app, MINE, THEIRS)
        await app.do("conflict.later")
        assert "Changed meanwhile to: Course: 450" in app.text()
        assert app.journal.get(note)["text"] == THEIRS  # type: ignore[index]
        await app.do("form.save")
        assert "Two versions: Note" in app.text()
        await app.do("conflict.later", "form.cancel", "undo")
        assert len(app.app.desk.drafts) == 1  # type: ignore[union-attr]


async def test_a_value_has_no_lines_to_merge(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        row = next(row for row in app.journal.rows("action") if row["title"] == "Send the course outline")
        await app.do("edit")
        await app.press("tab", "tab", "end", "ctrl+u")
        await app.type("24 nov")
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, editing.set_fields, row["id"], {"due": "2026-11-30"})
        await app.do("form.save")
        assert "Two versions: By when" in app.text()
        assert "b keep both" not in app.lines()[-1]
        await app.do("conflict.both")
        assert "Two versions: By when" in app.text()
        await app.do("conflict.mine")
        assert app.journal.get(row["id"])["due"] == "2026-11-24"  # type: ignore[index]


async def test_two_versions_of_a_text_are_compared_and_settled(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    from mentortui.messages import Open

    journal = with_note(tmp_path)
    note = next(row["id"] for row in journal.rows("note") if row["text"] == TEXT)
    other, _ = home_from_state(tmp_path / "other", journal.export_state(), CountingClock())
    write(other, editing.set_fields, note, {"text": THEIRS})
    write(journal, editing.set_fields, note, {"text": MINE})
    journal.import_state(other.export_state())
    assert len(journal.versions(note, "text")) == 2
    async with opened(journal) as app:
        app.app.screen.post_message(Open(note))
        await app.settle()
        page = " ".join(row.text() for row in small_pages.note(app.app.desk, note, 70))  # type: ignore[arg-type]
        assert "2 versions were written apart: e and then f8 compares them." in page
        await app.do("edit")
        assert "Two versions of this were written apart; f8 compares them." in app.text()
        await app.do("form.versions")
        assert app.text() == snapshot
        rows = app.app.screen.query_one("#versions", Rows).rows
        strong = {cell[0] for row in rows for cell in row.cells if isinstance(cell, tuple) and cell[1] == "strong"}
        assert strong == {"450", "400", "decides.", "decides by Monday."}, "the words that differ, not their lines"
        await app.do("conflict.theirs")
        assert len(journal.versions(note, "text")) == 1
        assert "f8" not in app.lines()[-1]
        assert "One version kept" in app.text()


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_hostile_texts_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(with_note(tmp_path), size) as app:
        await editing_a_note(app, "\n".join(TEXTS), "\n".join(reversed(TEXTS)))
        app.app.screen.query_one("#versions", Rows).action_list_page_down()
        await app.settle()
        assert "esc later" in app.text() or size[0] < 60
