"""A live meeting, driven by keys: timer, agenda, notes for both, private ones, decisions, actions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import editing, meetings
from mentortui.changes import live as changes
from mentortui.messages import Open
from mentortui.model.limits import clean
from mentortui.screens.meetings.live import LiveScreen
from mentortui.store import Journal
from tests.driver import NOW, AppDriver, opened, sample_journal, sizes, write
from tests.hostile import TEXTS

LATER = "2026-11-21T09:54:10+01:00"


def live_journal(folder: Path) -> Journal:
    """The sample journal with Ana's planned meeting begun at 9:30."""
    journal = sample_journal(folder)
    write(journal, changes.start, [meeting_of(journal)["id"]])
    return journal


def meeting_of(journal: Journal) -> dict[str, object]:
    """The meeting with Ana that is planned."""
    return next(row for row in journal.rows("meeting") if row["status"] == "planned")


def live_screen(app: AppDriver) -> LiveScreen:
    assert isinstance(app.app.screen, LiveScreen), app.text()
    return app.app.screen


async def enter(app: AppDriver) -> LiveScreen:
    """From Today into the meeting that goes on."""
    await app.do("today.start")
    return live_screen(app)


async def say(app: AppDriver, text: str) -> None:
    await app.type(text)
    await app.press("enter")


async def whole_meeting(app: AppDriver) -> LiveScreen:
    """Some minutes of a meeting: a tick, notes, a decision, two actions, a private note."""
    screen = await enter(app)
    app.journal.clock.at(LATER)
    screen.clock.look()
    await app.do("tick", "meeting.note")
    await say(app, "Handover went better than feared.")
    await say(app, "Night shift asked good questions.")
    await app.type("She leads on Thursday")
    await app.press("ctrl+d")
    await app.type("Ask Ines for 400 due:friday")
    await app.press("ctrl+a")
    await say(app, "! Outline, one page owner:Ana due:tuesday")
    await app.press("f3")
    await say(app, "She is scared of the night shift.")
    await app.press("f3", "escape")
    return screen


@pytest.mark.parametrize("size", [*sizes(), (60, 20)])
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(live_journal(tmp_path), size) as app:
        await whole_meeting(app)
        assert "24:10 of 45" in app.text()
        assert "scared of the night" not in app.text()
        assert app.text() == snapshot
        await app.do("live.private")
        assert "She is scared" in app.text()
        await app.do("back")
        await app.press("3")
        assert "scared of the night" not in app.text(), "nor in the page beside the list, while others may look on"


async def test_a_key_begins_it_and_everything_written_is_a_record(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal, screen="meetings") as app:
        meeting = meeting_of(journal)["id"]
        await app.do("meeting.start")
        assert journal.get(meeting)["started"] == NOW.isoformat(timespec="seconds")
        assert journal.get(meeting)["on"] == "2026-11-21"
        await app.do("back")
        assert "● now" in app.text()
        await app.press("1")
        assert "since 09:30" in app.line_with("Ana Silva")
        await whole_meeting(app)
        entries = [row for row in journal.rows("entry") if row["meeting"] == meeting]
        assert [(row["text"][:8], row.get("type", "note"), row["readers"]) for row in entries] == [
            ("Handover", "note", "relationship"),
            ("Night sh", "note", "relationship"),
            ("She lead", "decision", "relationship"),
            ("She is s", "note", "only_you"),
        ]
        tasks = {row["title"]: row for row in journal.rows("action") if row.get("meeting") == meeting}
        assert tasks["Ask Ines for 400"]["due"] == "2026-11-27"
        assert journal.get(tasks["Outline, one page"]["owner"])["name"] == "Ana Silva"
        assert {row["readers"] for row in tasks.values()} == {"relationship"}


async def test_letters_do_what_the_keys_with_ctrl_do(tmp_path: Path) -> None:
    async with opened(live_journal(tmp_path)) as app:
        await enter(app)
        await app.press("D")
        assert "─ Decision" in app.text()
        await say(app, "In person next time")
        await app.press("escape", "A")
        assert "─ Action" in app.text()
        await say(app, "Book a room")
        await app.press("escape", "w")
        await say(app, "A note")
        assert [row["title"] for row in app.journal.rows("action") if row["title"] == "Book a room"]
        assert {row["text"] for row in app.journal.rows("entry")} >= {"In person next time", "A note"}


