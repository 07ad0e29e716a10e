"""Today, as a mentor uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture
from tests.driver import empty_journal, opened, sample_journal, sizes, write


@pytest.mark.parametrize("size", sizes())
async def test_today_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        assert app.selected.strip().startswith("› [ ]  Send the course outline")
        assert app.text() == snapshot


async def test_an_empty_journal_invites(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(empty_journal(tmp_path)) as app:
        assert "Press a and write one down" in app.text()
        assert app.text() == snapshot


async def test_ticking_writes_says_so_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("tick")
        assert "Action done: Send the course outline  (u undoes it)" in app.text()
        assert "[ ]  Send the course outline" not in app.text()
        assert app.selected.strip().startswith("› [ ]  Ask Ines")
        assert next(row for row in app.journal.rows("action") if row["title"] == "Send the course outline")["done"]
        await app.do("undo")
        assert "Taken back: Action done: Send the course outline" in app.text()
        assert "[ ]  Send the course outline" in app.text()
        await app.do("redo")
        assert "Made again" in app.text()
        assert "[ ]  Send the course outline" not in app.text()


async def test_deleting_asks_nothing_and_can_be_undone(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("delete")
        assert "[ ]  Send the course outline" not in app.text()
        await app.do("undo")
        assert "[ ]  Send the course outline" in app.text()


async def test_the_footer_offers_only_what_can_be_done(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        assert "space tick" in app.lines()[-1]
        await app.do("list.first")
        assert "space tick" not in app.lines()[-1]
        await app.do("tick")  # on a meeting: nothing happens
        assert not any(row["done"] for row in app.journal.rows("action") if "done" in row)


async def test_what_a_command_writes_meanwhile_appears(tmp_path: Path) -> None:
    from mentortui.store import Journal

    async with opened(sample_journal(tmp_path)) as app:
        await app.do("list.down")
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, capture.action_add, capture.Wish("Written in a shell", "2026-11-22"))
        app.app.look()
        await app.settle()
        assert "Written in a shell" in app.text()
        assert app.selected.strip().startswith("› [ ]  Ask Ines")


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60), (1, 1)])
async def test_any_size_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        for action in ("list.down", "help", "back", "palette"):
            await app.do(action)
        await app.press("escape", "n", "escape", "a", "escape")
        assert "? help" in app.lines()[-1] or size[0] < 20
        assert all(len(line) <= size[0] for line in app.lines())


async def test_a_new_action_is_written_through_the_form(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("new")
        await app.type("Bring the [/b] book")
        await app.press("tab", "tab")
        await app.type("friday")
        assert "Friday 27 November 2026 (in 6 days)" in app.text()
        await app.do("form.save")
        assert app.selected.strip().startswith("› [ ]  Bring the [/b] book")
        row = next(row for row in app.journal.rows("action") if "book" in row["title"])
        assert (row["due"], row["owner"], row["readers"]) == ("2026-11-27", app.journal.me, "only_you")
