"""Say what a figure means, what it is made of, and how it was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, MentortuiError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.program.figures import Figure


def configure(parser: argparse.ArgumentParser) -> None:
    """Which figure; of whom, as for `program rollup`."""
    parser.add_argument("figure", metavar="FIGURE", nargs="?", help="its id; without one all are listed")
    parser.add_argument("--as-of", metavar="DAY", help="as of this day; today if not said")
    parser.add_argument("--cohort", metavar="NAME", default="", help="only this cohort")
    parser.add_argument("--group", metavar="COLUMN=VALUE", default="", help="only people with this in your list")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program explain", "program explain adherence", "program explain survival --json")


def run(args: argparse.Namespace, session: Session) -> int:
    """The definition, and where you coordinate a program the arithmetic."""
    from mentortui.cli.output import table
    from mentortui.program import explaining
    from mentortui.program.definitions import DEFINITIONS

    if not args.figure:
        if session.json:
            session.document({"figures": [one._asdict() for one in DEFINITIONS.values()]})
        else:
            session.print(table([(one.id, one.name, one.decision) for one in DEFINITIONS.values()],
                                ("id", "figure", "what it helps to decide")))  # fmt: skip
        return DONE
    defined = explaining.defined(args.figure)
    figure = _figure(args, session, defined.id)
    if session.json:
        from mentortui.program.periods import as_data

        session.document({"definition": defined._asdict(), "figure": as_data(figure) if figure else None})
        return DONE
    session.print(f"{defined.name} ({defined.id})")
    lines = [*explaining.definition_lines(defined, figure), *(explaining.figure_lines(figure) if figure else ())]
    for name, words in lines:
        session.print(f"  {name:<14} {words}")
    return DONE


def _figure(args: argparse.Namespace, session: Session, figure_id: str) -> Figure | None:
    """The figure of the program one coordinates or leads a part of; None where there is none, or it is off."""
    from mentortui.cli.program_rollup import worked_out
    from mentortui.program import which

    try:
        if not which.seen(session.journal()):
            return None
    except MentortuiError:
        return None  # what a figure means can be asked before there is a journal
    rollup = worked_out(args, session).rollup
    if rollup.refused:
        session.say(f"Nothing is said of these people: {rollup.refused}.")
    return rollup.figure(figure_id)
