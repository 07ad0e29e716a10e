"""Show one record in full, with its parts, and who can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Ambiguous, NotFound

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row

# The kinds that belong to a record and go along under the names of their tables.
_PARTS: Final[dict[str, tuple[str, ...]]] = {
    "goal": ("step", "progress", "scale", "revision", "action", "milestone", "note"),
    "relationship": ("agreement", "acceptance", "pause"),
    "agreement": ("acceptance",),
    "meeting": ("agenda", "entry", "action", "note", "response"),
    "response": ("correction",),
    "milestone": ("recognition",),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """The record."""
    parser.add_argument("record", metavar="ID", help="an id or its beginning, a name or a title")
    parser.epilog = examples("show goal-3f0c", 'show "Lead the handover"', "show Ana --json")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the record as Markdown, or as `{"schema": 1, …fields}` with its parts."""
    reader = session.journal()
    row = wanted(reader, args.record)
    if session.json:
        session.document({**row, **parts(reader, row)})
        return DONE
    from mentortui.documents import markdown

    session.print(markdown.record(reader, row).rstrip("\n"))
    if row["id"].startswith("goal-"):
        _plot(session, reader, row)
    if row.get("deleted"):
        session.say("This record is deleted. `mentortui undelete` with its id brings it back.")
    _say_changed(session, row)
    session.say(f"id: {row['id']}")
    return DONE


def _say_changed(session: Session, row: Row) -> None:
    """Say that another computer changed it lately, and where one sees what it was."""
    from mentortui.store.aside import asides

    journal = session.journal()
    if any(asides(journal, [row["id"]])):
        from mentortui.changes.naming import short
        from mentortui.exchange import lately

        if any(one.row["id"] == row["id"] for one in lately.changes(journal)):
            where = f"mentortui changes --of {short(row['id'])}"
            session.say(f"Changed on another computer lately; `{where}` shows what it was.")


def _plot(session: Session, reader: Reader, goal: Row) -> None:
    """The goal's reports over time below its record, as indented text; in ASCII where the terminal has no more."""
    import sys

    from mentortui.practice.plot import plot

    reports = [row for row in reader.rows("progress") if row.get("goal") == goal["id"]]
    steps = [row for row in reader.rows("step") if row.get("goal") == goal["id"]]
    blocks = (getattr(sys.stdout, "encoding", "") or "").lower().startswith("utf")
    lines = plot(goal, reports, steps, session.today, 56, plain=not blocks)
    for line in [*(["", "## Plot", ""] if lines else []), *(f"    {one.label:>9} {one.cells}" for one in lines)]:
        session.print(line.rstrip())


def wanted(reader: Reader, words: str) -> Row:
    """The record the words name; a deleted one only by its id. Raises NotFound or Ambiguous."""
    try:
        return named(reader, words)
    except NotFound:
        gone = [row for row in reader.deleted() if len(words.strip()) > 4 and row["id"].startswith(words.strip())]
        if len(gone) != 1:
            raise
        return gone[0]


def named(reader: Reader, words: str) -> Row:
    """The record the words name. A person's first name means the person, though titles begin with it too.

    Raises NotFound or Ambiguous.
    """
    from mentortui.changes.naming import find, known_person
    from mentortui.model.vocabulary import KINDS

    try:
        person = known_person(reader, words)
    except Ambiguous:
        person = None
    found = reader.get(person or find(reader, tuple(KINDS), words))
    assert found is not None
    return found


def parts(reader: Reader, row: Row) -> dict[str, Any]:
    """The records that belong to one, by table; empty for kinds that have none."""
    from mentortui.model.vocabulary import kind_of, table_of

    kind = kind_of(row["id"])
    return {table_of(one): [part for part in reader.rows(one) if part.get(kind) == row["id"]]
            for one in _PARTS.get(kind, ())}  # fmt: skip
