"""Say what a figure is for: the aim it serves, what is decided by it, its target, and who looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import did_you_mean, examples
from mentortui.errors import DONE, NotFound

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The figure, and what is said of it."""
    parser.add_argument("figure", metavar="FIGURE", help="its id, as `program explain` lists them")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.add_argument("--aim", metavar="AIM", help="the aim of the charter it serves")
    parser.add_argument(
        "--decision", metavar="TEXT", help="what will be decided by it; without one it is not shown first"
    )
    parser.add_argument("--target", metavar="NUMBER", type=float, help="what it should reach")
    parser.add_argument("--owner", metavar="NAME", help="who looks at it")
    parser.epilog = examples(
        'program measure active --decision "Which pairs the coordinator calls this month" --target 75',
        'program measure skills --aim "Newcomers stay and grow"',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Set it."""
    from mentortui.changes import charter
    from mentortui.program.definitions import DEFINITIONS
    from mentortui.program.which import program, share_of

    if args.figure not in DEFINITIONS:
        near = did_you_mean(args.figure, DEFINITIONS)
        raise NotFound(f"There is no figure {args.figure!r}.{near} Nothing was saved.", "figure",
                       hint="All there are: mentortui program explain.")  # fmt: skip
    journal = session.journal()
    share = share_of(program(journal, args.program, hosted=True))
    said: dict[str, Any] = {name: getattr(args, name) for name in ("aim", "decision", "target", "owner")}
    fields = {name: value for name, value in said.items() if value is not None}
    delta = charter.measure(journal, share, args.figure, fields, now=session.now, new_id=session.new_id)
    session.commit(delta)
    session.say(f"{delta.says}.")
    row = charter.measure_of(session.journal(), share, args.figure) or {}
    if session.json:
        session.document(row)
    else:
        session.print(str(row.get("id", "")))
    return DONE
