"""Today, and the table of people behind it, on a journal of a mentor with two mentees."""

from datetime import date

from mentortui.practice.celebrations import Found
from mentortui.practice.people import table
from mentortui.practice.today import status_line, today_page
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


def a_mentors_journal():
    rows = Rows()
    ana, with_ana = rows.pair("Ana Silva", cadence="2 weeks", start="2026-03-01")
    bo, with_bo = rows.pair("Bo Lind", cadence="2 weeks", start="2026-03-01")
    rows.meeting("2026-11-10", [ana], relationship=with_ana["id"], minutes=45)
    rows.meeting("2026-10-17", [bo], relationship=with_bo["id"], minutes=30)
    coming = rows.meeting("2026-11-24", [ana], relationship=with_ana["id"], status="planned", time="16:00", minutes=45)
    for title in ("Handover", "Budget", "Talk"):
        rows.add("agenda", meeting=coming["id"], title=title)
    rows.add("action", title="Send the outline", owner=rows.me, relationship=with_ana["id"], due="2026-11-18",
             readers="relationship")  # fmt: skip
    rows.add("action", title="Ask Ines", owner=rows.me, due="2026-11-23")
    rows.add("action", title="Draft the talk", owner=ana, relationship=with_ana["id"], due="2026-11-24")
    course = rows.add("goal", title="Leadership course", owners=[rows.me], target=6, due="2026-12-31")
    rows.add("progress", goal=course["id"], on="2026-11-15", value=4)
    talk = rows.add(
        "goal",
        title="Give a talk",
        owners=[rows.me],
        target=100,
        unit="%",
        start="2026-09-01",
        at="2026-09-01T09:00:00+00:00",
    )
    rows.add("progress", goal=talk["id"], on="2026-10-28", value=30)
    rows.add("milestone", title="first module finished", on="2026-11-20", person=ana)
    return rows


def test_today_says_what_comes_what_waits_and_what_is_worth_a_look():
    page = today_page(a_mentors_journal(), TODAY)
    assert page.next[1:] == (
        "Tue 24 Nov 16:00", "Ana Silva, one-to-one, 45 minutes", "3 points on the agenda, 2 open actions come along",
    )  # fmt: skip
    assert [(item.row["title"], item.mine, item.who, item.due) for item in page.todo] == [
        ("Send the outline", True, "Ana", "Wed, 3 days late"),
        ("Ask Ines", True, "", "Mon"),
        ("Draft the talk", False, "Ana", "Tue"),
    ]
    assert [(line.row["title"], line.standing.words, line.health.words) for line in page.goals] == [
        ("Give a talk", "30 %", "at risk: no progress for 24 days"),
        ("Leadership course", "4 of 6", "on track"),
    ]
    assert [nudge.text for nudge in page.nudges] == [
        "No meeting with Bo for 5 weeks; you agreed on every 2.",
        'Ana reached "first module finished".',
        '"Give a talk" has not moved: no progress for 24 days. One small step?',
        "When it gets quiet or hard: the handbook has a page.",
    ]
    assert (page.mine, page.late) == (2, 1)
    assert status_line(page) == "next Tue 24 Nov 16:00 Ana Silva · 2 to do, 1 late · 1 goal at risk"


def test_an_empty_journal_has_an_empty_today():
    page = today_page(Rows(), TODAY)
    assert page == (TODAY, None, [], [], [], [])
    assert status_line(page) == "nothing waits"


def test_the_table_puts_first_who_needs_attention():
    rows = a_mentors_journal()
    rows.person("Ines Moreno")
    rows.pair("Rui Costa", cadence="1 week", start="2026-01-01")
    rows.rows("relationship")[-1]["status"] = "paused"
    assert [
        (line.title, line.role, line.light.words, line.open_mine, line.open_theirs, line.late)
        for line in table(rows, TODAY)
    ] == [
        ("Bo Lind", "mentor", "act: no meeting for 5 weeks, agreed every 2 weeks", 0, 0, 0),
        ("Ana Silva", "mentor", "watch: 1 action late", 1, 1, 1),
        ("Rui Costa", "mentor", "resting: paused", 0, 0, 0),
        ("Ines Moreno", "", "", 0, 0, 0),
    ]


