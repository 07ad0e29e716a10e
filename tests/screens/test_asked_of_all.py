"""What a program asks of whoever writes ("no patient details") stands in every editor, one line or many."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.messages import Celebrate
from mentortui.model.delta import Delta
from mentortui.store import Journal
from tests.driver import NOW, AppDriver, opened
from tests.screens.test_live import live_journal

ASKED = "No patient details, no names of colleagues"


def asking(folder: Path) -> Journal:
    """A journal in a program that asks something of whoever writes, with a live meeting."""
    journal = live_journal(folder)
    made = {"at": NOW.isoformat(), "by": journal.me}
    share = {**made, "readers": "only_you", "type": "program", "name": "Early talent", "since": NOW.isoformat()}
    charter = {**made, "readers": "everyone", "name": "Early talent", "notice": f"{ASKED}."}
    journal.commit(Delta("In a program", {f"share-{'b' * 32}": share, f"charter-{'b' * 32}": charter}))
    return journal


async def _live(app: AppDriver) -> None:
    await app.do("today.start", "meeting.note")


async def _celebration(app: AppDriver) -> None:
    [done] = [row for row in app.journal.rows("milestone") if row["title"] == "First module finished"]
    app.app.post_message(Celebrate(done["id"]))
    await app.settle()


async def _form(app: AppDriver) -> None:
    await app.press("3")
    await app.do("new")


async def _coach(app: AppDriver) -> None:
    await app.press("2")
    await app.do("new")


async def _capture(app: AppDriver) -> None:
    await app.do("capture")


async def _answers(app: AppDriver) -> None:
    await app.press("4")
    await app.do("open")


@pytest.mark.parametrize("editor", [_live, _celebration, _form, _coach, _capture, _answers])
async def test_it_stands_in_every_editor(tmp_path: Path, editor) -> None:
    async with opened(asking(tmp_path), (80, 24)) as app:
        assert ASKED not in app.text()
        await editor(app)
        assert ASKED in app.text()
        if editor in (_live, _celebration):
            await app.type("Handover")
            assert ASKED in app.text()
