"""Reading what others wrote: every file whose header and sum verify, whatever it is called.

A file that is cut off, foreign, or from somebody unknown is set aside with its reason and tried again; a file that is
gone means nothing. What was read is joined into the journal first and noted down after, so a stop in between only
reads it again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Set
from datetime import datetime
from typing import Any, Final, NamedTuple

from mentortui.model.vocabulary import kind_of
from mentortui.store.share import folder as folders
from mentortui.store.share import segment, taking, widened, withdrawing
from mentortui.store.share.admitting import Admission, Fits
from mentortui.store.share.audiences import FACTS, MEMBERS, PRIVATE, REST, Setup, own_ids
from mentortui.store.share.cards import MEMBER, PAIR
from mentortui.store.share.envelope import SEGMENT_MAX, Envelope, Unsound, is_device, parse, signed_by, unseal
from mentortui.store.share.folder import Found, ShareFolder
from mentortui.store.share.kept import Kept
from mentortui.store.share.keyring import DeviceKeys, Keyring
from mentortui.store.share.ledger import Aside, Published, Stream, save
from mentortui.store.share.publish import file_name, is_covered, note, opaque
from mentortui.store.sides import Side
from mentortui.store.state import State, join_entry, stamps
from mentortui.store.writing import Writing

BATCH: Final = 2_000
"""Records that are joined at a time."""
FILES: Final = 5_000
"""Files after which it is noted how far one is, even if they hold nothing for oneself."""
UNKNOWN: Final = "nobody here is known to write with that computer yet"
COPIES_NAMED: Final = 5
"""Copies that are called by their names; of more it is said how many there are."""

Progress = Callable[[int, int], None]
"""Told how many files were read, and of how many."""


class Pulled(NamedTuple):
    """What a pull brought."""

    files: int
    """New segments that were read and are for us."""
    ids: frozenset[str]
    """Records something was joined to."""
    left_out: tuple[str, ...]
    """Sentences about entries that were left out of segments that count, and about files nobody needs."""


class Known(NamedTuple):
    """Whose a computer is."""

    person: str
    keys: DeviceKeys
    role: str = MEMBER
    name: str = ""
    last: int | None = None
    """The number of its last segment that counts, when it was taken out."""


class _TakenOut(Exception):
    """Written after its computer was taken out: passed over, as long as that stands."""


class _Sound(NamedTuple):
    """A segment that verified and could be opened."""

    path: str
    envelope: Envelope
    audience: str
    own: bool
    state: State
    had: int
    """The last number of ours its writer had heard."""
    size: int

    @property
    def private(self) -> bool:
        """Whether what it brings belongs on the private side: only one's own computers write there."""
        return self.audience == FACTS or (self.own and self.audience == PRIVATE)


