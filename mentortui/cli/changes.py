"""What was changed on another computer lately: what stands now, what it stands over, and putting that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.changes import naming
from mentortui.changes.putting_back import put_back
from mentortui.cli.parser import at_least_one, examples
from mentortui.documents.fields import in_words
from mentortui.errors import DONE, NotFound, Refused
from mentortui.exchange import lately, shared
from mentortui.model.limits import clean
from mentortui.model.vocabulary import KINDS, kind_of
from mentortui.practice.recent import DAYS, computer, written

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.practice.recent import Recent

NOBODY = "another computer"


def configure(parser: argparse.ArgumentParser) -> None:
    """Without a verb: the list. The verb back."""
    parser.add_argument("--of", metavar="ID", help="of one record and its parts only")
    parser.add_argument("--days", type=at_least_one, default=DAYS, metavar="N", help=f"of the last N days ({DAYS})")
    parser.description = (
        "Where two computers changed one value apart, the later one stands, and the other is listed here. So is what "
        "somebody changed that another computer had said before: a journal knows the last word of each computer, and "
        "no more. Texts in two versions are no changes but conflicts: `mentortui conflicts`."
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    back = verbs.add_parser("back", help="put a value back", description="Put back what does not stand any more.")
    back.add_argument("id", metavar="ID", help="the record")
    back.add_argument("number", metavar="NUMBER", nargs="?", type=at_least_one,
                      help="which, as the list has it; where there is one only, leave it out")  # fmt: skip
    back.epilog = examples("changes back 4f2a", "changes back 4f2a 2")
    parser.epilog = examples("changes", "changes --of goal-3f0c", "changes back 4f2a") + (
        "\n\n`mentortui undo` takes a value away again that was put back."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """List, or put one back."""
    return _list(args, session) if args.verb is None else _back(args, session)


def _list(args: argparse.Namespace, session: Session) -> int:
    journal = session.journal()
    of = naming.find(journal, tuple(KINDS), args.of) if args.of else ""
    found = _numbered(lately.changes(journal, days=args.days, of=of))
    writers = shared.writers(journal)
    if session.json:
        session.document({"changes": [_as_data(number, one, session, writers) for number, one in found]})
        return DONE
    shown = ""
    for number, one in found:
        if one.row["id"] != shown:
            shown = one.row["id"]
            session.print(f"{naming.short(shown)}  {clean(naming.label(journal, one.row))}")
        for line in _lines(number, one, session, writers):
            session.print(line)
    if found:
        one = found[0][1]
        several = sum(other.row["id"] == one.row["id"] for _, other in found) > 1
        which = f" {found[0][0]}" if several else ""
        session.say(f"To put one back: mentortui changes back {naming.short(one.row['id'])}{which}.")
    else:
        days = "day" if args.days == 1 else f"{args.days} days"
        session.say(f"Nothing was changed on another computer in the last {days}.")
    return DONE


def _numbered(changes: list[Recent]) -> list[tuple[int, Recent]]:
    """The changes record by record, counted in each; the records in the order of their latest."""
    by_record: dict[str, list[Recent]] = {}
    for one in changes:
        by_record.setdefault(one.row["id"], []).append(one)
    return [(number, one) for found in by_record.values() for number, one in enumerate(found, 1)]


def _lines(number: int, one: Recent, session: Session, writers: dict[str, str]) -> list[str]:
    """`minutes: 45 (Ana Silva, 21 Nov 2026 18:40)`, and below it what it stands over."""
    journal, kind = session.journal(), kind_of(one.row["id"])
    lines = []
    for value in one.values:
        field = value.field.replace("_", " ")
        now, aside = (clean(in_words(journal, kind, value.field, said)) or "empty" for said in (value.now, value.aside))
        lines.append(f"  {field}: {now} ({_said(value.stamp, session, writers)})")
        lines.append(f"    {number}  {aside} ({_said(one.stamp, session, writers)})")
    return lines


def _said(stamp: str, session: Session, writers: dict[str, str]) -> str:
    """Whose word it is, and when it was said: `Ana Silva, 2026-11-21 18:40`."""
    return f"{writers.get(computer(stamp), NOBODY)}, {written(stamp, session.now):%Y-%m-%d %H:%M}"


def _as_data(number: int, one: Recent, session: Session, writers: dict[str, str]) -> dict[str, Any]:
    def word(stamp: str, said: object) -> dict[str, Any]:
        at = written(stamp, session.now).isoformat(timespec="seconds")
        return {"value": said, "by": writers.get(computer(stamp)), "device": computer(stamp), "at": at}

    fields = {value.field: {"now": word(value.stamp, value.now), "aside": word(one.stamp, value.aside)}
              for value in one.values}  # fmt: skip
    return {"id": one.row["id"], "number": number, "fields": fields}


def _back(args: argparse.Namespace, session: Session) -> int:
    journal = session.journal()
    found = _numbered(lately.changes(journal, days=args.days))
    if not found:
        raise NotFound("Nothing was changed on another computer lately; nothing was put back.")
    kinds = tuple({kind_of(one.row["id"]) for _, one in found})
    record_id = naming.find(journal, kinds, args.id)
    there = {number: one for number, one in found if one.row["id"] == record_id}
    if not there:
        raise NotFound(f"{args.id!r} was not changed on another computer lately; nothing was put back.",
                       hint="`mentortui changes` lists what was.")  # fmt: skip
    if args.number is None and len(there) > 1:
        raise Refused(f"Which of the {len(there)}? Nothing was put back.", "number",
                      hint=f"`mentortui changes --of {args.id}` lists them.")  # fmt: skip
    one = there.get(args.number or 1)
    if one is None:
        raise Refused(f"There is no number {args.number} in it; nothing was put back.", "number")
    from mentortui.zone import here

    delta = put_back(journal, one, now=session.now, here=here())
    session.commit(delta, {(record_id, value.field): journal.stamp(record_id, value.field) for value in one.values})
    session.say(f"{delta.says}. `mentortui undo` undoes it.")
    if session.json:
        session.document(journal.get(record_id) or {})
    return DONE
