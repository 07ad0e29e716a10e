"""One writer at a time: a lock that the operating system takes away from a process that ends.

Whoever holds it writes its number and command into the lock file, so that who waits in vain can say for whom.
"""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType

from mentortui.errors import HomeBusy

WAIT = 5.0
"""Seconds a command waits for another before it gives up."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.05

if sys.platform == "win32":  # pragma: no cover - the other branch runs where the tests run
    import msvcrt

    # A byte far behind the text, because Windows keeps others from reading a locked range.
    _FAR = 1 << 30

    def _try(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FileLock:
    """A lock on a file, used with `with`. Not re-entrant; holding it is up to one thread at a time."""

    __slots__ = ("_descriptor", "path", "wait")

    def __init__(self, path: str, wait: float | None = None) -> None:
        self.path = path
        self.wait = WAIT if wait is None else wait
        self._descriptor = -1

    def acquire(self) -> bool:
        """Take the lock within `wait` seconds; False when another kept it. OSError when there is no file to lock."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        until = time.monotonic() + self.wait
        pause = _FIRST_PAUSE
        try:
            while not _try(descriptor):
                left = until - time.monotonic()
                if left <= 0:
                    os.close(descriptor)
                    return False
                time.sleep(min(pause, left))
                pause = min(2 * pause, _LONGEST_PAUSE)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        self._sign()
        return True

    def _sign(self) -> None:
        try:
            command = os.path.basename(sys.argv[0]) if getattr(sys, "argv", None) else ""
            line = f"{os.getpid()} {command or 'python'}\n".encode(errors="replace")
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, line.ljust(64)[:64])
        except OSError:
            pass  # a full disk keeps nobody from holding a lock; only the name of the holder is lost

    def release(self) -> None:
        """Give the lock back; nothing when it is not held."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def holder(self) -> str:
        """Who wrote itself into the lock file, in words."""
        try:
            with open(self.path, encoding="utf-8", errors="replace") as file:
                number, _, command = file.read(200).strip().partition(" ")
        except OSError:
            number, command = "", ""
        return f"process {number} ({command})" if number.isdigit() else "another process"

    def __enter__(self) -> FileLock:
        if not self.acquire():
            raise HomeBusy(
                f"The journal is held by {self.holder()}, which did not let go within {self.wait:g} seconds. "
                "Nothing was written. Wait for it or end it, then try again."
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
