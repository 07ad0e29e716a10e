"""What a coordinator entered for people, beside what they count themselves."""

from mentortui.program.proxies import heard_by_form, is_entered, settled

PEOPLE = {"enrolment-tom": "person-tom", "enrolment-bo": "enrolment-bo", "person-tom": "person-tom"}


def entered(what, told_by="enrolment-bo", relationship="relationship-e", **fields):
    return {"id": f"fact-{what}", "by": "person-kim", "entered": "by phone, 2026-11-21", "told_by": told_by,
            "what": what, "relationship": relationship, **fields}  # fmt: skip


def own(what, by="person-tom", **fields):
    return {"id": f"fact-own-{what}", "by": by, "what": what, "relationship": "relationship-own", **fields}


PAIR = entered("relationship", mentors=["enrolment-tom"], mentees=["enrolment-bo"], start="2026-09-01",
               agreed_on="2026-09-14")  # fmt: skip
MET = entered("meeting", on="2026-11-19", status="held", minutes=45)
OWN = own("relationship", mentors=["person-tom"], mentees=["enrolment-bo"], start="2026-09-02")


def test_what_was_entered_is_the_word_of_whoever_told_it():
    added = settled([PAIR, MET], [], PEOPLE).added
    assert [row["what"] for row in added["enrolment-bo"]] == ["relationship", "meeting"]
    assert added["enrolment-bo"][0]["mentors"] == ["person-tom"]


def test_a_relationship_counted_by_one_of_them_takes_the_place_of_the_one_entered_and_gets_its_meetings():
    found = settled([PAIR, MET], [OWN], PEOPLE)
    assert [(row["what"], row["relationship"]) for row in found.added["enrolment-bo"]] == [
        ("meeting", "relationship-own")
    ]
    assert found.filled["fact-own-relationship"]["agreed_on"] == "2026-09-14"
    said = settled([PAIR], [{**OWN, "agreed_on": "2026-09-20"}], PEOPLE)
    assert (said.added, said.filled) == ({}, {})


def test_a_meeting_they_count_themselves_is_not_counted_twice():
    met = own("meeting", on="2026-11-19", status="held")
    assert settled([PAIR, MET], [OWN, met], PEOPLE).added == {}


def test_a_new_beginning_after_an_end_is_another_relationship():
    over = {**OWN, "ended_on": "2026-06-30"}
    assert settled([PAIR], [over], PEOPLE).added["enrolment-bo"] == [
        {**PAIR, "by": "enrolment-bo", "mentors": ["person-tom"], "mentees": ["enrolment-bo"]}
    ]


def test_what_was_told_by_phone_or_on_paper_is_news_of_who_told_it():
    facts = {
        "enrolment-bo": [{**MET, "at": "2026-11-19T09:00:00+00:00"}, {**PAIR, "at": "2026-11-02T09:00:00+00:00"}],
        "person-kim": [{"what": "response", "writer": "enrolment-eva", "at": "2026-11-20T09:00:00+00:00"}, {}],
        "person-tom": [{**MET, "at": "2026-11-21T09:00:00+00:00"}],
    }
    heard = {"person-tom": "2026-09-01", "person-ana": ""}
    assert heard_by_form(facts, heard, "person-kim") == {
        "enrolment-bo": "2026-11-19", "enrolment-eva": "2026-11-20", "person-tom": "2026-09-01", "person-ana": "",
    }  # fmt: skip


def test_nobody_else_enters_for_others_and_nonsense_of_others_is_passed_over():
    assert not is_entered({**MET, "by": "person-eve"}, "person-kim")
    assert settled([{**MET, "told_by": "person-gone"}], [], PEOPLE).added == {}
    assert settled([PAIR], [own("relationship", mentors=5, mentees=[["x"]])], PEOPLE).filled == {}
