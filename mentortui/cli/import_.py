"""Read a JSON export, a CSV table, a calendar, or a folder of Markdown notes. What was imported is undone with
`undo`, but for a JSON export, which is joined: the same file twice, or an older one, harms nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentortui.cli.parser import did_you_mean, examples
from mentortui.errors import DONE, PARTLY, Refused, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.exchange.report import Report
    from mentortui.model.delta import Delta


def configure(parser: argparse.ArgumentParser) -> None:
    """What to read, and how to understand a table."""
    said = "a .json export, a .csv table, an .ics calendar, a .md note, a folder, or -"
    parser.add_argument("file", metavar="FILE", help=said)
    parser.add_argument("--kind", metavar="KIND", help="what a table holds: goals, people or meetings")
    parser.add_argument(
        "--map", action="append", default=[], metavar='"COLUMN=field,…"', help="which column is which field"
    )
    parser.add_argument("--with", dest="with_", metavar="NAME", help="of a calendar: who every event in it is with")
    parser.epilog = examples(
        "import journal.json",
        'import goals.csv --kind goals --map "Goal=title,Deadline=due"',
        "import people.csv --kind people",
        "import ~/notes",
        "import mentoring.ics    # as planned meetings; the same file again changes nothing",
        'import meetings.csv --kind meetings --map "Date=on,Who=attendees,Notes=text"',
        "--home ~/elsewhere import journal.json    # into an empty place: makes the journal there",
    ) + (
        "\n\nA column named like a field, or by a usual other name (date, who, deadline), needs no --map. Fields:"
        "\n  meetings  on, time, attendees, minutes, type, channel, link, title, status, tags, text"
        "\n  goals     title, due, start, metric, unit, baseline, target, specific, relevant, status, owners, …"
        "\n  people    name, roles, offers, wants, interests, values, experience"
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Import, and tell what was added and what was left out; exit code 3 when something was."""
    if args.file == "-":
        return _stdin(args, session)
    path = Path(args.file).expanduser()
    if args.map and args.kind is None:
        raise UsageError("--map goes with --kind goals, people or meetings.")
    if path.is_dir():
        if args.kind is not None:
            raise UsageError(f"{path} is a folder, which is read as notes; --kind goes with one table.")
        return _notes(session, path)
    from mentortui.exchange.json_in import read_file

    data = read_file(path)
    if args.kind is not None or path.suffix.lower() in (".csv", ".tsv"):
        return _table(args, session, data, path.name)
    if path.suffix.lower() in (".ics", ".ical", ".ifb", ".icalendar"):
        return _calendar(args, session, data, path.name)
    if args.with_ is not None:
        raise UsageError("--with goes with a calendar, a file whose name ends in .ics.")
    if path.suffix.lower() in (".md", ".markdown"):
        return _notes(session, path)
    return _state(session, data, path.name)


def _stdin(args: argparse.Namespace, session: Session) -> int:
    """A JSON export, a calendar or, with --kind, a table from standard input."""
    data = session.read_stdin("the export, the calendar or the table").encode("utf-8", "surrogateescape")
    if args.kind is not None:
        return _table(args, session, data, "standard input")
    if data.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        return _calendar(args, session, data, "standard input")
    return _state(session, data, "standard input")


def _state(session: Session, data: bytes, name: str) -> int:
    """Join a JSON export, or make the home from it where there is none."""
    import os

    from mentortui.exchange.json_in import join_state, state_in

    state = state_in(data, name)
    if os.path.exists(os.path.join(session.home, "device.json")):
        report = join_state(session.journal(), state)
        made = False
    else:
        from mentortui.store import home_from_state

        journal, report = home_from_state(session.home, state, session.clock)
        journal.close()
        made = True
    for sentence in report.refused:
        session.say(sentence)
    if session.json:
        session.document({"made": made, "new": report.new, "changed": report.changed, "known": report.known,
                          "left_out": list(report.refused)})  # fmt: skip
    else:
        place = f"Made the journal in {session.home}: " if made else ""
        session.print(f"{place}{report.new:,} new, {report.changed:,} changed, {report.known:,} known already"
                      f"{f', {len(report.refused)} left out' if report.refused else ''}.")  # fmt: skip
    return PARTLY if report.refused else DONE


def _table(args: argparse.Namespace, session: Session, data: bytes, name: str) -> int:
    from mentortui.documents.tables import TABLE_KINDS
    from mentortui.exchange.csv_in import import_table
    from mentortui.model.vocabulary import kind_named, table_of

    kind = kind_named(args.kind) if args.kind else None
    if args.kind and kind not in TABLE_KINDS:
        there = [table_of(one) for one in TABLE_KINDS]
        raise UsageError(f"{args.kind!r} is no kind a table may hold.{did_you_mean(args.kind, there)} "
                         f"It takes one of: {', '.join(there)}.")  # fmt: skip
    delta, report = import_table(
        session.journal(), data, name, kind, column_map(args.map), now=session.now, new_id=session.new_id
    )
    return _tell(session, delta, report)


def _calendar(args: argparse.Namespace, session: Session, data: bytes, name: str) -> int:
    from mentortui.changes.naming import person
    from mentortui.exchange.calendar_in import import_calendar
    from mentortui.zone import here

    journal = session.journal()
    with_ = person(journal, args.with_) if args.with_ is not None else None
    delta, report = import_calendar(journal, data, name, now=session.now, with_=with_, here=here())
    return _tell(session, delta, report, "You and who is in each of them can read it.")


def column_map(given: list[str]) -> dict[str, str]:
    """`Title=title,Due=due` as a mapping. Raises UsageError for an entry without `=`."""
    from mentortui.documents.fields import split

    found = {}
    for entry in (one for words in given for one in split(words)):
        column, equals, field = entry.rpartition("=")
        if not equals or not column.strip() or not field.strip():
            raise UsageError(f'--map takes "COLUMN=field,…"; {entry!r} is not of that form.')
        found[column.strip()] = field.strip()
    return found


def _notes(session: Session, path: Path) -> int:
    from mentortui.exchange.notes_in import import_notes

    delta, report = import_notes(session.journal(), path, now=session.now, new_id=session.new_id)
    return _tell(session, delta, report)


def _tell(session: Session, delta: Delta, report: Report, read_by: str = "Only you can read it.") -> int:
    """Commit what can be kept, then name what could not."""
    if not delta and report.bad and not report.already:
        raise Refused(f"Nothing was imported. {'; '.join(report.bad[:5])}"
                      f"{f'; and {len(report.bad) - 5} more' if len(report.bad) > 5 else ''}.")  # fmt: skip
    if delta:
        session.commit(delta)
    for sentence in report.bad:
        session.say(sentence)
    for sentence in report.hints:
        session.say(sentence)
    if session.json:
        session.document({"added": dict(report.added), "already": report.already, "moved": report.moved,
                          "left_out": report.bad, "ids": [*delta.create, *delta.update]})  # fmt: skip
    else:
        says = report.says()
        session.print(f"{says[0].upper()}{says[1:]}.{f' {read_by}' if delta else ''}")
    return PARTLY if report.bad else DONE
