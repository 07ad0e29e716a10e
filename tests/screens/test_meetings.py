"""The list of meetings, and one meeting in full, as a mentor uses them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import editing, meetings
from mentortui.model.limits import clean
from mentortui.model.reader import Row
from mentortui.store import Journal
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS


def only(journal: Journal, kind: str, /, **fields: Any) -> Row:
    """The one record of a kind with these fields."""
    found = [row for row in journal.rows(kind) if all(row.get(name) == value for name, value in fields.items())]
    assert len(found) == 1, found
    return found[0]


def full_journal(tmp_path: Path) -> Journal:
    """The journal of the sketches, with a shared and a private note, a decision, and a meeting nobody marked."""
    journal = sample_journal(tmp_path)
    meeting = only(journal, "meeting", on="2026-11-10")["id"]
    write(journal, meetings.note, meeting, "The talk is hers; I only listen to the rehearsal.", type_="decision")
    write(journal, meetings.note, meeting, "Night shift asked good questions.", share=True)
    write(journal, meetings.plan, ["Bo"], [date(2026, 11, 13)], minutes=30, type_="check-in")
    return journal


@pytest.mark.parametrize("size", sizes())
async def test_the_list_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(full_journal(tmp_path), size, screen="meetings") as app:
        assert "Ana Silva" in app.selected and "planned" in app.selected
        assert "! held?" in app.line_with("Fri 13 Nov")
        assert "80 min" in app.text() or "1 h 20" in app.text()
        assert app.text() == snapshot


@pytest.mark.parametrize("size", sizes())
async def test_a_meeting_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(full_journal(tmp_path), size, screen="meetings") as app:
        await app.do("open")
        assert "How did the handover go?" in app.selected
        assert "! Wed" in app.line_with("Send the course outline")
        assert app.text() == snapshot(name="planned")
        await app.do("back", "list.down", "list.down", "open")
        assert "you and Ana Silva" in app.line_with("Who can read this") or "only you" in app.text()
        assert app.text() == snapshot(name="held")


async def test_an_empty_list_invites(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="meetings") as app:
        assert "No meetings yet. Press l to log one you had, n to plan the next." in app.text()


async def test_a_point_is_ticked_and_a_new_one_lands_under_the_cursor(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("open", "tick")
        assert only(app.journal, "agenda", title="How did the handover go?")["done"]
        assert "1 of 3 talked about" in app.text()
        await app.do("new")
        await app.type("The night shift [/b]")
        await app.do("form.save")
        assert "The night shift [/b]" in app.selected
        assert only(app.journal, "agenda", title="The night shift [/b]")["readers"] == "relationship"
        await app.do("undo", "undo")
        assert "0 of 3 talked about" in app.text()


async def test_what_comes_along_is_ticked_where_it_is_shown(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("open", "list.down", "list.down", "list.down")
        assert "Send the course outline" in app.selected
        await app.do("tick")
        assert only(app.journal, "action", title="Send the course outline")["done"]
        assert "Send the course outline" not in "\n".join(app.lines()[:-3])


async def test_a_note_is_shared_and_kept_to_oneself_again(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="meetings") as app:
        await app.do("list.down", "list.down", "open")
        assert app.selected.strip().startswith("› ·  Course: 400 needed")
        assert "only you" in app.line_with("Who can read this")
        await app.do("share")
        assert app.selected.strip().startswith("› +  Course: 400 needed")
        assert "you and Ana Silva" in app.line_with("Who can read this")
        await app.do("share")
        assert app.selected.strip().startswith("› ·  Course: 400 needed")
        await app.do("undo", "undo")
        assert "·  Course: 400 needed" in app.text()


async def test_a_note_begins_with_only_you_and_is_opened_on_the_last_line(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("open", "meeting.note")
        await app.type("She leads on Thursday\n\nalone")
        await app.press("tab", "right", "tab", "s")
        assert "you and Ana Silva" in app.line_with("Who can read this")
        await app.do("form.save")
        entry = only(app.journal, "entry", text="She leads on Thursday\n\nalone")
        assert (entry["readers"], entry["type"]) == ("relationship", "decision")
        assert "She leads on Thursday" in app.selected


async def test_it_took_place(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="meetings") as app:
        await app.do("list.down")
        assert "! held?" in app.selected
        await app.do("meeting.held")
        await app.press("end", "backspace", "backspace")
        await app.type("9999")
        await app.do("form.save")
        assert "! The length in minutes is 9999" in app.text()
        await app.press("backspace", "backspace")
        await app.press("tab", "tab")
        await app.type("He wants to present figures.")
        await app.press("tab")
        await app.type("Read chapter 5 due:friday\nFind a figure owner:Bo")
        await app.do("form.save")
        meeting = only(app.journal, "meeting", on="2026-11-13")
        assert (meeting["status"], meeting["minutes"]) == ("held", 99)
        assert only(app.journal, "entry", meeting=meeting["id"])["readers"] == "only_you"
        came = [row for row in app.journal.rows("action") if row.get("meeting") == meeting["id"]]
        owners = {row["title"]: row["owner"] for row in came}
        assert owners["Read chapter 5"] == app.journal.me != owners["Find a figure"]
        assert "Fri 13 Nov" in app.selected
        await app.do("undo")
        assert app.journal.get(meeting["id"])["status"] == "planned"  # type: ignore[index]


async def test_it_did_not_take_place(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="meetings") as app:
        await app.do("list.down", "meeting.missed")
        assert "missed" in app.line_with("Fri 13 Nov")
        await app.do("meeting.missed")  # not offered any more: nothing happens
        assert only(app.journal, "meeting", on="2026-11-13")["status"] == "missed"


async def test_an_action_of_a_meeting(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="meetings") as app:
        await app.do("list.down", "list.down", "open", "list.last")
        await app.do("new")
        await app.type("Bring the plan")
        await app.press("tab")
        await app.type("Ana")
        assert "you and Ana Silva" in app.line_with("Who can read this")
        await app.do("form.save")
        action = only(app.journal, "action", title="Bring the plan")
        meeting = only(app.journal, "meeting", on="2026-11-10")
        assert (action["meeting"], action["readers"]) == (meeting["id"], "relationship")
        assert "Bring the plan" in app.selected


async def test_a_meeting_that_is_deleted_leads_back_and_undo_brings_it(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("open", "list.first", "delete")
        assert "Coming" not in app.text()
        await app.do("undo")
        assert "Coming" in app.text()


async def test_a_meeting_kept_to_oneself_is_followed_under_its_new_id(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("open", "list.first", "share")
        assert "only you" in app.line_with("Who can read this")
        assert "How did the handover go?" in app.text()
        await app.do("undo")
        assert "you and Ana Silva" in app.line_with("Who can read this")


async def test_a_part_found_by_search_opens_its_meeting_there(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path)) as app:
        await app.do("search")
        await app.type("night shift asked good questions")
        await app.press("enter")
        assert "Night shift asked" in app.selected
        assert "held 11 days ago" in app.text()


async def test_the_list_is_narrowed_while_one_types(tmp_path: Path) -> None:
    async with opened(full_journal(tmp_path), screen="meetings") as app:
        await app.do("filter")
        await app.type("bo held")
        assert "Bo Lindqvist" in app.selected
        assert "Ana Silva" not in app.text()
        await app.press("enter")
        await app.do("open")
        assert "Bo Lindqvist" in app.text()
        await app.do("back")
        assert "Ana Silva" not in app.text()
        await app.press("escape")
        assert "Ana Silva" in app.text()
        assert "Meetings" in app.lines()[0] and app.app.current_mode == "meetings"


async def test_what_a_command_writes_meanwhile_appears(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("open")
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, meetings.agenda_add, "Ana", ["From a shell"])
        app.app.look()
        await app.settle()
        assert "From a shell" in app.text()
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, editing.delete, only(app.journal, "meeting", status="planned")["id"])
        app.app.look()
        await app.settle()
        assert "This meeting is gone" in app.text()
        await _try_everything(app)


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
async def test_any_size_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(full_journal(tmp_path), size, screen="meetings") as app:
        await _try_everything(app)
        await app.do("list.first", "open")
        await _try_everything(app)
        assert all(len(line) <= size[0] for line in app.lines())


async def _try_everything(app: AppDriver) -> None:
    """Press every key of the screen that opens or moves something, and come back."""
    for action in ("list.down", "list.last", "list.first"):
        await app.do(action)
    for action in ("new", "meeting.note", "meeting.held", "edit", "filter", "help"):
        await app.do(action)
        await app.press("escape")


async def test_hostile_texts_are_shown_and_kept_as_they_are(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    meeting = only(journal, "meeting", status="planned")["id"]
    for text in TEXTS:
        write(journal, meetings.agenda_add, meeting, [" ".join(clean(text).split())])
        write(journal, meetings.note, meeting, text)
    write(journal, meetings.note, meeting, "line\n" * 10_000, share=True)
    write(journal, editing.set_fields, meeting, {"title": "[/b] \u202eevil 👩‍🏫", "link": "https://x.org/[/b]"})
    for size in sizes():
        async with opened(Journal.open(journal.home, clock=journal.clock), size, screen="meetings") as app:
            assert "[/b] evil" in app.text()
            await app.do("open")
            for _ in range(12):
                await app.do("list.page_down")
            await app.do("list.last", "list.first", "edit")
            await app.press("escape")
    journal.close()
