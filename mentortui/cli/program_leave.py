"""Note that somebody left a program; a code they did not use counts no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, and when."""
    parser.add_argument("name", metavar="NAME", help="somebody on the list, or their mail address")
    parser.add_argument("--on", metavar="DAY", help="the day, if not today")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program leave Bo", 'program leave "Ana Silva" --on "last friday"')


def run(args: argparse.Namespace, session: Session) -> int:
    """Note it."""
    from mentortui.changes import enrolling
    from mentortui.cli.given import day_gone
    from mentortui.exchange.program_inviting import on_list
    from mentortui.program.which import program

    journal = session.journal()
    row = on_list(journal, program(journal, args.program, hosted=True), args.name)
    delta = enrolling.left(journal, row, day_gone(session, args.on, "on").isoformat())
    session.commit(delta)
    session.say(f"{delta.says}. Figures up to that day still hold them.")
    if row.get("person") and not row.get("by_form"):
        session.say("What they let the program count stays until they take it back; their journal is theirs.")
    if session.json:
        session.document(journal.get(row["id"]) or {})
    return DONE
