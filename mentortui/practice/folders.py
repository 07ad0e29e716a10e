"""Shared folders as a screen shows them: who is in each, when they were heard last, what waits, what was set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from mentortui.dates import say_distance
from mentortui.practice.circles import Circle
from mentortui.practice.joined import Older, Who
from mentortui.practice.names import listed

SAVED: Final = "● saved"
DEMO: Final = "● demo, nothing is kept"
"""What it says of a made-up journal in a temporary folder."""
UP_TO_DATE: Final = "● up to date"
WAITING: Final = "○ changes waiting"
AWAY: Final = "! folder not available"
PARTLY: Final = "! not synced"
OUT: Final = "! taken away"
"""This computer was, on another one of one's own."""


class Someone(NamedTuple):
    """Another person in a shared folder."""

    id: str
    name: str
    heard: str = ""
    """When something of theirs was read last (RFC 3339); empty when nothing was."""


class Going(NamedTuple):
    """So many records, and to whom."""

    whom: str
    records: int

    def words(self) -> str:
        """`3 records to Ana Silva`."""
        return f"{records(self.records)} to {self.whom}"


class Folder(NamedTuple):
    """One shared folder, as it was found the last time somebody looked."""

    id: str
    """The id of its record."""
    name: str
    place: str
    """Where it lies on this computer; empty when it was not said here."""
    people: tuple[Someone, ...] = ()
    own: bool = False
    """Whether one's own computers meet in it."""
    hosted: bool = False
    """Whether one started it oneself."""
    received: int = 0
    """Records that read differently since the last sync."""
    says: tuple[str, ...] = ()
    """What followed: who joined, who is who, whose answers opened."""
    waiting: tuple[Going, ...] = ()
    """What would be sent now, and to whom."""
    aside: tuple[tuple[str, str], ...] = ()
    """Files that were set aside, each with its reason."""
    warnings: tuple[str, ...] = ()
    asking: tuple[tuple[str, str], ...] = ()
    """Computers that ask to be taken in as one's own: id and name."""
    joining: tuple[tuple[str, str, str], ...] = ()
    """People who ask to join without a code: the id of their computer, their name, the security words."""
    claims: tuple[tuple[str, str, str], ...] = ()
    """Computers of people in it that took each other out: the id of one, whose it is, its security words."""
    out: bool = False
    """Whether this computer was taken away on another one of one's own."""
    words: str = ""
    """Security words to compare with who started it, while one waits to be let in without a code."""
    waits: bool = False
    """Whether one waits to be let in."""
    taken_over: int = 0
    """How many changes of one's own gave way to later ones in the last sync; see `recent`."""
    code: str = ""
    """A fresh code to give to somebody."""
    fault: str = ""
    """Why it was not synced, or not wholly."""
    away: bool = False
    """Whether it was not there."""

    def nobody(self) -> str:
        """Why nobody else is seen in it yet; a card is sealed to those its writer knew."""
        return "Nobody else joined yet." if self.hosted else "The others are seen here once they have synced, too."

    def came(self) -> str:
        """`3 records from Ana Silva`; empty when nothing came."""
        if not self.received:
            return ""
        whose = self.people[0].name if len(self.people) == 1 and not self.own else f"“{self.name}”"
        return f"{records(self.received)} from {whose}"


class Computer(NamedTuple):
    """One of one's own computers."""

    id: str
    name: str
    here: bool


class Shared(NamedTuple):
    """All that is shared: the folders, one's own computers, and how many things were written apart."""

    folders: tuple[Folder, ...] = ()
    computers: tuple[Computer, ...] = ()
    writers: Mapping[str, str] = {}
    """By device, whose words are its."""
    apart: int = 0
    """Texts written in two places apart."""
    who: tuple[Who, ...] = ()
    """Those who joined and are perhaps somebody typed by hand."""
    circles: tuple[Circle, ...] = ()
    """Who is to come into which relationship, where one did not say yet whether they may."""
    older: tuple[Older, ...] = ()
    """What was written before somebody joined, where it was not said yet what of it they read."""

    @property
    def asked(self) -> int:
        """How many questions wait for an answer."""
        return (
            len(self.who)
            + len(self.circles)
            + len(self.older)
            + sum(len(one.joining) + len(one.claims) + len(one.asking) for one in self.folders)
        )

    def heard(self, person: str) -> str:
        """When something of a person was read last, in whatever folder (RFC 3339); empty when never."""
        return max((one.heard for folder in self.folders for one in folder.people if one.id == person), default="")


def records(count: int) -> str:
    """`1 record`, `3 records`."""
    return f"{count:,} record{'s' * (count != 1)}"


def standing(shared: Shared, waiting: bool) -> str:
    """How sharing stands, in a glyph and words for the top line. `waiting`: something was written since."""
    if not shared.folders:
        return SAVED  # nobody looked at them yet
    if shared.apart:
        return f"! {shared.apart} conflict{'s' * (shared.apart != 1)}"
    if shared.asked:
        return f"! {shared.asked} question{'s' * (shared.asked != 1)}"
    if any(one.out for one in shared.folders):
        return OUT
    if any(one.away for one in shared.folders):
        return AWAY
    if any(one.fault for one in shared.folders):
        return PARTLY
    return WAITING if waiting or any(one.waiting for one in shared.folders) else UP_TO_DATE


def told(folders: Sequence[Folder], before: Sequence[Folder]) -> tuple[str, str]:
    """What a sync found that one should know, and its tone: what came, who joined, what was set aside now.

    `before` is what the one before found: what it said already is not said again.
    """
    known = {one.id: one for one in before}
    said: list[str] = []
    tone = ""
    came = listed(filter(None, (one.came() for one in folders)))
    if came:
        said.append(f"{came}.")
    for one in folders:
        last = known.get(one.id)
        said += one.says
        new = [file for file in one.aside if last is None or file not in last.aside]
        if new:
            tone = "warning"
            more = f" and {len(new) - 1} more" if len(new) > 1 else ""
            said.append(f"Set aside{more}: {new[0][0]}, because {new[0][1]}.")
        # That nobody said yet where it lies on this computer is no news; Sharing and the badge say it.
        if one.fault and one.place and (last is None or last.fault != one.fault):
            tone = "warning"
            gone = f"The folder of “{one.name}” is not available; what you write is kept, and goes once it is back."
            said.append(gone if one.away else one.fault)
        asking = [name for device, name in one.asking if last is None or (device, name) not in last.asking]
        said += [f"The computer “{name}” asks to be taken in as yours; see Sharing." for name in asking]
    return " ".join(said), tone


def briefly(moment: str, now: datetime) -> str:
    """How long ago something was, for a badge: `5 min ago`."""
    return ago(moment, now).replace("minutes", "min").replace("minute", "min")


def ago(moment: str, now: datetime) -> str:
    """How long ago something was, to the minute: `just now`, `5 minutes ago`, `3 hours ago`, `2 weeks ago`."""
    try:
        then = datetime.fromisoformat(moment)
        seconds = (now - then).total_seconds()
    except (ValueError, TypeError):
        return ""
    if seconds < 60:
        return "just now"
    for unit, size, most in (("minute", 60, 60), ("hour", 3600, 12)):
        count = int(seconds // size)
        if count < most:
            return f"{count} {unit}{'s' * (count != 1)} ago"
    return say_distance(then.astimezone(now.tzinfo).date(), now.date()).replace("today", "earlier today")
