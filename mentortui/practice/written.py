"""Whose answers a response holds: those of whoever wrote it down, or of somebody without a journal who gave a form.

Answers that came by form are entered by another: `by` is whoever entered them, `written_by` whoever gave them. They
are never taken for the enterer's own, and on no other computer for the word of whoever is named in them: a name on a
sheet proves nothing, so it opens nobody's sealed answers and answers no form that waits for somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from mentortui.model.reader import Directory, Reader, Row
from mentortui.practice.names import members, name


def writer(row: Row) -> str:
    """The id of whoever gave the answers."""
    return str(row.get("written_by") or row.get("by") or "")


def is_own(reader: Directory, row: Row) -> bool:
    """Whether one gave these answers oneself, in one's own journal."""
    return row.get("by", reader.me) == reader.me and not row.get("written_by")


def entered(reader: Reader, row: Row) -> str:
    """`Written by Ana Silva, entered by you`; empty for answers that their writer wrote down."""
    if not row.get("written_by"):
        return ""
    return f"Written by {name(reader, writer(row))}, entered by {name(reader, str(row.get('by')))}"


def takes_part(reader: Directory, row: Row) -> bool:
    """Whether one is in the meeting or relationship a response is about, and so has answers of one's own to give."""
    met = reader.get(str(row.get("meeting"))) or {}
    together = reader.get(str(row.get("relationship") or met.get("relationship"))) or {}
    return reader.me in {*members(together), *met.get("attendees", ())}


class Eyes:
    """A journal as somebody in it without one of their own would read it: what one entered for them is theirs.

    So the rules of forms (whose turn it is, what is due, what was answered already) hold for them as for oneself.
    """

    def __init__(self, reader: Reader, person: str) -> None:
        self._reader = reader
        self.me = person

    @property
    def name(self) -> str:
        """What this person is called."""
        return name(self._reader, self.me)

    def get(self, record_id: str) -> Row | None:
        """As the journal says."""
        return self._reader.get(record_id)

    def rows(self, kind: str) -> Sequence[Row]:
        """As the journal says; answers entered for this person are by them."""
        rows = self._reader.rows(kind)
        return [self._own(row) for row in rows] if kind == "response" else rows

    def _own(self, row: Row) -> Row:
        if row.get("written_by") != self.me or row.get("by") != self._reader.me:
            return row
        return {**{field: value for field, value in row.items() if field != "written_by"}, "by": self.me}

    def stamp(self, record_id: str, field: str) -> str | None:
        """As the journal says."""
        return self._reader.stamp(record_id, field)

    def versions(self, record_id: str, field: str) -> Sequence[str]:
        """As the journal says."""
        return self._reader.versions(record_id, field)

    def base(self, record_id: str, field: str) -> str | None:
        """As the journal says."""
        return self._reader.base(record_id, field)

    def deleted(self, kind: str | None = None) -> Sequence[Row]:
        """As the journal says."""
        return self._reader.deleted(kind)
