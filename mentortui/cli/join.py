"""Join a folder somebody shares with you, or say where one you share lies on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Where it lies."""
    parser.add_argument("folder", metavar="FOLDER", help="its path, or its name in one of the usual sync folders")
    parser.add_argument("--everything", action="store_true",
                        help="let them read what was open to them before, too; from now on if not said")  # fmt: skip
    parser.epilog = examples("join ~/Dropbox/Ana-and-Tom", "join Ana-and-Tom --everything")


def run(args: argparse.Namespace, session: Session) -> int:
    """Put your card there, read what is there, and send what is open to them."""
    from mentortui.cli.sync import told
    from mentortui.exchange import shared

    report = shared.join(session.journal(), args.folder, everything=args.everything)
    who = ", ".join(report.people) or "nobody else yet"
    session.say(f"Joined “{report.share.get('name')}”. In it: {who}.")
    return told(session, [report])
