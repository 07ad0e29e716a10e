"""Plan meetings, note what was said, say whether they were held or missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import echo, live
from mentortui.cli.parser import examples, whole
from mentortui.errors import DONE
from mentortui.model.vocabulary import CHANNELS, MEETING_TYPES

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row

SERIES = 6
"""Meetings of a series that are planned when no number is given."""
SERIES_MOST = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs of meetings."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    plan = verbs.add_parser("plan", help="plan one, or a series", description="Plan a meeting, or a series of them.")
    plan.add_argument("--with", dest="with_", metavar="NAME", action="append", required=True, help="who you meet")
    plan.add_argument("--on", metavar="DAY", required=True, help='friday, "tue 16:00", "every other thursday"')
    plan.add_argument("--time", metavar="HH:MM", help="when it begins")
    plan.add_argument("--times", metavar="N", type=whole, help=f"how many meetings of a series; {SERIES} if not given")
    plan.add_argument("--minutes", metavar="N", type=whole, help="how long")
    plan.add_argument("--type", choices=MEETING_TYPES, metavar="TYPE", help=", ".join(MEETING_TYPES))
    plan.add_argument("--channel", choices=CHANNELS, help="how you meet")
    plan.add_argument("--place", metavar="PLACE", help="where you meet")
    plan.add_argument("--link", metavar="URL", help="address of an online meeting")
    plan.add_argument("--title", metavar="TITLE", help="a name for it")
    plan.add_argument("--agenda", metavar="POINT", action="append", default=[], help="a point to talk about")
    plan.set_defaults(handler=_plan)
    plan.epilog = examples(
        'meeting plan --with Ana --on "tuesday 16:00" --agenda "The handover"',
        'meeting plan --with Ana --on "every other thursday" --time 16:00 --times 6',
    )
    live.configure(verbs)
    _configure_note(verbs)
    for verb, text, handler in (("held", "it took place", _held), ("missed", "it did not take place", _missed)):
        mark = verbs.add_parser(verb, help=text, description=f"Say of a planned meeting: {text}.")
        _meeting(mark)
        if verb == "held":
            mark.add_argument("--minutes", metavar="N", type=whole, help="how long it took")
            mark.add_argument("--on", metavar="DAY", help="when it was, if not as planned")
            mark.add_argument("--type", choices=MEETING_TYPES, metavar="TYPE", help="what it was, if not as planned")
            mark.add_argument("--channel", choices=CHANNELS, help="how you met")
        mark.set_defaults(handler=handler)
        mark.epilog = examples(f"meeting {verb} Ana" + (" --minutes 45" if verb == "held" else ""))
    agenda = verbs.add_parser("agenda", help="add a point to talk about", description="Add a point to talk about.")
    _meeting(agenda)
    agenda.add_argument("text", metavar="POINT", nargs="+", help="what to talk about")
    agenda.set_defaults(handler=_agenda)
    agenda.epilog = examples('meeting agenda Ana "Budget for the course"')
    tick = verbs.add_parser("tick", help="a point was talked about", description="Tick a point of an agenda.")
    tick.add_argument("item", metavar="POINT", help="the beginning of its words, or its id")
    tick.add_argument("--not", dest="undone", action="store_true", help="take the tick back")
    tick.set_defaults(handler=_tick)
    tick.epilog = examples('meeting tick "Budget for"')
    parser.epilog = examples('meeting plan --with Ana --on "tuesday 16:00"', "meeting held Ana --minutes 45")


def _configure_note(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    note = verbs.add_parser("note", help="note what was said", description="Add a note to a meeting, or a decision.")
    _meeting(note)
    note.add_argument("text", metavar="TEXT", nargs="+", help="what was said; `-` reads standard input")
    note.add_argument("--decision", action="store_true", help="it was decided")
    note.add_argument("--share", action="store_true", help="let the relationship read it")
    note.add_argument(
        "--action", metavar="TEXT", action="append", default=[], help='what comes of it: "TEXT due:friday owner:NAME"'
    )
    note.set_defaults(handler=_note)
    note.epilog = examples('meeting note Ana "She leads on Thursday" --share', "meeting note Ana - < notes.md")


def _meeting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "meeting", metavar="MEETING", help="its id, its title, its day (2026-11-24), or who it is with: the nearest one"
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _days(args: argparse.Namespace, session: Session) -> tuple[list[date], str | None, str | None]:
    """The days to plan, the words of their series (None for a single meeting), and the time given or said in them."""
    from mentortui import dates, recurrence
    from mentortui.errors import Refused, UsageError

    words, time = dates.split_time(args.on)
    time = dates.parse_time(args.time) if args.time is not None else time
    repeats = dates.fold(words).startswith("every") or " of every " in words or " of each " in words
    if not repeats:
        if args.times is not None:
            raise UsageError('--times is for a series, such as --on "every other thursday".')
        day = dates.parse_day(words, session.today)
        session.say(f"On {dates.echo(day, session.today)}{f' at {time}' if time else ''}.")
        return [day], None, time
    count = SERIES if args.times is None else args.times
    if not 1 <= count <= SERIES_MOST:
        raise Refused(f"--times is {count}; a series has 1 to {SERIES_MOST} meetings. Nothing was saved.", "times")
    series = recurrence.parse_series(words, session.today)
    session.say(f"{series.words[:1].upper()}{series.words[1:]}{f' at {time}' if time else ''}, {count} times.")
    return series.days(count), str(series.cadence), time


def _plan(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import meetings
    from mentortui.zone import here

    days, series, time = _days(args, session)
    delta = meetings.plan(
        session.journal(),
        args.with_,
        days,
        now=session.now,
        new_id=session.new_id,
        series=series,
        agenda=args.agenda,
        type_=args.type,
        time=time,
        minutes=args.minutes,
        channel=args.channel,
        here=here(),
        place=args.place,
        link=args.link,
        title=args.title,
    )
    session.commit(delta)
    session.say(f"{delta.says}.")
    planned = [one for one in (*delta.create, *delta.update) if one.startswith("meeting-")]
    journal = session.journal()
    echo.say_who_reads(session, journal, "meeting", journal.get(planned[0]) or {})
    _remark(session, [journal.get(one) or {} for one in planned])
    if delta.update:  # some of the series had been deleted and came back
        session.say(f"{len(delta.update)} of them had been deleted and are back.")
    if delta.create:
        echo.made(session, delta, planned[0] if len(planned) == 1 else None)
    return DONE


def _remark(session: Session, planned: list[Row]) -> None:
    """Say of meetings just planned which were planned before, with the same people at the same time."""
    from mentortui.changes.naming import short

    def key(row: Row) -> tuple[Any, ...]:
        return row.get("on"), row.get("time"), tuple(row.get("attendees", ()))

    made = {row["id"] for row in planned}
    keys = {key(row) for row in planned}
    before = [row for row in session.journal().rows("meeting") if row["id"] not in made and key(row) in keys]
    for row in before:
        if row.get("status") == "planned":
            at = f", {row['time']}" if row.get("time") else ""
            session.say(f"You had planned that already ({short(row['id'])}, {echo.near(session, row['on'])}{at}); "
                        "`mentortui undo` takes the new one back.")  # fmt: skip


def _note(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import capture, meetings
    from mentortui.cli.log import action_line

    text = echo.words(session, args.text, "what was said")
    delta = meetings.note(
        session.journal(),
        args.meeting,
        text,
        now=session.now,
        new_id=session.new_id,
        share=args.share,
        type_="decision" if args.decision else "note",
        actions=[capture.parse_action(one, session.today) for one in args.action],
    )
    main = echo.added(session, delta, "entry")
    for record_id, row in delta.create.items():
        if record_id.startswith("action-"):
            session.say(action_line(session, session.journal(), row))
    echo.made(session, delta, main)
    return DONE


def _held(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import meetings

    on = echo.day(session, args.on, "Held on", past=True)
    echo.written(
        session,
        meetings.held(
            session.journal(),
            args.meeting,
            now=session.now,
            on=on,
            minutes=args.minutes,
            type=args.type,
            channel=args.channel,
        ),
    )
    return DONE


def _missed(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import meetings

    echo.written(session, meetings.missed(session.journal(), args.meeting, now=session.now))
    return DONE


def _agenda(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import meetings

    point = echo.words(session, args.text, "the point")
    delta = meetings.agenda_add(session.journal(), args.meeting, [point], now=session.now, new_id=session.new_id)
    main = echo.added(session, delta, "agenda")
    echo.made(session, delta, main)
    return DONE


def _tick(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import meetings

    echo.written(session, meetings.agenda_tick(session.journal(), args.item, done=not args.undone))
    return DONE
