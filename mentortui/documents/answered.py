"""A response, an earlier one, or a form, as lines: each item with its answer in words."""

from __future__ import annotations

from collections.abc import Iterator

from mentortui.documents.headline import one_line
from mentortui.errors import NotFound
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice import forms
from mentortui.practice.answers import says, span
from mentortui.practice.feedback import is_shut
from mentortui.practice.written import entered


def answered(reader: Reader, row: Row) -> Iterator[str]:
    """The lines; of answers to a form that is not on this computer their ids instead of the items' words."""
    kind = kind_of(row["id"])
    if kind == "form":
        yield from _items(reader, row)
        return
    response = reader.get(str(row.get("response"))) or {} if kind == "correction" else row
    answers = row.get("answers") or {}
    if by_form := entered(reader, response):
        yield by_form
        if is_shut(reader, response):
            yield "Sealed until you have answered too; then both sides open at once."
            return
    try:
        spec = forms.spec(reader, str(response.get("form")), response.get("version", 1))
    except NotFound:
        yield from (f"{one_line(str(item))}: {one_line(str(value), 1_000)}" for item, value in answers.items())
        return
    yield from (f"{text}: {' '.join(said.split())}" for text, said in says(spec, answers))


def _items(reader: Reader, row: Row) -> Iterator[str]:
    try:
        spec = forms.spec(reader, str(row.get("form")), row.get("version", 1))
    except NotFound:
        yield "this version of mentortui cannot read it; it is kept as it is"
        return
    yield from (f"{item.text} ({item.id}), answered {span(item)}" for item in spec.items)
