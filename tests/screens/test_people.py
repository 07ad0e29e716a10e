"""The table of people, somebody in full, and their forms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, people
from mentortui.model.limits import clean
from mentortui.store import Journal
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS
from tests.screens.test_meetings import only
from tests.screens.test_meetings_form import asked, fill, given


def full_journal(tmp_path: Path) -> Journal:
    """The journal of the sketches, with a profile, a note about Ana, and somebody in no relationship."""
    journal = sample_journal(tmp_path)
    write(
        journal, people.person_edit, "Ana",
        {"wants": ["leading a handover", "speaking up"], "experience": "Nurse on ward 3 for four years."},
    )  # fmt: skip
    write(journal, people.person_add, "Ines Rocha", offers=["career changes"])
    write(journal, capture.note, "She underrates herself. Praise what she did.", about="Ana", on=date(2026, 11, 16))
    return journal


@pytest.mark.parametrize("size", sizes())
async def test_the_table_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(full_journal(tmp_path), size, screen="people") as app:
        assert "Bo Lindqvist" in app.selected and "! act" in app.selected
        assert "no meeting for 5 weeks, agreed every 2 weeks" in app.text()
        assert "Ines Rocha" in app.text() and "Tom Berg" in app.text()
        assert app.text() == snapshot


@pytest.mark.parametrize("size", sizes())
async def test_somebody_looks_as_they_should(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(full_journal(tmp_path), size, screen="people") as app:
        await app.do("list.down", "open")
        assert "you are the mentor, every 2 weeks" in app.text()
        assert "you and Ana Silva" in app.line_with("Who can read this")
        assert app.text() == snapshot
        await app.do("list.last")
        assert app.text() == snapshot(name="end")


async def test_an_empty_table_invites(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="people") as app:
        assert "You work with nobody yet. Press r" in app.text()
        assert "Tom Berg" in app.selected


async def test_relationships_are_added_with_new_people(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="people") as app:
        await app.do("person.together")
        await fill(app, "Ana Silva, Bo Lind", "", "", "fortnight")
        assert "meeting every 2 weeks" in app.text()
        assert "Ana Silva (new) and Bo Lind (new)" in app.text()
        await app.do("form.save")
        rows = app.journal.rows("relationship")
        assert [(row["cadence"], row["mentors"]) for row in rows] == [("2 weeks", [app.journal.me])] * 2
        assert "Lind" in app.selected or "Silva" in app.selected
        await app.do("undo")
        assert not app.journal.rows("relationship") and len(app.journal.rows("person")) == 1


async def test_a_circle_and_peers(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="people") as app:
        await app.do("person.together")
        await fill(app, "Ana, Bo", "")
        await app.press("tab", "right")
        await app.do("form.save")
        assert len(only(app.journal, "relationship")["mentees"]) == 2
        assert "Ana and Bo" in app.selected or "Bo and Ana" in app.selected
        await app.do("person.together")
        await fill(app, "Cid", "")
        await app.press("right", "right")
        assert "They are in" not in app.text()
        await app.do("form.save")
        assert len(only(app.journal, "relationship", kind="peer")["mentors"]) == 2


async def test_a_refused_field_says_why_beside_it(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="people") as app:
        await app.do("person.together", "form.save")
        assert "! With whom? Name them here" in app.text()
        await fill(app, "Ana", "", "sometimes")
        await app.do("form.save")
        lines = app.lines()
        place = next(at for at, line in enumerate(lines) if "Meeting every" in line)
        assert "!" in lines[place + 1] and "sometimes" in lines[place]
        await app.press(*["backspace"] * 9)
        await app.type("week")
        await app.do("form.save")
        place = next(at for at, line in enumerate(app.lines()) if line[3:].startswith("With"))
        assert "! This relationship is there already" in app.lines()[place + 1]
        await app.do("form.cancel", "new")
        await fill(app, "Ana Silva", "boss")
        await app.do("form.save")
        assert "boss" in app.text() and "!" in app.text()
        await app.do("form.cancel")
        assert len(app.journal.rows("person")) == 3


async def test_a_profile_is_changed_in_the_field_one_came_from(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="people") as app:
        await app.do("list.last", "open", "open")
        await app.press("tab")
        await app.type("career changes, giving talks")
        await app.do("form.save")
        me = app.journal.get(app.journal.me)
        assert me is not None and me["offers"] == ["career changes", "giving talks"]
        assert "giving talks" in app.text()
        assert "only you, always" in app.line_with("Who can read this")


async def test_with_somebody_one_plans_logs_notes_and_adds(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="people") as app:
        await app.do("open", "person.plan")
        assert "Bo Lindqvist" in app.line_with("With")
        await app.type("friday")
        await app.do("form.save")
        assert "Fri 27 Nov" in app.selected
        await app.do("person.note")
        await app.type("Ask about the [/b] figures.")
        await app.do("form.save")
        bo = only(app.journal, "person", name="Bo Lindqvist")["id"]
        assert only(app.journal, "note", text="Ask about the [/b] figures.")["person"] == bo
        await app.do("list.first", "list.down", "new")
        await app.type("Send him the book")
        await app.do("form.save")
        assert only(app.journal, "action", title="Send him the book")["readers"] == "only_you"
        assert "Send him the book" in app.selected
        await app.do("tick")
        assert only(app.journal, "action", title="Send him the book")["done"]


async def test_deleting_a_relationship_and_a_person(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="people") as app:
        await app.do("delete")
        assert len(app.journal.rows("relationship")) == 1
        await app.do("undo")
        assert "Bo Lindqvist" in app.text() and len(app.journal.rows("relationship")) == 2


async def test_form_and_command_make_the_same_delta(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="people") as app:
        await app.do("person.together")
        await fill(app, "Cid, Dora", "", "", "2 weeks")
        assert asked(app) == people.relationships_add(
            app.journal, "mentor", ["Cid", "Dora"], cadence="2 weeks", kind="traditional", format_=None, start=None,
            end=None, **given(),
        )  # fmt: skip
        await app.do("form.cancel", "new")
        await fill(app, "Zoe", "mentee", "maps")
        assert asked(app) == people.person_add(app.journal, "Zoe", roles=["mentee"], offers=["maps"], **given())


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
async def test_any_size_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(full_journal(tmp_path), size, screen="people") as app:
        await _try_everything(app)
        await app.do("list.first", "open")
        await _try_everything(app)
        assert all(len(line) <= size[0] for line in app.lines())


async def _try_everything(app: AppDriver) -> None:
    for action in ("list.down", "list.last", "list.first"):
        await app.do(action)
    for action in ("new", "person.plan", "person.log", "person.note", "person.together", "edit", "help"):
        await app.do(action)
        if app.app.screen.is_modal:
            await app.press("escape")


async def test_hostile_texts_are_shown_everywhere(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    texts = [" ".join(clean(text).split()) for text in TEXTS]
    for text in texts[::3]:
        write(journal, people.relationship_add, ["me"], [text[:200]])
    profile = {"offers": [text[:200] for text in texts], "experience": "\n".join(TEXTS), "explains": texts[3]}
    write(journal, people.person_edit, "Ana", {**profile, "name": "[/b] \u202eAna"})
    for text in texts:
        write(journal, capture.note, text, about="[/b]")
    journal.close()
    for size in sizes():
        async with opened(Journal.open(journal.home, clock=journal.clock), size, screen="people") as app:
            for _ in range(3):
                await app.do("list.down", "list.page_down")
            await app.do("filter")
            await app.type("[/b]")
            await app.press("enter")
            assert "[/b]" in app.selected
            await app.do("open")
            for _ in range(6):
                await app.do("list.page_down")
            await app.do("list.last", "list.first", "edit")
            await app.press("escape")
