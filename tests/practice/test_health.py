"""Each rule of a relationship's light has its case and its sentence, and sees dates and counts only."""

from datetime import date

import pytest

from mentortui.practice import health
from mentortui.practice.people import table
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


class Pair(Rows):
    """Tom mentors Ana since March, every two weeks; what happened is up to the test."""

    def __init__(self, **fields):
        super().__init__()
        self.ana, self.link = self.pair("Ana Silva", **{"cadence": "2 weeks", "start": "2026-03-01", **fields})

    def met(self, on, **fields):
        return self.meeting(on, [self.ana], relationship=self.link["id"], **fields)

    def shared(self, kind, **fields):
        return self.add(kind, relationship=self.link["id"], readers="relationship", **fields)

    def agreed(self, *people, on="2026-11-01", said=None, **text):
        row = self.shared("agreement", version=1, **text)
        for person in people:
            self.shared("acceptance", agreement=row["id"], person=person, on=on, said=said or text)
        return row

    @property
    def light(self):
        return table(self, TODAY)[0].health

    def says(self):
        """Level and sentences of the light."""
        return self.light.level, [(reason.code, reason.sentence) for reason in self.light.reasons]


@pytest.fixture
def pair():
    """Ana and Tom met eleven days ago, as agreed."""
    rows = Pair()
    rows.met("2026-11-10")
    return rows


def test_who_meets_as_agreed_is_on_track(pair):
    assert pair.says() == ("on track", [])


@pytest.mark.parametrize(
    ("met", "level", "code", "sentence"),
    [
        (["2026-11-03"], "watch", health.OVERDUE,
         "By what you agreed a meeting was due 4 days ago, and none is planned."),
        (["2026-10-17"], "act", health.QUIET, "You have not met for 5 weeks; you agreed on every 2 weeks."),
        ([], "act", health.NEVER_MET, "You have not met yet, 9 months after the start; you agreed on every 2 weeks."),
    ],
)  # fmt: skip
def test_days_without_a_meeting(met, level, code, sentence):
    rows = Pair()
    for day in met:
        rows.met(day)
    assert rows.says() == (level, [(code, sentence)])
    rows.met("2026-11-25", status="planned")
    assert rows.says() == ("on track", [])  # a meeting that is planned is an answer


def test_without_a_cadence_only_a_first_meeting_is_missed():
    rows = Pair(cadence=None, start="2026-10-22")
    assert rows.says() == ("on track", [])  # 30 days
    rows.link["start"] = "2026-10-21"
    assert rows.says() == ("act", [(health.NEVER_MET, "You have not met yet, 4 weeks after the start.")])
    rows.met("2026-10-22")
    assert rows.says() == ("on track", [])


def test_meetings_that_did_not_take_place(pair):
    pair.met("2026-11-13", status="missed")
    assert pair.says() == ("on track", [])
    pair.met("2026-11-16", status="missed")
    sentence = "The last 2 meetings you planned did not take place."
    assert pair.says() == ("watch", [(health.MISSED, sentence)])
    pair.met("2026-11-18", status="missed")
    assert pair.light.level == "act"
    pair.met("2026-11-20")
    assert pair.says() == ("on track", [])


def test_late_actions_count_when_both_can_read_them(pair):
    pair.add("action", title="mine alone", owner=pair.me, relationship=pair.link["id"], due="2026-11-01")
    assert pair.says() == ("on track", [])
    pair.shared("action", title="Draft", owner=pair.ana, due="2026-11-18")
    assert pair.says() == ("watch", [(health.LATE, "1 action that you both know of is late.")])
    pair.shared("action", title="Outline", owner=pair.me, due="2026-11-18")
    assert pair.says() == ("watch", [(health.LATE, "2 actions that you both know of are late.")])


def test_shared_goals_that_have_not_moved_for_six_weeks(pair):
    pair.add("goal", title="mine alone", owners=[pair.me], relationship=pair.link["id"], start="2026-03-01")
    assert pair.says() == ("on track", [])
    goal = pair.shared("goal", title="Lead", owners=[pair.ana], start="2026-10-09", at="2026-10-09T09:00:00+00:00")
    assert pair.says() == ("watch", [(health.STUCK, "No goal that you share has moved for 6 weeks.")])
    step = pair.shared("step", goal=goal["id"], title="One", done=True, done_on="2026-10-10")
    assert pair.says() == ("on track", [])
    step["done_on"] = None
    pair.shared("progress", goal=goal["id"], on="2026-11-20", value=1)
    assert pair.says() == ("on track", [])


