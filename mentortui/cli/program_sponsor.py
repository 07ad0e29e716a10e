"""Keep who stands behind the program, and what mentoring did for them; without a name all are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, and their story."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="who; without it all are listed")
    parser.add_argument("--story", metavar="TEXT", help="what mentoring did for them; `-` reads standard input")
    parser.add_argument("--remove", action="store_true", help="they stand behind it no more")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples(
        'program sponsor "Vera Lind" --story "A mentor taught me to ask early."', "program sponsor",
        'program sponsor "Vera Lind" --remove',
    ) + (
        "\n\nTheir stories stand in the reports for sponsors, for a review and for yourself. Only you have the list, "
        "and whoever coordinates the program after you."
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """List them, or write one down."""
    from mentortui.changes import sponsors
    from mentortui.cli import echo
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = share_of(program(journal, args.program, hosted=True))
    if not args.name:
        if args.story or args.remove:
            raise UsageError("NAME is missing. `mentortui program sponsor --help` shows how.")
        return _list(session, share)
    if args.remove:
        delta = sponsors.no_sponsor(journal, share, args.name)
    else:
        story = None if args.story is None else echo.words(session, [args.story], "the story")
        delta = sponsors.sponsor(
            journal, share, args.name, now=session.now, new_id=session.new_id, story=story
        )  # fmt: skip
    echo.written(session, delta)
    return DONE


def _list(session: Session, share: str) -> int:
    from mentortui.changes.sponsors import sponsors
    from mentortui.model.limits import clean

    rows = sponsors(session.journal(), share)
    if session.json:
        session.document({"sponsors": rows})
        return DONE
    if not rows:
        session.say("No sponsor yet. To write one down: mentortui program sponsor NAME --story TEXT.")
    for row in rows:
        session.print(clean(row["name"]))
        if row.get("story"):
            session.print(f"  {clean(row['story'])}")
    return DONE
