"""A good end in the app: what is due before it, closing with and without a talk, a pause, handing over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import closing, editing, people
from mentortui.widgets.rows import Rows
from tests.both_ways import as_command, deltas, shape
from tests.driver import AppDriver, opened, sample_journal, sizes, write
from tests.screens.test_goals_forms import fill
from tests.screens.test_meetings import only


async def to_ana(app: AppDriver) -> None:
    """The end with Ana, from the table of people."""
    await app.do("mode.people", "list.down", "person.closing")
    assert "A good end with Ana Silva" in app.text()


async def on(app: AppDriver, words: str) -> None:
    """Move to the line with these words. StopIteration where it cannot be selected."""
    rows = app.app.screen.query_one("#main", Rows)
    rows.select(next(row.key for row in rows.rows if row.key and words in row.text()))
    await app.settle()


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    write(journal, editing.set_fields, only(journal, "relationship", start="2026-06-01")["id"], {"end": "2026-12-12"})
    async with opened(journal, size, screen="people") as app:
        await to_ana(app)
        assert "Ends in 3 weeks." in app.text() and "! " in app.line_with("plan the closing meeting")
        assert app.text() == snapshot
        await app.do("back", "open")
        assert "since Sat 31 Oct: say what is left" in app.line_with("Ending")


async def test_each_line_leads_to_where_it_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = sample_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(sample_journal(tmp_path / "app"), screen="people") as app:
        ana = str(only(app.journal, "relationship", start="2026-06-01")["id"])
        await to_ana(app)
        await on(app, "No last day is agreed")
        await app.do("open")
        await fill(app, end="in 3 weeks")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(as_command(twin, editing.set_fields, ana, {"end": "2026-12-12"}))
        await on(app, "plan the closing meeting")
        await app.do("open")
        assert "Ana Silva" in app.line_with("With")
        await app.do("form.cancel")
        await on(app, "Stay in touch")
        await app.do("open")
        await fill(app, stay_in_touch="coffee twice a year")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(
            as_command(twin, editing.set_fields, ana, {"stay_in_touch": "coffee twice a year"})
        )
        assert "coffee twice a year" in app.line_with("Stay in touch") and "✓" in app.line_with("thank each other")
        await on(app, "Thanks")
        await app.do("open")
        assert "Ana Silva" in app.line_with("To ")
        await app.do("form.cancel")
        await on(app, "Skills")
        await app.do("open")
        assert "Skills of Ana Silva" in app.text()


async def test_it_rests_goes_on_and_closes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = sample_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(sample_journal(tmp_path / "app"), screen="people") as app:
        await to_ana(app)
        await app.do("closing.pause")
        await fill(app, until="in 6 weeks")
        await app.do("form.save")
        wanted = as_command(twin, closing.pause, "Ana", start=date(2026, 11, 21), until=date(2027, 1, 2))
        assert shape(seen[-1]) == shape(wanted)
        twin.commit(wanted)
        assert "Paused until 2 January 2027." in app.text() and "p go on" in app.lines()[-1]
        await app.do("closing.pause")
        resumed = as_command(twin, closing.resume, "Ana")
        assert seen[-1].says == resumed.says and len(seen[-1].update) == len(resumed.update) == 2
        twin.commit(resumed)

        await app.do("closing.close")
        assert "Talked it over" not in app.text()
        await fill(app, ending="completed-early", challenge="distance", stay_in_touch="a card in May")
        await app.do("form.save")
        wanted = as_command(
            twin, closing.close, "Ana", "completed-early", on=date(2026, 11, 21), challenge="distance",
            stay_in_touch="a card in May",
        )  # fmt: skip
        assert shape(seen[-1]) == shape(wanted)
        assert "Closed on 21 November 2026." in app.text() and "completed early" in app.text()
        assert "c close" not in app.lines()[-1] and "1 planned meeting" in app.text()
        await on(app, "Closing form")
        await app.do("open")
        assert "1-5 answer" in app.lines()[-1]


async def test_a_first_talk_comes_before_an_early_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journals = [sample_journal(tmp_path / name) for name in ("twin", "app")]
    for journal in journals:
        write(journal, people.relationship_add, ["me"], ["Cid Moe"], start=date(2026, 11, 1))
    seen = deltas(monkeypatch)
    async with opened(journals[1], screen="people") as app:
        await on(app, "Cid Moe")
        await app.do("person.closing")
        assert "In the first three months a pair may end" in app.text()
        await app.do("closing.close", "form.save")
        assert "Talked it over" in app.text() and "who hears of it without a talk" in " ".join(app.text().split())
        assert only(app.journal, "relationship", start="2026-11-01").get("status", "active") == "active"
        await app.do("form.cancel", "closing.hand", "form.save")
        assert "! Who goes on? Name them here." in app.text()
        await fill(app, to="Bo", talked="talked")
        await app.do("form.save")
        wanted = as_command(journals[0], closing.hand_over, "Cid", "Bo", on=date(2026, 11, 21), talked=True)
        assert shape(seen[-1]) == shape(wanted)
        assert "Bo Lindqvist" in app.line_with("Goes on with")


async def test_the_form_of_a_relationship_closes_nothing(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, closing.close, "Bo", "lapsed")
    async with opened(journal, screen="people") as app:
        await on(app, "Ana Silva")
        await app.do("edit")
        assert "It is" not in app.text() and "Meeting every" in app.text()
        await app.do("form.cancel", "person.closed")
        await on(app, "Bo Lindqvist")
        await app.do("edit")
        await fill(app, status="active")
        await app.do("form.save")
        assert only(app.journal, "relationship", start="2026-06-08")["status"] == "active"
