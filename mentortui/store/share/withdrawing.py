"""Purged records, taken out of the shared folders: what one wrote there is written anew without them.

A file of one's own that a base covers otherwise stays a day, so that nobody finds neither on a slow way. Here it goes
as soon as the base lies there whole: whoever finds neither for a while misses nothing, as a missing file means nothing
and the base arrives. What a sync tool brings back of it later goes again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mentortui.store.erasure import emptied
from mentortui.store.share import counted, publish
from mentortui.store.share import folder as folders
from mentortui.store.share.audiences import own_part
from mentortui.store.share.envelope import Unsound, parse
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.keyring import Keyring
from mentortui.store.share.ledger import Ledger, Published, Stream
from mentortui.store.share.succession import former
from mentortui.store.state import State
from mentortui.store.writing import Writing

if TYPE_CHECKING:
    from mentortui.store.share.visit import Visit

_OWN_NAME: Final = re.compile("[0-9]{8}-[0-9a-f]{16}")


def purged(journal: Writing) -> set[str]:
    """Ids of the records that were purged, and of facts that were taken back."""
    gone = {record_id for side in journal.sides.both for record_id in side.memory.purged}
    return gone | {row["id"] for row in journal.deleted(counted.KIND)}


def withdraw(journal: Writing, ledger: Ledger) -> None:
    """Let every audience whose files hold words of purged records be published anew, whole.

    Its next base covers them, and `clear` takes them away then. Twice is harmless: what was noted is compared.
    """
    gone = purged(journal)
    for known in ledger.published.values():
        for record_id in gone & known.stamps.keys():
            entry = own_part(journal, record_id)
            now = {
                f"{part}/{name}": str(register[0])[:16]
                for part, fields in entry.items()
                for name, registers in fields.items()
                for register in registers.values()
            }
            stamps = known.stamps[record_id]
            left = {name: stamp for name, stamp in stamps.items() if now.get(name) == stamp}
            if left != stamps:
                known.stamps[record_id] = left
                known.recipients = []
                ledger.withdrawn = True


def holds(journal: Writing, state: State) -> bool:
    """Whether a state has words of purged records, and not only that they are purged."""
    gone = {one for side in journal.sides.both for one in side.memory.purged & state.keys()}
    return any(emptied(state[one]) != state[one] for one in gone)


def clear(visit: Visit) -> None:
    """Take away at once what the new bases cover, copies of it under other names, and what nobody hears any more.

    Called after everything due was published. Raises OSError; then it is tried again at the next sync.
    """
    ledger, folder = visit.ledger, visit.folder
    gone = purged(visit.journal)
    if ledger.withdrawn or (gone and _came_back(visit)):
        stream = publish.stream_of(ledger, visit.keyring)
        for known in ledger.published.values():
            if not known.recipients and known.sequences:  # there was nobody to say it to again
                stream.covers = [*stream.covers, *((seq, seq) for seq in known.sequences)]
                known.sequences = []
        if ledger.withdrawn:
            ledger.covered = []  # they do not stay a day
        staying = {one.path for one in ledger.covered}
        for path in [*_covered(folder, visit.keyring.own.id, stream, ledger)]:
            if path not in staying:
                folder.remove(path)
        ledger.withdrawn = False
    if not gone <= set(ledger.purged):
        for keys in former(visit.journal):
            _anew(visit, keys)
        ledger.purged = sorted(gone)


def _came_back(visit: Visit) -> bool:
    """Whether anything lies beside one's own files that stand, or are covered since less than a day."""
    ledger, own = visit.ledger, visit.keyring.own.id
    segments = publish.stream_of(ledger, visit.keyring).segments
    names = {publish.file_name(seq, segments[seq]) for seq in _standing(ledger) if seq in segments}
    names |= {one.path.rpartition("/")[2] for one in ledger.covered}
    return not names.issuperset(visit.folder.names(f"{folders.SEGMENTS}/{own}"))


def _standing(ledger: Ledger) -> set[int]:
    """Numbers of one's own files that say what no base says."""
    return {seq for known in ledger.published.values() for seq in known.sequences}


def _covered(folder: ShareFolder, device: str, stream: Stream, ledger: Ledger) -> Iterator[str]:
    """Files of one's own that a base covers, whatever they are called, and copies of those that stand."""
    names = {publish.file_name(seq, stream.segments[seq]) for seq in _standing(ledger) if seq in stream.segments}
    for one in folder.files(f"{folders.SEGMENTS}/{device}"):
        if one.name in names:
            continue
        try:
            envelope = parse(folder.read(one))
        except Unsound:
            if _OWN_NAME.match(one.name):
                yield one.path  # half a file of one's own: all it could hold lies whole beside it
            continue
        seq = envelope.header.get("seq", 0)
        covered = publish.is_covered(stream, seq)
        if envelope.header["dev"] == device and (covered or envelope.sum.hex() == stream.segments.get(seq)):
            yield one.path


def _anew(visit: Visit, keys: Keyring) -> None:
    """Write what a former id of this home wrote anew, under that id, and take its older files away."""
    own, stream = keys.own.id, visit.ledger.streams.get(keys.own.id)
    if not stream or not [*visit.folder.files(f"{folders.SEGMENTS}/{own}")]:
        return
    before = sorted(stream.segments)
    ledger = Ledger(streams=visit.ledger.streams, next_seq=stream.last + 1)
    for out in visit.outgoing(own):
        if out.state:
            ledger.published[out.audience] = Published(sequences=list(before))
            todo = publish.Due(out, out.state, 0, True)
            publish.publish(visit.folder, visit.setup.share, keys, ledger, todo, visit.now)
    if ledger.published:
        for path in [*_covered(visit.folder, own, stream, ledger)]:
            visit.folder.remove(path)
