"""The brief in the app: one page before a meeting, its agenda taken over, copied and written, for either side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import agenda, capture, meetings, people
from mentortui.documents import brief as document
from mentortui.practice.between import subject_of
from mentortui.practice.brief_for import brief_for
from mentortui.screens.brief import BriefScreen
from mentortui.screens.filing import FileScreen
from mentortui.widgets.rows import Rows
from tests.both_ways import as_command, deltas, shape
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes, write

TODAY = date(2026, 11, 21)


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for pages, empty."""
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr("mentortui.paths.documents", lambda: str(folder))
    return folder


def files(folder: Path) -> list[Path]:
    """What lies in a folder."""
    return sorted(folder.iterdir())


def on(app: AppDriver, words: str) -> None:
    """Select the line with these words."""
    rows = app.app.screen.query_one("#main", Rows)
    assert rows.select(next(row.key for row in rows.rows if words in row.text() and row.key)), words


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        await app.do("today.brief")
        assert "Before you meet Ana Silva" in app.text() and "Tue 24 Nov 16:00, 45 min" in app.text()
        assert "Worth asking" in app.text()
        assert app.text() == snapshot


async def test_its_agenda_is_taken_over_as_by_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = sample_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(sample_journal(tmp_path / "app"), screen="meetings") as app:
        await app.do("list.first", "meeting.brief")
        await app.do("brief.take")
        subject = subject_of(twin, next(row for row in twin.rows("meeting") if row.get("status") == "planned"))
        page = brief_for(twin, subject, TODAY).page
        expected = as_command(twin, agenda.take, subject, page.meeting, page.agenda)
        assert shape(seen[-1]) == shape(expected)
        assert "5 added" in app.text()
        assert "take agenda" not in app.lines()[-1], "it is all there now"
        taken = len(app.journal.rows("agenda"))
        await app.do("undo")
        assert len(app.journal.rows("agenda")) == taken - len(page.agenda)
        assert "take agenda" in app.lines()[-1]


async def test_without_a_meeting_one_is_planned_with_the_agenda(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="people") as app:
        on(app, "Bo Lindqvist")
        await app.do("person.brief")
        assert "no meeting planned" in app.text() and "t plan it" in app.lines()[-1]
        await app.do("brief.take")
        assert "Plan a meeting" in app.text() and "The next date" in app.text()
        await app.type("friday")
        await app.do("form.save")
        assert isinstance(app.app.screen, BriefScreen)
        [made] = [row for row in app.journal.rows("meeting") if row["on"] == "2026-11-27"]
        assert "The next date" in [row["title"] for row in app.journal.rows("agenda") if row["meeting"] == made["id"]]
        assert "Fri 27 Nov" in app.text(), "the page knows the meeting"


async def test_it_is_copied_and_written_too(tmp_path: Path, papers: Path) -> None:
    async with opened(sample_journal(tmp_path), (100, 24)) as app:
        await app.do("today.brief", "brief.copy")
        [made] = files(papers)
        assert made.name == "Brief Ana Silva 2026-11-21.md"
        text = made.read_text("utf-8")
        assert text.startswith("# Before you meet Ana Silva\n") and app.app.clipboard == text
        assert "Copied, and written to" in app.text()
        await app.do("brief.copy")
        assert len(files(papers)) == 1, "the same page, the same file"
        (papers / "other.txt").write_text("my own notes")
        await app.do("brief.write")
        await app.press(*["backspace"] * len("Brief Ana Silva 2026-11-21.md"))
        await app.type("other.txt")
        await app.press("enter")
        assert isinstance(app.app.screen, FileScreen) and "Another file of that name" in app.text()
        assert (papers / "other.txt").read_text() == "my own notes"
        await app.press(*["backspace"] * len("other.txt"))
        await app.type("ana.txt")
        await app.press("enter")
        assert isinstance(app.app.screen, BriefScreen) and "Written, not encrypted:" in app.text()
        page = document.text(brief_for(app.journal, app.app.screen.subject, TODAY).page)
        assert (papers / "ana.txt").read_text("utf-8") == page


async def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentortui.paths.documents", lambda: str(tmp_path / "nowhere"))
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("today.brief", "brief.copy")
        assert "could not be written" in app.text()
        assert app.app.clipboard.startswith("# Before you meet"), "the clipboard has it all the same"


async def test_the_page_of_the_other_holds_only_what_they_may_read(tmp_path: Path, papers: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, capture.note, "SECRET conflict", about="Ana", on=date(2026, 11, 20))
    write(journal, capture.action_add, capture.Wish("SECRET errand"), with_="Ana")
    async with opened(journal, (80, 40)) as app:
        await app.do("today.brief")
        assert "SECRET errand" in app.text() and "o for Ana" in app.lines()[-1]
        await app.do("brief.side")
        assert "Before you meet Tom Berg" in app.text() and "nothing but what Ana Silva may read" in app.text()
        assert "SECRET" not in app.text() and "take agenda" not in app.lines()[-1]
        await app.do("brief.copy")
        assert "SECRET" not in (papers / "Brief for Ana Silva 2026-11-21.md").read_text("utf-8")
        await app.do("brief.side")
        assert "Before you meet Ana Silva" in app.text()


async def test_lines_lead_to_what_they_are_about(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("today.brief")
        on(app, "Send the course outline")
        await app.do("tick")
        assert "Open, yours" not in app.text(), "what is done is not open"
        on(app, "Complete a leadership course")
        await app.do("open")
        assert "modules" in app.text() and not isinstance(app.app.screen, BriefScreen)
        await app.do("leave")
        assert isinstance(app.app.screen, BriefScreen)


async def test_a_stranger_a_first_meeting_and_five_hundred_actions(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    write(journal, people.person_add, "Ines Rocha")
    write(journal, people.relationship_add, ["me"], ["Ana Silva"])
    write(journal, people.relationship_add, ["me"], ["Bo Lind"])
    write(journal, meetings.plan, ["Ana"], [date(2026, 11, 24)])
    wishes = [capture.Wish(f"Task {number}", owner="Bo") for number in range(500)]
    write(journal, capture.log, "Much", ["Bo"], on=date(2026, 11, 20), actions=wishes)
    async with opened(journal, (80, 40), screen="people") as app:
        said = {
            "Ines Rocha": "You have not met yet, and you are in no relationship",
            "Ana Silva": "You have not met yet.",
            "Bo Lind": "and 488 more",
        }
        for name, words in said.items():
            on(app, name)
            await app.do("person.brief")
            text = " ".join(app.text().split())
            assert words in text and "Worth asking" in text, text
            assert len(app.app.screen.query_one("#main", Rows).rows) < 50, "one page"
            await app.do("leave")
