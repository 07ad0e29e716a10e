"""See who has joined a program, takes part by form, has not joined yet, or has left; and how far people have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Of which program."""
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.add_argument("--names", action="store_true", help="name everybody, not only the number")
    parser.epilog = examples("program status", "program status --names")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print it."""
    from mentortui.cli import output
    from mentortui.cli.program_week import gathered
    from mentortui.program.kpi_taking_part import STAGES, stages_of
    from mentortui.program.standing import standing
    from mentortui.program.which import leads

    found = gathered(session, args.program, led=True)
    led = leads(found.share)
    groups = standing(found.scope, () if led else session.journal().rows("enrolment"))
    reached = stages_of(found.scope)
    if session.json:
        session.document({
            "people": {name: sorted(map(found.name, people)) for name, people in groups.items()},
            "stages": {name: len(reached[name]) for name in STAGES},
        })  # fmt: skip
        return DONE
    everybody = sum(map(len, groups.values()))
    if not everybody and led:
        session.say("Nobody is in it yet, as far as the last sync knew.")
        return DONE
    if not everybody:
        session.say("Nobody is on the list yet. To invite people: mentortui program invite FILE.")
        return DONE
    rows = [(name, f"{len(people):,}") for name, people in groups.items()]
    session.print(output.table(rows))
    if args.names:
        for name, people in groups.items():
            if people:
                session.print(f"\n{name}")
                session.print("\n".join(f"  {one}" for one in sorted(map(found.name, people))))
    session.print("\nHow far they have come")
    session.print(output.table([(f"  {name}", f"{len(reached[name]):,}") for name in STAGES]))
    return DONE
