"""See a program as its screen shows it: what everybody sees, or a part of what its coordinator or a lead sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, REFUSED, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session

_PARTS = ("overview", "stages", "feedback", "goals", "outcomes", "needs")


def configure(parser: argparse.ArgumentParser) -> None:
    """Which part, of whom."""
    parser.add_argument("part", metavar="PART", nargs="?", choices=_PARTS,
                        help=f"{', '.join(_PARTS)}; without one what everybody in it sees")  # fmt: skip
    parser.add_argument("--cohort", metavar="NAME", default="", help="only this cohort")
    parser.add_argument("--group", metavar="COLUMN=VALUE", default="", help="only people with this in your list")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you are in several")
    parser.epilog = examples("program show", "program show feedback", "program show overview --cohort 'Spring 2027'",
                             "program show needs --group site=North --json") + (
        "\n\nThe other parts of the screen have commands of their own: program week, program cohort, program health, "
        "program improve list, program charter. Exit code 1: nothing may be said of the people you chose."
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Print it."""
    from mentortui.program.which import program

    journal = session.journal()
    if args.part:
        return _part(args, session)
    if args.cohort or args.group:
        raise UsageError(f"--cohort and --group choose of whom figures are; say which part: {', '.join(_PARTS)}.")
    from mentortui.documents import program_board as document
    from mentortui.program.board import board

    shown = board(journal, program(journal, args.program), session.today)
    if session.json:
        session.document(document.data(shown, session.today))
    else:
        session.print("\n".join(document.lines(shown, session.today)))
    return DONE


def _part(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.program_seen import seen
    from mentortui.cli.watched import watched
    from mentortui.documents import program_parts as document
    from mentortui.exchange.program_report import gathered

    journal = session.journal()
    share = seen(session, args.program)
    with watched() as progress:
        found = gathered(journal, share, session.today, args.cohort, args.group, progress)
    if session.json:
        session.document(document.data(found, args.part))
    else:
        session.say(f"“{found.title}”, {found.whom}.")
        session.print("\n".join(document.lines(found, args.part)))
    return REFUSED if found.rolled.rollup.refused else DONE
