"""`sync --watch`: stays, syncs whenever there is something to sync, and says a line for each thing that happened."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from mentortui.cli import output, sharing_told
from mentortui.errors import DONE, HomeBusy, Refused, StoreError
from mentortui.exchange import places, shared, watching
from mentortui.exchange.shared import Report

if TYPE_CHECKING:
    from mentortui.cli.session import Session
    from mentortui.model.reader import Row
    from mentortui.store import Journal
    from mentortui.store.share.pull import Progress


def watch(session: Session, only: str, progress: Progress | None) -> int:
    """Stay until somebody ends it: 0 while it waits; in the middle of a sync KeyboardInterrupt goes on."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service is ended that way
    journal = session.journal()
    reports = _synced(journal, only, progress)
    if only and not reports:
        raise Refused(f"{only} is none of the folders you share. Nothing was done.", "folder")
    before: dict[str, Report] = {}
    _tell(session, journal, reports, before)
    if not watching.is_told():
        session.say(f"Looking every {watching.EVERY:.0f} seconds. To see changes at once: {watching.HOW}.")
    session.say("Watching; ctrl+c ends it.")
    round_ = watching.looks(str(journal.home), lambda: _places(journal, only), Event())
    while _is_due(session, round_):
        _tell(session, journal, _synced(journal, only, progress), before)
    return DONE


def _is_due(session: Session, round_: Iterator[None]) -> bool:
    """Wait for the next look; False when somebody ended it."""
    try:
        next(round_)
    except KeyboardInterrupt:
        session.say("Stopped. Everything saved is safe.")
        return False
    return True


def _rows(journal: Journal, only: str) -> list[Row]:
    rows = shared.shares(journal)
    if not only:
        return rows
    wanted = places.typed(only).resolve()
    return [row for row in rows if (place := shared.place_of(journal, row)) and Path(place).resolve() == wanted]


def _places(journal: Journal, only: str) -> list[str]:
    return [place for row in _rows(journal, only) if (place := shared.place_of(journal, row))]


def _synced(journal: Journal, only: str, progress: Progress | None) -> list[Report]:
    """Sync every folder; one that another process syncs just now is left to it."""
    journal.catch_up()
    reports = []
    for row in _rows(journal, only):
        try:
            reports.append(shared.sync_one(journal, row, progress=progress))
        except HomeBusy:
            continue
        except (StoreError, Refused) as error:
            reports.append(Report(row, shared.place_of(journal, row), (), fault=error.sentence))
    return reports


def _tell(session: Session, journal: Journal, reports: Sequence[Report], before: dict[str, Report]) -> None:
    """Say what is new, and remember what was said in `before`, by share."""
    found = [one for report in reports if (one := news(report, before.get(report.share["id"])))]
    before.update((report.share["id"], report) for report in reports)
    at = session.clock.now()
    if session.json and found:
        shares = [sharing_told.as_data(one) for one in found]
        session.print(output.document({"at": at.isoformat(timespec="seconds"), "shares": shares}, one_line=True))
    for one in found:
        if not session.json:
            sharing_told.tell(session, journal, one, f"{at:%H:%M} ")
    output.flush()


def news(report: Report, before: Report | None) -> Report | None:
    """What of a sync was not so at the last one; None when nothing is new."""
    if before is None:
        return report
    new = report._replace(
        sent=tuple(one for one in report.sent if one.records),
        warnings=tuple(one for one in report.warnings if one not in before.warnings),
        aside=tuple(one for one in report.aside if one not in before.aside),
        asking=tuple(one for one in report.asking if one not in before.asking),
        fault="" if report.fault == before.fault else report.fault,
    )
    happened = new.changed or new.sent or new.says or new.warnings or new.aside or new.asking
    return new if happened or report.fault != before.fault else None
