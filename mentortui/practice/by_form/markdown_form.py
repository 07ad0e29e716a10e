"""The Markdown form that somebody filled in with whatever editor. How it is written: `documents.form_markdown`.

    form: pulse, version 1
    name: Ana Silva

    ## 1. We agree on what I work on (goals)
    answer: 4

    ## 2. What helped? (helped)
    - [x] advice
    - [ ] listening

An answer goes on until the next question, so that a text may have any lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model.reader import Directory
from mentortui.practice import answers as given_answers
from mentortui.practice.by_form.finding import form_of
from mentortui.practice.by_form.sheet import ID_MAX, Named, Sheet, one_line
from mentortui.practice.forms import CHOICE, TEXT, FormSpec, Item

MAY_READ: Final = "My program may read this comment"
"""The box behind a comment."""
MAY_COUNT: Final = "My program may count my ratings"
"""The box in the head."""
UNTIL: Final = "---"
"""The line that ends the last answer."""
# Possessive where blanks could be matched in two ways: a line of blanks must not cost its square.
_FORM: Final = re.compile(r"^\W*form\s*+:\s*+([a-z0-9-]+)\s*+,?\s*+version\s*+:?\s*+(\d{1,9})\W*$", re.IGNORECASE)
_HEAD: Final = re.compile(r"^\W*(name|with|meeting|on|occasion|number)\s*:[*_]*(.*)$", re.IGNORECASE)
_QUESTION: Final = re.compile(r"^#{1,6}\s.*\(([a-z0-9-]{1,80})\)[*_]*(?:\s*+[-–—]\s*+optional)?$")
_NUMBERED: Final = re.compile(r"^\s*#{2,6}\s+\d+\.")
_ANSWER: Final = re.compile(r"^\W*answer\s*:[*_]*(.*)$", re.IGNORECASE)
_BOX: Final = re.compile(r"^\s*+[-*+•]?\s*+\[([^\]]{0,20})\]\s*+(.*)$")
_HEADING_MAX: Final = 12_000
_EMPTY: Final = frozenset({"", "-", "_", "no", "n"})


class _Part(NamedTuple):
    """The lines under one question, each with its number."""

    item: Item
    line: int
    lines: list[tuple[int, str]]


def part_line(part: str) -> str:
    """How the title of a part stands above its questions."""
    return f"**{' '.join(part.split())}**"


def is_one(text: str) -> bool:
    """Whether a text holds the line that says which form it is."""
    return any(_FORM.match(line) for line in text.split("\n"))


def read(reader: Directory, text: str) -> Sheet:
    """The answers. Raises Refused with the line and the reason."""
    lines = list(enumerate(text.split("\n"), 1))
    named = next(one for _, line in lines if (one := _FORM.match(line)))
    spec = form_of(reader, named[1].lower(), int(named[2]))
    head, parts = _split(spec, lines)
    said = {name: one_line(words) for name, words in _head(head)}
    found: dict[str, Any] = {}
    consent = []
    for part in parts:
        if part.item.id in found:
            raise Refused(f"Line {part.line}: the question ({part.item.id}) stands there twice. Take one out.")
        value, agreed = _value(part)
        found[part.item.id] = value
        if agreed and value is not None:
            consent.append(part.item.id)
    if not parts:
        raise Refused("None of the form's questions stands in it. Fill in the form as it was sent, with its headings.")
    other = Named(said.get("with", ""))
    return Sheet(
        spec.id, spec.version, Named(said.get("name", "")),
        {item: value for item, value in found.items() if value is not None},
        said.get("on", ""), other if other.name else None, said.get("meeting", ""), said.get("occasion", ""),
        tuple(sorted(consent)), any(_ticked(line, MAY_COUNT) for _, line in head), said.get("number", "")[:ID_MAX],
    )  # fmt: skip


def _split(spec: FormSpec, lines: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[_Part]]:
    """The lines above the first question, and the questions. A heading within a text is the text's."""
    head: list[tuple[int, str]] = []
    parts: list[_Part] = []
    titles = {part_line(item.part) for item in spec.items if item.part}
    for number, line in lines:
        if line.strip() in titles:
            continue
        asked = _QUESTION.match(line.strip()) if len(line) <= _HEADING_MAX else None
        item = spec.item(asked[1]) if asked else None
        if item is not None:
            parts.append(_Part(item, number, []))
        elif asked and _NUMBERED.match(line) and not (parts and parts[-1].item.type == TEXT):
            unknown = given_answers.unknown_item(spec, asked[1]).removesuffix(given_answers.SAFE).rstrip()
            raise Refused(f"Line {number}: {unknown}")
        else:
            (parts[-1].lines if parts else head).append((number, line))
    return head, parts


def _head(lines: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for _, line in lines:
        found = _HEAD.match(line)
        if found:
            yield found[1].lower(), found[2]


def _value(part: _Part) -> tuple[Any, bool]:
    """The answer to a question, and whether the program may read it. Raises Refused naming the line."""
    said, boxes, agreed = _parts_of(part)
    number, words = said or (part.line, "")
    try:
        if part.item.type == CHOICE and boxes:
            chosen = [option for _, option in boxes]
            number = boxes[0][0]
            written = given_answers.read(part.item, words)
            chosen += written if isinstance(written, list) else [written] if written is not None else []
            read = [given_answers.read(part.item._replace(many=False), one) for one in chosen]
            return given_answers.value_of(part.item, list(dict.fromkeys(read))), agreed
        if said is None and part.item.type != CHOICE:
            raise Refused("the line that begins with “answer:” is gone. Write it there again.")
        return _read(part.item, words), agreed
    except Refused as error:
        reason = error.sentence.removesuffix(given_answers.SAFE).rstrip()
        raise Refused(f"Line {number}: {reason}", error.field) from None


def _parts_of(part: _Part) -> tuple[tuple[int, str] | None, list[tuple[int, str]], bool]:
    """Of a question's lines: the answer with its line, the boxes that are ticked, and the consent."""
    said: tuple[int, list[str]] | None = None
    boxes = []
    agreed = False
    for number, line in part.lines:
        found = _ANSWER.match(line) if said is None else None
        if found:
            said = number, [found[1]]
        elif _box_of(line) == MAY_READ:
            agreed = _ticked(line, MAY_READ)
        elif line.rstrip() == UNTIL:
            break
        elif part.item.type == CHOICE and (box := _BOX.match(line)):
            if box[1].strip().lower() not in _EMPTY:
                boxes.append((number, box[2].strip()))
        elif said is not None:
            said[1].append(line)
    return (said[0], "\n".join(said[1]).strip()) if said else None, boxes, agreed


def _box_of(line: str) -> str:
    found = _BOX.match(line)
    return found[2].strip().rstrip(".") if found else ""


def _ticked(line: str, words: str) -> bool:
    found = _BOX.match(line)
    return found is not None and _box_of(line) == words and found[1].strip().lower() not in _EMPTY


def _read(item: Item, words: str) -> Any:
    """The value of what somebody wrote: also `4 mostly`, `4 of 5` and `4.` for a point of a scale."""
    if item.rated:
        found = re.match(r"^\s*+(-?\d+(?:[.,]\d+)?)\b\s*+(.*)$", words, re.DOTALL)
        rest = found[2].strip(" .,;:()-–*_") if found else ""
        if found and (not rest or rest == f"of {item.high}" or rest.casefold() == _label(item, found[1]).casefold()):
            words = found[1]
    return given_answers.read(item, words)


def _label(item: Item, digits: str) -> str:
    return item.label(int(digits)) if digits.isdecimal() and len(digits) < 5 else ""
