"""A shared folder in two places that never meet: a stick or a second cloud carries every file between them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mentortui.errors import Refused, StoreError
from mentortui.exchange import places, shared, starting
from mentortui.exchange.shared import Report
from mentortui.model.reader import Row
from mentortui.store import Journal
from mentortui.store.share import cards, relay
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.bundle import Carried
from mentortui.store.share.folder import ShareFolder, open_folder
from mentortui.store.share.ledger import Stream


class Relayed(NamedTuple):
    """What carrying between two folders did."""

    share: Row
    place: str
    """The folder that was carried through."""
    there: int
    """Files put there."""
    here: int
    """Files taken from there."""
    faults: tuple[str, ...]
    reports: tuple[Report, ...]
    """The syncs of the folder here."""


def is_folder(words: str) -> bool:
    """Whether the words name a folder that is there."""
    return places.typed(words).is_dir()


def with_folder(journal: Journal, row: Row, words: str, *, begin: bool = False) -> Relayed:
    """Carry what either folder lacks of a share both ways, and sync.

    Where nothing of the share lies there yet it is put there only with `begin`: it may be a drive that is away. The
    folder itself is never made. Raises Refused where it is none, or another's; StoreError where it cannot be written.
    """
    path = places.apart(places.typed(words), journal.home)
    other = open_folder(str(path))
    share = setup_of(row).share
    report = shared.sync_one(journal, row)
    own = open_folder(report.place)
    if Path(own.place).samefile(other.place):
        raise Refused(f"{path} is the folder you share itself, so there is nothing to carry. It was synced.", "folder")
    if not _fits(other, share):
        _begin(other, row, begin)
    try:
        here = relay.relay(other, own, share, _heard(journal, share), journal.device)
        reports = (report, shared.sync_one(journal, row)) if here.new else (report,)
        heard = _heard(journal, share)
        there = relay.relay(own, other, share, heard)
        relay.take_away(other, own, journal.device, heard.get(journal.device, Stream()))
    except OSError as error:
        raise _halfway(other.place, error) from error
    return Relayed(row, other.place, there.new, here.new, (*here.faults, *there.faults), reports)


def receive(journal: Journal, words: str) -> Relayed:
    """As `with_folder`, with the share that lies in the folder. Raises Refused where it is none of ours."""
    there = cards.foundings(open_folder(str(places.typed(words))))
    ours = {setup_of(row).share: row for row in journal.rows("share")}
    row = next((ours[one.share] for one in there if one.share in ours), None)
    if row is None:
        raise Refused(
            f"{words} holds no folder you share. Nothing was read.", "file",
            hint="To begin with it: mentortui join FOLDER --file FOLDER2.",
        )  # fmt: skip
    return with_folder(journal, row, words)


def begin_with(journal: Journal, words: str, source: str) -> Carried:
    """Make a folder of what lies in another, to be joined then. Raises Refused where that holds none, or several."""
    other = open_folder(str(places.typed(source)))
    there = cards.foundings(other)
    if len(there) != 1:
        what = "several shared folders in one" if there else "no shared folder of mentortui"
        raise Refused(f"{source} is {what}. Nothing was made.", "file")
    target = places.apart(places.typed(words), journal.home)
    if Path(other.place).resolve() == target.resolve():
        raise Refused(f"{target} is that folder itself; to join it where it lies, leave --file out.", "folder")
    folder = starting.new_folder(target)
    try:
        folder.make()
        return relay.relay(other, folder, there[0].share, {})
    except OSError as error:
        raise _halfway(folder.place, error) from error


def _fits(other: ShareFolder, share: str) -> bool:
    """Whether a folder holds this share; False when it holds none. Raises Refused when it is another's."""
    there = cards.foundings(other)
    if there and share not in {one.share for one in there}:
        listed = ", ".join(f"“{one.name}”" for one in there)
        raise Refused(f"{other.place} holds {listed}, another shared folder. Nothing was carried.", "folder")
    return bool(there)


def _begin(other: ShareFolder, row: Row, begin: bool) -> None:
    if not begin:
        raise Refused(
            f"Nothing of “{row.get('name')}” lies in {other.place}: a drive that is away, or one that was never used "
            "for it. Nothing was carried.",
            "folder",
            hint="To use it from now on: the same with --begin.",
        )
    try:
        other.make()
    except OSError as error:
        raise _halfway(other.place, error) from error


def _heard(journal: Journal, share: str) -> dict[str, Stream]:
    return ledgers.load(journal.disk, share).streams


def _halfway(place: str, error: OSError) -> StoreError:
    return StoreError(
        f"Not all could be carried between the folders ({error.strerror}, {place}). Nothing is lost, and what went "
        "over stays there; make room or mend it, and do it again."
    )
