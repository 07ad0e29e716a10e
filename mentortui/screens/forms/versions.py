"""Two values of one field: the one that was written here, and the one that somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mentortui.dates import say_day
from mentortui.errors import ChangedMeanwhile
from mentortui.model.vocabulary import TEXT_FIELDS, kind_of
from mentortui.practice import merging
from mentortui.practice.conflicts import Version
from mentortui.screens.desk import Desk
from mentortui.widgets.field import LINE, LIST, TEXT, Field
from mentortui.widgets.fields import FieldRow


class Clash(NamedTuple):
    """One field with two values, as texts of its control."""

    name: str
    label: str
    base: str | None
    """What stood there when one began to write, or what both were written from; None where nobody knows."""
    mine: str
    theirs: str
    words: bool
    """Whether it is text, whose lines can stand together; a day or a choice has one value."""
    mine_said: str
    """Where the first came from: `yours, not saved yet`."""
    theirs_said: str
    """Where the other came from: `in the journal since today 10:42`."""
    value: Any = None
    """The other value, as a row has it."""

    @property
    def merged(self) -> str | None:
        """Both in one, when their lines do not collide."""
        return merging.merged(self.base, self.mine, self.theirs) if self.words and self.base is not None else None

    @property
    def both(self) -> str:
        """All lines of both."""
        return merging.together(self.base, self.mine, self.theirs)


class Settled(NamedTuple):
    """What was chosen: the text to keep, and whether one wants to write on before it is saved."""

    text: str
    edit: bool = False


def clashes(desk: Desk, rows: Sequence[FieldRow], error: ChangedMeanwhile, base: Mapping[str, str]) -> list[Clash]:
    """The fields of a form that were changed meanwhile to something else than what stands in them."""
    found = []
    by_name = {row.field.name: row for row in rows}
    for (record_id, name), value in error.fields.items():
        row = by_name.get(name)
        if row is None:
            continue
        since = said_when(desk, desk.reader.stamp(record_id, name))
        found.append(
            Clash(
                name, row.field.label.strip(), base.get(name, ""), row.text(), row.written(value),
                row.field.kind in (TEXT, LINE, LIST), "yours, not saved yet", f"in the journal, {since}".rstrip(", "),
                value,
            )
        )  # fmt: skip
    return found


def said_when(desk: Desk, stamp: str | None) -> str:
    """When a value was written, from its stamp: `today 10:42`; nothing when that is not known."""
    at = desk.moment(stamp) if stamp else None
    return f"{say_day(at.date(), desk.today)} {at:%H:%M}" if at else ""


def versions_of(desk: Desk, record_id: str, fields: Sequence[Field]) -> list[str]:
    """The names of the fields whose text was written in two places apart."""
    texts = TEXT_FIELDS.get(kind_of(record_id), ()) if record_id else ()
    return [f.name for f in fields if f.name in texts and len(desk.reader.versions(record_id, f.name)) > 1]


def pair(desk: Desk, name: str, one: Version, other: Version, base: str | None, chosen: bool = False) -> Clash:
    """Two versions of a text as something to choose from; `chosen`: the first is what was chosen so far."""
    first = "what you chose so far" if chosen else said_by(desk, one, "one version")
    label = "one note" if name == "text" else name
    return Clash(name, label, base, one.text, other.text, True, first, said_by(desk, other, "another"), other.text)


def mine_first(desk: Desk, found: Sequence[Version]) -> list[Version]:
    """The versions with one's own before those of others, each newest first."""
    return sorted(found, key=lambda one: not _writer(desk, one).startswith("yours"))


def said_by(desk: Desk, one: Version, nobody: str) -> str:
    """Whose a version is and when it was written: `Ana Silva's, today 18:40`; `nobody` stands where nobody knows."""
    return ", ".join(filter(None, (_writer(desk, one) or nobody, said_when(desk, one.stamp))))


def _writer(desk: Desk, one: Version) -> str:
    """Whose a version is: `yours, here`, `yours, laptop`, `Ana Silva's`; empty where nobody knows."""
    who = desk.shared.writers.get(one.device, "")
    if who.partition(",")[0] == "you":
        return f"yours{who.removeprefix('you')}"
    return f"{who}'s" if who else ""
