"""What one agreed to have shared or counted, and when: read off one's own records. Pure.

A record says when it was made; of a word that was said later only the stamp tells the moment, as the clock of the
computer it was said on believed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import EVERYONE, KINDS, RELATIONSHIP, kind_of
from mentortui.practice.counted import AGREED, PROGRAM
from mentortui.practice.names import listed, members, name

_ALL: Final = "0001"
_MINE: Final = ("relationship", "agreement", "acceptance", "pause")
"""Kinds that are between people from the beginning, and no consent of one's own."""


class Consent(NamedTuple):
    """One thing one agreed to, or took back."""

    at: str
    """RFC 3339."""
    sentence: str
    record: str
    """Id of the record that says so."""


def log(reader: Reader) -> list[Consent]:
    """Everything, the latest first."""
    found = [*_folders(reader), *_records(reader), *_relationships(reader), *_computers(reader)]
    return sorted(found, key=lambda one: (datetime.fromisoformat(one.at), one.sentence), reverse=True)


def _folders(reader: Reader) -> Iterator[Consent]:
    for row in (*reader.rows("share"), *reader.deleted("share")):
        called, kind = f"“{row.get('name', 'a folder')}”", str(row.get("type"))
        done = "Started" if row.get("hosted") else "Joined"
        what = {"own": "a folder of your own computers", PROGRAM: "the folder of a program"}.get(
            kind, "a folder for two"
        )
        yield Consent(str(row.get("at")), f"{done} {called}, {what}.", row["id"])
        if str(row.get("since", "")).startswith(_ALL):
            yield _said(reader, row, "since", f"Opened everything of before to those in {called}.")
        if row.get("opened"):
            count = len(row["opened"])
            yield _said(reader, row, "opened", f"Opened {count} older record{'s' * (count != 1)} to those in {called}.")
        if row.get(AGREED):
            kinds = listed(KINDS.get(one, one) for one in row[AGREED])
            yield _said(reader, row, AGREED, f"{called} counts what you write from joining on: {kinds}.")
        elif kind == PROGRAM and reader.stamp(row["id"], AGREED):
            yield _said(reader, row, AGREED, f"{called} counts nothing unless a record says so.")
        yield from _circles(reader, row)
        if row.get("own") and kind != "own":
            yield _said(reader, row, "own", f"Your own journal travels in {called}, sealed for you alone.")
        if row.get("erase"):
            yield _said(reader, row, "erase", f"Asked to be erased from {called}.")
        for field in ("gone", "deleted"):
            if row.get(field):
                yield _said(reader, row, field, f"Left {called}.")


def _circles(reader: Reader, share: Row) -> Iterator[Consent]:
    """Who was let into a relationship, or was not, as far as one's own words go; and what of before they read."""
    for field, yes in (("accepted", True), ("declined", False)):
        for key in share.get(field, ()):
            relationship, _, person = str(key).partition("+")
            there = [one for one in members(reader.get(relationship) or {}) if one not in (reader.me, person)]
            whom = f"with {listed(name(reader, one) for one in there)}" if there else "in a relationship"
            may = f"{name(reader, person)} may {'' if yes else 'not '}read what you write {whom}"
            said = f"Said {'yes' if yes else 'no'} to being {whom}." if person == reader.me else f"{may}."
            yield _said(reader, share, f"{field}/{key}", said)
    shown = [str(key).partition("+")[2] for key in share.get("shown", ())]
    for person in dict.fromkeys(shown):
        count = shown.count(person)
        said = f"Opened {count} older record{'s' * (count != 1)} to {name(reader, person)}."
        yield _said(reader, share, "shown", said)


def _records(reader: Reader) -> Iterator[Consent]:
    for kind in KINDS:
        for row in reader.rows(kind):
            if row.get("by", reader.me) != reader.me:
                continue
            if "counted" in row and kind != "fact":
                word = "is counted" if row["counted"] else "is not counted"
                yield _said(reader, row, "counted", f"{_label(row)} {word}.")
            if row.get("readers") == EVERYONE:
                yield Consent(str(row.get("at")), f"{_label(row)} is open to everyone in the program.", row["id"])
            if kind == "response" and row.get("consent"):
                many = len(row["consent"])
                said = f"{many} comment{'s' * (many != 1)} of {_label(row)} may be passed on."
                yield _said(reader, row, "consent", said)


def _relationships(reader: Reader) -> Iterator[Consent]:
    """With whom one shares, since when, and how many records of one's own they may read."""
    shared: dict[str, list[str]] = {}
    for kind in KINDS:
        if kind in _MINE:
            continue
        for row in reader.rows(kind):
            if row.get("readers") == RELATIONSHIP and row.get("by", reader.me) == reader.me and row.get("relationship"):
                shared.setdefault(str(row["relationship"]), []).append(str(row.get("at")))
    for record_id, moments in shared.items():
        between = reader.get(record_id)
        if between is not None:
            whom = listed(name(reader, one) for one in members(between) if one != reader.me)
            last = max(moments, key=datetime.fromisoformat)
            many = len(moments)
            yield Consent(last, f"{whom} may read {many} record{'s' * (many != 1)} of yours, this the last.", record_id)


def _computers(reader: Reader) -> Iterator[Consent]:
    for row in reader.rows("computer"):
        said = (
            "Chose a sentence that brings your journal back."
            if row.get("type")
            else f"Your computer: {row.get('name')}."
        )
        yield Consent(str(row.get("at")), said, row["id"])
        if row.get("removed"):
            yield Consent(str(row["removed"]), f"Took your computer away: {row.get('name')}.", row["id"])


def _label(row: Row) -> str:
    words = row.get("title") or row.get("name") or row.get("on") or row.get("form")
    kind = kind_of(row["id"])
    return f"The {kind} “{str(words)[:60]}”" if words else f"A {kind}"


def _said(reader: Reader, row: Row, field: str, sentence: str) -> Consent:
    stamp = reader.stamp(row["id"], field)
    if not stamp:
        return Consent(str(row.get("at")), sentence, row["id"])
    moment = datetime.fromtimestamp(int(stamp[:12], 16) / 1000, UTC)
    return Consent(moment.isoformat(timespec="seconds"), sentence, row["id"])
