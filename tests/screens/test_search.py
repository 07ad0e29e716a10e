"""Search as one types, narrowed by a key or by words in the line; one types on while it is searched."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events

from mentortui.screens.search import SearchScreen
from mentortui.store import Journal
from mentortui.widgets.rows import Rows
from tests.driver import AppDriver, opened, sample_journal, sizes
from tests.hostile import TEXTS


def hits(app: AppDriver) -> list[str]:
    return [row.key.partition("-")[0] for row in app.app.screen.query_one("#hits", Rows).rows]


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        await app.do("search")
        await app.type("talk")
        assert app.text() == snapshot
        await app.do("find.kind")
        assert set(hits(app)) == {"goal"}
        assert "▸goals" in app.text()
        await app.do("find.kind_back")
        assert len(set(hits(app))) > 1


async def test_filters_in_the_line_and_order(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("search")
        await app.type("kind:actions with:ana")
        assert set(hits(app)) == {"action"}
        await app.do("find.sort")
        assert "f3 newest first" in app.lines()[-1]
        await app.press("enter")
        assert "Change an action" in app.text()


class Awaited:
    """A journal whose records come only when they are let go: what reads them waits, unless it is the app itself."""

    def __init__(self, journal: Journal) -> None:
        self._journal, self._loop = journal, threading.current_thread()
        self.asked, self.let_go = threading.Event(), threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)

    def rows(self, kind: str) -> Iterable[Any]:
        if threading.current_thread() is not self._loop:
            self.asked.set()
            assert self.let_go.wait(60)
        return self._journal.rows(kind)


async def test_one_goes_on_typing_while_it_is_searched(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("search")
        screen = app.app.screen
        assert isinstance(screen, SearchScreen)
        awaited = Awaited(app.journal)
        screen.desk = replace(screen.desk, reader=awaited)
        app.app.post_message(events.Paste("course"))
        assert await asyncio.to_thread(awaited.asked.wait, 60)  # the search runs beside the app, and now it waits
        await app.pilot.press("x", "backspace", "s")
        assert "courses" in app.line_with("courses")
        assert not hits(app)
        await app.pilot.press("backspace")
        awaited.let_go.set()
        await app.settle()
        assert "goal" in hits(app)


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_hostile_words_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        await app.do("search")
        for text in TEXTS[::6]:
            await app.type(text)
        await app.do("find.kind", "find.sort")
        await app.press("escape")
        assert "? help" in app.lines()[-1]
