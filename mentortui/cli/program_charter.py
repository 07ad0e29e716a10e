"""See what a program is for, by which rules it works and what is missing; its coordinator changes it with --set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Which program, and fields to set."""
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you are in several")
    parser.add_argument(
        "--set", dest="fields", action="append", default=[], metavar="FIELD=VALUE",
        help="set one field, as often as you like; FIELD= empties it",
    )  # fmt: skip
    parser.epilog = examples(
        "program charter",
        'program charter --set "trouble=Kim Lee, ext. 204" --set "misconduct=ombuds@example.org"',
        'program charter --set "notice=No patient details" --set people=6',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the charter; change it first where that is asked."""
    from mentortui.changes.charter import charter_id
    from mentortui.documents import charter as page
    from mentortui.program.charter import faults
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = share_of(program(journal, args.program, hosted=bool(args.fields)))
    if args.fields:
        from mentortui.changes import charter

        delta = charter.set_fields(journal, share, _given(session, args.fields))
        session.commit(delta)
        session.say(f"{delta.says}.")
    row = journal.get(charter_id(share))
    if row is None:
        raise Refused("That program has no charter that you can read yet. Nothing was changed.",
                      hint="If you joined lately: mentortui sync.")  # fmt: skip
    measures, cohorts = (
        [one for one in journal.rows(kind) if one.get("program") == share] for kind in ("measure", "cohort")
    )
    if session.json:
        session.document({**row, "measures": measures, "faults": faults(row, measures, cohorts)})
        return DONE
    for line in page.lines(row, measures, cohorts, session.today):
        session.print(line)
    return DONE


def _given(session: Session, given: list[str]) -> dict[str, Any]:
    from mentortui.cli import given as values
    from mentortui.documents.charter import FIELDS
    from mentortui.documents.fields import known

    return values.fields(session, given, lambda name: ("charter", known("charter", name, ("name", *FIELDS))))
