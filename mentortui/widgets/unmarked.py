"""A text without the signs of Markdown, for lines in lists, where there is no room to draw what they mean.

Only what surely is a sign goes: a pair around words, the head of a line. Addresses stay beside their words.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 4_000
"""Letters that are looked at; a line in a list shows a few hundred."""

_HEAD: Final = re.compile(r"^ {0,3}#{1,6} +(?=\S)", re.MULTILINE)
_BULLET: Final = re.compile(r"^( *)[-*+] (?=\S)", re.MULTILINE)
_CODE: Final = re.compile(r"`([^`\n]{1,200})`")
_PAIRS: Final = (
    re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*(?![\w*])"),
    re.compile(r"(?<![\w_])__(?=\S)([^_\n]{1,200}?)(?<=\S)__(?![\w_])"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_])_(?![\w_])"),
    re.compile(r"~~(?=\S)([^~\n]{1,200}?)(?<=\S)~~"),
)
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]{1,200})\]\((\S{1,400}?)\)")


def unmarked(text: str) -> str:
    """The words: `**Budget**: see [the plan](https://x.org)` reads `Budget: see the plan (https://x.org)`.

    Line breaks stay. A text longer than `LONGEST` keeps its signs from there on.
    """
    text, rest = text[:LONGEST], text[LONGEST:]
    if not any(sign in text for sign in "*_`#~[-+"):
        return text + rest
    text = _BULLET.sub(r"\1· ", _HEAD.sub("", text))
    parts = _CODE.split(text)  # what stands between two signs of code is no Markdown
    for place in range(0, len(parts), 2):
        for pair in _PAIRS:
            parts[place] = pair.sub(r"\1", parts[place])
        parts[place] = _LINK.sub(r"\1 (\2)", parts[place])
    return "".join(parts) + rest
