"""The Milestones screen: the trail, the shelf, introductions, and what keys do there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import goals, milestones, recognition, sharing
from mentortui.screens.milestones.celebration import CelebrationScreen
from mentortui.store import Journal
from tests.driver import empty_journal, opened, sample_journal, sizes, write


def a_trail(folder: Path) -> Journal:
    """The journal of the sketches with something in every part."""
    journal = sample_journal(folder)
    write(journal, milestones.add, "Talk at the team forum", on=date(2026, 12, 10), goal="Give a talk")
    write(journal, milestones.add, "Handover alone", on=date(2026, 11, 25), person="Bo")
    journal.clock.at("2026-11-10T10:00:00+01:00")  # type: ignore[attr-defined]
    write(journal, milestones.add, "Book the course", on=date(2026, 11, 14), person="Ana")
    done = write(
        journal, milestones.add, "Shadowed two handovers", on=date(2026, 10, 2), person="Ana", value_tag="care"
    )
    write(journal, milestones.celebrate, *done, worked="She asked before every shift")
    write(journal, recognition.give, "me", "A book on charts", type_="reward")
    journal.clock.at("2026-11-21T09:30:00+01:00")  # type: ignore[attr-defined]
    return journal


@pytest.mark.parametrize("size", sizes())
async def test_milestones_look_as_they_should(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(a_trail(tmp_path), size, screen="milestones") as app:
        assert "First module finished" in app.selected, "one begins at what waits to be celebrated"
        assert app.text() == snapshot
        lines = [line.partition(" │ ")[0] if size[0] > 110 else line for line in app.lines()]
        order = ["Talk at the team forum", "Handover alone", "Book the course", "today", "First module", "Shadowed"]
        places = [next(at for at, line in enumerate(lines) if words in line) for words in order]
        assert places == sorted(places)
        assert "! late" in app.line_with("Book the course")
        assert "! at risk" in app.line_with("Talk at the team")


async def test_a_planned_one_is_reached_and_celebrated_by_one_key(tmp_path: Path) -> None:
    async with opened(a_trail(tmp_path), screen="milestones") as app:
        app.app.screen.main.select(next(row["id"] for row in app.journal.rows("milestone") if "alone" in row["title"]))  # type: ignore[attr-defined]
        await app.do("milestone.reach")
        assert isinstance(app.app.screen, CelebrationScreen)
        [row] = [row for row in app.journal.rows("milestone") if row["title"] == "Handover alone"]
        assert (row["status"], row["on"], row.get("celebrated")) == ("reached", "2026-11-21", None)
        await app.press("x", "escape")
        [row] = [row for row in app.journal.rows("milestone") if row["title"] == "Handover alone"]
        assert (row["celebrated"], row["worked"]) == (True, "x")
        assert "today" in app.text() and "Handover alone" in app.text()


async def test_what_a_rule_found_is_kept_by_saying_it_or_by_passing_it_by(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="milestones") as app:
        rows = app.app.screen.main  # type: ignore[attr-defined]
        found = [row.key for row in rows.rows if "#found" in row.key]
        assert len(found) == 2, "the first meetings with Ana and with Bo"
        rows.select(found[0])
        await app.settle()
        assert "say it" in app.lines()[-1] and "pass by" in app.lines()[-1]
        await app.do("milestone.pass")
        kept = {row["title"]: row for row in app.journal.rows("milestone") if row.get("rule")}
        assert kept["First meeting with Ana Silva"]["celebrated"]
        assert not isinstance(app.app.screen, CelebrationScreen)
        rows.select(found[1])
        await app.do("open")
        assert isinstance(app.app.screen, CelebrationScreen)
        assert "First meeting with Bo Lindqvist" in app.text()
        await app.press("escape", "escape")
        assert sum(bool(row.get("rule")) for row in app.journal.rows("milestone")) == 2
        await app.do("undo", "undo")
        assert not [row for row in app.journal.rows("milestone") if "Bo" in row["title"]], "as if nothing had been"


async def test_forms_add_a_milestone_kudos_and_an_introduction(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="milestones") as app:
        await app.do("new")
        await app.type("Second module")
        await app.press("tab")
        await app.type("in 3 weeks")
        assert "planned for" in app.text()
        await app.press("tab")
        await app.type("Ana")
        await app.press("tab")
        await app.type("Complete")
        await app.do("form.save")
        [row] = [row for row in app.journal.rows("milestone") if row["title"] == "Second module"]
        ana = next(one["id"] for one in app.journal.rows("person") if one["name"] == "Ana Silva")
        assert (row["status"], row["on"], row["person"]) == ("planned", "2026-12-12", ana)
        assert app.journal.get(row["goal"])["title"] == "Complete a leadership course"  # type: ignore[index]
        assert "Second module" in app.selected
        await app.do("milestone.kudos")
        assert "Ana Silva" in app.line_with(" To ")
        await app.type("Never gave up\nnot once")
        await app.do("form.save")
        [given] = [row for row in app.journal.rows("recognition") if row.get("milestone")]
        assert (given["type"], given["person"], given["milestone"]) == ("kudos", ana, row["id"])
        await app.do("milestone.introduce")
        await app.type("Karim Haddad")
        await app.press("tab")
        await app.type("Ana")
        await app.do("form.save")
        [made] = [row for row in app.journal.rows("introduction") if row["name"] == "Karim Haddad"]
        assert (made["name"], made["person"], made["on"]) == ("Karim Haddad", ana, "2026-11-21")
        await app.do("open")  # what came of it
        await app.press("tab", "tab", "tab", "tab", "right")
        await app.do("form.save")
        assert app.journal.get(made["id"])["worked"] is True  # type: ignore[index]


async def test_the_form_asks_for_what_is_missing_beside_its_field(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="milestones") as app:
        for action, sentence in (
            ("new", "What was reached"), ("milestone.introduce", "To whom?"), ("milestone.kudos", "For what?"),
        ):  # fmt: skip
            await app.do(action, "form.save")
            assert sentence in app.text()
            await app.do("form.cancel")
        await app.do("new")
        await app.type("X")
        await app.press("tab", "tab")
        await app.type("Nobody")
        await app.do("form.save")
        assert "Nobody" in app.line_with("!")


async def test_a_planned_one_set_to_reached_in_its_form_is_celebrated_that_day(tmp_path: Path) -> None:
    async with opened(a_trail(tmp_path), screen="milestones") as app:
        record = next(row["id"] for row in app.journal.rows("milestone") if "alone" in row["title"])
        app.app.screen.main.select(record)  # type: ignore[attr-defined]
        await app.do("open")
        await app.press("tab", "right")
        await app.do("form.save")
        row = app.journal.get(record)
        assert row is not None
        assert (row["status"], row["on"]) == ("reached", "2026-11-21"), "not on the day it was planned for"
        assert isinstance(app.app.screen, CelebrationScreen)


async def test_sharing_follows_the_new_record(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="milestones") as app:
        await app.do("share")
        [row] = app.journal.rows("milestone")
        assert row["readers"] == "relationship"
        assert "First module finished" in app.selected
        assert "+" in app.selected
        assert not isinstance(app.app.screen, CelebrationScreen), "sharing is no party"


async def test_tab_goes_from_part_to_part(tmp_path: Path) -> None:
    async with opened(a_trail(tmp_path), (80, 40), screen="milestones") as app:
        seen = []
        for _ in range(3):
            await app.do("milestone.part")
            seen.append(app.selected)
        assert "other round" in seen[0]
        assert "Ines Roth" in seen[1]
        assert "Talk at the team forum" in seen[2]


async def test_the_mode_appears_with_the_first_milestone(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path)) as app:
        assert "5 Milestones" not in app.text()
        await app.do("palette")
        await app.type("milestones")
        await app.press("enter")
        assert "No milestones yet. Press n" in app.text()
        await app.do("new")
        await app.type("First day done")
        await app.do("form.save")
        await app.press("escape", "escape")
        assert "5 Milestones" in app.lines()[0]
        await app.do("mode.today")
        assert "5 Milestones" in app.lines()[0]
        assert "First day done" not in app.text(), "it was celebrated"


async def test_the_top_line_keeps_every_mode_where_it_is_narrow(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), (60, 20), screen="milestones") as app:
        first = app.lines()[0]
        assert "5 Milestones" in first and "6" in first and "saved" in first
        await app.pilot.click(offset=(first.index("1"), 0))
        await app.settle()
        assert "1 Today" in app.lines()[0]


async def test_a_shared_goal_reached_is_found_once(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, goals.status, "Complete a leadership", "achieved")
    async with opened(journal, screen="milestones") as app:
        line = app.line_with("Complete a leadership course")
        assert "to celebrate" in line
        record = next(row["id"] for row in app.journal.rows("goal") if "leadership" in row["title"])
        write(journal, sharing.unshare, record)
        app.app.changed()
        await app.settle()
        assert app.text().count("Complete a leadership course") == 1
