"""Taking back what a computer wrote after it was taken out: as if it had never been read, whenever that was.

Files with larger numbers than the last that counts may have been read before anybody knew. Their words are struck,
what they took the place of stands again, and the files that count are read once more, as far as they lie there.
Nothing that others said is touched, also not what they said on top of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from typing import TYPE_CHECKING, Any

from mentortui.store.log import write_failed
from mentortui.store.share import brought, publish
from mentortui.store.share import folder as folders
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.brought import Noting
from mentortui.store.share.ledger import Stream
from mentortui.store.sides import Side
from mentortui.store.state import State, join
from mentortui.store.writing import Writing

if TYPE_CHECKING:
    from mentortui.store.share.visit import Visit


def note(journal: Writing, share: str, files: Iterable[tuple[Mapping[str, Any], str, State]]) -> None:
    """Before files are joined: note down what they bring, and let words count again that come in one which counts.

    Of each file its header, its audience and what of it may be joined. Called while `writing()`. Raises WriteFailed.
    """
    noting = Noting(journal.spelled)
    purged = _purged(journal)
    for header, audience, state in files:
        if header["dev"] != journal.device:  # nobody takes a computer out on that computer
            noting.take(str(header["dev"]), int(header["seq"]), audience, _without(state, purged))
    try:
        brought.keep(journal.disk, share, noting)
    except OSError as error:
        raise write_failed(error) from error
    struck = journal.sides.private.memory.struck
    again = {
        device: found
        for device, words in noting.words.items()
        if device in struck and (found := {one for one in words if struck.has(device, one)})
    }
    _say(journal, again, False)


def _purged(journal: Writing) -> set[str]:
    return {one for side in journal.sides.both for one in side.memory.purged}


def _without(state: State, purged: Set[str]) -> State:
    return {one: entry for one, entry in state.items() if one not in purged}


def note_anew(visit: Visit, files: Callable[[], Iterable[tuple[Mapping[str, Any], str, State]]]) -> None:
    """Where nothing is noted of what files brought, note it of all that were read before and lie there still.

    `files` gives all that lie there, as for `note`. It is written whole or not at all. Raises WriteFailed.
    """
    journal, share, streams = visit.journal, visit.setup.share, visit.ledger.streams
    try:
        if brought.is_there(journal.disk, share):
            return
        noting = Noting(journal.spelled)
        purged = _purged(journal)
        left = {journal.device, *journal.sides.shared.memory.forgotten}
        for header, audience, state in files() if streams else ():
            device, number = str(header["dev"]), int(header["seq"])
            if device not in left and device in streams and number in streams[device].segments:
                noting.take(device, number, audience, _without(state, purged))
        brought.anew(journal.disk, share, noting)
    except OSError as error:
        raise write_failed(error) from error


def take_back(visit: Visit, removed: Mapping[str, int | None]) -> None:
    """Take back what computers that were taken out wrote after their last file that counts, where it was read.

    Raises what a commit raises; it is done again at the next sync then.
    """
    for device, last in removed.items():
        stream = visit.ledger.streams.get(device)
        if last is None or stream is None or device == visit.journal.device:
            continue
        if any(number > last for number in stream.segments):
            _strike(visit, device, last)
            _read_again(visit, device, stream, last)


def _strike(visit: Visit, device: str, last: int) -> None:
    journal, share = visit.journal, visit.setup.share
    others = [other for other in ledgers.shares(journal.disk) if other != share]
    try:
        lines = brought.load(journal.disk, share)
        elsewhere = [one for other in others for one in brought.load(journal.disk, other) if one.d == device]
    except OSError as error:
        raise write_failed(error) from error
    early, late = brought.counting(lines, device, last)
    early |= {word for one in elsewhere for word in one.has()}  # what counts there counts
    lines += elsewhere
    with journal.writing():
        back = brought.standing_again(lines, device, early)
        homes = {record_id: journal.sides.home_of(record_id) for record_id in back}
        _say(journal, {device: late - early}, True)
        written: dict[Side, State] = {}
        for record_id, entry in back.items():
            side = homes[record_id]
            if side is not None:
                written[side] = join(written.get(side, {}), {record_id: entry})
        journal.write_joined(written)
    try:
        brought.cut(journal.disk, share, device, last)
    except OSError as error:
        raise write_failed(error) from error


def _say(journal: Writing, words: Mapping[str, Iterable[str]], struck: bool) -> None:
    """Write down that words are struck, or that they count again."""
    if not any(words.values()):
        return
    stamp = journal.sides.clock.tick(int(journal.clock.now().timestamp() * 1000))
    said = {device: {one: [stamp, struck] for one in sorted(found)} for device, found in words.items()}
    journal.write({journal.sides.private: {}}, "What a lost computer wrote", {"strikes": said}, False)


def _read_again(visit: Visit, device: str, stream: Stream, last: int) -> None:
    """Know nothing of a computer's later files, and read again those that count and lie there."""
    ledger = visit.ledger
    place = f"{folders.SEGMENTS}/{device}"
    there = {*visit.folder.names(place)}
    stream.segments = {
        number: total
        for number, total in stream.segments.items()
        if number <= last and publish.file_name(number, total) not in there
    }
    stream.covers = [(start, min(end, last)) for start, end in stream.covers if start <= last]
    stream.forks = [number for number in stream.forks if number <= last]
    ledger.known = [path for path in ledger.known if not path.startswith(f"{place}/")]
    ledger.came = {one: audience for one, audience in ledger.came.items() if visit.journal.record(one) is not None}
