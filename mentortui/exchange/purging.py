"""Purging a record everywhere one can reach: this computer, the folders one shares, one's other computers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mentortui.changes import purging
from mentortui.exchange import computers, shared
from mentortui.exchange.shared import Report
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.store import Journal, forgetting
from mentortui.store.share.succession import former


class Purged(NamedTuple):
    """What was purged, and what is out of reach."""

    ids: tuple[str, ...]
    label: str
    reports: tuple[Report, ...]
    """The syncs that took it out of the shared folders."""
    left: tuple[str, ...]
    """Sentences about where it may still be."""


def purge(journal: Journal, words: str) -> Purged:
    """Purge the record the words name; see `changes.purging.purge` and `store.forgetting.purge`."""
    what = purging.purge(journal, words)
    forgetting.purge(journal, what.ids)
    reports = tuple(shared.sync_all(journal))
    return Purged(what.ids, what.label, reports, tuple(_left(journal, what, reports)))


def _left(journal: Journal, what: purging.Purge, reports: tuple[Report, ...]) -> list[str]:
    """Where words of what was purged may still be: said plainly, for nobody can reach there from here."""
    said = []
    if what.theirs:
        said.append(f"What {' and '.join(what.theirs)} wrote in it is theirs and stays.")
    if what.readers != ONLY_YOU and reports:
        said.append("Who could read it may have read it, and may have copies; their computers empty it as they sync.")
    away = [str(report.share.get("name")) for report in reports if report.fault]
    if away:
        said.append(f"Not reached yet: {', '.join(away)}. It goes from there at the next sync that can write.")
    others = [str(one["name"]) for one in computers.mine(journal) if not one["here"]]
    if others:
        said.append(f"{', '.join(others)}: gone from there, and from what it wrote, when it syncs the next time.")
    lost = _lost(journal, what.ids) if reports else []
    if lost:
        said.append(
            f"{' and '.join(lost)} wrote in it, and nobody else can write anew what it left in the shared folders: it "
            "stays in its files there, sealed for those who could read it then. To be rid of that, share a new folder."
        )
    kept = "older versions that a sync tool or git keeps, " if reports else ""
    said.append(f"Out of reach: {kept}backups and exports you made elsewhere, and copies of this folder.")
    return said


def _lost(journal: Journal, record_ids: Iterable[str]) -> list[str]:
    """Computers of one's own that wrote in a record and are gone, and their keys with them: what each is called."""
    rows = [row for row in journal.rows("computer") if row.get("removed")]
    gone = {str(row.get("device")): f"“{row.get('name')}”, which you took away," for row in rows}
    kept = {keys.own.id for keys in former(journal)}
    gone |= {one: "A computer you had before" for one in journal.identity.get("devices", ()) if one not in kept}
    wrote = {
        device
        for record_id in record_ids
        for fields in journal.spelled(record_id).values()
        for registers in fields.values()
        for device in registers
    }
    return sorted({name for device, name in gone.items() if device in wrote})
