"""Somebody joined: who they are among the people typed by hand, and what of before they may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from mentortui.dates import say_day
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import KINDS, ONLY_YOU, kind_of
from mentortui.practice.names import listed, members, name, shortened


class Who(NamedTuple):
    """Somebody who joined, and the person typed by hand they probably are."""

    share: str
    """The record of the folder they joined."""
    typed: str
    joined: str
    certain: bool
    """Whether a folder for two was made for them."""


class Older(NamedTuple):
    """What was written in a relationship before others could read it."""

    share: str
    relationship: str
    people: tuple[str, ...]
    """Who would read it."""
    rows: tuple[str, ...]
    """Ids of goals, meetings and other wholes, the newest first."""
    newcomer: str = ""
    """Who came into the relationship later, where it is of them alone; else empty."""
    since: str = ""
    """The day (ISO) they read from on; empty: as the share says."""

    @property
    def key(self) -> str:
        """What a share remembers of it."""
        return f"{self.relationship}+{self.newcomer}" if self.newcomer else self.relationship


class Candidate(NamedTuple):
    """The person typed by hand who probably joined."""

    typed: str
    certain: bool
    """Whether their code was for them, a folder for two was made for them, or is shared with exactly that name."""
    same_name: bool


def by_hand(reader: Reader, there: Collection[str]) -> list[Row]:
    """The people who were typed by hand; `there` are those who joined: nobody of them was."""
    joined = {*there, reader.me}
    return [row for row in reader.rows("person") if row["id"] not in joined]


def candidate(
    reader: Reader, joined: str, called: str, relationship: Row | None, people: Iterable[Row], for_two: bool
) -> Candidate | None:
    """The person typed by hand who is probably the one who joined; None when nobody is.

    Whom their code was for; in a folder that was made for a relationship the other in it, whatever they are called;
    else somebody of that name, or whose name is the beginning of it. `people` are those typed by hand.
    Who was said to be somebody else is not asked about again; a link that was taken back is not certain any more.
    """
    words = called.casefold().split()
    another = (reader.get(joined) or {}).get("not_same", ())
    known = [
        row for row in people
        if row["id"] != joined and row["id"] not in another and joined not in row.get("not_same", ())
    ]  # fmt: skip
    names = {row["id"]: str(row.get("name", "")).casefold().split() for row in known}

    def found(typed: str, certain: bool) -> Candidate:
        return Candidate(typed, certain and reader.stamp(typed, "same_as") is None, names[typed] == words)

    codes = (row for row in reader.rows("invite") if row.get("used_by") == joined)
    invited = next((str(row["to"]) for row in codes if row.get("to") in names), None)
    if invited is not None:
        return found(invited, True)
    if relationship is not None and joined not in members(relationship):
        others = [one for one in members(relationship) if one not in (reader.me, joined)]
        if len(others) == 1 and others[0] in names:
            return found(others[0], for_two)
    same = [typed for typed, own in names.items() if own == words]
    alike = same or [typed for typed, own in names.items() if own and own == words[: len(own)]]
    return found(alike[0], for_two and bool(same)) if len(alike) == 1 else None


def about(reader: Reader, person: str) -> int:
    """How many entries are about somebody: records that name them, or belong to a relationship of two with them."""
    pairs = {row["id"] for row in reader.rows("relationship") if {*members(row)} == {reader.me, person}}
    count = 0
    for kind in KINDS.keys() - {"person", "relationship", "share", "computer", "invite"}:
        for row in reader.rows(kind):
            named = (value for field, value in row.items() if field != "by")
            count += row.get("relationship") in pairs or any(
                value == person or (isinstance(value, list) and person in value) for value in named
            )
    return count


def asked(reader: Reader, who: Who) -> str:
    """The question, such as `Ana Silva joined “Ana and Tom”. Is this the Ana you have 14 entries about?`."""
    count = about(reader, who.typed)
    entries = f"{count} {'entry' if count == 1 else 'entries'} about" if count else "typed in"
    joined, typed = (str((reader.get(one) or {}).get("name", "somebody")) for one in (who.joined, who.typed))
    return f"{joined} joined “{(reader.get(who.share) or {}).get('name')}”. Is this the {typed} you have {entries}?"


def counted(reader: Reader, rows: Iterable[str]) -> str:
    """Records by their kinds: `9 meetings and 2 goals`."""
    kinds = Counter(kind_of(one) for one in rows)
    order = ("meeting", "goal", *sorted(kinds.keys() - {"meeting", "goal"}))
    return listed(
        f"{kinds[kind]} {(kind if kinds[kind] == 1 else KINDS.get(kind, kind)).replace('_', ' ')}"
        for kind in order
        if kinds[kind]
    )


def whom(reader: Reader, older: Older) -> str:
    """The names of those who would read it."""
    return listed(name(reader, one) for one in older.people)


def since(reader: Reader, older: Older, today: date) -> str:
    """The day from which on they read: `today`, `Tue 24 Nov`; `the beginning` where it was said so."""
    row = reader.get(older.share) or {}
    day = date.fromisoformat(older.since or str(row.get("since") or row.get("at"))[:10])
    return say_day(day, today)


def open_questions(
    reader: Reader, who: Iterable[Who], older: Iterable[Older]
) -> tuple[tuple[Who, ...], tuple[Older, ...]]:
    """Those that were not answered meanwhile."""
    left = tuple(
        one for one in who
        if (typed := reader.get(one.typed)) is not None and one.joined not in typed.get("not_same", ())
    )  # fmt: skip
    still = tuple(one for one in older if not is_decided(reader.get(one.share) or {}, one.key))
    return left, still


def is_decided(share: Row, relationship: str) -> bool:
    """Whether it was said what of before is read, for a relationship or for all in that folder.

    Of somebody who came into a relationship later (`Older.key`) only what was said of them counts.
    """
    whole = {relationship} if "+" in relationship else {relationship, share.get("id")}
    return bool(whole & {*share.get("decided", ())})


def meeting_words(reader: Reader, row: Row) -> str:
    """What tells a meeting from others of its day: its type and how its shared notes begin; empty for other kinds."""
    if kind_of(row["id"]) != "meeting":
        return ""
    notes = [
        str(one.get("text", "")) for one in reader.rows("entry")
        if one.get("meeting") == row["id"] and one.get("readers", ONLY_YOU) != ONLY_YOU
    ]  # fmt: skip
    return ": ".join(filter(None, (str(row.get("type") or "meeting"), shortened(notes[0]) if notes else "")))
