"""How sharing stands, in words: pure rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mentortui.practice import folders
from mentortui.practice.folders import Folder, Going, Shared, Someone

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ANA = Someone("person-1", "Ana Silva", "2026-11-21T09:25:00+00:00")
PAIR = Folder("share-1", "Ana and Tom", "/box", (ANA,))


@pytest.mark.parametrize(
    ("shared", "waiting", "words"),
    [
        (Shared(), False, "● saved"),
        (Shared((PAIR,)), False, "● up to date"),
        (Shared((PAIR,)), True, "○ changes waiting"),
        (Shared((PAIR._replace(waiting=(Going("Ana", 2),)),)), False, "○ changes waiting"),
        (Shared((PAIR._replace(fault="Why", away=True),)), True, "! folder not available"),
        (Shared((PAIR._replace(fault="Why"),)), True, "! not synced"),
        (Shared((PAIR._replace(fault="Why", away=True),), apart=1), True, "! 1 conflict"),
        (Shared((PAIR,), apart=2), False, "! 2 conflicts"),
    ],
)
def test_the_badge_says_what_is_most_pressing(shared: Shared, waiting: bool, words: str) -> None:
    assert folders.standing(shared, waiting) == words


def test_what_came_is_told_once() -> None:
    after = PAIR._replace(received=3, aside=(("1.mj", "it is cut off"),), asking=(("k7", "Ward desktop"),))
    said, tone = folders.told([after], [PAIR])
    assert said.startswith("3 records from Ana Silva.")
    assert "Set aside: 1.mj, because it is cut off." in said
    assert "“Ward desktop” asks" in said
    assert tone == "warning"
    assert folders.told([after._replace(received=0)], [after]) == ("", "")


def test_a_folder_that_stays_away_is_told_once() -> None:
    away = PAIR._replace(fault="Long", away=True)
    assert "“Ana and Tom” is not available" in folders.told([away], [PAIR])[0]
    assert folders.told([away], [away]) == ("", "")
    unknown = PAIR._replace(place="", fault="This computer does not know yet where that shared folder lies.")
    assert folders.told([unknown], []) == ("", "")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=20), "just now"), (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"), (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=1), "yesterday"), (timedelta(weeks=5), "5 weeks ago"), (timedelta(hours=-2), "just now"),
    ],
)  # fmt: skip
def test_how_long_ago(before: timedelta, words: str) -> None:
    assert folders.ago((NOW - before).isoformat(), NOW) == words


def test_a_moment_nobody_can_read_says_nothing() -> None:
    assert folders.ago("yesterday-ish", NOW) == folders.ago("2026-11-21T09:00:00", NOW) == ""


def test_of_several_folders_the_last_word_of_somebody_counts() -> None:
    earlier = PAIR._replace(people=(ANA._replace(heard="2026-11-20T09:00:00+00:00"),))
    assert Shared((earlier, PAIR)).heard("person-1") == ANA.heard
    assert Shared((earlier,)).heard("person-2") == ""