def test_lights_look_at_dates_and_counts_only():
    rows = a_mentors_journal()
    before = [line.light for line in table(rows, TODAY)]
    for goal in rows.rows("goal"):
        rows.add("progress", goal=goal["id"], on="2026-11-20", value=0, confidence=1)
    rows.add("note", text="It went badly", mood=1)
    assert [line.light for line in table(rows, TODAY)] == before


def test_two_people_of_one_first_name_are_told_apart():
    rows = a_mentors_journal()
    rows.person("Ana Costa")
    assert today_page(rows, TODAY).todo[0].who == "Ana Silva"


def test_a_planned_meeting_that_went_by_is_asked_about():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva")
    rows.meeting("2026-11-17", [ana], relationship=pair["id"], status="planned")
    assert [nudge.text for nudge in today_page(rows, TODAY).nudges] == ["Did you meet Ana (Tue 17 Nov)?"]


def test_a_first_meeting_says_what_is_still_open():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva", cadence="2 weeks", start="2026-11-20")
    meeting = rows.meeting("2026-11-24", [ana], relationship=pair["id"], status="planned", minutes=45)
    assert [nudge.text for nudge in today_page(rows, TODAY).nudges] == [
        "First meeting with Ana Tue 24 Nov; still open: a few points for the agenda and where or how.",
        "Beginning with Ana; still open: what both hope for, your word on the agreement and a first goal.",
        "First meetings: the handbook has a page, three minutes long.",
    ]
    rows.add("agenda", meeting=meeting["id"], title="Hopes")
    meeting["channel"] = "video"
    assert today_page(rows, TODAY).nudges[0].text.endswith("everything is prepared.")


def test_milestones_wait_a_month_to_be_celebrated_and_planned_ones_are_named_a_week_ahead():
    rows = Rows()
    rows.add("milestone", title="old", on="2026-10-01", at="2026-10-01T09:00:00+02:00", status="reached")
    rows.add("milestone", title="said", on="2026-11-18", celebrated=True)
    rows.add("milestone", title="First meeting", on="2026-11-17", rule="first-meeting", relationship="r-1")
    rows.add("milestone", title="mine", on="2026-11-19")
    rows.add("milestone", title="near", on="2026-11-26", status="planned")
    rows.add("milestone", title="over", on="2026-11-12", status="planned")
    rows.add("milestone", title="far", on="2027-02-01", status="planned")
    assert [nudge.text for nudge in today_page(rows, TODAY).nudges] == [
        'You reached "mine".', "To celebrate: First meeting.", '"near" is planned for Thu 26 Nov.',
        '"over" was planned for Thu 12 Nov; reached?',
    ]  # fmt: skip
    found = [Found(f"rule-{day}", "Party", f"2026-11-{day}", None, None, "r-1", "") for day in (10, 19, 20)]
    old = Found("long-ago", "Old", "2026-01-01", None, None, "r-1", "")
    offered = [one.kind for one in today_page(rows, TODAY, [*found, old]).nudges if "planned" not in one.text]
    assert offered == ["found-rule-20", "milestone", "found-rule-19"], "the latest three"


def test_every_record_may_lack_what_is_optional():
    rows = Rows()
    for kind, fields in {
        "relationship": {"mentors": [], "mentees": []},
        "goal": {"title": "G", "owners": []},
        "meeting": {"on": "2026-11-22", "status": "planned"},
        "action": {"title": "A"},
        "milestone": {"title": "M", "on": "2026-11-22"},
        "progress": {"goal": "goal-gone", "on": "2026-11-01"},
    }.items():
        rows.add(kind, **fields)
    page = today_page(rows, TODAY)
    assert page.next.what == "one-to-one"
    assert [item.row["title"] for item in page.todo] == ["A"]
