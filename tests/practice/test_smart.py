"""The coach's eye: what it finds, and how kindly it says what it does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.smart import MOST, judge

TODAY = date(2026, 11, 21)
WHOLE = {
    "title": "Be confident leading the morning handover",
    "specific": "Lead the 7:00 handover on ward 3, alone, twice a week",
    "metric": "Confidence, 0-10",
    "baseline": 3,
    "target": 7,
    "achievable": "Shadow two handovers first; Tom lends his check-list",
    "relevant": "I want the night shift to trust my word",
    "due": "2027-02-28",
}


def test_a_goal_with_five_parts_shows_all_and_needs_no_hint():
    seen = judge(WHOLE, TODAY)
    assert (seen.letters, seen.found) == ("SMART", 5)
    assert [part.hint for part in seen.parts] == [""] * 5
    assert seen.parts[1].says == "Confidence, 0-10, now 3, want 7"
    assert seen.parts[4].says == "by Sun 28 Feb 2027 (in 14 weeks)"


@pytest.mark.parametrize(
    ("field", "letters"),
    [("specific", "·MART"), ("target", "S·ART"), ("achievable", "SM·RT"), ("relevant", "SMA·T"), ("due", "SMAR·")],
)
def test_each_part_left_out_is_asked_for(field, letters):
    goal = {name: value for name, value in WHOLE.items() if name != field}
    if field == "target":
        del goal["metric"], goal["specific"]
        goal["specific"] = "Lead the handover alone with calm"
    seen = judge(goal, TODAY)
    assert seen.letters == letters
    assert next(part for part in seen.parts if not part.found).hint


def test_a_measure_is_asked_for_in_a_kind_sentence():
    hint = judge({"title": "Be better at talks"}, TODAY).parts[1].hint
    assert hint == "No number and no yes/no test found; rate it 0-10, now 3, want 7?"


def test_a_wish_is_named():
    assert judge({"title": "Be better at talks"}, TODAY).parts[0].hint.startswith('"better" is a wish')


def test_a_target_without_today_is_found_and_still_hinted_at():
    part = judge({"title": "T", "target": 7}, TODAY).parts[1]
    assert part.found
    assert part.hint == "And where does it stand now, in the same unit?"


@pytest.mark.parametrize("mode", ["steps", "yes-no"])
def test_steps_and_yes_no_are_measures(mode):
    assert judge({"title": "T", "mode": mode}, TODAY).parts[1].found


def test_a_day_that_has_gone_is_no_time_bound_until_it_is_done():
    assert not judge({"title": "T", "due": "2026-11-01"}, TODAY).parts[4].found
    assert judge({"title": "T", "due": "2026-11-01", "status": "achieved"}, TODAY).parts[4].found
    assert judge({"title": "T", "due": "2030-01-01"}, TODAY).parts[4].hint.startswith("That is far away")


@given(st.dictionaries(st.sampled_from(["title", "specific", "metric", "unit", "achievable", "relevant"]), st.text()))
def test_whatever_is_typed_gets_five_parts_and_a_hint_where_one_is_missing(typed):
    seen = judge(typed, TODAY)
    assert len(seen.parts) == 5
    assert all(part.found or part.hint for part in seen.parts)


def test_a_unit_that_is_the_measure_is_said_once():
    goal = {"title": "T", "metric": "Modules", "unit": "modules", "baseline": 0, "target": 6}
    assert judge(goal, TODAY).parts[1].says == "Modules, now 0, want 6"
    assert judge({**goal, "metric": "progress"}, TODAY).parts[1].says == "progress, now 0, want 6 modules"


def test_a_book_that_was_pasted_is_judged_by_its_beginning():
    book = "word " * MOST
    seen = judge({**WHOLE, "specific": book}, TODAY)
    assert seen.found == 5
    assert len(seen.parts[0].says) <= MOST
