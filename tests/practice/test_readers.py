"""Who can read a record and what the program counts: always with names, never more than the table allows."""

from mentortui.model.vocabulary import KINDS
from mentortui.practice.readers import audience, counts, echo, glyph, reading, would_count
from tests.practice.journal import Rows

SECRET = "Krawumm"


def test_text_starts_at_only_you_and_names_who_could_read_it():
    rows = Rows()
    _, pair = rows.pair("Ana Silva")
    said = reading(rows, "goal", {"title": "T", "relationship": pair["id"]})
    assert said.lines == ("Who can read this:  only you", "The program counts: nothing")
    assert said.change == "let Ana Silva read it too"


def test_a_shared_meeting_names_its_readers_and_what_is_counted():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva")
    row = rows.meeting("2026-12-03", [ana], relationship=pair["id"], minutes=45, counted=True)
    assert reading(rows, "meeting", row).note == "Nothing leaves this computer until you share a folder."
    rows.add("share", relationship=pair["id"])
    said = reading(rows, "meeting", row)
    assert said == ("you and Ana Silva", "keep it to yourself", "3 Dec, 45 minutes, one-to-one. Never these words.", "")


def test_parts_are_read_by_whom_their_whole_is():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva")
    bo = rows.person("Bo Lind")
    meeting = rows.meeting("2026-12-03", [ana], relationship=pair["id"])
    loose = rows.meeting("2026-12-04", [ana, bo])
    assert audience(rows, {"meeting": meeting["id"]}) == [ana]
    assert audience(rows, {"meeting": loose["id"]}) == [ana, bo]
    assert audience(rows, pair) == [ana]
    shared = {"meeting": loose["id"], "readers": "relationship"}
    assert reading(rows, "entry", shared).who == "you, Ana Silva and Bo Lind"


def test_a_note_is_always_only_yours_whatever_it_says():
    rows = Rows()
    said = reading(rows, "note", {"text": "x", "readers": "relationship", "counted": True})
    assert (said.who, said.change, said.counts) == ("only you, always", "", "nothing, ever")


def test_personal_goals_are_never_counted():
    rows = Rows()
    goal = rows.add("goal", title="Sleep", owners=[rows.me], area="wellbeing", counted=True)
    assert reading(rows, "goal", goal).counts == "nothing, because wellbeing goals are never counted"
    assert would_count(rows, "goal", goal) == "nothing: wellbeing goals are never counted"


def test_a_counted_goal_gives_its_facts():
    rows = Rows()
    goal = rows.add(
        "goal",
        title="T",
        owners=[rows.me],
        purpose="leadership",
        target=6,
        start="2026-09-01",
        due="2027-02-28",
        counted=True,
    )
    rows.add("progress", goal=goal["id"], on="2026-11-01", value=4, confidence=8)
    rows.add("scale", goal=goal["id"], less="a", expected="b", better="c", level=1)
    assert reading(rows, "goal", goal).counts == (
        "leadership, professional, active, 66 %, 1 Sep to 28 Feb, attainment +1, confidence 8. Never these words."
    )


def test_no_words_of_a_person_are_ever_among_what_is_counted():
    rows = Rows()
    ana, pair = rows.pair(SECRET)
    goal = rows.add("goal", id="goal-1")
    texts = (
        "title",
        "text",
        "specific",
        "relevant",
        "achievable",
        "metric",
        "note",
        "reason",
        "link",
        "name",
        "tags",
        "skills",
        "less",
        "expected",
        "better",
    )
    for kind in KINDS:
        row = {
            **dict.fromkeys(texts, SECRET),
            "id": f"{kind}-1",
            "goal": goal["id"],
            "on": "2026-11-01",
            "relationship": pair["id"],
            "attendees": [ana],
            "counted": True,
            "owner": ana,
        }
        assert SECRET not in would_count(rows, kind, row)


def test_one_sign_in_lists():
    shared = {"readers": "relationship"}
    rows = ({}, shared, {**shared, "counted": True})
    assert [glyph(Rows(), {"id": "meeting-1", **row}) for row in rows] == ["·", "+", "#"]


def test_the_echo_is_one_sentence():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva")
    meeting = rows.meeting("2026-12-03", [ana], relationship=pair["id"])
    assert echo(rows, "meeting", meeting) == "You and Ana Silva can read the meeting; the program counts nothing."
    said = echo(rows, "entry", {"meeting": meeting["id"]})
    assert said == "Only you can read these words; the program counts nothing."


def test_of_a_response_ratings_form_and_version_are_counted_and_a_comment_only_where_agreed():
    journal = Rows()
    answers = {"useful": 4, "heard": 3, "helped": ["advice"], "change": "Ask first", "strengths": "She asks"}
    row = journal.add("response", form="meeting-mentor", version=1, on="2026-11-20", answers=answers)
    assert counts(journal, "response", row) == "nothing"
    row["counted"] = True
    assert counts(journal, "response", row) == "After the meeting, version 1, 3 ratings or choices. Never these words."
    row["consent"] = ["change", "improvements"]
    told = "After the meeting, version 1, 3 ratings or choices, your words in change, as you agreed."
    assert counts(journal, "response", row) == f"{told} Never your other words."
    unknown = {**row, "form": "gone", "consent": []}
    assert counts(journal, "response", unknown) == "gone, version 1, 2 ratings or choices. Never these words."
    assert would_count(journal, "correction", row) == "nothing, ever"


def test_of_an_end_the_program_would_count_the_way_and_the_tag_and_no_reason():
    rows = Rows()
    _, pair = rows.pair("Ana Silva", cadence="2 weeks", start="2026-03-01", end="2026-12-01", agreed_on="2026-03-08")
    days = {"start": "2026-05-01", "ended_on": "2026-06-01"}
    pause = rows.add("pause", relationship=pair["id"], readers="relationship", **days)
    assert would_count(rows, "relationship", pair) == (
        "who mentors whom, traditional, formal, from 1 Mar, every 2 weeks, agreed on 8 Mar, 1 pause, until 1 Dec. "
        "Never these words."
    )
    assert would_count(rows, "pause", pause) == "from 1 May, until 1 Jun. Never these words."
    pair.update(status="closed", ended_on="2026-11-20", ending="mismatch", challenge="time", stay_in_touch=SECRET)
    said = would_count(rows, "relationship", pair)
    assert said.endswith("until 1 Dec, ended 20 Nov, a mismatch without fault, challenge: time. Never these words.")
    assert SECRET not in said
    agreement = rows.add("agreement", relationship=pair["id"], version=1, hopes_mentor=SECRET, readers="relationship")
    assert would_count(rows, "agreement", agreement) == "nothing, ever"
    assert reading(rows, "agreement", agreement).who == "you and Ana Silva"
