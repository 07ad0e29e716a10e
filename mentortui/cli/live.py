"""A meeting that goes on: `meeting start` opens the app there, `meeting finish` ends it from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli import echo, output
from mentortui.cli.parser import examples, whole
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from mentortui.cli.session import Session


def configure(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verbs `start` and `finish`."""
    start = verbs.add_parser(
        "start", help="begin a meeting now, in the app",
        description="Begin a meeting now: today's planned one with NAME, or a new one. The app opens there, with "
        "agenda, notes and a timer.",
    )  # fmt: skip
    start.add_argument("name", metavar="NAME", nargs="+", help="who you meet; or a meeting's id or title")
    start.set_defaults(handler=_start)
    start.epilog = examples("meeting start Ana")
    finish = verbs.add_parser(
        "finish", help="end the meeting that goes on", description="End the meeting that goes on, and say what is next."
    )
    finish.add_argument("name", metavar="NAME", nargs="*", help="who it is with, if several go on")
    finish.add_argument("--minutes", metavar="N", type=whole, help="how long it took; else the timer knows")
    finish.add_argument("--next", dest="next_", metavar="DAY", help='plan the next: friday, "in 2 weeks at 16:00"')
    finish.add_argument("--celebrate", metavar="TEXT", help="a milestone that was reached")
    finish.add_argument("--person", metavar="NAME", help="who reached it; in a mentor's journal else the mentee")
    finish.add_argument("--share", action="store_true", help="let the relationship read the milestone")
    finish.set_defaults(handler=_finish)
    finish.epilog = examples("meeting finish", 'meeting finish Ana --next "in 2 weeks" --celebrate "First module done"')


def _start(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import live

    if not output.has_terminal():
        raise Refused(
            "A live meeting needs a terminal, and there is none here; nothing was begun. "
            "`mentortui log` writes a meeting down without one."
        )
    with_ = [" ".join(args.name)]
    journal = session.journal()
    delta = live.start(journal, with_, now=session.now, new_id=session.new_id)
    if delta:
        session.commit(delta)
    row = live.started(session.journal(), with_, session.now)
    assert row is not None
    session.opens = row["id"]
    return DONE


def _finish(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import live, naming

    day, time = _next(args, session)
    journal = session.journal()
    delta = live.finish(
        journal,
        [" ".join(args.name)] if args.name else [],
        now=session.now,
        new_id=session.new_id,
        minutes=args.minutes,
        next_on=day,
        next_at=time,
        celebrate=args.celebrate,
        person=naming.person(journal, args.person) if args.person else None,
        share=args.share,
    )
    echo.written(session, delta)
    for record_id, row in delta.create.items():
        kind = record_id.partition("-")[0]
        if kind == "milestone":
            session.say(f"Milestone: {row['title']}.")
            echo.say_who_reads(session, session.journal(), kind, row)
    return DONE


def _next(args: argparse.Namespace, session: Session) -> tuple[date | None, str | None]:
    """The day of the next meeting and the time that stood with it, after saying what was understood."""
    if args.next_ is None:
        return None, None
    from mentortui import dates

    day, time = dates.parse_day_time(args.next_, session.today)
    session.say(f"Next: {dates.echo(day, session.today)}{f' at {time}' if time else ''}.")
    return day, time
