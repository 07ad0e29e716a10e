"""Take everything a person wrote out of a folder you started and off everybody's computer; or what you wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.cli.sure import make_sure
from mentortui.errors import DONE, PARTLY

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, and whether to ask."""
    parser.add_argument("person", metavar="NAME", help="somebody in a folder you started; or `me`, from every folder")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.epilog = examples("erase Ana", "erase me --yes") + (
        "\n\nNothing brings it back. Their own journal stays theirs; figures are worked out anew without them."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Erase, and say plainly what is out of reach; exit code 3 when a folder could not be reached."""
    from mentortui.exchange import erasing

    journal = session.journal()
    if not args.yes:
        question = f"Erase everything {args.person} wrote, for everybody? Nothing brings it back."
        make_sure(session, question, "Nothing brings it back, so say --yes with it. Nothing was changed.")
    done = erasing.erase(journal, args.person)
    if session.json:
        shares = [{"name": one.share.get("name"), "fault": one.fault or None} for one in done.reports]
        session.document({"erased": done.name, "shares": shares, "left": list(done.left)})
    for report in done.reports:
        for sentence in (*report.says, *([report.fault] if report.fault else ())):
            session.say(sentence)
    for sentence in done.left:
        session.say(sentence)
    return PARTLY if any(one.fault for one in done.reports) else DONE
