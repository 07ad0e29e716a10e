"""Read what others wrote in the folders you share, and send what is new of yours."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY, REFUSED, Refused, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from mentortui.cli.session import Session
    from mentortui.exchange.shared import Report
    from mentortui.store.share.pull import Progress

MANY = 100
"""Files from which on it is said how far one is."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Which folder, and whether only to say what would be sent."""
    parser.add_argument("--folder", metavar="FOLDER", default="", help="only this one of the folders you share")
    parser.add_argument("--file", metavar="FILE|FOLDER",
                        help="read what was posted to you in this file, or carry both ways what a folder on a stick "
                        "or in another cloud has and lacks, then sync")  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="say what would be sent to whom, and send nothing")
    parser.add_argument("--watch", action="store_true",
                        help="stay, and sync whenever the journal or a folder changes; with --json one document "
                        "a line for each thing that happened")  # fmt: skip
    parser.epilog = examples("sync", "sync --dry-run", "sync --folder ~/Dropbox/Ana-and-Tom", "sync --watch") + (
        "\n\nExit code 3: something was set aside, or not everything could be sent; it is tried again next time. "
        "Ctrl+C ends --watch with 0 while it waits, with 130 in the middle of a sync; what was saved is safe."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Sync every folder, or one."""
    from mentortui.cli import newcomer
    from mentortui.exchange import computers, shared
    from mentortui.store.share import asking

    if args.watch and (args.file or args.dry_run):
        raise UsageError("--watch syncs what is there; leave --file and --dry-run to a sync of its own.")
    if asking.waiting(session.home):
        return _settle_in(session)
    journal = session.journal()
    if not journal.rows("share"):
        half = computers.half_here(journal)
        if half:  # a computer of one's own that the journal has not wholly come to
            return told(session, [computers.fetch(journal, share) for share in half])
        raise Refused(
            "You share no folder yet, so there is nothing to sync.",
            hint="`mentortui pair NAME FOLDER` starts one for two, `mentortui join FOLDER` joins one.",
        )
    if args.file:
        return _posted(args.file, session)
    if args.watch:
        from mentortui.cli import watching

        return watching.watch(session, args.folder, counter())
    asks = newcomer.is_there(session)
    with goes_on():
        reports = shared.sync_all(journal, only=args.folder, dry=args.dry_run, progress=counter(), asks=asks)
    return told(session, reports, ask=not args.dry_run)


def counter() -> Progress | None:
    """What says, where somebody looks on, how many of many files were read, on one line; nothing of a few."""
    from mentortui.cli import output

    if not output.has_terminal():
        return None

    def count(read: int, of: int) -> None:
        if of >= MANY and (read % MANY == 0 or read == of):
            sys.stderr.write(f"\rReading {read:,} of {of:,} files." + ("\n" if read == of else ""))
            sys.stderr.flush()

    return count


@contextmanager
def goes_on() -> Iterator[None]:
    """Say of a sync that is stopped with Ctrl+C what becomes of it."""
    try:
        yield
    except KeyboardInterrupt:
        raise KeyboardInterrupt(
            "Stopped. What was read and sent before is kept; the next `mentortui sync` goes on from there."
        ) from None


def _posted(file: str, session: Session) -> int:
    from mentortui.exchange import posted, relayed

    if relayed.is_folder(file):
        from mentortui.cli.post import carried as told_carried

        return told_carried(session, relayed.receive(session.journal(), file))
    carried, report = posted.receive(session.journal(), file)
    for fault in carried.faults:
        session.say(fault)
    session.say(f"{carried.new} files taken in, {carried.known} were there already.")
    code = told(session, [report])
    return code or (PARTLY if carried.faults else DONE)


def told(session: Session, reports: Sequence[Report], *, ask: bool = True) -> int:
    """Say what syncs did, and at a terminal ask what only a person can say of it; the exit code."""
    from mentortui.cli import newcomer, sharing_told

    journal = session.journal()
    if session.json:
        session.document({"shares": [sharing_told.as_data(report) for report in reports]})
    known: set[str] = set()
    for report in reports:
        once = tuple(sentence for sentence in report.warnings if sentence not in known)
        report, known = report._replace(warnings=once), known | {*once}  # what holds for all folders is said once
        if not session.json:
            sharing_told.tell(session, journal, report)
        elif report.fault:
            session.say(report.fault)
    if ask and newcomer.is_there(session):
        newcomer.settle(session, [report.share for report in reports if report.people])
    return code_of(reports)


def code_of(reports: Sequence[Report]) -> int:
    """The exit code of syncs."""
    if all(report.whole for report in reports):
        return DONE
    return (
        REFUSED if all(report.fault for report in reports) and len(reports) == 1 and not reports[0].people else PARTLY
    )


def _settle_in(session: Session) -> int:
    """A new computer: fetch the journal once the first one took it in."""
    from mentortui.exchange import computers

    found = computers.settle_in(session.home, session.clock)
    if found is None:
        session.journal()  # says what it waits for
        return REFUSED
    journal, report = found
    journal.close()
    session.say(f"This computer is yours now, {(journal.get(journal.me) or {}).get('name', '')}; your journal is here.")
    return told(session, [report])
