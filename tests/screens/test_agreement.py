"""The agreement in the app: begun, agreed to, negotiated anew, compared; and what is seen of a change afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import agreement, editing
from mentortui.content import agreements
from mentortui.model.delta import Delta
from mentortui.practice.agreement import FIELDS
from mentortui.screens.together import agreement_form, agreement_page
from tests.both_ways import as_command, deltas, shape
from tests.driver import AppDriver, agreed_twice, opened, sample_journal, sizes, write
from tests.screens.test_goals_forms import fill
from tests.screens.test_meetings import only

DEFAULTS = agreements.beginning("traditional", "formal")


async def to_ana(app: AppDriver, *then: str) -> None:
    """The agreement with Ana, from the table of people."""
    await app.do("mode.people", "list.down", "person.agreement", *then)
    assert "Agreement with Ana Silva" in app.text()


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    agreed_twice(journal, "Ana")
    write(journal, agreement.agree, "Ana")
    async with opened(journal, size, screen="people") as app:
        await to_ana(app)
        assert "aiting for Ana" in app.text()
        assert app.text() == snapshot
        await app.do("agreement.compare")
        assert "To lead the handover [-without fear-]{+twice a week+}" in app.text()
        assert app.text() == snapshot(name="compared")
        await app.do("back")
        if size[0] == 80:
            await app.do("edit")
            assert "saving writes version 3" in app.text()
            assert app.text() == snapshot(name="form")


async def test_from_nothing_to_a_second_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = sample_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(sample_journal(tmp_path / "app"), screen="people") as app:
        await to_ana(app)
        assert "Nothing is written down yet" in app.text() and "e begin" in app.lines()[-1]
        await app.do("edit")
        await fill(app, hopes_mentor="To listen", hopes_mentee="To lead")
        assert "you and Ana Silva" in app.line_with("Who can read this")
        await app.do("form.cancel", "edit")
        assert "Draft from" in app.text() and "To listen" in app.text()
        await fill(app, wants="gold")
        await app.do("form.save")
        assert "'gold' is not known" in app.text()
        await fill(app, wants="advice, listening", feedback="", minutes="30", review="in 6 weeks")
        await app.do("form.save")
        said: dict[str, Any] = {"hopes_mentor": "To listen", "hopes_mentee": "To lead", "feedback": None,
                                "minutes": 30, "review": "2027-01-02"}  # fmt: skip
        assert shape(seen[-1]) == shape(as_command(twin, agreement.edit, "Ana", said, defaults=DEFAULTS))
        write(twin, agreement.edit, "Ana", said, defaults=DEFAULTS)
        assert "draft" in app.line_with("Agreement with Ana")

        await app.do("agreement.agree")
        assert seen[-1].says == as_command(twin, agreement.agree, "Ana").says
        assert "waiting for Ana" in app.line_with("Agreement with Ana") and "y agree" not in app.lines()[-1]
        await app.do("agreement.phone")
        await fill(app, on="yesterday")
        await app.do("form.save")
        write(twin, agreement.agree, "Ana")
        wanted = as_command(twin, agreement.agree, "Ana", person="Ana", on=date(2026, 11, 20), how="by phone")
        assert seen[-1].says == wanted.says and list(seen[-1].update.values()) == list(wanted.update.values())
        assert "agreed on 21 November 2026 by both" in app.line_with("Agreement with Ana")

        await app.do("edit")
        await fill(app, cadence="3 weeks", exceptions="When somebody may come to harm.")
        await app.do("form.save")
        assert "draft" in app.line_with("Agreement with Ana") and only(app.journal, "agreement", version=2)
        await app.do("agreement.compare")
        assert "every 2 weeks" in app.line_with("-  every") and "+  every 3 weeks" in app.text()
        await app.do("back", "list.last", "open")
        assert "Agreement with Ana Silva, version 1" in app.text() and "an older version" in app.text()
        assert "negotiate" not in app.lines()[-1] and "agree" not in app.lines()[-1]
        await app.do("back", "undo")
        assert len(app.journal.rows("agreement")) == 1


async def test_what_changes_after_agreeing_is_seen(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, agreement.edit, "Ana", {"boundaries": "Not on Sundays."}, defaults=DEFAULTS)
    write(journal, agreement.agree, "Ana")
    version = only(journal, "agreement")["id"]
    journal.commit(Delta("By hand", update={version: {"boundaries": "Not on Sundays [/b] nor Mondays."}}))
    async with opened(journal, screen="people") as app:
        await app.do("search")
        await app.type("sundays mondays")
        await app.press("enter")
        assert "! changed since somebody agreed" in app.line_with("Agreement with Ana")
        assert "{+Sundays [/b] nor Mondays.+}" in app.text()
        await app.do("agreement.compare")
        assert "version 1 as it was agreed to" in app.text()


async def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    agreed_twice(journal, "Ana")
    async with opened(journal, screen="people") as app:
        await to_ana(app, "edit")
        await fill(app, roles="Ana asks.")
        write(app.journal, agreement.agree, "Ana")
        write(app.journal, agreement.edit, "Ana", {"minutes": 60})
        await app.do("form.save")
        assert "Another version of the agreement was written meanwhile" in app.text()
        assert all(row.get("roles") != "Ana asks." for row in app.journal.rows("agreement"))


async def test_informal_ones_may_go_without_and_an_own_file_is_taken(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    ana = only(journal, "relationship", start="2026-06-01")["id"]
    write(journal, editing.set_fields, ana, {"format": "informal"})
    (Path(journal.home) / "agreements.toml").write_text('[every]\nboundaries = "Ours [/b]"\n[every')
    async with opened(journal, screen="people") as app:
        await to_ana(app)
        assert "may well go without an agreement" in app.text()
        await app.do("edit")
        assert "agreements.toml cannot be read" in app.text() and "Our own text stands here" in app.text()
        await app.do("form.cancel")
        (Path(journal.home) / "agreements.toml").write_text('[every]\nboundaries = "Ours [/b]"\n')
        await app.do("edit", "form.save")
        assert only(app.journal, "agreement")["boundaries"] == "Ours [/b]"


def test_every_field_is_shown_and_asked_for() -> None:
    assert tuple(field for part in agreement_page.SECTIONS.values() for field in part) == FIELDS
    assert tuple(agreement_form.HINTS) == FIELDS
