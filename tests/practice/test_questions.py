"""The bank of questions, and how three of them are chosen."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.questions import GOOD, HOW_MANY, ORDER, Signal, bank, chosen

WORDS = {"stalled": {"goal"}, "unsure": {"goal"}, "falling": {"goal"}, "rising": {"goal"}, "moving": {"goal"},
         "draft": {"goal"}, "late": {"action"}, "reached": {"milestone"}, "promise": {"change"}, "quiet": {"span"},
         "transition": {"goal"}}  # fmt: skip

signals = st.lists(
    st.sampled_from(ORDER[:-1]).map(lambda kind: Signal(kind, "x", "why", dict.fromkeys(WORDS.get(kind, ()), "{goal}")))
)


def test_every_kind_has_questions_for_both_roles_and_only_words_it_is_given():
    assert set(bank()) == set(ORDER)
    for kind, topic in bank().items():
        for text in (*topic.mentor, *topic.mentee):
            assert text.rstrip("”").endswith(("?", "}")), text
            assert set(re.findall(r"\{(\w+)\}", text)) <= WORDS.get(kind, set()), text
            assert len(text) <= 110
    assert len(bank()["steady"].mentor) > HOW_MANY <= len(bank()["steady"].mentee)


@given(signals, st.sampled_from(["mentor", "mentee", "peer", ""]), st.integers(0, 1000))
def test_there_are_always_three_different_ones_each_with_its_reason(found, role, turn):
    asked = chosen(found, role, turn)
    assert len(asked) == len({one.text for one in asked}) == HOW_MANY
    assert all(one.reason for one in asked)
    assert asked == chosen(list(reversed(found)), role, turn) or len({one.kind for one in found}) < len(found)
    kinds = {one.kind for one in found}
    if kinds & GOOD:
        assert {one.id.split("-")[0] for one in asked} & GOOD


def test_a_title_with_braces_is_a_title():
    asked = chosen([Signal("late", "x", "why", {"action": "{goal} and {action}"})], "mentor", 0)
    assert "“{goal} and {action}”" in asked[0].text


def test_one_of_three_is_about_what_goes_well():
    said = [Signal(kind, "x", "why", {"goal": "g"}) for kind in ("conflict", "ending", "stalled", "rising")]
    assert [one.reason for one in chosen(said, "mentor", 0)] == [
        "a conflict was named", "nearing the end", "rising confidence",
    ]  # fmt: skip
