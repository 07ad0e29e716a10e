"""See how each relationship of a program stands: a light, why, since when, and the last contact; never a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.exchange.program_week import Program
    from mentortui.program.health import Light


def configure(parser: argparse.ArgumentParser) -> None:
    """Of which program."""
    parser.add_argument("--cohort", metavar="NAME", default="", help="only this cohort")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program health", "program health --json") + (
        "\n\nA light is made of dates and counts: act, watch, no news, resting, on track."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the board."""
    from mentortui.cli import output
    from mentortui.cli.program_week import gathered
    from mentortui.documents import program_week as document

    found = gathered(session, args.program, args.cohort, led=True)
    lights = found.health()
    if session.json:
        session.document({"relationships": [_as_data(found, one) for one in lights]})
        return DONE
    if not lights:
        session.say("No relationship was counted for the program yet.")
        return DONE
    rows = document.board(lights, found.name, session.today)
    session.print(output.table(rows, ("who", "light", "why", "since", "last contact")))
    return DONE


def _as_data(found: Program, one: Light) -> dict[str, object]:
    people = [found.name(person) for person in one.people]
    return {"id": one.pair.id, "people": people, "light": one.light, "reason": one.reason, "since": one.since or None,
            "last_contact": one.last or None}  # fmt: skip
