"""The goals one may start from are whole, valid and SMART by the coach's own eye."""

from datetime import date

import pytest

from mentortui.content.templates import for_role, goal_template, goal_templates
from mentortui.errors import NotFound
from mentortui.model.records import validate
from mentortui.model.vocabulary import PURPOSES
from mentortui.practice.smart import judge

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("template", goal_templates(), ids=lambda one: one.id)
def test_a_template_is_a_valid_goal_that_shows_all_five_parts(template):
    row = {
        "id": "goal-" + "0" * 32,
        "at": "2026-11-21T09:00:00+00:00",
        "by": "person-1",
        "owners": ["person-1"],
        **template.filled(TODAY),
    }
    assert validate("goal", row)["due"] > "2026-11-21"
    assert judge(row, TODAY).letters == "SMART"
    assert template.purpose in PURPOSES
    assert template.steps


def test_mentors_have_goals_too():
    assert {"share-expertise", "coach-better", "grow-leaders"} <= {one.id for one in for_role("mentor")}
    assert goal_template("leadership-course").title == "Complete a leadership course within six months"


def test_every_purpose_has_a_template_and_every_id_is_one():
    assert {one.purpose for one in goal_templates()} == set(PURPOSES)
    assert len({one.id for one in goal_templates()}) == len(goal_templates())


def test_a_unique_beginning_is_enough_and_an_unknown_one_is_refused():
    assert goal_template("coach").id == "coach-better"
    with pytest.raises(NotFound, match="there are leadership-course, lead-a-meeting"):
        goal_template("dance")
    with pytest.raises(NotFound, match="lead-a-meeting"):
        goal_template("lead")
