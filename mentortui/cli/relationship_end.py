"""The verbs by which a relationship rests, goes on, ends well, or is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import echo
from mentortui.cli.parser import examples
from mentortui.errors import DONE
from mentortui.model.vocabulary import CHALLENGES, ENDINGS, kind_of

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta
    from mentortui.model.reader import Reader, Row


def configure(verbs: Any) -> None:
    """The verbs close, pause, resume and hand-over."""
    close = verbs.add_parser(
        "close", help="end it well: the way it ended, and how you stay in touch",
        description="End a relationship. Both see the way it ended and the challenge; a reason is written nowhere.",
    )  # fmt: skip
    pause = verbs.add_parser(
        "pause", help="let it rest for a time", description="Let a relationship rest: nothing reminds of it meanwhile."
    )
    resume = verbs.add_parser("resume", help="go on after a pause", description="Go on after a pause.")
    over = verbs.add_parser(
        "hand-over", help="close it, and let another mentor go on",
        description="Close a relationship because another mentor goes on. Who is mentored begins the new one with it.",
    )  # fmt: skip
    for verb in (close, pause, resume, over):
        verb.add_argument("with_", metavar="NAME", help="with whom, or the id of the relationship")
    close.add_argument("--as", dest="ending", choices=tuple(ENDINGS), required=True, help="the way it ended")
    over.add_argument("--to", metavar="NAME", required=True, help="who goes on")
    over.add_argument("--as", dest="ending", choices=tuple(ENDINGS), default="by-agreement",
                      help="the way it ended; by-agreement if not given")  # fmt: skip
    for verb in (close, over):
        verb.add_argument("--challenge", choices=CHALLENGES, help="what made it hard, if anything did")
        verb.add_argument("--stay-in-touch", metavar="TEXT", help='how you stay in touch, "coffee twice a year"')
        verb.add_argument("--on", metavar="DAY", help="the day, if not today")
        verb.add_argument("--talked", action="store_true", help="in the first three months: you have talked about it")
        verb.add_argument("--without-talk", action="store_true", help="in the first three months: there is to be none")
    pause.add_argument("--from", dest="start", metavar="DAY", help="first day, if not today")
    pause.add_argument("--until", metavar="DAY", help="the day you go on")
    resume.add_argument("--on", metavar="DAY", help="the day, if not today")
    close.epilog = examples(
        "relationship close Ana --as completed --stay-in-touch 'coffee twice a year'",
        "relationship close Bo --as mismatch --challenge expertise --talked",
    )
    pause.epilog = examples('relationship pause Ana --until "in 6 weeks"')
    resume.epilog = examples("relationship resume Ana")
    over.epilog = examples('relationship hand-over Ana --to "Bo Lind" --talked')


def close(args: argparse.Namespace, session: Session) -> int:
    """End it."""
    from mentortui.changes import closing

    delta = closing.close(session.journal(), args.with_, args.ending, now=session.now, **_how(args, session))
    return _done(session, delta)


def hand_over(args: argparse.Namespace, session: Session) -> int:
    """Close it for another mentor to go on."""
    from mentortui.changes import closing

    delta = closing.hand_over(
        session.journal(), args.with_, args.to, now=session.now, new_id=session.new_id, ending=args.ending,
        **_how(args, session),
    )  # fmt: skip
    return _done(session, delta)


def _how(args: argparse.Namespace, session: Session) -> dict[str, Any]:
    return {
        "on": echo.day(session, args.on, "Ended"),
        "challenge": args.challenge,
        "stay_in_touch": args.stay_in_touch,
        "talked": args.talked or args.without_talk,
    }


def pause(args: argparse.Namespace, session: Session) -> int:
    """Let it rest."""
    from mentortui.changes import closing

    delta = closing.pause(
        session.journal(), args.with_, now=session.now, new_id=session.new_id,
        start=echo.day(session, args.start, "From"), until=echo.day(session, args.until, "Until"),
    )  # fmt: skip
    return _done(session, delta)


def resume(args: argparse.Namespace, session: Session) -> int:
    """Go on."""
    from mentortui.changes import closing

    on = echo.day(session, args.on, "From")
    return _done(session, closing.resume(session.journal(), args.with_, now=session.now, on=on))


def _done(session: Session, delta: Delta) -> int:
    """Commit, say what it did and what is left open, and print the relationship."""
    from mentortui.changes.naming import short

    session.commit(delta)
    session.say(f"{delta.says}.")
    main = next(one for one in delta.update if kind_of(one) == "relationship")
    journal = session.journal()
    row = journal.get(main) or {}
    begun = [one for one in delta.create if kind_of(one) == "relationship"]
    for record_id in begun:
        session.say(f"A new relationship begins: {short(record_id)}.")
    for sentence in _left(journal, row, session):
        session.say(sentence)
    echo.say_who_reads(session, journal, "relationship", row)
    if session.json:
        more = {"pauses": _pauses(journal, main)} if _pauses(journal, main) else {}
        new = {"relationships": [journal.get(one) for one in begun]} if begun else {}
        session.document({**row, **more, **new})
    else:
        session.print(short(main))
    return DONE


def _pauses(journal: Reader, main: str) -> list[Row]:
    return [row for row in journal.rows("pause") if row.get("relationship") == main]


def _left(journal: Reader, row: Row, session: Session) -> list[str]:
    """What stays open of a relationship that is closed, so that nothing is forgotten."""
    from mentortui.practice import actions, closing, meetings
    from mentortui.practice.names import listed

    if row.get("status") != "closed":
        return []
    counts = (
        ("planned meeting", sum(one.get("relationship") == row["id"]
                                for one in meetings.coming(journal.rows("meeting"), session.today))),
        ("open action", sum(one.get("relationship") == row["id"] for one in actions.open_actions(journal))),
        ("open goal", len(closing.open_goals(journal, row))),
    )  # fmt: skip
    left = [f"{count} {what}{'s' * (count != 1)}" for what, count in counts if count]
    one = len(left) == 1 and left[0].startswith("1 ")
    return [f"{listed(left)} of it {'stays' if one else 'stay'} as {'it is' if one else 'they are'}."] if left else []
