"""Add a goal, sharpen it, tick its steps, revise it with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import echo
from mentortui.cli.parser import examples, number, whole
from mentortui.model.vocabulary import AREAS, GOAL_STATUS, PROGRESS_MODES, PURPOSES, STEP_TYPES

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session

TEXTS = (
    ("specific", "TEXT", "S: what exactly, where, with whom"),
    ("metric", "TEXT", "M: what is measured"),
    ("unit", "WORD", "M: its unit"),
    ("achievable", "TEXT", "A: resources and obstacles"),
    ("relevant", "TEXT", "R: why it matters"),
)
FACTS = ("purpose", "area", "objective", "value_tag", "skills", "stretch", "mode")
PARTS = ("specific", "metric", "unit", "baseline", "target", "achievable", "relevant")


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs of goals."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _configure_add(verbs)
    templates = verbs.add_parser("templates", help="list goals to start from", description="List goals to start from.")
    templates.add_argument("--role", choices=("mentor", "mentee"), help="only those for mentors, or for mentees")
    templates.add_argument("--purpose", choices=PURPOSES, metavar="PURPOSE", help="only those for one purpose")
    templates.set_defaults(handler="goal_templates:show")
    _configure_smart(verbs)
    _configure_scale(verbs)
    attainment = verbs.add_parser(
        "attainment",
        help="from where to where, goal by goal",
        description="What was reached on each attainment scale, from the start. Goals are never averaged.",
    )
    attainment.set_defaults(handler="goal_attainment:show")
    attainment.epilog = examples("goal attainment", "goal attainment --json")
    status = verbs.add_parser("status", help="how it stands", description="Say how a goal stands.")
    _goal(status)
    status.add_argument("status", choices=GOAL_STATUS, help="how it stands from today on")
    status.add_argument("--reason", metavar="WHY", help="kept with the goal's revisions")
    status.set_defaults(handler="goal_plan:status")
    status.epilog = examples('goal status "Leadership course" achieved')
    step = verbs.add_parser("step", help="add a step", description="Add a step to the pathway towards a goal.")
    _goal(step)
    step.add_argument("text", metavar="TEXT", nargs="+", help="what to do")
    step.add_argument("--due", metavar="DAY", help="by when")
    step.add_argument("--type", choices=STEP_TYPES, help="a task (without this), a resource to learn from, or a check")
    step.set_defaults(handler="goal_plan:step")
    step.epilog = examples(
        'goal step "Leadership course" "Enroll" --due friday',
        'goal step "Leadership course" "Read chapter 4" --type resource',
    )
    move = verbs.add_parser("move", help="move a step", description="Move a step up or down the pathway of its goal.")
    move.add_argument("step", metavar="STEP", help="the beginning of its words, or its id")
    move.add_argument("way", choices=("up", "down"), help="one place up or down")
    move.set_defaults(handler="goal_plan:move")
    move.epilog = examples("goal move Enroll up")
    for verb, text in (("tick", "tick a step"), ("untick", "take the tick back")):
        tick = verbs.add_parser(verb, help=text, description=f"{text[:1].upper()}{text[1:]}.")
        tick.add_argument("step", metavar="STEP", help="the beginning of its words, or its id")
        tick.set_defaults(handler="goal_plan:tick")
        tick.epilog = examples(f"goal {verb} Enroll")
    parser.epilog = examples(
        'goal add "Lead the morning handover" --due "in 3 months" --share',
        'goal smart "Lead the" --metric confidence --unit "of 10" --baseline 3 --target 7',
        "goal templates",
    )


def _goal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("goal", metavar="GOAL", help="its title, the beginning of it, or its id")


def _plan(parser: argparse.ArgumentParser) -> None:
    """The five SMART parts as options."""
    for field, metavar, text in TEXTS:
        parser.add_argument(f"--{field}", metavar=metavar, help=text)
    parser.add_argument("--baseline", metavar="N", type=number, help="M: value at the start")
    parser.add_argument("--target", metavar="N", type=number, help="M: value wanted")
    parser.add_argument("--start", metavar="DAY", help="T: first day")
    parser.add_argument("--due", metavar="DAY", help="T: last day")


def _configure_add(verbs: Any) -> None:
    add = verbs.add_parser("add", help="add a goal", description="Add a goal; only you read it unless shared.")
    add.add_argument("title", metavar="TITLE", nargs="+", help="what is to be reached, in one line")
    add.add_argument("--template", metavar="ID", help="start from one of `mentortui goal templates`")
    add.epilog = examples(
        'goal add "Complete a leadership course" --metric modules --baseline 0 --target 6 --due "in 6 months"',
        'goal add "Give a talk at the forum" --with Ana --share --step "Find a topic"',
        'goal add "Sleep enough on night shifts" --area wellbeing',
    )
    start = verbs.add_parser("from", help="start from a template", description="Add a goal from a template.")
    start.add_argument("template", metavar="TEMPLATE", help="an id that `mentortui goal templates` lists")
    start.epilog = examples("goal from leadership-course", 'goal from speak-in-public --due "in 3 months" --share')
    for parser in (add, start):
        _facts(parser)


def _facts(add: argparse.ArgumentParser) -> None:
    """What a new goal may say besides its title."""
    _plan(add)
    add.add_argument("--purpose", choices=PURPOSES, metavar="PURPOSE", help=f"what it is for: {', '.join(PURPOSES)}")
    add.add_argument("--area", choices=AREAS, help="personal and wellbeing goals are never counted")
    add.add_argument("--objective", metavar="TEXT", help="the organization's objective it serves")
    add.add_argument("--value-tag", metavar="VALUE", help="the organization's value it lives")
    add.add_argument("--skill", dest="skills", metavar="SKILL", action="append", help="a skill it grows")
    add.add_argument("--stretch", action="store_true", default=None, help="deliberately hard")
    add.add_argument("--mode", choices=PROGRESS_MODES, help="what progress is read from")
    add.add_argument("--draft", action="store_true", help="keep it as a draft")
    add.add_argument("--step", dest="steps", metavar="TEXT", action="append", default=[], help="a first step")
    add.add_argument("--with", dest="with_", metavar="NAME", help="the second owner")
    add.add_argument("--relationship", metavar="NAME", help="whose relationship with you it belongs to")
    add.add_argument("--share", action="store_true", help="let the relationship read it")
    add.add_argument("--count", action="store_true", help="let your program count it: never its words")
    add.set_defaults(handler="goal_add:run")


def _configure_smart(verbs: Any) -> None:
    smart = verbs.add_parser(
        "smart",
        help="fill in what it does not say yet",
        description=("Fill in the SMART parts a goal does not say yet, or without options show which are there."),
    )
    _goal(smart)
    _plan(smart)
    smart.set_defaults(handler="goal_plan:smart")
    smart.epilog = examples('goal smart "Lead the" --relevant "Nights need one who leads"', 'goal smart "Lead the"')
    revise = verbs.add_parser(
        "revise",
        help="change its plan, with a reason",
        description=("Change what a goal says; what it said before is kept with the reason and the date."),
    )
    _goal(revise)
    revise.add_argument("--reason", metavar="WHY", required=True, help="why it changes")
    revise.add_argument("--title", metavar="TITLE", help="another title")
    _plan(revise)
    revise.set_defaults(handler="goal_plan:revise")
    revise.epilog = examples('goal revise "Leadership" --due "in 8 months" --reason "The course starts later"')


def _configure_scale(verbs: Any) -> None:
    scale = verbs.add_parser(
        "scale",
        help="five levels of attainment",
        description=(
            "Write an attainment scale before the work starts, freeze it, and score it later. "
            "Frozen words change only with a reason."
        ),
    )
    _goal(scale)
    for option, text in (
        ("--much-less", "-2: much less than hoped"),
        ("--less", "-1: less than hoped"),
        ("--expected", "0: as hoped"),
        ("--better", "+1: better than hoped"),
        ("--much-better", "+2: much better than hoped"),
    ):
        scale.add_argument(option, metavar="TEXT", help=text)
    scale.add_argument("--baseline-level", metavar="LEVEL", type=whole, help="level at the start, -2 to 2")
    scale.add_argument("--level", metavar="LEVEL", type=whole, help="level reached, -2 to 2")
    scale.add_argument("--freeze", action="store_true", help="the work starts: fix the words")
    scale.add_argument("--reason", metavar="WHY", help="why frozen words change")
    scale.set_defaults(handler="goal_plan:scale")
    scale.epilog = examples(
        'goal scale "Lead the" --less "once, with help" --expected "twice a week" --better "and teach it" --freeze',
        'goal scale "Lead the" --level 1',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Hand over to the module of the verb, imported now."""
    import importlib

    module, _, function = args.handler.partition(":")
    code: int = getattr(importlib.import_module(f"mentortui.cli.{module}"), function)(args, session)
    return code


def plan_of(args: argparse.Namespace, session: Session) -> dict[str, Any]:
    """The SMART parts given as options; days as ISO text after saying what was understood."""
    parts = {field: getattr(args, field) for field in PARTS}
    return {**parts, "start": echo.iso(session, args.start, "Starts"), "due": echo.iso(session, args.due, "Due")}
