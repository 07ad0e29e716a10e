"""Delete a record with its parts, or bring it back: nothing deleted is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The record."""
    parser.add_argument("record", metavar="ID", help="an id or its beginning, a name or a title")
    if parser.get_default("word") == "delete":
        parser.epilog = examples("delete note-3f0c", "list notes --deleted", "undelete note-3f0c")
    else:
        parser.epilog = examples("list goals --deleted", "undelete goal-3f0c")


def run(args: argparse.Namespace, session: Session) -> int:
    """Delete or bring back, and say what and how to take that back."""
    from mentortui.changes import editing
    from mentortui.changes.naming import short

    reader = session.journal()
    gone = args.word == "delete"
    delta = editing.delete(reader, args.record) if gone else editing.undelete(reader, args.record)
    record_id = next(iter(delta.update))
    before = reader.get(record_id) if gone else None
    session.commit(delta)
    session.say(f"{delta.says}.")
    if session.json:
        session.document({**(before or reader.get(record_id) or {}), "deleted": gone})
    else:
        session.print(short(record_id))
    more = len(delta.update) - 1
    if more:
        session.say(f"{more} {'part' if more == 1 else 'parts'} of it too.")
    if gone:
        session.say(f"`mentortui undo` or `mentortui undelete {short(record_id)}` brings it back.")
    return DONE
