"""The pathway of a goal on its screen: marked, moved with two keys; and its reports as a plot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, goals
from mentortui.practice.position import ordered
from mentortui.store import Journal
from mentortui.widgets.rows import Rows
from tests.both_ways import as_command, deltas, shape
from tests.driver import AppDriver, opened, sample_journal, write
from tests.screens.test_goals import COURSE, to_goal
from tests.screens.test_goals_forms import fill


def pathway_journal(folder: Path) -> Journal:
    """A goal with tasks, a resource and a check, and four reports over three months."""
    journal = sample_journal(folder)
    write(journal, goals.step_add, COURSE, "Read chapters 1 to 4", type="resource")
    write(journal, goals.step_add, COURSE, "Book the course")
    write(journal, goals.step_add, COURSE, "Lead one round alone", due=date(2026, 12, 1))
    write(journal, goals.step_add, COURSE, "What did Ana see?", type="check")
    write(journal, goals.step_tick, "Book the course")
    for on, value, sure in ((date(2026, 9, 20), 1, 5), (date(2026, 10, 30), 3, 7)):
        write(journal, capture.progress, COURSE, on=on, value=value, confidence=sure)
    return journal


def titles(app: AppDriver) -> list[str]:
    """The steps in their order."""
    return [row["title"] for row in ordered(app.journal.rows("step"))]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_pathway_and_plot_look_as_they_should(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(pathway_journal(tmp_path), size, screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("goal.column") if size[0] > 100 else None
        report = next(row for row in app.journal.rows("progress") if row["on"] == "2026-10-30")
        for rows in app.app.screen.query(Rows):
            rows.select(report["id"])
        await app.settle()
        assert "█" in app.text()
        assert app.text() == snapshot


async def test_a_step_moves_with_two_keys_and_undo_puts_it_back(tmp_path: Path) -> None:
    async with opened(pathway_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        before = titles(app)
        app.app.screen.query_one("#main", Rows).select(ordered(app.journal.rows("step"))[3]["id"])
        await app.do("goal.up")
        assert "What did Ana see?" in app.selected
        await app.do("goal.up")
        assert titles(app) == [before[0], before[3], before[1], before[2]]
        await app.do("goal.down")
        assert titles(app) == [before[0], before[1], before[3], before[2]]
        await app.do("undo", "undo", "undo")
        assert titles(app) == before
        await app.do("goal.down")  # the last step has nowhere to go
        assert titles(app) == before


async def test_another_type_of_step_is_what_the_command_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = pathway_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(pathway_journal(tmp_path / "app"), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("new")
        await fill(app, title="Watch Tom", type="resource")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(as_command(twin, goals.step_add, COURSE, "Watch Tom", type="resource"))
        assert "resource  Watch Tom" in app.text()
        await app.do("goal.up")
        step = next(row["id"] for row in app.journal.rows("step") if row["title"] == "What did Ana see?")
        assert shape(seen[-1])[0] == "Step moved up: Watch Tom"
        assert as_command(twin, goals.step_move, step, -1).says == "Step moved up: What did Ana see?"
