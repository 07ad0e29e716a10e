"""Journals with a meeting that was answered about, and the way into the form that asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from mentortui.changes import feedback
from mentortui.clock import new_id
from mentortui.model.delta import Delta
from mentortui.screens.feedback.answering import AnswerScreen
from mentortui.store import Journal
from tests.driver import AppDriver, sample_journal, write

WIDE_FORM = {
    "id": "wide", "version": 1, "title": "A wide form", "who": "everyone", "about": "me", "seen": "Only you.",
    "scoring": "mean",
    "items": [{"id": f"i{number}", "text": f"Question {number}", "type": "number"} for number in range(100)],
}  # fmt: skip


def met(journal: Journal) -> dict[str, Any]:
    """The meeting with Ana of 10 November: its form is due."""
    return next(dict(row) for row in journal.rows("meeting") if row["on"] == "2026-11-10")


def answered(folder: Path, **answers: Any) -> Journal:
    """The sample journal after the form about the last meeting with Ana was answered."""
    journal = sample_journal(folder)
    given = answers or {"useful": 4, "heard": 3, "next": 5, "improvements": "Ask first", "change": "I count to five"}
    write(journal, feedback.answer, "meeting-mentor", given, on=date(2026, 11, 12), meeting=met(journal)["id"])
    return journal


def response(journal: Journal) -> dict[str, Any]:
    """The one response there is."""
    (row,) = journal.rows("response")
    return dict(row)


def of_ana(journal: Journal, **answers: Any) -> None:
    """What Ana answered about the same meeting, as it comes through a shared folder."""
    meeting = met(journal)
    ana = next(one for one in meeting["attendees"] if one != journal.me)
    row = {"at": "2026-11-13T10:00:00+01:00", "by": ana, "readers": "relationship", "form": "meeting-mentee",
           "version": 1, "on": "2026-11-13", "meeting": meeting["id"], "relationship": meeting["relationship"],
           "answers": answers}  # fmt: skip
    record_id = new_id("response", journal.clock)
    journal.commit(Delta("Hers", create={record_id: {**row, "id": record_id}}))


def asks(app: AppDriver) -> AnswerScreen:
    """The form that is open."""
    assert isinstance(app.app.screen, AnswerScreen), app.text()
    return app.app.screen


async def begin(app: AppDriver) -> None:
    """Open the form about the last meeting with Ana, which is due."""
    rows = app.app.screen.main  # type: ignore[attr-defined]
    rows.select(next(row.key for row in rows.rows if "#due meeting-mentor" in row.key))
    await app.do("open")
