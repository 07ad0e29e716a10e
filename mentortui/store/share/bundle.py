"""Files of a share carried another way: in one file to mail or on a stick, or from one folder to another, as they are.

A bundle is nothing but files of the share one after the other; each says in its header what it is, so what is made of
it depends on no name. Any order, and twice, is harmless: a file that is there already is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from mentortui.store.share import asking, cards, hosts, parting, roster
from mentortui.store.share import folder as folders
from mentortui.store.share.envelope import HEADER_MAX, SEGMENT_MAX, Envelope, Unsound, is_device, parse
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.publish import file_name

SUFFIX: Final = ".mjpost"
_FOOTER: Final = 197


class Carried(NamedTuple):
    """What carrying files over did."""

    new: int
    """Files that were not there."""
    known: int
    faults: tuple[str, ...]
    """Sentences about what does not read."""


def place_of(envelope: Envelope, data: bytes) -> tuple[str, str]:
    """The folder and the name under which a file of a share lies, by its header alone. Raises Unsound."""
    header = envelope.header
    what = header.get("what")
    if what in (cards.FOUNDING, hosts.HOST, asking.MEETS):
        return folders.PROGRAM, hosts.file_name(data)
    if what == cards.CARD:
        return folders.PEOPLE, f"{header['dev']}-{hosts.file_name(data)}"
    if what == parting.WHAT and is_device(str(header.get("for"))):
        return parting.FOLDER, parting.file_name(header["for"], header["dev"])
    if what not in (None, roster.WHAT) or type(header.get("seq")) is not int:
        raise Unsound("it does not say what it is")
    if what == roster.WHAT:
        return folders.ROSTER, roster.file_name(header["seq"], envelope.sum.hex())
    return f"{folders.SEGMENTS}/{header['dev']}", file_name(header["seq"], envelope.sum.hex())


def files(folder: ShareFolder, share: str, own: str = "", after: int = 0) -> Iterator[bytes]:
    """Every sound file of a share: who is in it, then segments; of `own` only those with a number above `after`."""
    writers = (f"{folders.SEGMENTS}/{name}" for name in folder.writers())
    places = [folders.PROGRAM, folders.PEOPLE, folders.ROSTER, parting.FOLDER, *writers]
    for place in places:
        for one in folder.files(place):
            try:
                data = folder.read(one)
                envelope = parse(data)
            except (OSError, Unsound):
                continue
            is_segment = "what" not in envelope.header
            old = is_segment and envelope.header["dev"] == own and 0 < envelope.header.get("seq", 0) <= after
            if envelope.header["share"] == share and not old:
                yield data


def split(data: bytes) -> tuple[list[bytes], str]:
    """The files in a bundle, and what is wrong behind the last that reads; empty when nothing is."""
    found: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\n", at, at + HEADER_MAX)
        try:
            size = msgspec.json.decode(data[at + 4 : end])["n"] if end > 0 else -1
        except (ValueError, RecursionError, KeyError, TypeError):  # no JSON, no UTF-8, no object
            size = -1
        if type(size) is not int or not 0 <= size <= SEGMENT_MAX:
            return found, "what follows is no file that mentortui wrote"
        upto = end + 1 + size + _FOOTER
        if upto > len(data):
            return found, "it is cut off"
        found.append(data[at:upto])
        at = upto
    return found, ""


def carry(read: Iterable[bytes], folder: ShareFolder, share: str) -> Carried:
    """Put files into a share that are not there yet, as they are. Raises OSError where nothing can be written."""
    new = known = 0
    faults: list[str] = []
    for number, data in enumerate(read, 1):
        try:
            envelope = parse(data)
            if share and envelope.header["share"] != share:
                raise Unsound("it belongs to another shared folder")
            place, name = place_of(envelope, data)
        except Unsound as fault:
            faults.append(f"Part {number} was left out: {fault.reason}.")
            continue
        if folder.disk.stat(f"{place}/{name}") is not None:
            known += 1
            continue
        folder.add(place, name, data)
        new += 1
    return Carried(new, known, tuple(faults))