async def test_the_cursor_goes_on_to_the_next_open_point(tmp_path: Path) -> None:
    async with opened(live_journal(tmp_path)) as app:
        await enter(app)
        assert "How did the handover" in app.selected
        await app.do("tick")
        assert "Budget for the course" in app.selected
        await app.do("tick", "tick")
        assert "you: Send the course" in app.selected
        await app.do("tick")
        assert "✓ you: Send the course" in app.text(), "what was ticked stays where it stood"
        assert app.line_with("Agenda").count("3 of 3") == 1


async def test_the_timer_says_only_what_changed_and_stands_still_without_motion(tmp_path: Path) -> None:
    async with opened(live_journal(tmp_path)) as app:
        screen = await enter(app)
        for moment, said in (("09:31:05", "1:05 of 45"), ("10:14:59", "44:59 of 45"), ("10:40:00", "! 1:10:00 of 45")):
            app.journal.clock.at(f"2026-11-21T{moment}+01:00")
            screen.clock.look()
            await app.settle()
            assert said in app.lines()[2]
        app.app.choose("motion", False)
        screen.clock.look()
        await app.settle()
        assert "! 70 min of 45" in app.lines()[2]


async def test_leaving_and_a_crash_lose_neither_the_timer_nor_what_was_being_written(tmp_path: Path) -> None:
    journal = live_journal(tmp_path)
    async with opened(journal) as app:
        screen = await enter(app)
        await app.do("meeting.note")
        await app.type("half a thou")
        screen.writing.keep()
        await app.settle()
        home, clock = journal.home, journal.clock
    clock.at(LATER)
    async with opened(Journal.open(home, clock=clock)) as app:
        assert "Not saved yet" in app.text()
        await app.do("today.start")
        assert "24:10 of 45" in app.text()
        assert "half a thou" in app.text()
        await app.press(*"ght", "enter")
        assert [row for row in app.journal.rows("entry") if row["text"] == "half a thought"]
        assert not app.app.desk.drafts


async def test_what_is_begun_for_oneself_goes_out_of_sight_and_is_never_added_for_others(tmp_path: Path) -> None:
    journal = live_journal(tmp_path)
    async with opened(journal) as app:
        screen = await enter(app)
        await app.press("f3")
        await app.do("live.next", "live.next")
        await app.type("She is scared")
        await app.press("f3")
        assert "scared" not in app.text() and "private notes (1)" in app.text()
        await app.press("enter")
        assert not [row for row in journal.rows("entry") if "She is scared" in row["text"]]
        await app.type("For both")
        screen.writing.keep()
        await app.settle()
        await app.do("form.cancel", "back")
        await app.do("today.start")
        assert "scared" not in app.text() and "For both" in app.text()
        await app.press("enter")
        await app.press("f3")
        assert "She is scared" in app.text()
        await app.press("enter")
        kept = {row["text"]: row["readers"] for row in journal.rows("entry")}
        assert (kept["For both"], kept["She is scared"]) == ("relationship", "only_you")
        assert not app.app.desk.drafts


async def test_what_is_refused_stands_in_the_line_again(tmp_path: Path) -> None:
    async with opened(live_journal(tmp_path)) as app:
        await enter(app)
        await app.do("live.action")
        await say(app, "Ask Ines due:someday")
        assert "! 'someday' is not a date" in app.text()
        assert "Ask Ines due:someday" in app.text()
        await app.press("ctrl+u")
        await say(app, "Ask Ines owner:Zoe")
        assert "! " in app.text() and "Zoe" in app.text()
        assert not [row for row in app.journal.rows("action") if "Ines" in row["title"] and row.get("meeting")]


async def test_what_is_too_long_is_refused_where_it_stands(tmp_path: Path) -> None:
    async with opened(live_journal(tmp_path)) as app:
        await enter(app)
        await app.do("meeting.note")
        await app.type(("word " * 20 + "\n") * 10_400)
        line = app.app.screen.line
        lines = line.document
        await app.press("enter", "enter")
        assert "! The text has 1,050,398 characters" in app.text()
        assert line.document is lines, "it was not laid out again"


