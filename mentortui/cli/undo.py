"""Undo the last change made on this computer, or do it again; also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import at_least_one, examples
from mentortui.errors import DONE, PARTLY

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """For `undo` also the list of what can be undone."""
    if parser.get_default("word") == "undo":
        parser.add_argument("--list", action="store_true", help="list the last changes, newest first")
        parser.add_argument("--limit", type=at_least_one, default=20, metavar="N", help="how many to list (20)")
        parser.epilog = examples("undo", "undo --list", "redo")
    else:
        parser.epilog = examples("redo")


def run(args: argparse.Namespace, session: Session) -> int:
    """Undo or redo one change; exit code 3 when a part of it was left, because somebody changed it since."""
    journal = session.journal()
    if args.word == "undo" and args.list:
        return _list(args, session)
    done = journal.undo() if args.word == "undo" else journal.redo()
    verb = "Undone" if args.word == "undo" else "Done again"
    if session.json:
        session.document({"says": done.says, "kept": list(done.kept), "back": list(done.back)})
    else:
        session.print(f"{verb}: {done.says}")
    from mentortui.practice.readers import echo_back

    who = echo_back(journal, done.back)
    for sentence in [who] * bool(who) + done.kept:
        session.say(sentence)
    return PARTLY if done.kept else DONE


def _list(args: argparse.Namespace, session: Session) -> int:
    items = session.journal().history(args.limit)
    if session.json:
        session.document({"changes": [item._asdict() for item in items]})
    elif items:
        from mentortui.cli.output import table

        session.print(table([(item.at[:16].replace("T", " "), "undone" if item.undone else "", item.says)
                             for item in items]))  # fmt: skip
    else:
        session.say("Nothing was changed yet.")
    return DONE
