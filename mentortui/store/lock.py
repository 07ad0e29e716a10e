"""One writer at a time: a lock that the operating system takes away from a process that ends.

Whoever holds it writes its number and command into the lock file, so that who waits in vain can say for whom.
"""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType

from mentortui.errors import HomeBusy, StoreError

WAIT = 5.0
"""Seconds a command waits for another before it gives up."""
_SIGNED = 63
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

    def _free(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _lives(process: int) -> bool:
    """Whether a process is there, as far as the system tells; on Windows asking would end it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


class FileLock:
    """A lock on a file, used with `with`. Not re-entrant; holding it is up to one thread at a time.

    The file stays open between two uses, which halves the cost of a lock that nobody else wants.
    """

    __slots__ = ("_descriptor", "_held", "_signed", "file", "path", "wait")

    def __init__(self, path: str, wait: float | None = None) -> None:
        self.path = path
        self.wait = WAIT if wait is None else wait
        self._descriptor = -1
        self._held = False
        self._signed = (0, b"")
        self.file = (0, 0)
        """Inode and disk of the file last locked: another one means that the whole home was put in place of ours."""

    def acquire(self) -> bool:
        """Take the lock within `wait` seconds; False when another kept it. OSError when there is no file to lock."""
        until = time.monotonic() + self.wait
        pause = _FIRST_PAUSE
        while not self._try():
            left = until - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(pause, left))
            pause = min(2 * pause, _LONGEST_PAUSE)
        self._held = True
        self._sign()
        return True

    def _try(self) -> bool:
        """Take the lock if it is free, on the file that stands at the path now."""
        if self._descriptor < 0:
            try:
                self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            except IsADirectoryError as error:
                raise StoreError(
                    f"{self.path} is a folder, and the journal needs a file there to take turns. Nothing was saved; "
                    "what was saved before is safe. Take that folder away, then try again."
                ) from error
        taken = False
        try:
            taken = _try(self._descriptor)
            if taken and self._replaced():
                taken = False
            return taken
        finally:
            if not taken:
                os.close(self._descriptor)
                self._descriptor = -1

    def _replaced(self) -> bool:
        """Whether the open file is no longer the one others would lock: the home was deleted or put back."""
        if sys.platform == "win32":
            return False  # an open file cannot be replaced there
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            return True
        mine = os.fstat(self._descriptor)
        self.file = (mine.st_ino, mine.st_dev)
        return self.file != (found.st_ino, found.st_dev)

    def _sign(self) -> None:
        """Write down who holds it, unless it says so already: an unchanged file costs the next sync nothing."""
        process = os.getpid()
        if process != self._signed[0]:
            command = os.path.basename(sys.argv[0]) if getattr(sys, "argv", None) else ""
            text = f"{process} {command or 'python'}".encode(errors="replace")[:_SIGNED]
            self._signed = (process, text.ljust(_SIGNED) + b"\n")
        line = self._signed[1]
        # A full disk keeps nobody from holding a lock; only the name of the holder is lost.
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            if os.read(self._descriptor, len(line)) != line:
                os.lseek(self._descriptor, 0, os.SEEK_SET)
                os.write(self._descriptor, line)
        except OSError:
            pass

    def release(self) -> None:
        """Give the lock back; nothing when it is not held."""
        if self._held:
            self._held = False
            _free(self._descriptor)

    def close(self) -> None:
        """Give the lock back and let go of its file; the next use opens it anew."""
        self.release()
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        self.close()

    def holder(self) -> str:
        """Who holds the lock, in words: the last that wrote itself into the file, if it is still there."""
        try:
            with open(self.path, encoding="utf-8", errors="replace") as file:
                number, _, command = file.read(200).strip().partition(" ")
        except OSError:
            number, command = "", ""
        if not number.isdigit():
            return "another program"
        last = f"process {number} ({command})"
        return last if _lives(int(number)) else f"another program (it was last taken by {last}, which has ended)"

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
