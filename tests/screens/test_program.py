"""The Program screen of somebody who takes part, and of who coordinates it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from mentortui.exchange import starting
from mentortui.exchange.demo import COORDINATOR, build_demo
from mentortui.program.board import boards
from mentortui.store import Journal
from tests.driver import CountingClock, opened
from tests.sharing import Somebody


def coordinator(folder: Path) -> Somebody:
    """Kim, who began a program from a template."""
    kim = Somebody(folder, "Kim Lee", 1)
    starting.start_program(kim.journal, str(folder / "box"), "Early talent", "early-talent", date(2026, 12, 1))
    return kim


@contextmanager
def demo(folder: Path) -> Iterator[Journal]:
    """The demo's small program."""
    yield build_demo(folder / "home", CountingClock(), COORDINATOR)


async def test_the_program_says_what_it_is_for_and_tells_everyone_by_a_key(tmp_path: Path) -> None:
    kim = coordinator(tmp_path)
    async with opened(kim.journal, screen="program") as app:
        await app.do("program.before")
        assert "People in their first years" in app.text()
        assert "Newcomers know people beyond their team" in " ".join(app.text().split())
        await app.press("n")
        await app.type("Workshop on Friday")
        await app.press("f2")
        assert "News" in app.text()
        assert "Workshop on Friday" in app.selected
        await app.press("enter")
        assert "read by everyone in Early talent" in app.text()
    [board] = boards(kim.journal, date(2026, 11, 21))
    assert [row["title"] for row in board.news] == ["Workshop on Friday"]


async def test_who_is_in_no_program_sees_how_to_join_one(tmp_path: Path) -> None:
    ana = Somebody(tmp_path, "Ana Silva", 2)
    async with opened(ana.journal, screen="program") as app:
        assert "You are in no program" in app.text()
        assert "7" not in app.lines()[0]


async def test_a_coordinator_goes_from_the_week_through_every_part(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    with demo(tmp_path) as journal:
        async with opened(journal, screen="program") as app:
            seen = []
            for _ in range(11):
                assert all(len(line) <= 80 for line in app.lines())
                seen.append("\n".join(app.lines()[2:]))
                await app.do("program.next")
            assert "\n\n".join(seen[part] for part in (0, 1, 4, 6)) == snapshot
            assert "Looks for a later hour" not in seen[4], "health is dates and counts, never a text"
            await app.do("program.next", "open")
            assert "worked out" in app.text() and "made of" in app.text() and "decides" in app.text()


async def test_a_hidden_figure_explains_itself_without_a_number(tmp_path: Path) -> None:
    with demo(tmp_path) as journal:
        async with opened(journal, (160, 50), screen="program") as app:
            await app.do("program.next")
            for _ in range(3):
                await app.press("down")
            assert "Skill change" in app.selected
            beside = " ".join(line.partition("│")[2].strip() for line in app.lines())
            assert "too few to say: fewer than 5 people" in beside
            assert "worked out" not in beside and "beside it" not in beside


async def test_a_contact_and_a_finding_are_written_where_they_come_to_mind(tmp_path: Path) -> None:
    with demo(tmp_path) as journal:
        async with opened(journal, screen="program") as app:
            assert "Jon Weber" in app.selected
            await app.do("program.contact")
            await app.type("Found an hour on Thursdays")
            await app.press("f2")
            assert "Contacts you promised" not in app.text()
            await app.do("program.finding")
            await app.type("Two pairs wait for a first date")
            await app.press("f2")
            assert "Found an hour" in journal.rows("contact")[-1]["text"] + journal.rows("contact")[0]["text"]
            assert any("Two pairs wait" in row["finding"] for row in journal.rows("finding"))


async def test_a_report_is_written_from_the_screen_and_recorded_as_shown(tmp_path: Path) -> None:
    with demo(tmp_path) as journal:
        async with opened(journal, screen="program") as app:
            await app.do("program.report")
            app.app.screen.rows[1].control.value = str(tmp_path / "report.md")  # type: ignore[attr-defined]
            await app.press("f2")
            assert str(tmp_path)[:20] in app.text()  # the line says where, as far as there is room
            [period] = journal.rows("period")
        assert period["as_of"] == "2026-11-21"
        assert "**Is it used?**" in (tmp_path / "report.md").read_text()
