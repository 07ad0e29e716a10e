"""Keep an achievement, reached or planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli import echo
from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add and reach."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="keep a milestone", description=f"{__doc__} A day to come makes it planned.")
    add.add_argument("title", metavar="TITLE", nargs="+", help="what was achieved")
    add.add_argument("--on", metavar="DAY", help="when, if not today")
    add.add_argument("--goal", metavar="GOAL", help="the goal it belongs to")
    add.add_argument("--with", "--by", dest="person", metavar="NAME", help="who reached it, if not you")
    add.add_argument("--value-tag", metavar="VALUE", help="the organization's value it lives")
    add.add_argument("--share", action="store_true", help="let the relationship read it")
    add.set_defaults(handler=_add)
    add.epilog = examples(
        'milestone add "First module finished" --goal "Leadership course" --share',
        'milestone add "Gave the talk" --by Ana --on yesterday',
    )
    reach = verbs.add_parser("reach", help="a planned one is reached", description="A planned milestone is reached.")
    reach.add_argument("milestone", metavar="MILESTONE", help="its title, the beginning of it, or its id")
    reach.add_argument("--on", metavar="DAY", help="when, if not today")
    reach.set_defaults(handler=_reach)
    reach.epilog = examples('milestone reach "Gave the talk"')
    parser.epilog = examples('milestone add "First module finished" --goal "Leadership course"')


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _add(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import milestones

    title = echo.words(session, args.title, "the title")
    on = echo.day(session, args.on, "On") or session.today
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
    session.commit(delta)
    main = echo.first_of(delta, "milestone")
    session.say(f"{delta.says}.")
    echo.say_who_reads(session, session.journal(), "milestone", delta.create[main])
    echo.made(session, delta, main)
    return DONE


def _reach(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import milestones

    on = echo.day(session, args.on, "On", past=True) or session.today
    echo.written(session, milestones.reach(session.journal(), args.milestone, on=on))
    return DONE
