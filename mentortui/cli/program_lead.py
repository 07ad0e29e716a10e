"""Let somebody lead cohorts: they receive what is counted of these, and of no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, and which cohorts."""
    parser.add_argument("name", metavar="NAME", help="somebody who joined")
    parser.add_argument("--cohort", metavar="COHORT", action="append", default=[],
                        help="which one; as often as you like; without any they lead no more")  # fmt: skip
    parser.add_argument("--program", metavar="NAME", default="", help="which one, where you coordinate several")
    parser.epilog = examples('program lead "Bo Lind" --cohort "Spring 2026"', 'program lead "Bo Lind"')


def run(args: argparse.Namespace, session: Session) -> int:
    """Say it."""
    from mentortui.cli.sync import told
    from mentortui.exchange import hosting
    from mentortui.program import which

    journal = session.journal()
    report = hosting.lead(journal, which.program(journal, args.program, hosted=True), args.name, args.cohort)
    leads = ", ".join(args.cohort)
    session.say(f"{args.name} leads {leads} from now on." if leads else f"{args.name} leads no cohort any more.")
    return told(session, [report])
