"""Names for quick capture: from the index and the lines behind it, or from the journal when there is no index."""

from __future__ import annotations

from mentortui.store import device, index
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.index import KINDS, Names, Rows


def names(home: str, disk: Disk | None = None) -> Names:
    """The names in a home. Raises NoHome, NewerFormat or StoreError as opening it would."""
    found = disk or RealDisk(home)
    me = device.read(found, home)["person"]
    try:
        while True:
            before = found.stat(index.FILE)
            try:
                rows, upto = index.read(found) if before else (Rows({}, {}), {})
                lines = index.marked(found, upto)
            except FileNotFoundError:
                lines = None  # a checkpoint deleted a log while we read: its lines are in the new index
            if found.stat(index.FILE) == before:
                break
        if (
            lines is None
            or (before is None and found.stat("private/journal.json"))
            or any("j" in line for line in lines)
        ):
            # The index is gone or torn, or an import stands behind it: the one time the journal is asked.
            return _from_journal(home, me, disk)
        for line in lines:
            index.follow(rows, line)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _from_journal(home, me, disk)
    except OSError as error:
        raise device.unreadable(home, error) from error
    return Names(me, rows)


def _from_journal(home: str, me: str, disk: Disk | None) -> Names:
    from mentortui.store.journal import Journal

    journal = Journal.open(home, disk=disk, read_only=True)
    return Names(me, Rows({kind: {row["id"]: row for row in journal.rows(kind)} for kind in KINDS}, {}))
