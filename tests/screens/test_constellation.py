"""Everybody who mentors one, what nobody covers, what is closed and folded away, and time that grows old."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import agreement, closing, goals, people
from mentortui.messages import Open
from mentortui.screens.people.constellation import ConstellationScreen
from mentortui.screens.people.person import PersonScreen
from mentortui.store import Journal
from tests.both_ways import shape
from tests.driver import AppDriver, CountingClock, empty_journal, opened, sizes, write
from tests.hostile import TEXTS


def mentored(tmp_path: Path) -> Journal:
    """Tom has three mentors: one gives advice, one is a peer, one has offered nothing; a fourth has left."""
    clock = CountingClock().at("2026-03-02T10:00:00+00:00")
    journal = empty_journal(tmp_path, clock)
    write(journal, people.person_edit, "me", {"wants": ["budgets", "leading a handover"], "hours_a_month": 4})
    for name, more in (
        ("Ana Silva", {"end": date(2027, 3, 1), "cohort": "Early talent"}),
        ("Marta Reis", {"format_": "informal"}),
        ("Petra Novak", {}),
    ):
        write(journal, people.relationship_add, [name], ["me"], cadence="1 month", **more)
    write(journal, people.relationship_add, ["me"], ["Ruth Okafor"], kind="peer")
    write(journal, people.person_edit, "Ana", {"offers": ["budget decisions"], "capacity": 2})
    write(journal, agreement.edit, "Ana", {"wants": ["advice", "listening"]})
    write(journal, goals.add, "Lead the handover alone", with_="Ana", share=True, due="2026-12-01")
    write(journal, goals.add, "Speak in the ward meeting")
    clock.at("2026-07-01T10:00:00+00:00")
    write(journal, closing.close, "Petra", "completed", talked=True)
    clock.at("2026-11-21T09:30:00+01:00")
    return journal


@pytest.mark.parametrize("size", sizes())
async def test_the_constellation(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(mentored(tmp_path), size, screen="people") as app:
        await app.do("person.constellation")
        assert isinstance(app.app.screen, ConstellationScreen)
        assert "3 mentors, 3 gaps" in app.text() and "Petra" not in app.text()
        assert "can help with budgets; reads Lead the handover alone" in app.text()
        assert "○ nobody yet" in app.line_with("coaching") and "● Ana Silva" in app.text()
        assert app.text() == snapshot
        await app.do("open")
        assert isinstance(app.app.screen, PersonScreen) and "Ana Silva" in app.text()


async def test_a_wish_and_a_mentor_are_added_from_it(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="people") as app:
        await app.do("person.constellation")
        assert "Nobody mentors you here yet. Press r" in app.text()
        await app.do("person.together")
        await app.type("Ana Silva")
        await app.do("form.save")
        (row,) = app.journal.rows("relationship")
        assert row["mentees"] == [app.journal.me], "who opens it from here is the mentee"
        assert "Ana Silva" in app.selected and "nothing agreed yet" in app.text()
        await app.do("list.last", "open")
        await app.type("budgets")
        await app.do("form.save")
        assert app.journal.get(app.journal.me)["wants"] == ["budgets"]  # type: ignore[index]
        assert "○ nobody says so yet" in app.line_with("budgets")


async def test_what_is_closed_is_folded_away(tmp_path: Path) -> None:
    async with opened(mentored(tmp_path), screen="people") as app:
        assert "Petra" not in app.text() and "Closed, 1" in app.text()
        await app.do("person.closed")
        assert "Petra Novak" in app.text() and "Closed, 1" in app.selected
        await app.do("open")
        assert "Petra" not in app.text()
        await app.do("sort", "sort", "sort", "sort")
        assert "Early talent" in app.text() and "in no cohort" in app.text()


async def test_time_that_was_said_long_ago_is_asked_for_again(tmp_path: Path) -> None:
    journal = mentored(tmp_path)
    twin = mentored(tmp_path / "twin")
    async with opened(journal, (120, 40), screen="people") as app:
        assert "the time you can give: said in March; still so? y says yes" in app.text()
        app.app.screen.main.select(journal.me)  # type: ignore[attr-defined]
        await app.settle()
        seen = watching(app)
        await app.do("person.confirm")
        asked = people.person_confirm(twin, "me", now=twin.clock.now())
        assert shape(seen[-1]) == shape(asked), "the key and `person confirm me` do the same"
        assert "the time you can give" not in app.text()
        assert journal.get(journal.me)["available_on"] == "2026-11-21"  # type: ignore[index]
        app.app.post_message(Open(next(row["id"] for row in journal.rows("person") if row["name"] == "Ana Silva")))
        await app.settle()
        assert "! said in March, ask again" in app.text() and "y still so" in app.text()
        assert "week 38 of 53" in app.text() and "Early talent" in app.text()
        await app.do("person.confirm")
        assert "ask again" not in app.text()


def watching(app: AppDriver) -> list:
    """The deltas that are committed from here on."""
    seen, commit = [], app.journal.commit

    def watched(delta, *args, **kwargs):
        seen.append(delta)
        return commit(delta, *args, **kwargs)

    app.journal.commit = watched  # type: ignore[method-assign]
    return seen


async def test_hostile_words_and_sizes(tmp_path: Path) -> None:
    journal = mentored(tmp_path)
    write(journal, people.person_edit, "me", {"wants": [text.strip()[:200] or "x" for text in TEXTS]})
    write(journal, people.person_edit, "Ana", {"name": "[/b] \u202eAna", "offers": [TEXTS[0][:200] or "x"]})
    async with opened(journal, (60, 20), screen="people") as app:
        await app.do("person.constellation")
        for size in ((20, 5), (200, 60)):
            await app.resize(*size)
            await app.press("down", "end", "right")
            assert app.app._exception is None
            assert all("\u202e" not in line for line in app.lines())
