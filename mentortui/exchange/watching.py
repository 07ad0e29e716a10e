"""Waiting until there is something to sync: the journal changed, or a shared folder did, or it is time for a look.

Where `watchfiles` is there (the extra `watch`), the system tells of changes at once. It cannot tell what somebody else
wrote on a network drive, nor that a folder came back: so there is a look now and then, whatever it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Final

from mentortui.store.share.folder import ROOT

if TYPE_CHECKING:
    from watchfiles import Change

HOW: Final = "pip install 'mentortui[watch]'"
"""How to have changes told at once."""
EVERY: Final = 15.0
"""Seconds between two looks where the system tells nothing."""
SLOWLY: Final = 60.0
"""Seconds between two looks where it does: for network drives."""
_CHECK: Final = 2.0
"""Seconds until it is seen that a folder is gone, or back: nothing is read for that but where it lies."""
_STEP: Final = 200
"""Milliseconds in which nothing more may come until what changed is told: four looks of the library in a second."""
_JOURNAL: Final = ("wal-", "journal.json")


def is_told() -> bool:
    """Whether the system tells of changes here."""
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        return False
    return True


def looks(home: str, folders: Callable[[], Collection[str]], stop: Event) -> Iterator[None]:
    """Come round each time a look is due, until `stop` is set.

    `folders` gives where the shared folders lie just now; `home` is the journal's, empty to watch the folders alone.
    """
    told = is_told()
    while not stop.is_set():
        there = _there(home, folders())
        told = told and (yield from _told(home, there, folders, stop))
        if not told and not stop.wait(EVERY):
            yield


def _told(
    home: str, there: Mapping[str, object], folders: Callable[[], Collection[str]], stop: Event
) -> Generator[None, None, bool]:  # fmt: skip
    """As `looks`, until a folder goes or comes; whether the system goes on telling."""
    from watchfiles import watch

    def matters(_: Change, path: str) -> bool:
        return _matters(home, path)

    due = 0.0  # what changed before the system was asked to tell is seen at its first word
    if not there:
        return not stop.wait(_CHECK)
    try:
        for changed in watch(
            *there, watch_filter=matters, stop_event=stop, step=_STEP, rust_timeout=int(_CHECK * 1000),
            yield_on_timeout=True, ignore_permission_denied=True,
        ):  # fmt: skip
            moved = _there(home, folders()) != there
            if changed or moved or monotonic() >= due:
                yield
                due = monotonic() + SLOWLY
            if moved:
                break
    except OSError:  # a folder went away just now, or there are more folders than the system watches
        stop.wait(_CHECK)
        return _there(home, folders()) != there
    return True


def _there(home: str, folders: Collection[str]) -> dict[str, object]:
    """What can be watched, by path, and which one it is: a drive that was away and back is another."""
    found: dict[str, object] = {}
    for path in (*([Path(home)] if home else []), *(Path(place, ROOT) for place in folders)):
        try:
            seen = path.stat()
        except OSError:
            continue
        found[str(path.resolve())] = (seen.st_dev, seen.st_ino)
    return found


def _matters(home: str, path: str) -> bool:
    """Whether a file is one of a share, whole, or holds what was written in the journal."""
    found, own = Path(path), Path(home).resolve()
    name = found.name
    if home and found.is_relative_to(own):
        return name.startswith(_JOURNAL) and found.parent in (own, own / "private")
    return not name.startswith((".", "~")) and not name.endswith((".tmp", ".part", ".partial"))
