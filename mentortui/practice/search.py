"""Search over everything in a journal.

All words must be in a record, in any order, whatever their case and accents. What a record is called
counts more than what it says, the start of a word more than its middle; of equals the newer comes
first. Words may also name the people of a record: `ana budget` finds a note of a meeting with Ana.

Loads neither pydantic nor `re`: `mentortui search` is a process of its own each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from unicodedata import combining, normalize

from mentortui.model.reader import Directory, Row
from mentortui.model.vocabulary import KINDS
from mentortui.practice.audience import readers_of

EXCERPT: Final = 100
# What a record is called; hits here count most.
_HEADINGS: Final = ("title", "name")
# Ids and stamps are never searched; everything else a record says is.
_SKIPPED: Final = frozenset({
    "id", "at", "by", "readers", "counted", "relationship", "deleted", "moved_from", "position", "goal",
    "meeting", "milestone", "rule", "person", "skill", "owner", "owners", "attendees", "mentors", "mentees", "same_as",
    "not_same", "about", "written_by", "response", "before", "after", "agreement", "handed_to", "said", "absent",
    "record",
})  # fmt: skip
# Between what a record is called and what it says; no text holds it, and no word asked for.
_HEAD: Final = "\x01"
_ASCII: Final = bytes(range(128))
_PEOPLE: Final = ("person", "owner", "about", "by", "written_by", "owners", "attendees", "absent", "mentors", "mentees")
_PARENTS: Final = ("meeting", "goal")


class Hit(NamedTuple):
    """A record found: how well it fits (more is better), its ISO day, and the words around the first hit."""

    score: int
    row: Row
    day: str
    excerpt: str


def fold(text: str) -> str:
    """The text without case and accents; per character, so that places in it can be found again."""
    if text.isascii():
        return text.lower()
    text = normalize("NFKD", text)
    # The few characters outside ASCII, found in bytes: looking at each character takes ten times as long.
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    for mark in filter(combining, set(others)):
        text = text.replace(mark, "")
    return text.casefold()


def search(reader: Directory, asked: str, kinds: Iterable[str] | None = None, limit: int | None = None) -> list[Hit]:
    """Records that hold all words asked for, best first; none when nothing was asked."""
    words = [word for word in fold(asked.replace(_HEAD, "")).split() if word]
    if not words:
        return []
    context = _Context(reader, words)
    found: list[tuple[int, str, str, Row]] = []
    for kind in KINDS if kinds is None else kinds:
        rows = _open(reader, reader.rows(kind)) if kind == "response" else reader.rows(kind)
        for row, said in zip(rows, folded(_spelled_out(reader, kind, rows)), strict=True):
            score = _score(row, said, words, context)
            if score:
                found.append((score, day_of(reader, row), row["id"], row))
    found.sort(key=lambda one: one[:3], reverse=True)
    return [Hit(score, row, day, excerpt(row, words)) for score, day, _, row in found[:limit]]


def _open(reader: Directory, rows: Sequence[Row]) -> Sequence[Row]:
    """Responses without what came by form and is shut to oneself until one answered, too."""
    if not any(row.get("written_by") for row in rows):
        return rows
    from mentortui.practice.feedback import is_shut  # the forms are files

    return [{**row, "answers": {}} if row.get("written_by") and is_shut(reader, row) else row for row in rows]


def _spelled_out(reader: Directory, kind: str, rows: Sequence[Row]) -> Sequence[Row]:
    """The records as they are read: a rating by the name of its skill, a response by its form's title."""
    if kind == "response" and rows:
        from mentortui.practice.forms import title_of  # the forms are files

        pairs = {(str(row.get("form")), row.get("version", 1)) for row in rows}
        titles = {pair: title_of(reader, *pair) for pair in pairs}
        return [{**row, "form": "", "name": titles[str(row.get("form")), row.get("version", 1)]} for row in rows]
    if kind == "training" and rows:
        from mentortui.content.handbook import title_of as page_called  # its pages are files

        return [{**row, "module": "", "name": page_called(str(row.get("module")))} for row in rows]
    if kind != "rating" or not rows:
        return rows
    from mentortui.practice.skills import skill  # the list of skills is a file

    names = {one: skill(reader, one).name for one in {str(row.get("skill")) for row in rows}}
    return [{**row, "name": names[str(row.get("skill"))]} for row in rows]


class _Context:
    """What records around a record add to it: the names of people, looked up once each."""

    def __init__(self, reader: Directory, words: Sequence[str]) -> None:
        self._reader = reader
        names = {row["id"]: fold(str(row.get("name", ""))) for row in reader.rows("person") if row["id"] != reader.me}
        # Only when a word occurs in a name can people help a record to be found.
        self.useful = {one: name for one, name in names.items() if any(word in name for word in words)}

    def people(self, row: Row) -> str:
        """The folded names of the people of a record, or of the meeting or goal it belongs to."""
        ids = _people_of(row)
        for field in _PARENTS:
            if row.get(field) and (parent := self._reader.get(row[field])):
                ids += _people_of(parent)
        return "\n".join(self.useful[one] for one in ids if one in self.useful)


