"""What rules find, what waits to be celebrated, what is late, the trail and the shelf."""

from datetime import date, timedelta

import pytest

from mentortui.practice import celebrations
from mentortui.practice.rules import rules
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


def ago(days):
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.fixture
def rows():
    return Rows()


def found(rows, by=None, **more):
    return {one.rule: one for one in celebrations.found(rows, TODAY, by, **more)}


def keep(rows, one):
    """A milestone as `changes.milestones.keep` makes it."""
    links = {field: value for field in ("goal", "person", "relationship") if (value := getattr(one, field))}
    return rows.add("milestone", title=one.title, on=one.on, rule=one.rule, **links)


def test_the_first_and_the_fifth_meeting_are_found_on_their_days(rows):
    ana, pair = rows.pair("Ana Silva")
    for days in (60, 50, 40, 30, 20, 10):
        rows.meeting(ago(days), [ana], relationship=pair["id"])
    rows.meeting(ago(70), [ana], relationship=pair["id"], status="missed")
    rows.meeting(ago(-3), [ana], relationship=pair["id"], status="planned")
    one = found(rows)
    assert set(one) == {"first-meeting", "five-meetings"}
    assert (one["first-meeting"].title, one["first-meeting"].on) == ("First meeting with Ana Silva", ago(60))
    assert one["five-meetings"].on == ago(20)
    assert one["five-meetings"].relationship == pair["id"]


def test_meetings_that_name_no_relationship_count_for_exactly_their_people(rows):
    ana, _ = rows.pair("Ana")
    bo = rows.person("Bo")
    rows.meeting(ago(9), [ana, bo])
    assert found(rows) == {}
    rows.meeting(ago(5), [ana])
    assert found(rows)["first-meeting"].on == ago(5)


def test_what_was_kept_or_deleted_is_not_found_again(rows):
    ana, pair = rows.pair("Ana", start=ago(400))
    rows.meeting(ago(60), [ana], relationship=pair["id"])
    for one in celebrations.found(rows, TODAY):
        keep(rows, one)
    assert celebrations.found(rows, TODAY) == []
    gone = rows.rows("milestone").pop()
    assert [one.rule for one in celebrations.found(rows, TODAY)] == [gone["rule"]]
    rows.deleted = lambda kind=None: [gone]
    assert celebrations.found(rows, TODAY) == []


def test_a_goal_is_found_on_the_day_it_was_achieved(rows):
    ana, pair = rows.pair("Ana")
    goal = rows.add("goal", title="Lead it", owners=[ana], status="achieved", relationship=pair["id"])
    rows.add("progress", goal=goal["id"], on=ago(12), value=1)
    one = found(rows)["goal-reached"]
    assert (one.title, one.on, one.person, one.goal) == ("Lead it", ago(12), ana, goal["id"])
    rows.stamp = lambda record_id, field: "stamp"
    assert found(rows, when=lambda stamp: TODAY - timedelta(days=4))["goal-reached"].on == ago(4)
    rows.add("revision", goal=goal["id"], on=ago(8), after={"status": "achieved"})
    assert found(rows)["goal-reached"].on == ago(8)


def test_a_goal_that_somebody_celebrated_by_hand_is_not_found(rows):
    goal = rows.add("goal", title="Lead it", owners=[rows.me], status="achieved")
    rows.add("progress", goal=goal["id"], on=ago(12), value=1)
    rows.add("milestone", title="On the way", goal=goal["id"], on=ago(30))
    assert "goal-reached" in found(rows)
    rows.add("milestone", title="Done!", goal=goal["id"], on=ago(11))
    assert found(rows) == {}


def test_anniversaries_come_while_a_relationship_lasts(rows):
    rows.pair("Ana", start="2025-11-21")
    assert {one: row.on for one, row in found(rows).items()} == {"half-a-year": "2026-05-21", "one-year": "2026-11-21"}
    other = Rows()
    other.pair("Bo", start="2025-01-10", ended_on="2025-08-01")[1]["status"] = "closed"
    assert set(found(other)) == {"half-a-year"}
    other = Rows()
    other.pair("Cy", start="9999-06-01")
    other.pair("Di")[1]["status"] = "closed"
    assert found(other) == {}


def test_an_agreement_is_found_once_everybody_agreed_to_one_version(rows):
    ana, pair = rows.pair("Ana")
    first, second = (rows.add("agreement", relationship=pair["id"], version=number)["id"] for number in (1, 2))
    rows.add("acceptance", agreement=first, person=ana, on=ago(9))
    rows.add("acceptance", agreement=second, person=rows.me, on=ago(5))
    assert found(rows) == {}
    rows.add("acceptance", agreement=second, person=ana, on=ago(3))
    assert found(rows)["agreement"].on == ago(3)


@pytest.mark.parametrize(("ending", "days"), [("completed", {"completed"}), ("mismatch", set()), (None, set())])
def test_only_a_completed_relationship_is_celebrated(rows, ending, days):
    rows.pair("Ana", ended_on=ago(4), ending=ending)[1]["status"] = "closed"
    assert {rule: one.on for rule, one in found(rows).items()} == dict.fromkeys(days, ago(4))


