"""Answers looked at: whose they are, both sides of a meeting, what somebody meant to change. Over time: `trends`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from mentortui.errors import NotFound
from mentortui.model.reader import Directory, Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice import forms, names, scoring
from mentortui.practice.forms import CHANGE, NUMBER, SCALE, FormSpec, Item
from mentortui.practice.sealing import is_closed, was_changed
from mentortui.practice.written import is_own, takes_part, writer


class SideItem(NamedTuple):
    """One item as both sides answered it; `apart` is how many points they lie apart, None where that says nothing."""

    item: str
    own_text: str
    their_text: str
    own: Any
    theirs: Any
    apart: float | None


class Sides(NamedTuple):
    """Both sides' answers. While `sealed`, what the other said stays out; `waits_for` says whose answer is missing."""

    own: Row | None
    theirs: Row | None
    sealed: bool
    waits_for: str
    items: tuple[SideItem, ...]
    note: str


class WillChange(NamedTuple):
    """What somebody meant to change: the words, the response and the ISO day they stand in, and its meeting."""

    text: str
    response: str
    on: str
    meeting: str | None


def when(response: Row) -> tuple[str, str]:
    """Sorts responses by the day they are of, then by when they were written; rows keep the order they were made in."""
    return (response.get("on", ""), response.get("at", ""))


def responses(
    reader: Directory, form_id: str | None = None, relationship: str | None = None, by: str | None = None
) -> list[Row]:
    """Responses, oldest first: of one form, of one relationship or person (by id), by one person; else all.

    Those of another that came sealed and are not open yet say nothing, and are left out.
    """
    wanted = None if relationship is None else _relationships(reader, relationship)
    found = [
        row
        for row in reader.rows("response")
        if (form_id is None or row.get("form") == form_id)
        and (row.get("by") == reader.me or not is_closed(row))
        and (by is None or (is_own(reader, row) if by == reader.me else writer(row) == by))
        and (wanted is None or row.get("relationship") in wanted or row.get("about") == relationship)
    ]
    return sorted(found, key=when)


def entered(reader: Reader) -> list[Row]:
    """Answers of others that came by form and were entered here, oldest first; without those one may not read yet."""
    rows = [row for row in responses(reader) if row.get("by") == reader.me and row.get("written_by")]
    return [row for row in rows if not is_shut(reader, row)]


def _relationships(reader: Directory, subject: str) -> set[str]:
    """Ids of the relationships meant: the one itself, or those with a person in them."""
    if kind_of(subject) != "person":
        return {subject}
    return {row["id"] for row in reader.rows("relationship") if subject in names.members(row)}


def sides(reader: Reader, subject: str, form_ids: Sequence[str]) -> Sides:
    """Both sides' latest answers about a meeting or a relationship (by id), item by item.

    Own and other form may differ (`meeting-mentee`, `meeting-mentor`): items of the same id stand side by side. Where a
    form is sealed the other's answers stay out until both have answered. Figures of two versions are not compared.
    """
    link = "meeting" if kind_of(subject) == "meeting" else "relationship"
    found = [row for row in responses(reader) if row.get(link) == subject and row.get("form") in form_ids]
    own = next((row for row in reversed(found) if is_own(reader, row)), None)
    theirs = _counterpart(own, [row for row in reversed(found) if not is_own(reader, row)])
    specs = [spec for row in (own, theirs) if row and (spec := _spec(reader, row))]
    sealed = any(one.sealed for one in specs or _known(reader, form_ids))
    missing = _missing(reader, subject, own, theirs)
    if sealed and missing:
        return Sides(own, None, True, missing, _beside(reader, own, None), "")
    note = ""
    if own and theirs and own.get("form") == theirs.get("form") and own.get("version") != theirs.get("version"):
        note = (
            f"You answered version {own.get('version')}, the other version {theirs.get('version')}; "
            "figures of two versions are not compared."
        )
    comparable = not note
    if theirs and was_changed(theirs):
        note = f"{note} {names.name(reader, writer(theirs))} changed these answers after they were sealed.".lstrip()
    return Sides(own, theirs, False, missing, _beside(reader, own, theirs, compare=comparable), note)


