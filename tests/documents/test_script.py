"""Texts of any script: direction, width, and where a line may end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.documents.script import breakable, clusters, columns, is_rtl, wrapped

FAMILY = "\U0001f469\U0001f3fd‍⚕️"


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("Ana", False),
        ("محمد", True),
        ("שרה", True),
        ("1 محمد", True),
        ("Ana محمد", False),
        ("田中", False),
        ("1 2", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(text, rtl):
    assert is_rtl(text) is rtl


def test_wide_letters_count_two_and_marks_none():
    assert (columns("Ana"), columns("田中"), columns("é"), columns("e\u0301"), columns("")) == (3, 4, 1, 1, 0)


def test_what_a_person_counts_as_one_sign_stays_together():
    assert clusters(f"e\u0301a{FAMILY}") == ["e\u0301", "a", FAMILY]
    assert clusters("") == []


def test_only_words_longer_than_any_name_get_places_to_break():
    assert breakable("Maria da Silva") == "Maria da Silva"
    loose = breakable("W" * 60)
    assert loose.replace("\u200b", "") == "W" * 60 and loose.count("\u200b") == 2


@given(st.text(max_size=120), st.integers(4, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text, width):
    said = " ".join(text.split())
    lines = wrapped(said, width)
    assert "".join(lines).replace(" ", "") == said.replace(" ", "")
    # One sign may be wider than the line: a letter with joined ones is never cut.
    assert all(columns(line) <= width or len(clusters(line)) == 1 for line in lines)
