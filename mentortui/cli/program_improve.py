"""Keep what the program learned: what was found, what was decided, by whom until when, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs list, add, decide and done."""
    verbs = parser.add_subparsers(dest="improve", metavar="WHAT", required=True)
    verbs.add_parser("list", help="all findings, open ones first", description="All findings, open ones first.")
    add = verbs.add_parser("add", help="write down what was found", description="Write down what was found.")
    add.add_argument("finding", metavar="TEXT", help="what was found")
    decide = verbs.add_parser("decide", help="what is done about it", description="Say what is done about a finding.")
    decide.add_argument("record", metavar="ID", help="the finding")
    for verb in (add, decide):
        verb.add_argument("--decision", metavar="TEXT", help="what was decided")
        verb.add_argument("--owner", metavar="NAME", help="who does it")
        verb.add_argument("--due", metavar="DAY", help="until when")
    done = verbs.add_parser("done", help="what came of it", description="Say what came of a decision.")
    done.add_argument("record", metavar="ID", help="the finding")
    done.add_argument("result", metavar="TEXT", help="what came of it")
    for verb in verbs.choices.values():
        verb.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples(
        'program improve add "Half have no goal by week six" --decision "An hour on goals" --owner Kim --due "1 feb"',
        'program improve done finding-3f0c "Nine of ten had one in the next cohort"',
        "program improve list",
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    from mentortui.changes import improving
    from mentortui.cli import echo
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = share_of(program(journal, args.program, hosted=True))
    if args.improve == "list":
        return _list(session, share)
    if args.improve == "add":
        delta = improving.finding(
            journal, share, args.finding, now=session.now, new_id=session.new_id, **_said(args, session)
        )
    elif args.improve == "decide":
        delta = improving.decided(
            journal, args.record, {k: v for k, v in _said(args, session).items() if v is not None}
        )
    else:
        delta = improving.done(journal, args.record, args.result, now=session.now)
    echo.written(session, delta)
    return DONE


def _said(args: argparse.Namespace, session: Session) -> dict[str, Any]:
    from mentortui.dates import parse_day

    due = parse_day(args.due, session.today).isoformat() if args.due else None
    return {"decision": args.decision, "owner": args.owner, "due": due}


def _list(session: Session, share: str) -> int:
    rows = [row for row in session.journal().rows("finding") if row.get("program") == share]
    rows.sort(key=lambda row: (bool(row.get("done_on")), row.get("due") or "9", row["id"]))
    if session.json:
        session.document({"findings": rows})
        return DONE
    if not rows:
        session.say("Nothing was found yet. To write something down: mentortui program improve add TEXT.")
    for row in rows:
        session.print("\n".join(_lines(row)))
    return DONE


def _lines(row: Row) -> list[str]:
    from mentortui.changes.naming import short
    from mentortui.documents.headline import long_day
    from mentortui.model.limits import clean

    who = ", ".join(filter(None, (row.get("owner"), row.get("due") and f"until {long_day(row['due'])}")))
    decided = f"decided: {clean(row['decision'])}" if row.get("decision") else "nothing decided yet"
    said = [f"{short(row['id'])}  {long_day(row['on'])}  {clean(row['finding'])}"]
    said.append(f"  {decided}{f' ({clean(who)})' if who else ''}")
    said += [f"  came of it, {long_day(row['done_on'])}: {clean(row['result'])}"] if row.get("result") else []
    return said
