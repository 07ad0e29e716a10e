"""What was said last in a form about a relationship or one of its meetings, as far as it may be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice.written import is_own, writer

if TYPE_CHECKING:
    from mentortui.practice.forms import FormSpec


class Said(NamedTuple):
    """One free text: the words, who wrote them (an id), its ISO day and its response."""

    text: str
    by: str
    on: str
    response: str


def last_said(reader: Reader, relationship: Row | None) -> Said | None:
    """The latest text in the others' answers that is no longer sealed; else in one's own."""
    if relationship is None or not reader.rows("response"):
        return None
    from mentortui.practice import feedback, forms  # 10 ms, not where nobody answered a form

    rows = feedback.responses(reader, None, relationship["id"])
    for row in reversed(rows):
        spec = forms.exactly(reader, row.get("form", ""), row.get("version", 0))
        if not is_own(reader, row) and spec and not _sealed(reader, rows, row, spec.sealed):
            text = _text(row, spec)
            if text:
                return Said(text, writer(row), row.get("on", ""), row["id"])
    for row in reversed(rows):
        spec = forms.exactly(reader, row.get("form", ""), row.get("version", 0))
        text = _text(row, spec) if spec and is_own(reader, row) else ""
        if text:
            return Said(text, reader.me, row.get("on", ""), row["id"])
    return None


def _sealed(reader: Reader, rows: list[Row], theirs: Row, sealed: bool) -> bool:
    """Whether another's answers are still shut: until one answered about the same meeting, or relationship, oneself."""
    if not sealed:
        return False
    place = theirs.get("meeting")
    return not any(is_own(reader, row) and row.get("meeting") == place for row in rows)


def _text(row: Row, spec: FormSpec) -> str:
    """The free text that says most: what to do better, else what is good, else the first."""
    from mentortui.practice.forms import CHANGE, IMPROVEMENTS, STRENGTHS, TEXT

    answers = row.get("answers") or {}
    texts = [item.id for item in spec.items if item.type == TEXT and item.id != CHANGE]
    order = [one for one in (IMPROVEMENTS, STRENGTHS) if one in texts] + texts
    found = (answers.get(one) for one in order)
    return next((text.strip() for text in found if isinstance(text, str) and text.strip()), "")
