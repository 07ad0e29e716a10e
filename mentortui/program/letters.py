"""Letters of a program's coordinator: texts with places for names and codes, as they are mailed. Pure.

A text is a subject, an empty line, and paragraphs. `## ` begins a heading, `1. ` a step, and four blanks a line to
type. A paragraph whose place has nothing to say is left out, and so is what a heading has nothing under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from textwrap import fill
from typing import Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model.limits import clean
from mentortui.program.kpi_taking_part import STAGES

PLACES: Final = (
    "name", "program", "coordinator", "code", "folder", "purpose", "people", "notice", "trouble", "misconduct",
    "app",
)  # fmt: skip
"""What a text may name in braces; `app` is the word mentortui, for those who do not take part by form."""
INVITATION, BY_FORM = "invitation", "invitation-by-form"
TEXTS: Final = (INVITATION, BY_FORM, *(f"remind-{stage}" for stage in STAGES))
"""The texts there are; each is `letters/NAME.txt`, here and in the folder of a journal."""
_PLACE: Final = re.compile(r"\{(\w*)\}")
_WIDTH: Final = 76
HEADING, STEP, CODE, PROSE = "heading", "step", "code", "prose"


class Block(NamedTuple):
    """A paragraph of a letter."""

    kind: str
    text: str
    """Without its marks; of a step without its number."""
    tight: bool = False
    """Whether it stands right below the one before."""


class Letter(NamedTuple):
    """A letter to somebody."""

    subject: str
    blocks: tuple[Block, ...]

    def text(self) -> str:
        """As plain text, wrapped."""
        lines: list[str] = []
        before, step = "", 0
        for kind, text, tight in self.blocks:
            step = step + 1 if kind == STEP else 0 if kind == HEADING else step
            if lines and not (tight and kind == before):
                lines.append("")
            if kind == HEADING:
                lines.append(f"{text}\n{'-' * len(text)}")
            elif kind == CODE:
                lines.append(f"    {text}")
            else:
                lines.append(_wrapped(f"{step}. {text}", "   ") if kind == STEP else _wrapped(text))
            before = kind
        return "\n".join(lines) + "\n"


@lru_cache(maxsize=1_000)
def _wrapped(text: str, indent: str = "") -> str:
    """A paragraph in lines; thousands of letters have most of them in common."""
    return fill(text, _WIDTH, subsequent_indent=indent, break_long_words=False)


def letter(template: str, said: Mapping[str, str], file: str) -> Letter:
    """A text filled in. Raises Refused for a text without a subject, or with a place there is not; names `file`."""
    lines = clean(template).strip("\n").split("\n")
    if not lines[0].startswith("Subject: "):
        raise Refused(f"{file} does not begin with `Subject: …`. Nothing was written.")
    for number, line in enumerate(lines, 1):
        for place in _PLACE.findall(line):
            if place not in PLACES:
                raise Refused(
                    f"{file}, line {number}: there is nothing to put for {{{place}}}; there are "
                    f"{', '.join(PLACES)}. Nothing was written."
                )
    subject = _filled(lines[0].removeprefix("Subject: "), said) or said["program"]
    blocks = [
        block._replace(tight=bool(before.strip()))
        for before, line in pairwise(lines)
        if (block := _block(line, said)) is not None
    ]
    return Letter(" ".join(subject.split()), tuple(_standing(blocks)))


def _block(line: str, said: Mapping[str, str]) -> Block | None:
    text = _filled(line, said)
    if not text.strip():
        return None
    if text.startswith("    "):
        return Block(CODE, text.strip())
    if line.startswith("## "):
        return Block(HEADING, text[3:].strip())
    if step := re.match(r"\d+\. ", line):
        return Block(STEP, text[step.end() :].strip())
    return Block(PROSE, text.strip())


def _filled(line: str, said: Mapping[str, str]) -> str:
    """A line with what its places say; empty where all of them, but for `purpose`, have nothing to say."""
    places = [one for one in _PLACE.findall(line) if one != "purpose"]
    if any(not said.get(one) for one in places):
        return ""
    # What is put in is one line, and is not looked at for places again.
    return _PLACE.sub(lambda place: " ".join(clean(said.get(place[1], "")).split()), line).rstrip()


def _standing(blocks: list[Block]) -> Iterator[Block]:
    """Without headings that have nothing under them."""
    for at, block in enumerate(blocks):
        after = blocks[at + 1].kind if at + 1 < len(blocks) else HEADING
        if block.kind != HEADING or after != HEADING:
            yield block


def come_to(reached: Mapping[str, frozenset[str]], stage: str) -> list[str]:
    """Ids of those who have come to a stage and no further, by who has reached each stage."""
    further = [reached[one] for one in STAGES[STAGES.index(stage) + 1 :]]
    return sorted(reached[stage].difference(*further))
