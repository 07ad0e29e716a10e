"""The light with its reasons, a first-meeting checklist on Today, asking for a call, and whom to turn to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import agreement, feedback, goals, people
from mentortui.cli.main import main
from mentortui.content import agreements
from mentortui.practice import forms
from mentortui.practice.asking import call_message
from mentortui.screens.meetings import links
from mentortui.store import Journal
from tests.both_ways import as_command, deltas, shape
from tests.driver import empty_journal, opened, sample_journal, sizes, write
from tests.screens.test_goals_forms import fill
from tests.screens.test_good_end import on
from tests.screens.test_meetings import only


def low(journal: Journal) -> None:
    """Tom's answers about Bo are low, which nobody but him is shown."""
    spec = forms.spec(journal, "pulse")
    answers = {one.id: one.low for one in spec.items if one.type == "scale"}
    bo = only(journal, "relationship", start="2026-06-08")["id"]
    write(journal, feedback.answer, "pulse", answers, on=date(2026, 11, 20), relationship=bo)


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    low(journal)
    async with opened(journal, size, screen="people") as app:
        await app.do("person.light")
        assert "You have not met for 5 weeks" in app.selected
        assert "Only you see this" in app.text() and "was low" in app.text()
        assert app.text() == snapshot
        await app.do("light.ask")
        assert app.text() == snapshot(name="call")
        await app.do("back", "back", "help", "help.people")
        assert app.text() == snapshot(name="help")


async def test_reasons_lead_on_and_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = sample_journal(tmp_path)
    low(journal)
    copied: list[str] = []
    mailed: list[str] = []
    monkeypatch.setattr("mentortui.app.MentorApp.copy_to_clipboard", lambda self, text: copied.append(text))
    monkeypatch.setattr(links, "windows", lambda: True)
    monkeypatch.setattr("webbrowser.open", lambda link: mailed.append(link) or True)
    async with opened(journal, screen="people") as app:
        before = app.journal.history(1)[0].stamp
        await app.do("open", "person.light")
        await on(app, "You have not met for 5 weeks")
        await app.do("open")
        assert "Bo Lindqvist" in app.line_with("With")
        await app.do("form.cancel")
        await on(app, "was low")
        await app.do("open")
        assert "How we work together" in app.text()
        await app.do("back")
        await on(app, "Ask Bo to call you")
        await app.do("open", "asking.copy", "asking.mail")
        assert copied == [call_message(app.journal, str(only(app.journal, "person", name="Bo Lindqvist")["id"]))]
        assert copied[0] in unquote(mailed[0]) and mailed[0].startswith("mailto:?subject=")
        assert app.journal.history(1)[0].stamp == before


async def test_the_checklist_leads_to_what_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journals = [empty_journal(tmp_path / name) for name in ("twin", "app")]
    for journal in journals:
        write(journal, people.relationship_add, ["me"], ["Cid Moe"], cadence="2 weeks", start=date(2026, 11, 20))
    seen = deltas(monkeypatch)
    async with opened(journals[1]) as app:
        assert "0 of 4 done" in app.line_with("Beginning with Cid Moe") and "Beginning with Cid;" not in app.text()
        await on(app, "What both hope for")
        assert "enter write" in app.lines()[-1]
        await app.do("open")
        assert "You hope" in next(line for line in app.lines() if line.startswith(" ›"))
        await fill(app, hopes_mentor="To listen", hopes_mentee="To lead")
        await app.do("form.save")
        assert "[✓]  What both hope for" in app.text()
        await on(app, "Your word on the agreement")
        await app.do("open", "agreement.agree", "back")
        assert "[✓]  Your word on the agreement" in app.text()
        await on(app, "A first goal")
        await app.do("open")
        await app.type("Lead the handover")
        await app.do("form.save")
        wanted = as_command(
            journals[0], goals.add, "Lead the handover", with_="Cid Moe",
            relationship=only(journals[0], "relationship")["id"],
        )  # fmt: skip
        assert shape(seen[-1]) == shape(wanted)
        assert "3 of 4 done" in app.text()
        await on(app, "The next date")
        await app.do("open")
        await fill(app, on="friday")
        await app.do("form.save")
        assert "Beginning with" not in app.text() and "Cid Moe" in app.text()


async def test_help_says_what_the_command_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = sample_journal(tmp_path)
    named = {"trouble": "Helena Duarte [/b], extension 204", "misconduct": "The ombuds office"}
    write(journal, agreement.edit, "Ana", named, defaults=agreements.beginning("traditional", "formal"))
    async with opened(journal, screen="goals") as app:
        await app.do("palette")
        await app.type("get help")
        await app.press("enter")
        shown = app.text()
        await app.do("open")
        assert "Agreement with Ana Silva" in app.text()
        home = str(journal.home)
    assert main(["--home", home, "help", "me"]) == 0
    told = capsys.readouterr().out
    for words in ("With Ana Silva", *named.values(), "nobody is named yet", "Nothing is sent, and nobody is told"):
        assert words in shown and words in told
    together = " ".join(shown.split())
    assert told.rpartition("Until then: ")[2].strip() in together


async def test_alone_there_is_still_somewhere_to_turn(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path)) as app:
        await app.do("help", "help.people")
        assert "An agreement names both" in app.text() and "the emergency number" in " ".join(app.text().split())
