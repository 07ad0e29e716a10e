"""Texts that break careless programs, and strategies that mix them with arbitrary ones."""

from __future__ import annotations

from hypothesis import strategies as st

from mentortui.model.limits import clean

TEXTS = (
    "met [/b] at 3", "[bold]x[/bold]", '"quoted", with commas; and = signs', "=cmd|' /C calc'!A0", "'=1+1", "+1", "-5",
    "@SUM(A1)", "''=x", "\t=x", "two\nlines", "\n\nstarts late", "ends late\n", "---", "---\ntitle: x", "# heading",
    "a: b", "  indented", "שלום עולם", "\u202eevil", "👩‍🏫 mentor 🎉", "e\u0301 é", "ﬁne", "x" * 500, "*now*",
    "<b>&amp;</b>",
    "`code` | pipe", "1. one", "a\u2028b", "a\x85b", "\ufeffbom", "100 %", "null", "yes", "line\r\nfeed",
)  # fmt: skip

texts = (
    st.one_of(
        st.sampled_from(TEXTS),
        st.text(max_size=80),
        st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map("\n".join),
    )
    .map(clean)
    .map(str.rstrip)
    .filter(bool)
)
"""A text as a journal keeps it: clean, and saying something."""

titles = texts.map(lambda text: " ".join(text.split())[:200].strip()).filter(bool)
"""A title or a name as a journal keeps it."""
