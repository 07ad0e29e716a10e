"""What a program receives of a person's records: facts, by the lists of `practice.whitelist` and nothing else.

A fact is made by the client of whoever wrote the record, and by no other, so that no meeting is counted twice. Beside
the fields of its list it names, as addresses, the relationship and the person it is about; the id of its record stays
at home.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice.counted import is_counted, program_of, share_id
from mentortui.practice.whitelist import WHOLE, Parts, told
from mentortui.program import retention

KIND: Final = "fact"
MADE: Final = frozenset({"id", "at", "by", "readers", "deleted"})
"""What every record carries: no part of what a fact says."""
ADDRESSES: Final = frozenset({"program", "what", "source", "relationship", "person", "writer"})
"""What a fact carries beside the fields of its list; `source` is never sent."""
_DAY: Final = {"relationship": "start", "goal": "start"}


class Wanted(NamedTuple):
    """A fact as it should read now."""

    source: str
    """Id of the record it is made of."""
    day: str
    """Day of that record, which only orders the facts that are made at once; it is not sent by this."""
    fields: Mapping[str, Any]
    """What it says, addresses among it."""
    last: str
    """The last day it speaks of; empty while what it says goes on."""


def wanted(reader: Reader) -> list[Wanted]:
    """Every fact one's records make now, in the order of their days, over all programs one is in."""
    return sorted(_of_records(reader), key=lambda one: (one.day, one.source))


def _of_records(reader: Reader) -> Iterator[Wanted]:
    parts = Parts(reader)
    for kind in WHOLE:
        for row in reader.rows(kind):
            if row.get("by", reader.me) != reader.me or not is_counted(reader, kind, row):
                continue
            program = program_of(reader, kind, row)
            if program is None:
                continue
            said: dict[str, Any] = {
                "program": share_id(program), "what": kind, "source": row["id"], **_addresses(reader, kind, row),
            }  # fmt: skip
            said |= fields(reader, kind, row, parts)
            day = _day(kind, row)
            yield Wanted(row["id"], day, said, retention.last_day(reader, row["id"], said, day))


def fields(reader: Reader, kind: str, row: Row, parts: Parts | None = None) -> dict[str, Any]:
    """The fields a program receives of one record, without addresses: what `told` sends, and nothing that is empty."""
    return {
        field: value
        for one in told(reader, kind, row, parts)
        for field, value in one.sent.items()
        if value is not None and value not in ("", [], {})
    }


def _day(kind: str, row: Row) -> str:
    return str(row.get(_DAY.get(kind, "on")) or row.get("at", ""))[:10]


def _addresses(reader: Reader, kind: str, row: Row) -> dict[str, str]:
    """The relationship and the person a record is about, as ids."""
    owners = row.get("owners", ())
    person = {
        "goal": reader.me if reader.me in owners else next(iter(owners), None),
        "response": row.get("about"),
        "milestone": row.get("person"),
        "recognition": row.get("person"),
        "rating": row.get("person"),
    }.get(kind)
    relationship = row["id"] if kind == "relationship" else row.get("relationship")
    found = {"relationship": relationship, "person": person, "writer": row.get("written_by")}
    return {name: str(value) for name, value in found.items() if value}


def made(reader: Reader) -> list[Row]:
    """One's own facts as they stand; emptied ones left out, and those whose source another computer still keeps."""
    return [row for row in reader.rows(KIND) if row.get("by") == reader.me and row.get("source")]


def said(fact: Row) -> dict[str, Any]:
    """What a fact says beside the marks of its making."""
    return {name: value for name, value in fact.items() if name not in MADE}
