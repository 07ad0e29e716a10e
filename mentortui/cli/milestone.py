"""Keep an achievement, planned, reached, or found by a rule; celebrate it; see the trail and the trophy shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs of milestones."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _configure_adding(verbs)
    reach = verbs.add_parser("reach", help="a planned one is reached", description="A planned milestone is reached.")
    _milestone(reach)
    reach.add_argument("--on", metavar="DAY", help="when, if not today")
    reach.set_defaults(handler="reach")
    reach.epilog = examples('milestone reach "Gave the talk"')
    _configure_celebrating(verbs)
    for word, text in (("trail", "all of them, planned and reached, in the order of time"), ("list", "as trail")):
        trail = verbs.add_parser(word, help=text, description="The trail: every milestone in the order of time.")
        trail.add_argument("--with", dest="with_", metavar="NAME", help="only those with this person")
        trail.set_defaults(handler="trail")
        trail.epilog = examples(f"milestone {word}", f"milestone {word} --with Ana --json")
    shelf = verbs.add_parser(
        "shelf", help="kudos, trophies, certificates, rewards", description="What was given and received, newest first."
    )
    shelf.add_argument("--with", dest="with_", metavar="NAME", help="only what is between you and this person")
    shelf.set_defaults(handler="shelf")
    shelf.epilog = examples("milestone shelf", "milestone shelf --json")
    parser.epilog = examples(
        'milestone add "First module finished" --goal "Leadership course"',
        "milestone found --keep-all",
        'milestone celebrate "First module" --worked "An hour blocked every Friday"',
        "milestone trail",
    )


def _milestone(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("milestone", metavar="MILESTONE", help="its title, the beginning of it, or its id")


def _configure_adding(verbs: Any) -> None:
    add = verbs.add_parser(
        "add", help="keep a milestone", description="Keep an achievement. A day to come makes it planned."
    )
    add.add_argument("--on", metavar="DAY", help="when, if not today")
    add.epilog = examples(
        'milestone add "First module finished" --goal "Leadership course" --share',
        'milestone add "Gave the talk" --by Ana --on yesterday',
    )
    plan = verbs.add_parser("plan", help="plan one for a day to come", description="Plan a milestone for a day.")
    plan.add_argument("--on", metavar="DAY", required=True, help="the day it is wanted for")
    plan.epilog = examples('milestone plan "Talk at the forum" --on "in 6 weeks" --goal "Show our fall prevention"')
    for parser in (add, plan):
        parser.add_argument("title", metavar="TITLE", nargs="+", help="what is achieved")
        parser.add_argument("--goal", metavar="GOAL", help="the goal it belongs to")
        parser.add_argument("--with", "--by", dest="person", metavar="NAME", help="who reaches it, if not you")
        parser.add_argument("--value-tag", metavar="VALUE", help="the organization's value it lives")
        parser.add_argument("--share", action="store_true", help="let the relationship read it")
    add.set_defaults(handler="add")
    plan.set_defaults(handler="plan")


def _configure_celebrating(verbs: Any) -> None:
    celebrate = verbs.add_parser(
        "celebrate",
        help="celebrate one, and say what made it work",
        description="Celebrate a milestone that was reached. What made it work may be said later too.",
    )
    _milestone(celebrate)
    celebrate.add_argument("--worked", metavar="TEXT", help="what made it work; `-` reads standard input")
    celebrate.add_argument("--pass", dest="passed", action="store_true", help="pass it by: offer it no more")
    celebrate.set_defaults(handler="celebrate")
    celebrate.epilog = examples(
        'milestone celebrate "First module" --worked "An hour blocked every Friday"',
        'milestone celebrate "5 meetings with Ana" --pass',
    )
    found = verbs.add_parser(
        "found",
        help="what the rules find, and keep it",
        description="What the rules find that nobody kept yet: first meetings, goals reached, anniversaries and so on. "
        "A file milestones.toml in the folder of the journal changes the rules (docs/guide.md).",
    )
    found.add_argument("--keep", metavar="RULE", action="append", default=[], help="keep what this rule or title names")
    found.add_argument("--keep-all", action="store_true", help="keep all of it")
    found.add_argument("--share", action="store_true", help="let the relationship read what is kept")
    found.set_defaults(handler="found")
    found.epilog = examples("milestone found", "milestone found --keep first-meeting", "milestone found --keep-all")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    from mentortui.cli import milestone_verbs

    code: int = getattr(milestone_verbs, args.handler)(args, session)
    return code
