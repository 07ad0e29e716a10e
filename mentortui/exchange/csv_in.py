"""Goals, people, meetings and other records from a CSV table, through a column map.

Nothing is shared by an import: records start at *only you*, whatever the table's `readers` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from mentortui.documents.fields import Understand, understood
from mentortui.documents.tables import KIND, TABLE_KINDS, columns
from mentortui.errors import Refused
from mentortui.exchange import csv_file
from mentortui.exchange.csv_columns import mapped
from mentortui.exchange.report import Report, counted, plain, rows_to_create
from mentortui.model.delta import Delta
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.model.records import MODELS, validate
from mentortui.model.vocabulary import ONLY_YOU, PARENT_FIELDS, RELATIONSHIP, kind_named, kind_of
from mentortui.practice.names import only_together

# What a person calls a field in a sentence about a row that lacks it.
_CALLED: Final = {"on": "day"}
_MARKS: Final = ("id", "at", "by", "readers")
_LINKED: Final = (*_MARKS, "relationship", "imported")
_ID: Final = re.compile(r"[a-z_]+-[0-9a-f]{32}")


class TableImport:
    """One import of one table: gathers new rows, people they name included."""

    def __init__(self, reader: Reader, now: datetime, new_id: Callable[[str], str]) -> None:
        self.reader = reader
        self.report = Report()
        self.create: dict[str, Row] = {}
        self._now, self._new_id = now, new_id
        self._using = Understand(self._find, now.date())
        self._seen = {one["id"] for one in reader.deleted()}
        self._ids: dict[str, str] = {}
        """What a row's own id in the table became here."""
        self._fresh: dict[str, Row] = {}
        """People the present row names for the first time; kept when the row is."""
        self._people: dict[str, list[str]] = {}
        for row in reader.rows("person"):
            self._people.setdefault(str(row.get("name", "")).casefold(), []).append(row["id"])
        self._prints: dict[str, dict[str, str]] = {}
        self._said: set[tuple[str, str]] | None = None
        """Meetings with the texts they have, gathered when the first is asked for."""

    def add(self, line: csv_file.Line, kind: str | None, fields: Mapping[str, str]) -> None:
        """Take one row in, or name it in the report with the line it stands on."""
        self._fresh = {}
        try:
            if line.fault:
                raise Refused(line.fault)
            asked = kind or kind_named(line.cells.get(KIND, "").strip())
            if asked not in TABLE_KINDS:
                raise Refused(f"{clean(line.cells.get('kind', ''))[:40]!r} is no kind of record")
            self._take(asked, line.cells, fields)
        except Refused as error:
            self.report.bad.append(f"line {line.number}: {plain(error)}")

    def delta(self, says: str) -> Delta:
        """Everything taken in, as one change."""
        return Delta(says, create=rows_to_create(self.create.values()))

    def _take(self, kind: str, cells: Mapping[str, str], fields: Mapping[str, str]) -> None:
        given = cells.get("id", "").strip()
        if given and (self.reader.get(given) or given in self._seen or given in self._ids):
            self.report.already += 1
            return
        text, values = "", {}
        for column, words in cells.items():
            field = fields.get(column)
            if field == "text" and kind == "meeting":
                text = words
            elif field and words.strip() and field in columns(kind):
                values[field] = self._value(kind, field, words)
        row = self._row(kind, given, values)
        for field, about in MODELS[kind].model_fields.items():
            if about.is_required() and not row.get(field):
                raise Refused(f"it has no {_CALLED.get(field, field)}")
        row = validate(kind, row)
        if (here := self._known(kind, row)) is not None:
            if not self._noted(here, text):
                self.report.already += 1
            return
        if given:
            self._ids[given] = row["id"]
        self._keep(row)
        self._noted(row["id"], text)

    def _noted(self, meeting: str, text: str) -> bool:
        """Whether a text was new, and so was added to its meeting: two rows of one day may say two things."""
        text = text.strip()
        if not text:
            return False
        row = validate("entry", {**self._base("entry"), "meeting": meeting, "text": text})
        if self._said is None:
            self._said = {(str(one.get("meeting")), str(one.get("text"))) for one in self.reader.rows("entry")}
        if (meeting, row["text"]) in self._said:
            return False
        self._said.add((meeting, row["text"]))
        self._keep(row)
        return True

    def _value(self, kind: str, field: str, words: str) -> Any:
        if field in (PARENT_FIELDS.get(kind), "relationship") or field in ("goal", "meeting"):
            return self._linked(field, words.strip())
        return understood(kind, field, words, self._using)

    def _row(self, kind: str, given: str, values: dict[str, Any]) -> Row:
        row = {**self._base(kind), **{name: value for name, value in values.items() if value not in (None, [])}}
        if _ID.fullmatch(given) and kind_of(given) == kind:
            row["id"] = given
        if kind == "goal":
            row.setdefault("owners", [self.reader.me])
        elif kind == "action":
            row.setdefault("owner", self.reader.me)
        elif kind == "meeting":
            row["attendees"] = sorted({*row.get("attendees", ()), self.reader.me})
            today = self._now.date().isoformat()
            row.setdefault("status", "held" if str(row.get("on", today)) <= today else "planned")
            linked = only_together(self.reader, row.get("attendees", ())) if "relationship" not in row else None
            row |= {"relationship": linked["id"]} if linked else {}
        parent = self.create.get(str(row.get(PARENT_FIELDS.get(kind, "")))) or {}
        if parent.get("readers") == RELATIONSHIP and kind != "entry":
            row["readers"] = RELATIONSHIP
        return row

    def _base(self, kind: str) -> Row:
        readers = RELATIONSHIP if kind in ("relationship", "agenda") else ONLY_YOU
        at = self._now.isoformat(timespec="seconds")
        return {"id": self._new_id(kind), "at": at, "by": self.reader.me, "readers": readers}

    def _keep(self, row: Row) -> None:
        for person in self._fresh.values():
            self.create[person["id"]] = person
            self._people.setdefault(person["name"].casefold(), []).append(person["id"])
            self.report.added["person"] += 1
        self._fresh = {}
        self.create[row["id"]] = row
        if kind_of(row["id"]) == "person":
            self._people.setdefault(row["name"].casefold(), []).append(row["id"])
        self.report.added[kind_of(row["id"])] += 1

    def _find(self, kind: str, words: str) -> str:
        """The id behind a name in a cell; a person nobody has heard of is added with the row."""
        if kind != "person":
            return self._linked(kind, words)
        if words in self._ids or self.reader.get(words):
            return self._ids.get(words, words)
        same = self._people.get(words.casefold(), [])
        if len(same) > 1:
            raise Refused(f"{len(same)} people are called {clean(words)!r}; put the id there instead")
        if same:
            return same[0]
        person = self._fresh.get(words.casefold()) or validate("person", {**self._base("person"), "name": words})
        self._fresh[words.casefold()] = person
        return str(person["id"])

    def _linked(self, kind: str, words: str) -> str:
        """The id of a goal, meeting or relationship, given by id or by its one title."""
        if words in self._ids:
            return self._ids[words]
        if (row := self.reader.get(words)) and kind_of(row["id"]) == kind:
            return words
        rows = [*self.reader.rows(kind), *(one for one in self.create.values() if kind_of(one["id"]) == kind)]
        same = [one["id"] for one in rows if str(one.get("title", "")).casefold() == words.casefold()]
        if len(same) == 1:
            return str(same[0])
        raise Refused(f"there {'are several' if same else 'is no'} {kind} {clean(words)[:80]!r}")

    def _known(self, kind: str, row: Row) -> str | None:
        """The record of the journal, or of an earlier line, that says the same; None when there is none."""
        if kind not in self._prints:
            self._prints[kind] = {_print(one): one["id"] for one in self.reader.rows(kind)}
        if kind == "person" and (same := self._people.get(row["name"].casefold())):
            return same[0]
        here = self._prints[kind].setdefault(_print(row), row["id"])
        return None if here == row["id"] else here


