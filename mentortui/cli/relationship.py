"""Who mentors whom, and how often you meet; how it stands, rests, goes on, and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.changes.naming import short
from mentortui.cli import echo, newcomer, relationship_constellation, relationship_end, relationship_health
from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError
from mentortui.model.vocabulary import FORMATS, RELATIONSHIP_KINDS, kind_of
from mentortui.practice.audience import STAYS_HERE
from mentortui.practice.load import load
from mentortui.practice.names import listed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add, close, pause, resume, hand-over, health, ask-to-call, constellation, let-in, keep-out and open."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    said = "Say who mentors whom, and how often you meet; unknown names become people."
    add = verbs.add_parser("add", help="add one, or several at once", description=said)
    add.add_argument("--mentor", metavar="NAME", action="append", default=[], help="a mentor; `me` is you")
    add.add_argument("--mentee", metavar="NAME", action="append", default=[], help="a mentee; twice for a circle")
    add.add_argument("--as", dest="as_", choices=("mentor", "mentee"), help="what you are, with one --with for each")
    add.add_argument("--with", dest="with_", metavar="NAME", action="append", default=[], help="the other, for --as")
    add.add_argument("--kind", choices=RELATIONSHIP_KINDS, default="traditional", help="traditional if not given")
    add.add_argument("--format", choices=FORMATS, help="formal, as in a program, or informal")
    add.add_argument("--cadence", metavar="HOW OFTEN", help='how often you agreed to meet: "2 weeks", "1 month"')
    add.add_argument("--cohort", metavar="LABEL", help="those who began together, such as a class or a year")
    add.add_argument("--start", metavar="DAY", help="first day, if not today")
    add.add_argument("--end", metavar="DAY", help="agreed last day")
    relationship_end.configure(verbs)
    relationship_health.configure(verbs)
    relationship_constellation.configure(verbs)
    newcomer.configure_circle(verbs)
    said = "Say what they may read that was written before they joined the folder you share."
    newcomer.configure_open(verbs.add_parser("open", help="what was written before they joined", description=said))
    parser.epilog = examples(
        'relationship add --as mentor --with "Ana Silva" --cadence "2 weeks"',
        'relationship pause Ana --until "in 6 weeks"',
        "relationship close Ana --as completed",
        "relationship health",
        "relationship constellation",
    )
    add.epilog = examples(
        'relationship add --mentor me --mentee "Ana Silva" --cadence "2 weeks"',
        'relationship add --as mentor --with "Ana Silva" --with "Bo Lind" --with "Ines Rocha"',
        'relationship add --kind peer --mentor me --mentee "Bo Lind"',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    verb: Callable[[argparse.Namespace, Session], int] = {
        "add": _add,
        "close": relationship_end.close,
        "pause": relationship_end.pause,
        "resume": relationship_end.resume,
        "hand-over": relationship_end.hand_over,
        "health": relationship_health.health,
        "ask-to-call": relationship_health.ask_to_call,
        "constellation": relationship_constellation.show,
        "open": newcomer.open_,
        "let-in": newcomer.circle,
        "keep-out": newcomer.circle,
    }[args.verb]
    return verb(args, session)


def _add(args: argparse.Namespace, session: Session) -> int:
    """Write the relationships and the people who were not known."""
    if bool(args.as_) != bool(args.with_) or bool(args.as_) == bool(args.mentor or args.mentee):
        raise UsageError(
            "Say either --mentor NAME --mentee NAME, or --as mentor --with NAME. "
            "`mentortui relationship add --help` shows how."
        )
    from mentortui.changes import people

    more: dict[str, Any] = {
        "now": session.now,
        "new_id": session.new_id,
        "kind": args.kind,
        "format_": args.format,
        "cadence": _cadence(session, args.cadence),
        "cohort": args.cohort,
        "start": echo.day(session, args.start, "Starts"),
        "end": echo.day(session, args.end, "Ends"),
    }
    journal = session.journal()
    if args.as_:
        delta = people.relationships_add(journal, args.as_, args.with_, **more)
    else:
        delta = people.relationship_add(journal, args.mentor, args.mentee, **more)
    session.commit(delta)
    _say(session, delta)
    main = [record_id for record_id in delta.create if kind_of(record_id) == "relationship"]
    if session.json or len(main) == 1:
        echo.made(session, delta, main[0] if len(main) == 1 else None)
    else:
        session.print("\n".join(map(short, main)))
    return DONE


def _cadence(session: Session, text: str | None) -> str | None:
    if text is None:
        return None
    from mentortui.recurrence import parse_cadence

    cadence = parse_cadence(text)
    session.say(f"Meeting {cadence.words}.")
    return str(cadence)


def _say(session: Session, delta: Delta) -> None:
    journal = session.journal()
    people = [row["name"] for record_id, row in delta.create.items() if kind_of(record_id) == "person"]
    if people:
        session.say(f"New {'person' if len(people) == 1 else 'people'}: {listed(people)}.")
    session.say(f"{delta.says}.")
    made = [row for record_id, row in delta.create.items() if kind_of(record_id) == "relationship"]
    many = load(journal, journal.me)
    if many.over and any(journal.me in row["mentors"] for row in made):
        session.say(f"You mentor in {many.active} relationships now; you had {many.capacity} in mind.")
    if len(made) > 1:
        session.say(f"Who can read each: you and the other in it. {STAYS_HERE}")
        return
    echo.say_who_reads(session, journal, "relationship", made[0])
    if journal.me not in (*made[0]["mentors"], *made[0]["mentees"]):
        session.say("You are not in it; if you meant to be, `mentortui undo`, and name yourself as `me`.")
