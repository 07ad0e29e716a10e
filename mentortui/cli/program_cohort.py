"""See the cohorts, make one or change it: those who begin together, their first and last day, and who leads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, NotFound, Refused, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row
    from mentortui.store import Journal


def configure(parser: argparse.ArgumentParser) -> None:
    """Which, and what of it."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="what it is called in your list; without one all are "
                        "listed")  # fmt: skip
    parser.add_argument("--start", metavar="DAY", help="first day")
    parser.add_argument("--end", metavar="DAY", help="last day")
    parser.add_argument(
        "--lead",
        metavar="NAME",
        action="append",
        help="who leads it and receives what is counted of it; again for more; in place of those before",
    )
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples('program cohort "Spring 2027" --start 2027-03-01 --end 2027-12-15 --lead "Tom Berg"',
                             "program cohort", "program cohort --json") + (
        "\n\nWho leads it receives what is counted of it from the next sync on, or once they have joined. "
        "`program lead` says the same from the side of the person."
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Keep it, and tell who leads it; or list them."""
    from mentortui.changes import enrolling
    from mentortui.cli import echo
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = program(journal, args.program, hosted=True)
    if not args.name:
        if args.start or args.end or args.lead:
            raise UsageError("Which cohort? Say its name first.")
        return _list(session, share)
    leads = sorted({_person(journal, share, one) for one in args.lead or ()})
    fields = {"start": echo.iso(session, args.start, "Start"), "end": echo.iso(session, args.end, "End"),
              "leads": leads or None}  # fmt: skip
    delta = enrolling.cohort(journal, share_of(share), args.name, fields, now=session.now, new_id=session.new_id)
    if delta:
        session.commit(delta)
    session.say(f"{delta.says}." if delta else "It says so already; nothing was changed.")
    if leads and delta:
        _tell(session, share)
    if session.json:
        session.document(next(row for row in _cohorts(session, share)
                              if str(row["name"]).casefold() == args.name.strip().casefold()))  # fmt: skip
    return DONE


def _person(journal: Journal, share: Row, words: str) -> str:
    """Somebody on the list, or in the folder: the id they are, or will be, known by."""
    from mentortui.exchange import hosting
    from mentortui.exchange.program_inviting import on_list

    try:
        row = on_list(journal, share, words)
    except NotFound as error:
        try:
            return hosting.member(journal, share, words).person
        except Refused:
            raise error from None
    return str(row.get("person") or row["id"])


def _tell(session: Session, share: Row) -> None:
    """Let everybody know who leads it, where the folder can be reached."""
    from mentortui.cli import sharing_told
    from mentortui.exchange import shared

    try:
        report = shared.sync_one(session.journal(), share)
    except Refused as error:
        session.say(f"Who leads it is told at the next sync: {error.sentence}")
        return
    if not session.json:
        sharing_told.tell(session, session.journal(), report)


def _cohorts(session: Session, share: Row) -> list[Any]:
    from mentortui.program.which import share_of

    rows = [row for row in session.journal().rows("cohort") if row.get("program") == share_of(share)]
    return sorted(rows, key=lambda row: (str(row.get("start") or ""), str(row["name"])))


def _list(session: Session, share: Row) -> int:
    from mentortui.cli import output
    from mentortui.exchange.program_report import gathered
    from mentortui.practice.names import listed

    found = gathered(session.journal(), share, session.today)
    count = {row["id"]: people for row, people in found.cohorts}
    rows = _cohorts(session, share)
    if session.json:
        session.document({"cohorts": [{**row, "people": count.get(row["id"], 0)} for row in rows]})
        return DONE
    if not rows:
        session.say("There is no cohort. A column “cohort” in your list of people makes them, or: "
                    "mentortui program cohort NAME.")  # fmt: skip
        return DONE
    lines = []
    for row in rows:
        led = listed(found.names.get(str(one), "somebody") for one in row.get("leads", ()))
        days = (str(row.get(one) or "") for one in ("start", "end"))
        lines.append((str(row["name"]), *days, f"{count.get(row['id'], 0):,}", led))
    session.print(output.table(lines, ("cohort", "first day", "last day", "people", "led by")))
    return DONE
