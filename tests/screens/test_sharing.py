"""Shared folders in the app: what comes is shown and said, how it stands is seen, conflicts are settled; by keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import joining, live, meetings
from mentortui.messages import Open
from mentortui.screens.sharing.question import Answer, QuestionScreen
from mentortui.shell import syncing
from tests.driver import AppDriver, opened, sizes
from tests.hostile import TEXTS
from tests.screens.shared_folders import apart, badge
from tests.sharing import Somebody, a_pair, second_computer


async def lies_in(app: AppDriver, place: str) -> None:
    """Let the folders lie in one place, for pictures: the folders of tests have another name each time."""
    desk = app.app.desk
    assert desk is not None
    desk.shared = desk.shared._replace(folders=tuple(one._replace(place=place) for one in desk.shared.folders))
    app.app.changed()
    await app.settle()


async def test_what_came_is_shown_and_said_after_the_start(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    ana.log("Handover went well", "Tom Berg")
    ana.sync()
    async with opened(tom.journal, screen="meetings") as app:
        assert "2 records from Ana Silva." in app.text()
        assert "with Ana Silva" in app.text() or "Ana Silva" in app.selected
        assert badge(app) == "● up to date"


async def test_what_is_written_is_sent_when_asked_and_at_the_end(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    async with opened(tom.journal) as app:
        await app.do("capture")
        await app.type("@Ana she asked for the night shift")
        await app.press("enter")
        await app.do("mode.sharing", "sharing.sync")
        assert badge(app) == "● up to date"
        ana.sync()
        assert len(ana.rows("meeting")) == 1
        await app.do("capture")
        await app.type("@Ana once more")
        await app.press("enter")
        assert badge(app) == "○ changes waiting"
        await app.do("quit")
    ana.sync()
    assert len(ana.rows("meeting")) == 2


async def test_somebody_who_comes_back_to_the_terminal_sees_what_came(tmp_path: Path) -> None:
    from textual import events

    tom, ana, _ = a_pair(tmp_path)
    async with opened(tom.journal, screen="meetings") as app:
        ana.log("Meanwhile", "Tom Berg")
        ana.sync()
        app.app.post_message(events.AppFocus())
        await app.settle()
        assert "records from Ana Silva" in app.text()


async def test_a_folder_that_is_away_is_told_and_delays_nothing(tmp_path: Path) -> None:
    tom, _, box = a_pair(tmp_path)
    away = tmp_path / "away"
    box.rename(away)
    async with opened(tom.journal, (120, 40)) as app:
        assert badge(app) == "! folder not available"
        assert "goes once it is back" in app.text()
        await app.do("mode.sharing")
        assert "! not available" in app.selected
        away.rename(box)
        await app.do("sharing.sync")
        assert badge(app) == "● up to date"
        assert "Up to date." in app.text()


async def test_nothing_of_it_is_loaded_while_nothing_is_shared(tmp_path: Path) -> None:
    tom = Somebody(tmp_path, "Tom Berg", 1)
    async with opened(tom.journal) as app:
        assert badge(app) == "● saved"
        assert "8 Sharing" not in app.text()
        await app.do("mode.sharing")
        assert "Share a folder with somebody: n" in app.text()
        await app.app.run_action("sync")
        await app.settle()
        assert "You share no folder yet" in app.text()


@pytest.mark.parametrize("size", sizes())
async def test_the_screen_of_a_pair(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    tom, _, _ = apart(tmp_path)
    async with opened(tom.journal, size, screen="sharing") as app:
        await app.press("end", "up")  # from her name to the folder
        await lies_in(app, "~/Dropbox/Ana-and-Tom")
        assert app.text() == snapshot
        await app.do("open")
        assert "Each was let in by a code" in " ".join(app.text().split())


async def test_a_folder_for_two_is_made_and_joined_in_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where the folder of a code is looked for, too
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    box = tmp_path / "Ana and Tom"
    async with opened(tom.journal, (120, 40), screen="sharing") as app:
        await app.do("new", "form.save")
        assert "With whom? Nothing was made." in app.text()
        await app.type("Ana")
        await app.press("tab")
        await app.type(str(tmp_path / "not" / "there"))
        await app.do("form.save")
        assert "cannot be made" in app.text()
        await app.press("ctrl+u")
        await app.type(str(box))
        await app.do("form.save")
        assert "8 Sharing" in app.lines()[0]
        assert "Made: " in app.text()
        assert "Nobody else joined yet" in app.text()
        assert "Give it by phone or message, not in the folder" in " ".join(app.text().split())
        await app.press("g")
    code = tom.pair("Ana", box).code
    async with opened(ana.journal, (120, 40), screen="sharing") as app:
        await app.do("sharing.join")
        await app.type(code.replace("-", " ").lower() + "x")
        await app.do("form.save")
        assert "24 letters and digits, and this has 25" in " ".join(app.text().split())
        await app.press("backspace")
        await app.do("form.save")
        assert "Joined “Ana and Tom”. Your code proves that it is the right one." in app.text()
    assert len(ana.rows("share")) == 1


async def test_a_computer_that_asks_is_taken_in_with_enter(tmp_path: Path) -> None:
    from mentortui.exchange import computers

    tom, _, box = a_pair(tmp_path)
    computers.meet_in(tom.journal, str(box))
    home = tmp_path / "desktop"
    computers.asks(str(home), str(box), "Ward desktop", tom.clock)
    async with opened(tom.journal, (120, 40), screen="sharing") as app:
        assert "“Ward desktop” asks to be taken in as yours" in app.text()
        await app.press("end")
        await app.do("open")
        await app.press("enter")
        assert "asks to be taken in as yours" in app.text()  # it begins on “Not now”
        await app.do("open")
        assert "your private notes too" in app.text()
        await app.press("y")
        assert "asks to be taken in as yours" not in app.line_with("Your computers")
        assert "Ward desktop" in app.text()
    found = computers.settle_in(str(home), tom.clock)
    assert found is not None
    found[0].close()


async def test_two_computers_of_one_are_listed(tmp_path: Path) -> None:
    tom, _, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    desktop.sync()
    async with opened(tom.journal, screen="sharing") as app:
        assert "computer 7" in app.text()
        assert "this one" in app.text()


async def test_a_sync_goes_a_moment_after_something_shared_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "AFTER", 0.01)
    tom, ana, _ = a_pair(tmp_path)
    async with opened(tom.journal) as app:
        await app.do("capture")
        await app.type("@Ana she asked for the night shift")
        await app.press("enter")
        while badge(app) != "● up to date":
            await app.pilot.pause()
            await app.settle()
    ana.sync()
    assert len(ana.rows("meeting")) == 1


async def test_who_has_an_invitation_joins_at_the_first_run(tmp_path: Path) -> None:
    tom = Somebody(tmp_path, "Tom Berg", 1)
    box = tmp_path / "Ana and Tom"
    code = tom.pair("Ana", box, "mentee").code
    async with opened(None, home=tmp_path / "home") as app:
        await app.type("Ana Silva")
        await app.press("tab", "tab", "down", "enter")
        assert "Join a folder somebody shares with you" in app.text()
        await app.type(code)
        await app.press("tab")
        await app.type(str(box).replace(" ", "\\ "))
        await app.do("form.save")
        assert "Joined “Ana and Tom”" in app.text()
        assert "8 Sharing" in app.lines()[0]
        tom.sync()
        await app.do("mode.sharing", "sharing.sync")
        assert "Tom Berg" in app.text()
        assert "Tom Berg" in [row["name"] for row in app.journal.rows("person")]


async def test_in_a_live_meeting_stands_when_the_other_was_heard(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    ana.log("Handover", "Tom Berg")
    ana.sync()
    now = tom.clock.now()
    meeting = next(
        one
        for one in tom.commit(meetings.plan(tom.journal, ["Ana"], [now.date()], now=now, new_id=tom.id))
        if one.startswith("meeting-")
    )
    tom.commit(live.start(tom.journal, [meeting], now=tom.clock.now(), new_id=tom.id))
    async with opened(tom.journal) as app:
        app.app.post_message(Open(meeting))
        await app.settle()
        assert badge(app) == "Ana ● just now"
        tom.clock.moment += timedelta(minutes=5)
        app.app.changed()
        await app.settle()
        assert badge(app) == "Ana ● 5 min ago"


async def test_in_a_narrow_window_names_of_screens_give_way_to_how_it_stands(tmp_path: Path) -> None:
    tom, _, box = a_pair(tmp_path)
    box.rename(tmp_path / "away")
    async with opened(tom.journal, screen="sharing") as app:
        assert app.lines()[0].endswith("! folder not available")
        assert "1 Today" in app.lines()[0] and "8 Sharing" in app.lines()[0]


async def test_what_each_reader_gets_is_a_key_away(tmp_path: Path) -> None:
    tom, _, _ = a_pair(tmp_path)
    tom.log("Handover went well", "Ana Silva")
    tom.log("She seems tired", "Ana Silva", share=False)
    async with opened(tom.journal, screen="sharing") as app:
        await app.press("p")
        assert "Gets 4 records" in app.text()
        await app.press("end")
        assert "Anyone with the folder" in app.text()
        assert "She seems tired" not in app.text()
        await app.press("q")
        assert "Shared folders" in app.text()


async def test_who_joined_and_what_of_before_they_read_is_answered_with_letters(tmp_path: Path) -> None:
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    box = tmp_path / "box"
    tom.commit(joining.pair(tom.journal, "Ana", "mentee", now=tom.clock.now(), new_id=tom.id))
    tom.log("Long before", "Ana")
    tom.log("Before that", "Ana")
    tom.pair("Ana", box, "mentee")
    ana.join(box)
    async with opened(tom.journal, screen="sharing") as app:
        assert badge(app) == "! 1 question"
        assert "of those who joined." in app.text()
        await app.press("home")
        assert "Who is Ana Silva?" in app.selected
        await app.do("open")
        assert "Is this the Ana you have 4" in app.text()
        await app.press("y")
        await app.do("sharing.sync")
        await app.press("home")
        assert "What of before may Ana Silva read?" in app.selected and "2 meetings" in app.selected
        await app.do("open")
        assert "Also 2 meetings you shared before" in app.text()
        await app.press("c")
        await app.do("tick")
        assert "let them read 1" in app.lines()[-1]
        await app.do("open")
        assert "What of before" not in app.text()
        await app.do("sharing.sync")
        assert badge(app) == "● up to date"
        ana.sync()
        assert len(ana.rows("meeting")) == 1
        await app.press("home")
        await app.do("sharing.before")
        assert app.text().count("[ ]") == 1, "what was sent is not asked about again"
        await app.do("leave", "sharing.sync")
        await app.do("undo", "undo")
        assert "Ana" in [row["name"] for row in app.journal.rows("person")]


@pytest.mark.parametrize("size", [(20, 5), (60, 20)])
async def test_a_question_of_hostile_words_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    tom = Somebody(tmp_path, "Tom Berg", 1)
    answered: list[str | None] = []
    async with opened(tom.journal, size) as app:
        question = QuestionScreen(" ".join(TEXTS), "[/b] more", (Answer("f", TEXTS[0]), Answer("c", "[/b]")))
        app.app.push_screen(question, answered.append)
        await app.settle()
        assert app.app.screen is question
        await app.press("c")
    assert answered == ["c"]


async def test_one_that_was_taken_away_says_so_and_which_of_two_stands_is_settled(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    stolen = second_computer(ana, tmp_path, tmp_path / "mine", 7)
    stolen.join(box)
    for who in (ana, stolen, tom):
        who.sync()
    stolen.command("device", "remove", ana.journal.device)
    for who in (stolen, tom):
        who.sync()
    async with opened(ana.journal, screen="sharing") as app:
        assert "! taken away" in app.line_with("Ana and Tom")
        assert "Taken away on another computer of yours: enter says what can be done." in app.text()
        await app.press("home")
        await app.do("open")
        assert "This computer was taken away on “computer 7”" in app.text()
        assert "Your journal here is whole and stays so." in " ".join(app.text().split())
        assert badge(app) == "! taken away"
    ana.command("device", "remove", stolen.journal.device)
    async with opened(tom.journal, screen="sharing") as app:
        assert "Which computer is Ana Silva's?" in app.text()
        assert badge(app) == "! 1 question"
        await app.press("home")
        await app.do("open")
        assert "Of two computers of Ana Silva each says" in app.text()
        await app.press("y")
        await app.settle()
        assert "Which computer" not in app.text()
    ana.log("Stands again", "Tom Berg")
    for who in (ana, tom, ana, tom):
        who.sync()
    assert tom.texts() == ["Stands again"]
