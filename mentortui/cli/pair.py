"""Start a folder for two with somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """With whom, and where."""
    parser.add_argument("name", metavar="NAME", help="with whom")
    parser.add_argument("folder", metavar="FOLDER", help="a folder you both reach: Dropbox, Syncthing, a stick, git")
    parser.add_argument("--as", dest="role", choices=("mentor", "mentee", "peer"),
                        help="what they are to you; peers if not said and you are in no relationship yet")  # fmt: skip
    parser.epilog = examples("pair Ana ~/Dropbox/Ana-and-Tom", "pair Ana ~/Sync/Ana --as mentee") + (
        "\n\nOnly what you open to them goes there, from now on, and sealed: nobody else can read it."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Make the folder, and the person and relationship where they are missing."""
    from mentortui.cli.sync import told
    from mentortui.exchange import starting

    report = starting.start_pair(session.journal(), args.name, args.folder, args.role)
    session.say(f"Made a folder for two: {report.place}. Share it with {args.name} as you share any folder.")
    session.say(f"They open it with: mentortui join {report.place.rpartition('/')[2]}")
    return told(session, [report])
