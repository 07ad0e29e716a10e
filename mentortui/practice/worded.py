"""Two wordings of one text in one line: what went and what came, with a few words around."""

from __future__ import annotations

from typing import Final

from mentortui.practice.agreement_diff import GONE, NEW, SAME, pieces

AROUND: Final = 3
"""Words that stay beside a change; of a longer run between two changes the middle is left out."""
_SIGNS: Final = {GONE: "[-{}-]", NEW: "{{+{}+}}"}


def worded(before: str, after: str) -> str:
    """`Lead the handover [-once-] {+twice+} a week`; empty where the two share no words, or nothing changed."""
    found = [(mark, " ".join(text.split())) for mark, text in pieces(" ".join(before.split()), " ".join(after.split()))]
    said = [(mark, text) for mark, text in found if text]
    if len(said) < 2 or not any(mark == SAME for mark, _ in said):
        return ""
    last = len(said) - 1
    return " ".join(
        _near(text, at > 0, at < last) if mark == SAME else _SIGNS[mark].format(text)
        for at, (mark, text) in enumerate(said)
    )


def _near(text: str, follows: bool, leads: bool) -> str:
    """The words of a run that stand next to a change."""
    words = text.split(" ")
    head, tail = AROUND if follows else 0, AROUND if leads else 0
    if len(words) <= head + tail + 1:
        return text
    return " ".join([*words[:head], "…", *(words[-tail:] if tail else [])])
