"""Which cohorts of a program one leads, and who is in them, as the folder says at each sync."""

from __future__ import annotations

from mentortui.changes import joining
from mentortui.model.reader import Row
from mentortui.store import Journal
from mentortui.store.share import leading
from mentortui.store.share.cards import PROGRAM
from mentortui.store.share.visit import Visit


def follow(journal: Journal, row: Row, visit: Visit) -> list[str]:
    """Note what the folder says that one leads, and who is in it; what there is to tell of it."""
    if row.get("type") != PROGRAM or visit.here.is_host or visit.waits():
        return []
    led = leading.led(visit.here.members, journal.me)
    visit.ledger.led, visit.ledger.beside = led.people, led.beside
    if not led.cohorts and not row.get("leads"):
        return []
    delta = joining.leads(row, led.cohorts)
    if not delta:
        return []
    journal.commit(delta, undoable=False)
    return [f"{delta.says}."]
