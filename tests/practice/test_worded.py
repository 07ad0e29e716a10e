"""Two wordings side by side in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.worded import worded


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("Lead the handover once a week", "Lead the handover twice a week",
         "Lead the handover [-once-] {+twice+} a week"),
        ("one two three four five six", "one two three four five six seven", "… four five six {+seven+}"),
        ("a b c d e f g h i j", "x b c d e f g h i y", "[-a-] {+x+} b c d … g h i [-j-] {+y+}"),
        ("nothing alike", "other words", ""),
        ("the same", "the  same", ""),
        ("", "new", ""),
    ],
)  # fmt: skip
def test_what_went_and_what_came(before, after, says):
    assert worded(before, after) == says


@given(st.text("ab \n[-]{+}", max_size=60), st.text("ab \n[-]{+}", max_size=60))
def test_any_two_texts_make_one_line(before, after):
    assert "\n" not in worded(before, after)
