"""People's facts summed up: from what is kept, here, and where there are many in a second process beside it.

Whichever way, the same facts give the same summary.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from operator import is_
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, NamedTuple, cast

import msgspec

from mentortui.exchange import kept_summaries as keeping
from mentortui.exchange.kept_summaries import Kept, Seal, Seals, sealed
from mentortui.exchange.summing_child import Setting, receive, send
from mentortui.model.reader import Row
from mentortui.program.fact_reading import own
from mentortui.program.packed import Packed, packed, unpacked
from mentortui.program.summaries import Forms, Own, Summary
from mentortui.store.disk import Disk

Progress = Callable[[int, int], None]
"""Told how many people were summed up, and of how many; what it raises stops the work."""
EACH: Final = 50
"""People after which it is told, and who are handed to the second process at once."""
_UNDER_WAY: Final = 3
"""How often so many are on their way to it."""
_CHILD: Final = "from mentortui.exchange.summing_child import main; main()"
_ENDS: Final = 5.0
"""Seconds the second process has to end."""


class Means(NamedTuple):
    """From how many facts on a means pays."""

    kept: int = 1_000
    """Summaries are kept on disk: below, they are made as quickly as they are read."""
    helped: int = 500_000
    """A second process helps: handing it the facts and taking its answers costs a third of what it saves."""
    idle: bool = True
    """Only where a processor has nothing else to do; on a busy computer it would only be in the way."""


USUAL: Final = Means()


class Summed(NamedTuple):
    """One person's summary, and what it is made of."""

    rows: Sequence[Row]
    made: bytes
    mark: bytes
    own: Own


class Sums:
    """The summaries of one program: those of this process, those on disk, and those still to be made."""

    def __init__(self, disk: Disk | None, program: str, means: Means = USUAL) -> None:
        """Without a disk, nothing is kept on it."""
        self._disk, self._program, self._means = disk, program, means
        self._people: dict[str, Summed] = {}
        self._whole = Summary()
        self._is_old = False
        """Whether somebody was summed up that it does not know of."""

    def up(
        self, facts: Mapping[str, Sequence[Row]], forms: Forms, host: str, progress: Progress | None = None
    ) -> Summary:
        """Sum up everybody of whom something came since the last time; the summary of all.

        Whatever stops it, what was summed up stays: the next time goes on from there.
        """
        work = _Work(facts, forms, host, progress)
        keeps = self._disk is not None and sum(map(len, facts.values())) >= self._means.kept
        kept = Kept(self._disk, self._program) if self._disk is not None and keeps else None
        try:
            missing = work.known(self._people, kept)
            work.sum_up(missing, self._means)
        finally:
            same = work.changed == 0 and len(work.people) == len(self._people)
            self._people = work.people
            self._is_old |= not same
            if kept is not None and not same:
                kept.save({one.mark for one in work.people.values()}, work.new)
        if self._is_old:
            self._whole = Summary({person: work.people[person].own for person in sorted(work.people)}, self._whole)
            self._is_old = False
        return self._whole


class _Work:
    """One run: whom it is about, and what is found so far."""

    def __init__(
        self, facts: Mapping[str, Sequence[Row]], forms: Forms, host: str, progress: Progress | None
    ) -> None:  # fmt: skip
        self.facts, self.forms, self.host = facts, forms, host
        self.made = keeping.made_by(forms, host)
        self.people: dict[str, Summed] = {}
        self.new: dict[bytes, bytes] = {}
        """Sealed, by their marks, what is not on disk yet."""
        self.changed = 0
        """Of how many something is new."""
        self._progress = progress
        self._keeps = False
        self._seals = Seals(self.made)
        self._words: dict[str, str] = {}
        self._figures: dict[Any, Any] = {}
        self._decode = msgspec.msgpack.Decoder(Packed).decode

    def known(self, before: Mapping[str, Summed], kept: Kept | None) -> dict[str, Seal]:
        """Take what this process and the disk know; the others, with the seals of their facts."""
        changed = [person for person, rows in self.facts.items() if not self._same(person, rows, before.get(person))]
        self.changed = len(changed)
        if not changed:
            return {}
        self._keeps = kept is not None
        if kept is None:
            return dict.fromkeys(changed, Seal(b"", b""))
        kept.load()
        missing = {}
        for person in changed:
            seal = self._seals.of(self.facts[person])
            data = kept.get(seal)
            if data is None or not self._read(person, seal, data):
                missing[person] = seal
            else:
                self._tell()
        kept.let_go()
        return missing

    def _same(self, person: str, rows: Sequence[Row], last: Summed | None) -> bool:
        if last is None or last.made != self.made:
            return False
        # A record that changed has a new row, so the very same rows say the very same.
        if last.rows is not rows and (len(last.rows) != len(rows) or not all(map(is_, last.rows, rows))):
            return False
        self.people[person] = last
        return True

    def _read(self, person: str, seal: Seal, data: bytes) -> bool:
        rows = self.facts[person]
        try:
            found = unpacked(self._decode(data), rows, self._words, self._figures)
        except (msgspec.DecodeError, LookupError, TypeError, ValueError):
            return False
        self.people[person] = Summed(rows, self.made, seal.mark, found)
        return True

    def _tell(self) -> None:
        done, of = len(self.people), len(self.facts)
        if self._progress and (done % EACH == 0 or done == of):
            self._progress(done, of)

    def sum_up(self, missing: Mapping[str, Seal], means: Means) -> None:
        """Make the summaries that nobody knows."""
        waiting = deque(missing)
        many = sum(len(self.facts[person]) for person in missing) >= means.helped
        if not (many and sys.executable and (_is_idle() or not means.idle)):
            while waiting:
                self._make(waiting.popleft(), missing)
            return
        chunks = deque(list(waiting)[start : start + EACH] for start in range(0, len(waiting), EACH))
        setting = msgspec.msgpack.encode(Setting([self.forms[key] for key in sorted(self.forms)], self.host))
        with _Helper(setting, chunks, self.facts) as helper:
            while True:
                for person, data in helper.take():
                    self._take(person, missing[person], data)
                try:
                    chunk = chunks.popleft()
                except IndexError:
                    if helper.is_done():
                        if helper.answers:
                            continue
                        if not helper.left:
                            return
                        chunks.append(helper.left.popleft())
                    helper.wait()
                    if self._progress:
                        self._progress(len(self.people), len(self.facts))  # so that it can be stopped while it waits
                    continue
                for person in chunk:
                    self._make(person, missing)

    def _make(self, person: str, missing: Mapping[str, Seal]) -> None:
        rows, seal = self.facts[person], missing[person]
        found = own(rows, self.forms, self.host)
        if self._keeps:
            self.new[seal.mark] = sealed(seal, msgspec.msgpack.encode(packed(found, rows)))
        self.people[person] = Summed(rows, self.made, seal.mark, found)
        self._tell()

    def _take(self, person: str, seal: Seal, data: bytes) -> None:
        """What the second process made."""
        if not self._read(person, seal, data):
            raise AssertionError(f"the summary of {len(self.facts[person])} facts came back as none")
        if self._keeps:
            self.new[seal.mark] = sealed(seal, data)
        self._tell()


