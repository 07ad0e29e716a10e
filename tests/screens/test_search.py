"""Search as one types, narrowed by a key or by words in the line, over ten thousand records too."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.model.delta import Delta
from mentortui.store import Journal
from mentortui.widgets.rows import Rows
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes
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


async def test_ten_thousand_records_stay_fluid(tmp_path: Path) -> None:
    journal = thousands(tmp_path, 10_000)
    async with opened(journal) as app:
        await app.do("search")
        longest = 0.0

        async def beat() -> None:
            nonlocal longest
            loop = asyncio.get_running_loop()
            while True:
                before = loop.time()
                await asyncio.sleep(0.005)
                longest = max(longest, loop.time() - before)

        heart = asyncio.create_task(beat())
        await app.press(*"note 99")
        heart.cancel()
        assert "note" in hits(app)
        assert longest < 1.0, longest  # seconds; a search in the event loop for each letter would hold it longer


def thousands(folder: Path, count: int) -> Journal:
    journal = empty_journal(folder)
    start = datetime.fromisoformat("2026-01-01T10:00:00+01:00")
    create = {
        f"note-{number:032x}": {
            "text": f"Note {number} about many things",
            "on": (start + timedelta(minutes=10 * number)).date().isoformat(),
            "at": start.isoformat(), "by": journal.me, "readers": "only_you",
        }
        for number in range(count)
    }  # fmt: skip
    journal.commit(Delta("many", create=create))
    return journal


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_hostile_words_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        await app.do("search")
        for text in TEXTS[::6]:
            await app.type(text)
        await app.do("find.kind", "find.sort")
        await app.press("escape")
        assert "? help" in app.lines()[-1]
