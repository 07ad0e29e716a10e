"""The rules of what is worth a celebration: ours, and a file of one's own that changes them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.errors import Refused
from mentortui.practice.rules import KINDS, Rule, chosen, rules, shipped


def test_ours_cover_every_kind_and_have_ids_of_their_own():
    assert {rule.kind for rule in shipped()} == set(KINDS)
    assert len({rule.id for rule in shipped()}) == len(shipped())


def test_an_own_file_replaces_adds_and_switches_off():
    own = rules(
        '[[rule]]\nid = "five-meetings"\nkind = "meetings"\ncount = 6\ntitle = "Six"\n'
        '[[rule]]\nid = "completed"\noff = true\n'
        '[[rule]]\nid = "unknown"\noff = true\n'
        '[[rule]]\nid = "mine"\nkind = "hours"\ncount = 3\ntitle = "{count} of {name}"\nown = "{count} of mine"\n'
    )
    assert [rule.id for rule in own] == [rule.id for rule in shipped() if rule.id != "completed"] + ["mine"]
    assert own[-1] == Rule("mine", "hours", "{count} of {name}", "{count} of mine", 3)
    assert next(rule for rule in own if rule.id == "five-meetings").number == 6
    assert rules("") == shipped() == chosen(None)[0]


GOOD = 'id = "a"\nkind = "meetings"\ntitle = "x"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule = 3", "each rule begins with a line [[rule]]"),
        ("[rules]\n", "'rules' is not known there"),
        ("[[rule]]\n[[rule", "it is not TOML"),
        ('[[rule]]\nkind = "meetings"\n', "rule 1 has no id"),
        ("[[rule]]\nid = 3\n", "rule 1 has no id"),
        (
            '[[rule]]\nid = "a"\nkind = "party"\ntitle = "x"\n',
            "the kind 'party' is not known; it is one of ",
        ),
        ('[[rule]]\nid = "a"\nkind = ["meetings"]\ntitle = "x"\n', "is not known; it is one of"),
        (f"[[rule]]\n{GOOD}", "in rule 'a' count is no whole number of 1 or more"),
        (f"[[rule]]\n{GOOD}count = 0\n", "count is no whole number of 1 or more"),
        (f"[[rule]]\n{GOOD}count = true\n", "count is no whole number of 1 or more"),
        (f"[[rule]]\n{GOOD}count = 2\nevery = 3\n", "'every' is not known"),
        ('[[rule]]\nid = "a"\nkind = "anniversary"\ntitle = "x"\nyears = inf\n', "years is no number above 0"),
        ('[[rule]]\nid = "a"\nkind = "anniversary"\ntitle = "x"\nyears = nan\n', "years is no number above 0"),
        ('[[rule]]\nid = "a"\nkind = "completed"\n', "title is no text"),
        ('[[rule]]\nid = "a"\nkind = "completed"\ntitle = " "\n', "title is no text"),
        ('[[rule]]\nid = "a"\nkind = "completed"\ntitle = "x"\nown = 3\n', "own is no text"),
        ('[[rule]]\nid = "a"\nkind = "completed"\ntitle = "{who}"\n', "title has {who}; known are {count}, {goal}"),
        ('[[rule]]\nid = "a"\nkind = "completed"\ntitle = "{name.x}"\n', "title has {name.x}"),
        ('[[rule]]\nid = "a"\nkind = "completed"\ntitle = "{name!r:>9}"\n', "title has {name}"),
        ('[[rule]]\nid = "a"\nkind = "completed"\ntitle = "{name"\n', "a brace without its partner"),
        (f"[[rule]]\n{GOOD}count = 2\n[[rule]]\n{GOOD}count = 3\n", "two rules have the id 'a'"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_ours_hold(text, said):
    with pytest.raises(Refused) as refused:
        rules(text)
    assert said in refused.value.sentence
    assert refused.value.sentence.startswith("The rules in milestones.toml cannot be used: ")
    assert "\n" not in refused.value.sentence
    assert chosen(text) == (shipped(), refused.value.sentence)


@given(st.text(max_size=200))
def test_no_text_is_more_than_refused(text):
    found, said = chosen(text)
    assert found == shipped() or not said


def test_the_example_of_the_guide_is_understood():
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert {"three-months", "twelve-meetings"} <= {rule.id for rule in rules(example)}
    assert all(f"`{kind}`" in guide for kind in KINDS)
