"""What each reader gets, as lines to read: per reader the records, per record the fields, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mentortui.changes.naming import label
from mentortui.documents.headline import kind_words
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice.counting import counting
from mentortui.practice.names import name
from mentortui.practice.readers import reading
from mentortui.practice.received import Gets, Privacy, Told

IDS: Final = ("Where a record names a person or another record, an id of random letters is sent.", "its id")
"""What is said once of ids, and what stands behind a name that is one."""


def lines(reader: Reader, found: Privacy, *, brief: bool = False) -> Iterator[str]:
    """The whole answer. With `brief` each reader's records are counted, not spelled out."""
    for gets in found.readers:
        yield f"{gets.sentence()} (“{gets.folder}”, {gets.place})"
        if not brief and not gets.own:
            for told in gets.records:
                yield from record(reader, told)
        yield ""
    if not brief and any(gets.records and not gets.own for gets in found.readers):
        yield from (IDS[0], "")
    for one in found.open:
        yield f"Anyone with the folder “{one.folder}” can see:"
        yield from (f"  {sentence}" for sentence in one.sentences)
        yield ""
    if not found.readers and not found.open:
        yield "Nobody gets anything: you share no folder, so all of it stays on this computer."
    yield from found.faults


def record(reader: Reader, told: Told, indent: str = "  ") -> Iterator[str]:
    """One record as it is sent, a field a line; long texts in full."""
    kind = kind_words(kind_of(told.id))
    later = "" if told.sent else "   (goes out at the next sync)"
    yield f"{indent}{kind}: {clean(told.title)}{later}"
    for field, value in told.fields.items():
        yield from _field(reader, field, value, f"{indent}  ")


def _field(reader: Reader, field: str, value: object, indent: str) -> Iterator[str]:
    said = ", ".join(_words(reader, one) for one in value) if isinstance(value, list) else _words(reader, value)
    first, *rest = said.split("\n")
    yield f"{indent}{field.replace('_', ' ')}: {clean(first)}"
    yield from (f"{indent}  {clean(line)}" for line in rest)


def _words(reader: Reader, value: object) -> str:
    """A value; of a record's id what it is called here, and that only the id is sent."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) and value and all(kind_of(str(key)) == "person" for key in value):
        return ", ".join(f"{_words(reader, key)} as “{called}”" for key, called in value.items())
    row = reader.get(value) if isinstance(value, str) and "-" in value else None
    if row is None:
        return str(value)
    called = name(reader, row["id"]) if kind_of(row["id"]) == "person" else label(reader, row)
    return f"{called} ({IDS[1]})"


def of(reader: Reader, row: Row, getting: list[tuple[Gets, Told]]) -> Iterator[str]:
    """Who gets one record: who may read it, to whom it goes and in which folder, and what the program counts."""
    kind = kind_of(row["id"])
    said = reading(reader, kind, row)
    yield f"{kind_words(kind)}: {label(reader, row)}"
    yield from said.lines
    yield from counting(reader, kind, row).sentences
    for gets, told in getting:
        how = "has it" if told.sent else "gets it at the next sync"
        yield ""
        yield f"{gets.reader} {how if not gets.own else how.replace('has', 'have').replace('gets', 'get')} " + (
            f"(“{gets.folder}”, {gets.place}):"
        )
        if gets.own:
            yield "  all of it, sealed for you alone."
        else:
            yield from record(reader, told)
    if not getting:
        yield "It lies on this computer only."
