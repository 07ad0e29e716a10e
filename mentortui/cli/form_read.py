"""Read answers that came by mail: a page's file, a filled Markdown form, or the saved mail itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY, REFUSED, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.exchange.inbox import Entered

STANDARD_INPUT = "Standard input"


def configure(verbs: Any) -> None:
    """The verb read."""
    read = verbs.add_parser(
        "read",
        help="enter answers that somebody without the app sent you",
        description="Enter answers that somebody without the app sent you: the file a form's page saved, a filled "
        "Markdown form, or the mail it came with, saved as .eml. They are marked as written by them and entered by "
        "you. The same answers twice are entered once.",
    )
    read.add_argument("files", nargs="+", metavar="FILE", help="what came; `-` reads standard input")
    read.add_argument("--from", dest="from_", metavar="NAME", help="who wrote it, if the name in it is not known here")
    read.set_defaults(handler="form_read:read")
    read.epilog = examples(
        "form read mentortui-answers-pulse-ana-silva-2026-11-24.json",
        "form read *.eml",
        'form read form.md --from "Ana Silva"',
    ) + ("\n\nExit code 3: some were entered and some were not; nothing of a file is lost, it stays as it is.")


def read(args: argparse.Namespace, session: Session) -> int:
    """Enter what the files hold, print the responses, and say of each file what is wrong with it."""
    from mentortui.changes.naming import person, short
    from mentortui.exchange import inbox

    journal = session.journal()
    writer = person(journal, args.from_) if args.from_ else ""
    others = inbox.own_journals(journal)
    made: list[str] = []
    faults: list[dict[str, str]] = []
    for file in args.files:
        try:
            found = inbox.enter(journal, _bytes(file), _name(file), person=writer, own_journals=others)
        except Refused as fault:
            found = inbox.Entered(fault=fault.sentence)
        _tell(session, file, found)
        made += found.made
        if found.fault:
            faults.append({"file": _name(file), "reason": found.fault})
    if session.json:
        session.document({"responses": [journal.get(one) for one in made], "faults": faults})
    else:
        for one in made:
            session.print(short(one))
    return DONE if not faults else PARTLY if made else REFUSED


def _name(file: str) -> str:
    return STANDARD_INPUT if file == "-" else file


def _tell(session: Session, file: str, found: Entered) -> None:
    from mentortui.cli import echo
    from mentortui.practice import forms
    from mentortui.practice.written import entered

    journal = session.journal()
    for one in found.made:
        row = journal.get(one) or {}
        spec = forms.spec(journal, str(row.get("form")), row.get("version", 1))
        said = f"{len(row.get('answers', {}))} of {len(spec.items)} questions answered"
        session.say(f'"{spec.title}": {entered(journal, row)}; {said}.')
        echo.say_who_reads(session, journal, "response", row)
    for _ in found.known:
        session.say(f"{_name(file)}: these answers were entered before; nothing was changed.")
    if found.fault:
        session.say(f"{_name(file)}: {found.fault} {found.hint}".rstrip())


def _bytes(file: str) -> bytes:
    """What a file holds, never more than a mail may have. Raises Refused for what cannot be read."""
    from mentortui.exchange.inbox import contents
    from mentortui.practice.by_form.sheet import MAIL_MAX

    if file != "-":
        return contents(file)
    if sys.stdin is None or sys.stdin.closed:
        raise Refused("Standard input is closed, so nothing can be read from it.")
    try:
        source = getattr(sys.stdin, "buffer", None)
        return source.read(MAIL_MAX + 1) if source else sys.stdin.read(MAIL_MAX + 1).encode()
    except OSError as error:
        raise Refused(f"It could not be read ({error.strerror}).") from None
