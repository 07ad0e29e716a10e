"""Shared folders, and the people met in them: starting one, joining one, and finding out who is who."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes import naming
from mentortui.changes.draft import checked, fresh
from mentortui.changes.people import relationship_add
from mentortui.errors import NotFound, Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import KINDS, ONLY_YOU, SET_FIELDS, kind_of
from mentortui.practice.names import listed, members, name, some

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId

NEVER_FOLLOWED = frozenset({"id", "at", "by", "readers", "moved_from", "same_as"})


def pair(reader: Reader, words: str, role: str | None, *, now: datetime, new_id: NewId) -> Delta:
    """The relationship a folder for two is for: the one there is with somebody, or a new one, peers if not said.

    `role` is what the other is: mentor, mentee or peer. Raises Refused for oneself, for a relationship that is
    closed or of more than two, and for another role than they have.
    """
    try:
        row = naming.relationship(reader, words)
    except NotFound:
        return _made(reader, words, role or "peer", now, new_id)
    if row.get("status") == "closed":
        return _made(reader, words, role or "peer", now, new_id)
    others = [one for one in members(row) if one != reader.me]
    if len(others) != 1 or reader.me not in members(row):
        raise Refused("A folder for two is for you and one other; that relationship has more people. Nothing was made.")
    is_now = _role(row, others[0])
    if role and role != is_now:
        raise Refused(f"{name(reader, others[0])} is your {is_now} already, not your {role}. Nothing was made.", "as")
    return Delta(f"With {name(reader, others[0])}", {}, {})


def _made(reader: Reader, words: str, role: str, now: datetime, new_id: NewId) -> Delta:
    mine, theirs = [["me"], [words]] if role == "mentee" else [[words], ["me"]]
    kind = "peer" if role == "peer" else "traditional"
    return relationship_add(reader, mine, theirs, now=now, new_id=new_id, kind=kind)


def _role(row: Row, person: str) -> str:
    both = person in row.get("mentors", ()) and person in row.get("mentees", ())
    return "peer" if both else "mentor" if person in row.get("mentors", ()) else "mentee"


def shared_with(
    reader: Reader, share: str, title: str, kind: str, *, now: datetime, relationship: str | None = None,
    since: str = "", own: bool = False, hosted: bool = False, opened: Collection[str] | None = None, secret: str = "",
) -> Delta:  # fmt: skip
    """The record of a shared folder. `since` (RFC 3339) is from when on others may read; now if not said.

    `opened` are the ids of what they may read of before; None when it was not said yet. `secret` is that of the code
    one joins with. Raises Refused when one shares that folder already.
    """
    record_id = f"share-{share}"
    if reader.get(record_id):
        raise Refused("You share that folder already. Nothing was changed.")
    fields = {
        "name": title, "type": kind, "relationship": relationship, "own": own or None, "hosted": hosted or None,
        "secret": secret or None,
        "since": since or now.isoformat(timespec="seconds"),
        "opened": sorted(opened or ()) or None, "decided": None if opened is None else [record_id],
    }  # fmt: skip
    row = fresh(reader, fields, readers=ONLY_YOU, now=now)
    return Delta(f"Shared folder: {title}", {record_id: checked(record_id, row)}, {})


def meet(reader: Reader, people: Iterable[tuple[str, str]], *, now: datetime) -> Delta:
    """People met in a shared folder, by their ids there and names, become people of the journal.

    Whoever is known by that id is known already; nobody is linked to somebody typed by hand here.
    """
    taken = {str(row.get("name", "")).casefold() for row in reader.rows("person")}
    create: dict[str, Any] = {}
    gone = {row["id"] for row in reader.deleted("person")}
    for person, called in people:
        if person == reader.me or person in gone or reader.get(person) is not None:
            continue
        clean = limits.name(called or "Somebody")
        name_here = _told_apart(clean) if clean.casefold() in taken else clean
        row = fresh(reader, {"name": name_here}, readers=ONLY_YOU, now=now)
        create[person] = checked(person, row)
    who = some(str(row["name"]) for row in create.values())
    return Delta(f"Met in a shared folder: {who}", create, {})


def _told_apart(called: str) -> str:
    """What somebody who joined is called beside somebody of the same name."""
    return f"{called[:180]} (joined)"  # a name has at most 200 characters


def link(reader: Reader, typed: str, joined: str, *, now: datetime) -> Delta:
    """A person typed by hand turned out to be one who joined: everything about the one is about the other now.

    What was noted of the first and is not known of the second goes along; a relationship with the same people as a
    shared one becomes that. One change, undone as one. Raises Refused for oneself, or for the same person twice.
    """
    first, second = reader.get(typed), reader.get(joined)
    if first is None or second is None or typed == joined or reader.me in (typed, joined):
        raise Refused("Link somebody you typed by hand to somebody who joined; nothing was changed.")
    kept = {field: value for field, value in first.items() if field not in second and field not in NEVER_FOLLOWED}
    same = {typed: joined, **_same_relationships(reader, {typed: joined})}
    update = {record_id: dict(fields) for record_id, fields in _followed(reader, same)}
    update.setdefault(joined, {}).update(kept)
    if second.get("name") == _told_apart(str(first.get("name"))):
        update[joined]["name"] = first["name"]
    for old, new in same.items():
        update[old] = {**update.get(old, {}), "deleted": True, "same_as": new}
    who, called = first.get("name", "Somebody"), second.get("name", "somebody")
    alike = called in (who, _told_apart(str(who)))
    return Delta(f"{who} is the one who joined" if alike else f"{who} is {called} who joined", {}, update)


def follow(reader: Reader) -> Delta:
    """Links that still name a record that turned out to be another, pointed to that one: another computer's."""
    same = {row["id"]: row["same_as"] for row in reader.deleted() if row.get("same_as")}
    found = dict(_followed(reader, same)) if same else {}
    return Delta("Links follow who people turned out to be", {}, found)


