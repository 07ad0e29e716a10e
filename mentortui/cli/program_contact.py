"""Write down that you spoke to somebody in a program, and when you will again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, what, when again."""
    parser.add_argument("who", metavar="NAME", help="somebody in the program; of a relationship, either of them")
    parser.add_argument("text", metavar="TEXT", help="what was said; only you read it")
    parser.add_argument("--next", dest="next_on", metavar="DAY", help="when you promised to speak again")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples('program contact Ana "Called her: looks for another slot" --next "in 2 weeks"') + (
        "\n\nA contact that was promised before is done with it."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Keep it."""
    from mentortui.changes import supporting
    from mentortui.cli import echo
    from mentortui.cli.program_week import gathered
    from mentortui.exchange.program_week import named
    from mentortui.program.which import share_of

    found = gathered(session, args.program)
    person = named(found, args.who)
    next_on = echo.iso(session, args.next_on, "Next")
    delta = supporting.contact(
        session.journal(), share_of(found.share), person, args.text, next_on=next_on, now=session.now,
        new_id=session.new_id,
    )  # fmt: skip
    session.commit(delta)
    session.say(f"{delta.says} ({found.name(person)}).")
    echo.made(session, delta, next(iter(delta.create)))
    return DONE
