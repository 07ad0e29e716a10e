"""Skills and attainment through their commands."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Run


def row(document: Any, name: str) -> Any:
    return next(one for one in document["skills"] if one["name"] == name)


def test_rate_twice_and_see_before_and_after(ana: Run) -> None:
    first = ana("skill", "rate", "active", "2", "--on", "2 march", "--evidence", "I interrupt", "--json").ok()
    assert first.json["level"] == 2 and first.json["on"] == "2026-03-02" and first.json["schema"] == 1
    assert "Active listening rated 2, with help." in first.err and "Who can read this: only you." in first.err
    ana("skill", "rate", "Active listening", "4").ok()
    assert "2 (2 Mar 2026) > 4 (21 Nov 2026)  +2" in ana("skill", "list").ok().out
    found = row(ana("skill", "list", "--json").ok().json, "Active listening")
    assert found["self"]["change"] == 2 and found["self"]["first"]["on"] == "2026-03-02" and found["gap"] is None
    assert "I interrupt" in ana("skill", "show", "active").ok().out
    assert [one["level"] for one in ana("list", "skill_ratings", "--json").ok().json["skill_ratings"]] == [4, 2]


def test_a_mentor_and_their_mentee_side_by_side(ana: Run) -> None:
    shared = ana("skill", "rate", "delegation", "2", "--with", "Ana", "--share").ok()
    assert "Ana Silva: Delegation rated 2, with help." in shared.err and "you and Ana Silva" in shared.err
    assert "as they say" in ana("skill", "rate", "delegation", "4", "--with", "Ana", "--by", "self").ok().err
    lines = ana("skill", "list", "--with", "Ana", "--rated").ok().out.splitlines()
    assert len(lines) == 2 and lines[1].split()[-1] == "+2"
    assert ana("skill", "list", "--rated").ok().out == ""


def test_own_skills(ana: Run) -> None:
    added = ana("skill", "add", "Night", "handover", "--type", "hard", "--json").ok()
    assert added.json["name"] == "Night handover" and "never counts" in added.err
    ana("skill", "edit", "night", "--description", "Twelve minutes").ok()
    ana("skill", "edit", "deciding", "--name", "Making up my mind").ok()
    assert "says that already" in ana("skill", "edit", "deciding", "--name", "Making up my mind").err
    ana("skill", "hide", "budgeting").ok()
    names = [one["name"] for one in ana("skill", "list", "--json").ok().json["skills"]]
    assert len(names) == 24 and "Budgeting" not in names and {"Night handover", "Making up my mind"} <= {*names}
    assert "Budgeting (left out)" in ana("skill", "list", "--all").ok().out
    assert "left out of your list" in ana("skill", "rate", "budgeting", "3").err
    ana("skill", "unhide", "budgeting").ok()
    ana("skill", "rate", "budgeting", "3").ok()
    assert "Night handover" in ana("list", "skills").ok().out
    ana("undo").ok()
    assert ana("skill", "show", "budgeting").ok().out.endswith("Not rated yet.\n")


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("rate", "active", "6"), 1, "1 new to me"),
        (("rate", "active", "two"), 2, "not a whole number"),
        (("rate", "juggling", "3"), 1, "There is no skill 'juggling'"),
        (("rate", "feedback", "3"), 1, "Giving feedback and Taking feedback"),
        (("rate", "active", "3", "--with", "Nobody"), 1, "Nobody"),
        (("rate", "active", "3", "--by", "boss"), 2, "boss"),
        (("add", "Deciding"), 1, "already a skill called Deciding"),
        (("edit", "deciding"), 2, "Say what changes"),
        (("unhide", "deciding"), 1, "in your list already"),
        (("add", " "), 1, "empty"),
        (("add", "x" * 300), 1, "at most 200"),
    ],
)
def test_bad_input_is_one_clear_sentence(ana: Run, argv: tuple[str, ...], code: int, says: str) -> None:
    refused = ana("skill", *argv)
    assert refused.code == code and says in refused.err and refused.out == ""
    assert not ana("list", "skill_ratings", "--json").ok().json["skill_ratings"]


def test_attainment_in_words_and_never_averaged(ana: Run) -> None:
    assert "No goal has an attainment scale yet" in ana("goal", "attainment").ok().err
    for number, reached in enumerate((1, 0, -1)):
        ana("goal", "add", f"Goal {number}").ok()
        ana(
            "goal", "scale", f"Goal {number}", "--less", "a", "--expected", "b", "--better", "c",
            "--baseline-level", "-1", "--level", reached,
        ).ok()  # fmt: skip
        said = ana("goal", "attainment").ok()
        assert ("little together" in said.err) == (number < 2)
    assert "from less than hoped to better than hoped, two levels up" in said.out
    assert "as at the start: less than hoped" in said.out
    words = " ".join(word for word in (said.out + said.err).split() if not word.startswith("goal-"))  # ids are random
    assert "T" not in words and "50" not in words
    found = ana("goal", "attainment", "--json").ok().json
    assert [one["change"] for one in found["goals"]] == [2, 1, 0]
    assert found["together"]["goals"] == 3 and found["together"]["achieved"] == 50
    assert "change" in json.dumps(found["together"])