def _is_idle() -> bool:
    """Whether one of several processors has nothing to do, as far as the system tells."""
    many = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 1.0
    return many > 1 and busy < many - 0.5


class _Helper:
    """A second process, and two threads: one hands it people from the end of the queue, one takes what it answers.

    Something is always on its way to it, so that it never waits. Where it cannot be had, or ends too early, what was
    handed to it is `left`.
    """

    def __init__(self, setting: bytes, chunks: deque[list[str]], facts: Mapping[str, Sequence[Row]]) -> None:
        self.answers: deque[tuple[list[str], list[bytes]]] = deque()
        self.left: deque[list[str]] = deque()
        self._setting, self._chunks, self._facts = setting, chunks, facts
        self._process: subprocess.Popen[bytes] | None = None
        self._came = threading.Event()
        self._room = threading.Semaphore(_UNDER_WAY)
        self._over = False
        self._threads = [
            threading.Thread(target=work, name="summing", daemon=True) for work in (self._hand, self._hear)
        ]

    def __enter__(self) -> _Helper:
        paths = os.pathsep.join(str(Path(one).absolute()) for one in sys.path if one)
        try:  # -P: nothing is loaded from where one happens to stand, which may be a folder that others write to
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": paths},
            )  # fmt: skip
        except OSError:
            return self
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        process = self._process
        if process is None:
            return
        process.kill()  # it has answered, or nobody waits for what it does
        process.wait(_ENDS)
        for thread in self._threads:
            thread.join(_ENDS)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    def is_done(self) -> bool:
        """Whether nothing more will come."""
        return not any(thread.is_alive() for thread in self._threads)

    def wait(self) -> None:
        """Until something came, or nothing more will."""
        self._came.wait(0.1)
        self._came.clear()

    def take(self) -> list[tuple[str, bytes]]:
        """Whom it summed up since it was asked last."""
        found: list[tuple[str, bytes]] = []
        while self.answers:
            people, data = self.answers.popleft()
            found += zip(people, data, strict=True)
        return found

    def _hand(self) -> None:
        assert self._process and self._process.stdin
        to = cast("BinaryIO", self._process.stdin)
        with contextlib.suppress(OSError, ValueError, IndexError):
            send(to, self._setting)
            while self._room.acquire() and not self._over:
                chunk = self._chunks.pop()
                self.left.append(chunk)
                send(to, msgspec.msgpack.encode([self._facts[one] for one in chunk]))
        with contextlib.suppress(OSError, ValueError):
            to.close()  # it answers what it has, and ends

    def _hear(self) -> None:
        assert self._process and self._process.stdout
        source = cast("BinaryIO", self._process.stdout)
        decode = msgspec.msgpack.Decoder(list[bytes]).decode
        with contextlib.suppress(OSError, ValueError, IndexError, msgspec.MsgspecError):
            while (answer := receive(source)) is not None:
                data = decode(answer)
                if len(data) != len(self.left[0]):
                    break
                self.answers.append((self.left.popleft(), data))
                self._room.release()
                self._came.set()
        self._over = True
        self._room.release()
        self._came.set()
