"""Add a page to the handbook of a program, for everyone in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Its title, its text, for whom."""
    parser.add_argument("title", metavar="TITLE", help="what it is about")
    parser.add_argument("text", metavar="TEXT", help="in full, as Markdown; `-` reads standard input")
    parser.add_argument("--for", dest="audience", choices=("mentor", "mentee", "both"), default="both", help="for whom")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples('program page "How we match" "By what people ticked in their profile."')


def run(args: argparse.Namespace, session: Session) -> int:
    """Write it; it goes out at the next sync."""
    from mentortui.changes import opening
    from mentortui.cli.program_announce import written
    from mentortui.program.which import program

    journal = session.journal()
    text = session.read_stdin("the page") if args.text == "-" else args.text
    there = program(journal, args.program, hosted=True)
    return written(
        session, opening.page(journal, there, args.title, text, audience=args.audience, now=session.now,
                              new_id=session.new_id),
    )  # fmt: skip
