"""Note an introduction: to whom, why, and what came of it. Only you can read it, always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli import echo
from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add, outcome and list."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="somebody was introduced", description="Note that somebody was introduced.")
    add.add_argument("name", metavar="NAME", nargs="+", help="to whom; they need not be among your people")
    add.add_argument("--of", dest="person", metavar="PERSON", help="who was introduced, if not you")
    add.add_argument("--why", metavar="TEXT", help="what for")
    add.add_argument("--on", metavar="DAY", help="when, if not today")
    add.set_defaults(handler=_add)
    add.epilog = examples(
        'introduction add "Rita Moura" --of Ana --why "She runs the team forum"',
        'introduction add "Prof. Dias" --why "Knows the ward leadership course"',
    )
    outcome = verbs.add_parser("outcome", help="what came of it", description="Note what came of an introduction.")
    outcome.add_argument("introduction", metavar="NAME", help="to whom it was, the beginning of it, or its id")
    outcome.add_argument("--text", metavar="TEXT", default="", help="what came of it, in words")
    came = outcome.add_mutually_exclusive_group()
    came.add_argument("--worked", action="store_true", help="something came of it")
    came.add_argument("--nothing", action="store_true", help="nothing came of it")
    outcome.set_defaults(handler=_outcome)
    outcome.epilog = examples('introduction outcome Rita --worked --text "They run the forum together"')
    listed = verbs.add_parser("list", help="all of them", description="List introductions, newest first.")
    listed.set_defaults(handler=_list)
    listed.epilog = examples("introduction list", "introduction list --json")
    parser.epilog = examples('introduction add "Rita Moura" --of Ana', "introduction outcome Rita --worked")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _add(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import introductions

    name = echo.words(session, args.name, "the name")
    on = echo.day(session, args.on, "On", past=True)
    delta = introductions.add(
        session.journal(), name, now=session.now, new_id=session.new_id, person=args.person, on=on, why=args.why
    )
    main = echo.added(session, delta, "introduction")
    echo.made(session, delta, main)
    return DONE


def _outcome(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import introductions

    text = session.read_stdin("what came of it") if args.text == "-" else args.text
    worked = True if args.worked else False if args.nothing else None
    if not text.strip() and worked is None:
        raise UsageError("Say what came of it: --text TEXT, --worked or --nothing.")
    echo.written(session, introductions.outcome(session.journal(), args.introduction, text, worked=worked))
    return DONE


def _list(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.columns import cells, header
    from mentortui.cli.listing import in_order
    from mentortui.cli.output import table

    reader = session.journal()
    rows = in_order("introduction", reader.rows("introduction"), reader)
    if session.json:
        session.document({"introductions": rows})
    elif rows:
        session.print(table(cells(reader, "introduction", rows, session.today), header("introduction")))
    else:
        session.say("No introductions here.")
    return DONE
