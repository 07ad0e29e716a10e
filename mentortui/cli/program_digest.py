"""Print what was put on the wall of a program in a month: kudos and milestones that were opened to everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Which month."""
    parser.add_argument("--month", metavar="YYYY-MM", help="this one if not said")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you are in several")
    parser.epilog = examples("program digest", "program digest --month 2026-11")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print it as Markdown, or the records."""
    from mentortui.documents import digest
    from mentortui.program.board import board, month
    from mentortui.program.which import program

    journal = session.journal()
    there = program(journal, args.program)
    first = _month(args.month) if args.month else session.today
    wall = month(board(journal, there, session.today), first)
    if session.json:
        session.document({"month": first.isoformat()[:7], "wall": list(wall)})
    else:
        for line in digest.lines(str(there.get("name", "")), first, wall):
            session.print(line)
    return DONE


def _month(words: str) -> date:
    """The first day of a month. Raises Refused when it is none."""
    from datetime import date

    try:
        return date.fromisoformat(f"{words.strip()}-01")
    except ValueError:
        raise Refused(f"{words!r} is no month; it is written as 2026-11. Nothing was printed.", "month") from None
