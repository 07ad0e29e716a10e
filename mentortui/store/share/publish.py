"""Putting what one wrote into the shared folder: a segment of what is new, or a base of everything.

What is published is what differs from one's own segments there; there is no cursor and no outbox. A base is written
where somebody new is to read, where the last base would be outgrown, or where a file of one's own is gone: it holds
all there is to say to its audience, sealed anew, and says which segments it covers. Those go a day later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from mentortui.errors import WriteFailed
from mentortui.store.log import reason
from mentortui.store.share import folder as folders
from mentortui.store.share import segment
from mentortui.store.share.audiences import Outgoing
from mentortui.store.share.envelope import parse, seal
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.keyring import Keyring
from mentortui.store.share.ledger import Covered, Ledger, Published, Stream
from mentortui.store.state import Entry, State
from mentortui.store.wal import blake2b

MOST_SEGMENTS: Final = 16
"""Segments an audience may have since its base before a new base is written."""
HAVE_MAX: Final = 64
STAYS: Final = timedelta(hours=24)
"""How long a covered file stays, so that nobody reads it half-way."""
COVERS_MAX: Final = 200
"""Ranges a base may say it covers: its header has room for no more. Older ones were covered before."""
_PLAIN_MAX: Final = 3_000_000
"""Bytes of registers, about, that go into one segment; sealed they stay well below its limit."""


class Sent(NamedTuple):
    """One audience that something was published to."""

    audience: str
    people: tuple[str, ...]
    records: int
    """How many records something new is said of."""


class Due(NamedTuple):
    """What is to be published to one audience now."""

    out: Outgoing
    state: State
    """The registers to write."""
    new: int
    """Records that say something they did not say there before."""
    base: bool


def due(outgoing: list[Outgoing], ledger: Ledger) -> list[Due]:
    """What differs from what one published before, by audience."""
    found: list[Due] = []
    for out in outgoing:
        known = ledger.published.get(out.audience, Published())
        base = _needs_base(out, known)
        fresh = {i: part for i, entry in out.state.items() if (part := unsaid(entry, known.stamps.get(i, {})))}
        if fresh or (base and out.state):
            found.append(Due(out, out.state if base else fresh, len(fresh), base))
    return found


def needs_base(outgoing: list[Outgoing], ledger: Ledger) -> bool:
    """Whether all there is to say to some audience is to be written, not only what is new."""
    for out in outgoing:
        known = ledger.published.get(out.audience, Published())
        if (out.state or known.sequences) and _needs_base(out, known):
            return True
    return False


def _needs_base(out: Outgoing, known: Published) -> bool:
    unread = not {*out.recipients} <= {*known.recipients}
    grown = known.delta_bytes > max(known.base_bytes, 1) or len(known.sequences) > MOST_SEGMENTS
    return unread or (grown and known.base_bytes > 0) or not known.sequences


def publish(folder: ShareFolder, share: str, keyring: Keyring, ledger: Ledger, todo: Due, now: datetime) -> Sent:
    """Write what is due to one audience, and note it down. Raises WriteFailed; what was written before stands."""
    known = ledger.published.setdefault(todo.out.audience, Published())
    stream = stream_of(ledger, keyring)
    # All that any base covers, not this audience's alone: neighbors make one range, and a header has little room.
    covers = _joined(stream.covers, _ranges(known.sequences))[-COVERS_MAX:] if todo.base else []
    written: list[int] = []
    for part in _pieces(todo.state):
        written.append(_write(folder, share, keyring, ledger, todo.out, part, covers))
        note(known, part)
    size = sum(ledger.sizes[seq] for seq in written)
    if todo.base:
        _cover(ledger, stream, known, keyring.own.id, now)
        stream.covers = _joined(stream.covers, covers)
        known.recipients, known.base_bytes, known.delta_bytes = [*todo.out.recipients], size, 0
        known.sequences = written
    else:
        known.delta_bytes += size
        known.sequences += written
    return Sent(todo.out.audience, todo.out.people, todo.new)


def _write(
    folder: ShareFolder, share: str, keyring: Keyring, ledger: Ledger, out: Outgoing, part: State,
    covers: list[tuple[int, int]],
) -> int:  # fmt: skip
    """Write one segment; its number. Raises WriteFailed."""
    own = keyring.own.id
    stream = stream_of(ledger, keyring)
    seq = max(ledger.next_seq, stream.last + 1)
    previous = stream.segments.get(max(stream.segments, default=0), "")
    header = {
        "share": share, "dev": own, "seq": seq, "aud": opaque(share, out.audience, own), "schema": 1, "min_reader": 1,
        **({"covers": covers} if covers else {}),
    }  # fmt: skip
    body = segment.encode(segment.Prelude(previous, _have(ledger, own), out.audience), own, part)
    data = seal(header, body, out.recipients, keyring.signing)
    total = parse(data).sum.hex()
    try:
        folder.add(f"{folders.SEGMENTS}/{own}", file_name(seq, total), data)
    except OSError as error:
        raise not_published(folder.place, error) from error
    ledger.next_seq = seq + 1
    ledger.sizes[seq] = len(data)
    stream.segments[seq] = total
    return seq


def file_name(seq: int, total: str) -> str:
    """What a segment is called: its number, and the beginning of its sum in hex."""
    return f"{seq:08d}-{total[:16]}{folders.SUFFIX}"


def names(stream: Stream) -> set[str]:
    """What the segments of a stream are called; as `file_name`, but there may be very many."""
    return {f"{seq:08d}-{total[:16]}{folders.SUFFIX}" for seq, total in stream.segments.items()}


def stream_of(ledger: Ledger, keyring: Keyring) -> Stream:
    """One's own stream."""
    return ledger.streams.setdefault(keyring.own.id, Stream())


