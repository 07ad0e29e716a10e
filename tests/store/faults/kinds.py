"""The ways a call can go wrong, for `SimProcess.strike`."""

from __future__ import annotations

import errno
from collections.abc import Callable

from tests.store.simdisk import Dead, Fault, SimProcess, error


def _half_done(process: SimProcess, call: str, path: str, data: bytes, size: int) -> None:
    """What the call changes before it is cut short, with `size` of its bytes; nothing is made durable."""
    if call == "create":
        process.make(path)
        process.write(path, data[:size])
    elif call == "append":
        process.write(path, data[:size])
    elif call == "replace":
        process.rename(data.decode(), path)
    elif call == "unlink":
        process.remove(path)
    elif call == "mkdir":
        process.make_folder(path)


def power_cut(process: SimProcess, call: str, path: str, data: bytes) -> None:
    """Power goes during the call: its effect is written, nothing of it is durable (`crashes()` has both)."""
    _half_done(process, call, path, data, len(data))
    process.disk.off = True
    raise Dead


def killed(share: float) -> Fault:
    """The process is killed when the given share (0 to 1) of the call's bytes is written; others go on."""

    def strike(process: SimProcess, call: str, path: str, data: bytes) -> None:
        if share or call not in {"create", "append"}:
            _half_done(process, call, path, data, int(len(data) * share))
        process.dead = True
        raise Dead

    return strike


def refused(number: int, share: float = 0.0) -> Fault:
    """The call fails with an error number, after the given share of its bytes.

    A failed fsync leaves its bytes in doubt for ever, as Linux does.
    """

    def strike(process: SimProcess, call: str, path: str, data: bytes) -> None:
        if call in {"create", "append"} and share:
            _half_done(process, call, path, data, int(len(data) * share))
        if call == "fsync":
            found = process.disk.file(path)
            found.doubtful.append((len(found.durable), len(found.written)))
        raise error(number, path)

    return strike


ERRORS: dict[str, Callable[[], Fault]] = {
    "no room": lambda: refused(errno.ENOSPC),
    "no room after half": lambda: refused(errno.ENOSPC, 0.5),
    "broken disk": lambda: refused(errno.EIO),
    "broken disk after all": lambda: refused(errno.EIO, 1.0),
    "over quota": lambda: refused(errno.EDQUOT),
}
