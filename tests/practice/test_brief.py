"""The brief: what it says of a pair, and that it says the same each time."""

from datetime import date

import pytest

from mentortui.practice.agreement_due import points_due
from mentortui.practice.between import subject_of
from mentortui.practice.brief import brief
from mentortui.practice.seen_by import SeenBy
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


@pytest.fixture
def rows():
    return Rows()


@pytest.fixture
def ana(rows):
    person, pair = rows.pair("Ana Silva", start="2026-03-01", cadence="2 weeks", agreed_on="2026-03-06")
    rows.shared = {"relationship": pair["id"], "readers": "relationship"}
    return person


def of(rows, person, role=None, today=TODAY, here=None):
    return brief(rows, subject_of(rows, rows.get(person)), today, role, here)


def test_a_stranger_gets_the_questions_of_a_first_meeting(rows):
    stranger = rows.person("Bo Lind")
    page = of(rows, stranger)
    assert page.note == "You have not met yet, and you are in no relationship with them."
    assert [one.reason for one in page.questions] == ["first meeting"] * 3
    assert len({one.text for one in page.questions}) == 3
    assert (page.when, page.since, page.happened, page.goals, page.mine, page.theirs) == ("", "", (), (), (), ())


def test_a_pair_without_meetings_has_not_met_yet(rows, ana):
    page = of(rows, ana)
    assert page.note == "You have not met yet."
    assert page.agenda[0] == "What we both hope for"


def test_since_last_time_says_what_came_after_the_last_meeting(rows, ana):
    last = rows.meeting("2026-11-10", [ana], **rows.shared, minutes=40)
    rows.meeting("2026-10-27", [ana], **rows.shared)
    rows.meeting("2026-11-18", [ana], **rows.shared, status="missed")
    goal = rows.add("goal", title="Lead", owners=[ana], status="active", **rows.shared)
    for on in ("2026-11-10", "2026-11-12", "2026-11-20"):
        rows.add("progress", goal=goal["id"], on=on, by=ana, confidence=7)
    rows.add("step", goal=goal["id"], title="a", done=True, done_on="2026-11-13")
    rows.add("step", goal=goal["id"], title="b", done=True, done_on="2026-11-09")
    rows.add("action", title="c", owner=ana, done=True, done_on="2026-11-11", **rows.shared)
    rows.add("entry", meeting=last["id"], text="She leads", type="decision", **rows.shared)
    page = of(rows, ana)
    assert page.since == "2026-11-10"
    assert page.happened == (
        "you met (40 min)", "Ana Silva reported progress twice", "1 step done", "1 action done",
        "the date of Wed 18 Nov was missed",
    )  # fmt: skip
    assert page.decided == ("She leads",)


def test_a_meeting_to_come_does_not_count_as_the_last_one(rows, ana):
    held = rows.meeting("2026-11-10", [ana], **rows.shared)
    coming = rows.meeting("2026-11-24", [ana], **rows.shared, status="planned", time="16:00", minutes=45)
    page = brief(rows, subject_of(rows, coming), TODAY)
    assert (page.when, page.since) == ("Tue 24 Nov 16:00, 45 min", "2026-11-10")
    assert page == of(rows, ana)._replace(subject=page.subject)
    after = brief(rows, subject_of(rows, held), TODAY)
    assert page == after._replace(subject=page.subject), "of one that was held it is the page for the next"


def test_goals_say_how_they_moved_and_why_they_are_at_risk(rows, ana):
    rows.meeting("2026-11-10", [ana], **rows.shared)
    course = rows.add("goal", title="Course", owners=[ana], status="active", unit="modules", target=6.0, baseline=0.0,
                      due="2027-03-01", start="2026-09-01", **rows.shared)  # fmt: skip
    rows.add("progress", goal=course["id"], on="2026-11-01", value=2.0, confidence=7)
    rows.add("progress", goal=course["id"], on="2026-11-15", value=4.0, confidence=8)
    rows.add("goal", title="Talk", owners=[ana], status="active", due="2026-12-10", start="2026-09-01",
             at="2026-09-01T10:00:00+01:00", **rows.shared)  # fmt: skip
    rows.add("goal", title="Elsewhere", owners=[rows.me], status="active")
    page = of(rows, ana)
    assert [one.words for one in page.well] == ["2 → 4 of 6 modules, confidence 7 → 8"]
    assert [one.row["title"] for one in page.risky] == ["Talk"]
    assert {"stalled goal", "rising confidence"} <= {one.reason for one in page.questions}


def test_open_actions_of_both_sides_oldest_first(rows, ana):
    for number, (owner, due) in enumerate([(ana, "2026-12-01"), (rows.me, None), (ana, "2026-11-01")]):
        rows.add("action", title=str(number), owner=owner, due=due, at=f"2026-11-0{number + 1}T10:00:00+01:00",
                 **rows.shared)  # fmt: skip
    rows.add("action", title="done", owner=ana, done=True, **rows.shared)
    rows.add("action", title="of another pair", owner=rows.me, relationship="relationship-x")
    page = of(rows, ana)
    assert [one.row["title"] for one in page.theirs] == ["0", "2"]
    assert [one.row["title"] for one in page.mine] == ["1"]
    assert page.theirs[1].due == "20 days late"


