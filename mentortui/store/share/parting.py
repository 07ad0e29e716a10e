"""Telling a computer that was taken out: the only word that still reaches it, from another of its owner's.

Nothing else is sealed for it, so it would go on without a word. Who holds it learns that it was taken out, on which
computer and on what day, and nothing more.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentortui.model.limits import clean
from mentortui.store.canonical import to_bytes
from mentortui.store.share import folder as folders
from mentortui.store.share import publish, telling
from mentortui.store.share.cards import called, parsed
from mentortui.store.share.envelope import Unsound, parse, seal, signed_by, unseal
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.keyring import DeviceKeys, Keyring, device_keys
from mentortui.store.writing import Writing

if TYPE_CHECKING:
    from mentortui.store.share.visit import Visit

WHAT: Final = "parting"
FOLDER: Final = f"{folders.ROOT}/{WHAT}"
_DAY: Final = 10


class Parted(NamedTuple):
    """What a computer that was taken out is told."""

    by: str
    """The computer it was done on."""
    name: str
    on: str
    """The day (RFC 3339); empty where it does not read."""


def write(visit: Visit) -> None:
    """Tell each computer of one's own that was taken out on this one. Raises WriteFailed."""
    own = visit.keyring.own
    there = {*visit.folder.names(FOLDER)}
    rows = {str(row.get("device")): row for row in visit.journal.rows("computer")}
    out = telling.taken_by(visit.journal, own.id)
    for device in rows.keys() - out.keys():
        if file_name(device, own.id) in there:  # it was taken in again
            visit.folder.remove(f"{FOLDER}/{file_name(device, own.id)}")
    for device, by in out.items():
        keys = device_keys({name: rows[device].get(key) for name, key in _KEYS})
        if by != own.id or keys is None or file_name(device, own.id) in there:
            continue
        name = str(rows.get(own.id, {}).get("name", ""))
        said = {"name": name, "on": str(rows[device].get("removed", ""))[:_DAY]}
        header = {"share": visit.setup.share, "dev": own.id, "what": WHAT, "for": device, "schema": 1, "min_reader": 1}
        data = seal(header, to_bytes(said), sorted({keys.age, own.age}), visit.keyring.signing)
        try:
            visit.folder.add(FOLDER, file_name(device, own.id), data)
        except OSError as error:
            raise publish.not_published(visit.folder.place, error) from error


_KEYS: Final = (("id", "device"), ("sign", "sign"), ("age", "age"))


def told(journal: Writing, folder: ShareFolder, share: str, keyring: Keyring) -> Parted | None:
    """What another computer of one's own says to this one; None where none took it out."""
    mine = [one for one in folder.names(FOLDER) if one.startswith(f"{keyring.own.id}-")]
    computers = _own(journal) if mine else {}
    for one in folder.files(FOLDER) if mine else ():
        with contextlib.suppress(OSError, Unsound, ValueError, RecursionError):
            envelope = parse(folder.read(one))
            header = envelope.header
            fits = header["share"] == share and header.get("what") == WHAT and header.get("for") == keyring.own.id
            signer = computers.get(header["dev"])
            if not fits or signer is None or signer.id == keyring.own.id or not signed_by(envelope, signer.sign):
                continue
            body = unseal(envelope, keyring.identity)
            said: Any = parsed(body) if body is not None else None
            if isinstance(said, dict):
                return Parted(signer.id, called(str(said.get("name", ""))), clean(str(said.get("on", "")))[:_DAY])
    return None


def _own(journal: Writing) -> Mapping[str, DeviceKeys]:
    """All computers one ever had, those that were taken out, too."""
    rows = (device_keys({name: row.get(key) for name, key in _KEYS}) for row in journal.rows("computer"))
    return {one.id: one for one in rows if one is not None}


def file_name(device: str, by: str) -> str:
    """What such a file is called: for which computer it is, and by which."""
    return f"{device}-{by}{folders.SUFFIX}"
