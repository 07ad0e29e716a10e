"""Coordinate a program: found it, see how it stands, and know whom to call."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse
    from types import ModuleType

    from mentortui.cli.session import Session

VERBS: Final[dict[str, str]] = {
    # verb: help in a line; its module is `cli/program_VERB.py`, with `configure(parser)` and `run(args, session)`
    "init": "start the folder of a program",
    "invite": "enrol the people of a list, and a code for each",
    "enrol": "enrol one person, and a code for them",
    "leave": "note that somebody left the program",
    "cohort": "those who begin together: first day, last day, leads",
    "lead": "let somebody lead a cohort",
    "hand-over": "let somebody else coordinate it",
    "counts": "see and change what it counts of what you write",
    "belongs": "say which program a relationship belongs to",
    "ask": "ask whoever coordinates it to call you",
    "charter": "what it is for, its rules, and what is missing",
    "status": "who joined, by form, not yet; how far they have come",
    "week": "whom to call this week, and why",
    "contact": "write down that you spoke to somebody, and when again",
    "enter": "enter what somebody without the app told you",
    "remind": "letters to those who have come to a stage and no further",
    "outcome": "what became of somebody: promotion, role-change, left, stayed",
    "outcomes": "take in a list of what became of people",
    "health": "how each relationship stands, by dates alone",
    "show": "it as its screen shows it: for everybody, or a part of the coordinator's",
    "announce": "tell everyone in it something",
    "page": "a page of its own handbook",
    "digest": "the wall of a month: kudos and milestones opened to all",
    "rollup": "every figure, as far as it may be shown",
    "explain": "what a figure means, and how it was worked out",
    "report": "a page for sponsors, participants or a review",
    "review": "when it looks at itself, and the pack for it",
    "protection": "the page a data protection officer asks for",
    "improve": "what was found, what was decided, what came of it",
    "measure": "what a figure is for, and what is decided by it",
    "sponsor": "who stands behind it, and their story",
}
"""In the order of a program's life."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Every verb, with its arguments."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb, said in VERBS.items():
        module = _module(verb)
        one = verbs.add_parser(verb, help=said, description=str(module.__doc__).partition("\n")[0])
        module.configure(one)
    parser.epilog = examples('program init ~/Sync/early-talent --name "Early talent 2026"')


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = _module(args.verb).run(args, session)
    return code


def _module(verb: str) -> ModuleType:
    return import_module(f"mentortui.cli.program_{verb.replace('-', '_')}")
