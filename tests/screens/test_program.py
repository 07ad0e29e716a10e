"""The Program screen of somebody who takes part, and of who coordinates it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from mentortui.exchange import starting
from mentortui.exchange.demo import COORDINATOR, build_demo
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.practice.folders import DEMO
from mentortui.program.board import boards
from mentortui.program.parts import PARTS
from mentortui.store import Journal
from mentortui.widgets.chips import Chips
from mentortui.widgets.rows import Rows
from tests.driver import CountingClock, opened
from tests.hostile import TEXTS
from tests.made_once import once, placed
from tests.sharing import Somebody


def coordinator(folder: Path) -> Somebody:
    """Kim, who began a program from a template."""
    kim = Somebody(folder, "Kim Lee", 1)
    starting.start_program(kim.journal, str(folder / "box"), "Early talent", "early-talent", date(2026, 12, 1))
    return kim


@once
def _demo(folder: Path) -> int:
    clock = CountingClock()
    build_demo(folder / "home", clock, COORDINATOR).close()
    return clock.count


@contextmanager
def demo(folder: Path) -> Iterator[Journal]:
    """The demo's small program."""
    made, count = _demo()
    yield Journal.open(placed(made / "home", folder / "home"), clock=CountingClock(count=count))


async def test_the_program_says_what_it_is_for_and_tells_everyone_by_a_key(tmp_path: Path) -> None:
    kim = coordinator(tmp_path)
    async with opened(kim.journal, (80, 40), screen="program") as app:
        await app.do("program.before")
        assert "Calendar" in app.text() and "the program begins" in app.text()
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


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_coordinator_goes_from_the_week_through_every_part(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    with demo(tmp_path) as journal:
        async with opened(journal, size, screen="program", standing=DEMO) as app:
            seen = {}
            for part in PARTS:
                assert all(len(line) <= size[0] for line in app.lines())
                seen[part] = "\n".join(app.lines()[2:])
                await app.do("program.next")
            assert "\n\n".join(seen.values()) == snapshot
            assert "Looks for a later hour" not in seen["health"], "health is dates and counts, never a text"
            await app.do("program.next", "open")
            assert size[0] > 80 or ("worked out" in app.text() and "decides" in app.text())


async def test_whom_the_figures_are_of_is_chosen_by_key_and_mouse_and_a_refusal_is_said(tmp_path: Path) -> None:
    with demo(tmp_path) as journal:
        async with opened(journal, screen="program", standing=DEMO) as app:
            await app.do("program.next", "program.whom")
            assert "everybody" in app.selected
            assert "fewer than 10 people say that of themselves" in app.text()
            assert "10 people" in app.line_with("yes"), "of a group that is refused not even the number is told"
            await app.press("down", "down", "enter")
            assert "Early talent: Second cohort" in app.text() and "6 people" in app.text()
            await app.do("open")
            assert "cohort First cohort: 87 %" in app.text(), "the cohort before is named"
            await app.do("leave", "program.whom")
            assert "Second cohort" in app.selected
            place = next(row for row, line in enumerate(app.lines()) if line.strip() == "no")
            for _ in range(2):
                await app.pilot.click(Rows, offset=(10, place - 2))
                await app.settle()
            said = " ".join(app.text().split())
            assert "Nothing is said of first generation no: too few to say: fewer than 10 people" in said
            await app.do("program.whom")
            await app.press("down", "enter")  # yes: ten people, who takes part and who gets what
            assert "Recognition reach" in app.text() and "Relationship pulse" not in app.text()
            await app.pilot.click(Chips, offset=(app.lines()[3].index("feedback") + 2, 0))
            await app.settle()
            assert "Comments are shown of everybody only" in " ".join(app.text().split())


async def test_a_line_leads_to_who_stands_there_to_a_cohort_and_to_the_pack_of_a_review(tmp_path: Path) -> None:
    with demo(tmp_path) as journal:
        async with opened(journal, (80, 40), screen="program", standing=DEMO) as app:
            await app.do("program.next", "program.next")
            await app.press("down")
            assert "invited" in app.selected
            await app.do("open")
            assert "Nils Holm" in app.text() and "program remind invited" in app.text()
            await app.do("leave", "program.next")
            await app.press("enter")
            assert "Early talent: First cohort" in app.text()
            for _ in range(8):
                await app.do("program.next")
            assert "Program reviews" in app.text() and "Most first meetings came later" in app.text()
            await app.press("home")
            assert "in 5 months" in app.selected, "a review that was has no pack to make"
            await app.press("enter")
            assert "review-2027-05-0" in app.text() and "a review" in app.text()


async def test_who_coordinates_two_programs_goes_from_one_to_the_other(tmp_path: Path) -> None:
    kim = coordinator(tmp_path)
    starting.start_program(kim.journal, str(tmp_path / "other"), "Leading", "leadership", date(2026, 12, 1))
    async with opened(kim.journal, screen="program") as app:
        first = app.lines()[2].split("  ")[0].strip()
        other = {"Early talent": "Leading", "Leading": "Early talent"}[first]
        await app.do("program.whom")
        await app.press("end")
        assert other in app.selected
        await app.press("enter")
        assert other in app.lines()[2]
        await app.do("program.finding")
        assert "Early talent" in app.text() and "Leading" in app.text(), "it is asked of which"


async def test_who_has_nobody_yet_is_told_what_comes_first(tmp_path: Path) -> None:
    kim = coordinator(tmp_path)
    async with opened(kim.journal, screen="program") as app:
        await app.do("program.next")
        assert "Nobody is on your list yet" in app.text()


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
            periods = [row["as_of"] for row in journal.rows("period")]
        assert sorted(periods) == ["2026-11-06", "2026-11-21"]
        assert "**Is it used?**" in (tmp_path / "report.md").read_text()


async def test_hostile_words_in_every_part_of_the_program(tmp_path: Path) -> None:
    texts = [limits.clean(one).strip() for one in TEXTS]
    texts = [" ".join(one.split())[:150] for one in texts if one.split()]
    with demo(tmp_path) as journal:
        update: dict[str, dict[str, object]] = {}
        words = cycle(texts)
        for kind, field in (("person", "name"), ("enrolment", "name"), ("cohort", "name"), ("finding", "finding"),
                            ("contact", "text"), ("measure", "decision")):  # fmt: skip
            update |= {row["id"]: {field: next(words)} for row in journal.rows(kind)}
        for row in journal.rows("enrolment"):
            cohort, value = next(words), next(words)
            update[row["id"]] |= {"cohort": cohort, "groups": {next(words): value, "gender": value}}
        for row in journal.rows("fact"):
            if row.get("comments"):
                update[row["id"]] = {"comments": dict.fromkeys(row["comments"], next(words))}
        journal.commit(Delta("Hostile", update=update), undoable=False)
        async with opened(journal, (60, 20), screen="program", standing=DEMO) as app:
            for _ in range(2):
                for _ in PARTS:
                    for key in ("", "end"):
                        await app.press(*filter(None, [key]))
                        for line in app.lines():
                            assert cell_len(line) <= app.app.size.width, line
                            assert not set(line) & {"\x1b", "\u202e", "\n"}, line
                    await app.do("program.next")
                await app.resize(20, 6)
            await app.do("program.whom")
            await app.press("down", "enter")
            assert app.app._exception is None
