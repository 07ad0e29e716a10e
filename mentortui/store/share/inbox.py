"""The inbox of a shared folder: files of people without the app, dropped by anybody, in clear.

A file that was entered is kept for its reader alone, sealed, in `inbox/read/`, and is gone from the open; one that
was not stays as it is, with a note beside it. Who writes here is not known and nothing is proved by it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Final, NamedTuple

from mentortui.store.disk import Disk
from mentortui.store.share.folder import INBOX, ShareFolder
from mentortui.store.wal import blake2b

READ: Final = f"{INBOX}/read"
SEALED: Final = ".age"
REPLY: Final = ".reply.txt"
OURS: Final = b"(mentortui)\n"
"""How a note ends."""
FILES_MAX: Final = 1_000
BYTES_MAX: Final = 100_000_000
"""Files, and bytes of them, that are read in one sync; the rest waits for the next."""
FILE_MAX: Final = 16_000_000
"""Bytes of a file at most: a mail with whatever else is attached to it."""
_NAME_MAX: Final = 200
"""Bytes of a name beside which a note is put under the same name; file systems allow 255."""
_SYSTEM: Final = frozenset({"desktop.ini", "thumbs.db", "icon\r", "read"})


class Dropped(NamedTuple):
    """A file of the inbox; `data` is None and `fault` says why where it was not read."""

    name: str
    data: bytes | None
    fault: str = ""


def waiting(folder: ShareFolder) -> list[str]:
    """Names of what somebody dropped and nobody took in yet."""
    return [name for name in sorted(folder.names(INBOX)) if not (name.endswith(REPLY) or name.lower() in _SYSTEM)]


def dropped(folder: ShareFolder, names: Sequence[str]) -> Iterator[Dropped]:
    """The files of these names, those without a note first: what was not taken before keeps nothing new from it.

    Ends where enough was read for one sync. Links are not followed: what they lead to is not the folder's.
    """
    noted = {name for name in folder.names(INBOX) if name.endswith(REPLY)}
    read = 0
    for name in sorted(names, key=lambda name: (_note(name) in noted, name))[:FILES_MAX]:
        one = _look(folder, name)
        yield one
        read += len(one.data or b"")
        if read > BYTES_MAX:
            return


def _look(folder: ShareFolder, name: str) -> Dropped:
    path = f"{INBOX}/{name}"
    if not folder.is_plain(path):
        return Dropped(name, None, "It is no file but a folder, a link or the like. Put the file itself here.")
    try:
        found = folder.disk.stat(path)
        if found is not None and found.size > FILE_MAX:
            return Dropped(name, None, f"It has {found.size:,} bytes; at most {FILE_MAX:,} are read.")
        return Dropped(name, folder.disk.read(path, 0, FILE_MAX + 1))
    except OSError as error:
        return Dropped(name, None, f"It could not be read ({error.strerror}); it is tried again by itself.")


def take(folder: ShareFolder, one: Dropped, record_id: str, recipients: Sequence[str]) -> None:
    """Seal a file that was entered to its reader's own computers, and take it out of the open. Raises OSError.

    The sealed copy is there before the open one goes, named after the record that was made of it. One that was written
    anew meanwhile stays, and is read again.
    """
    import pyrage  # type: ignore[import-untyped]

    assert one.data is not None
    keys = [pyrage.x25519.Recipient.from_str(text) for text in sorted(set(recipients))]
    name = f"{record_id.partition('-')[2]}{SEALED}"
    if folder.disk.stat(f"{READ}/{name}") is None:
        folder.add(READ, name, pyrage.encrypt(one.data, keys))
    forget(folder, one.name)
    if _content(folder.disk, f"{INBOX}/{one.name}") == one.data:  # another computer of one's own may have been faster
        folder.remove(f"{INBOX}/{one.name}")


def drop_sealed(folder: ShareFolder, emptied: Callable[[], Container[str]]) -> None:
    """Take away the sealed copies of what was purged since; `emptied` gives the ids of such records. Raises OSError."""
    kept = [name for name in folder.names(READ) if name.endswith(SEALED)]
    gone = emptied() if kept else ()
    for name in kept:
        if f"response-{name.removesuffix(SEALED)}" in gone:
            folder.remove(f"{READ}/{name}")


def reply(folder: ShareFolder, name: str, text: str) -> None:
    """Put a note beside a file, or leave the one that says the same. Raises OSError."""
    target, data = _note(name), text.encode()
    if _content(folder.disk, f"{INBOX}/{target}") != data:
        folder.add(INBOX, target, data)


def forget(folder: ShareFolder, name: str) -> None:
    """Take away the note beside a file. Raises OSError."""
    folder.remove(f"{INBOX}/{_note(name)}")


def tidy(folder: ShareFolder) -> None:
    """Take away notes whose files are gone. Raises OSError."""
    there = set(folder.names(INBOX))
    kept = {_note(name) for name in there}
    for name in there:
        note = f"{INBOX}/{name}"
        if name.endswith(REPLY) and name not in kept and (_content(folder.disk, note) or b"").endswith(OURS):
            folder.remove(note)


def _note(name: str) -> str:
    """What the note beside a file is called; of a name that is too long its beginning, told apart by its sum."""
    plain = os.fsencode(name)
    if len(plain) > _NAME_MAX:
        name = f"{plain[:150].decode('utf-8', 'ignore')}~{blake2b(plain, digest_size=4).hexdigest()}"
    return f"{name}{REPLY}"


def _content(disk: Disk, path: str) -> bytes | None:
    try:
        return disk.read(path, 0, FILE_MAX + 1)
    except OSError:
        return None
