"""Leave a folder you share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("name", metavar="NAME", help="what the folder is called, or whom you share it with")
    parser.epilog = examples('leave "Ana and Tom"', "leave Ana") + (
        "\n\nNothing more of yours goes there, and nothing is fetched. What others have read stays with them; to have "
        "everything you wrote dropped, see `erase me`. With a code you may come back."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Leave it."""
    from mentortui.cli.sync import told
    from mentortui.exchange import hosting, posted

    journal = session.journal()
    report = hosting.leave(journal, posted.share_with(journal, args.name))
    session.say(f"You left “{report.share.get('name')}”. What you wrote is still here; what others read is with them.")
    return told(session, [report])
