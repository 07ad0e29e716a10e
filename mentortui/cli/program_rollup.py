"""Work out every figure of a program you coordinate, or of the cohort you lead, as far as it may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli import output
from mentortui.cli.parser import examples
from mentortui.cli.watched import watched
from mentortui.errors import DONE, REFUSED

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.program.figures import Figure
    from mentortui.program.rolling import Rolled


def configure(parser: argparse.ArgumentParser) -> None:
    """Of which day and which people."""
    parser.add_argument("--as-of", metavar="DAY", help="as of this day; today if not said")
    parser.add_argument("--cohort", metavar="NAME", default="", help="only this cohort")
    parser.add_argument("--group", metavar="COLUMN=VALUE", default="", help="only people with this in your list")
    parser.add_argument("--publish", action="store_true",
                        help="write down that it was shown, so that no later figure gives anybody away")  # fmt: skip
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program rollup", 'program rollup --as-of 2026-12-31 --cohort "Spring 2027"',
                             "program rollup --json") + (
        "\n\nExit code 1: nothing may be said of the people you chose. `mentortui program explain FIGURE` says how a "
        "figure was worked out."
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Work it out, print it, and publish it when asked."""
    from mentortui.exchange import program_rollup
    from mentortui.program.which import program

    if args.publish:
        share = program(session.journal(), args.program, hosted=True)  # who leads a part of it publishes nothing
    rolled = worked_out(args, session)
    if session.json:
        from mentortui.program.periods import as_data

        rollup = rolled.rollup
        session.document({**rollup._asdict(), "figures": [as_data(one) for one in rollup.figures]})
    else:
        _print(session, rolled)
    if args.publish:
        session.say(f"{program_rollup.publish(session.journal(), share, rolled).says}.")
    return REFUSED if rolled.rollup.refused else DONE


def worked_out(args: argparse.Namespace, session: Session) -> Rolled:
    """The rollup that the arguments ask for."""
    from mentortui.cli import echo
    from mentortui.cli.program_seen import seen
    from mentortui.exchange import program_rollup

    as_of = echo.day(session, args.as_of, "As of", past=True) or session.today
    share = seen(session, args.program)
    with watched() as progress:
        return program_rollup.rolled(session.journal(), share, as_of, args.cohort, args.group, progress)


def _print(session: Session, rolled: Rolled) -> None:
    rollup = rolled.rollup
    where = "".join(f", {one}" for one in (rollup.cohort, rollup.group) if one)
    people = "1 person" if rollup.people == 1 else f"{rollup.people:,} people"
    session.say(f"“{rollup.program}” as of {rollup.as_of}{where}: {people}; {rollup.covers}.")
    if rollup.refused:
        session.say(f"Nothing is said of them: {rollup.refused}.")
        return
    head = ("figure", "value", "between", "people", "missing", "alpha", "changed", "as of, or why not")
    session.print(output.table([_row(one, rollup.as_of) for one in rollup.figures], head))


def _row(figure: Figure, as_of: str) -> tuple[str, ...]:
    if not figure.shown:
        return (figure.id, figure.said, "", "", "", "", "", figure.why_not.partition(": ")[2] or figure.why_not)
    span = ""
    if figure.low is not None and figure.high is not None:
        digits = 0 if figure.unit == "%" else 2
        span = f"{figure.low:,.{digits}f} to {figure.high:,.{digits}f}"
    alpha = "" if figure.alpha is None else f"{figure.alpha:.2f} (n {figure.alpha_n:,})"
    older = figure.as_of if figure.as_of != as_of else ""
    return (figure.id, figure.said, span, f"{figure.n:,}", f"{figure.missing:,}", alpha, figure.change, older)
