"""Tell everyone in a program something; it stands first on their Program screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta


def configure(parser: argparse.ArgumentParser) -> None:
    """What, in a line and in full."""
    parser.add_argument("title", metavar="TITLE", help="what it is, in a line")
    parser.add_argument("--text", metavar="TEXT", help="in full, as Markdown; `-` reads standard input")
    parser.add_argument("--until", metavar="DAY", help="how long it stands first; two weeks if not said")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples('program announce "Workshop on Friday, room 4" --until "next friday"')


def run(args: argparse.Namespace, session: Session) -> int:
    """Write it; it goes out at the next sync."""
    from mentortui.changes import opening
    from mentortui.dates import parse_day
    from mentortui.program.which import program

    journal = session.journal()
    text = session.read_stdin("the text") if args.text == "-" else args.text
    until = parse_day(args.until, session.today).isoformat() if args.until else None
    there = program(journal, args.program, hosted=True)
    return written(
        session, opening.announce(journal, there, args.title, text=text, until=until, now=session.now,
                                  new_id=session.new_id),
    )  # fmt: skip


def written(session: Session, delta: Delta) -> int:
    """Commit what everyone is told, and say who reads it."""
    from mentortui.changes.naming import short
    from mentortui.model.vocabulary import kind_of
    from mentortui.practice.audience import who

    session.commit(delta)
    [record_id] = delta.create
    row = session.journal().get(record_id) or {}
    session.say(f"{delta.says}.")
    session.say(f"Who can read this: {who(session.journal(), kind_of(record_id), row)}, from the next sync on.")
    if session.json:
        session.document(row)
    else:
        session.print(short(record_id))
    return DONE
