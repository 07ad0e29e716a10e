"""A shared folder by mail or on a stick: one file with what somebody does not have yet, and reading such a file."""

from __future__ import annotations

from pathlib import Path

from mentortui.changes import naming
from mentortui.errors import NotFound, Refused, StoreError
from mentortui.exchange import places, shared, starting
from mentortui.exchange.json_in import read_file
from mentortui.exchange.shared import Report
from mentortui.model.reader import Row
from mentortui.practice.names import name
from mentortui.store import Journal
from mentortui.store.share import bundle
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.bundle import Carried
from mentortui.store.share.envelope import Unsound, parse
from mentortui.store.share.folder import ShareFolder, open_folder
from mentortui.store.share.visit import Visit


def post(journal: Journal, words: str) -> tuple[Row, bytes, int]:
    """What somebody does not have yet of the folder one shares with them: the share, the bytes, how many files.

    Raises NotFound where no folder is shared with them, Refused where several are.
    """
    row = share_with(journal, words)
    shared.sync_one(journal, row)
    visit = Visit.of(journal, setup_of(row))
    theirs = [device.id for member in visit.others() for device in member.devices]
    after = min((visit.ledger.had.get(device, 0) for device in theirs), default=0)
    found = list(bundle.files(visit.folder, visit.setup.share, visit.keyring.own.id, after))
    return row, b"".join(found), len(found)


def share_with(journal: Journal, words: str) -> Row:
    """The share one has with somebody, by their name or its own. Raises NotFound; Refused where there are several."""
    try:
        person = naming.person(journal, words)
    except NotFound:  # before anything of the other came, one knows the folder and not the person
        named = journal.get(naming.find(journal, ("share",), words))
        assert named is not None
        return named
    found = []
    for row in journal.rows("share"):
        linked = journal.get(row["relationship"]) if row.get("relationship") else None
        if linked and person in {*linked.get("mentors", ()), *linked.get("mentees", ())} and person != journal.me:
            found.append(row)
    if not found:
        raise NotFound(
            f"You share no folder with {name(journal, person)}. Nothing was written.",
            hint="`mentortui pair NAME FOLDER` starts one; the folder may lie on this computer alone.",
        )
    if len(found) > 1:
        listed = ", ".join(str(row.get("name")) for row in found)
        raise Refused(f"You share several folders with {name(journal, person)}: {listed}. Nothing was written.")
    return found[0]


def receive(journal: Journal, file: str) -> tuple[Carried, Report]:
    """Take what was posted into the folder it belongs to, and sync that. Raises Refused where it is none of ours."""
    read, fault = _split(file)
    known = {setup_of(row).share: row for row in journal.rows("share")}
    share = next((one for one in _shares(read) if one in known), None)
    if share is None:
        raise Refused(
            f"{file} belongs to no folder you share. Nothing was read.", "file",
            hint="To begin with it: mentortui join FOLDER --file FILE.",
        )  # fmt: skip
    place = shared.place_of(journal, known[share])
    carried = _carry(read, open_folder(place), share, fault)
    return carried, shared.sync_one(journal, known[share])


def begin_with(journal: Journal, words: str, file: str) -> Carried:
    """Make a folder of what was posted, to be joined then. Raises Refused where the folder holds a share already."""
    read, fault = _split(file)
    shares = _shares(read)
    if len(shares) != 1:
        what = "nothing that was posted" if not shares else "files of several folders"
        raise Refused(f"{file} holds {what}. Nothing was made.", "file")
    folder = starting.new_folder(places.apart(places.typed(words), journal.home))
    try:
        folder.make()
    except OSError as error:
        raise StoreError(f"Nothing can be written in {folder.place} ({error.strerror}). Nothing was made.") from error
    return _carry(read, folder, shares[0], fault)


def _carry(read: list[bytes], folder: ShareFolder, share: str, fault: str) -> Carried:
    try:
        carried = bundle.carry(read, folder, share)
    except OSError as error:
        raise StoreError(
            f"What was posted could not be put into {folder.place} ({error.strerror}). Nothing is lost: "
            "make room, and read the file again."
        ) from error
    return carried._replace(faults=(*carried.faults, f"The rest was left out: {fault}.")) if fault else carried


def _split(file: str) -> tuple[list[bytes], str]:
    read, fault = bundle.split(read_file(Path(places.typed(file))))
    if not read:
        raise Refused(f"{file} is no file that was posted{f': {fault}' if fault else ''}. Nothing was read.", "file")
    return read, fault


def _shares(read: list[bytes]) -> list[str]:
    """The shares the files of a bundle belong to, the first named first."""
    found: dict[str, None] = {}
    for data in read:
        try:
            found[parse(data).header["share"]] = None
        except Unsound:
            continue
    return list(found)
