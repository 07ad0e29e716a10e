"""Add someone you work with, and what they offer and want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import echo
from mentortui.cli.parser import examples, number
from mentortui.errors import DONE
from mentortui.model.vocabulary import ROLES

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add and edit."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add someone", description="Add someone you work with.")
    add.add_argument("name", metavar="NAME", nargs="+", help="as they want to be called")
    add.set_defaults(handler=_add)
    add.epilog = examples('person add "Ana Silva" --role mentee --wants "public speaking"')
    edit = verbs.add_parser("edit", help="change a profile", description="Change what a profile says; yours is `me`.")
    edit.add_argument("person", metavar="NAME", help="their name, the beginning of it, an id, or me")
    edit.add_argument("--name", metavar="NAME", help="another name")
    edit.set_defaults(handler=_edit)
    edit.epilog = examples('person edit me --offers "career changes" --hours 3', 'person edit Ana --name "Ana Lima"')
    for verb in (add, edit):
        _profile(verb)
    parser.epilog = examples('person add "Ana Silva" --role mentee', "person edit me --hours 3")


def _profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", dest="roles", action="append", choices=ROLES, help="what they are")
    for field, text in (
        ("offers", "what they can help with"),
        ("wants", "what they look for"),
        ("interests", "interests outside work"),
    ):
        parser.add_argument(f"--{field}", metavar="WORDS", action="append", help=f"{text}; as often as you like")
    parser.add_argument("--experience", metavar="TEXT", help="where they come from")
    parser.add_argument("--style", metavar="TEXT", help="how they like to explain or to learn")
    parser.add_argument("--hours", dest="hours_a_month", metavar="N", type=number, help="hours a month they can give")
    parser.add_argument("--time-zone", metavar="ZONE", help="for example Europe/Lisbon")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _given(args: argparse.Namespace) -> dict[str, Any]:
    fields = ("roles", "offers", "wants", "interests", "experience", "style", "hours_a_month", "time_zone")
    return {field: getattr(args, field) for field in fields if getattr(args, field) is not None}


def _add(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import people

    name = echo.words(session, args.name, "the name")
    delta = people.person_add(session.journal(), name, now=session.now, new_id=session.new_id, **_given(args))
    session.commit(delta)
    session.say(f"{delta.says}. Who can read this: only you.")
    main = echo.first_of(delta, "person")
    _say_alike(session, main)
    echo.made(session, delta, main)
    return DONE


def _say_alike(session: Session, added: str) -> None:
    """Name the people whose names begin alike: a name cut short means another one from now on."""
    rows = session.journal().rows("person")
    name = next(str(row["name"]).casefold() for row in rows if row["id"] == added)
    alike = [str(row["name"]) for row in rows
             if row["id"] != added and f"{str(row['name']).casefold()} ".startswith(f"{name} ")]  # fmt: skip
    if alike:
        session.say(f"{' and '.join(alike)} {'is' if len(alike) == 1 else 'are'} another person; the short name now "
                    "means the new one. `mentortui undo` takes it back.")  # fmt: skip


def _edit(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import people

    fields = _given(args) | ({"name": args.name} if args.name is not None else {})
    echo.written(session, people.person_edit(session.journal(), args.person, fields))
    return DONE
