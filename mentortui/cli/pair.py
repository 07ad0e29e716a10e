"""Start a folder for two with somebody, and get the code that lets them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """With whom, and where."""
    parser.add_argument("name", metavar="NAME", help="with whom")
    parser.add_argument("folder", metavar="FOLDER", nargs="?", default="",
                        help="a folder you both reach: Dropbox, Syncthing, a stick, git; without it a fresh code for "
                        "the folder you share with them")  # fmt: skip
    parser.add_argument("--as", dest="role", choices=("mentor", "mentee", "peer"),
                        help="what they are to you; peers if not said and you are in no relationship yet")  # fmt: skip
    parser.epilog = examples("pair Ana ~/Dropbox/Ana-and-Tom", "pair Ana ~/Sync/Ana --as mentee", "pair Ana") + (
        "\n\nPrints a code for them, to be given by phone or message, not in the folder. Only what you open to them "
        "goes there, from now on, and sealed: nobody else can read it."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Make the folder, and the person and relationship where they are missing; print the code."""
    from mentortui.cli import identity, sharing_told
    from mentortui.errors import DONE, PARTLY
    from mentortui.exchange import starting

    report = starting.start_pair(session.journal(), args.name, args.folder, args.role)
    if session.json:
        session.document({"code": report.code, **sharing_told.as_data(report)})
    else:
        session.print(report.code)
    who = args.name
    if args.folder:
        session.say(f"A folder for two: {report.place}. Share it with {who} as you share any folder.")
    session.say(f"Give {who} this code by phone or message, not in the folder. It counts once.")
    session.say(f"They type: mentortui join {report.code}")
    session.say(f"No cloud in common? `mentortui post {who}` makes one file to mail; nobody else can open it.")
    for sentence in (*report.says, *report.warnings, *filter(None, [report.fault])):
        session.say(sentence)
    if args.folder:
        identity.offer(session)
    return DONE if report.whole else PARTLY
