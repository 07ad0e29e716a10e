"""Markdown to lines: what is typed is there, nothing is wider than asked, long texts are cut in pieces."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from mentortui.widgets.ink import ROLES
from mentortui.widgets.markdown_lines import LONGEST, Piece, is_markdown, pieces, render
from tests.hostile import TEXTS, texts

TONES = dict.fromkeys(ROLES, Style())
SAMPLE = """# Handover

Went *better* than **feared**; `ward 3`
and a second line

- one
- two
  1. deep

> said Ana

```
x =  1
```

| a | b |
|---|---|
| 1 | 2 |

[the plan](https://example.org) <Ana> ![pic](p.png)
"""


def shown(text: str, width: int = 60) -> list[str]:
    return ["".join(segment.text for segment in line) for piece in pieces(text) for line in render(piece, width, TONES)]


def test_a_page_as_it_reads():
    said = [line.rstrip() for line in shown(SAMPLE)]
    assert said[0] == "Handover"
    assert said[2:4] == ["Went better than feared; ward 3", "and a second line"]
    text = "\n".join(said)
    assert " · one" in text and " 1 deep" in text
    assert "│ said Ana" in text
    assert "  x =  1" in text
    assert "the plan (https://example.org) <Ana> pic (p.png)" in text


@given(st.one_of(texts, st.lists(texts, max_size=8).map("\n\n".join)), st.integers(1, 90))
@example("> " * 40 + "deep", 20)
@example("- " * 40 + "deep", 20)
@example("|a|b|\n|-|-|\n|" + "x" * 300 + "|2|", 20)
@example("[![x](y)](z)", 20)
@example("a\x1b[31mb", 20)
@settings(deadline=None)
def test_no_line_is_wider_and_no_control_character_comes_through(text, width):
    for line in shown(text, width):
        assert cell_len(line) <= max(8, width)
        assert all(ord(letter) >= 32 for letter in line)


@given(st.lists(st.text(alphabet="abc xyz-#*`>\n", max_size=60), max_size=30).map("\n\n".join))
@settings(deadline=None)
def test_pieces_hold_every_word(text):
    assert "".join("".join(piece.source for piece in pieces(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["word " * 30_000, "x" * 100_000, "- item\n" * 20_000, "```\n" + "code\n" * 30_000])
def test_a_long_text_is_many_pieces(text):
    found = list(pieces(text))
    assert len(found) > 10
    assert max(len(piece.source) for piece in found) <= 2 * LONGEST


def test_a_fence_that_is_cut_stays_a_fence():
    found = list(pieces("```\n" + "# no heading\n" * 2_000 + "```\nafter"))
    for piece in found[:-1]:
        assert piece.source.startswith("```") and piece.source.endswith("```")
        assert "  # no heading" in "".join("".join(s.text for s in line) for line in render(piece, 40, TONES))


def test_a_link_s_address_may_stand_far_below():
    text = "See [the plan].\n\n" + "Words go on here.\n\n" * 300 + "[the plan]: https://example.org\n"
    assert "the plan (https://example.org)" in shown(text)[0]


@pytest.mark.parametrize("text", [*(text for text in TEXTS if "\n" not in text and len(text) < 60)])
def test_plain_words_stay_as_they_are(text):
    if not is_markdown(text) and text.isascii():
        assert " ".join(shown(text)).split() == text.split()


def test_what_looks_like_markdown():
    assert not is_markdown("met at 3, she said 5 - 2 = 3; snake_case and 2 * 3")
    for text in ("# a", "- a", "1. a", "> a", "**a**", "`a`", "[a](b)", "```\na", "---", "| a | b |"):
        assert is_markdown(text), text
    assert render(Piece("plain words"), 40, TONES)[0][0].text == "plain words"
