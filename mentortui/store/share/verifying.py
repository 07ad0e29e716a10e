"""Whether a shared folder is what its people wrote, all of it, in their order. It only looks, and tells in words.

A signature says who wrote a file; that each file names the sum of the one before says that none was put in between,
and that none is missing; what others say they have read says whether an older copy of the folder was put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mentortui.store.checkup import BAD, OK, WARN, Finding
from mentortui.store.share import cards, erasing, segment
from mentortui.store.share import folder as folders
from mentortui.store.share.envelope import SEGMENT_MAX, Envelope, Unsound, parse, signed_by, unseal
from mentortui.store.share.folder import Found
from mentortui.store.share.keyring import DeviceKeys
from mentortui.store.share.ledger import Stream
from mentortui.store.share.visit import Visit


class _Seen(NamedTuple):
    """What lies in the folder of one device's files, as far as it is sound."""

    sums: dict[int, set[str]]
    """By number, the sums of the files that claim it."""
    prev: dict[int, str]
    """By number, the sum of the file before, of files that we can open."""
    have: dict[str, int]
    """By other device, the last number it said it had read."""
    covers: list[tuple[int, int]]


class Verifier:
    """One look through one shared folder."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.writers: dict[str, DeviceKeys] = {
            device.id: device for member in visit.here.members for device in member.devices
        } | {device.id: device for device in visit.own()}
        me = visit.journal.me
        self._names = {one.id: "another computer of yours" if member.person == me else member.name
                       for member in visit.here.members for one in member.devices}  # fmt: skip
        self._names |= dict.fromkeys((one.id for one in visit.own()), "another computer of yours")
        self._names[visit.keyring.own.id] = "this computer"
        self._seen: dict[str, _Seen] = {}
        self._files = 0

    def run(self) -> list[Finding]:
        """Everything that was found; one line that all is well where it is."""
        found = [*self._people(), *self._look()]
        erased = {device for devices in erasing.erased(self.visit).values() for device in devices}
        # That the files of somebody who was erased are gone is as it should be.
        for device in sorted({*self._seen, *self.visit.ledger.streams} - erased, key=self._who):
            found += self._stream(device)
        if any(one.level != OK for one in found):
            return found
        writers = len([one for one in self._seen.values() if one.sums])
        whose = "1 computer" if writers == 1 else f"{writers} computers"
        return [Finding(OK, f"{_files(self._files)} of {whose}: each is signed by whoever wrote it, "
                            "follows on the one before, and none is missing.")]  # fmt: skip

    def _who(self, device: str) -> str:
        return self._names.get(device, f"an unknown computer ({device})") or "somebody"

    def _people(self) -> Iterator[Finding]:
        """Who is there: one who started it, and cards that a known computer signed."""
        hosts = set()
        for one in self.visit.folder.files(folders.PROGRAM):
            try:
                header = parse(self.visit.folder.read(one)).header
            except (OSError, Unsound):
                continue
            if header["share"] == self.visit.setup.share and header.get("what") == cards.FOUNDING:
                hosts.add(header["dev"])
        if len(hosts) > 1:
            yield Finding(BAD, "Several files say who started this folder, each with other keys. Ask who started it; "
                               "nothing new is believed until only theirs is there.")  # fmt: skip
        for sentence in self.visit.here.doubted:
            yield Finding(BAD, sentence)
        for claim in self.visit.here.removals.claims:
            yield Finding(BAD, f"A computer of {claim.name} ({claim.keys.id}) says that another "
                               f"({claim.other.keys.id}) is theirs no more, and that one says the same of it. "
                               "`mentortui sync` says how to settle it.")  # fmt: skip

    def _look(self) -> Iterator[Finding]:
        folder = self.visit.folder
        if self.visit.waits():
            yield Finding(WARN, "You were not let in yet, so what others wrote cannot be looked through: nothing of it "
                                "is for this computer.")  # fmt: skip
            return
        for writer in folder.writers():
            for one in folder.files(f"{folders.SEGMENTS}/{writer}"):
                self._files += 1
                try:
                    self._take(one)
                except OSError as error:
                    yield Finding(WARN, f"{one.name} cannot be read ({error.strerror}).")
                except _Forged as fault:
                    yield Finding(BAD, f"{one.name} in {writer}: {fault.reason}. Nothing of it was read.")
                except Unsound as fault:
                    yield Finding(WARN, f"{one.name} in {writer}: {fault.reason}. It is tried again at each sync.")

    def _take(self, one: Found) -> None:
        """Take in what one file says. Raises Unsound for one that does not count."""
        if one.size > SEGMENT_MAX:
            raise Unsound("it is larger than any file of ours")
        envelope = parse(self.visit.folder.read(one))
        device, seq = str(envelope.header["dev"]), envelope.header.get("seq")
        if envelope.header["share"] != self.visit.setup.share:
            raise _Forged("it was written for another shared folder")
        if device not in self.writers:
            raise Unsound("nobody here is known to write with that computer yet")
        if not signed_by(envelope, self.writers[device].sign):
            raise _Forged("its signature does not fit: somebody else wrote or changed it")
        if type(seq) is not int:
            raise Unsound("it has no number")
        seen = self._seen.setdefault(device, _Seen({}, {}, {}, []))
        seen.sums.setdefault(seq, set()).add(envelope.sum.hex())
        seen.covers.extend((start, end) for start, end in envelope.header.get("covers", ()))
        prelude = self._prelude(envelope, device)
        if prelude is not None:
            seen.prev[seq] = prelude.prev
            for other, number in prelude.have.items():
                seen.have[other] = max(number, seen.have.get(other, 0))

    def _prelude(self, envelope: Envelope, device: str) -> segment.Prelude | None:
        body = unseal(envelope, self.visit.keyring.identity)
        return None if body is None else segment.decode(body.partition(b"\n")[0] + b"\n", device)[0]

    def _stream(self, device: str) -> Iterator[Finding]:
        """What is odd about the files of one computer, all together."""
        seen = self._seen.get(device, _Seen({}, {}, {}, []))
        heard = self.visit.ledger.streams.get(device, Stream())
        sums = {seq: {*seen.sums.get(seq, ()), *([heard.segments[seq]] if seq in heard.segments else [])}
                for seq in {*seen.sums, *heard.segments}}  # fmt: skip
        covers = [*seen.covers, *heard.covers]
        who, missing = self._who(device), _missing(set(sums), covers)
        if missing:
            yield Finding(WARN, f"{_files(len(missing))} of {who} never arrived here ({_numbers(missing)}); what is "
                                "there was read.")  # fmt: skip
        gone = sorted(seq for seq in heard.segments.keys() - seen.sums.keys() if not _covered(seq, covers))
        if gone:
            yield Finding(BAD, f"{_files(len(gone))} of {who}, read here before ({_numbers(gone)}), went from the "
                               "folder: somebody took them away, or an older copy of it was put back. Nothing is lost "
                               "here; who wrote them puts them back by syncing.")  # fmt: skip
        for seq in sorted(seq for seq, claims in sums.items() if len(claims) > 1):
            yield Finding(BAD, f"Two different files are number {seq} of {who}: a copy of that computer writes too, or "
                               "somebody has its keys. Both were read.")  # fmt: skip
        for seq, prev in sorted(seen.prev.items()):
            before = sums.get(seq - 1)
            if before and prev not in before:
                yield Finding(BAD, f"Number {seq} of {who} does not follow on the one before it: one of them is not "
                                   "what it was when it was written.")  # fmt: skip
        yield from self._rolled_back(device, max([*sums, *(end for _, end in covers)], default=0))

    def _rolled_back(self, device: str, last: int) -> Iterator[Finding]:
        """Whether somebody read more of a computer than there is now."""
        claims = {other: seen.have[device] for other, seen in self._seen.items() if seen.have.get(device, 0) > last}
        for other, number in sorted(claims.items(), key=lambda one: self._who(one[0]))[:1]:
            yield Finding(BAD, f"{self._who(other)} read file {number} of {self._who(device)}, and the newest there "
                               f"is now is {last}: an older copy of the folder or of a journal was put back, or files "
                               "are still on their way.")  # fmt: skip


class _Forged(Unsound):
    """Somebody made this file who may not have."""


def _missing(known: set[int], covers: list[tuple[int, int]]) -> list[int]:
    """The numbers before the last that nobody heard of and no base covers; the first hundred of them."""
    last, found = max([*known, *(end for _, end in covers)], default=0), []
    for seq in range(1, last):
        if seq not in known and not _covered(seq, covers):
            found.append(seq)
            if len(found) >= 100:
                break
    return found


def _covered(seq: int, covers: list[tuple[int, int]]) -> bool:
    return any(start <= seq <= end for start, end in covers)


def _files(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"


def _numbers(found: list[int]) -> str:
    some = ", ".join(map(str, found[:5]))
    return f"number{'s' * (len(found) != 1)} {some}{' …' if len(found) > 5 else ''}"
