"""Thank or honor somebody: kudos in your words, a trophy, or the label of a reward."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mentortui.cli import echo
from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session

_WORDS = {
    "kudos": ("TEXT", "what they did, and what came of it", "whom you thank"),
    "trophy": ("TITLE", "what it is for", "whose it is; `me` for one you were given"),
    "reward": ("LABEL", "what was given: a label, never an amount", "who was given it; `me` for your own"),
}
_EXAMPLES = {
    "kudos": ('kudos Ana "You asked the question nobody dared to" --value Courage',
              'kudos Ana "The forum is still talking about it" --milestone "Gave the talk" --share'),
    "trophy": ('trophy Ana "Forum speaker of the year"', 'trophy me "Mentor of the month" --on "last friday"'),
    "reward": ('reward Ana "A book of her choice"',),
}  # fmt: skip


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, what for, and what it belongs to."""
    word = parser.get_default("word")
    metavar, text, who = _WORDS[word]
    parser.add_argument("person", metavar="NAME", help=who)
    parser.add_argument("text", metavar=metavar, nargs="+", help=text)
    parser.add_argument(
        "--value", "--value-tag", dest="value_tag", metavar="TAG", help="the organization's value it lives"
    )
    parser.add_argument("--milestone", metavar="MILESTONE", help="the milestone it celebrates")
    parser.add_argument("--on", metavar="DAY", help="when, if not today")
    parser.add_argument("--share", action="store_true", help="let them read it")
    parser.epilog = examples(*_EXAMPLES[word], "milestone shelf")


def run(args: argparse.Namespace, session: Session) -> int:
    """Keep it, and say who can read it."""
    from mentortui.changes import recognition

    text = echo.words(session, args.text, "the words")
    on = echo.day(session, args.on, "On", past=True)
    give = recognition.kudos if args.word == "kudos" else partial(recognition.give, type_=args.word)
    delta = give(
        session.journal(),
        args.person,
        text,
        now=session.now,
        new_id=session.new_id,
        on=on,
        value_tag=args.value_tag,
        milestone=args.milestone,
        share=args.share,
    )
    main = echo.added(session, delta, "recognition")
    echo.made(session, delta, main)
    return DONE
