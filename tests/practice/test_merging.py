"""Laws of the three-way merge, and the cases a person meets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.merging import merged, pieces, side_by_side, together

lines = st.lists(st.sampled_from(["a", "b", "c", "", "long line"]), max_size=8).map("\n".join)


@given(lines, lines)
def test_what_one_side_left_alone_is_the_others(base: str, new: str) -> None:
    assert merged(base, base, new) == new
    assert merged(base, new, base) == new
    assert merged(base, new, new) == new


@given(lines, lines, lines)
def test_it_does_not_matter_who_is_called_mine(base: str, mine: str, theirs: str) -> None:
    assert merged(base, mine, theirs) == merged(base, theirs, mine)


@given(lines, lines, lines)
def test_the_pieces_are_the_three_texts(base: str, mine: str, theirs: str) -> None:
    found = pieces(base, mine, theirs)
    for place, text in enumerate((base, mine, theirs)):
        assert [line for piece in found for line in piece[place]] == text.split("\n")


@given(lines, lines, lines)
def test_nothing_that_either_side_wrote_is_lost(base: str, mine: str, theirs: str) -> None:
    new = {line for text in (mine, theirs) for line in text.split("\n")} - set(base.split("\n"))
    assert new <= set(together(base, mine, theirs).split("\n"))
    one = merged(base, mine, theirs)
    if one is not None:
        assert new <= set(one.split("\n"))
        assert together(base, mine, theirs) == one


@given(st.lists(st.uuids().map(str), min_size=3, max_size=12, unique=True), st.data())
def test_changes_apart_from_one_another_both_stand(old: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(old) - 3))
    second = data.draw(st.integers(first + 2, len(old) - 1))
    mine, theirs = [*old], [*old]
    mine[first], theirs[second] = "mine", "theirs"
    both = [*old]
    both[first], both[second] = "mine", "theirs"
    assert merged("\n".join(old), "\n".join(mine), "\n".join(theirs)) == "\n".join(both)


@given(lines, lines)
def test_side_by_side_shows_every_line_once(mine: str, theirs: str) -> None:
    shown = side_by_side(mine, theirs)
    assert [line for left, _, _ in shown for line in left] == mine.split("\n")
    assert [line for _, right, _ in shown for line in right] == theirs.split("\n")
    assert all((left != right) == differ for left, right, differ in shown)


def test_the_same_line_changed_in_two_ways_is_not_guessed() -> None:
    base = "Course: money, Ines decides"
    mine, theirs = "Course: 400 needed, Ines decides", "Course: 450 needed, Ines decides"
    assert merged(base, mine, theirs) is None
    assert together(base, mine, theirs) == f"{mine}\n{theirs}"
