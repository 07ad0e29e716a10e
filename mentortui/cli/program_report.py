"""Write a report on a program: a page to read, print or pass on, or its figures as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, REFUSED, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Into which file, for whom, of when and of which people."""
    parser.add_argument("-o", "--output", metavar="FILE", help="a name ending in .html, .md, .csv or .json")
    parser.add_argument("--for", dest="reader", choices=("sponsor", "participants", "review"), default="",
                        help="who is to read it; what it shows is recorded then")  # fmt: skip
    parser.add_argument("--facts", metavar="FILE", help="write the facts themselves as .csv, for your own eyes")
    parser.add_argument("--as-of", metavar="DAY", help="as of this day; today if not said")
    parser.add_argument("--cohort", metavar="NAME", default="", help="only this cohort")
    parser.add_argument("--group", metavar="COLUMN=VALUE", default="", help="only people with this in your list")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program report -o report.html --for sponsor", "program report -o figures.csv",
                             "program report --facts facts.csv") + (
        "\n\nA report for others is recorded as shown, so that no later figure gives anybody away by the difference. "
        "Comments, open findings and faults of the charter are in your own and in the one for a review."
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Write it, and say what was recorded."""
    if bool(args.output) == bool(args.facts):
        raise UsageError("Say what to write: a report with -o FILE, or the facts with --facts FILE.")
    return _facts(args, session) if args.facts else _report(args, session)


def _report(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli import echo
    from mentortui.cli.watched import watched
    from mentortui.exchange.program_report import gathered, write
    from mentortui.program.which import program

    journal = session.journal()
    share = program(journal, args.program, hosted=True)
    as_of = echo.day(session, args.as_of, "As of", past=True) or session.today
    with watched() as progress:
        found = gathered(journal, share, as_of, args.cohort, args.group, progress)
    written = write(journal, found, args.output, args.reader)
    if session.json:
        from mentortui.documents.program_report import report
        from mentortui.documents.program_report_data import data

        session.document({**data(report(found, args.reader)), "file": args.output})
    for sentence in written.says:
        session.say(sentence)
    return REFUSED if found.rolled.rollup.refused else DONE


def _facts(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.program_week import gathered
    from mentortui.exchange.program_report import write_facts

    if args.reader or args.cohort or args.group or args.as_of:
        raise UsageError("The facts are written whole: --for, --as-of, --cohort and --group choose figures of a "
                         "report.")  # fmt: skip
    found = gathered(session, args.program)
    written = write_facts(session.journal(), found.share, args.facts, found.names)
    if session.json:
        session.document({"files": list(written.paths)})
    for sentence in written.says:
        session.say(sentence)
    return DONE
