"""Answer feedback forms, look back at what was said, and carry it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import at_least_one, examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.practice.feedback_due import Due


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs due, fill, correct, show, trend, sides and carry."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    due = verbs.add_parser("due", help="the forms that wait for you", description="List the forms that wait for you.")
    due.set_defaults(handler="feedback:due")
    due.epilog = examples("feedback due", "feedback due --json")
    _fill(verbs)
    _look(verbs)
    carry = verbs.add_parser(
        "carry",
        help="make a goal or an action of a comment",
        description="Make a goal or an action of your own from a comment; only you read it.",
    )
    carry.add_argument("response", metavar="RESPONSE", help="its id, as `feedback show` prints it")
    carry.add_argument("item", metavar="ITEM", help="the comment: strengths, improvements, change, …")
    carry.add_argument("--to", choices=("goal", "action"), default="action", help="what it becomes (without: action)")
    carry.set_defaults(handler="feedback_fill:carry")
    carry.epilog = examples(
        "feedback carry response-3f0c improvements --to goal", "feedback carry response-3f0c change"
    )
    parser.epilog = examples(
        "feedback due",
        'feedback fill meeting --with Ana --set useful=4 --set heard=5 --set "change=Ask before I advise"',
        "feedback trend pulse --with Ana",
    )


def _fill(verbs: Any) -> None:
    fill = verbs.add_parser(
        "fill",
        help="answer a form",
        description="Answer a form with --set, or item by item when you sit at a terminal. What you skip stays empty.",
    )
    fill.add_argument("form", metavar="FORM", help="its id or the beginning of it: `meeting` is that of your role")
    about = fill.add_mutually_exclusive_group()
    about.add_argument("--meeting", metavar="ID", help="the meeting it is about; a day helps: 2026-11-24")
    about.add_argument("--with", dest="with_", metavar="NAME", help="whom you met or work with")
    _answers(fill)
    fill.add_argument("--on", metavar="DAY", help="when you answered, if not today")
    fill.add_argument(
        "--written-by", metavar="NAME", help="enter what somebody without the app answered, on paper for example"
    )
    fill.add_argument("--count", action="store_true", help="let your program count the ratings")
    fill.set_defaults(handler="feedback_fill:fill")
    fill.epilog = examples(
        "feedback fill meeting --with Ana",
        'feedback fill meeting --with Ana --set useful=4 --set "helped=advice, listening"',
        'feedback fill pair-fit --with Ana --set "fit=good fit"',
        'feedback fill pulse --written-by "Bo Lind" --with Tom --set goal-shared=4',
    )
    correct = verbs.add_parser(
        "correct",
        help="correct your answers; what they were is kept",
        description="Correct your answers. What they said before is kept; `--set ITEM=` takes an answer back.",
    )
    correct.add_argument("response", metavar="RESPONSE", help="its id, as `feedback show` prints it")
    _answers(correct)
    correct.set_defaults(handler="feedback_fill:correct")
    correct.epilog = examples(
        "feedback correct response-3f0c --set useful=3", "feedback correct response-3f0c --set change="
    )


def _answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set", dest="answers", action="append", default=[], metavar="ITEM=ANSWER",
        help="one answer, as often as you like: a number, a word of the scale, options between commas, or your words",
    )  # fmt: skip
    parser.add_argument(
        "--consent", action="append", metavar="ITEM", help="the program may read this comment, if it counts the form"
    )


def _look(verbs: Any) -> None:
    show = verbs.add_parser("show", help="what was answered", description="Show what was answered, newest first.")
    show.add_argument("form", metavar="FORM", nargs="?", help="only this form")
    show.add_argument("--with", dest="with_", metavar="NAME", help="only what is about this person or with them")
    show.add_argument("--limit", type=at_least_one, metavar="N", help="at most so many")
    show.set_defaults(handler="feedback_read:show")
    show.epilog = examples("feedback show", "feedback show pulse --with Ana --json")
    trend = verbs.add_parser(
        "trend",
        help="answers over time: lines, distributions, comments",
        description="Show your answers to one version of a form over time: lines, distributions, every comment.",
    )
    trend.add_argument("form", metavar="FORM", help="its id or the beginning of it")
    trend.add_argument("--with", dest="with_", metavar="NAME", help="only in the relationship with this person")
    trend.add_argument("--version", type=at_least_one, metavar="N", help="an older version than the newest")
    trend.set_defaults(handler="feedback_read:trend")
    trend.epilog = examples("feedback trend pulse --with Ana", "feedback trend meeting --json")
    sides = verbs.add_parser(
        "sides",
        help="both sides' answers beside each other",
        description="Show both sides' answers about a meeting or the end of a relationship, once both have answered.",
    )
    about = sides.add_mutually_exclusive_group(required=True)
    about.add_argument("--meeting", metavar="ID", help="the meeting; a day helps: 2026-11-24")
    about.add_argument("--with", dest="with_", metavar="NAME", help="the relationship with this person")
    sides.set_defaults(handler="feedback_read:sides")
    sides.epilog = examples("feedback sides --meeting 2026-11-10", "feedback sides --with Ana")


def run(args: argparse.Namespace, session: Session) -> int:
    """Hand over to the module of the verb, imported now."""
    import importlib

    module, _, function = args.handler.partition(":")
    code: int = getattr(importlib.import_module(f"mentortui.cli.{module}"), function)(args, session)
    return code


def due(args: argparse.Namespace, session: Session) -> int:
    """Print the forms that are due: which, with whom, since when and by which rule."""
    from mentortui.cli.form import as_data
    from mentortui.cli.output import table
    from mentortui.practice import feedback_due

    found = feedback_due.due(session.journal(), session.today)
    if session.json:
        session.document({"due": [as_data(one) for one in found]})
        return DONE
    if not found:
        session.say("No form waits for you. `mentortui form list` shows those you can answer at any time.")
        return DONE
    session.print(table((_row(session, one) for one in found), ("FORM", "SINCE", "TITLE", "BECAUSE OF", "ABOUT")))
    session.say("Answer one: mentortui feedback fill FORM --with NAME, or --meeting ID.")
    return DONE


def _row(session: Session, one: Due) -> tuple[str, ...]:
    from datetime import date

    from mentortui.changes.naming import short
    from mentortui.dates import say_day

    subject = one.meeting or one.relationship or ""
    since = say_day(date.fromisoformat(one.since), session.today)
    return (one.form, since, one.title, one.why, short(subject) if subject else "")
