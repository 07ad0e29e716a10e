"""What is worth a look between two people: each rule has its case, its sentence, and the rule behind it."""

from datetime import date, timedelta

import pytest

from mentortui.practice import agreement, beginning, form_nudges, nudges, pair_nudges, prompts, slipping
from mentortui.practice.beginning import checklist
from mentortui.practice.closing import closing_steps, due_now
from mentortui.practice.nudge_rules import RULES, rule_of
from mentortui.practice.people import table
from tests.practice.test_health import Pair

TODAY = date(2026, 11, 21)


@pytest.fixture
def pair():
    """Ana and Tom met eleven days ago, as agreed."""
    rows = Pair()
    rows.met("2026-11-10")
    return rows


def worth(rows):
    found = pair_nudges.pair_nudges(rows, table(rows, TODAY), TODAY)
    assert all(rule_of(one) for one in found)
    return [(one.kind, one.text) for one in found]


def test_nothing_is_worth_a_look_where_all_is_said(pair):
    assert worth(pair) == []


def test_a_young_pair_is_helped_to_begin_until_all_four_are_there():
    rows = Pair(start="2026-11-10")
    still = "what both hope for, your word on the agreement, a first goal and the next date"
    assert worth(rows) == [(pair_nudges.BEGIN, f"Beginning with Ana; still open: {still}.")]
    row = rows.agreed(rows.me, hopes_mentor="to learn", hopes_mentee="to lead")
    rows.add("goal", title="Lead", owners=[rows.me], relationship=rows.link["id"])
    assert worth(rows)[-1] == (pair_nudges.BEGIN, "Beginning with Ana; still open: the next date.")
    rows.met("2026-11-24", status="planned")
    assert pair_nudges.BEGIN not in dict(worth(rows))
    row["hopes_mentee"] = ""
    assert ("what both hope for", False) in [(one.words, one.done) for one in table_checks(rows)]


def table_checks(rows):
    return checklist(rows, rows.link, table(rows, TODAY)[0].agreement, TODAY)


def test_the_checklist_ends_after_three_months_and_rests_with_the_pair():
    rows = Pair(start="2026-08-22")
    assert [one.code for one in table_checks(rows)] == [*beginning.WORDS]
    rows.link["start"] = "2026-08-21"
    assert table_checks(rows) == []
    rows.link.update(start="2026-11-10", status="paused")
    assert table_checks(rows) == []


def test_informal_ones_may_go_without_an_agreement():
    rows = Pair(start="2026-11-10", format="informal")
    assert worth(rows) == [(pair_nudges.BEGIN, "Beginning with Ana; still open: a first goal and the next date.")]
    rows.agreed(hopes_mentor="x")
    assert [one.code for one in table_checks(rows)] == [*beginning.WORDS]


def test_the_review_date_of_what_was_agreed(pair):
    pair.agreed(pair.me, pair.ana, review="2026-11-15")
    assert worth(pair) == [
        (pair_nudges.REVIEW, "You and Ana wanted to look at your agreement again (Sun 15 Nov)."),
    ]  # fmt: skip
    for row in (*pair.rows("agreement"), *(one["said"] for one in pair.rows("acceptance"))):
        row["review"] = "2026-11-22"
    assert worth(pair) == []


def test_the_word_of_one_side_waits_for_the_other(pair):
    pair.agreed(pair.ana, on="2026-11-20", minutes=45)
    assert worth(pair) == [
        (pair_nudges.WORD, "Ana Silva agreed to version 1 of the agreement; your word is missing."),
    ]  # fmt: skip
    pair.rows("acceptance")[0].update(person=pair.me, on="2026-11-15")
    assert worth(pair) == []  # six days
    pair.rows("acceptance")[0]["on"] = "2026-11-14"
    assert worth(pair) == [
        (pair_nudges.WORD, "You agreed to version 1 of the agreement 1 week ago; Ana Silva's word is missing."),
    ]  # fmt: skip


def test_a_change_after_agreeing_is_named(pair):
    pair.agreed(pair.me, pair.ana, said={"cadence": "2 weeks"}, cadence="1 week")
    text = "The agreement with Ana was changed after somebody agreed: how often."
    assert worth(pair) == [(pair_nudges.ALTERED, text)]


@pytest.mark.parametrize(
    ("weeks", "due"),
    [(6.2, []), (6, ["look back"]), (4.1, ["look back"]), (4, ["look back", "closing meeting"]),
     (2, ["look back", "closing meeting", "thanks"])],
)  # fmt: skip
def test_closing_steps_fall_due_six_four_and_two_weeks_before_the_end(pair, weeks, due):
    pair.shared("goal", title="Open", owners=[pair.ana])
    pair.link["end"] = (TODAY + timedelta(days=round(weeks * 7))).isoformat()
    assert [step.code for step in due_now(closing_steps(pair, pair.link), TODAY)] == due
    assert [kind for kind, _ in worth(pair)] == [pair_nudges.CLOSING] * bool(due)


def test_what_is_done_of_closing_is_read_from_the_journal(pair):
    goal = pair.shared("goal", title="Open", owners=[pair.ana])
    pair.link["end"] = "2026-12-01"
    assert worth(pair) == [
        (pair_nudges.CLOSING,
         "Your time with Ana ends in 10 days: thank each other, and say how you stay in touch or who goes on."),
    ]  # fmt: skip
    pair.link["stay_in_touch"] = "coffee"
    assert "plan the closing meeting, with final scores" in worth(pair)[0][1]
    pair.met("2026-11-28", status="planned")
    assert "which goals to finish by then" in worth(pair)[0][1]
    goal["due"] = "2026-11-30"
    assert worth(pair) == []
    pair.link["end"] = None
    assert closing_steps(pair, pair.link) == []


def test_an_end_that_has_passed_is_asked_about_and_a_closed_one_nags_nobody(pair):
    pair.link["end"] = "2026-11-16"
    pair.agreed(pair.ana, review="2026-01-01")
    assert worth(pair)[0] == (
        pair_nudges.ENDED, "Your agreed time with Ana ended 5 days ago: close it well, or agree on a new end.",
    )  # fmt: skip
    pair.link["status"] = "closed"
    assert worth(pair) == []


def test_a_pause_that_is_over_is_the_only_thing_said_of_what_rests(pair):
    pair.link.update(status="paused", end="2026-11-01")
    pair.agreed(pair.ana, review="2026-01-01")
    pause = pair.shared("pause", start="2026-10-01")
    assert worth(pair) == []
    pause["until"] = "2026-11-22"
    assert worth(pair) == []
    pause["until"] = "2026-11-21"
    assert worth(pair) == [(pair_nudges.REST_OVER, "The pause with Ana was until today: go on?")]


def test_every_kind_of_line_has_its_rule():
    kinds = {value for room in (nudges, pair_nudges, slipping, form_nudges) for name, value in vars(room).items()
             if name.isupper() and isinstance(value, str)}  # fmt: skip
    assert kinds - {agreement.ONE_SIDE, agreement.CHANGED} | {prompts.HANDBOOK} == set(RULES)
    assert rule_of(nudges.Nudge("found-first-meeting", "x", "y", "z")) == RULES["found"].sentence
    assert rule_of(nudges.Nudge("dream", "x", "y", "z")) == ""
