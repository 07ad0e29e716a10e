"""What is done to a goal by keys is what the command does: one delta, whichever way."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mentortui.changes import capture, editing, goal_edit, goals, scales, sharing
from mentortui.widgets.rows import Rows
from tests.both_ways import as_command, deltas, shape
from tests.driver import opened
from tests.screens.test_goals import COURSE, goal_journal, goal_of, to_goal
from tests.screens.test_goals_forms import fill


async def test_keys_and_commands_make_the_same_delta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = goal_journal(tmp_path / "twin")
    twin.clock.at("2026-11-21T09:30:00+01:00")  # type: ignore[attr-defined]
    seen = deltas(monkeypatch)
    journal = goal_journal(tmp_path / "app")
    (Path(journal.home) / "settings.json").write_text('{"celebrations": false}')  # they keep what was reached
    async with opened(journal, screen="goals") as app:
        await app.do("new", "coach.face")
        await fill(app, title="Lead it", target="7", due="2027-02-28", steps="One\nTwo", purpose="skills")
        await app.do("form.save")
        expected = as_command(twin, goals.add, "Lead it", target=7, due="2027-02-28", steps=["One", "Two"],
                              purpose="skills")  # fmt: skip
        assert shape(seen[-1]) == shape(expected)

        await to_goal(app, COURSE)
        goal = str(goal_of(app.journal, COURSE)["id"])
        assert goal == goal_of(twin, COURSE)["id"]
        await app.do("goal.progress")
        await fill(app, value="5", confidence="9", note="Good")
        await app.do("form.save")
        report = partial(as_command, twin, capture.progress, COURSE, on=date(2026, 11, 21))
        assert shape(seen[-1]) == shape(report(value=5, confidence=9, note="Good"))

        await app.do("list.first", "edit")
        await fill(app, target="5", reason="Shorter")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(as_command(twin, goals.revise, COURSE, "Shorter", target=5))

        await app.do("edit")
        await fill(app, relevant="I want to lead")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(as_command(twin, goals.smart, COURSE, relevant="I want to lead"))

        await app.do("edit")
        await fill(app, objective="Grow leaders")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(as_command(twin, editing.set_fields, COURSE, {"objective": "Grow leaders"}))

        module = next(row["id"] for row in app.journal.rows("step") if row["title"] == "Do module one")
        app.app.screen.query_one("#main", Rows).select(module)
        await app.do("tick")
        assert shape(seen[-1]) == shape(as_command(twin, goals.step_tick, "Do module one"))
        await app.do("delete")
        assert shape(seen[-1]) == shape(as_command(twin, editing.delete, "Do module one"))
        await app.do("goal.status")
        await fill(app, status="achieved")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(as_command(twin, goals.status, COURSE, "achieved"))
        await app.do("goal.scale")
        await fill(app, level="1")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(as_command(twin, scales.scale, COURSE, {}, level=1))
    twin.close()


def test_a_page_of_changes_is_the_change_of_each_command(tmp_path: Path) -> None:
    with goal_journal(tmp_path) as journal:
        both = as_command(journal, goal_edit.edit, COURSE, {"target": 5, "objective": "Grow"}, reason="Why")
        assert both.says.startswith("Goal revised")
        assert next(iter(both.create.values()))["after"] == {"target": 5}
        emptied = as_command(journal, goal_edit.edit, COURSE, {"unit": None}, reason="Why")
        assert next(iter(emptied.update.values())) == {"unit": None}
        shared = as_command(journal, sharing.unshare, COURSE)
        assert shared.says.startswith("Only you")
