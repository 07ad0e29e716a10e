"""A figure in five steps, define, set, collect, analyze, use; or say what it is for: aim, decision, target, owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import did_you_mean, examples
from mentortui.errors import DONE, NotFound, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The figure, and what is said of it."""
    parser.add_argument(
        "figure",
        metavar="FIGURE",
        nargs="?",
        help="its id, as `program explain` lists them; without one each set one",
    )
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.add_argument("--aim", metavar="AIM", help="the aim of the charter it serves")
    parser.add_argument(
        "--decision", metavar="TEXT", help="what will be decided by it; without one it is not shown first"
    )
    parser.add_argument("--target", metavar="NUMBER", type=float, help="what it should reach")
    parser.add_argument("--owner", metavar="NAME", help="who looks at it")
    parser.epilog = examples(
        "program measure",
        "program measure active",
        'program measure active --decision "Which pairs the coordinator calls this month" --target 75',
        'program measure skills --aim "Newcomers stay and grow"',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Set it; with nothing to set, show how far it is."""
    from mentortui.changes import charter
    from mentortui.program.definitions import DEFINITIONS
    from mentortui.program.which import program, share_of

    if args.figure and args.figure not in DEFINITIONS:
        near = did_you_mean(args.figure, DEFINITIONS)
        raise NotFound(f"There is no figure {args.figure!r}.{near} Nothing was saved.", "figure",
                       hint="All there are: mentortui program explain.")  # fmt: skip
    journal = session.journal()
    share = share_of(program(journal, args.program, hosted=True))
    said: dict[str, Any] = {name: getattr(args, name) for name in ("aim", "decision", "target", "owner")}
    fields = {name: value for name, value in said.items() if value is not None}
    if not fields:
        return _bench(args, session, share)
    if not args.figure:
        raise UsageError("FIGURE is missing. `mentortui program measure --help` shows how.")
    delta = charter.measure(journal, share, args.figure, fields, now=session.now, new_id=session.new_id)
    session.commit(delta)
    session.say(f"{delta.says}.")
    row = charter.measure_of(session.journal(), share, args.figure) or {}
    if session.json:
        session.document(row)
    else:
        session.print(str(row.get("id", "")))
    return DONE


def _bench(args: argparse.Namespace, session: Session, share: str) -> int:
    """The five steps of one figure, or of each that the program set something of."""
    from mentortui.changes import charter
    from mentortui.cli.watched import watched
    from mentortui.exchange import program_rollup
    from mentortui.program import workbench
    from mentortui.program.definitions import DEFINITIONS
    from mentortui.program.which import program

    journal = session.journal()
    measures = {one: charter.measure_of(journal, share, one) or {} for one in DEFINITIONS}
    chosen = [args.figure] if args.figure else [one for one, row in measures.items() if row]
    with watched() as progress:
        rolled = program_rollup.rolled(
            journal, program(journal, args.program, hosted=True), session.today, "", "", progress
        )  # fmt: skip
    found = {
        one: list(workbench.steps(DEFINITIONS[one], measures[one], rolled.rollup.figure(one))) for one in chosen
    }  # fmt: skip
    if session.json:
        session.document({"measures": [{"figure": one, **dict(steps)} for one, steps in found.items()]})
        return DONE
    if not found:
        session.say("Nothing is set of any figure yet. To begin: mentortui program measure FIGURE --decision TEXT.")
    for one, steps in found.items():
        session.print(f"{DEFINITIONS[one].name} ({one})")
        for step, said in steps:
            session.print(f"  {step:<8} {said}")
    return DONE
