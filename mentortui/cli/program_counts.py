"""See and change what a program counts of what you write, unless a record says otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row


def configure(parser: argparse.ArgumentParser) -> None:
    """What, and of which program."""
    parser.add_argument("kinds", metavar="KINDS", nargs="?",
                        help="all, nothing, or some: meetings,goals; without it what is counted is listed")  # fmt: skip
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you are in several")
    parser.epilog = examples("program counts", "program counts meetings,goals", "program counts nothing") + (
        "\n\nIt holds for what you write from joining on. A record can say otherwise: "
        "`mentortui edit ID --set counted=no`."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """List it, or change it."""
    from mentortui.program.which import program

    row = program(session.journal(), args.program)
    if args.kinds is not None:
        agree(session, row, args.kinds)
        row = session.journal().get(row["id"]) or row
    _show(session, row, brief=args.kinds is not None)
    return DONE


def agree(session: Session, row: Row, words: str) -> None:
    """Let a program count what is named, and say what that comes to. Raises Refused for what it never counts."""
    from mentortui.changes import agreeing, facts

    journal = session.journal()
    delta = agreeing.agree(journal, row, agreeing.kinds(words))
    if delta:
        session.commit(delta)
    session.say(f"{delta.says}.")
    waiting = facts.follow(journal, now=session.now, new_id=session.new_id)
    if waiting:
        session.say(f"{waiting.says}; it goes out at the next sync.")


def ask(session: Session, row: Row) -> None:
    """Ask at a terminal what a program one just joined may count; an empty line is nothing."""
    from shutil import get_terminal_size
    from textwrap import fill

    from mentortui.changes.agreeing import in_words
    from mentortui.practice.counting import offers

    what = (
        f"What may “{row.get('name')}” count? It gets dates, numbers and choices of what you write from today on, and "
        "no word of yours but a comment you let it read by itself. Each record says what is counted of it on its last "
        "line, and can say no there."
    )
    kinds = (f"{in_words([kind])}: {', '.join(points)}. Never {never}." for kind, points, never in offers())
    after = "all, some of these with commas, or an empty line for nothing; `mentortui program counts` changes it later."
    width = min(get_terminal_size().columns, 100) - 1
    session.say("\n".join((
        "", fill(what, width), "",
        *(fill(line, width, initial_indent="  ", subsequent_indent="    ") for line in kinds), "", fill(after, width),
    )))  # fmt: skip
    while True:
        typed = sys.stdin.readline()
        try:
            agree(session, row, typed.strip() or "nothing")
            return
        except Refused as error:
            session.say(error.sentence)


def _show(session: Session, row: Row, *, brief: bool) -> None:
    from mentortui.changes.agreeing import in_words
    from mentortui.practice.counted import AGREED
    from mentortui.practice.counting import offers

    agreed = frozenset(row.get(AGREED, ()))
    lists: list[dict[str, Any]] = [
        {"kind": kind, "counted": kind in agreed, "fields": [*points], "never": never}
        for kind, points, never in offers()
    ]
    if session.json:
        session.document({"program": row.get("name"), "since": row.get("at"), "counts": lists})
    elif not brief:
        from mentortui.cli.output import table

        rows = [(in_words([one["kind"]]), "yes" if one["counted"] else "no", ", ".join(one["fields"])) for one in lists]
        session.print(table(rows, ("of", "counted", "what the program gets; never your words")))
