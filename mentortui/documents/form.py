"""A record as Markdown with a header, for an editor of one's own, and what was changed in it.

    ---
    # goal-3f0c12ab. Lines that start with # are not kept.
    title: Lead the handover
    specific: On ward 3, alone
      twice a week
    due: 2027-02-28
    ---

    The text, for kinds that have one.

A value on several lines goes on in lines indented by two spaces. Only fields whose words changed are
understood again, so that opening and closing an editor changes nothing, whatever a field holds.
"""

from __future__ import annotations

from typing import Any, Final

from mentortui.changes.naming import short
from mentortui.documents.fields import BODY, Understand, editable, in_words, known, understood
from mentortui.documents.headline import kind_words
from mentortui.errors import Refused
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice.readers import reading
from mentortui.program.notice import notice

FENCE: Final = "---"
INDENT: Final = "  "


def form(reader: Reader, row: Row) -> str:
    """The record as a person edits it. Raises Refused for a kind nobody edits."""
    kind = kind_of(row["id"])
    fields = editable(kind)
    if kind == "response":
        known(kind, "answers")  # raises with the way to correct them
    if not fields:
        raise Refused(f"A {kind_words(kind)} is kept as it was written and cannot be edited.")
    body = BODY.get(kind)
    lines = [FENCE, f"# {kind_words(kind)} {short(row['id'])}. Lines that start with # are not kept.",
             f"# Who can read this: {reading(reader, kind, row).who}"]  # fmt: skip
    if asked := notice(reader):
        lines.append(f"# {clean(asked)}")
    for field in fields:
        if field != body:
            lines += header(field, in_words(reader, kind, field, row.get(field)))
    lines += [FENCE, ""]
    return "\n".join(lines) + "\n" + (in_words(reader, kind, body, row.get(body)) + "\n" if body else "")


def header(field: str, words: str) -> list[str]:
    """A field's lines in a header."""
    first, *rest = words.split("\n")
    return [f"{field}: {first}" if first else f"{field}:", *(INDENT + line for line in rest)]


def parse(text: str) -> tuple[dict[str, tuple[int, str]], str]:
    """The header's fields with the line each stands on, and the body. Raises Refused naming the line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        raise Refused(f"The first line is not {FENCE}, so the header was not found. Nothing was saved.")
    fields: dict[str, tuple[int, str]] = {}
    last, blank = "", 0
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == FENCE and not line.startswith(" "):
            return fields, _body(lines[number:])
        if not line:
            blank += 1
        elif line.startswith(INDENT) and last:
            at, said = fields[last]
            fields[last] = (at, said + "\n" * (blank + 1) + line[len(INDENT) :])
            blank = 0
        elif not line.startswith("#"):
            last, said = _field(line, number)
            if last in fields:
                raise Refused(f"Line {number}: {last} stands here twice. Nothing was saved.", last)
            fields[last], blank = (number, said), 0
    raise Refused(f"The line {FENCE} that ends the header is missing. Nothing was saved.")


def _field(line: str, number: int) -> tuple[str, str]:
    name, colon, said = line.partition(":")
    if not colon or not name.strip():
        raise Refused(f"Line {number} is not `field: value`: {line[:60]!r}. Nothing was saved.")
    return name.strip().lower(), said.removeprefix(" ")


def _body(lines: list[str]) -> str:
    """What stands under the header: without the empty line after it and the line feed at the end."""
    kept = lines[1:] if lines and not lines[0].strip() else lines
    return "\n".join(kept).removesuffix("\n")


def changed(kind: str, before: str, after: str, using: Understand) -> dict[str, Any]:
    """The fields a person changed between the two forms, with their new values; empty when none.

    A header line taken out leaves its field as it was. Raises Refused naming the line at fault.
    """
    old, old_body = parse(before)
    new, new_body = parse(after)
    body = BODY.get(kind)
    found: dict[str, Any] = {}
    for name, (number, words) in new.items():
        if name in old and old[name][1] == words:
            continue
        try:
            field = known(kind, name, [one for one in editable(kind) if one != body])
            found[field] = understood(kind, field, words, using)
        except Refused as error:
            raise Refused(f"Line {number}: {error.sentence}", error.field) from None
    if new_body.rstrip() != old_body.rstrip():
        if body is None:
            raise Refused(
                f"A {kind_words(kind)} has no text under its header; write into a field above. Nothing was saved."
            )
        found[body] = new_body.rstrip() or None
    return found
