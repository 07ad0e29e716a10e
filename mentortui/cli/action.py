"""Add an action, tick it, or take the tick back."""

from __future__ import annotations

from mentortui.cli import echo
from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add, done and reopen."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add an action", description="Add an action; yours if nobody is named.")
    add.add_argument("text", metavar="TEXT", nargs="+", help="what to do; due: and owner: are understood in it too")
    add.add_argument("--due", metavar="DAY", help="by when: friday, in 2 weeks, 2026-12-01")
    add.add_argument("--owner", metavar="NAME", help="who does it, if not you")
    add.add_argument("--with", dest="with_", metavar="NAME", help="whose relationship with you it belongs to")
    add.add_argument("--meeting", metavar="MEETING", help="the meeting it came of: its id, its day, or who it was with")
    add.add_argument("--goal", metavar="GOAL", help="the goal it serves")
    add.add_argument("--share", action="store_true", help="let the relationship read it")
    add.set_defaults(handler=_add)
    add.epilog = examples(
        'action add "Send the course outline" --due friday --with Ana',
        'action add "Draft the talk" --owner Ana --due "in 2 weeks"',
        'action add "Ask Ines for 400" --meeting 2026-11-24',
        'action add "Send the outline due:friday"',
    )
    for verb, text in (("done", "tick an action"), ("reopen", "take the tick back")):
        tick = verbs.add_parser(verb, help=text, description=f"{text[:1].upper()}{text[1:]}.")
        tick.add_argument("action", metavar="ACTION", help="the beginning of its words, or its id")
        tick.set_defaults(handler=_done if verb == "done" else _reopen)
        tick.epilog = examples(f'action {verb} "Send the course"')
    parser.epilog = examples('action add "Send the course outline" --due friday', 'action done "Send the course"')


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _add(args: argparse.Namespace, session: Session) -> int:
    """Write the action; without loading the journal, unless it came of a meeting."""
    from mentortui.changes import capture
    from mentortui.cli.log import action_line

    if args.meeting is not None:
        return _add_to_meeting(args, session)
    reader = session.names()
    wish = capture.parse_action(echo.words(session, args.text, "the action"), session.today)
    wish.owner = args.owner or wish.owner
    wish.due = echo.iso(session, args.due, "Due") or wish.due
    delta = capture.action_add(
        reader, wish, now=session.now, new_id=session.new_id, with_=args.with_, goal=args.goal, share=args.share
    )
    session.append(delta)
    main = echo.first_of(delta, "action")
    session.say(action_line(session, reader, delta.create[main]))
    _, _, closed = delta.says.partition(". Your ")
    if closed:
        session.say(f"Your {closed}.")
    echo.made(session, delta, main)
    return DONE


def _add_to_meeting(args: argparse.Namespace, session: Session) -> int:
    """Write an action that came of a meeting there is."""
    from mentortui.changes import capture, meetings, naming
    from mentortui.cli.log import action_line

    if args.goal is not None or args.with_ is not None:
        raise UsageError("--meeting says with whom; give it without --goal and --with.")
    wish = capture.parse_action(echo.words(session, args.text, "the action"), session.today)
    wish.owner = args.owner or wish.owner
    wish.due = echo.iso(session, args.due, "Due") or wish.due
    journal = session.journal()
    delta = meetings.action_add(journal, args.meeting, wish, now=session.now, new_id=session.new_id, share=args.share)
    session.commit(delta)
    main = echo.first_of(delta, "action")
    met = meetings.find(journal, args.meeting, session.today)
    session.say(f"Of the {naming.label(journal, met)}.")
    session.say(action_line(session, journal, delta.create[main]))
    echo.made(session, delta, main)
    return DONE


def _done(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import actions

    echo.written(session, actions.done(session.journal(), args.action, now=session.now))
    return DONE


def _reopen(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import actions

    echo.written(session, actions.reopen(session.journal(), args.action))
    return DONE
