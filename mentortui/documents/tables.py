"""Records as CSV for spreadsheets, and the cells of such a file back.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, and loses it when it is
read again; numbers of the journal's own are left alone. One row a record, ids first, so that a file
read again is recognized.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from mentortui.documents.fields import AS_WRITTEN, editable, in_words
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import HERE_ONLY, KINDS, PARENT_FIELDS, kind_of

# What Excel, LibreOffice and Google Sheets take for the start of a formula (OWASP, CSV Injection).
_FORMULA: Final = re.compile(r"^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]")
KIND: Final = "record"
"""The column that names each row's kind in a table of everything; relationships have a `kind` of their own."""
# What was agreed and what a goal said before hold values of other fields, which a flat table cannot.
TABLE_KINDS: Final = tuple(kind for kind in KINDS if kind not in AS_WRITTEN | {"agreement"})
# These stand in no relationship: they are their writer's, or are one.
_OUTSIDE: Final = frozenset({"person", "note", "relationship"})


def columns(kind: str) -> list[str]:
    """The columns of a kind's table: `id`, `readers`, what it is part of, then what a person edits."""
    parent = [PARENT_FIELDS[kind]] if kind in PARENT_FIELDS else []
    fields = (name for name in editable(kind) if name not in HERE_ONLY.get(kind, ()))
    return ["id", "readers", *parent, *fields, *([] if kind in _OUTSIDE else ["relationship"])]


def table(reader: Reader, kind: str) -> str:
    """One kind as CSV with a header line."""
    return _csv(reader, columns(kind), reader.rows(kind), with_kind=False)


def all_tables(reader: Reader) -> str:
    """Everything a table can hold as one CSV whose first column, `record`, names the kind of the row."""
    rows = [row for kind in TABLE_KINDS for row in reader.rows(kind)]
    used = dict.fromkeys(name for kind in TABLE_KINDS if reader.rows(kind) for name in columns(kind))
    return _csv(reader, list(used), rows, with_kind=True)


def _csv(reader: Reader, names: Sequence[str], rows: Iterable[Row], *, with_kind: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*([KIND] if with_kind else []), *names])
    for row in rows:
        kind = kind_of(row["id"])
        cells = [guarded(cell(reader, kind, name, row[name])) if name in row else "" for name in names]
        writer.writerow([*([kind] if with_kind else []), *cells])
    return out.getvalue()


def cell(reader: Reader, kind: str, field: str, value: Any) -> str | int | float:
    """What stands in a cell: a number as a number, else the words of `fields.in_words`."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return in_words(reader, kind, field, value)


def guarded(value: str | int | float) -> str | int | float:
    """A cell no spreadsheet runs. `unguarded` is its inverse."""
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value


def unguarded(text: str) -> str:
    """A cell as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
