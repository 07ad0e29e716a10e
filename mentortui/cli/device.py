"""Your own computers: let them meet in a folder, take in another, see which there are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add, remove and list."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="let your computers meet in a folder, or take in one that asks there",
                           description="With a folder: your own computers meet there from now on, sealed for you "
                                       "alone. With the id of a computer that asks: take it in as yours. With that of "
                                       "one you took away: all is as it was before.")  # fmt: skip
    add.add_argument(
        "what",
        metavar="FOLDER|ID",
        help="the folder, or the id of the computer that asks, or of one you took away and have again",
    )
    remove = verbs.add_parser("remove", help="take a lost computer away",
                              description="Nothing is sealed for it any more, and what it writes from now on counts "
                                          "no more, for anybody. What it could read before, it can read for ever. It "
                                          "is told so, if it is opened. `device add` takes it in again.")  # fmt: skip
    remove.add_argument("what", metavar="NAME|ID", help="what it is called, or the beginning of its id")
    remove.epilog = examples("device remove k7m2q9")
    verbs.add_parser("list", help="which computers are yours", description="The computers that write in your journal.")
    add.epilog = examples("device add ~/Sync/my-computers", "device add k7m2q9") + (
        "\n\nOn the other computer: mentortui join FOLDER --mine."
    )
    parser.epilog = examples("device add ~/Sync/my-computers", "device add k7m2q9", "device list")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    if args.verb == "remove":
        return _remove(args.what, session)
    return _add(args.what, session) if args.verb == "add" else _list(session)


def _add(what: str, session: Session) -> int:
    from mentortui.cli.sync import told
    from mentortui.exchange import computers, places

    if os.sep in what or what.startswith(("~", "'", '"', "file:")) or os.path.lexists(places.typed(what)):
        report = computers.meet_in(session.journal(), what)
        session.say(f"Your computers meet in {report.place}, sealed for you alone.")
        session.say(f"On the other computer: mentortui join {report.place} --mine")
        return told(session, [report])
    reports = computers.take_in(session.journal(), what)
    session.say("Taken in. Run `mentortui sync` on the other computer; its journal comes with it.")
    return told(session, reports)


def _remove(what: str, session: Session) -> int:
    from mentortui.cli.sync import told
    from mentortui.exchange import computers

    reports = computers.remove(session.journal(), what)
    session.say("Taken away. What it could read before, it can read for ever; nothing new is sealed for it.")
    return told(session, reports)


def _list(session: Session) -> int:
    from mentortui.cli import output
    from mentortui.exchange import computers

    found = computers.mine(session.journal())
    if session.json:
        session.document({"computers": found})
    else:
        rows = [(str(one["id"]), str(one["name"]), str(one["since"]), "this one" if one["here"] else "")
                for one in found]  # fmt: skip
        session.print(output.table(rows, ("id", "name", "yours since", "")))
    return DONE
