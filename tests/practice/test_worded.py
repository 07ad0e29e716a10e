"""Two wordings side by side in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.worded import marked, worded


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


def only(lines):
    """The words that one side alone says, line by line."""
    return [" ".join(word for word, new in line if new) for line in lines]


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        (["Course: 400 needed, Ines decides by Friday."], ["Course: 450 needed, Ines decides by Monday."],
         (["400 Friday."], ["450 Monday."])),
        (["one two three", "four five"], ["one two three", "four five six"], (["", ""], ["", "six"])),
        (["See you at noon"], ["The course is at the old office"],
         (["See you at noon"], ["The course is at the old office"])),
        (["the same"], ["the  same"], (["the same"], ["the same"])),
        ([], ["new"], ([], ["new"])),
        (["word " * 501], ["word " * 501 + "more"], (["word " * 500 + "word"], ["word " * 501 + "more"])),
    ],
)  # fmt: skip
def test_the_words_that_one_side_only_says(mine, theirs, said):
    assert tuple(map(only, marked(mine, theirs))) == said


LINES = st.lists(st.text("ab  c", max_size=20), max_size=5)


@given(LINES, LINES)
def test_of_any_lines_every_word_is_there_in_its_line(mine, theirs):
    for said, lines in zip(marked(mine, theirs), (mine, theirs), strict=True):
        assert [[word for word, _ in line] for line in said] == [line.split() for line in lines]
