"""Recent changes in the app: both values are seen, one key puts the other one back, and the record's page says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import editing
from mentortui.messages import Open
from mentortui.store import Journal, home_from_state
from mentortui.widgets.rows import Rows
from tests.driver import AppDriver, CountingClock, opened, sample_journal, write
from tests.hostile import TEXTS
from tests.sharing import a_pair

COURSE = "Complete a leadership course"
TALK = "Give a talk at the team forum"
ESSAYS = "All six modules of the evening course, with the two essays that come with them, before the night shifts begin"


def apart(folder: Path, changes: dict[str, tuple[dict[str, object], dict[str, object]]]) -> Journal:
    """The sample journal, whose goals of these titles were changed here, and later on another computer."""
    journal = sample_journal(folder)
    other, _ = home_from_state(folder / "other", journal.export_state(), CountingClock(count=1_000))
    goals = {row["title"]: row["id"] for row in journal.rows("goal")}
    for title, (here, _) in changes.items():
        write(journal, editing.set_fields, goals[title], here)
    other.import_state(journal.export_state())  # so that all that follows is later
    for title, (_, there) in changes.items():
        write(other, editing.set_fields, goals[title], there)
    journal.import_state(other.export_state())
    return journal


def two_changes(folder: Path) -> Journal:
    """A plan and a due date that somebody changed."""
    return apart(folder, {
        COURSE: ({"due": "2027-01-31", "specific": ESSAYS}, {"due": "2027-03-15", "specific": "All six, no essays"}),
        TALK: ({"due": "2026-12-12"}, {"due": "2027-01-10"}),
    })  # fmt: skip


async def with_names(app: AppDriver) -> None:
    """Let it be known whose the two computers are."""
    desk = app.app.desk
    assert desk is not None
    journal = app.journal
    [goal] = [row["id"] for row in journal.rows("goal") if row["title"] == TALK]
    [theirs] = {stamp[17:] for stamp in [journal.stamp(goal, "due") or ""]}
    desk.shared = desk.shared._replace(writers={journal.device: "you, here", theirs: "Ana Silva"})
    app.app.changed()
    await app.settle()


async def test_recent_changes_are_seen_and_put_back(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(two_changes(tmp_path)) as app:
        await with_names(app)
        goal = next(row["id"] for row in app.journal.rows("goal") if row["title"] == COURSE)
        app.app.screen.post_message(Open(goal))
        await app.settle()
        assert "Changed on another computer lately: specific, due. R shows what it was." in app.text()
        await app.do("changes")
        assert app.text() == snapshot
        assert COURSE in app.selected, "it begins at the record one came from"
        await app.do("recent.back")
        row = app.journal.get(goal)
        assert row is not None
        assert (row["due"], row["specific"]) == ("2027-01-31", ESSAYS)
        assert "Put back: specific, due of Complete a leadership course" in app.text()
        assert TALK in app.selected
        await app.do("undo")
        assert (app.journal.get(goal) or {})["due"] == "2027-03-15"
        await app.do("open")
        assert "R shows what it was" in app.text()
        await app.do("back", "list.first", "recent.back", "recent.back")
        assert "Nothing was changed on another computer lately." in app.text()
        await app.do("back")
        assert "R shows" not in app.text()


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_hostile_texts_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    first, second = "\n".join(TEXTS), "\n".join(reversed(TEXTS))
    journal = apart(tmp_path, {TALK: ({"specific": first, "unit": TEXTS[0][:20]}, {"specific": second, "unit": "x"})})
    async with opened(journal, size) as app:
        await app.do("changes")
        app.app.screen.query_one("#main", Rows).action_list_page_down()
        await app.settle()
        await app.do("recent.back")
        assert next(row for row in journal.rows("goal") if row["title"] == TALK)["specific"] != second


async def test_a_sync_says_what_gave_way_and_sharing_keeps_count(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    tom.sync()
    ana.sync()
    [meeting] = tom.rows("meeting")
    tom.write(meeting["id"], minutes=30)
    ana.clock.moment += timedelta(minutes=5)
    ana.write(meeting["id"], minutes=45)
    ana.sync()
    async with opened(tom.journal, screen="sharing") as app:
        assert "Something you changed gave way to a later change, and is kept: R." in " ".join(app.text().split())
        assert "1 recent change on another computer" in app.text()
        await app.do("changes")
        assert "Ana Silva, today 09:0" in app.line_with("45")
        assert "you, here, today 09:0" in app.line_with("instead of")