def note(known: Published, state: State) -> None:
    """Note down that these registers are published."""
    for record_id, entry in state.items():
        stamps = known.stamps.setdefault(record_id, {})
        for part, fields in entry.items():
            for field, registers in fields.items():
                stamps[f"{part}/{field}"] = max(str(register[0])[:16] for register in registers.values())


def tidy(folder: ShareFolder, ledger: Ledger, now: datetime) -> None:
    """Take away one's own files that a base covers since a day or more."""
    staying = []
    for one in ledger.covered:
        if now - datetime.fromisoformat(one.at) < STAYS:
            staying.append(one)
            continue
        try:
            folder.remove(one.path)
        except OSError:
            staying.append(one)
    ledger.covered = staying


def missing_files(folder: ShareFolder, ledger: Ledger, keyring: Keyring) -> set[int]:
    """Sequence numbers of one's own segments that should lie in the folder and do not, or not whole."""
    segments = stream_of(ledger, keyring).segments
    gone = set()
    for seq in {seq for known in ledger.published.values() for seq in known.sequences}:
        found = folder.disk.stat(f"{folders.SEGMENTS}/{keyring.own.id}/{file_name(seq, segments.get(seq, ''))}")
        if found is None or found.size != ledger.sizes.get(seq, found.size):
            gone.add(seq)
    return gone


def is_covered(stream: Stream, seq: int) -> bool:
    """Whether a base stands for a file."""
    return any(start <= seq <= end for start, end in stream.covers)


def forget(ledger: Ledger, gone: set[int]) -> None:
    """Let the audiences whose files are gone be published anew, whole."""
    for known in ledger.published.values():
        if gone & set(known.sequences):
            known.recipients = []
            known.stamps = {record_id: {} for record_id in known.stamps}  # whose they are stays known


def not_published(place: str, error: OSError) -> WriteFailed:
    """The sentence for a folder that lets nothing be written."""
    return WriteFailed(
        f"Not published: {reason(error)} ({place}). What others wrote was read, and yours is safe here; "
        "it goes out at the next sync that can write."
    )


def opaque(share: str, audience: str, device: str) -> str:
    """What stands in the clear for an audience: the same for one writer, telling nobody which it is."""
    return blake2b(f"{share}/{device}/{audience}".encode(), digest_size=8).hexdigest()


def unsaid(entry: Entry, known: Mapping[str, str]) -> Entry:
    """The registers of an entry that were not published with that stamp."""
    part: Entry = {}
    for name, fields in entry.items():
        new = {
            field: registers
            for field, registers in fields.items()
            if any(str(register[0])[:16] != known.get(f"{name}/{field}") for register in registers.values())
        }
        if new:
            part[name] = new
    return part


def _pieces(state: State) -> Iterator[State]:
    """A state in pieces that fit into a segment each; an empty one is one piece."""
    piece: State = {}
    size = 0
    for record_id in sorted(state):
        entry = state[record_id]
        weight = _weight(entry)
        if piece and size + weight > _PLAIN_MAX:
            yield piece
            piece, size = {}, 0
        piece[record_id] = entry
        size += weight
    if piece:
        yield piece


def _weight(entry: Any) -> int:
    """About how many bytes something takes as JSON."""
    if isinstance(entry, str):
        return len(entry.encode()) + 3
    if isinstance(entry, dict):
        return sum(_weight(name) + _weight(value) for name, value in entry.items()) + 2
    if isinstance(entry, list | tuple):
        return sum(map(_weight, entry)) + 2
    return 12


def _have(ledger: Ledger, own: str) -> dict[str, int]:
    """What was heard of others, the latest first: at most so many devices."""
    others = [
        (ledger.heard.get(device, ""), device) for device, one in ledger.streams.items() if device != own and one.last
    ]
    return {device: ledger.streams[device].last for _, device in sorted(others, reverse=True)[:HAVE_MAX]}


def _cover(ledger: Ledger, stream: Stream, known: Published, device: str, now: datetime) -> None:
    at = now.isoformat(timespec="seconds")
    for seq in known.sequences:
        if seq in stream.segments:
            path = f"{folders.SEGMENTS}/{device}/{file_name(seq, stream.segments[seq])}"
            ledger.covered.append(Covered(path, at))


def _ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _joined(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return _ranges({number for start, end in (*a, *b) for number in range(start, end + 1)})
