"""List the records of one kind: goals, meetings, actions, people and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import at_least_one, did_you_mean, examples
from mentortui.errors import DONE, UsageError
from mentortui.model.vocabulary import KINDS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row


def configure(parser: argparse.ArgumentParser) -> None:
    """The kind, and what narrows the list."""
    parser.add_argument("kind", metavar="KIND", help="goals, meetings, actions, people, notes, steps, progress, …")
    parser.add_argument("--goal", metavar="GOAL", help="only what belongs to this goal")
    parser.add_argument("--meeting", metavar="ID", help="only what belongs to this meeting")
    parser.add_argument("--with", dest="with_", metavar="NAME", help="only what this person is part of")
    parser.add_argument("--open", action="store_true", help="only what is not done, achieved, dropped or over")
    parser.add_argument("--status", metavar="WORD", help="only what stands so: active, planned, held, …")
    parser.add_argument("--since", metavar="DAY", help="only what is about this day or a later one")
    parser.add_argument("--deleted", action="store_true", help="what was deleted and can come back")
    parser.add_argument("--limit", type=at_least_one, metavar="N", help="at most so many")
    parser.epilog = examples(
        "list goals --open",
        'list meetings --with Ana --since "4 weeks ago"',
        "list actions --json",
        "list notes --deleted",
    ) + (
        f"\n\nKinds: {', '.join(KINDS.values())}."
        "\nThe sign behind the id says who can read a record: · only you, + shared, # counted by the program as well."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the records as a table, or as `{"schema": 1, "<table>": […]}`."""
    from mentortui.cli.columns import cells, header
    from mentortui.model.vocabulary import is_emptied, table_of

    kind = kind_asked(args.kind)
    _check_status(args, kind)
    reader = session.journal()
    gone = (row for row in reader.deleted(kind) if not is_emptied(row)) if args.deleted else ()
    rows: Iterable[Row] = gone if args.deleted else in_order(kind, reader.rows(kind), reader)
    found = list(narrowed(args, session, reader, rows))
    shown = found if args.limit is None else found[: args.limit]
    if session.json:
        session.document({table_of(kind): shown})
        return DONE
    if shown:
        from mentortui.cli.output import table

        session.print(table(cells(reader, kind, shown, session.today), header(kind)))
    if len(shown) < len(found):
        session.say(f"{len(shown)} of {len(found):,}.")
    elif not found:
        session.say(f"No {table_of(kind)} {'deleted' if args.deleted else 'here'}"
                    f"{' that fit' if any_filter(args) else ''}.")  # fmt: skip
    return DONE


def kind_asked(word: str) -> str:
    """The kind a person means. Raises UsageError with near words."""
    from mentortui.model.vocabulary import kind_named

    kind = kind_named(word)
    if kind is None:
        near = did_you_mean(word, [*KINDS, *KINDS.values()])
        raise UsageError(f"{word!r} is no kind of record.{near} There are {', '.join(KINDS.values())}.")
    return kind


def _check_status(args: argparse.Namespace, kind: str) -> None:
    """Refuse a status no record of the kind can have, which would make a list that looks empty."""
    from mentortui.model.vocabulary import GOAL_STATUS, MEETING_STATUS, MILESTONE_STATUS, RELATIONSHIP_STATUS

    known = {"goal": GOAL_STATUS, "meeting": MEETING_STATUS, "milestone": MILESTONE_STATUS,
             "relationship": RELATIONSHIP_STATUS}.get(kind)  # fmt: skip
    if args.status is None or (known and args.status in known):
        return
    if known is None:
        raise UsageError(f"{KINDS[kind].capitalize()} have no status; --open narrows what can be done or over.")
    raise UsageError(f"{args.status!r} is no status of {KINDS[kind]}.{did_you_mean(args.status, known)} "
                     f"It takes one of: {', '.join(known)}.")  # fmt: skip


def any_filter(args: argparse.Namespace) -> bool:
    """Whether the list was narrowed."""
    return bool(args.goal or args.meeting or args.with_ or args.open or args.status or args.since)


def in_order(kind: str, rows: Sequence[Row], reader: Reader) -> list[Row]:
    """The order a person expects: what is urgent first, what is dated newest first, people by name."""
    from mentortui.documents.headline import day_of, headline

    if kind in ("person", "relationship"):
        return sorted(rows, key=lambda row: headline(reader, row).casefold())
    if kind in ("goal", "action", "step"):
        return sorted(rows, key=lambda row: (not is_open(row), str(row.get("due") or "9999"), row["id"]))
    if kind == "agenda":  # by meeting, the newest first, and within one as it was written
        days = {row["id"]: (day_of(row), row["id"]) for row in reader.rows("meeting")}
        in_place = sorted(rows, key=lambda row: str(row.get("position") or ""))
        return sorted(in_place, key=lambda row: days.get(row.get("meeting", ""), ("", "")), reverse=True)
    return sorted(rows, key=lambda row: (day_of(row), str(row.get("time") or ""), row["id"]), reverse=True)


def is_open(row: Row) -> bool:
    """Whether a record still asks for something: not done, achieved, dropped, closed, held, missed or reached."""
    from mentortui.cli.columns import default_status

    over = ("achieved", "dropped", "closed", "held", "missed", "reached")
    return not row.get("done") and (row.get("status") or default_status(row)) not in over


def narrowed(args: argparse.Namespace, session: Session, reader: Reader, rows: Iterable[Row]) -> Iterable[Row]:
    """The rows that pass every filter that was given. Raises Refused for a name or day nobody knows."""
    from mentortui.changes import naming
    from mentortui.cli.columns import default_status

    links = {
        field: naming.find(reader, (field,), asked)
        for field, asked in (("goal", args.goal), ("meeting", args.meeting))
        if asked
    }
    who = naming.person(reader, args.with_) if args.with_ else None
    since = _day(session, args.since) if args.since else ""
    for row in rows:
        if any(row.get(field) != wanted for field, wanted in links.items()):
            continue
        if (who and not concerns(reader, row, who)) or (args.open and not is_open(row)):
            continue
        if args.status and (row.get("status") or default_status(row)) != args.status:
            continue
        if since and _about(row) < since:
            continue
        yield row


def concerns(reader: Reader, row: Row, who: str) -> bool:
    """Whether a person is part of a record, or of the meeting, goal or relationship it belongs to."""
    from mentortui.practice.names import others

    return row["id"] == who or who in others(reader, row) or (who == reader.me and row.get("owner") == who)


def _about(row: Row) -> str:
    from mentortui.documents.headline import day_of

    return day_of(row)


def _day(session: Session, words: str) -> str:
    from mentortui.dates import parse_day

    return parse_day(words, session.today, past=True).isoformat()