def _score(row: Row, said: str, words: Sequence[str], context: _Context) -> int:
    """How well a record fits; 0 when a word is missing."""
    missing = [word for word in words if word not in said]
    if missing and not context.useful:
        return 0
    named = context.people(row) if missing else ""
    if any(word not in named for word in missing):
        return 0
    heading, _, body = said.partition(_HEAD)
    total = 2 * len(missing)
    for word in words:
        if word in heading:
            total += 30 + 10 * _begins(word, heading)
        elif word in body:
            total += 10 + 5 * _begins(word, body)
    return total


def _people_of(row: Row) -> list[str]:
    found: list[str] = []
    for field in _PEOPLE:
        value = row.get(field)
        if isinstance(value, str):
            found.append(value)
        elif value:
            found.extend(value)
    return found


def people_named(reader: Directory, row: Row) -> str:
    """The folded names of the people of a record, or of the meeting, goal or relationship it belongs to."""
    ids = [row["id"], *_people_of(row)]
    for field in (*_PARENTS, "relationship"):
        if row.get(field) and (parent := reader.get(row[field])):
            ids += _people_of(parent)
    people = (reader.get(one) for one in dict.fromkeys(ids) if one != reader.me)
    return "\n".join(fold(str(person.get("name", ""))) for person in people if person)


def folded(rows: Sequence[Row]) -> list[str]:
    """What each record is called and says, folded, with a mark between the two.

    All at once, because folding 10,000 texts one by one takes 100 ms, and their sum 20.
    """
    said = [_said(row) for row in rows]
    together = fold("\0".join(said)).split("\0")
    return together if len(together) == len(said) else [fold(one) for one in said]


def _said(row: Row) -> str:
    heading = ""
    body = []
    for field, value in row.items():
        if field in _SKIPPED:
            continue
        if field in _HEADINGS:
            heading = str(value)
        elif isinstance(value, str):
            body.append(value)
        elif isinstance(value, list | tuple):
            body.extend(map(str, value))
        elif field == "answers":
            body.extend(_answers(value))
    return heading + _HEAD + "\n".join(body)


def _answers(value: Mapping[str, Any]) -> list[str]:
    """What somebody wrote or chose in a form, without the numbers."""
    given = (one if isinstance(one, list) else [one] for one in value.values())
    return [one for many in given for one in many if isinstance(one, str)]


def _begins(word: str, text: str) -> bool:
    """Whether the word stands at the beginning of a word at its first place in the text."""
    place = text.find(word)
    return place == 0 or not text[place - 1].isalnum()


def day_of(reader: Directory, row: Row) -> str:
    """The ISO day a record is about: its own, that of the meeting it belongs to, or when it was written."""
    meeting = None if row.get("on") or not row.get("meeting") else reader.get(row["meeting"])
    return str(row.get("on") or (meeting or {}).get("on") or row.get("at") or "")[:10]


def excerpt(row: Row, words: Sequence[str], length: int = EXCERPT) -> str:
    """One line of the record's text around the first word found; empty when only its name or people fit."""
    for field, value in row.items():
        if field in _SKIPPED or field in _HEADINGS:
            continue
        texts = [value] if isinstance(value, str) else _answers(value) if field == "answers" else []
        for text in texts:
            places = [place for place in map(fold(text).find, words) if place >= 0]
            if places:
                return around(text, min(places), length)
    return ""


def around(text: str, place: int, length: int = EXCERPT) -> str:
    """One line of about `length` characters around a place of the folded text, cut with `…` at words."""
    at = _unfolded(text, place)
    start = max(0, at - length // 3)
    end = min(len(text), start + length)
    if start:
        cut = text.find(" ", start, at)
        start = cut + 1 if cut >= 0 else start
    if end < len(text):
        cut = text.rfind(" ", at, end)
        end = cut if cut > at else end
    said = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{said}{'…' if end < len(text) else ''}"


def _unfolded(text: str, place: int) -> int:
    """Where in the text the character stands that became the one at `place` of the folded text."""
    if text.isascii():
        return place
    reached = 0
    for at, one in enumerate(text):
        reached += len(fold(one))
        if reached > place:
            return at
    return len(text)


def as_data(hit: Hit, title: str) -> dict[str, Any]:
    """A hit for `--json`: the record's id and kind, what it is called, the day, the words around the hit."""
    kind = hit.row["id"].partition("-")[0]
    readers = readers_of(kind, hit.row)
    return {
        "id": hit.row["id"],
        "kind": kind,
        "title": title,
        "on": hit.day,
        "excerpt": hit.excerpt,
        "readers": readers,
    }
