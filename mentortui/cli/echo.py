"""What a command says about what it did: what was understood, who can read it, and the records made."""

from __future__ import annotations

from mentortui.model.vocabulary import kind_of, table_of
from mentortui.practice.audience import STAYS_HERE, stays_here, who

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta
    from mentortui.model.reader import Directory, Row

_WORDS_ONLY = frozenset({"entry", "progress"})
"""Kinds quick capture writes, of which nothing is counted by itself: it loads no list of what is."""


def day(session: Session, text: str | None, what: str, *, past: bool = False) -> date | None:
    """The day an option names, after saying what was understood; None when it was not given. Raises Refused."""
    if text is None:
        return None
    from mentortui import dates

    understood = dates.parse_day(text, session.today, past=past)
    session.say(f"{what}: {dates.echo(understood, session.today)}.")
    return understood


def iso(session: Session, text: str | None, what: str) -> str | None:
    """As `day`, as ISO text."""
    understood = day(session, text, what)
    return understood.isoformat() if understood else None


def near(session: Session, day_text: str) -> str:
    """An ISO day as a person says it: today, yesterday, Tue 24 Nov."""
    from datetime import date

    if day_text == session.today.isoformat():
        return "today"  # the usual case of quick capture, without loading dates
    from mentortui.dates import say_day

    return say_day(date.fromisoformat(day_text), session.today)


def words(session: Session, given: Sequence[str], what: str) -> str:
    """The text of a positional: its words joined, or standard input for a single `-`."""
    return session.read_stdin(what) if list(given) == ["-"] else " ".join(given)


def record(record_id: str, fields: Mapping[str, Any]) -> Row:
    """A record as `--json` prints it."""
    return {"id": record_id, **fields}


def made(session: Session, delta: Delta, main: str | None = None) -> None:
    """Print what was created: with `--json` the main record and lists of the others by table, else short ids.

    Without `main` all records stand in lists.
    """
    if not session.json:
        from mentortui.changes.naming import short

        for record_id in [main] if main else delta.create:
            session.print(short(record_id))
        return
    document: dict[str, Any] = record(main, delta.create[main]) if main else {}
    for record_id, fields in delta.create.items():
        if record_id != main:
            document.setdefault(table_of(kind_of(record_id)), []).append(record(record_id, fields))
    session.document(document)


def added(session: Session, delta: Delta, kind: str) -> str:
    """Commit a new record, say what it did and who can read it; the id of the first one of that kind."""
    session.commit(delta)
    session.say(f"{delta.says}.")
    main = first_of(delta, kind)
    say_who_reads(session, session.journal(), kind, delta.create[main])
    return main


def written(session: Session, delta: Delta) -> None:
    """Commit a change and say what it did; with `--json` the changed record. Where all is new, see `made`."""
    session.commit(delta)
    session.say(f"{delta.says}.")
    if delta.create and not delta.update:
        made(session, delta, next(iter(delta.create)))
    elif session.json:
        session.document(session.journal().full_row(next(iter(delta.update))) or {})


def first_of(delta: Delta, kind: str) -> str:
    """The id of the first record of a kind that a delta creates."""
    return next(record_id for record_id in delta.create if kind_of(record_id) == kind)


def say_who_reads(session: Session, reader: Directory, kind: str, row: Mapping[str, Any]) -> None:
    """Say on one line who can read a record, and that nothing has left this computer yet when it is shared.

    A second line says what the program counts of it, where it does: also by what one agreed to when joining.
    """
    said = who(reader, kind, row)
    here = not said.startswith("only you") and stays_here(reader, row)
    session.say(f"Who can read this: {said}.{f' {STAYS_HERE}' if here else ''}")
    if kind not in _WORDS_ONLY:
        _say_what_is_counted(session, kind, row)


def _say_what_is_counted(session: Session, kind: str, row: Mapping[str, Any]) -> None:
    from mentortui.practice.counted import is_counted, is_undecided
    from mentortui.practice.readers import counts

    journal = session.journal()
    if is_undecided(journal, kind, dict(row)):
        session.say("You are in several programs, and none counts this until you say which: mentortui program belongs.")
    elif is_counted(journal, kind, dict(row)):
        session.say(f"The program counts: {counts(journal, kind, dict(row))}")