class Pull:
    """One pull from one share. `writers` gives by device whose it is, and its keys."""

    def __init__(
        self, journal: Writing, folder: ShareFolder, setup: Setup, keyring: Keyring,
        writers: Mapping[str, Known], kept: Kept, now: datetime,
        fits: Fits, hosts: Collection[str], everybody: Collection[Any] = (), tellers: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.journal, self.folder, self.setup, self.keyring = journal, folder, setup, keyring
        self.writers, self.kept, self.ledger = writers, kept, kept.ledger
        self.now = now.isoformat(timespec="seconds")
        self.left_out: list[str] = []
        self.missed: dict[str, set[int]] = {}
        """By computer of somebody, the numbers of files that went since they were read."""
        self.admission = Admission(journal, setup, self.ledger, fits, hosts, tellers or {})
        self._again: set[str] = set()
        """Paths of files that are read again, as somebody else may say what was left out of them."""
        self._away: set[str] = set()
        """Those of them that are not there now: they are read again once they are."""
        self._late: dict[str, tuple[Any, dict[str, str]]] = {}
        """By relationship, as memory keeps it, who came into it later."""
        own = keyring.identity if isinstance(keyring.identity, list) else [keyring.identity]
        self.identities = [*own, *everybody]

    def run(self, progress: Progress | None = None) -> Pulled:
        """Join everything new. Raises what a commit raises when the journal cannot be written; nothing is lost then."""
        files, ids = self._round(progress)
        # Words that came last may be what others' words waited for; what is noted of each goes on, so this ends.
        before: dict[str, str] = {}
        while (left := self._left()) != before and {*left.values()} - {self.admission.look()}:
            before = left
            ids |= self._round(None)[1]
        said = (*self.left_out, *self.admission.left_out, *self._copies(), *self._rolled_back())
        return Pulled(files, frozenset(ids), said)

    def files(self) -> Iterator[tuple[Mapping[str, Any], str, State]]:
        """Header, audience and what may be joined of every file that was not read yet; nothing is joined."""
        for one in self._unread():
            sound = self._read(one)
            if sound is not None:
                yield sound.envelope.header, sound.audience, sound.state

    def _left(self) -> dict[str, str]:
        """What is noted of files of which something was left out, as far as they are there."""
        return {path: then for path, then in self.ledger.left.items() if path not in self._away}

    def _round(self, progress: Progress | None) -> tuple[int, set[str]]:
        """Join what is there; how many files that was, and what they changed."""
        new = self._unread()
        batch: list[_Sound] = []
        files = held = 0
        ids: set[str] = set()
        for number, one in enumerate(new, 1):
            sound = self._read(one)
            if sound is not None:
                batch.append(sound)
                held += len(sound.state)
                files += 1
            if held >= BATCH or number % FILES == 0:
                ids |= self._join(batch)
                batch, held = [], 0
                save(self.journal.disk, self.setup.share, self.ledger)  # a long pull may be stopped, and goes on here
            if progress:
                progress(number, len(new))
        ids |= self._join(batch)
        return files, ids

    def _copies(self) -> list[str]:
        """Sentences about copies that a sync tool made of files which are there, too."""
        there: dict[str, set[str]] = {}
        found = []
        for path in self.ledger.known:
            place, _, name = path.rpartition("/")
            if place not in there:
                there[place] = set(self.folder.names(place))
            if name in there[place] and f"{name[: folders.STEM]}{folders.SUFFIX}" in there[place]:
                found.append(name)
        listed = ", ".join(sorted(found)[:COPIES_NAMED]) + (" and others" if len(found) > COPIES_NAMED else "")
        if not found:
            return []
        if len(found) == 1:
            return [f"{listed} is a copy that a sync tool made; what it holds was read. You may delete it."]
        return [f"{len(found)} files are copies that a sync tool made; what they hold was read. You may delete them: "
                f"{listed}."]  # fmt: skip

    def _unread(self) -> list[Found]:
        """Files that were not read to their end yet, those that were set aside among them."""
        others: dict[str, set[str]] = {}
        for path in self.ledger.known:
            place, _, name = path.rpartition("/")
            others.setdefault(place, set()).add(name)
        found: list[Found] = []
        listed = self.folder.disk.list
        writers = self.folder.writers(self.ledger.streams)
        under = self.admission.look()
        self._again = {path for path, then in self.ledger.left.items() if then != under}
        again: dict[str, set[str]] = {}
        for path in self._again:
            place, _, name = path.rpartition("/")
            again.setdefault(place, set()).add(name)
        for writer in self.ledger.streams.keys() - {*writers}:
            self._miss(writer, self.kept.names(writer))
        for writer in writers:
            place = f"{folders.SEGMENTS}/{writer}"
            known, once_more = self.kept.names(writer), again.get(place)
            if once_more:
                known = known - once_more
            there = listed(place)
            if len(there) == len(known) and known.issuperset(there):
                continue  # there are many thousands, and in few of them is anything new
            gone: set[str] = set()
            if place in others:
                known = known | (others[place] - once_more if once_more else others[place])
            found += self.folder.files(place, known, gone)
            if gone and place not in others:
                self._miss(writer, gone)
        new = {one.path for one in found}
        self._away = self._again - new
        self.ledger.aside = {path: aside for path, aside in self.ledger.aside.items() if path in new}
        return found

    def _miss(self, device: str, gone: Set[str]) -> None:
        """Note numbers of files that were read and are not there any more."""
        writer = self.writers.get(device)
        if writer and writer.person != self.journal.me and writer.name and writer.last is None:
            self.missed[device] = {int(name[:8]) for name in gone if name[:8].isdigit()}

    def _rolled_back(self) -> list[str]:
        """Sentences about an older state of the folder: files went, and nothing that came since stands for them."""
        found: dict[str, int] = {}
        for device, numbers in self.missed.items():
            covers = self.ledger.streams[device].covers
            count = sum(not any(start <= seq <= end for start, end in covers) for seq in numbers)
            name = self.writers[device].name
            found[name] = found.get(name, 0) + count
        return [
            f"{count} {'file' if count == 1 else 'files'} of {name} that {'was' if count == 1 else 'were'} here went: "
            f"somebody, or a sync tool, put an older state of the folder back. What was read stays, and {name}'s "
            "computer puts it there again."
            for name, count in sorted(found.items())
            if count
        ]

    def _read(self, one: Found) -> _Sound | None:
        """One file: what it brings to join; None when it was set aside, or is not for us."""
        try:
            if one.size > SEGMENT_MAX:
                raise Unsound("it is larger than any file of ours")
            if is_device(one.folder) and one.folder not in self.writers:
                raise Unsound(UNKNOWN)  # before it is opened: who waits to be let in knows nobody, of many files
            envelope = parse(self.folder.read(one))
            device = self._writer(envelope)
            body = unseal(envelope, self.identities)
            if body is None and envelope.header.get("aud") == opaque(self.setup.share, MEMBERS, device):
                raise Unsound("it is for everyone in the program, and waits for a key that is on its way")
            if body is None:  # for others; its number counts all the same
                self._hear(one.path, envelope)
                return None
            prelude, state, faults = segment.decode(body, device)
            kept = self.admission.let_in(self.writers[device].person, prelude.audience, state)
        except OSError as error:
            self._set_aside(one, f"it could not be read ({error.strerror})")
            return None
        except _TakenOut:
            self.ledger.aside.pop(one.path, None)
            return None
        except Unsound as fault:
            self._set_aside(one, fault.reason)
            return None
        own = self.writers[device].person == self.journal.me
        self.left_out += [f"{one.name}: {fault}" for fault in faults]
        self.ledger.left.pop(one.path, None)
        if self.admission.later:
            self.ledger.left[one.path] = self.admission.under
        if len(kept) < len(state) and not self.admission.asked and one.path not in self._again:
            self.left_out.append(
                f"{one.name}: {len(state) - len(kept)} entries were left out; nobody may write them for another"
            )
        had = prelude.have.get(self.keyring.own.id, 0)
        return _Sound(one.path, envelope, prelude.audience, own, kept, had, one.size)

    def _set_aside(self, one: Found, reason: str) -> None:
        """Set a file aside; a broken copy of one that was read, by its name, is nothing anybody need know of."""
        stream = self.ledger.streams.get(one.folder)
        if stream and any(one.name.startswith(file_name(seq, total)[:-3]) for seq, total in stream.segments.items()):
            return
        self.ledger.aside[one.path] = Aside(one.size, reason)

    def _writer(self, envelope: Envelope) -> str:
        """The device that wrote a segment, once that is sure. Raises Unsound with what is wrong."""
        header = envelope.header
        device = str(header["dev"])
        if header["share"] != self.setup.share:
            raise Unsound("it was written for another shared folder")
        if "what" in header:
            raise Unsound("it is another kind of file, under the name of this one")
        if type(header.get("seq")) is not int or header["seq"] < 1:
            raise Unsound("it has no number")
        if device not in self.writers:
            raise Unsound(UNKNOWN)
        if not signed_by(envelope, self.writers[device].keys.sign):
            raise Unsound("its signature does not fit: somebody else wrote or changed it")
        last = self.writers[device].last
        if last is not None and header["seq"] > last:
            raise _TakenOut
        return device

    def _join(self, batch: list[_Sound]) -> set[str]:
        """Join what was read into the journal, then note it down."""
        sides = self.journal.sides
        read: dict[Side, State] = {sides.shared: {}, sides.private: {}}
        for sound in batch:
            state = read[sides.private if sound.private else sides.shared]
            for record_id, entry in sound.state.items():
                state[record_id] = join_entry(state.get(record_id, {}), entry)
        ids: set[str] = set()
        if any(read.values()):
            with self.journal.writing():
                files = [(sound.envelope.header, sound.audience, sound.state) for sound in batch]
                taking.note(self.journal, self.setup.share, files)
                written: dict[Side, State] = {}
                for default, state in read.items():
                    for record_id, entry in state.items():
                        side = sides.home_of(record_id) or default
                        known = side.memory.entry(record_id)
                        if join_entry(known, entry) != known:
                            written.setdefault(side, {})[record_id] = entry
                            ids.add(record_id)
                for state in written.values():
                    for stamp in stamps(state):
                        sides.see(stamp)
                if written:
                    self.journal.write_joined(written)
        for sound in batch:
            self._note(sound)
        return ids

    def _note(self, sound: _Sound) -> None:
        device, seq = str(sound.envelope.header["dev"]), int(sound.envelope.header["seq"])
        self._hear(sound.path, sound.envelope)
        self.ledger.heard[device] = self.now
        self.ledger.had[device] = max(self.ledger.had.get(device, 0), sound.had)
        if device == self.keyring.own.id:
            if not is_covered(self.ledger.streams[device], seq):  # a copy, or brought back: a base says it, or more
                known = self.ledger.published.setdefault(sound.audience, Published())
                note(known, sound.state)
                known.sequences = sorted({*known.sequences, seq})
                if withdrawing.holds(self.journal, sound.state):  # it came back, and what was noted of it is lost
                    known.recipients, self.ledger.withdrawn = [], True
            self.ledger.next_seq = max(self.ledger.next_seq, seq + 1)
            self.ledger.sizes[seq] = sound.size
        elif not sound.own and sound.audience not in (PRIVATE, REST, FACTS):
            audience = self._came_in(sound.audience, self.writers[device].person)
            for record_id in sound.state:
                known_by = (self.admission.known(record_id) or {}).get("by")
                if known_by != self.journal.me:  # one's own is where one put it
                    self.ledger.came.setdefault(record_id, audience)

    def _came_in(self, audience: str, person: str) -> str:
        """The audience of what somebody wrote as it is here: who came later reads their own words, too."""
        if self.setup.kind == PAIR:
            return widened.base_of(audience)
        if kind_of(audience) != "relationship":
            return audience
        base = widened.base_of(audience)
        row = self.journal.record(base)
        if base not in self._late or self._late[base][0] is not row:
            self._late[base] = (row, widened.late(self.journal, base, own_ids(self.journal)))
        return widened.with_people(audience, [person]) if person in self._late[base][1] else audience

    def _hear(self, path: str, envelope: Envelope) -> None:
        """Take note of a segment that counts. Another file with the same number is a fork."""
        self.ledger.aside.pop(path, None)
        device, seq, total = str(envelope.header["dev"]), int(envelope.header["seq"]), envelope.sum.hex()
        stream = self.ledger.streams.setdefault(device, Stream())
        before = stream.segments.setdefault(seq, total)
        if before != total and seq not in stream.forks:
            stream.forks.append(seq)
        if path != f"{folders.SEGMENTS}/{device}/{file_name(seq, before)}" and path not in self._again:
            self.ledger.known.append(path)
        for start, end in envelope.header.get("covers", ()):
            if (start, end) not in stream.covers:
                stream.covers.append((start, end))