def test_the_agenda_names_nothing_that_only_its_writer_reads(rows, ana):
    rows.meeting("2026-11-10", [ana], **rows.shared)
    old = "2026-09-01T10:00:00+01:00"
    rows.add("goal", title="SECRET", owners=[ana], status="active", at=old, start="2026-09-01")
    rows.add("goal", title="Open one", owners=[ana], status="active", at=old, start="2026-09-01", **rows.shared)
    rows.add("milestone", title="SECRET", on="2026-11-15", person=ana)
    rows.add("action", title="SECRET", owner=rows.me, relationship=rows.shared["relationship"])
    rows.add("goal", title="SECRET of another pair", owners=[ana], status="active", at=old, readers="relationship",
             relationship="relationship-other")  # fmt: skip
    page = of(rows, ana)
    assert "SECRET" not in " ".join(page.agenda)
    assert "Open one: what does it need now?" in page.agenda
    assert "Something to celebrate" in page.agenda


def test_for_the_other_the_page_holds_only_what_they_may_read(rows, ana):
    met = rows.meeting("2026-11-10", [ana], **rows.shared)
    rows.add("note", text="SECRET conflict", person=ana, on="2026-11-12")
    rows.add("entry", meeting=met["id"], text="SECRET", type="decision")
    rows.add("entry", meeting=met["id"], text="For both", type="decision", **rows.shared)
    rows.add("goal", title="SECRET", owners=[ana], status="active")
    rows.add("action", title="Send it", owner=rows.me, **rows.shared)
    seen = SeenBy(rows, ana)
    page = brief(seen, subject_of(seen, seen.get(rows.shared["relationship"])), TODAY)
    assert "SECRET" not in str(page)
    assert page.decided == ("For both",)
    assert (page.role, page.name) == ("mentee", "Tom Berg")
    assert [one.owner for one in page.theirs] == ["Tom"]
    assert seen.deleted() == ()


def test_a_note_about_a_conflict_is_asked_after(rows, ana):
    rows.meeting("2026-11-10", [ana], **rows.shared)
    rows.add("note", text="A conflict with the night shift", person=ana, on="2026-11-12")
    rows.add("note", text="A conflict long ago", person=ana, on="2026-01-12")
    rows.add("note", text="A conflict with somebody else", person=rows.person("Bo"), on="2026-11-12")
    assert ("a conflict was named", "written in your note of Thu 12 Nov") in {
        (one.reason, one.because) for one in of(rows, ana).questions
    }


def test_nothing_is_asked_twice_in_a_row(rows, ana):
    before = []
    for number in range(1, 6):
        rows.meeting(f"2026-11-0{number}", [ana], **rows.shared)
        asked = [one.text for one in of(rows, ana).questions]
        assert asked == [one.text for one in of(rows, ana).questions]
        assert not set(asked[:1]) & set(before[:1])
        before = asked


def test_a_closed_relationship_has_no_agenda(rows):
    person, _ = rows.pair("Petra Novak", cadence="2 weeks")
    rows.rows("relationship")[0]["status"] = "closed"
    page = of(rows, person)
    assert page.note == "Your relationship is closed."
    assert page.agenda == ()


def test_both_local_times_stand_where_they_differ(rows, ana):
    rows.get(ana)["time_zone"] = "America/New_York"
    rows.meeting("2026-11-24", [ana], **rows.shared, status="planned", time="03:00")
    assert of(rows, ana, here="Europe/Lisbon").when == "Tue 24 Nov 03:00 (22:00 on Mon 23 Nov for Ana)"
    rows.get(ana)["time_zone"] = "Mars/Olympus"
    assert of(rows, ana, here="Europe/Lisbon").when == "Tue 24 Nov 03:00"


def test_points_of_an_agreement(rows, ana):
    pair = rows.get(rows.shared["relationship"])

    def words(met=True):
        return points_due(rows, pair, met, TODAY).words

    assert words() == ()
    del pair["agreed_on"]
    assert words() == ("Nothing is agreed on yet: how often, how long, what stays between you.",)
    assert words(met=False) == ()
    one = rows.add("agreement", version=1, review="2026-11-15", **rows.shared)
    assert words() == ("Version 1 is a draft; nobody has agreed to it yet.",)
    agreed(rows, one, rows.me)
    assert words() == ("Version 1: you agreed on 16 November 2026; Ana Silva's word is missing.",)
    agreed(rows, one, ana)
    assert words() == ("Review date was Sun 15 Nov.",)
    two = rows.add("agreement", version=2, review="2027-02-01", **rows.shared)
    for person in (rows.me, ana):
        agreed(rows, two, person)
    assert words() == ()
    pair["end"] = "2026-12-20"
    assert words() == ("The last day you agreed on is Sun 20 Dec (in 4 weeks).",)
    assert of(rows, ana).note == "The last day you agreed on is Sun 20 Dec (in 4 weeks)."
    assert "nearing the end" in [question.reason for question in of(rows, ana).questions]


def agreed(rows, version, person):
    said = {"review": version["review"]}
    rows.add("acceptance", agreement=version["id"], person=person, on="2026-11-16", said=said, **rows.shared)
