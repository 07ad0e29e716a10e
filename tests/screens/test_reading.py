"""A note or an entry in full: Markdown, moving between entries, long and hostile texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, editing, meetings
from mentortui.model.limits import clean
from mentortui.screens import small_pages
from mentortui.store import Journal, home_from_state
from mentortui.widgets.paper import Paper
from tests.driver import AppDriver, CountingClock, empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS

PAGE = """# Handover

Went *better* than **feared**; two things were new:

- the night shift asked `good questions`
- nobody left early

> I was calm when the ward was not.

1. Course: 400 needed
2. Ines decides

```
09:00  call Ines
```
"""


async def read(app: AppDriver, record_id: str) -> Paper:
    from mentortui.messages import Open

    app.app.post_message(Open(record_id))
    await app.settle()
    return app.app.screen.query_one(Paper)


def note_in(journal: Journal, text: str) -> str:
    return next(iter(write(journal, capture.note, text)))


@pytest.mark.parametrize("size", [*sizes(), (60, 20)])
async def test_a_note_reads_as_markdown(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal, size) as app:
        await read(app, note_in(journal, PAGE))
        assert "**" not in app.text()
        assert app.text() == snapshot


async def test_entries_of_a_meeting_are_gone_through(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, meetings.note, "2026-11-10", "A second thing.", type_="decision")
    async with opened(journal, screen="meetings") as app:
        app.app.screen.query_one("#main").select(
            next(m["id"] for m in journal.rows("meeting") if m["on"] == "2026-11-10")
        )
        await app.do("open", "open")
        assert "Handover went better" in app.text() and "1 of 2" in app.text()
        await app.do("read.next")
        assert "A second thing." in app.text() and "Decision" in app.text()
        await app.do("edit")
        assert "Change a note" in app.text()
        await app.press("escape", "escape")
        assert "Notes" in app.text()


async def test_a_long_note_is_rendered_as_far_as_it_is_seen(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    text = "\n\n".join(f"## Part {number}\n\n" + "Some *words* and more. " * 12 for number in range(300))
    async with opened(journal) as app:
        paper = await read(app, note_in(journal, text))
        assert len(text) > 80_000
        assert paper._read < 10_000
        assert paper.virtual_size.height > 600
        await app.press("end")
        assert paper._read >= len(text)
        await app.press("home")
        assert "Part 0" in app.text()


@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
async def test_hostile_texts_open(tmp_path: Path, size: tuple[int, int]) -> None:
    journal = empty_journal(tmp_path)
    whole = clean("\n\n".join(TEXTS))
    ids = [note_in(journal, clean(text)) for text in TEXTS if clean(text).strip()] + [note_in(journal, whole)]
    async with opened(journal, size) as app:
        for record_id in ids:
            await read(app, record_id)
            assert all(ord(letter) >= 32 for line in app.lines() for letter in line)
            await app.do("back")


async def test_the_page_follows_a_change_and_a_resize(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    record_id = note_in(journal, "Some words.")
    async with opened(journal) as app:
        await read(app, record_id)
        from mentortui.changes import editing

        write(journal, editing.set_fields, record=record_id, fields={"text": "# Other words"})
        app.app.changed()
        await app.settle()
        assert "Other words" in app.text() and "#" not in app.line_with("Other words")
        await app.resize(40, 12)
        assert "Other words" in app.text()
        await app.do("delete")
        assert "Deleted" in app.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_both_versions_of_a_text_are_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    note = note_in(journal, "As it was.")
    other, _ = home_from_state(tmp_path / "other", journal.export_state(), CountingClock())
    with other:
        write(other, editing.set_fields, note, {"text": "What **they** made of it."})
        write(journal, editing.set_fields, note, {"text": "What I made of it."})
        journal.import_state(other.export_state())
    async with opened(journal, size) as app:
        await read(app, note)
        assert "2 versions were written apart" in app.text()
        assert "Version 1" in app.text()
        await app.do("list.last")
        shown = app.app.screen.query_one(Paper).text
        assert "What I made of it." in shown
        assert "What **they** made of it." in shown


def test_a_page_beside_a_list_takes_no_more_of_a_text_than_it_shows(tmp_path: Path) -> None:
    rows = [*small_pages.title("x" * 1_000_000, 60), *small_pages.prose("y " * 500_000, 60)]
    assert len(rows) <= small_pages.HEADS + 1 + small_pages.PROSE
    assert rows[-1].text().endswith("…")
