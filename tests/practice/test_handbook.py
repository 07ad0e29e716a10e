"""One reader of the handbook: their part, what they read, what is offered to them."""

from datetime import date

import pytest

from mentortui.errors import Ambiguous, NotFound
from mentortui.practice import handbook, library, people, prompts, readers, workshops
from mentortui.practice.counting import counting
from mentortui.practice.goal_health import health
from mentortui.practice.progress import standings
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("on", "said", "again"),
    [
        ("2026-11-21", "read today", False),
        ("2025-11-22", "read 12 months ago", False),
        ("2025-11-21", "last read 12 months ago: worth another look", True),
        ("2025-10-20", "last read 13 months ago: worth another look", True),
    ],
)
def test_a_page_is_worth_another_look_after_a_year(on, said, again):
    rows = Rows()
    rows.add("training", module="goals", on="2020-01-01")
    rows.add("training", module="goals", on=on)
    stands = handbook.standings(rows, TODAY)["goals"]
    assert (stands.words(TODAY), stands.again, stands.times) == (said, again, 2)
    assert handbook.standings(rows, TODAY)["bias"].words(TODAY) == "not read yet"


def test_what_nobody_can_read_is_no_day_and_a_page_of_a_newer_version_is_no_page():
    rows = Rows()
    rows.add("training", module="goals", on="soon")
    rows.add("training", module="of-a-newer-version", on="2026-11-01")
    assert not any(one.last for one in handbook.standings(rows, TODAY).values())


def test_one_reads_the_part_of_one_s_own_side():
    rows = Rows()
    assert handbook.parts_for(rows) == ("mentor", "mentee"), "nothing is known yet"
    rows.pair("Ana Silva")
    assert handbook.parts_for(rows) == ("mentor",)
    assert "If you mentor" in handbook.text("goals", ("mentor",))
    assert "If you are mentored" not in handbook.text("goals", ("mentor",))
    rows.add("relationship", mentors=["person-x"], mentees=[rows.me], status="closed")
    assert handbook.parts_for(rows) == ("mentor",), "what is closed does not count"


def test_a_page_is_found_by_the_beginning_of_its_name():
    assert handbook.find("Bound").id == handbook.find("confidentiality").id == "boundaries"
    assert handbook.find("first meeting").id == "first-meeting"
    with pytest.raises(NotFound, match="Did you mean goals"):
        handbook.find("gaols")
    with pytest.raises(NotFound, match="no page ''"):
        handbook.find(" ")
    with pytest.raises(Ambiguous, match="boundaries or bias"):
        handbook.find("b")


def test_the_program_counts_page_and_day_and_nothing_else():
    rows = Rows()
    row = rows.add("training", module="goals", on="2026-11-20")
    told = counting(rows, "training", row)
    assert told.facts == (("module", "Goals"), ("date", "20 Nov")) and "self-check" in told.never
    assert readers.reading(rows, "training", row).who == "only you, always"
    assert readers.would_count(rows, "resource", rows.add("resource", title="x")) == "nothing, ever"


# What is offered


def offered(rows):
    goals = [(row, health(row, standings(rows)[row["id"]], TODAY)) for row in rows.rows("goal")]
    return [one.record for one in prompts.prompts(rows, people.table(rows, TODAY), goals, TODAY)][:1]


def test_a_new_pair_is_offered_the_page_on_first_meetings_until_they_met():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva", start="2026-11-10", cadence="2 weeks")
    assert offered(rows) == ["handbook-first-meeting"]
    rows.meeting("2026-11-14", [ana], relationship=pair["id"])
    assert offered(rows) == []


def test_a_goal_that_stands_still_offers_the_page_on_goals_until_it_is_read():
    rows = Rows()
    rows.add("goal", title="Talk", owners=[rows.me], start="2026-09-01", due="2027-01-01", status="active",
             at="2026-09-01T10:00:00+01:00")  # fmt: skip
    assert offered(rows) == ["handbook-goals"]
    rows.add("training", module="goals", on="2026-10-01")
    assert offered(rows) == []


def test_one_line_at_a_time_and_what_is_hard_comes_first():
    rows = Rows()
    bo, pair = rows.pair("Bo Lind", start="2026-01-01", cadence="2 weeks")
    rows.meeting("2026-07-01", [bo], relationship=pair["id"])
    rows.pair("Ana Silva", start="2026-11-10")
    assert offered(rows) == ["handbook-difficulties"]
    rows.add("training", module="difficulties", on="2026-11-20")
    assert offered(rows) == ["handbook-first-meeting"]


def test_in_the_first_meeting_of_all_the_page_on_it_is_named():
    rows = Rows()
    ana = rows.person("Ana Silva")
    meeting = rows.meeting("2026-11-21", [ana], status="planned")
    assert [one.record for one in prompts.at_live(rows, meeting, TODAY)] == ["handbook-first-meeting"]
    rows.meeting("2026-11-01", [ana])
    assert prompts.at_live(rows, meeting, TODAY) == []


# Library and workshops


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("/home/tom/handover.pdf", ""),
        ("C:\\ward\\List.DOCX", ""),
        ("/home/tom/run.sh", "this kind"),
        ("/home/tom/setup.exe", "this kind"),
        ("/home/tom/page.html", "this kind"),
        ("/home/tom/start.desktop", "this kind"),
        ("/home/tom/pdf", "this kind"),
        ("\\\\elsewhere\\share\\x.pdf", "another computer"),
        ("//elsewhere/share/x.pdf", "another computer"),
    ],
)
def test_only_what_is_read_seen_or_heard_on_this_computer_is_opened(path, refused):
    assert refused in library.refusal(path) and bool(refused) == bool(library.refusal(path))


def test_tags_are_one_whatever_their_case():
    rows = Rows()
    rows.add("resource", title="b", tags=["Ward", "x"])
    rows.add("resource", title="A", tags=["ward"])
    assert library.tags(rows) == [("Ward", 2), ("x", 1)]
    assert [row["title"] for row in library.resources(rows, "WARD")] == ["A", "b"]
    assert library.address({"link": "https://a.example", "path": "/x"}) == "https://a.example"


def test_who_came_and_who_did_not_stand_side_by_side():
    rows = Rows()
    ana, bo = rows.person("Ana Silva"), rows.person("Bo Lind")
    row = rows.meeting("2026-11-20", [ana], type="workshop", absent=[bo], title="Teach-back", place="Room 3")
    rows.meeting("2026-11-21", [ana])
    assert workshops.workshops(rows) == [row]
    assert workshops.facts(rows, row) == (
        "2026-11-20",
        "Teach-back",
        "Room 3",
        "held",
        "you and Ana; not Bo",
    )


def test_a_workshop_one_sat_in_alone_is_no_meeting_with_who_stayed_away():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva", start="2026-01-01", cadence="2 weeks")
    rows.meeting("2026-10-01", [ana], relationship=pair["id"])
    rows.meeting("2026-11-20", relationship=pair["id"], type="workshop", absent=[ana])
    (line,) = people.table(rows, TODAY)
    assert line.rhythm.last["on"] == "2026-10-01"
