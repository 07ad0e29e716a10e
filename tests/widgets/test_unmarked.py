"""Markdown in lists: signs that surely are signs go, words never do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.widgets.unmarked import LONGEST, unmarked
from tests.hostile import TEXTS


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Handover went **better** than feared", "Handover went better than feared"),
        ("# Today\n- one\n  * two\n+ three", "Today\n· one\n  · two\n· three"),
        ("see [the plan](https://x.org/a_b_c)", "see the plan (https://x.org/a_b_c)"),
        ("*once* _again_ and ~~never~~ `a*b*c`", "once again and never a*b*c"),
        ("2*3*4 and snake_case_name, 5 * 6 * 7", "2*3*4 and snake_case_name, 5 * 6 * 7"),
        ("#tag, -3 degrees, +4, [/b] [x] a_b", "#tag, -3 degrees, +4, [/b] [x] a_b"),
        ("**not closed", "**not closed"),
        ("plain words", "plain words"),
    ],
)
def test_only_what_surely_is_a_sign_goes(text, reads):
    assert unmarked(text) == reads


@given(st.text(alphabet="ab *_`#~[]()-+\n", max_size=200) | st.sampled_from(TEXTS))
def test_no_letter_is_lost_and_no_line(text):
    said = unmarked(text)
    assert [len(one) for one in re.findall(r"\w", said.replace("_", ""))] == [
        len(one) for one in re.findall(r"\w", text.replace("_", ""))
    ]
    assert said.count("\n") == text.count("\n")


def test_a_long_text_costs_no_more_than_its_beginning():
    text = "**a** " * LONGEST
    assert unmarked(text).endswith(text[LONGEST:])
