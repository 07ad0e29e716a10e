"""Make your journal: a folder on this computer that only you can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE
from mentortui.model import limits
from mentortui.model.vocabulary import ROLES

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Your name and roles."""
    parser.add_argument("--name", metavar="NAME", required=True, help="as you want to be called")
    parser.add_argument(
        "--role", action="append", default=[], choices=ROLES, help="what you are; give it twice if you are both"
    )
    parser.epilog = examples('init --name "Tom Berg" --role mentor', 'init --name "Kim Lee" --role coordinator',
                             'init --name "Ana Silva" --home ~/mentoring')  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Make the home, its keys and the record of its owner."""
    from pathlib import Path

    from mentortui.store import make_home

    name = limits.name(args.name)
    journal = make_home(Path(session.home), name, sorted(set(args.role)), session.clock)
    try:
        session.say(f"Welcome, {name}. Your journal is made; only you can read it, and nothing leaves this computer.")
        for notice in journal.notices:
            session.say(notice)
        if session.json:
            session.document({**(journal.get(journal.me) or {}), "home": session.home})
        else:
            session.print(session.home)
        session.say(f"Next: {_next(args.role)}, or just mentortui.")
    finally:
        journal.close()
    return DONE


def _next(roles: list[str]) -> str:
    """The command most people of these roles want next."""
    if roles and {*roles} == {"coordinator"}:
        return "mentortui program init FOLDER"
    one = "mentee" if "mentee" in roles and "mentor" not in roles else "mentor"
    return f'mentortui relationship add --as {one} --with "Their Name"'
