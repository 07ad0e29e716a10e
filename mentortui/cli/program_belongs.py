"""Say which of your programs a relationship belongs to, or that it belongs to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Which relationship, and where."""
    parser.add_argument("with_", metavar="NAME", help="the other in the relationship, or one record")
    parser.add_argument("program", metavar="PROGRAM", help="the program's name, or `none`")
    parser.epilog = examples(
        'program belongs Ana "Early talent"', "program belongs Bo none", 'program belongs response-3f0c "Early talent"'
    ) + ("\n\nUnsaid, what you write of a relationship is counted by the one program you are in; in several, by none.")


def run(args: argparse.Namespace, session: Session) -> int:
    """Say it."""
    from mentortui.changes import agreeing
    from mentortui.practice.counted import NONE
    from mentortui.program.which import program

    journal = session.journal()
    where = None if args.program.strip().casefold() == NONE else program(journal, args.program)
    delta = agreeing.belongs(journal, args.with_, where)
    session.commit(delta)
    session.say(f"{delta.says}.")
    if session.json:
        session.document(journal.get(next(iter(delta.update))) or {})
    return DONE
