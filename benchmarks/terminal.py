"""A program in a real pseudo terminal of 80 x 24, and the moments it draws.

The terminal answers what Textual asks (synchronized output, in-band resize, cursor place, colours),
so that the app draws as it would in a modern terminal. A frame lies between the marks of synchronized
output. The very first frame may be drawn before the app has read our answer and then has no marks: it
ends when nothing more comes for a moment, or with the mark that begins the next.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

from benchmarks import meter
from benchmarks.harness import Failed, Sample

BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"
ANSWERS: dict[bytes, bytes] = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b]10;?": b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\",
    b"\x1b]11;?": b"\x1b]11;rgb:1111/1111/1111\x1b\\",
    b"\x1b[14t": b"\x1b[4;384;640t",
    b"\x1b[16t": b"\x1b[6;16;8t",
}
CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])|[\x00-\x1f]")
PAUSE = 0.004
"""A frame without marks is over when nothing came for this many seconds; the pause itself is not counted."""


def text_of(drawn: bytes) -> bytes:
    """What a person would read of drawn bytes: the controls and spaces taken out."""
    return CONTROL.sub(b"", drawn).replace(b" ", b"")


class Terminal:
    """A program started in a pty; a context manager that ends it."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str], columns: int = 80, lines: int = 24) -> None:
        size = struct.pack("HHHH", lines, columns, 0, 0)
        self.begun = time.perf_counter()
        self.pid, self.master = os.forkpty()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.execve(arguments[0], list(arguments), dict(env) | {"COLUMNS": str(columns), "LINES": str(lines)})
            finally:
                os._exit(127)
        self.seen = bytearray()
        self.answered = 0
        self.ended = False

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *exception: object) -> None:
        os.close(self.master)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def read(self, wait: float) -> bool:
        """Take in what was drawn, answering questions; False when nothing came for `wait` seconds."""
        if self.ended or not select.select([self.master], [], [], max(0.0, wait))[0]:
            return False
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:  # Linux says EIO when the last writer is gone
            chunk = b""
        if not chunk:
            self.ended = True
            return False
        self.seen += chunk
        self._answer()
        return True

    def _answer(self) -> None:
        fresh = bytes(self.seen[self.answered :])
        last = -1
        for question, answer in ANSWERS.items():
            at = fresh.find(question)
            if at >= 0:
                os.write(self.master, answer)
                last = max(last, at + len(question))
        # A question cut in two by a read is found whole the next time.
        self.answered = self.answered + last if last >= 0 else max(self.answered, len(self.seen) - 16)

    def frame(self, start: int, marker: bytes = b"", limit: float = 20.0) -> float:
        """The moment the first frame that begins at or after byte `start` and shows `marker` was whole.

        `marker` is text without spaces; empty takes any frame. Raises Failed when none comes in time.
        """
        deadline = time.perf_counter() + limit
        moment = time.perf_counter()
        while True:
            if self._synchronized(start, marker):
                return moment
            if not marker or not self._plain(start, marker):
                came = self.read(deadline - time.perf_counter())
            else:
                came = self.read(PAUSE)
                if not came:
                    return moment
            if not came:
                shown = text_of(bytes(self.seen[start:]))[-200:].decode("utf-8", "replace")
                raise Failed(f"no frame with {marker.decode() or 'anything'} was drawn; the last was: {shown}")
            moment = time.perf_counter()

    def _synchronized(self, start: int, marker: bytes) -> bool:
        begin = self.seen.find(BEGIN, start)
        while begin >= 0:
            end = self.seen.find(END, begin)
            if end < 0:
                return False
            if not marker or marker in text_of(bytes(self.seen[begin:end])):
                return True
            begin = self.seen.find(BEGIN, end)
        return False

    def _plain(self, start: int, marker: bytes) -> bool:
        begin = self.seen.find(BEGIN, start)
        return marker in text_of(bytes(self.seen[start : begin if begin >= 0 else None]))

    def quiet(self, seconds: float = 0.3, limit: float = 10.0) -> None:
        """Wait until nothing was drawn for `seconds`, at most `limit`."""
        deadline = time.perf_counter() + limit
        while self.read(seconds) and time.perf_counter() < deadline:
            pass

    def write(self, keys: bytes) -> None:
        """Send keys, not waiting for anything."""
        os.write(self.master, keys)

    def press(self, keys: bytes, marker: bytes = b"") -> Sample:
        """Send keys and time until the first frame (showing `marker`) after them was whole."""
        while self.read(0):
            pass
        start, cpu, begun = len(self.seen), meter.processor(self.pid), time.perf_counter()
        self.write(keys)
        wall = self.frame(start, marker) - begun
        return Sample(wall, meter.processor(self.pid) - cpu)


def first_paint(arguments: Sequence[str], env: Mapping[str, str], marker: bytes = b"") -> Sample:
    """From exec to the end of the first frame that shows `marker`, and the processor time until then."""
    with Terminal(arguments, env) as terminal:
        wall = terminal.frame(0, marker) - terminal.begun
        return Sample(wall, meter.processor(terminal.pid))
