"""Change a record: in your editor, as Markdown with a header, or field by field with --set."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, ChangedMeanwhile, MentortuiError, Refused, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from mentortui.cli.editor import Page
    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row

COUNTED = "counted"
"""Set like a field, though it is none of the record's own: whether the program counts it."""
Stamps = dict[tuple[str, str], str | None]


def configure(parser: argparse.ArgumentParser) -> None:
    """The record, and fields to set without an editor."""
    parser.add_argument("record", metavar="ID", help="an id or its beginning, a name or a title")
    parser.add_argument(
        "--set", dest="fields", action="append", default=[], metavar="FIELD=VALUE",
        help="set one field, as often as you like; FIELD= empties it",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="source", metavar="FILE",
        help="take the text from a file instead of an editor, such as one that was kept; `-` reads standard input",
    )  # fmt: skip
    parser.epilog = (
        examples(
            "edit goal-3f0c",
            'edit goal-3f0c --set "due=31 march" --set unit=',
            "edit Ana --set roles=mentee",
            "edit goal-3f0c --set counted=yes",
            "edit goal-3f0c --from kept.md",
        )
        + "\n\nThe editor is VISUAL or EDITOR. A text that cannot be saved is kept in a file, and you are told where."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Change the record and print it."""
    from mentortui.cli.show import named

    if args.fields and args.source is not None:
        raise UsageError("--set and --from are two ways to say the same; give one of them.")
    row = named(session.journal(), args.record)
    if args.source is not None:
        return _from_file(session, row, args.source)
    if args.fields:
        _save(session, row, _from_options(session, row, args.fields), {})
        return DONE
    return _in_editor(session, row)


def _from_options(session: Session, row: Row, given: list[str]) -> dict[str, Any]:
    from mentortui.cli import given as values
    from mentortui.documents.fields import editable, known
    from mentortui.model.vocabulary import kind_of
    from mentortui.practice.whitelist import LISTS

    kind = kind_of(row["id"])
    fields = (*editable(kind), *([COUNTED] if kind in LISTS else []))
    return values.fields(session, given, lambda name: (kind, known(kind, name, fields)))


def _from_file(session: Session, row: Row, source: str) -> int:
    """Take up a text that was kept, or that another program made, as if it came out of the editor just now.

    What it says is compared with the record as it stands, so every field is named that it changes.
    """
    from mentortui.cli.editor import read_text
    from mentortui.documents.form import form

    journal = session.journal()
    before = form(journal, row)
    text = session.read_stdin("the record").replace("\r\n", "\n") if source == "-" else read_text(source)
    if not text.strip():
        raise Refused("The text is empty. Nothing was changed.")
    _save_text(session, row, before, text, _stamps(journal, row), tell=True)
    return DONE


def _save(session: Session, row: Row, fields: Mapping[str, Any], expect: Stamps) -> None:
    from mentortui.changes import editing
    from mentortui.cli import echo
    from mentortui.model.vocabulary import kind_of
    from mentortui.practice import readers
    from mentortui.zone import here

    delta = editing.set_fields(session.journal(), row["id"], fields, now=session.now, here=here())
    changed = {key: stamp for key, stamp in expect.items() if key[1] in delta.update[row["id"]]}
    session.commit(delta, changed)
    echo_days(session, delta.update[row["id"]])
    session.say(f"{delta.says}.")
    saved = session.journal().get(row["id"]) or {}
    if COUNTED in delta.update[row["id"]]:
        session.say(readers.echo(session.journal(), kind_of(row["id"]), saved))
    else:
        echo.say_who_reads(session, session.journal(), kind_of(row["id"]), saved)
    if session.json:
        session.document(saved)
    else:
        from mentortui.changes.naming import short

        session.print(short(row["id"]))


def echo_days(session: Session, changed: Mapping[str, Any]) -> None:
    """Say in full which days were understood."""
    from datetime import date

    from mentortui import dates
    from mentortui.documents.fields import DAYS

    for field in sorted(DAYS & changed.keys()):
        if changed[field]:
            name = field.replace("_", " ").capitalize()
            session.say(f"{name}: {dates.echo(date.fromisoformat(changed[field]), session.today)}.")


def _in_editor(session: Session, row: Row) -> int:
    from mentortui.changes.naming import short
    from mentortui.documents.form import form

    before = form(session.journal(), row)
    stamps = _stamps(session.journal(), row)
    return in_editor(
        session,
        row["id"],
        before,
        lambda text: _save_text(session, row, before, text, stamps),
        f"mentortui edit {short(row['id'])} --from",
    )


def in_editor(session: Session, record_id: str, before: str, save: Callable[[str], None], again: str) -> int:
    """Open the editor until the text can be saved or the person leaves it; what cannot be saved is kept.

    `again` is the command that takes up a kept file, which is named behind it.
    """
    from mentortui.cli.editor import Page

    page = Page(session.home, record_id, before)
    while True:
        try:
            text = page.edit()
            if text is None or text == before:
                page.remove()
                session.say("Nothing was changed.")
                return DONE
            save(text)
        except MentortuiError as error:
            if isinstance(error, Refused) and page.again(str(error)):
                continue
            raise _kept(page, error, again) from None
        page.remove()
        return DONE


def _stamps(reader: Reader, row: Row) -> Stamps:
    """What every editable field was when the editor was opened."""
    from mentortui.documents.fields import editable
    from mentortui.model.vocabulary import kind_of

    return {(row["id"], field): reader.stamp(row["id"], field) for field in editable(kind_of(row["id"]))}


def _save_text(session: Session, row: Row, before: str, text: str, stamps: Stamps, tell: bool = False) -> None:
    from mentortui.documents.fields import understand
    from mentortui.documents.form import changed
    from mentortui.model.vocabulary import kind_of

    journal = session.journal()
    fields = changed(kind_of(row["id"]), before, text, understand(journal, session.today))
    if not fields:
        session.say("Nothing was changed.")
        return
    if tell:
        session.say(f"Changed: {', '.join(field.replace('_', ' ') for field in sorted(fields))}.")
    # Others may have written while the editor was open, which is the usual case of a long edit.
    journal.catch_up()
    if journal.get(row["id"]) is None:
        raise Refused("The record was deleted, or its readers changed, while you edited it; nothing was saved.")
    _save(session, row, fields, stamps)


def _kept(page: Page, error: MentortuiError, command: str) -> MentortuiError:
    """The error, with the place where the person's text is and the way back to it; exit code as before."""
    kept = page.keep()
    where = f"Your text is kept in {page.path}." if kept else ""
    again = f"To take it up again: {command} {shlex.quote(page.path)}" if kept else ""
    sentence = error.sentence
    if isinstance(error, ChangedMeanwhile):
        fields = ", ".join(sorted({field for _, field in error.fields}))
        sentence = (f"Changed meanwhile by another process or computer: {fields}. Nothing was overwritten; "
                    "`mentortui show` has what stands there now.")  # fmt: skip
        return ChangedMeanwhile(f"{sentence} {where} {again}".rstrip(), error.fields)
    return type(error)(f"{sentence} {where}".rstrip(), hint=again)
