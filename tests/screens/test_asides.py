"""Lines worth a look on Today: each says its rule, is put aside by a key, and comes back by another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import nudges
from mentortui.practice.today import worth_a_look
from mentortui.screens.nudges.dialog import AsideScreen
from mentortui.screens.nudges.listing import NudgesScreen
from mentortui.widgets.rows import Rows
from tests.both_ways import as_command, deltas, shape
from tests.driver import AppDriver, opened, sample_journal, sizes

TODAY = date(2026, 11, 21)
BO, TALK = "No meeting with Bo", '"Give a talk at the team forum" has not moved'


def on(app: AppDriver, words: str) -> None:
    """Select the line with these words."""
    rows = app.app.screen.query_one("#main", Rows)
    assert rows.select(next((row.key for row in rows.rows if words in row.text()), "")), words


async def test_a_line_says_its_rule_and_a_key_snoozes_it_for_a_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = sample_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(sample_journal(tmp_path / "app")) as app:
        assert "Why:" not in app.text() and "snooze" not in app.lines()[-1], "an action is selected"
        on(app, BO)
        await app.settle()
        assert "Why: No meeting for 1.5 times the rhythm you agreed on" in app.text()
        assert "z snooze" in app.lines()[-1]
        await app.do("today.snooze")
        assert "Snoozed until Sat 28 Nov: No meeting with Bo" in app.text()
        line = next(one for one in worth_a_look(twin, TODAY) if one.text.startswith(BO))
        assert shape(seen[-1]) == shape(as_command(twin, nudges.snooze, line, date(2026, 11, 28)))
        rows = app.app.screen.query_one("#main", Rows).rows
        assert not any(row.text().startswith(BO) for row in rows)
        assert "#" in app.app.screen.query_one("#main", Rows).current.key, "on the next line worth a look"  # type: ignore[union-attr]
        await app.do("undo")
        assert any(row.text().startswith(BO) for row in app.app.screen.query_one("#main", Rows).rows)


async def test_a_rule_is_switched_off_for_one_or_everywhere_and_on_again_in_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = sample_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(sample_journal(tmp_path / "app"), (80, 30)) as app:
        on(app, BO)
        await app.do("today.aside")
        assert isinstance(app.app.screen, AsideScreen)
        assert BO in app.text() and "Why: No meeting for 1.5 times" in app.text()
        await app.press("escape")
        await app.do("today.aside")
        await app.press("3")
        line = next(one for one in worth_a_look(twin, TODAY) if one.text.startswith(BO))
        assert shape(seen[-1]) == shape(as_command(twin, nudges.switch_off, "cadence", line.record))
        on(app, TALK)
        await app.do("today.aside")
        await app.press("4")
        assert shape(seen[-1]) == shape(as_command(twin, nudges.switch_off, "stuck"))
        assert TALK not in app.text() and BO not in app.text()

        await app.do("palette")
        await app.type("reminders")
        await app.press("enter")
        assert isinstance(app.app.screen, NudgesScreen)
        assert "15 on, 1 off" in app.text() or "16 on, 1 off" in app.text()
        assert "An open goal had no report" in app.line_with("stuck goals")
        on(app, "with Bo Lindqvist")
        await app.settle()
        assert "switch on" in app.lines()[-1]
        await app.do("tick")
        assert "with Bo Lindqvist" not in app.line_with("unmarked meetings")
        assert not seen[-1].create and list(seen[-1].update.values()) == [{"deleted": True}]
        on(app, "stuck goals")
        await app.do("tick")
        assert "off" not in app.line_with("stuck goals")
        await app.do("tick")
        assert "off" in app.line_with("stuck goals"), "and off from here too"
        await app.do("undo", "back")
        found = app.app.screen.query_one("#main", Rows).rows
        assert any(row.text().startswith(BO) for row in found)


async def test_a_form_that_is_due_is_put_aside_too(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        row = app.line_with("Forms due")
        on(app, "Forms due")
        await app.settle()
        assert "Why: A form is due." in app.text()
        await app.do("today.snooze")
        assert row not in app.lines(), "the next one waits, or none"


@pytest.mark.parametrize("size", sizes())
async def test_the_list_of_rules_looks_as_it_should(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        on(app, BO)
        await app.do("today.snooze")
        await app.do("palette")
        await app.type("reminders")
        await app.press("enter")
        assert "until Sat 28 Nov" in app.line_with("with Bo Lindqvist")
        assert app.text() == snapshot
