"""What to know and what to ask before you meet somebody, on one page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader
    from mentortui.practice.between import Subject
    from mentortui.practice.brief import Brief


def configure(parser: argparse.ArgumentParser) -> None:
    """Whom it is about, for whom, and where to."""
    parser.add_argument(
        "about", metavar="NAME|MEETING", nargs="+", help="who you meet, or the id or title of a meeting"
    )
    parser.add_argument(
        "--for", dest="role", choices=("mentor", "mentee"), metavar="ROLE",
        help="who asks: mentor or mentee; what you are with them if not given. For the role the other has, the page "
        "is theirs: it holds only what they may read",
    )  # fmt: skip
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file; .md is Markdown, else plain text")
    parser.add_argument(
        "--take-agenda", action="store_true", help="put the suggested agenda on the next planned meeting"
    )
    parser.epilog = examples(
        "brief Ana", "brief Ana --take-agenda", "brief Ana -o before-ana.md", "brief Ana --for mentee -o for-ana.txt"
    ) + (
        "\n\nThe same journal gives the same page all day. It holds what only you can read, goals for example; an"
        "\nagenda that is taken over holds none of it."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the page, write it, or take its agenda over."""
    from mentortui.store.glance import glance

    words = " ".join(args.about)
    reader: Reader = session.journal() if args.take_agenda else (glance(session.home) or session.journal())
    page, other = made(session, reader, words, args.role)
    if args.take_agenda:
        _take(session, page)
    if args.output and args.output != "-":
        _write(session, page, args.output, other)
    elif session.json:
        from mentortui.documents.brief import data

        session.document(data(page))
    elif not args.take_agenda:
        from mentortui.documents.brief import text

        session.print(text(page).rstrip("\n"))
    return DONE


def made(session: Session, reader: Reader, words: str, role: str | None) -> tuple[Brief, str]:
    """The brief, and the name of the other where it is made for them, with only what they may read."""
    from mentortui.practice.brief_for import brief_for
    from mentortui.practice.names import name
    from mentortui.zone import here

    found = brief_for(reader, subject_named(reader, words, session), session.today, role, here())
    return found.page, name(reader, found.other) if found.other else ""


def subject_named(reader: Reader, words: str, session: Session) -> Subject:
    """Whom the words mean: a person, a relationship, or a meeting by id, title or day. Raises NotFound, Ambiguous."""
    from mentortui.changes import meetings, naming
    from mentortui.errors import NotFound, Refused
    from mentortui.practice.between import subject_of

    try:
        found = naming.find(reader, ("person", "relationship"), words)
    except NotFound as unknown:
        try:
            found = str(meetings.find(reader, words, session.today)["id"])
        except NotFound:
            raise NotFound(
                f"Nobody and no meeting here is called {words.strip()!r}.{_guess(unknown)}",
                hint="`mentortui list people` shows whom you know.",
            ) from None
    if found == reader.me:
        raise Refused("A brief is about somebody else; for your own day there is `mentortui today`.")
    row = reader.get(found)
    assert row is not None
    return subject_of(reader, row)


def _guess(error: Exception) -> str:
    """` Did you mean …?` as the search for a name said it."""
    _, question, near = str(error).partition(" Did you mean ")
    return f"{question}{near.partition('?')[0]}?" if question else ""


def _write(session: Session, page: Brief, path: str, other: str) -> None:
    from mentortui.documents.brief import data, markdown, text
    from mentortui.exchange.files import write

    made = markdown(page) if path.lower().endswith((".md", ".markdown")) else text(page)
    write(path, made.encode("utf-8", "replace"), session.home)
    holds = f"what {other} may read" if other else "what you can read, private goals too"
    session.say(f"Written: {os.path.abspath(path)}. It holds {holds}, and is not encrypted.")
    if session.json:
        session.document({**data(page), "file": os.path.abspath(path)})


def _take(session: Session, page: Brief) -> None:
    """Put the suggested points on the agenda of the meeting that comes."""
    from mentortui.changes.agenda import take
    from mentortui.cli.echo import added

    delta = take(session.journal(), page.subject, page.meeting, page.agenda, now=session.now, new_id=session.new_id)
    added(session, delta, "agenda")
    if not session.json:
        session.print("\n".join(str(row["title"]) for row in delta.create.values()))
