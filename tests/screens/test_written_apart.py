"""What was written in two places apart is settled in the app as by the command; a double becomes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.changes import settling
from mentortui.practice import merging
from mentortui.practice.conflicts import conflicts
from tests.driver import opened
from tests.screens.shared_folders import MINE, THEIRS, apart, badge
from tests.sharing import a_pair


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["conflict.mine"], MINE),
        (["conflict.theirs"], THEIRS),
        (["conflict.both"], merging.together(None, MINE, THEIRS)),
    ],
)
async def test_a_conflict_is_settled_by_a_key_as_by_the_command(tmp_path: Path, keys: list[str], text: str) -> None:
    tom, ana, entry = apart(tmp_path)
    async with opened(tom.journal, screen="sharing") as app:
        assert badge(app) == "! 1 conflict"
        await app.do("sharing.conflicts", "open")
        assert "yours, here" in app.text()
        assert "Ana Silva's" in app.text()
        delta = settling.settle(app.journal, entry, "text", text)
        await app.do(*keys)
        assert badge(app) == "○ changes waiting"
        row = app.journal.get(entry)
        assert row is not None and row["text"] == delta.update[entry]["text"] == text
        await app.do("undo")
        assert "Taken back" in app.text()
        await app.do("redo", "sharing.sync")
    ana.sync()
    assert ana.texts() == [text]
    assert not conflicts(ana.journal)


async def test_a_conflict_may_wait_or_be_written_together(tmp_path: Path) -> None:
    tom, _, entry = apart(tmp_path)
    async with opened(tom.journal, screen="sharing") as app:
        await app.do("sharing.conflicts", "open", "conflict.later")
        assert "2 versions" in app.selected
        await app.do("open", "conflict.edit")
        assert "Course: 400" in app.text()
        assert "Course: 450" in app.text()
        assert app.app.screen.is_modal
        assert len(app.journal.versions(entry, "text")) == 2, "nothing is written until one saves"
        await app.do("form.save")
        assert app.journal.versions(entry, "text") == [merging.together(None, MINE, THEIRS)]


async def test_a_meeting_both_wrote_down_becomes_one_with_enter(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    tom.log("From him", "Ana Silva")
    ana.log("From her", "Tom Berg")
    ana.sync()
    async with opened(tom.journal, screen="sharing") as app:
        await app.do("sharing.conflicts")
        assert "possible double" in app.selected
        assert "by you" in app.text() and "by Ana Silva" in app.text()
        await app.do("open")
        assert len(app.journal.rows("meeting")) == 1
        await app.do("undo")
        assert len(app.journal.rows("meeting")) == 2
        await app.do("sharing.conflicts", "sharing.two")
        assert "possible double" not in app.text()
        assert len(app.journal.rows("meeting")) == 2
