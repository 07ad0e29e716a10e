"""Keep a private note or a learning; only you ever read it."""

from __future__ import annotations

from mentortui.cli import echo
from mentortui.cli.parser import examples, whole
from mentortui.errors import DONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """TEXT and what it is about."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="the note; `-` reads standard input")
    parser.add_argument("--learning", action="store_true", help="a learning: what did I try that was hard?")
    parser.add_argument("--mood", metavar="1-5", type=whole, help="1 low to 5 high")
    parser.add_argument("--energy", metavar="1-5", type=whole, help="1 low to 5 high")
    parser.add_argument("--goal", metavar="GOAL", help="the goal it is about")
    parser.add_argument("--about", metavar="NAME", help="the person it is about")
    parser.add_argument("--on", metavar="DAY", help="the day it is about, if not today")
    parser.add_argument("--tag", metavar="WORD", action="append", default=[], help="a tag, as often as you like")
    parser.epilog = examples(
        'note "Ana was quiet today; ask about the night shift" --about Ana',
        'note "Said no for the first time" --learning --mood 4 --energy 2',
        "note - < thoughts.md",
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the note without loading the journal."""
    from mentortui.changes import capture

    text = echo.words(session, args.text, "the note")
    on = echo.day(session, args.on, "About", past=True)
    delta = capture.note(
        session.names(),
        text,
        now=session.now,
        new_id=session.new_id,
        type_="learning" if args.learning else "note",
        on=on,
        mood=args.mood,
        energy=args.energy,
        goal=args.goal,
        about=args.about,
        tags=args.tag,
    )
    session.append(delta)
    session.say(f"{delta.says}.")
    session.say("Who can read this: only you, always.")
    echo.made(session, delta, echo.first_of(delta, "note"))
    return DONE
