"""Skills on their screen: first and now side by side, rated by a digit."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import people, skills
from mentortui.store import Journal
from tests.both_ways import as_command, deltas, shape
from tests.driver import empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS

MARCH = date(2026, 3, 2)


def rated_journal(tmp_path: Path) -> Journal:
    """The journal of the sketches; Ana and Tom rated Ana in March and now, Tom himself once."""
    journal = sample_journal(tmp_path)
    for role, on, level in (("self", MARCH, 1), ("mentor", MARCH, 2), ("self", None, 3), ("mentor", None, 4)):
        seen = "The night shift asks her" if level == 4 else None
        day = on or journal.clock.now().date()
        write(journal, skills.rate, "speaking-to-a-group", level, person="Ana", role=role, on=day, evidence=seen)
    write(journal, skills.rate, "deciding", 4, person="Ana", role="self", on=MARCH)
    write(journal, skills.rate, "active-listening", 2, on=MARCH)
    write(journal, skills.add, "Handover", type_="hard", description="In twelve minutes")
    write(journal, skills.hide, "another-language")
    return journal


def ratings(journal: Journal, skill: str) -> list[tuple[str, int]]:
    return [(row["role"], row["level"]) for row in journal.rows("rating") if row["skill"] == skill]


@pytest.mark.parametrize("size", sizes())
async def test_somebodys_skills_look_as_they_should(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(rated_journal(tmp_path), size, screen="people") as app:
        await app.do("list.down", "person.skills")
        await app.do("list.down", "list.down", "list.down", "list.down")
        line = next(one for one in app.lines() if one.lstrip(" ›").startswith("Speaking to a group"))
        assert "█░░░░" in line and "███░░" in line and "-1" in line
        assert "Ana 1 (2 Mar) → 3 (today) · you 2 (2 Mar) → 4 (today)" in app.text()
        assert app.text() == snapshot


async def test_a_digit_and_enter_rate_a_skill(tmp_path: Path) -> None:
    async with opened(rated_journal(tmp_path), screen="people") as app:
        await app.do("list.last", "person.skills", "open")
        assert "Rate Active listening" in app.text() and "What shows it?" in app.text()
        await app.press("enter")
        assert "Choose a level" in app.text()
        await app.press("4", "enter")
        assert ratings(app.journal, "active-listening") == [("self", 2), ("self", 4)]
        assert "Active listening" in app.selected and "you 2 (2 Mar) → 4 (today)" in app.text()
        await app.do("undo")
        assert ratings(app.journal, "active-listening") == [("self", 2)]


async def test_a_mentor_rates_and_may_share_and_writes_down_what_was_said(tmp_path: Path) -> None:
    async with opened(rated_journal(tmp_path), screen="people") as app:
        await app.do("list.down", "open", "person.skills", "open")
        assert "of Ana" in app.text()
        await app.press("2", "shift+tab")
        await app.do("form.share")
        assert "you and Ana Silva" in app.line_with("Who can read this")
        await app.do("form.save")
        (row,) = [row for row in app.journal.rows("rating") if row["skill"] == "active-listening" and row["level"] == 2
                  and row["role"] == "mentor"]  # fmt: skip
        assert row["readers"] == "relationship"
        await app.do("open")
        await app.press("3", "tab", "tab", "tab", "right", "enter")
        assert ("self", 3) in ratings(app.journal, "active-listening")


async def test_keys_and_commands_make_the_same_delta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin, seen = rated_journal(tmp_path / "twin"), deltas(monkeypatch)
    same = partial(as_command, twin)
    today = date(2026, 11, 21)
    async with opened(rated_journal(tmp_path / "app"), screen="people") as app:
        twin.clock.at(app.journal.clock.now().isoformat())  # type: ignore[attr-defined]
        await app.do("list.last", "person.skills", "open")
        await app.press("4", "enter")
        assert shape(seen[-1]) == shape(same(skills.rate, "active-listening", 4, on=today))
        await app.do("new")
        await app.type("Night handover")
        await app.do("form.save")
        assert shape(seen[-1]) == shape(same(skills.add, "Night handover", type_="soft"))
        await app.do("list.first", "edit")
        await app.type(", in twos")
        await app.do("form.save")
        name = f"{seen[-1].create[next(iter(seen[-1].create))]['name']}"
        assert shape(seen[-1]) == shape(same(skills.edit, "active-listening", {"name": name}))
        await app.do("list.first", "list.down", "delete")
        assert shape(seen[-1]) == shape(same(skills.hide, "asking-questions"))
    twin.close()


async def test_own_skills_other_words_and_what_is_left_out(tmp_path: Path) -> None:
    async with opened(rated_journal(tmp_path), screen="people") as app:
        await app.do("list.last", "person.skills", "new")
        await app.type("Night handover")
        await app.do("form.save")
        assert "Night handover" in app.selected
        await app.do("edit")
        await app.press("tab", "right")
        await app.do("form.save")
        assert [row["type"] for row in app.journal.rows("skill") if row["name"] == "Night handover"] == ["hard"]
        await app.do("delete")
        assert "Night handover" not in "\n".join(app.lines()[:20])
        await app.do("list.last")
        assert "Another language" in app.selected and "bring back" not in app.selected
        await app.do("delete")
        assert "Left out" not in app.text()
        await app.do("list.first", "delete")
        assert "Asking questions" in app.selected
        await app.do("list.last")
        assert "Active listening" in app.selected
        await app.do("open")
        assert "Rate" not in "\n".join(app.lines()[:4])


async def test_an_emptied_or_taken_name_is_refused_beside_it(tmp_path: Path) -> None:
    async with opened(rated_journal(tmp_path), screen="people") as app:
        await app.do("list.last", "person.skills", "new", "form.save")
        assert "! The name is empty" in app.text()
        await app.type("deciding")
        await app.do("form.save")
        assert "! There is already a skill called Deciding" in app.text()


async def test_a_rating_is_found_and_opened_where_it_stands(tmp_path: Path) -> None:
    async with opened(rated_journal(tmp_path)) as app:
        await app.do("search")
        await app.type("night shift asks")
        await app.press("enter")
        assert "Skills of Ana Silva" in app.text() and "Speaking to a group" in app.selected


async def test_nothing_rated_yet_says_how(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="people") as app:
        await app.do("person.skills")
        assert "Nothing rated yet. enter rates what is selected." in app.text()
        await app.do("filter")
        await app.type("speaking")
        assert "Speaking to a group" in app.text() and "Deciding" not in app.text()


async def test_hostile_texts_are_shown_as_they_are(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    write(journal, people.person_add, "met [/b] at 3")
    for number, text in enumerate(TEXTS):
        name = " ".join(text.split())[:150]
        write(journal, skills.add, f"{number} {name}", description=text)
        write(journal, skills.rate, f"{number} {name}", 3, on=MARCH, evidence=text)
    async with opened(journal, (120, 40), screen="people") as app:
        await app.do("list.last", "person.skills")
        for _ in range(60):
            await app.do("list.down")
        await app.do("open")
        assert "Rate" in app.text()


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_every_size_is_borne(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(rated_journal(tmp_path), size, screen="people") as app:
        await app.do("list.down", "person.skills", "list.last", "list.first", "open")
        await app.press("escape", "q")