def _print(row: Row) -> str:
    """What a record says, without who wrote it down and when; a meeting is told from others by who was in it."""
    apart = _LINKED if kind_of(row["id"]) == "meeting" else _MARKS
    return repr(sorted((name, value) for name, value in row.items() if name not in apart))


def import_table(
    reader: Reader, data: bytes, name: str, kind: str | None, asked: Mapping[str, str], *,
    now: datetime, new_id: Callable[[str], str],
) -> tuple[Delta, Report]:  # fmt: skip
    """What a CSV file adds to a journal. `kind` is None for a table of ours with a `record` column.

    Raises Refused when the file as a whole cannot be read; single bad rows are in the report.
    """
    names, lines = csv_file.read(csv_file.decoded(data, name), name)
    if kind is None and KIND not in names:
        raise Refused(f"Say what is in {name}: --kind goals, --kind people or --kind meetings. Nothing was imported.")
    fields, unread = mapped(names, kind, asked)
    if not fields:
        raise Refused(
            f"No column of {name} is known ({', '.join(map(clean, names))[:200]}); say which is which: "
            f'--map "{clean(names[0])}=title". Nothing was imported.'
        )
    taking = TableImport(reader, now, new_id)
    for line in lines:
        taking.add(line, kind, fields)
    if unread:
        taking.report.hints.append(f'Not read: {", ".join(map(clean, unread))}. --map "COLUMN=field" reads a column.')
    what = " and ".join(counted(one, number) for one, number in sorted(taking.report.added.items()))
    return taking.delta(f"Imported {name}: {what or 'nothing'}"), taking.report