async def test_lists_show_words_and_not_the_signs_of_markdown(tmp_path: Path) -> None:
    async with opened(live_journal(tmp_path)) as app:
        await enter(app)
        await app.do("meeting.note")
        await say(app, "Went **much** better")
        assert "Went much better" in app.text()


async def test_with_somebody_in_no_relationship_notes_are_only_yours(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    from mentortui.changes import people

    write(journal, people.person_add, "Eve Adams")
    write(journal, changes.start, ["Eve"])
    async with opened(journal) as app:
        await enter(app)
        assert "only you" in app.line_with("─ Note")
        await app.do("meeting.note")
        await say(app, "She wants to change teams")
        assert "She wants to change" in app.text()
        (entry,) = [row for row in journal.rows("entry") if "teams" in row["text"]]
        assert entry["readers"] == "only_you"
        await app.press("f3")
        await say(app, "I do not want to lose her")
        assert "I do not want to lose" in app.text()
        await app.press("f3")
        assert "I do not want to lose" not in app.text(), "others may look on"
        assert "f3 shows your private notes (1)" in app.text()
        await app.do("live.finish", "form.save")
        app.app.post_message(Open(entry["meeting"]))
        await app.settle()
        assert "· I do not want to lose" in " ".join(app.line_with("I do not want to lose").split())


async def test_finished_elsewhere_or_taken_back_it_is_a_meeting_again(tmp_path: Path) -> None:
    journal = live_journal(tmp_path)
    async with opened(journal) as app:
        await enter(app)
        journal.clock.at(LATER)
        write(journal, changes.finish)
        app.app.changed()
        await app.settle()
        assert "held today, one-to-one, 24 min" in app.text()
        await app.do("undo")
        await app.do("back")
        await app.do("today.start")
        assert "24:10 of 45" in app.text()
        write(journal, editing.delete, record=str(meeting_of(journal)["id"]))
        app.app.changed()
        await app.settle()
        assert not isinstance(app.app.screen, LiveScreen)


async def test_tab_goes_round_and_enter_reads_an_entry(tmp_path: Path) -> None:
    async with opened(live_journal(tmp_path)) as app:
        screen = await whole_meeting(app)
        assert screen.main.has_focus
        await app.press("tab")
        assert screen.beside.has_focus
        await app.press("g")
        await app.do("open")
        assert "1 of 3" in app.text() and "Handover went better" in app.text(), "the private one is not gone through"
        await app.press("escape", "tab")
        assert screen.line.has_focus
        await app.press("tab")
        assert screen.main.has_focus


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_hostile_words_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    words = [clean(text) for text in TEXTS if clean(text).strip()]
    meeting = str(meeting_of(journal)["id"])
    write(journal, meetings.agenda_add, meeting, [" ".join(text.split())[:200] for text in words])
    for text in words:
        write(journal, meetings.note, meeting, text, share=True)
    write(journal, changes.start, [meeting])
    async with opened(journal, size) as app:
        await enter(app)
        for text in ("met [/b] at 3", "x" * 3_000, "two\nlines"):
            await app.do("meeting.note")
            await say(app, text)
            assert [row for row in journal.rows("entry") if row["text"] == text]
            await app.press("escape")
        await app.do("tick", "live.private", "live.next", "live.next", "live.next")
        assert all(ord(letter) >= 32 for line in app.lines() for letter in line)
        await app.resize(80, 24)
        assert "Agenda" in app.text()


async def test_the_people_screen_begins_a_meeting_now(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal, screen="people") as app:
        who = app.selected
        await app.do("person.start")
        assert live_screen(app).timer.said == "0:00"
        (made,) = [row for row in journal.rows("meeting") if row.get("started")]
        assert made["on"] == date(2026, 11, 21).isoformat() and made["time"] == "09:30"
        assert who.split()[1] in app.lines()[2]
        journal.clock.at((NOW + timedelta(minutes=3)).isoformat())
        await app.do("back", "person.start")
        assert live_screen(app).timer.said == "3:00"
        assert len([row for row in journal.rows("meeting") if row.get("started")]) == 1
