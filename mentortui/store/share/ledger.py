"""What this home knows of one shared folder: which files it read, what it set aside and why, what it published.

Kept in `private/shares/<share>.json`. Nothing of it is needed to lose nothing: without it everything in the share is
read again, one's own files tell what was published, and joining twice is harmless.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from mentortui.errors import StoreError
from mentortui.store.device import replace_file
from mentortui.store.disk import Disk
from mentortui.store.load import collector_off

FOLDER: Final = "private/shares"
FORMAT: Final = 1


class Aside(msgspec.Struct):
    """A file that was set aside: its size when it was read, whose it says it is, and why in words."""

    size: int
    reason: str


class Stream(msgspec.Struct, omit_defaults=True):
    """What was heard of one device: its segments by sequence number, and ranges a base of it covers."""

    segments: dict[int, str] = {}
    """By number, the blake2b-256 of header and ciphertext in hex."""
    covers: list[tuple[int, int]] = []
    forks: list[int] = []
    """Sequence numbers that two different files claim."""

    @property
    def last(self) -> int:
        """The largest sequence number heard or covered; 0 of none."""
        return max([*self.segments, *(end for _, end in self.covers)], default=0)

    def missing(self) -> int:
        """How many numbers below the last were neither heard nor covered."""
        gone = at = 0
        for start, end in sorted([*self.covers, *((number, number) for number in self.segments)]):
            gone += max(0, start - at - 1)
            at = max(at, end)
        return gone


class Published(msgspec.Struct, omit_defaults=True):
    """What one's own segments of one audience hold, and for whom they are sealed."""

    stamps: dict[str, dict[str, str]] = {}
    """By record and register (`f/title`, `x/text`), the first 16 characters of the stamp that was published."""
    recipients: list[str] = []
    """The age recipients the newest base was sealed to."""
    base_bytes: int = 0
    delta_bytes: int = 0
    sequences: list[int] = []
    """Its segments since that base, the base itself included."""


class Covered(msgspec.Struct):
    """One of one's own files that a base covers: it goes a day after that base was written."""

    path: str
    at: str


class Known(msgspec.Struct):
    """Somebody in the share, and the computers they are known to write with."""

    name: str
    devices: list[dict[str, str]]
    """Their keys, as in a card: later computers must be introduced by one of these."""


class File(msgspec.Struct):
    """A file of the roster that was opened: who wrote it, its number among theirs, and what it says."""

    dev: str
    seq: int
    said: list[dict[str, Any]]


class Offer(msgspec.Struct, omit_defaults=True):
    """Somebody who is to come into a relationship: who wants it, as what, since when, and what people are called."""

    by: str
    sides: list[str]
    stamp: str
    people: list[str] = []
    called: dict[str, str] = {}


class Ledger(msgspec.Struct, omit_defaults=True):
    """All that is known of one share."""

    format: int = FORMAT
    place: str = ""
    """The folder on this computer; empty when it was not named here."""
    streams: dict[str, Stream] = {}
    known: list[str] = []
    """Paths of files under other names than their own that were read: never opened again."""
    aside: dict[str, Aside] = {}
    published: dict[str, Published] = {}
    covered: list[Covered] = []
    came: dict[str, str] = {}
    """By record of somebody else's making, the audience it came in."""
    left: dict[str, str] = {}
    """Paths of files of which something was left out that may count later, each with a sum of who might say what then:
    they are read again once that is another."""
    offers: dict[str, dict[str, Offer]] = {}
    """By relationship, who is to come into it; under no name that one is asked into it oneself."""
    members: dict[str, Known] = {}
    """Who was found in the share, by person: a card that goes missing means nothing."""
    led: dict[str, list[str]] = {}
    """By person who is in a cohort one leads, which of these."""
    beside: int = 0
    """How many take part in no cohort one leads."""
    heard: dict[str, str] = {}
    """By device, when something of it was last read (RFC 3339)."""
    had: dict[str, int] = {}
    """By device of others, the last number of ours it said to have: what is posted to it begins behind that."""
    cards: dict[str, dict[str, Any] | None] = {}
    """By name, what a card says as long as it does not count yet; None of one that is done with, or not for us."""
    hosts: dict[str, dict[str, Any] | None] = {}
    """By name, the headers of host's files that were read; None of other files beside them."""
    handed: list[str] = []
    """Whose computers the folder was handed over to, as it was seen first."""
    roster: dict[str, File | None] = {}
    """By name, the files of the roster that were read; None of one that was not for us."""
    removed: dict[str, int] = {}
    """By computer of one's own that was taken out, the last number heard of it then."""
    device: str = ""
    """Which of one's computers wrote this; a home that was copied or moved goes on under another id."""
    card: str = ""
    """The sum of what our own card last said, and to whom it was sealed."""
    next_seq: int = 1
    sizes: dict[int, int] = {}
    """By number of one's own segments, how many bytes they have: one that is cut off is written anew."""
    withdrawn: bool = False
    """Whether files hold words of purged records: they go as soon as a base stands in for them."""
    purged: list[str] = []
    """Purged records that what former ids of this home wrote was cleared of."""


def path_of(share: str) -> str:
    """Where the ledger of a share lies in a home."""
    return f"{FOLDER}/{share}.json"


def load(disk: Disk, share: str) -> Ledger:
    """The ledger of a share; an empty one when there is none or it does not read."""
    try:
        with collector_off():
            found = msgspec.json.decode(disk.read(path_of(share)), type=Ledger)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Ledger()
    return found if found.format <= FORMAT else Ledger(place=found.place)


class _Little(msgspec.Struct):
    """What is asked most often: read without the rest, which may be long."""

    place: str = ""
    members: dict[str, Known] = {}


def place(disk: Disk, share: str) -> str:
    """Where a share lies on this computer; empty when it was not named here."""
    return _little(disk, share).place


def members(disk: Disk, share: str) -> dict[str, Known]:
    """Who was found in a share, by person."""
    return _little(disk, share).members


def _little(disk: Disk, share: str) -> _Little:
    try:
        return msgspec.json.decode(disk.read(path_of(share)), type=_Little)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return _Little()


def save(disk: Disk, share: str, ledger: Ledger) -> None:
    """Keep a ledger. Raises StoreError when the disk refuses; then the share is read again next time."""
    data = msgspec.json.encode(ledger)
    try:
        found = disk.stat(path_of(share))
        if found is not None and found.size == len(data) and disk.read(path_of(share)) == data:
            return  # nothing new was seen, and a disk need not be woken up for that
        disk.mkdir(FOLDER)
        replace_file(disk, FOLDER, f"{share}.json", data)
    except OSError as error:
        raise StoreError(
            f"What was read from the shared folder could not be noted down ({error.strerror}). Nothing is lost; "
            "it is read again at the next sync."
        ) from error


def shares(disk: Disk) -> list[str]:
    """Ids of the shares this computer has a ledger of."""
    names = disk.list(FOLDER)
    return sorted(name.removesuffix(".json") for name in names if name.endswith(".json") and not name.startswith("."))
