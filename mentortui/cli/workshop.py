"""Workshops: plan one, say who came, list them. They are meetings of the type workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli import echo
from mentortui.cli.parser import examples, whole
from mentortui.errors import DONE
from mentortui.model.vocabulary import CHANNELS

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs plan, attended, list."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    plan = verbs.add_parser("plan", help="plan one", description="Plan a workshop, with people you know or alone.")
    plan.add_argument("title", metavar="TITLE", nargs="+", help="what it is called")
    plan.add_argument("--on", metavar="DAY", required=True, help='friday, "tue 16:00", 24 nov')
    plan.add_argument("--time", metavar="HH:MM", help="when it begins")
    plan.add_argument("--minutes", metavar="N", type=whole, help="how long")
    plan.add_argument("--place", metavar="PLACE", help="where it is")
    plan.add_argument("--with", dest="with_", metavar="NAME", action="append", default=[], help="who comes along")
    plan.add_argument("--channel", choices=CHANNELS, help="how you meet")
    plan.add_argument("--link", metavar="URL", help="address of an online workshop")
    plan.set_defaults(handler=_plan)
    plan.epilog = examples(
        'workshop plan "Teach-back in ten minutes" --on "thu 14:00" --minutes 90 --place "Room 3" --with Ana --with Bo',
        'workshop plan "Writing for a general reader" --on "8 dec" --link https://example.org/room',
    )
    came = verbs.add_parser(
        "attended", help="say who came", description="Say of a workshop that it took place, and who came."
    )
    came.add_argument("workshop", metavar="WORKSHOP", help="its title, its day (2026-11-24), or its id")
    who = came.add_mutually_exclusive_group()
    who.add_argument(
        "--came", metavar="NAME", action="append", help="who came besides you; all who were to if not given"
    )
    who.add_argument("--absent", metavar="NAME", action="append", default=[], help="who was to come and did not")
    came.add_argument("--on", metavar="DAY", help="when it was, if not as planned")
    came.add_argument("--minutes", metavar="N", type=whole, help="how long it took")
    came.set_defaults(handler=_attended)
    came.epilog = examples('workshop attended "Teach-back"', 'workshop attended "Teach-back" --absent Bo --minutes 100')
    listed = verbs.add_parser("list", help="all of them", description="List workshops, newest first, with who came.")
    listed.set_defaults(handler=_list)
    listed.epilog = examples("workshop list", "workshop list --json")
    parser.epilog = examples(
        'workshop plan "Teach-back" --on "thu 14:00"', 'workshop attended "Teach-back" --absent Bo'
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _plan(args: argparse.Namespace, session: Session) -> int:
    from mentortui import dates
    from mentortui.changes import workshops

    words, time = dates.split_time(args.on)
    time = dates.parse_time(args.time) if args.time is not None else time
    on = dates.parse_day(words, session.today)
    session.say(f"On {dates.echo(on, session.today)}{f' at {time}' if time else ''}.")
    delta = workshops.plan(
        session.journal(),
        echo.words(session, args.title, "the title"),
        on,
        now=session.now,
        new_id=session.new_id,
        with_=args.with_,
        time=time,
        minutes=args.minutes,
        place=args.place,
        channel=args.channel,
        link=args.link,
    )
    main = echo.added(session, delta, "meeting")
    echo.made(session, delta, main)
    return DONE


def _attended(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import workshops

    on = echo.day(session, args.on, "Held on", past=True)
    delta = workshops.attended(
        session.journal(),
        args.workshop,
        now=session.now,
        came=args.came,
        absent=args.absent,
        on=on,
        minutes=args.minutes,
    )
    echo.written(session, delta)
    return DONE


def _list(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes.naming import short
    from mentortui.cli.output import table
    from mentortui.practice import workshops
    from mentortui.practice.readers import glyph

    reader = session.journal()
    rows = workshops.workshops(reader)
    if session.json:
        session.document({"meetings": rows})
    elif rows:
        lines = ((short(row["id"]), glyph(reader, row), *workshops.facts(reader, row)) for row in rows)
        session.print(table(lines, ("id", " ", "day", "title", "place", "status", "who")))
    else:
        session.say("No workshops here.")
    return DONE
