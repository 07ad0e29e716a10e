"""Enter what somebody without the app told you, put it right later, or take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.changes.entering import Entering
    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta

_LATER = ("list", "correct", "withdraw")
_HOW = ("by phone", "by mail", "on paper", "in person")


def configure(parser: argparse.ArgumentParser) -> None:
    """What, of whom."""
    verbs = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    relationship = verbs.add_parser("relationship", help="who mentors whom")
    meeting = verbs.add_parser("meeting", help="a meeting that was held")
    agreement = verbs.add_parser("agreement", help="that they agreed")
    verbs.add_parser("list", help="what you entered")
    correct = verbs.add_parser("correct", help="put right what you entered")
    withdraw = verbs.add_parser("withdraw", help="take back what you entered")
    for one in (correct, withdraw):
        one.add_argument("record", metavar="ID", help="as `program enter list` shows it")
    correct.add_argument("--on", metavar="DAY", help="when they met, or since when they are together")
    correct.add_argument("--minutes", metavar="N", type=int, help="how long the meeting was")
    correct.add_argument("--cadence", metavar="EVERY", help="how often they mean to meet")
    correct.add_argument("--agreed", metavar="DAY", help="when they agreed; `none` if they did not")
    for one in (relationship, meeting, agreement):
        one.add_argument("mentor", metavar="MENTOR", help="somebody on the list")
        one.add_argument("mentee", metavar="MENTEE", help="somebody on the list")
    relationship.add_argument("--start", metavar="DAY", help="since when, if not since today")
    relationship.add_argument("--cadence", metavar="EVERY", help="how often they mean to meet, such as `2 weeks`")
    meeting.add_argument("day", metavar="DAY", help="when they met")
    meeting.add_argument("minutes", metavar="MINUTES", type=int, help="how long")
    agreement.add_argument("day", metavar="DAY", help="when they agreed")
    for one in (relationship, meeting, agreement):
        one.add_argument("--told-by", metavar="NAME", help="which of the two told you, if not the mentor")
        one.add_argument("--how", choices=_HOW, default=_HOW[0], help="how they told you; by phone if not said")
    for one in verbs.choices.values():
        one.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples(
        'program enter relationship "Tom Berg" "Bo Lind" --start 2026-09-01 --cadence "2 weeks"',
        "program enter meeting tom bo yesterday 45 --told-by bo", "program enter agreement tom bo 2026-09-14",
        "program enter list", "program enter correct fact-3f0c --minutes 60", "program enter withdraw fact-3f0c",
    ) + (
        "\n\nIt is marked as entered by you, with the day. Where one of the two counts the same themselves, theirs "
        "counts and yours does not: nothing is counted twice. What was wrong can be put right or withdrawn at any time."
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Enter it, or do what the verb says with what was entered."""
    from mentortui.program.which import program, share_of

    if args.what in _LATER:
        from mentortui.cli import program_entered

        return program_entered.run(args, session, share_of(program(session.journal(), args.program, hosted=True)))
    return _enter(args, session)


def _enter(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes.entering import Entering
    from mentortui.changes.naming import short
    from mentortui.exchange.program_inviting import on_list
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = program(journal, args.program, hosted=True)
    mentor, mentee = (on_list(journal, share, words) for words in (args.mentor, args.mentee))
    told_by = on_list(journal, share, args.told_by) if args.told_by else mentor
    if told_by["id"] not in (mentor["id"], mentee["id"]):
        raise UsageError("--told-by is one of the two.")
    entering = Entering(journal, share_of(share), mentor, mentee, told_by, args.how, now=session.now,
                        new_id=session.new_id)  # fmt: skip
    delta = _delta(args, session, entering)
    session.commit(delta)
    session.say(f"{delta.says}, entered by you as {told_by['name']} told it {args.how}.")
    [record_id] = {**delta.create, **delta.update}
    if session.json:
        session.document(journal.get(record_id) or {})
    else:
        session.print(short(record_id))
    return DONE


def _delta(args: argparse.Namespace, session: Session, entering: Entering) -> Delta:
    from mentortui.cli.given import day_gone
    from mentortui.model import limits

    day = day_gone(session, args.start if args.what == "relationship" else args.day, "day")
    if args.what == "relationship":
        return entering.relationship(day.isoformat(), args.cadence)
    if args.what == "meeting":
        return entering.meeting(day.isoformat(), limits.minutes(args.minutes))
    return entering.agreement(day.isoformat())
