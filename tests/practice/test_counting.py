"""What the program would count: the fixed list of PRODUCT.md, as a record stands, and nothing else."""

import pytest

from mentortui.practice.counting import counting, refusal
from mentortui.practice.readers import would_count
from mentortui.practice.whitelist import LISTS
from tests.practice.journal import Rows

GOAL = {
    "title": "A secret", "specific": "a secret", "relevant": "a secret", "purpose": "career", "area": "professional",
    "objective": "Care", "status": "active", "start": "2026-09-01", "due": "2027-02-28",
}  # fmt: skip


def test_a_goal_says_its_list_and_never_its_words():
    seen = counting(Rows(), "goal", GOAL)
    assert dict(seen.facts) == {
        "purpose": "career", "area": "professional", "objective": "Care", "status": "active",
        "dates": "1 Sep to 28 Feb",
    }  # fmt: skip
    assert seen.later == ("value tag", "progress", "attainment", "confidence")
    assert "secret" not in " ".join(seen.sentences)
    assert seen.sentences[0].startswith("Counted, the program would get: purpose career, area professional")
    assert seen.sentences[1] == "Never: its title, reasons, steps and texts."
    assert counting(Rows(), "goal", {**GOAL, "counted": True}).sentences[0].startswith("The program gets: ")


@pytest.mark.parametrize("area", ["personal", "wellbeing"])
def test_what_is_not_professional_is_never_counted(area):
    seen = counting(Rows(), "goal", {**GOAL, "area": area, "counted": True})
    assert not seen.facts and not seen.counted
    assert seen.sentences == (f"{area.capitalize()} goals are never counted, whatever else they say.",)


@pytest.mark.parametrize("kind", ["note", "action", "entry", "agenda", "person"])
def test_other_kinds_are_never_counted(kind):
    assert refusal(kind, {"text": "secret"}).endswith("never counted.")


def test_a_page_and_a_line_say_the_same():
    reader = Rows()
    for kind in set(LISTS) - {"rating", "response"}:
        seen = counting(reader, kind, {"on": "2026-11-20"})
        line = would_count(reader, kind, {"on": "2026-11-20"})
        assert all(value in line for _, value in seen.facts if value != "held")  # held goes without saying


def test_a_relationship_is_told_with_the_names_of_its_own_list():
    row = {"cohort": "Spring", "cadence": "2 weeks", "agreed_on": "2026-03-08", "ending": "lapsed"}
    seen = dict(counting(Rows(), "relationship", row).facts)
    assert (seen["cohort"], seen["cadence"], seen["agreed on"]) == ("Spring", "every 2 weeks", "agreed on 8 Mar")
    assert "lapsed" in seen["way of ending"]
