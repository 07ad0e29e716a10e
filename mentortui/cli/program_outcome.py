"""Note what became of somebody: promotion, role-change, left (the organization), stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, what, when."""
    parser.add_argument("name", metavar="NAME", help="somebody on the list, or their mail address")
    parser.add_argument("kind", metavar="KIND", help="promotion, role-change, left or stayed")
    parser.add_argument("day", metavar="DAY", help="when it took effect")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples('program outcome "Ana Silva" promotion 2026-10-01', "program outcome bo left yesterday")


def run(args: argparse.Namespace, session: Session) -> int:
    """Keep it."""
    from mentortui.changes import outcomes
    from mentortui.cli import echo
    from mentortui.cli.given import day_gone
    from mentortui.exchange.program_inviting import on_list
    from mentortui.program.outcome_list import kind_of
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = program(journal, args.program, hosted=True)
    row, kind = on_list(journal, share, args.name), kind_of(args.kind)
    day = day_gone(session, args.day, "day")
    fields = {"enrolment": row["id"], "kind": kind, "on": day.isoformat()}
    if any(all(one.get(name) == value for name, value in fields.items()) for one in journal.rows("outcome")):
        raise Refused(f"That is noted of {row['name']} already. Nothing was saved.")
    delta = outcomes.add(journal, share_of(share), [fields], now=session.now, new_id=session.new_id)
    session.commit(delta)
    session.say(f"{row['name']}: {kind}.")
    echo.made(session, delta, next(iter(delta.create)))
    return DONE
