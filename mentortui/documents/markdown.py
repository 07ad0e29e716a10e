"""A record, and the whole journal, as Markdown to read, print or keep.

The same pages serve a terminal: there titles stand as they are, in a file they are escaped so that a
title such as `*now*` is not read as emphasis. Texts are Markdown of their writer's and stand untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from mentortui.content.handbook import title_of
from mentortui.documents.answered import answered
from mentortui.documents.around import around
from mentortui.documents.fields import BODY, DAYS, LINKS, editable
from mentortui.documents.headline import (
    day_of,
    headline,
    kind_words,
    long_day,
    name_of,
    names_of,
    one_line,
)
from mentortui.documents.quoting import as_is as as_is
from mentortui.documents.quoting import quoted as quoted
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import PARENT_FIELDS, SET_FIELDS, TEXT_FIELDS, kind_of
from mentortui.practice import skills
from mentortui.practice.readers import reading

Quote = Callable[[str], str]
_IN_HEADLINE: Final = frozenset({"title", "name", "text"})
# The parts a record's page shows under it: their kind, their heading, and the order of a page.
_PARTS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "relationship": (("agreement", "Agreement"), ("pause", "Pauses")),
    "agreement": (("acceptance", "Who agreed"),),
    "goal": (("step", "Steps"), ("progress", "Progress"), ("scale", "Attainment scale"),
             ("action", "Actions"), ("milestone", "Milestones"), ("note", "Notes"), ("revision", "Revisions")),
    "meeting": (("agenda", "Agenda"), ("entry", "Notes"), ("action", "Actions"), ("note", "Private notes"),
                ("response", "Feedback")),
    "response": (("correction", "What it said before"),),
    "milestone": (("recognition", "Recognition"),),
}  # fmt: skip
_CHAPTERS: Final = (
    ("relationship", "Relationships"), ("agreement", "Agreements"), ("person", "People"), ("goal", "Goals"),
    ("meeting", "Meetings"), ("milestone", "Milestones"), ("recognition", "Recognition"),
    ("introduction", "Introductions"), ("response", "Feedback"), ("form", "Forms of my own"),
    ("action", "Actions"), ("note", "Notes"), ("rating", "Skill ratings"), ("skill", "Skills of my own list"),
    ("resource", "Library"), ("training", "Handbook"),
)  # fmt: skip


def record(reader: Reader, row: Row, *, quote: Quote = as_is, level: int = 1) -> str:
    """A record with its parts, a person with what is around them; ends with a line feed."""
    lines = list(_section(reader, row, _Parts(reader), quote, level))
    for heading, items in around(reader, row):
        lines += ["", f"{'#' * (level + 1)} {heading}", "", *(f"- {quote(one)}" for one in items)]
    return "\n".join(lines) + "\n"


def journal(reader: Reader) -> str:
    """The whole journal, newest first within a chapter; ends with a line feed."""
    parts = _Parts(reader)
    lines = [f"# The journal of {quoted(name_of(reader, reader.me))}"]
    for kind, title in _CHAPTERS:
        rows = [row for row in reader.rows(kind) if not _elsewhere(reader, row)]
        if not rows:
            continue
        lines += ["", f"## {title}"]
        for row in sorted(rows, key=lambda row: (day_of(row), row["id"]), reverse=True):
            lines += ["", *_section(reader, row, parts, quoted, 3)]
    return "\n".join(lines) + "\n"


def _elsewhere(reader: Reader, row: Row) -> bool:
    """Whether a record is shown on the page of the goal or meeting it belongs to."""
    kind = kind_of(row["id"])
    return any(
        (parent := row.get(field)) and reader.get(parent) and any(kind == one for one, _ in _PARTS.get(field, ()))
        for field in ("meeting", "goal")
    )


class _Parts:
    """The records of a kind by the goal or meeting they belong to; looked through once, not for every page."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._found: dict[tuple[str, str], dict[str, list[Row]]] = {}

    def of(self, row: Row, part: str) -> list[Row]:
        """The parts of one kind on a record's page. What names a goal and a meeting stands with the meeting."""
        kind = kind_of(row["id"])
        if (kind, part) not in self._found:
            found = self._found[kind, part] = {}
            for one in self._reader.rows(part):
                if one.get(kind) and (kind == "meeting" or not one.get("meeting")):
                    found.setdefault(one[kind], []).append(one)
        return self._found[kind, part].get(row["id"], [])


def _section(reader: Reader, row: Row, parts: _Parts, quote: Quote, level: int) -> Iterator[str]:
    kind = kind_of(row["id"])
    yield f"{'#' * level} {quote(headline(reader, row, 200))}"
    yield ""
    yield f"{_about(kind, row)}. Who can read this: {quote(reading(reader, kind, row).who)}"
    facts = list(_facts(reader, row, quote))
    if facts:
        yield ""
        yield from facts
    yield from _texts(reader, row)
    if kind in ("response", "correction", "form"):
        yield ""
        yield from (f"- {quote(line)}" for line in answered(reader, row))
    for part, title in _PARTS.get(kind, ()):
        rows = parts.of(row, part)
        if rows:
            yield ""
            yield f"{'#' * (level + 1)} {title}"
            yield ""
            yield from _parts(reader, rows, quote)


