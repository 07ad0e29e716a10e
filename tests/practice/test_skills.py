"""The list of skills, and before and after side by side."""

from hypothesis import given
from hypothesis import strategies as st

from mentortui.content.skills import listed_skills
from mentortui.documents.headline import headline
from mentortui.model.limits import name, text
from mentortui.practice.search import search
from mentortui.practice.skills import before_after, grown_by, ratings, skill, skills
from tests.practice.journal import Rows

LISTED = sorted(listed_skills())


def test_the_list_is_half_soft_and_every_skill_says_what_somebody_does():
    every = list(listed_skills().values())
    assert len(every) == 24 and sum(one.type == "soft" for one in every) == 12
    assert len({one.name.casefold() for one in every}) == 24
    for one in every:
        assert name(one.name) == one.name and text(one.description) == one.description
        assert one.description.endswith(".") and one.id.replace("-", "").isalpha() and one.id.islower()


def test_a_list_without_changes_is_the_shipped_one():
    assert [one.id for one in skills(Rows())] == list(listed_skills())


def test_of_two_records_for_one_skill_the_later_stands():
    journal = Rows()
    journal.add("skill", shipped="deciding", name="Late", at="2026-11-21T10:00:00+00:00")
    journal.add("skill", shipped="deciding", name="Early", at="2026-11-20T10:00:00+00:00")
    assert skill(journal, "deciding").name == "Late"
    assert [one.name for one in skills(journal) if one.id == "deciding"] == ["Late"]


def test_what_others_share_of_their_list_is_no_part_of_mine_but_names_its_ratings():
    journal = Rows()
    ana, _ = journal.pair("Ana Silva")
    theirs = journal.add("skill", name="Handover", by=ana)
    journal.add("skill", shipped="deciding", name="Ana's words", by=ana)
    journal.add("rating", skill=theirs["id"], person=ana, level=4, on="2026-03-01", by=ana)
    assert "Handover" not in [one.name for one in skills(journal)] and skill(journal, "deciding").name == "Deciding"
    assert before_after(journal, ana)[-1].skill.name == "Handover"


@given(st.lists(st.tuples(st.sampled_from(LISTED), st.integers(1, 5), st.dates(), st.sampled_from(["self", "mentor"]))))
def test_first_and_latest_are_the_ends_of_each_sides_ratings(given):
    journal = Rows()
    for one, level, on, role in given:
        journal.add("rating", skill=one, person=journal.me, level=level, on=on.isoformat(), role=role)
    journal.add("rating", skill="deciding", person="person-other", level=1, on="2026-01-01")
    assert len(ratings(journal, journal.me)) == len(given)
    for found in before_after(journal, journal.me):
        for side, course in (("self", found.own), ("mentor", found.mentor)):
            wanted = sorted(on.isoformat() for one, _, on, role in given if (one, role) == (found.skill.id, side))
            assert course.times == len(wanted)
            assert ([course.first.on, course.latest.on] if wanted else []) == wanted[:1] + wanted[-1:]
            assert (course.change is None) == (len(wanted) < 2)


def test_a_rating_is_called_and_found_by_its_skill():
    journal = Rows()
    ana, _ = journal.pair("Ana Silva")
    own = journal.add("skill", name="Night handover")
    rated = journal.add("rating", skill=own["id"], person=ana, level=3, on="2026-03-01", role="mentor")
    listed = journal.add("rating", skill="active-listening", person=journal.me, level=5, on="2026-03-01")
    assert headline(journal, rated) == "Night handover: 3, on my own (Ana Silva, rated by mentor)"
    assert headline(journal, listed) == "Active listening: 5, I teach it"
    assert [hit.row["id"] for hit in search(journal, "listening")] == [listed["id"]]
    assert {hit.row["id"] for hit in search(journal, "handover")} == {own["id"], rated["id"]}
    assert [hit.row["id"] for hit in search(journal, "handover ana")] == [rated["id"]]


def test_goals_say_which_skills_they_grow():
    journal = Rows()
    goal = journal.add("goal", title="Speak at the forum", skills=["speaking to a group"])
    journal.add("goal", title="Other", skills=["budgeting"])
    assert grown_by(journal, skill(journal, "speaking-to-a-group")) == [goal]
