"""A coordinator's week and health board, from dates and counts alone."""

from datetime import date
from xml.etree import ElementTree

import pytest

from mentortui.documents import program_week as document
from mentortui.program import health
from mentortui.program.kpi_pairs import active
from mentortui.program.kpi_taking_part import stages_of
from mentortui.program.scope import Scope
from mentortui.program.week import week
from tests.program.made import Program

TODAY = date(2026, 11, 21)


def scope(program):
    whole = program.whole()
    return Scope(whole, whole.people, TODAY)


def light(program, supported=None):
    [one] = health.board(scope(program), supported or {})
    return one


@pytest.fixture
def program():
    """Tom mentors Ana since September, every two weeks; both were heard lately."""
    made = Program()
    made.person("tom", "mentor")
    made.person("ana")
    made.both = made.pair("tom", "ana")
    return made


@pytest.mark.parametrize(
    ("last", "said"),
    [("2026-11-10", "on track"), ("2026-10-30", "watch"), ("2026-10-10", "act")],
)
def test_the_light_follows_the_agreed_cadence(program, last, said):
    program.met(program.both, last)
    assert light(program).light == said


def test_a_light_says_why_since_when_and_the_last_contact(program):
    program.met(program.both, "2026-10-30")
    one = light(program, {"ana": "2026-11-18"})
    assert one.reason == "22 days since the last meeting, agreed every 14"
    assert (one.since, one.last) == ("2026-11-20", "2026-11-18")


def test_no_news_is_never_called_no_meeting():
    made = Program()
    made.person("tom", "mentor", heard="2026-09-20")
    made.person("ana", heard="")
    made.pair("tom", "ana")
    one = light(made)
    assert (one.light, one.since) == ("no news", "2026-09-20")
    assert "meeting" not in one.reason
    titles = [part.title for part in week(scope(made), str, [], [])]
    assert titles == ["No news for 30 days"]


def test_what_was_told_on_paper_is_no_news_of_their_meetings():
    made = Program()
    made.person("tom", "mentor", heard="2026-11-20")
    made.person("ana", heard="2026-11-20")
    made.met(made.pair("tom", "ana"), "2026-09-10")
    assert light(made).light == "act"
    made.people[:] = [one._replace(by_form=True) for one in made.people]
    assert (light(made).light, week(scope(made), str, [], [])) == ("no news", [])
    known = active(scope(made))
    assert (known.value, known.missing) == (None, 1)


def test_who_paused_rests_and_is_not_stuck():
    made = Program()
    made.person("tom", "mentor")
    made.person("ana")
    made.pair("tom", "ana", pauses=[["2026-10-01", ""]])
    assert light(made).light == "resting"
    assert week(scope(made), str, [], []) == []


@pytest.mark.parametrize(
    ("agreed", "goal", "said"),
    [("", False, "65 days met, no agreement yet"), ("2026-09-20", False, "62 days agreed, no first goal yet")],
)
def test_who_is_stuck_is_named_with_the_stage_and_what_comes_next(agreed, goal, said):
    made = Program()
    made.person("tom", "mentor")
    made.person("ana")
    pair = made.pair("tom", "ana", **({"agreed_on": agreed} if agreed else {}))
    for on in ("2026-09-17", "2026-11-15"):
        made.met(pair, on)
    [part] = week(scope(made), str, [], [])
    assert part.title == "Stuck for more than 21 days"
    assert [(one.who, one.why) for one in part.lines] == [("tom and ana", said)]


def test_promises_joins_calls_and_overload_come_in_the_order_of_their_weight(program):
    for mentee in ("bo", "cy", "dan"):
        program.person(mentee)
        program.met(program.pair("tom", mentee, start="2026-11-01"), "2026-11-12")
    program.met(program.both, "2026-11-12", by="tom")
    program.fact("call", "ana", on="2026-11-19")
    promised = [{"id": "contact-1", "person": "bo", "text": "looks for a slot", "next": "2026-11-18"},
                {"id": "contact-2", "person": "cy", "text": "later", "next": "2027-01-18"}]  # fmt: skip
    parts = week(scope(program), str, promised, ["Eva Lund"])
    assert [part.title for part in parts] == [
        "Asked for a call", "Contacts you promised", "Wait to be let in", "Mentors with more than they can carry",
    ]  # fmt: skip
    assert parts[1].lines[0].why == "3 days late; last: looks for a slot"
    assert parts[-1].lines[0].why == "4 relationships, room for 3"


