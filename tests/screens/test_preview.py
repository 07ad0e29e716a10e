"""The preview of a note while one writes: beside or below, only where there is Markdown, a moment after typing."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.messages import New
from mentortui.widgets.preview import Previewed
from tests.driver import AppDriver, empty_journal, opened, sizes
from tests.hostile import TEXTS


async def written(app: AppDriver, text: str) -> Previewed:
    """A new note with this text, looked at as after a moment."""
    app.app.post_message(New("note"))
    await app.settle()
    await app.type(text)
    preview = app.app.screen.query_one(Previewed)
    preview.look()
    await app.settle()
    return preview


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(empty_journal(tmp_path), size) as app:
        await written(app, "## Handover\nWent *better*\n\n- one\n- two")
        assert "Went better" in app.text()
        assert app.text() == snapshot


async def test_plain_words_have_no_preview(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path)) as app:
        preview = await written(app, "Plain words, 2 * 3")
        assert not preview.paper.display
        assert app.text().count("Plain words") == 1


async def test_it_follows_where_one_writes_and_renders_only_that(tmp_path: Path) -> None:
    text = "\n\n".join(f"## Part {number}\n\n" + "Some *words* and more. " * 12 for number in range(300))
    async with opened(empty_journal(tmp_path), (120, 40)) as app:
        preview = await written(app, text)
        assert "Part 299" in "\n".join(line[70:] for line in app.lines())
        assert len(preview.paper.text) < 10_000
        preview.area.move_cursor((0, 0))
        preview.look()
        await app.settle()
        assert "Part 0" in "\n".join(line[70:] for line in app.lines())


@pytest.mark.parametrize("size", [(80, 24), (20, 5), (200, 60)])
async def test_hostile_texts(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(empty_journal(tmp_path), size) as app:
        preview = await written(app, "*now*")
        for text in ("\n\n".join(TEXTS), "> " * 300, "|a|b|\n|-|-|\n" + "|x|y|\n" * 50):
            preview.area.text = text
            preview.look()
            await app.settle()
            assert all(ord(letter) >= 32 for line in app.lines() for letter in line)
