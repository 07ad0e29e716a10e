"""Start the shared folder of a program, whose host you are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Where, and what it is called."""
    parser.add_argument("folder", metavar="FOLDER", help="a folder all participants reach")
    parser.add_argument("--name", metavar="NAME", default="", help="of the program; the folder's if not said")
    parser.epilog = examples('program init ~/Sync/early-talent --name "Early talent 2026"')


def run(args: argparse.Namespace, session: Session) -> int:
    """Start the folder."""
    from mentortui.cli.sync import told
    from mentortui.exchange import starting

    report = starting.start_program(session.journal(), args.folder, args.name)
    session.say(f"Made the folder of “{report.share.get('name')}” in {report.place}. You are its host.")
    session.say(f"Participants join with: mentortui join {report.place.rpartition('/')[2]}")
    return told(session, [report])
