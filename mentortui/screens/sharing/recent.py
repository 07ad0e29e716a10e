"""Recent changes: what another computer's word stands over, with both values, and the key that puts one back."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar, Final

from mentortui.actions import key_hint
from mentortui.changes import naming
from mentortui.changes.putting_back import put_back
from mentortui.documents.fields import DAYS as DAY_FIELDS
from mentortui.documents.fields import editable, in_words
from mentortui.documents.headline import kind_words, long_day
from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import recent
from mentortui.practice.recent import DAYS, Recent, Value
from mentortui.screens.desk import Desk
from mentortui.screens.forms.versions import said_when
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import HEADING, Column, Layout, lines_of, wrap
from mentortui.widgets.row import SPACE, Row

_TITLE: Final = Layout((Column(role="strong"), Column(18, right=True, role="muted", least=60)))
_SAID: Final = Layout((Column(),), indent=1)
_LABEL: Final = 13
_WHOSE: Final = 30
_NARROW: Final = 64
"""Below this width it stands on a line of its own whose a value is."""
_VALUE: Final = Layout((Column(_LABEL, role="muted"), Column(), Column(_WHOSE, right=True, role="muted")), indent=5)
_SLIM: Final = Layout((Column(_LABEL, role="muted"), Column()), indent=5)
_LINES: Final = 3
"""How much of a long value is shown; the record has the whole of what stands."""


def changes(desk: Desk) -> list[Recent]:
    """What was changed on another computer lately, the latest first."""

    def look() -> list[Recent]:
        found = list(desk.asides())
        return recent.recent(desk.reader, found, editable, desk.now) if found else []

    return desk.once("recent", look)


class RecentScreen(SheetScreen):
    """One entry for each commit that does not stand; enter opens its record."""

    MODE = "sharing"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "recent.back")

    def __init__(self, desk: Desk, about: str = "") -> None:
        """It begins at the first change of this record, if there is one."""
        super().__init__(desk)
        self.about = about

    def fill(self) -> None:
        """Each change with what stands and what it stands over."""
        width = self.app.size.width
        rows = [Row("", ("Recent changes", f"the last {DAYS} days"), HEADING)]
        found = changes(self.desk)
        back, undo = (key_hint(one, self.desk.keymap) for one in ("recent.back", "undo"))
        says = f"The latest value stands. {back} puts the other one back; {undo} undoes that."
        if not found:
            says = "Nothing was changed on another computer lately."
        rows += [Row("", ((line, "muted"),), _SAID) for line in wrap(says, max(8, width - 3))]
        for one in found:
            rows += [
                SPACE,
                Row(one.key, (naming.label(self.desk.reader, one.row), kind_words(kind_of(one.row["id"]))), _TITLE),
            ]
            for value in one.values:
                rows += self._value(one, value, width)
        self.main.show(rows)
        for one in recent.around(found, self.about)[:1]:
            self.main.select(one.key)
        self.about = ""  # from then on the cursor stays where it is
        self.show_keys()

    def _value(self, one: Recent, value: Value, width: int) -> list[Row]:
        """A field: what stands and by whom, and what it stands over."""
        desk, kind = self.desk, kind_of(one.row["id"])
        field = value.field.replace("_", " ")
        return [
            *_said(field, in_full(desk, kind, value.field, value.now), whose(desk, value.stamp), width),
            *_said("instead of", in_full(desk, kind, value.field, value.aside), whose(desk, one.stamp), width),
        ]

    @property
    def chosen(self) -> Recent | None:
        """The selected change."""
        key = self.main.current.key if self.main.current else ""
        return next((one for one in changes(self.desk) if one.key == key), None)

    def can(self, action_id: str) -> bool:
        """Something is selected."""
        return self.chosen is not None

    # What can be done

    def action_open(self) -> None:
        """The record."""
        if self.chosen:
            self.post_message(Open(self.selected))

    def action_recent_back(self) -> None:
        """What stood there before stands again."""
        one = self.chosen
        if one is not None:
            fields = {value.field for value in one.values}
            expect = {(one.row["id"], field): self.desk.reader.stamp(one.row["id"], field) for field in fields}
            self.change(partial(put_back, change=one, here=self.desk.zone), expect=expect)


def _said(label: str, text: str, who: str, width: int) -> list[Row]:
    """A value on a few lines, with whose it is at the right, or below where that is narrow."""
    wide = width >= _NARROW
    layout = _VALUE if wide else _SLIM
    room = width - layout.indent - 1 - _LABEL - layout.gap - (_WHOSE + layout.gap if wide else 0)
    lines = lines_of(text, max(8, room), _LINES) or [""]
    rows = [Row("", (label if not place else "", line, *([who if not place else ""] * wide)), layout)
            for place, line in enumerate(lines)]  # fmt: skip
    return rows if wide else [*rows, *(Row("", ("", (line, "muted")), layout) for line in wrap(who, max(8, room)))]


def in_full(desk: Desk, kind: str, field: str, value: Any) -> str:
    """A value as a person reads it."""
    if value is None or value == []:
        return "empty"
    return long_day(str(value)) if field in DAY_FIELDS else in_words(desk.reader, kind, field, value)


def whose(desk: Desk, stamp: str) -> str:
    """Whose computer a value was written on, and when: `Ana Silva, today 18:40`."""
    who = desk.shared.writers.get(recent.computer(stamp), "another computer")
    return ", ".join(filter(None, (who, said_when(desk, stamp))))


def line(desk: Desk, record: Record, width: int) -> list[Row]:
    """What a record's page says of it: which of its values another computer changed lately; nothing when none."""
    found = [one for one in changes(desk) if one.row["id"] == record.get("id")] if record else []
    if not found:
        return []
    fields = dict.fromkeys(value.field.replace("_", " ") for one in found for value in one.values)
    key = key_hint("changes", desk.keymap)
    says = f"Changed on another computer lately: {', '.join(fields)}. {key} shows what it was."
    return [Row("", ((part, "muted"),), _SAID) for part in [*wrap(says, max(8, width - 3)), ""]]
