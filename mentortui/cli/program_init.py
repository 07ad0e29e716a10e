"""Start the shared folder of a program, whose host you are, with a charter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Where, what it is called, and what it begins with."""
    parser.add_argument("folder", metavar="FOLDER", nargs="?", help="a folder all participants reach")
    parser.add_argument("--name", metavar="NAME", default="", help="of the program; the folder's if not said")
    parser.add_argument("--template", metavar="ID", default="", help="what its charter begins with; see --templates")
    parser.add_argument("--templates", action="store_true", help="list the templates there are")
    parser.add_argument("--start", metavar="DAY", help="first day, if not today")
    parser.epilog = examples(
        "program init --templates",
        'program init ~/Sync/early-talent --template early-talent --name "Early talent 2026"',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Start the folder, or list templates."""
    if args.templates:
        return _templates(session)
    if not args.folder:
        raise UsageError("Name the folder all participants reach.")
    from mentortui.cli.sync import told
    from mentortui.dates import parse_day
    from mentortui.exchange import starting

    start = parse_day(args.start, session.today) if args.start else None
    report = starting.start_program(session.journal(), args.folder, args.name, args.template, start)
    session.say(f"Made the folder of “{report.share.get('name')}” in {report.place}. You are its host.")
    session.say("Its charter and what it lacks: mentortui program charter.")
    session.say("Invite people, a code and a letter for each: mentortui program invite people.csv --letters letters.")
    return told(session, [report])


def _templates(session: Session) -> int:
    from mentortui.content.programs import program_templates

    if session.json:
        found = [{"id": one.id, "title": one.title, **one.fields} for one in program_templates()]
        session.document({"templates": found})
        return DONE
    for one in program_templates():
        session.print(f"{one.id:<17}{one.title}")
        session.print(f"{'':<17}{one.fields['purpose']}")
    return DONE
