"""A look back, read in the app before it is given away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture
from mentortui.documents import review
from mentortui.practice.between import subject_of
from mentortui.practice.looking_back import PROGRESS, look_back, span_of
from mentortui.screens.review import ReviewScreen
from mentortui.screens.review_form import ReviewForm
from mentortui.store import Journal
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes, write
from tests.screens.test_goals_forms import fill

TODAY = date(2026, 11, 21)


def with_a_secret(tmp_path: Path) -> Journal:
    journal = sample_journal(tmp_path)
    write(journal, capture.note, "SECRET note", about="Ana", on=date(2026, 11, 20))
    return journal


def text(app: AppDriver) -> str:
    """The whole page, also what is not seen of it."""
    assert isinstance(app.app.screen, ReviewScreen)
    return app.app.screen.paper.text


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(with_a_secret(tmp_path), size, screen="people") as app:
        await app.do("list.down", "person.review")
        assert "Progress report: Tom Berg and Ana Silva" in app.text()
        assert app.text() == snapshot


async def test_it_is_the_page_the_command_prints(tmp_path: Path) -> None:
    async with opened(with_a_secret(tmp_path), screen="people") as app:
        await app.do("list.down", "person.review")
        reader = app.journal
        row = next(one for one in reader.rows("relationship") if one["id"] == app.app.screen.wanted.about)  # type: ignore[attr-defined]
        span = span_of(row, None, None, TODAY)
        seen = look_back(reader, PROGRESS, subject_of(reader, row), span, private=False)
        assert text(app) == review.markdown(reader, seen)
        assert "1 private note is left out" in app.text() and "SECRET" not in text(app)


async def test_kind_days_and_what_it_holds_are_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentortui.paths.documents", lambda: str(tmp_path))
    async with opened(with_a_secret(tmp_path)) as app:
        await app.do("palette")
        await app.type("look back")
        await app.press("enter")
        assert text(app).startswith("# Looking back: Tom Berg\n")
        await app.do("edit")
        assert isinstance(app.app.screen, ReviewForm) and "f2 show it" in app.lines()[-1]
        await fill(app, kind="progress")
        await app.do("form.save")
        assert "name the other one" in app.text()
        await fill(app, **{"with": "Ana", "first": "2026-11-20", "last": "2026-11-01"})
        await app.do("form.save")
        assert "is before" in app.text()
        await fill(app, first="2026-11-01", last="today", holds="private")
        await app.do("form.save")
        assert "\n1 November 2026 to 21 November 2026\n" in text(app) and "SECRET note" in text(app)
        await app.do("review.copy")
        made = (tmp_path / "Review Ana Silva 2026-11-21.md").read_text("utf-8")
        assert made == text(app) == app.app.clipboard
        await app.do("edit")
        await fill(app, kind="promotion", holds="shared")
        await app.do("form.cancel")
        assert "SECRET note" in text(app), "left as it was"
        await app.do("edit")
        await fill(app, kind="promotion", holds="shared")
        await app.do("form.save")
        assert text(app).startswith("# The case for a promotion: Ana Silva\n") and "SECRET" not in text(app)
        assert not app.app.desk.drafts, "a choice is no draft"  # type: ignore[union-attr]


async def test_an_empty_journal_looks_back_on_nothing(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path)) as app:
        await app.do("palette")
        await app.type("look back")
        await app.press("enter")
        assert "There is nothing in here that anybody wrote." in app.text()