def _same_relationships(reader: Reader, people: Mapping[str, str]) -> dict[str, str]:
    """Of two relationships that are between the same people then, the older stands, the other becomes it."""
    by_people: dict[tuple[frozenset[str], frozenset[str]], list[Row]] = {}
    for row in reader.rows("relationship"):
        if row.get("status") == "closed":
            continue
        sides = [frozenset(people.get(one, one) for one in row.get(side, ())) for side in ("mentors", "mentees")]
        by_people.setdefault((sides[0], sides[1]), []).append(row)
    found: dict[str, str] = {}
    for rows in by_people.values():
        # What came from the other's journal is what they know; one's own is turned into it.
        theirs = [row for row in rows if row.get("by") != reader.me]
        if len(rows) > 1 and len(theirs) == 1:
            found |= {row["id"]: theirs[0]["id"] for row in rows if row is not theirs[0]}
    return found


def _followed(reader: Reader, same: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record that names one of `same`, with the fields that name what it is now."""
    for kind in KINDS:
        sets = SET_FIELDS.get(kind, frozenset())
        for row in reader.rows(kind):
            if row["id"] in same:
                continue
            fields: dict[str, Any] = {}
            for field, value in row.items():
                if field in NEVER_FOLLOWED:
                    continue
                if isinstance(value, str) and value in same:
                    fields[field] = same[value]
                elif field in sets and not same.keys().isdisjoint(value):
                    fields[field] = sorted({same.get(one, one) for one in value})
            if fields:
                yield row["id"], fields


def _row(reader: Reader, record_id: str) -> Row | None:
    """A record, deleted or not."""
    gone = (row for row in reader.deleted(kind_of(record_id)) if row["id"] == record_id)
    return reader.get(record_id) or next(gone, None)


def again(share: Row, secret: str) -> Delta:
    """A folder one joined before is joined once more: after one left it, or with another code."""
    return Delta(f"Joined {share.get('name')} again", {}, {share["id"]: {"secret": secret or None, "gone": None}})


def leave(share: Row, *, now: datetime) -> Delta:
    """One is not in a shared folder any more."""
    return Delta(f"Left {share.get('name')}", {}, {share["id"]: {"gone": now.isoformat(timespec="seconds")}})


def hosts(share: Row, is_host: bool) -> Delta:
    """A folder was handed over: to somebody else, or by them to oneself."""
    name = share.get("name")
    says = f"{name} was handed over to you: you let people in from now on" if is_host else f"Handed over: {name}"
    return Delta(says, {}, {share["id"]: {"hosted": is_host or None}})


def leads(share: Row, cohorts: Sequence[str]) -> Delta:
    """Which cohorts of a program one leads, as its host says; nothing where that is known."""
    before, name = [*(share.get("leads") or ())], share.get("name")
    if before == [*cohorts]:
        return Delta("It says so already")
    if cohorts:
        says = f"You lead {listed(cohorts)} of “{name}”: 7, or mentortui program week, shows how it goes there"
    else:
        says = f"You lead no cohort of “{name}” any more; what was counted of {listed(before)} is shown to you no more"
    return Delta(says, {}, {share["id"]: {"leads": [*cohorts]}})


def started_by(share: Row, person: str, called: str) -> Delta:
    """Who started a folder one joined is known now: they let one in."""
    return Delta(f"“{share.get('name')}” was started by {called}", {}, {share["id"]: {"started_by": person}})


def given_to(share: str, relationship: str) -> Delta:
    """A folder for two that one joined belongs to the relationship that came in it."""
    return Delta("The folder belongs to the relationship in it", {}, {f"share-{share}": {"relationship": relationship}})


def meets_here(share: Row) -> Delta:
    """One's own computers meet in a folder from now on, too."""
    return Delta(f"Your computers meet in {share.get('name')}", {}, {share["id"]: {"own": True}})


def computers(reader: Reader, found: Iterable[tuple[Mapping[str, str], str]], *, now: datetime) -> Delta:
    """Computers of one's own, by their keys (`id`, `sign`, `age`) and names; those that are known stay as they are."""
    create: dict[str, Any] = {}
    for keys, called in found:
        record_id = f"computer-{hashlib.blake2b(keys['id'].encode(), digest_size=16).hexdigest()}"
        if _row(reader, record_id) is None:
            fields = {"name": called, "device": keys["id"], "sign": keys["sign"], "age": keys["age"]}
            create[record_id] = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    who = ", ".join(row["name"] for row in create.values())
    return Delta(f"Your computers: {who}", create, {})


def same(reader: Reader, one: str, other: str) -> Delta:
    """Two records of one kind turned out to be one, for example a meeting both wrote down: links name the older now.

    Parts, like notes and actions, come together. Raises Refused for records of two kinds, or one of another's making
    that would have to go.
    """
    first, second = reader.get(one), reader.get(other)
    if first is None or second is None or one == other or kind_of(one) != kind_of(other):
        raise Refused("Name two records of one kind; nothing was changed.")
    kept, gone = (first, second) if (first.get("at", ""), one) <= (second.get("at", ""), other) else (second, first)
    if gone.get("readers") != kept.get("readers"):
        raise Refused("They have different readers, so they cannot become one; nothing was changed.")
    update = {record_id: dict(fields) for record_id, fields in _followed(reader, {gone["id"]: kept["id"]})}
    update[gone["id"]] = {"deleted": True, "same_as": kept["id"]}
    return Delta(f"One of two: {naming.label(reader, kept)}", {}, update)


def two(reader: Reader, one: str, other: str) -> Delta:
    """Two records that look like one are two, which is remembered. Raises Refused where that is known already."""
    first, second = reader.get(one), reader.get(other)
    if first is None or second is None or one == other or kind_of(one) != kind_of(other):
        raise Refused("Name two records of one kind; nothing was changed.")
    kind = kind_of(one)
    if "not_same" not in SET_FIELDS.get(kind, ()):
        raise Refused(f"Nobody takes a {kind} for another; nothing was changed.")
    known = set(first.get("not_same", ()))
    if other in known or one in second.get("not_same", ()):
        raise Refused("That they are two is known already; nothing was changed.")
    return Delta(f"Two, not one: {naming.label(reader, first)}", {}, {one: {"not_same": sorted(known | {other})}})