def test_a_meeting_long_due_by_what_they_agreed_is_overdue_and_a_first_one_is_stuck(program):
    program.met(program.both, "2026-10-10")
    program.person("eva")
    program.pair("tom", "eva", start="2026-09-01")
    parts = {part.title: [line.why for line in part.lines] for part in week(scope(program), str, [], [])}
    assert parts == {
        "Stuck for more than 21 days": ["81 days matched, no first meeting yet", "42 days met, no agreement yet"],
        "Overdue": ["42 days since the last meeting, agreed every 14"],
    }


def test_whoever_was_spoken_to_or_is_promised_a_contact_is_no_news_no_more():
    made = Program()
    for name, heard in (("ana", "2026-09-20"), ("bo", "2026-08-01"), ("cy", "2026-09-01"), ("dan", "2026-09-02")):
        made.person(name, heard=heard)
    spoken = [{"id": "contact-1", "person": "cy", "text": "all well", "on": "2026-11-10"},
              {"id": "contact-2", "person": "dan", "text": "away", "on": "2026-09-10", "next": "2027-01-10"},
              {"id": "contact-3", "person": "ana", "text": "well", "on": "2026-09-10", "next": "2026-10-01",
               "done_on": "2026-10-01"}]  # fmt: skip
    [part] = week(scope(made), str, spoken, [])
    assert (part.title, [line.who for line in part.lines]) == ("No news for 30 days", ["bo", "ana"])


def test_room_is_what_the_list_says(program):
    made = Program()
    made.person("tom", "mentor", groups=(("Places", "1"),))
    for mentee in ("ana", "bo"):
        made.person(mentee)
        made.met(made.pair("tom", mentee, start="2026-11-01"), "2026-11-12")
    [part] = week(scope(made), str, [], [])
    assert part.lines[0].why == "2 relationships, room for 1"


def test_the_page_is_whole_and_holds_no_markup_of_others(program):
    program.fact("call", "ana", on="2026-11-19")
    program.met(program.both, "2026-11-12")
    parts = week(scope(program), lambda one: f"<b>{one}</b>", [], [])
    page = document.html("A & B", parts, TODAY)
    assert "&lt;b&gt;ana" in page
    assert "<b>" not in page
    ElementTree.fromstring(page[page.index("<main>") : page.index("</main>") + 7])
    assert "- [ ] \\<b\\>ana" in "\n".join(document.markdown("A", parts, TODAY))


def test_a_calm_week_is_said():
    assert list(document.text([], TODAY)) == ["Nothing presses this week."]


def test_stages_are_of_both_in_a_relationship_and_the_middle_is_of_what_they_agreed_or_the_charter_says():
    made = Program()
    for mentor, mentee, more in (("tom", "ana", {}), ("kim", "bo", {"end": "2027-08-01"}), ("eva", "cy", {})):
        made.person(mentor, "mentor")
        made.person(mentee)
        made.met(made.pair(mentor, mentee, start="2026-06-01", **more), "2026-06-08")
    made.fact("goal", "ana", person="ana", status="active")

    def at(stage, months=0):
        whole = made.whole()._replace(months=months)
        return sorted(stages_of(Scope(whole, whole.people, TODAY))[stage])

    assert at("goal") == ["ana", "tom"]  # whoever mentors her is not asked where a goal is
    assert at("midway") == []
    assert at("midway", 9) == ["ana", "cy", "eva", "tom"]
    assert at("midway", 24) == []
    made.pair("eva", "cy", start="2026-06-01", end="2026-12-01")
    assert {"cy", "eva"} <= {*at("midway")}
