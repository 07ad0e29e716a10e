"""The calendar that is kept current: where it is, whether the journal has changed since, and writing it anew.

Its place stands in the settings. Whether it is stale is told from the times of files, so that a command which
changed nothing, and who publishes no calendar, pays next to nothing.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from mentortui.clock import Clock
    from mentortui.documents.calendar import Made

SETTING = "calendar"
_APART = ("settings.json", "device.json", "milestones.toml")


def after_command(home: str, clock: Clock) -> str:
    """Write the published calendar anew when the journal changed since; a sentence when that failed, else empty.

    Never raises: what the command did is done. Takes half a second, so quick capture leaves it to the next command.
    """
    try:
        place = published(home)
        if place and _is_stale(home, place["file"], clock.now().date()):
            write(home, place["file"], bool(place.get("private")), clock)
    except Exception as error:
        return f"The published calendar could not be renewed: {error} `mentortui calendar --help` shows what to do."
    return ""


def published(home: str) -> dict[str, Any] | None:
    """Where the calendar is published and whether private titles are in it; None when it is not."""
    path = os.path.join(home, "settings.json")
    try:
        with open(path, "rb") as file:
            text = file.read()
    except OSError:
        return None
    if b'"calendar"' not in text:
        return None
    import json

    try:
        found = json.loads(text).get(SETTING)
    except (ValueError, AttributeError):
        return None
    from mentortui.settings import is_published

    return found if found and is_published(found) else None


def _is_stale(home: str, path: str, today: date) -> bool:
    """Whether the journal was written after the calendar, or the calendar is of another day."""
    from datetime import date

    try:
        written = os.stat(path).st_mtime_ns
    except FileNotFoundError:
        return True
    if date.fromtimestamp(written / 1e9) != today:
        return True
    return any(
        entry.stat().st_mtime_ns >= written
        for folder in (home, os.path.join(home, "private"))
        for entry in os.scandir(folder)
        if entry.is_file() and entry.name not in _APART and entry.name.startswith(("wal-", "journal"))
    )


def write(home: str, path: str, private: bool, clock: Clock) -> Made:
    """Write the calendar of a journal to a file in one step. Raises Refused or WriteFailed."""
    from mentortui.documents.calendar import calendar
    from mentortui.exchange import files
    from mentortui.store.glance import glance
    from mentortui.zone import here

    now = clock.now()
    reader = glance(home)
    if reader is not None:
        made = calendar(reader, now.date(), now, private=private, here=here())
    else:
        from mentortui.store import Journal

        with Journal.open(home, clock=clock, read_only=True) as journal:
            made = calendar(journal, now.date(), now, private=private, here=here())
    files.write(path, made.ical, home)
    return made


def remember(home: str, place: dict[str, Any]) -> None:
    """Keep in the settings where the calendar is published; an empty place ends that. Raises WriteFailed."""
    from mentortui import settings
    from mentortui.errors import WriteFailed
    from mentortui.store.disk import RealDisk

    disk = RealDisk(home)
    chosen, _ = settings.load(disk)
    try:
        settings.save(disk, chosen.having(**{SETTING: place}))
    except OSError as error:
        raise WriteFailed(f"The settings could not be written ({error.strerror}); nothing is published.") from None