def test_the_hours_of_a_mentor_are_counted_over_everybody_they_mentor(rows):
    ana, one = rows.pair("Ana")
    bo, other = rows.pair("Bo")
    for days in range(10, 0, -1):
        who, pair = (ana, one) if days % 2 else (bo, other)
        rows.meeting(ago(days), [who], relationship=pair["id"], minutes=75)
    mine = found(rows)["ten-hours"]
    assert (mine.title, mine.on, mine.person, mine.relationship) == ("10 hours as a mentor", ago(3), rows.me, None)
    keep(rows, mine)
    assert "ten-hours" not in found(rows)


def test_the_hours_of_my_mentor_carry_their_name(rows):
    tom = rows.person("Tom")
    pair = rows.add("relationship", mentors=[tom], mentees=[rows.me])
    rows.meeting(ago(4), [tom], relationship=pair["id"], minutes=600)
    rows.meeting(ago(3), [], relationship=pair["id"], minutes=900)  # without him
    rows.meeting(ago(2), [tom], relationship=pair["id"], minutes=900)
    days = {one.title: one.on for one in celebrations.found(rows, TODAY)}
    assert (days["10 hours of Tom's time"], days["25 hours of Tom's time"]) == (ago(4), ago(2))


def test_a_relationship_of_others_is_nobody_s_celebration_here(rows):
    bo, cy = rows.person("Bo"), rows.person("Cy")
    rows.add("relationship", mentors=[bo], mentees=[cy], start="2020-01-01")
    assert found(rows) == {}


def test_own_rules_find_what_ours_do_not(rows):
    _, pair = rows.pair("Ana", start="2025-11-21")
    pair["status"] = "active"
    own = rules(
        '[[rule]]\nid = "one-year"\noff = true\n'
        '[[rule]]\nid = "quarter"\nkind = "anniversary"\nyears = 0.25\ntitle = "{years} with {name}"\n'
    )
    assert {one.rule: one.title for one in celebrations.found(rows, TODAY, own)} == {
        "half-a-year": "Half a year with Ana", "quarter": "0.25 with Ana",
    }  # fmt: skip


def test_what_was_reached_waits_until_it_is_celebrated_or_a_month_has_gone(rows):
    new = rows.add("milestone", title="New", on=ago(2))
    rows.add("milestone", title="Old", on=ago(40))["at"] = f"{ago(40)}T09:00:00+00:00"
    rows.add("milestone", title="Done", on=ago(1), celebrated=True)
    rows.add("milestone", title="Planned", on=ago(1), status="planned")
    told = rows.add("milestone", title="Told today", on=ago(400))
    rows.add("milestone", title="Found in old notes", on=ago(400), rule="one-year")
    assert celebrations.to_celebrate(rows, TODAY) == [new, told]


def test_planned_milestones_are_late_by_their_day_and_at_risk_by_their_goal(rows):
    goal = rows.add("goal", title="G", status="active", owners=[rows.me], start=ago(60))
    goal["at"] = f"{ago(60)}T09:00:00+00:00"
    resting = rows.add("goal", title="H", status="paused", owners=[rows.me])
    rows.add("milestone", title="gone", on=ago(1), status="planned")
    rows.add("milestone", title="stuck", on=ago(-9), status="planned", goal=goal["id"])
    rows.add("milestone", title="resting", on=ago(-10), status="planned", goal=resting["id"])
    rows.add("milestone", title="fine", on=ago(-20), status="planned", goal="goal-gone")
    rows.add("milestone", title="today", on=ago(0), status="planned")
    levels = {one.row["title"]: one.level for one in celebrations.planned(rows, TODAY)}
    assert levels == {
        "gone": "late", "today": "planned", "stuck": "at risk", "resting": "at risk", "fine": "planned",
    }  # fmt: skip
    assert celebrations.at_risk(rows, TODAY)[0].words == "at risk: its goal: no progress for 8 weeks"
    assert celebrations.late(rows, TODAY)[0].days == -1


def test_the_trail_stands_in_the_order_of_time_and_says_who(rows):
    ana, pair = rows.pair("Ana")
    rows.add("milestone", title="c", on=ago(-4), status="planned", person=rows.me)
    rows.add("milestone", title="a", on=ago(9), relationship=pair["id"], worked="Asking early.")
    rows.add("milestone", title="b", on=ago(3), person=ana)
    rows.add("milestone", title="x", on=ago(3), person="person-gone")
    told = [(one.row["title"], one.state, one.who, one.why) for one in celebrations.trail(rows, TODAY)]
    assert told == [
        ("a", "reached", "you and Ana", "Asking early."),
        ("b", "reached", "Ana", ""),
        ("x", "reached", "somebody", ""),
        ("c", "planned", "you", ""),
    ]
    assert [one.row["title"] for one in celebrations.trail(rows, TODAY, pair["id"])] == ["a"]


def test_the_shelf_says_from_whom_and_to_whom(rows):
    ana = rows.person("Ana")
    rows.add("recognition", type="kudos", title="x", person=ana, on=ago(3))
    rows.add("recognition", type="kudos", title="y", person=rows.me, on=ago(2), by=ana)
    rows.add("recognition", type="reward", title="z", person=rows.me, on=ago(1))
    assert [one.words for one in celebrations.shelf(rows)] == ["reward to you", "kudos from Ana", "kudos to Ana"]
    assert celebrations.shelf(rows, "relationship-x") == []
