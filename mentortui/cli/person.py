"""Add someone you work with, what they offer and want, and see how it stands with everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import echo, newcomer, person_show
from mentortui.cli.parser import examples, number, whole
from mentortui.errors import DONE
from mentortui.model.vocabulary import ROLES

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session

_GIVEN = (
    "roles", "offers", "wants", "interests", "values", "experience", "explains", "learns", "time_zone", "hours_a_month",
    "capacity",
)  # fmt: skip


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add, edit, confirm, link, show and list."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add someone", description="Add someone you work with.")
    add.add_argument("name", metavar="NAME", nargs="+", help="as they want to be called")
    add.set_defaults(handler=_add)
    add.epilog = examples('person add "Ana Silva" --role mentee --wants "public speaking"')
    edit = verbs.add_parser("edit", help="change a profile", description="Change what a profile says; yours is `me`.")
    edit.add_argument("person", metavar="NAME", help="their name, the beginning of it, an id, or me")
    edit.add_argument("--name", metavar="NAME", help="another name")
    edit.set_defaults(handler=_edit)
    edit.epilog = examples(
        'person edit me --offers "career changes" --hours 3 --capacity 2 --available-until "30 june"',
        'person edit Ana --name "Ana Lima" --learns "by trying it out"',
    )
    for verb in (add, edit):
        _profile(verb)
    said = "Say that the time they can give is still as it was written; otherwise it is asked for again after a while."
    confirm = verbs.add_parser("confirm", help="the time they can give is still so", description=said)
    confirm.add_argument("person", metavar="NAME", help="their name, the beginning of it, an id, or me")
    confirm.set_defaults(handler=_confirm)
    confirm.epilog = examples("person confirm me", "person confirm Ana")
    said = (
        "Say that somebody you typed in is the one who joined a folder you share: everything about the one is about "
        "the other then. Or that they are two."
    )
    link = verbs.add_parser("link", help="somebody you typed in is the one who joined", description=said)
    newcomer.configure_link(link)
    link.set_defaults(handler=newcomer.link)
    person_show.configure(verbs)
    parser.epilog = examples('person add "Ana Silva" --role mentee', "person edit me --hours 3", "person list")


def _profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", dest="roles", action="append", choices=ROLES, help="what they are")
    for field, text in (
        ("offers", "what they can help with"),
        ("wants", "what they look for"),
        ("interests", "interests outside work"),
        ("values", "what matters to them at work"),
    ):
        parser.add_argument(f"--{field}", metavar="WORDS", action="append", help=f"{text}; as often as you like")
    parser.add_argument("--experience", metavar="TEXT", help="where they come from")
    parser.add_argument("--explains", metavar="TEXT", help="how they like to explain")
    parser.add_argument("--learns", metavar="TEXT", help="how they like to learn")
    parser.add_argument("--time-zone", metavar="ZONE", help="for example Europe/Lisbon")
    parser.add_argument("--hours", dest="hours_a_month", metavar="N", type=number, help="hours a month they can give")
    parser.add_argument("--capacity", metavar="N", type=whole, help="how many relationships they mentor in at once")
    parser.add_argument("--available-until", metavar="DAY", help="last day on which that is so")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _given(args: argparse.Namespace, session: Session) -> dict[str, Any]:
    found = {field: getattr(args, field) for field in _GIVEN if getattr(args, field) is not None}
    until = echo.iso(session, args.available_until, "Until")
    return found if until is None else {**found, "available_until": until}


def _add(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import people

    name, profile = echo.words(session, args.name, "the name"), _given(args, session)
    delta = people.person_add(session.journal(), name, now=session.now, new_id=session.new_id, **profile)
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

    fields = _given(args, session) | ({"name": args.name} if args.name is not None else {})
    echo.written(session, people.person_edit(session.journal(), args.person, fields, now=session.now))
    return DONE


def _confirm(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import people

    echo.written(session, people.person_confirm(session.journal(), args.person, now=session.now))
    return DONE
