"""Confetti without waiting for it: every frame is a formula of the moment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentortui.widgets.confetti import FRAMES, MOST, ROLES, SECONDS, SHAPES, picture, pieces

LAST = round(SECONDS * FRAMES)


def cells(seconds: float, width: int = 80, height: int = 22) -> int:
    """How many cells hold paper at a moment."""
    return sum(len(line) for line in picture(pieces("seed", width, height), seconds, width, height).values())


def test_the_same_seed_is_the_same_confetti_and_another_is_not() -> None:
    assert pieces("a", 80, 24) == pieces("a", 80, 24)
    assert pieces("a", 80, 24) != pieces("b", 80, 24)


def test_it_begins_with_nothing_fills_the_screen_and_thins_out_to_dots() -> None:
    seen = [cells(frame / FRAMES) for frame in range(LAST + 1)]
    assert seen[0] < 8, "nothing stands there at once"
    assert max(seen) > 40
    assert seen[LAST] < max(seen) / 2
    ends = picture(pieces("seed", 80, 22), SECONDS - 0.1, 80, 22)
    assert {sign for line in ends.values() for sign, _ in line.values()} <= {"·"}


@given(seed=st.text(max_size=8), width=st.integers(1, 300), height=st.integers(1, 100), seconds=st.floats(0, SECONDS))
def test_no_frame_leaves_the_screen_at_any_size(seed: str, width: int, height: int, seconds: float) -> None:
    thrown = pieces(seed, width, height)
    assert len(thrown) <= MOST
    for y, line in picture(thrown, seconds, width, height).items():
        assert 0 <= y < height
        for x, (sign, role) in line.items():
            assert 0 <= x < width
            assert role in ROLES
            assert cell_len(sign) == 1


@pytest.mark.parametrize("sign", sorted({sign for shape in SHAPES for sign in shape}))
def test_every_sign_is_one_cell_wide(sign: str) -> None:
    assert cell_len(sign) == 1


def test_pieces_come_from_above_and_from_both_lower_corners() -> None:
    thrown = pieces("seed", 80, 24)
    assert {(piece.x, piece.y) for piece in thrown if piece.y == 24} == {(0.0, 24.0), (80.0, 24.0)}
    assert sum(piece.y <= 0 for piece in thrown) > len(thrown) / 2
