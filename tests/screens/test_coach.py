"""The coach for a new goal: one line first, five parts with their lights, and the page as its other face."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import goals, people
from mentortui.settings import Settings
from mentortui.widgets.fields import FieldRow
from tests.both_ways import as_command, deltas, shape
from tests.driver import AppDriver, empty_journal, opened, sample_journal, write
from tests.hostile import TEXTS
from tests.screens.test_goals import goal_of
from tests.screens.test_goals_forms import lights

TITLE = "Be confident leading the morning handover"
ANSWERS = (
    "Lead the 7:00 handover on ward 3, alone, twice a week",
    "confidence 0-10, now 3, want 7",
    "Shadow two handovers first; Tom lends his check-list",
    "The night shift should be able to rely on me",
    "by 28 feb",
)
SIZES = [(80, 24), (120, 40), (60, 20)]


async def answer(app: AppDriver, *texts: str) -> None:
    """Write answers, each with enter behind it."""
    for text in texts:
        if text:
            await app.type(text)
        await app.do("coach.next")


def here(app: AppDriver) -> str:
    """The name of the field one writes in."""
    return next((row.field.name for row in app.app.screen.query(FieldRow) if row.control.has_focus), "")


def text_of(app: AppDriver, name: str) -> str:
    """What stands in a field."""
    return next(row.text() for row in app.app.screen.query(FieldRow) if row.field.name == name)


def still(text: str) -> str:
    """The screen without the ends of the scroll bar, which is on its way while a field comes into view."""
    return "\n".join(line.rstrip("▁▂▃▄▅▆▇ ") for line in text.splitlines())


@pytest.mark.parametrize("size", SIZES)
async def test_the_coach_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size, screen="goals") as app:
        await app.do("new")
        assert still(app.text()) == snapshot(name="one line first")
        await answer(app, TITLE, ANSWERS[0])
        assert still(app.text()) == snapshot(name="the second part")
        await answer(app, *ANSWERS[1:3])
        assert still(app.text()) == snapshot(name="the fourth part")
        await answer(app, *ANSWERS[3:])
        assert lights(app) == "✓✓✓✓✓"
        assert still(app.text()) == snapshot(name="the last line")


async def test_a_part_stands_where_it_stands_from_wherever_one_came(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), (60, 20), screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE, *ANSWERS[:2])
        assert here(app) == "achievable"
        forward, fields = still(app.text()), app.app.screen.query_one("#fields")
        assert "What helps you" in forward, "the question is seen, not only the line below it"
        await app.do("form.next", "form.next", "form.next", "form.previous", "form.previous", "form.previous")
        assert here(app) == "achievable"
        assert still(app.text()) == forward
        await app.do("form.previous", "form.previous", "form.next", "form.next")
        assert still(app.text()) == forward
        fields.scroll_to(y=0, animate=False)
        await app.settle()
        assert fields.scroll_y == 0, "a wheel may turn it away"
        await app.resize(60, 24)
        await app.resize(60, 20)
        assert still(app.text()) == forward


async def test_one_line_is_asked_first_and_then_the_five_parts_in_order(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new")
        assert "What do you want to reach?" in app.text()
        assert "Specific" not in app.text()
        await answer(app, TITLE)
        order = []
        for _ in range(5):
            order.append(here(app))
            await answer(app, "")
        assert order == ["specific", "measure", "achievable", "relevant", "due"]
        assert "› Who can read this" in app.text()
        assert "enter save" in app.lines()[-1]


async def test_lights_come_on_while_one_types_and_it_is_said_why_not(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE)
        assert '"Be confident" is a wish' in app.text()
        await answer(app, ANSWERS[0])
        assert lights(app) == "✓····"
        assert "No number and no yes/no test found; rate it 0-10, now 3," in app.text()
        await app.type("confidence 0-10, now 3, want 7")
        assert lights(app) == "✓✓···"
        assert "Understood: confidence, now 3, want 7 of 10" in app.text()
        assert "No number" not in app.text()
        await answer(app, "", "", "")
        await app.type("by 28 feb")
        assert lights(app) == "✓✓··✓"
        assert "Sunday 28 February 2027 (in 14 weeks)" in app.text()


async def test_what_is_saved_is_what_the_command_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = sample_journal(tmp_path / "twin")
    seen = deltas(monkeypatch)
    async with opened(sample_journal(tmp_path / "app"), screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE, *ANSWERS, "")
        assert TITLE[:20] in app.selected
        expected = as_command(
            twin, goals.add, TITLE, specific=ANSWERS[0], metric="confidence", unit="of 10", baseline=3, target=7,
            achievable=ANSWERS[2], relevant=ANSWERS[3], due="2027-02-28",
        )  # fmt: skip
        assert shape(seen[-1]) == shape(expected)


async def test_every_part_may_stay_empty(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE)
        await app.do("form.save")
        goal = goal_of(app.journal, TITLE)
        assert not {"specific", "metric", "unit", "baseline", "target", "achievable", "due"} & set(goal)


async def test_a_goal_without_a_title_is_refused_beside_the_line(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new")
        await answer(app, "", "Lead the handover alone")
        await app.do("form.save")
        assert "! The title is empty" in app.text()
        assert here(app) == "title"
        assert text_of(app, "specific") == "Lead the handover alone"


async def test_what_cannot_be_saved_is_said_beside_the_line_it_came_from(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE, "", "confidence, now 7, want 7", "", "", "some day")
        await app.do("form.save")
        assert "is not a date I know" in app.text()
        assert here(app) == "due"
        await app.press(*["backspace"] * 8)
        await app.do("form.save")
        assert "The target equals the baseline" in app.text()
        assert here(app) == "measure"


async def test_the_page_and_the_coach_are_two_faces_of_one_goal(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE, ANSWERS[0])
        await app.type(ANSWERS[1])
        await app.do("coach.face")
        assert here(app) == "metric"
        fields = [text_of(app, name) for name in ("metric", "unit", "baseline", "target")]
        assert fields == ["confidence", "of 10", "3", "7"]
        assert app.text() == snapshot
        await app.do("coach.face")
        assert here(app) == "measure"
        assert text_of(app, "measure") == ANSWERS[1]  # as it was written
        await app.do("coach.face")
        app.app.screen.row("target").put("many")  # type: ignore[attr-defined]
        app.app.screen.row("objective").put("Safe nights")  # type: ignore[attr-defined]
        await app.settle()
        await app.do("coach.face")
        assert "want many" in text_of(app, "measure")
        assert "confidence" in text_of(app, "measure")
        app.app.screen.row("measure").put("confidence, now 4, want 8")  # type: ignore[attr-defined]
        await app.settle()
        await app.do("form.save")
        goal = goal_of(app.journal, TITLE)
        assert (goal["specific"], goal["baseline"], goal["target"]) == (ANSWERS[0], 4, 8)
        assert goal["objective"] == "Safe nights"


async def test_the_setting_says_which_face_comes_first(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        assert app.app.desk is not None
        app.app.desk.settings = Settings({"goal_form": "page"})
        await app.do("new")
        assert "Purpose" in app.text() or "wanted" in app.text()
        assert "f3 coach" in app.lines()[-1]
        await app.type(TITLE)
        await app.do("coach.face")
        assert "f3 one page" in app.lines()[-1]
        assert text_of(app, "title") == TITLE


async def test_a_draft_comes_back_where_it_was_left(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE, ANSWERS[0])
        await app.type(ANSWERS[1])
        await app.do("form.cancel")
        assert "Kept as a draft" in app.text()
        await app.do("new")
        assert "Draft from" in app.text()
        assert here(app) == "achievable"
        assert (text_of(app, "title"), text_of(app, "specific"), text_of(app, "measure")) == (TITLE, *ANSWERS[:2])
        assert lights(app) == "✓✓···"
        await app.do("coach.face", "form.cancel", "new")  # and from the page into the coach
        assert text_of(app, "measure") == "confidence, now 3, want 7 of 10"


async def test_the_last_line_lets_the_other_read_it(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    write(journal, people.relationship_add, ["me"], ["Ana Silva"], cadence="2 weeks")
    async with opened(journal, screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE, "", "", "", "", "")
        assert "s  let Ana Silva read it too" in app.text()
        await app.do("form.share")
        assert "you and Ana Silva" in app.text()
        await app.do("coach.next")
        assert goal_of(app.journal, TITLE)["readers"] == "relationship"


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
async def test_any_size_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size, screen="goals") as app:
        await app.do("new")
        await answer(app, TITLE, *ANSWERS)
        await app.do("coach.face", "coach.face", "form.help")
        await app.press("escape")
        await app.do("form.save")
        assert size == (1, 1) or goal_of(app.journal, TITLE)["target"] == 7
        assert all(len(line) <= max(size[0], 1) for line in app.lines())


async def test_hostile_texts_are_kept_as_they_are(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="goals") as app:
        for text in TEXTS[::9]:
            line = " ".join(text.split())
            await app.do("new")
            await answer(app, f"Goal {line}", text)
            for name in ("measure", "achievable", "relevant"):
                app.app.screen.row(name).put(text)  # type: ignore[attr-defined]
            await app.do("coach.face", "coach.face", "form.save")
            assert "New goal" not in app.text(), app.text()
        assert len(app.journal.rows("goal")) == len(TEXTS[::9])