def _about(kind: str, row: Row) -> str:
    words = kind_words(kind).capitalize()
    stands = [str(row[field]) for field in ("status",) if row.get(field)]
    day = f"due {long_day(str(row['due']))}" if row.get("due") else long_day(day_of(row))
    return ", ".join([words, *map(clean, stands), day])


def _facts(reader: Reader, row: Row, quote: Quote) -> Iterator[str]:
    """One list item for each field that is filled in and not shown above or below."""
    kind = kind_of(row["id"])
    # What a part is part of, and with whom, stands on the page of the whole.
    above = {PARENT_FIELDS[kind], "relationship"} if kind in PARENT_FIELDS else set()
    shown = _IN_HEADLINE | {BODY.get(kind), "status", "on"} | above
    names = [*editable(kind), *(name for name in row if name not in editable(kind) and name in LINKS)]
    if kind == "recognition" and row.get("by", reader.me) != reader.me:
        yield f"- from: {quote(name_of(reader, row['by']))}"
    for name in dict.fromkeys(names):
        value = row.get(name)
        if name in shown or value is None or value == [] or (name == "due" and kind != "milestone"):
            continue
        yield f"- {name.replace('_', ' ')}: " + quote(_words(reader, kind, name, value)).replace("\n", "\n  ")
    for change in ("before", "after"):
        for name, value in dict(row.get(change) or {}).items():
            yield f"- {change}, {clean(str(name))}: {quote(str(value))}"


def _words(reader: Reader, kind: str, field: str, value: Any) -> str:
    if field in SET_FIELDS.get(kind, ()):
        return names_of(reader, value) if field in LINKS else ", ".join(value)
    if isinstance(value, dict):
        return ", ".join(map(str, value.values()))
    if field in LINKS:
        linked = reader.get(str(value))
        return headline(reader, linked) if linked else str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if kind == "training" and field == "module":
        return title_of(str(value))
    if kind == "rating" and field == "skill":
        return skills.skill(reader, str(value)).name
    return long_day(value) if field in DAYS else str(value)


def _texts(reader: Reader, row: Row) -> Iterator[str]:
    """The long text of a record; each version when it was changed on two devices apart."""
    field = BODY.get(kind_of(row["id"]))
    if not field or not row.get(field):
        return
    kept_apart = field in TEXT_FIELDS.get(kind_of(row["id"]), ())
    versions = reader.versions(row["id"], field) if kept_apart else ()
    for number, text in enumerate(versions or (row[field],), 1):
        if len(versions) > 1:
            yield ""
            yield f"_Version {number} of {len(versions)}, written apart:_"
        yield ""
        yield clean(str(text))


def _parts(reader: Reader, rows: Iterable[Row], quote: Quote) -> Iterator[str]:
    for row in sorted(rows, key=lambda row: (str(row.get("position") or ""), day_of(row))):
        kind = kind_of(row["id"])
        box = f"[{'x' if row['done'] else ' '}] " if kind in ("step", "agenda", "action") and "done" in row else ""
        box = box or ("[ ] " if kind in ("step", "agenda", "action") else "")
        text = str(row.get("text") or "")
        said = clean(text).replace("\n", "\n  ") if text else quote(headline(reader, row, 400))
        yield f"- {box}{_lead(reader, row)}{said}{_tail(row)}"
        if row.get("worked") and kind == "milestone":
            yield "  what made it work: " + clean(str(row["worked"])).replace("\n", "\n  ")
        if kind in ("response", "correction"):
            yield from (f"  - {quote(line)}" for line in answered(reader, row))
        if kind == "scale":
            yield from (f"  {line}" for line in _facts(reader, row, quote))
        if kind == "revision":
            yield from (f"  {line}" for line in _facts(reader, row, quote) if not line.startswith("- reason"))


def _lead(reader: Reader, row: Row) -> str:
    kind = kind_of(row["id"])
    if kind in ("progress", "revision", "milestone", "recognition", "response", "correction", "acceptance", "pause"):
        return f"{long_day(day_of(row))}: "
    if kind == "action":
        return f"{as_is(name_of(reader, str(row.get('owner'))))}: "
    return "decided: " if row.get("type") == "decision" else ""


def _tail(row: Row) -> str:
    said = []
    if row.get("confidence") is not None:
        said.append(f"confidence {row['confidence']}")
    if row.get("due"):
        said.append(f"due {long_day(str(row['due']))}")
    if row.get("done_on"):
        said.append(f"done {long_day(str(row['done_on']))}")
    return f" ({one_line(', '.join(said))})" if said else ""
