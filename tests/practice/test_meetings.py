"""What comes next, minutes per type, and what is carried from one meeting to the next."""

from datetime import date

from mentortui.practice import meetings
from mentortui.practice.cadence import adherence, agreed, rhythm
from mentortui.recurrence import Cadence
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


def test_coming_meetings_stand_in_order_and_missed_ones_do_not():
    rows = Rows()
    later = rows.meeting("2026-12-01", status="planned")
    soon = rows.meeting("2026-11-24", status="planned", time="16:00")
    sooner = rows.meeting("2026-11-24", status="planned", time="09:00")
    today = rows.meeting("2026-11-21", status="planned")
    gone = rows.meeting("2026-11-20", status="planned")
    rows.meeting("2026-11-25", status="missed")
    assert meetings.coming(rows.rows("meeting"), TODAY) == [today, sooner, soon, later]
    assert meetings.unmarked(rows.rows("meeting"), TODAY) == [gone]


def test_minutes_total_per_type_and_unknown_lengths_are_named():
    rows = Rows()
    rows.meeting("2026-11-01", minutes=45, type="coaching")
    rows.meeting("2026-11-08", minutes=30, type="coaching")
    rows.meeting("2026-11-09", type="coaching")
    rows.meeting("2026-11-10", minutes=15, type="check-in")
    rows.meeting("2026-11-12", minutes=60, type="coaching", status="missed")
    found = meetings.minutes_by_type(rows.rows("meeting"))
    assert found == [("coaching", 3, 75, 1), ("check-in", 1, 15, 0)]
    since = meetings.minutes_by_type(rows.rows("meeting"), date(2026, 11, 9))
    assert since == [("check-in", 1, 15, 0), ("coaching", 1, 0, 1)]


def test_open_points_and_actions_come_along_and_ticking_one_ends_it():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva")
    bo, other = rows.pair("Bo Lind")
    before = rows.meeting("2026-11-10", [ana], relationship=pair["id"])
    coming = rows.meeting("2026-11-24", [ana], relationship=pair["id"], status="planned", minutes=45)
    with_bo = rows.meeting("2026-11-11", [bo], relationship=other["id"])
    point = rows.add("agenda", meeting=before["id"], title="Budget")
    rows.add("agenda", meeting=before["id"], title="Handover", done=True)
    rows.add("agenda", meeting=with_bo["id"], title="Not hers")
    outline = rows.add("action", meeting=before["id"], title="Outline", owner=ana, due="2026-11-20")
    rows.add("action", meeting=before["id"], title="Done one", owner=ana, done=True)
    rows.add("action", meeting=with_bo["id"], title="Bo's", owner=bo)
    loose = rows.add("action", title="Loose one", owner=ana)
    rows.add("action", title="My own", owner=rows.me)
    rows.add("agenda", meeting=coming["id"], title="Talk")
    assert meetings.carried(rows, coming) == ([point], [outline, loose])
    assert meetings.comes_along(rows, coming) == ("1 point on the agenda, 1 open point and 2 open actions come along")
    assert meetings.headline(rows, coming) == "Ana Silva, one-to-one, 45 minutes"
    point["done"] = outline["done"] = loose["done"] = True
    assert meetings.carried(rows, coming) == ([], [])


def test_without_a_relationship_the_same_people_are_the_same_meeting():
    rows = Rows()
    ana, bo = rows.person("Ana"), rows.person("Bo")
    first, second = rows.meeting("2026-11-01", [ana]), rows.meeting("2026-11-08", [ana])
    third = rows.meeting("2026-11-09", [ana, bo])
    assert meetings.same_people(first, second)
    assert not meetings.same_people(first, third)


def test_a_rhythm_says_last_next_and_how_long_it_is_quiet():
    rows = Rows()
    last = rows.meeting("2026-10-17")
    rows.meeting("2026-11-10", status="missed")
    beat = rhythm({"cadence": "2 weeks"}, rows.rows("meeting"), TODAY)
    assert (beat.last, beat.next, beat.quiet, beat.due, beat.overdue) == (last, None, 35, date(2026, 10, 31), 21)
    assert beat.waits
    assert not beat.active
    planned = rows.meeting("2026-11-23", status="planned")
    beat = rhythm({"cadence": "2 weeks"}, rows.rows("meeting"), TODAY)
    assert beat.next == planned
    assert not beat.waits


def test_active_is_within_one_and_a_half_cadences():
    rows = Rows()
    rows.meeting("2026-10-31")
    assert rhythm({"cadence": "2 weeks"}, rows.rows("meeting"), TODAY).active
    assert not rhythm({"cadence": "2 weeks"}, rows.rows("meeting"), date(2026, 11, 22)).active


def test_a_relationship_never_met_counts_from_its_start_and_an_unknown_cadence_is_none():
    assert rhythm({"cadence": "1 week", "start": "2026-11-01"}, [], TODAY).overdue == 13
    assert rhythm({}, [], TODAY).quiet is None
    assert agreed({"cadence": "when the moon is full"}) is None


def test_adherence_is_held_against_due_and_says_nothing_before_one_was_due():
    rows = Rows()
    for on in ("2026-09-05", "2026-10-03", "2026-11-10"):
        rows.meeting(on)
    cadence = Cadence(2, "week")
    assert adherence(rows.rows("meeting"), cadence, date(2026, 8, 29), TODAY) == 0.5
    assert adherence(rows.rows("meeting"), cadence, date(2026, 11, 10), TODAY) is None
