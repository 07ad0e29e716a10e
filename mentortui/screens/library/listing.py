"""The library: what is in it, narrowed by a tag or by words, and opened."""

from __future__ import annotations

from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.messages import New, Open
from mentortui.model.reader import Row as Record
from mentortui.practice import library
from mentortui.practice.readers import glyph
from mentortui.screens.desk import Desk
from mentortui.screens.library.files import open_file
from mentortui.screens.meetings.links import open_link
from mentortui.screens.rooms import RoomScreen
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import SPACE, Row

_ENTRY: Final = Layout((
    Column(1, role="muted"), Column(), Column(20, role="muted", least=56), Column(8, role="muted", least=70),
    Column(4, right=True, role="muted", least=40),
))  # fmt: skip
_HEAD: Final = Layout((Column(role="strong"), Column(46, right=True, role="muted", least=60)), indent=1)


class LibraryScreen(RoomScreen):
    """Links, files and books by title."""

    ROOM = "library"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "library.open", "open", "library.tag", "filter", "edit", "rooms.next", "delete",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tag = ""
        key = key_hint("new", desk.keymap)
        self.main.empty = f"Nothing yet. Press {key} and keep a link, a file or a book worth passing on."

    def rows(self, width: int) -> list[Row]:
        """What has the tag, by title."""
        if self.tag and self.tag not in self._tags:
            self.tag = ""  # the last entry that had it has gone
        found = library.resources(self.desk.reader, self.tag)
        every = len(self.desk.reader.rows("resource"))
        if not every:
            return []
        many = f"{every} {'entry' if every == 1 else 'entries'}"
        said = f"{len(found)} of {many} have the tag {self.tag}" if self.tag else many
        head = Row("", ("Library", said), _HEAD)
        return [head, SPACE, *(self._line(row) for row in found)]

    def _line(self, row: Record) -> Row:
        who = row.get("person")
        kind = "link" if row.get("link") else "file" if row.get("path") else ""
        tags = ", ".join(row.get("tags", ()))
        for_ = self.desk.first_name(str(who)) if who else ""
        return Row(row["id"], (glyph(self.desk.reader, row), str(row.get("title", "")), tags, for_, kind), _ENTRY)

    @property
    def _tags(self) -> list[str]:
        return [tag for tag, _ in library.tags(self.desk.reader)]

    # What can be done

    def can(self, action_id: str) -> bool:
        """Only what has an address is opened; tags are gone through where there are some."""
        if action_id == "library.tag":
            return bool(self._tags)
        if action_id == "library.open":
            return bool(library.address(self.record))
        return super().can(action_id)

    def label(self, action_id: str) -> str:
        """What opening opens."""
        if action_id == "library.open":
            return "open link" if self.record.get("link") else "open file"
        return "look" if action_id == "open" else super().label(action_id)

    def action_new(self) -> None:
        """A new entry."""
        self.post_message(New("resource"))

    def action_open(self) -> None:
        """Its form, where all of it is to be read."""
        self.post_message(Open(self.selected, editing=True))

    def action_edit(self) -> None:
        """Its form."""
        self.action_open()

    def action_library_open(self) -> None:
        """Its link in a browser, or its file."""
        if self.record.get("link"):
            open_link(self, str(self.record["link"]))
        else:
            open_file(self, str(self.record.get("path")))

    def action_library_tag(self) -> None:
        """Only entries with the next tag; behind the last one all of them."""
        tags = ["", *self._tags]
        self.tag = tags[(tags.index(self.tag) + 1) % len(tags)] if self.tag in tags else ""
        self.fill()
