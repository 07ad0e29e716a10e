"""Two devices of one person: texts written apart, joined by import while an editor is open, over power cuts."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.store import Journal, home_from_state
from tests.store.faults.machine import Desk
from tests.store.records import START, ScriptedClock, an_id, changing, goal, making, note

TEXT = an_id("note", "n1")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A home with one note, whose text a second device will also write."""
    desk = Desk.new(tmp_path / "home")
    desk.journal().commit(making(note("n1"), goal("g1")))
    return desk


@pytest.fixture
def second(desk: Desk, tmp_path: Path) -> Journal:
    """The same person's journal on another device."""
    journal, _ = home_from_state(tmp_path / "second", desk.journal().export_state(), ScriptedClock("second", START))
    return journal


def test_an_edit_has_seen_only_what_its_editor_showed(desk: Desk, second: Journal) -> None:
    second.commit(changing(TEXT, text="second device"))
    editor = desk.journal(0)
    desk.journal(1).import_state(second.export_state())
    editor.commit(changing(TEXT, text="first device"))
    versions = ["first device", "second device"]
    assert sorted(editor.versions(TEXT, "text")) == versions, "the import came in while the editor was open: both stand"
    desk.journal(1).checkpoint(force=True)
    assert sorted(desk.restart(2).versions(TEXT, "text")) == versions


def test_a_version_that_was_seen_is_replaced(desk: Desk, second: Journal) -> None:
    second.commit(changing(TEXT, text="second device"))
    desk.journal().import_state(second.export_state())
    assert desk.journal().versions(TEXT, "text") == ["second device"]
    desk.journal().commit(changing(TEXT, text="both in one"))
    assert desk.journal().versions(TEXT, "text") == ["both in one"]
    second.import_state(desk.journal().export_state())
    assert second.versions(TEXT, "text") == ["both in one"]
    desk.journal().checkpoint(force=True)
    assert desk.restart(2).versions(TEXT, "text") == ["both in one"]


@pytest.mark.parametrize("years", [-50, -10, 0, 10])
def test_an_edit_that_saw_another_wins_under_any_clock(tmp_path: Path, years: int) -> None:
    desk = Desk.new(tmp_path / "home")
    desk.journal().commit(making(goal("g1")))
    clock = ScriptedClock("ahead", START.replace(year=START.year + 10))
    ahead, _ = home_from_state(tmp_path / "second", desk.journal().export_state(), clock)
    ahead.commit(changing(an_id("goal", "g1"), title="ten years ahead"))
    desk.journal().import_state(ahead.export_state())
    desk.clock.moment = START.replace(year=START.year + years)
    desk.journal().commit(changing(an_id("goal", "g1"), title="later"))
    assert desk.restart(1).get(an_id("goal", "g1"))["title"] == "later"
    captured = desk.append(making(note("captured"))).stamp
    assert captured > str(desk.restart(1).stamp(an_id("goal", "g1"), "title")), (
        "quick capture reads the clock from the log"
    )
    desk.journal(1).checkpoint(force=True)
    after = Desk.after(desk.disk.now(), desk.folder, ScriptedClock("after", START.replace(year=1971)))
    after.journal().commit(changing(an_id("goal", "g1"), title="last of all"))
    assert after.restart(1).get(an_id("goal", "g1"))["title"] == "last of all"
    ahead.import_state(after.journal().export_state())
    assert ahead.get(an_id("goal", "g1"))["title"] == "last of all"


def test_a_checkpoint_leaves_one_log_file_a_side(desk: Desk) -> None:
    for number in range(8):
        desk.journal(number % 2).commit(making(goal(f"g {number}"), note(f"n {number}")))
        desk.journal(number % 2).checkpoint(force=True)
        listing = desk.process()
        logs = [name for folder in ("", "private") for name in listing.list(folder) if name.startswith("wal-")]
        assert len(logs) == 2, "what the snapshot holds is not read for ever"
    kept = [name for name in desk.process().list("backup") if name.startswith("journal-")]
    assert len(kept) == 5