def test_a_word_that_is_missing_for_three_weeks(pair):
    pair.agreed(pair.me, on="2026-10-31", minutes=45)
    assert pair.says() == ("on track", [])
    pair.rows("acceptance")[0]["on"] = "2026-10-30"
    sentence = "Version 1 of the agreement has waited 22 days for the word of everybody."
    assert pair.says() == ("watch", [(health.ONE_WORD, sentence)])


def test_an_agreement_changed_after_agreeing(pair):
    pair.agreed(pair.me, pair.ana, said={"minutes": 45}, minutes=60)
    sentence = "Version 1 of the agreement reads otherwise now than when somebody agreed."
    assert pair.says() == ("watch", [(health.ALTERED, sentence)])


def test_a_review_that_was_due_four_weeks_ago(pair):
    pair.agreed(pair.me, pair.ana, on="2026-08-01", review="2026-10-24")
    assert pair.says() == ("on track", [])
    for row in (*pair.rows("agreement"), *(one["said"] for one in pair.rows("acceptance"))):
        row["review"] = "2026-10-23"
    assert pair.says() == ("watch", [(health.REVIEW, "You wanted to look at the agreement again 4 weeks ago.")])


def test_the_agreed_last_day_has_passed(pair):
    pair.link["end"] = "2026-11-21"
    assert pair.says() == ("on track", [])
    pair.link["end"] = "2026-11-14"
    sentence = "The agreed last day was a week ago: close it well, or agree on a new one."
    assert pair.light.reasons[0].code == health.ENDED
    assert pair.light.reasons[0].sentence.endswith(sentence.partition(": ")[2])


def test_what_rests_rests_until_its_pause_is_over(pair):
    pair.link["status"] = "paused"
    pause = pair.shared("pause", start="2026-11-01")
    assert pair.says() == ("resting", [])
    pause["until"] = "2026-11-21"
    assert pair.says() == ("resting", [])
    pause["until"] = "2026-11-20"
    assert pair.says() == (
        "watch", [(health.REST_OVER, "You wanted to go on 1 day ago: go on, or say until when it rests.")],
    )  # fmt: skip
    pair.link["status"] = "closed"
    assert pair.says() == ("resting", [])


def test_after_a_pause_the_days_count_from_its_end():
    rows = Pair()
    rows.met("2026-06-01")
    rows.shared("pause", start="2026-06-15", until="2026-09-01", ended_on="2026-10-20")
    sentence = "You have not met since you went on 4 weeks ago; you agreed on every 2 weeks."
    assert rows.says() == ("act", [(health.QUIET, sentence)])


def test_what_needs_an_act_comes_first_and_every_reason_has_its_rule(pair):
    pair.rows("meeting").clear()
    pair.shared("action", title="Draft", owner=pair.ana, due="2026-11-18")
    pair.link["end"] = "2026-11-14"
    assert [(reason.code, reason.level) for reason in pair.light.reasons] == [
        (health.NEVER_MET, "act"), (health.LATE, "watch"), (health.ENDED, "watch"),
    ]  # fmt: skip
    assert pair.light.level == "act"
    codes = {value for name, value in vars(health).items() if name.isupper() and isinstance(value, str)}
    assert set(health.RULES) <= codes


def test_ratings_notes_and_what_one_keeps_to_oneself_change_no_light(pair):
    pair.add("response", form="pulse", version=1, on="2026-11-20", relationship=pair.link["id"], answers={"a": 1})
    pair.add("note", text="It goes badly", mood=1, person=pair.ana)
    pair.add("goal", title="Away", owners=[pair.me], relationship=pair.link["id"], start="2026-01-01")
    assert pair.says() == ("on track", [])


def test_both_sides_see_the_same_light(pair):
    """What both can read, in the journal of the other, gives the same level and the same reasons."""
    pair.met("2026-11-13", status="missed")
    pair.met("2026-11-16", status="missed")
    pair.shared("action", title="Draft", owner=pair.ana, due="2026-11-18")
    pair.add("action", title="mine alone", owner=pair.me, relationship=pair.link["id"], due="2026-11-01")
    pair.agreed(pair.me, on="2026-10-01", minutes=45)
    other = Rows(me=pair.ana)
    other._kinds["person"].clear()
    for kind in ("person", "relationship", "meeting", "action", "agreement", "acceptance"):
        for row in pair.rows(kind):
            if kind in ("person", "relationship") or row["readers"] != "only_you":
                other.add(kind, **row)
    assert table(other, TODAY)[0].health == pair.light
