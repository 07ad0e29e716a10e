"""Take a record of yours away for good: no undo, no backup, no trace in the folders you share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.cli.sure import make_sure
from mentortui.errors import DONE, PARTLY

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
    from mentortui.exchange import purging as everywhere

    journal = session.journal()
    what = purging.purge(journal, args.record)
    if not args.yes:
        _ask(session, what)
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


def _ask(session: Session, what: Purge) -> None:
    parts = len(what.ids) - 1
    more = f" and {parts} part{'s' * (parts != 1)} of it" if parts else ""
    question = f"Purge “{what.label}”{more}? Nothing brings it back, and nothing done before can be undone then."
    make_sure(session, question, "Nothing brings a purged record back, so say --yes with it. Nothing was changed.")
