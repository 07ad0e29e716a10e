"""Words become cells of exactly the right width, whatever a person wrote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentortui.widgets.ink import Column, Layout, bar, cut, fit, flat, wrap
from tests.hostile import texts

anything = st.one_of(texts, st.text(max_size=60))


@given(anything, st.integers(0, 40))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert cell_len(cut(flat(text), width)) <= width


@given(anything, st.integers(0, 40), st.booleans())
def test_a_fitted_text_fills_its_column(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(flat(text), width, right)) == width


@given(anything)
def test_a_flat_text_is_one_line_without_commands_to_the_terminal(text: str) -> None:
    shown = flat(text)
    assert not any(letter in shown for letter in "\n\r\t\x1b\x00\x9b\u202e\u2066\u200f\u2028")
    assert flat(shown) == shown


@given(anything, st.integers(1, 40))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    if width > 1:  # a letter two cells wide cannot fit into one
        assert all(cell_len(line) <= width for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(flat(part) for part in text.split())


def test_a_text_is_cut_at_a_word_when_one_ends_nearby() -> None:
    assert cut("Ask Ines about the training budget", 22) == "Ask Ines about the…"
    assert cut("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…"
    assert cut("fits", 4) == "fits"


def test_columns_align_and_leave_out_what_has_no_room() -> None:
    layout = Layout((Column(3), Column(), Column(8, right=True, least=40)))
    wide = "".join(text for text, _ in layout.paint(("[ ]", "title", "Mon"), 40))
    narrow = "".join(text for text, _ in layout.paint(("[ ]", "title", "Mon"), 20))
    assert wide == "[ ]  title" + " " * 18 + "     Mon"
    assert narrow == "[ ]  title      "


@given(st.text(max_size=30), st.integers(1, 60))
def test_a_painted_row_is_never_wider_than_its_line(text: str, width: int) -> None:
    layout = Layout((Column(3), Column(), Column(8, right=True)))
    painted = sum(cell_len(part) for part, _ in layout.paint(("[ ]", text, text), width))
    assert painted + layout.indent <= max(width, 30)


def test_a_bar_is_as_wide_as_asked() -> None:
    assert bar(0.5, 10) == "█████░░░░░"
    assert [len(bar(part, 20)) for part in (-1, 0, 1, 7)] == [20] * 4
