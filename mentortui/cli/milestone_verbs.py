"""What the verbs of `milestone` do."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from mentortui.changes import milestones, naming
from mentortui.cli import echo
from mentortui.cli.output import table
from mentortui.documents.headline import long_day, one_line
from mentortui.errors import DONE, NotFound, Refused
from mentortui.practice import celebrations
from mentortui.practice.readers import glyph

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta
    from mentortui.practice.celebrations import Found, Stop

_WIDE = 60


def add(args: argparse.Namespace, session: Session) -> int:
    """Keep one, reached or planned by its day."""
    title = echo.words(session, args.title, "the title")
    return _added(args, session, title, echo.day(session, args.on, "On") or session.today)


def plan(args: argparse.Namespace, session: Session) -> int:
    """Plan one for a day to come."""
    title = echo.words(session, args.title, "the title")
    on = echo.day(session, args.on, "On")
    assert on is not None
    if on <= session.today:
        raise Refused(
            "A milestone is planned for a day to come. Nothing was saved.",
            "on",
            hint="What was reached already: mentortui milestone add.",
        )
    return _added(args, session, title, on)


def _added(args: argparse.Namespace, session: Session, title: str, on: date) -> int:
    delta = milestones.add(
        session.journal(),
        title,
        on=on,
        now=session.now,
        new_id=session.new_id,
        goal=args.goal,
        person=args.person,
        value_tag=args.value_tag,
        share=args.share,
    )
    return _made(session, delta)


def _made(session: Session, delta: Delta) -> int:
    """Commit, say who can read it, print what was made: the record, or of several the list."""
    first = echo.added(session, delta, "milestone")
    if session.json and len(delta.create) > 1:
        session.document({"milestones": [echo.record(one, row) for one, row in delta.create.items()]})
    elif session.json:
        echo.made(session, delta, first)
    else:
        echo.made(session, delta)
    return DONE


def reach(args: argparse.Namespace, session: Session) -> int:
    """A planned one is reached."""
    on = echo.day(session, args.on, "On", past=True) or session.today
    if on > session.today:
        raise Refused("It cannot be reached on a day to come; leave --on out for today. Nothing was changed.", "on")
    echo.written(session, milestones.reach(session.journal(), args.milestone, on=on))
    return DONE


def celebrate(args: argparse.Namespace, session: Session) -> int:
    """Celebrate one or pass it by."""
    journal = session.journal()
    if args.passed:
        echo.written(session, milestones.pass_by(journal, args.milestone))
        return DONE
    worked = echo.words(session, [args.worked], "what made it work") if args.worked is not None else None
    delta = milestones.celebrate(journal, args.milestone, worked=worked)
    echo.written(session, delta)
    row = journal.get(next(iter(delta.update))) or {}
    if not row.get("worked"):
        called = naming.short(row["id"])
        session.say(f"What made it work? To keep the answer: mentortui milestone celebrate {called} --worked TEXT")
    return DONE


def found(args: argparse.Namespace, session: Session) -> int:
    """List what the rules find, or keep it."""
    from mentortui.exchange import own_rules

    rules, said = own_rules.load(session.home)
    if said:
        session.say(said)
    every = celebrations.found(session.journal(), session.today, rules, partial(_day_of, session))
    if args.keep or args.keep_all:
        wanted = every if args.keep_all else _named(every, args.keep)
        return _made(session, milestones.keep(
            session.journal(), wanted, now=session.now, new_id=session.new_id, share=args.share
        ))  # fmt: skip
    if session.json:
        session.document({"found": [one._asdict() for one in every]})
        return DONE
    if every:
        rows = [(one.rule, long_day(one.on), one_line(one.title, _WIDE), one.why) for one in every]
        session.print(table(rows, ("rule", "day", "title", "why")))
        session.say("To keep them: mentortui milestone found --keep-all, or --keep with a rule or a title.")
    else:
        session.say("The rules find nothing that is not kept already.")
    return DONE


def _named(every: Sequence[Found], words: Sequence[str]) -> list[Found]:
    """What was found by these rules or under these titles. Raises NotFound for words that name nothing."""
    chosen = []
    for word in words:
        said = " ".join(word.split()).casefold()
        hits = [one for one in every if said and (one.rule.casefold() == said or one.title.casefold().startswith(said))]
        if not hits:
            raise NotFound(
                f"The rules find nothing called {word.strip()!r}. Nothing was saved.",
                hint="`mentortui milestone found` lists what they find.",
            )
        chosen += [one for one in hits if one not in chosen]
    return chosen


def _day_of(session: Session, stamp: str) -> date | None:
    """The day a change was made, in the time zone of now."""
    from mentortui.store.stamp import is_stamp, milliseconds

    return datetime.fromtimestamp(milliseconds(stamp) / 1000, session.now.tzinfo).date() if is_stamp(stamp) else None


def trail(args: argparse.Namespace, session: Session) -> int:
    """Every milestone in the order of time."""
    reader = session.journal()
    link = naming.relationship(reader, args.with_)["id"] if args.with_ else None
    stops = celebrations.trail(reader, session.today, link)
    waiting = {row["id"] for row in celebrations.to_celebrate(reader, session.today)}
    if session.json:
        session.document({"milestones": [_stop(stop, stop.row["id"] in waiting) for stop in stops]})
    elif stops:
        rows = [
            (naming.short(stop.row["id"]), glyph(reader, stop.row), long_day(stop.on), _state(stop, waiting), stop.who,
             one_line(str(stop.row["title"]), _WIDE), one_line(stop.why, _WIDE))
            for stop in stops
        ]  # fmt: skip
        session.print(table(rows, ("id", " ", "day", "state", "who", "title", "why")))
    else:
        session.say("No milestones here.")
    return DONE


def _state(stop: Stop, waiting: set[str]) -> str:
    return "to celebrate" if stop.row["id"] in waiting else stop.state


def _stop(stop: Stop, waits: bool) -> dict[str, Any]:
    return {**stop.row, "state": stop.state, "who": stop.who, "why": stop.why, "to_celebrate": waits}


def shelf(args: argparse.Namespace, session: Session) -> int:
    """What was given and received."""
    reader = session.journal()
    link = naming.relationship(reader, args.with_)["id"] if args.with_ else None
    trophies = celebrations.shelf(reader, link)
    if session.json:
        session.document({"recognitions": [{**one.row, "mine": one.mine, "says": one.words} for one in trophies]})
    elif trophies:
        rows = [
            (naming.short(one.row["id"]), glyph(reader, one.row), long_day(one.row["on"]), one.words,
             one_line(str(one.row["title"]), _WIDE), str(one.row.get("value_tag") or ""))
            for one in trophies
        ]  # fmt: skip
        session.print(table(rows, ("id", " ", "day", "what", "for", "value")))
    else:
        session.say("The shelf is empty. The first thing on it: mentortui kudos NAME TEXT")
    return DONE
