"""What is still to be scored before a good end, who begins, and how an agreement stands in a few words."""

from datetime import date

import pytest

from mentortui.practice import agreement, beginning, final_scores
from mentortui.practice.people import table
from tests.practice.test_health import Pair

TODAY = date(2026, 11, 21)


@pytest.fixture
def pair():
    return Pair(start="2026-11-10")


def test_goals_with_a_scale_wait_for_their_score(pair):
    goals = [
        pair.add("goal", title=title, status=status, relationship=pair.link["id"])
        for title, status in (("Lead", "active"), ("Speak", "achieved"), ("Left", "dropped"), ("Plain", "active"))
    ]
    for goal, level in zip(goals, (None, 1, None), strict=False):
        pair.add("scale", goal=goal["id"], **({} if level is None else {"level": level}))
    found = final_scores.attainment(pair, goals)
    assert [(one.goal["title"], one.level) for one in found] == [("Lead", None), ("Speak", 1)]


def test_a_mentor_rates_the_mentee_and_a_mentee_themselves(pair):
    other = next(one for one in pair.link["mentees"] if one != pair.me)
    assert final_scores.rated(pair, pair.link) == [(other, "")]
    pair.add("rating", skill="skill-listening", person=other, level=3, role="mentor", on="2026-11-20", by=pair.me)
    pair.add("rating", skill="skill-listening", person=other, level=3, role="self", on="2026-11-21", by=other)
    assert final_scores.rated(pair, pair.link) == [(other, "2026-11-20")]
    pair.link["mentors"], pair.link["mentees"] = pair.link["mentees"], pair.link["mentors"]
    assert final_scores.rated(pair, pair.link) == [(pair.me, "")]


def test_only_my_own_answers_to_the_closing_form_count(pair):
    answers = {"form": "closing", "version": 1, "relationship": pair.link["id"]}
    pair.add("response", by="person-other", on="2026-11-20", **answers)
    assert final_scores.closing_answers(pair, pair.link) is None
    mine = pair.add("response", by=pair.me, on="2026-11-19", **answers)
    assert final_scores.closing_answers(pair, pair.link) == mine


def test_an_agreement_in_a_few_words(pair):
    def words():
        return agreement.state_words(pair, pair.link, agreement.standing(pair, pair.link))

    assert words() == ""
    version = pair.agreed(hopes_mentor="to learn")
    assert words() == "draft"
    said = agreement.content(version)
    word = {"agreement": version["id"], "on": "2026-11-20", "said": said}
    pair.shared("acceptance", person=pair.me, **word)
    assert words() == "waiting for Ana"
    pair.shared("acceptance", person=pair.ana, **word)
    assert words() == "agreed on 20 November 2026 by both"
    version["hopes_mentor"] = "to teach"
    assert words() == "! changed since somebody agreed"


def test_who_begins_is_the_one_begun_last_first_until_all_is_done(pair):
    def begun():
        return [one.relationship["id"] for one in beginning.beginnings(pair, table(pair, TODAY), TODAY)]

    later = pair.add(
        "relationship", mentors=[pair.me], mentees=["person-b"], start="2026-11-15", readers="relationship"
    )
    assert begun() == [later["id"], pair.link["id"]]
    later["status"] = "paused"
    assert begun() == [pair.link["id"]]