def _counterpart(own: Row | None, theirs: Sequence[Row]) -> Row | None:
    """The other's answers to lay beside mine: of peers, who answer as both, those from the other side of mine."""
    forms_of = {row.get("form") for row in theirs}
    other = [row for row in theirs if own and row.get("form") != own.get("form")] if len(forms_of) > 1 else []
    return next(iter([*other, *theirs]), None)


def _spec(reader: Reader, row: Row) -> FormSpec | None:
    return forms.exactly(reader, row.get("form", ""), row.get("version", 1))


def _known(reader: Reader, form_ids: Sequence[str]) -> list[FormSpec]:
    there = (forms.exactly(reader, *place) for place in forms.heads(reader) if place[0] in form_ids)
    return [one for one in there if one is not None]


def _missing(reader: Reader, subject: str, own: Row | None, theirs: Row | None) -> str:
    """Whose answer is missing, by name: `you`, `Ana Silva`, `you and Ana Silva`; empty when both are there."""
    row = reader.get(subject) or {}
    others = [one for one in [*names.members(row), *row.get("attendees", ())] if one != reader.me]
    other = names.listed(names.name(reader, one) for one in dict.fromkeys(others)) or "the other"
    return names.listed([*([] if own else ["you"]), *([] if theirs else [other])])


def _beside(reader: Reader, own: Row | None, theirs: Row | None, *, compare: bool = True) -> tuple[SideItem, ...]:
    mine = _items(reader, own)
    other = _items(reader, theirs)
    said = (own or {}).get("answers") or {}
    heard = (theirs or {}).get("answers") or {}
    found = []
    for item_id in dict.fromkeys([*mine, *other]):
        ours, their = mine.get(item_id), other.get(item_id)
        one, two = said.get(item_id), heard.get(item_id)
        apart = _apart(ours, their, one, two) if compare else None
        found.append(SideItem(item_id, ours.text if ours else "", their.text if their else "", one, two, apart))
    return tuple(found)


def _items(reader: Reader, row: Row | None) -> dict[str, Item]:
    spec = _spec(reader, row) if row else None
    return {one.id: one for one in spec.items} if spec else {}


def _apart(ours: Item | None, their: Item | None, one: Any, two: Any) -> float | None:
    """How many points two answers lie apart; only where both go from the same least to the same most."""
    if ours is None or their is None or ours.type != their.type or ours.type not in (SCALE, NUMBER):
        return None
    if (ours.low, ours.high) != (their.low, their.high):
        return None
    left, right = scoring.points(ours, one), scoring.points(their, two)
    return None if left is None or right is None else abs(left - right)


def will_change(reader: Reader, subject: str, by: str | None = None) -> WillChange | None:
    """The latest "what I will change" one wrote about meetings with a person, or in a relationship (by id).

    It is the answer to the item `change`; `by` names another writer, whose sealed answers stay out.
    """
    writer = by or reader.me
    for row in reversed(responses(reader, None, subject, writer)):
        text = (row.get("answers") or {}).get(CHANGE)
        if text and isinstance(text, str) and not is_shut(reader, row):
            return WillChange(text, row["id"], row.get("on", ""), row.get("meeting"))
    return None


def is_shut(reader: Directory, row: Row) -> bool:
    """Whether another's answers stay out of one's sight: one has not answered about the same oneself, and is to."""
    if is_own(reader, row) or (row.get("written_by") and not takes_part(reader, row)):
        return False
    try:
        spec = forms.spec(reader, str(row.get("form")), row.get("version", 1))
    except NotFound:
        return True
    place = "meeting" if row.get("meeting") else "relationship"
    mine = responses(reader, by=reader.me)
    return spec.sealed and not any(one.get(place) == row.get(place) for one in mine)
