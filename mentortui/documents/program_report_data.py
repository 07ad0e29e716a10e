"""A report on a program as data: JSON and CSV of its figures; the facts behind it as CSV with their dictionary."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from mentortui.documents import program_report as told
from mentortui.documents.program_report import Report
from mentortui.documents.tables import guarded
from mentortui.model.reader import Row
from mentortui.practice.whitelist import LISTS, points
from mentortui.program.facts import ADDRESSES
from mentortui.program.periods import as_data

COLUMNS: Final = (
    "figure", "name", "part", "value", "unit", "said", "low", "high", "interval", "people", "about", "missing", "first",
    "last", "target", "reached", "before", "change", "comparison", "alpha", "version", "decision", "why_not",
)  # fmt: skip
_ADDRESSES: Final = {
    "id": "The fact.",
    "what": "Which kind of record it is of.",
    "by": "Id of the person who wrote that record.",
    "name": "What that person is called in your list, or calls themselves.",
    "relationship": "Id of the relationship the record belongs to.",
    "person": "Id of the person the record is about.",
    "writer": "Id of who entered it for somebody else.",
    "entered": "Of what the coordinator entered for somebody: how it was told, and when.",
    "told_by": "Of that: id of who told it, or of their enrolment.",
}
"""Columns every fact may have, and what they hold."""


def data(report: Report) -> dict[str, Any]:
    """The report as plain data. The arithmetic of a figure is no part of it."""
    return {
        "title": report.title, "for": report.reader or None, "as_of": report.as_of, "part": report.part or None,
        "people": report.people, "covers": report.covers, "refused": report.refused or None,
        "opening": [one._asdict() for one in report.opening],
        "overview": [one.id for one in report.overview],
        "figures": [_figure(one) for one in report.figures],
        "objectives": [one._asdict() for one in report.objectives],
        "values": [one._asdict() for one in report.values],
        "curve": [{"days": day, "together": round(value)} for day, value in report.curve],
        "comments": [one._asdict() for one in report.comments],
        "sponsors": [{name: row.get(name) for name in ("name", "story")} for row in report.sponsors],
        "open": [_finding(row) for row in report.open],
        "faults": [*report.faults],
        "changed": [_finding(row) for row in report.done],
        "since": report.since or None,
    }  # fmt: skip


def as_json(report: Report) -> str:
    """The same as JSON."""
    return json.dumps(data(report), ensure_ascii=False, indent=2) + "\n"


def _figure(figure: Any) -> dict[str, Any]:
    found = {name: value for name, value in as_data(figure).items() if name not in ("steps", "curve")}
    return {**found, "said": figure.said}


def _finding(row: Row) -> dict[str, Any]:
    return {name: row.get(name) for name in ("on", "finding", "decision", "due", "result", "done_on")}


def table(report: Report) -> str:
    """The figures as CSV, a line each, and a line for each of their parts."""
    lines: list[Sequence[Any]] = []
    for one in report.figures:
        lines.append((
            one.id, one.name, "", one.value, one.unit, one.said, one.low, one.high, one.interval,
            *((one.n, one.about or None, one.missing, *one.period) if one.shown else (None,) * 5), one.target,
            one.reached, one.before, one.change, one.comparison, one.alpha, one.version, one.decision, one.why_not,
        ))  # fmt: skip
        lines += [
            (one.id, one.name, part.name, part.value, part.unit, part.said, part.low, part.high, "",
             part.n if part.shown else None, *(None,) * 9, part.alpha, None, None, part.why_not)
            for part in told.parts_of(one)
        ]  # fmt: skip
    return written(COLUMNS, lines)


def facts(rows: Sequence[Row], names: Mapping[str, str]) -> str:
    """The facts of a program as CSV: one a line. It names people."""
    known = ("id", "what", "by", "name", "relationship", "person", "writer")
    fields = sorted({name for row in rows for name in row} - {*known, "at", "readers", "program", "source", "deleted"})
    lines = [
        [_cell(names.get(str(row.get("by")), "") if field == "name" else row.get(field)) for field in (*known, *fields)]
        for row in sorted(rows, key=lambda row: (str(row.get("by")), str(row.get("what")), str(row["id"])))
    ]
    return written((*known, *fields), lines)


def dictionary(rows: Iterable[Row]) -> str:
    """What the columns of the facts are: of each kind the points of its list, in the words people agreed to."""
    lines = [("every fact", name, words) for name, words in _ADDRESSES.items()]
    used: dict[str, set[str]] = {}
    for row in rows:
        named = set(row) - ADDRESSES - _ADDRESSES.keys() - {"at", "readers", "deleted"}
        used.setdefault(str(row.get("what")), set()).update(named)
    for what, names in sorted(used.items()):
        agreed = ", ".join(points(what)) if what in LISTS else ""
        lines += [(what, name, f"One of what was agreed to: {agreed}." if agreed else "") for name in sorted(names)]
    return written(("kind", "column", "meaning"), lines)


def written(head: Sequence[str], lines: Iterable[Sequence[Any]]) -> str:
    """CSV that no spreadsheet runs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for line in lines:
        writer.writerow(["" if cell is None else guarded(cell) for cell in line])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
