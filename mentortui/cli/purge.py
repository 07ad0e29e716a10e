"""Take a record of yours away for good: no undo, no backup, no trace in the folders you share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.changes.purging import Purge
    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The record, and whether to ask."""
    parser.add_argument("record", metavar="ID", help="an id or its beginning, a name or a title; deleted or not")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.epilog = examples("purge note-3f0c", "purge goal-3f0c --yes") + (
        "\n\n`delete` can be undone and is what one mostly wants. After a purge nothing done before can be undone."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Purge, and say plainly what is out of reach; exit code 3 when a shared folder could not be reached."""
    from mentortui.changes import purging
    from mentortui.changes.naming import short
    from mentortui.cli import output
    from mentortui.exchange import purging as everywhere

    journal = session.journal()
    what = purging.purge(journal, args.record)
    if not args.yes:
        _ask(session, what, output.has_terminal())
    purged = everywhere.purge(journal, what.ids[0])
    if session.json:
        shares = [{"name": one.share.get("name"), "fault": one.fault or None} for one in purged.reports]
        session.document({"purged": list(purged.ids), "shares": shares, "left": list(purged.left)})
    else:
        session.print(short(purged.ids[0]))
    session.say(f"Purged, with {len(purged.ids) - 1} parts of it." if len(purged.ids) > 1 else "Purged.")
    for sentence in purged.left:
        session.say(sentence)
    return PARTLY if any(one.fault for one in purged.reports) else DONE


def _ask(session: Session, what: Purge, terminal: bool) -> None:
    """Ask once, since nothing brings it back. Raises Refused for any answer but yes, and where nobody can answer."""
    label, parts = what.label, len(what.ids) - 1
    if not terminal:
        raise Refused("Nothing brings a purged record back, so say --yes with it. Nothing was changed.")
    more = f" and {parts} part{'s' * (parts != 1)} of it" if parts else ""
    session.say(f"Purge “{label}”{more}? Nothing brings it back, and nothing done before can be undone then. y/N")
    if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
        raise Refused("Nothing was changed.")
