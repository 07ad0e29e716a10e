"""Rate skills, and see before and after side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import echo
from mentortui.cli.parser import examples, whole
from mentortui.errors import DONE
from mentortui.model.vocabulary import RATER_ROLES, SKILL_LEVELS, SKILL_TYPES

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta

LEVELS = "Levels: " + ", ".join(f"{number} {words}" for number, words in SKILL_LEVELS.items()) + "."


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs of skills."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _configure_looking(verbs)
    _configure_rate(verbs)
    add = verbs.add_parser("add", help="add one of your own", description="Add a skill of your own to your list.")
    add.add_argument("name", metavar="NAME", nargs="+", help="what it is called")
    add.add_argument("--type", choices=SKILL_TYPES, default="soft", help="soft if not given")
    add.add_argument("--description", metavar="TEXT", help="what somebody does who has it")
    add.set_defaults(handler="skill:_add")
    add.epilog = examples('skill add "Handover" --type hard --description "Twelve minutes, nobody interrupts"')
    edit = verbs.add_parser(
        "edit", help="put it into other words", description="Put a skill into other words, in your own list only."
    )
    _skill(edit)
    edit.add_argument("--name", metavar="NAME", help="what it is called from now on")
    edit.add_argument("--type", choices=SKILL_TYPES, help="hard or soft")
    edit.add_argument("--description", metavar="TEXT", help="what somebody does who has it")
    edit.set_defaults(handler="skill:_edit")
    edit.epilog = examples('skill edit "Speaking to a group" --name "Leading the handover"')
    for verb, text in (("hide", "leave it out of your list"), ("unhide", "bring it back into your list")):
        hide = verbs.add_parser(verb, help=text, description=f"{text[:1].upper()}{text[1:]}; its ratings stay.")
        _skill(hide)
        hide.set_defaults(handler="skill:_hide")
        hide.epilog = examples(f'skill {verb} "Another language"')
    parser.epilog = examples(
        "skill list",
        'skill rate "Active listening" 3',
        'skill rate "Giving feedback" 4 --with Ana',
        "skill list --with Ana",
    )


def _configure_looking(verbs: Any) -> None:
    show_all = verbs.add_parser(
        "list",
        help="the list with first and latest ratings",
        description=f"The skills with first and latest rating, by oneself and by the mentor, side by side. {LEVELS}",
    )
    show_all.add_argument("--with", dest="with_", metavar="NAME", help="whose, if not yours")
    show_all.add_argument("--type", choices=SKILL_TYPES, help="only hard or only soft ones")
    show_all.add_argument("--rated", action="store_true", help="only those somebody rated")
    show_all.add_argument("--all", action="store_true", help="also those you left out")
    show_all.set_defaults(handler="skill_show:show_all")
    show_all.epilog = examples("skill list", "skill list --with Ana --rated", "skill list --json")
    show = verbs.add_parser("show", help="one skill, with every rating", description="One skill, with every rating.")
    _skill(show)
    show.add_argument("--with", dest="with_", metavar="NAME", help="whose ratings, if not yours")
    show.set_defaults(handler="skill_show:show")
    show.epilog = examples('skill show "Active listening"', "skill show delegation --with Ana")


def _configure_rate(verbs: Any) -> None:
    rate = verbs.add_parser(
        "rate",
        help="rate one from 1 to 5",
        description=(
            f"Rate a skill: your own, or with --with that of somebody you mentor. {LEVELS} "
            "Rated again on the same day, the later one counts."
        ),
    )
    _skill(rate)
    rate.add_argument("level", metavar="LEVEL", type=whole, help="1 to 5")
    rate.add_argument("--with", dest="with_", metavar="NAME", help="whose skill it is, if not yours")
    rate.add_argument("--by", choices=RATER_ROLES, help="who says so, if not you: your mentor, or they themselves")
    rate.add_argument("--on", metavar="DAY", help="when, if not today")
    rate.add_argument("--evidence", metavar="TEXT", help="what it is seen by")
    rate.add_argument("--share", action="store_true", help="let the relationship read it")
    rate.set_defaults(handler="skill:_rate")
    rate.epilog = examples(
        'skill rate "Active listening" 3 --evidence "Bo finished his sentence"',
        "skill rate delegation 2 --with Ana --share",
        "skill rate delegation 4 --by mentor --on yesterday",
    )


def _skill(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("skill", metavar="SKILL", help="its name, the beginning of it, or its id")


def run(args: argparse.Namespace, session: Session) -> int:
    """Hand over to the verb's function, in a module imported now."""
    import importlib

    module, _, function = args.handler.partition(":")
    code: int = getattr(importlib.import_module(f"mentortui.cli.{module}"), function)(args, session)
    return code


def _rate(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import skills

    on = echo.day(session, args.on, "On", past=True) or session.today
    delta = skills.rate(
        session.journal(),
        args.skill,
        args.level,
        on=on,
        now=session.now,
        new_id=session.new_id,
        person=args.with_,
        role=args.by,
        evidence=args.evidence,
        share=args.share,
    )
    return _made(session, delta, "rating")


def _add(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import skills

    name = echo.words(session, args.name, "the name")
    delta = skills.add(
        session.journal(),
        name,
        now=session.now,
        new_id=session.new_id,
        type_=args.type,
        description=args.description,
    )
    code = _made(session, delta, "skill")
    session.say("The program never counts ratings of a skill of your own.")
    return code


def _edit(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import skills
    from mentortui.errors import UsageError

    fields = {name: getattr(args, name) for name in ("name", "type", "description") if getattr(args, name) is not None}
    if not fields:
        raise UsageError("Say what changes: --name, --type or --description.")
    delta = skills.edit(session.journal(), args.skill, fields, now=session.now, new_id=session.new_id)
    return _made(session, delta, "skill")


def _hide(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import skills

    hidden = args.verb == "hide"
    delta = skills.hide(session.journal(), args.skill, now=session.now, new_id=session.new_id, hidden=hidden)
    return _made(session, delta, "skill")


def _made(session: Session, delta: Delta, kind: str) -> int:
    """Commit; say what it did and who reads it; print the record that was made or changed."""
    if delta.update:
        echo.written(session, delta)
        return DONE
    main = echo.added(session, delta, kind)
    echo.made(session, delta, main)
    return DONE
