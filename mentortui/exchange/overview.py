"""Shared folders for a screen: synced, or as they were known last, as plain data."""

from __future__ import annotations

from mentortui.errors import HomeBusy, Refused, StoreError
from mentortui.exchange import computers, questions, shared
from mentortui.exchange.shared import Report
from mentortui.exchange.whom import whom
from mentortui.model.reader import Row
from mentortui.practice.conflicts import conflicts
from mentortui.practice.folders import Computer, Folder, Going, Shared, Someone
from mentortui.store import Journal
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.folder import NotAvailable
from mentortui.store.share.publish import Due


def synced(journal: Journal) -> Shared:
    """Sync every folder, and say how each stands then; one that is away, or refuses, delays none."""
    return _all(journal, [_synced(journal, row) for row in shared.shares(journal)])


def known(journal: Journal) -> Shared:
    """How the folders stand as far as this computer knows, without a look at any of them."""
    return _all(journal, [_known(journal, row) for row in journal.rows("share")])


def _all(journal: Journal, folders: list[Folder]) -> Shared:
    own = tuple(Computer(str(one["id"]), str(one["name"]), bool(one["here"])) for one in computers.mine(journal))
    rows = journal.rows("share")
    who = tuple(one for row in rows for one in questions.who(journal, row))
    circles = tuple(one for row in rows for one in questions.circles(journal, row))
    unknown = {one.share for one in who}  # who they are comes first
    older = tuple(one for row in rows if row["id"] not in unknown for one in questions.older(journal, row))
    return Shared(tuple(folders), own, shared.writers(journal), len(conflicts(journal)), who, circles, older)


def _synced(journal: Journal, row: Row) -> Folder:
    try:
        report = shared.sync_one(journal, row, asks=True)
    except HomeBusy:
        return _known(journal, row)  # another process is at it; what it brings is seen as what others write is
    except (StoreError, Refused) as error:
        return _known(journal, row)._replace(fault=error.sentence, away=isinstance(error, NotAvailable))
    folder = folder_of(journal, report)
    return folder._replace(waiting=_waiting(journal, row)) if report.fault else folder


def _waiting(journal: Journal, row: Row) -> tuple[Going, ...]:
    try:
        due = shared.sync_one(journal, row, dry=True).waiting
    except (StoreError, Refused):
        return ()
    return tuple(_going(journal, one) for one in due)


def _going(journal: Journal, due: Due) -> Going:
    return Going(whom(journal, due.out.audience, due.out.people), due.new)


def folder_of(journal: Journal, report: Report) -> Folder:
    """A report as a screen shows it."""
    base = _known(journal, shared.share_row(journal, setup_of(report.share).share))
    return base._replace(
        place=report.place, received=report.changed, says=report.says,
        waiting=tuple(_going(journal, one) for one in report.waiting),
        aside=tuple((path.rpartition("/")[2], aside.reason) for path, aside in report.aside),
        warnings=report.warnings, asking=tuple((card.by, card.name) for card in report.asking), fault=report.fault,
        joining=tuple((one.device, one.name, one.words) for one in report.joining if not one.other),
        claims=tuple((one.device, one.name, one.words) for one in report.joining if one.other),
        out=report.out, words=report.words,
        waits=report.waits, taken_over=report.taken_over, code=report.code,
    )  # fmt: skip


def _known(journal: Journal, row: Row) -> Folder:
    """What the ledger of a share says."""
    ledger = ledgers.load(journal.disk, setup_of(row).share)
    people = tuple(
        Someone(
            person, (journal.get(person) or {}).get("name") or one.name,
            max((ledger.heard.get(device["id"], "") for device in one.devices), default=""),
        )
        for person, one in sorted(ledger.members.items(), key=lambda item: item[1].name)
        if person != journal.me and ((journal.get(person) or {}).get("name") or one.name)
    )  # fmt: skip # of a program: whose name one was told
    aside = tuple((path.rpartition("/")[2], one.reason) for path, one in sorted(ledger.aside.items()))
    own, hosted = bool(row.get("own")), bool(row.get("hosted"))
    return Folder(row["id"], str(row.get("name", "")), ledger.place, people, own, hosted, aside=aside)
