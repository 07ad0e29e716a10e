"""Ask whoever coordinates a program to call you; only the day goes there, why is for the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Which program."""
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you are in several")
    parser.epilog = examples("program ask")


def run(args: argparse.Namespace, session: Session) -> int:
    """Ask; it goes out at the next sync."""
    from mentortui.changes import supporting
    from mentortui.cli import echo
    from mentortui.program.which import program

    journal = session.journal()
    there = program(journal, args.program)
    delta = supporting.ask_for_call(journal, there, now=session.now, new_id=session.new_id)
    session.commit(delta)
    session.say(f"{delta.says}, from the next sync on. It gets the day and nothing else.")
    echo.made(session, delta, next(iter(delta.create)))
    return DONE
