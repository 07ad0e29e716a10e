"""Write your journal as one JSON document (which makes an equal journal elsewhere), as Markdown, or as CSV."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError, WriteFailed

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.store import Journal


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to and as what."""
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write; without it, standard output")
    parser.add_argument(
        "--format", choices=("json", "markdown", "csv"), help="json (all of it, and importable), markdown or csv"
    )
    parser.add_argument("--kind", metavar="KIND", help="csv of one kind: goals, meetings, people, …")
    parser.epilog = (
        examples(
            "export -o journal.json",
            "export --format markdown -o journal.md",
            "export --format csv --kind goals -o goals.csv",
        )
        + "\n\nAn export holds everything you wrote, your private notes too, and is not encrypted."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the document; how much it holds goes to standard error."""
    form = args.format or _by_name(args.output or "")
    if args.kind and form != "csv":
        raise UsageError("--kind goes with --format csv. `mentortui export --help` shows how.")
    journal = session.journal()
    text = _text(journal, form, args.kind, session)
    if not args.output or args.output == "-":
        _print(text)
        return DONE
    from mentortui.exchange.files import write

    # A spreadsheet knows UTF-8 by the mark at the beginning of the file.
    write(args.output, text.encode("utf-8-sig" if form == "csv" else "utf-8", "replace"), session.home)
    what = "everything you wrote, private notes included" if not args.kind else f"your {args.kind}"
    session.say(f"Written: {os.path.abspath(args.output)}. It holds {what}, and is not encrypted.")
    return DONE


def _by_name(name: str) -> str:
    """The format a file's name asks for; JSON when it asks for none."""
    ending = name.lower().rpartition(".")[2]
    return {"md": "markdown", "markdown": "markdown", "csv": "csv"}.get(ending, "json")


def _text(journal: Journal, form: str, kind: str | None, session: Session) -> str:
    if form == "json":
        from mentortui.exchange import json_out

        return json_out.text(journal, session.now) + "\n"
    if form == "markdown":
        from mentortui.documents import markdown

        return markdown.journal(journal)
    from mentortui.documents import tables

    if kind is None:
        return tables.all_tables(journal)
    from mentortui.cli.listing import kind_asked
    from mentortui.model.vocabulary import KINDS

    word = kind_asked(kind)
    if word not in tables.TABLE_KINDS:
        raise UsageError(f"{KINDS[word].capitalize()} do not fit a table; --format json or markdown holds them.")
    return tables.table(journal, word)


def _print(text: str) -> None:
    """Data exactly as it is, line ends and marks of direction included, always as UTF-8. Raises as `output.data`."""
    from mentortui.cli import output

    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:  # closed, or a test's
        output.data(text.rstrip("\n"))
        return
    try:
        raw.write(text.encode("utf-8", "replace"))
        raw.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        output.leave()
        raise WriteFailed(f"Standard output cannot be written ({error.strerror}); the journal is safe.") from None
