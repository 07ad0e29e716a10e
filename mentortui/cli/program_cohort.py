"""Make a cohort, or change it: those who begin together, their first and last day, and who leads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Which, and what of it."""
    parser.add_argument("name", metavar="NAME", help="what it is called in your list")
    parser.add_argument("--start", metavar="DAY", help="first day")
    parser.add_argument("--end", metavar="DAY", help="last day")
    parser.add_argument(
        "--lead",
        metavar="NAME",
        action="append",
        help="somebody on the list who leads it; again for more; in place of those before",
    )
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples('program cohort "Spring 2027" --start 2027-03-01 --end 2027-12-15 --lead "Tom Berg"') + (
        "\n\nA lead is noted on your list, no more; `program lead` lets them have what is counted of a cohort."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Keep it."""
    from mentortui.changes import enrolling
    from mentortui.cli import echo
    from mentortui.exchange.program_inviting import on_list
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = program(journal, args.program, hosted=True)
    rows = [on_list(journal, share, one) for one in args.lead or ()]
    leads = [str(row.get("person") or row["id"]) for row in rows]
    fields = {"start": echo.iso(session, args.start, "Start"), "end": echo.iso(session, args.end, "End"),
              "leads": leads or None}  # fmt: skip
    delta = enrolling.cohort(journal, share_of(share), args.name, fields, now=session.now, new_id=session.new_id)
    if delta:
        session.commit(delta)
    session.say(f"{delta.says}." if delta else "It says so already; nothing was changed.")
    if session.json:
        name = args.name.strip().casefold()
        session.document(next(row for row in journal.rows("cohort") if row.get("program") == share_of(share)
                              and str(row["name"]).casefold() == name))  # fmt: skip
    return DONE
