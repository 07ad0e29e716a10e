"""The celebration: what moves and what ends it, the one question, kudos, certificate, who sees it, when it comes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import goals, milestones
from mentortui.messages import Celebrate
from mentortui.screens.goals.coach import CoachScreen
from mentortui.screens.milestones.celebration import CelebrationScreen
from mentortui.store import Journal, drafts
from mentortui.store.disk import RealDisk
from tests.driver import AppDriver, opened, sample_journal, write
from tests.worlds import copy_of


def still(journal: Journal) -> Journal:
    """The same journal with motion off, so that pictures do not depend on the moment."""
    (Path(journal.home) / "settings.json").write_text('{"motion": false}')
    return journal


def milestone(app: AppDriver, title: str = "First module finished") -> dict[str, object]:
    """The milestone of this title."""
    return next(row for row in app.journal.rows("milestone") if row["title"] == title)


async def celebrated(app: AppDriver) -> CelebrationScreen:
    """Open the celebration of the sample's milestone from its line on the trail."""
    await app.do("open")
    assert isinstance(app.app.screen, CelebrationScreen), app.text()
    return app.app.screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (20, 5)])
async def test_the_still_card(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(still(sample_journal(tmp_path)), size, screen="milestones") as app:
        screen = await celebrated(app)
        assert not screen.confetti.moves
        assert app.text() == snapshot


async def test_it_moves_until_a_key_and_the_letter_is_not_lost(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="milestones") as app:
        screen = await celebrated(app)
        assert screen.confetti.moves
        for _ in range(10):
            screen.confetti.step()
        await app.settle()
        assert any(sign in app.text() for sign in "✦○▸")
        assert "First module finished" in app.text() and "What made it work?" in app.text()
        await app.press("T")
        assert not screen.confetti.moves
        assert screen.card.line.text == "T"
        assert not any(sign in app.text() for sign in "✦○▸")
        assert not screen.confetti._timers, "an idle screen has no timers"


@pytest.mark.parametrize("key", ["escape", "enter", "tab", "f3", "down"])
async def test_a_key_that_is_no_letter_only_ends_the_motion(tmp_path: Path, key: str) -> None:
    async with opened(sample_journal(tmp_path), screen="milestones") as app:
        screen = await celebrated(app)
        await app.press(key)
        assert app.app.screen is screen
        assert not screen.confetti.moves
        assert screen.card.line.has_focus
        await app.press("escape")
        assert app.app.screen is not screen


async def test_it_ends_by_itself_and_by_the_mouse(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="milestones") as app:
        screen = await celebrated(app)
        await app.pilot.click(offset=(2, 2))
        assert not screen.confetti.moves
        screen.confetti.start()
        screen.confetti.end()  # what its timer does
        await app.settle()
        assert not screen.card.line.moves


async def test_it_stands_still_without_motion_without_color_and_where_it_is_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(sample_journal(tmp_path / "small"), (59, 24), screen="milestones") as app:
        assert not (await celebrated(app)).confetti.moves
    async with opened(sample_journal(tmp_path / "turned"), screen="milestones") as app:
        screen = await celebrated(app)
        await app.resize(40, 12)
        assert not screen.confetti.moves
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(sample_journal(tmp_path / "gray"), screen="milestones") as app:
        assert not (await celebrated(app)).confetti.moves


async def test_the_answer_is_kept_and_then_letters_are_keys(tmp_path: Path) -> None:
    async with opened(still(sample_journal(tmp_path)), screen="milestones") as app:
        screen = await celebrated(app)
        await app.type("An hour blocked every Friday")
        await app.press("enter")
        assert milestone(app)["worked"] == "An hour blocked every Friday"
        assert milestone(app)["celebrated"] is True
        assert "k kudos" in app.text()
        await app.do("celebration.answer")
        await app.type(", and Ines")
        await app.press("escape")
        assert app.app.screen is not screen
        assert milestone(app)["worked"] == "An hour blocked every Friday, and Ines", "closing keeps it"
        assert "An hour blocked" in app.text(), "the trail shows it"
        await app.do("open")
        assert app.app.focused is None, "with an answer letters are keys at once"
        await app.press("enter")
        assert not isinstance(app.app.screen, CelebrationScreen)


async def test_passing_the_question_celebrates_all_the_same(tmp_path: Path) -> None:
    async with opened(still(sample_journal(tmp_path)), screen="milestones") as app:
        await celebrated(app)
        await app.press("enter", "enter")
        assert milestone(app)["celebrated"] is True
        assert "worked" not in milestone(app)
        await app.do("mode.today")
        assert "First module finished" not in app.text()


async def test_quitting_keeps_what_stands_in_the_answer(tmp_path: Path) -> None:
    journal = still(sample_journal(tmp_path))
    async with opened(journal, screen="milestones") as app:
        await celebrated(app)
        await app.type("Patience")
        await app.do("quit")
    with Journal.open(Path(journal.home), clock=journal.clock) as again:
        [row] = again.rows("milestone")
        assert (row["worked"], row["celebrated"]) == ("Patience", True)


async def test_an_answer_nobody_could_keep_is_there_again(tmp_path: Path) -> None:
    """What a kill leaves: the draft is on the disk, the milestone is not celebrated; opened again it goes on."""
    journal = still(sample_journal(tmp_path))
    async with opened(journal, screen="milestones") as app:
        screen = await celebrated(app)
        await app.type("Patience, and")
        screen.worked.keeping.now()  # as its timer does
        await app.settle()
        found = drafts.load(RealDisk(Path(journal.home)))
        assert [draft["texts"] for draft in found.values()] == [{"worked": "Patience, and"}]
        assert "worked" not in milestone(app)
        screen.dismiss(None)  # without a word, as a kill would
        await app.settle()
        await celebrated(app)
        await app.type(" Ines")
        await app.press("enter")
        assert milestone(app)["worked"] == "Patience, and Ines"
        assert drafts.load(RealDisk(Path(journal.home))) == {}


async def test_kudos_and_letting_the_other_see_it(tmp_path: Path) -> None:
    async with opened(still(sample_journal(tmp_path)), screen="milestones") as app:
        await celebrated(app)
        assert "only you" in app.line_with("Who can read this")
        await app.press("enter", "plus")
        assert milestone(app)["readers"] == "relationship"
        assert "you and Ana Silva" in app.line_with("Who can read this")
        assert "+ keep to you" in app.text()
        await app.press("k")
        await app.type("You asked for help before it was late")
        await app.do("form.save")
        [given] = [row for row in app.journal.rows("recognition") if "asked for help" in row["title"]]
        assert given["milestone"] == milestone(app)["id"]
        assert isinstance(app.app.screen, CelebrationScreen), "back to the card"


async def test_a_certificate_is_written_beside_older_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr("mentortui.paths.documents", lambda: str(folder))
    async with opened(still(sample_journal(tmp_path)), (160, 24), screen="milestones") as app:
        await celebrated(app)
        await app.press("enter", "c")
        assert "Certificate written:" in app.text()
        await app.press("c")
        first, second = sorted(path.name for path in folder.iterdir())
        assert first.startswith("Certificate Ana Silva 2026-11-20 (2).")
        assert second.startswith("Certificate Ana Silva 2026-11-20.")
        monkeypatch.setattr("mentortui.paths.documents", lambda: str(tmp_path / "nowhere"))
        await app.press("c")
        assert "could not be written" in app.text()
        kept = [row["title"] for row in app.journal.rows("recognition") if row["type"] == "certificate"]
        assert kept == ["Certificate: First module finished"], "on the shelf, once"


# When it comes


async def test_a_goal_set_to_achieved_is_celebrated_at_once(tmp_path: Path) -> None:
    async with opened(still(sample_journal(tmp_path)), screen="goals") as app:
        while "Give a talk" not in app.selected:
            await app.press("down")
        await app.do("goal.status")
        await app.press("right", "right")
        await app.do("form.save")
        assert isinstance(app.app.screen, CelebrationScreen), app.text()
        assert "Give a talk at the team forum" in app.text()
        await app.press("escape")
        row = milestone(app, "Give a talk at the team forum")
        assert (row["rule"], row["celebrated"]) == ("goal-reached", True)
        await app.do("goal.status")
        await app.type("again")
        await app.do("form.cancel")
        assert not isinstance(app.app.screen, CelebrationScreen)


async def test_silenced_it_is_only_listed(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    (Path(journal.home) / "settings.json").write_text(json.dumps({"celebrations": False}))
    write(journal, milestones.add, "Second module", on=date(2026, 11, 25), person="Ana")
    async with opened(journal) as app:
        assert "First module" not in app.text()
        await app.do("mode.milestones")
        app.app.screen.main.select(str(milestone(app, "Second module")["id"]))  # type: ignore[attr-defined]
        await app.do("milestone.reach")
        assert not isinstance(app.app.screen, CelebrationScreen)
        assert "Milestone reached" in app.text()
        await app.do("open")
        assert isinstance(app.app.screen, CelebrationScreen), "asked for, it comes; nothing moves"
        assert not app.app.screen.confetti.moves


async def test_it_never_comes_over_a_form(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("mode.goals", "new")
        app.app.post_message(Celebrate(str(milestone(app)["id"]), asked=False))
        await app.settle()
        assert isinstance(app.app.screen, CoachScreen)


async def test_today_offers_it_and_enter_says_it(tmp_path: Path) -> None:
    journal = still(sample_journal(tmp_path))
    write(journal, goals.status, "Complete a leadership", "achieved")
    async with opened(journal, (100, 40)) as app:
        assert "say it" in app.line_with("To celebrate: Complete")
        app.app.screen.main.select(next(row.key for row in app.app.screen.main.rows if "goal-reached" in row.key))  # type: ignore[attr-defined]
        await app.do("open")
        assert isinstance(app.app.screen, CelebrationScreen)
        await app.press("escape")
        assert "To celebrate: Complete" not in app.text()


# What it must bear


async def test_hostile_words_at_every_size_and_deleted_meanwhile(tmp_path: Path, hostile: Path) -> None:
    journal = copy_of(hostile, tmp_path)
    async with opened(still(journal), (60, 20), screen="milestones") as app:
        for row in journal.rows("milestone")[:40:4]:
            app.app.post_message(Celebrate(row["id"]))
            await app.settle()
            screen = app.app.screen
            assert isinstance(screen, CelebrationScreen)
            for size in ((200, 60), (20, 5), (80, 24)):
                await app.resize(*size)
                assert app.app._exception is None
            await app.press("escape")
            assert app.app.screen is not screen, app.text()
        last = journal.rows("milestone")[0]["id"]
        app.app.post_message(Celebrate(last))
        await app.settle()
        from mentortui.changes import editing

        write(journal, editing.delete, last)
        app.app.changed()
        await app.settle()
        assert "This is gone" in app.text()
        await app.press("enter", "escape")
        app.app.post_message(Celebrate(last))
        await app.settle()
        assert "gone" in app.text()
