"""Files of a share carried from one folder to another, as they are: a stick, or a second cloud.

What lies in the other folder under the same name is left alone, so twice is harmless. What a base covers is left
behind: it would only come back where it was taken away on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from mentortui.store.share import folder as folders
from mentortui.store.share.bundle import Carried, place_of
from mentortui.store.share.envelope import Envelope, Unsound, parse
from mentortui.store.share.folder import ROOT, ShareFolder
from mentortui.store.share.ledger import Stream

_OUR_NAME: Final = re.compile(r"[0-9a-z-]{1,60}\.mj")


def relay(source: ShareFolder, target: ShareFolder, share: str, heard: Mapping[str, Stream], home: str = "") -> Carried:
    """Put into `target` every sound file of a share that only `source` has. Raises OSError; what went over stays.

    `heard` is what is known of every computer's segments, by its id. `home` is the computer that keeps `target`: an
    older card of it does not come back.
    """
    new = known = unsound = 0
    for place in places(source):
        there = set(target.names(place))
        for one in source.files(place):
            if one.name in there:
                known += 1
                continue
            try:
                data = source.read(one)
                envelope = parse(data)
                name = one.name if _OUR_NAME.fullmatch(one.name) else place_of(envelope, data)[1]
            except (OSError, Unsound):
                unsound += 1
                continue
            old = _is_covered(envelope, heard) or (place == folders.PEOPLE and envelope.header["dev"] == home)
            if envelope.header["share"] != share or name in there or old:
                continue
            target.add(place, name, data)
            there.add(name)
            new += 1
    left = f"{unsound} file{'s' * (unsound != 1)} in {source.place} did not read, and stayed there."
    return Carried(new, known, (left,) if unsound else ())


def take_away(folder: ShareFolder, kept: ShareFolder, own: str, stream: Stream) -> None:
    """Take away from a folder things are only carried through what is old there of one's own: older cards than `kept`
    has, and segments that a base in it covers. Raises OSError.
    """
    cards = {name for name in folder.names(folders.PEOPLE) if name.startswith(f"{own}-")}
    for name in cards - {*kept.names(folders.PEOPLE)}:
        folder.remove(f"{folders.PEOPLE}/{name}")
    place = f"{folders.SEGMENTS}/{own}"
    there = {int(name[:8]): name for name in folder.names(place) if name[:8].isdecimal()}
    bases = [seq for seq in stream.segments if seq in there and not _within(stream, seq)]
    for seq, name in there.items():
        if _within(stream, seq) and any(base > seq for base in bases):
            folder.remove(f"{place}/{name}")


def places(folder: ShareFolder) -> Iterator[str]:
    """The folders in which files of a share lie, who is in it first; not what came from people without the app."""
    found = sorted(name for name in folder.disk.list(ROOT) if not name.startswith("."))
    for name in sorted(found, key=lambda one: f"{ROOT}/{one}" != folders.PROGRAM):
        place = f"{ROOT}/{name}"
        if place == folders.SEGMENTS:
            continue
        if place != folders.INBOX and "." not in name:
            yield place
    yield from (f"{folders.SEGMENTS}/{name}" for name in folder.writers())


def _is_covered(envelope: Envelope, heard: Mapping[str, Stream]) -> bool:
    seq, stream = envelope.header.get("seq"), heard.get(str(envelope.header["dev"]))
    return stream is not None and isinstance(seq, int) and _within(stream, seq)


def _within(stream: Stream, seq: int) -> bool:
    return any(start <= seq <= end for start, end in stream.covers)
