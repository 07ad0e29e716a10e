"""Search over everything, as one types; narrowed to one kind by a key, or by `kind:` and `with:` in the line."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from mentortui.actions import ACTIONS, Action
from mentortui.changes import naming
from mentortui.messages import Open
from mentortui.practice import readers
from mentortui.practice.finding import GROUPS, SORTS, find, group_of, query
from mentortui.practice.search import Hit
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.days import brief_day
from mentortui.screens.desk import Desk
from mentortui.widgets.chips import Chips
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.keys import bindings
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

LIMIT: Final = 500
PAUSE: Final = 0.03
"""Seconds a letter waits for the next one before it is searched for: two frames."""
INVITES: Final = "Everything you wrote, found by its words. f1 says what narrows it."
_SORTED: Final = {"best": "best first", "new": "newest first", "old": "oldest first"}
_HIT: Final = Layout(
    (
        Column(12, role="muted"),
        Column(),
        Column(1, role="muted", least=40),
        Column(11, right=True, role="muted", least=60),
    )
)


class SearchScreen(JournalScreen):
    """A line to type in and what was found, best first."""

    ACTIONS: ClassVar[tuple[str, ...]] = ("open",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        *bindings("find.kind", "find.kind_back", "find.sort"),
    ]
    DEFAULT_CSS = """
    SearchScreen #title { height: 1; padding-left: 1; text-style: bold; }
    SearchScreen Input { margin: 0 3 0 3; padding: 0; background: $background; background-tint: $background 0%; }
    SearchScreen Input:focus { background: $surface; background-tint: $background 0%; }
    SearchScreen .input--placeholder { color: $muted; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = self._found_for = ""
        self._hits: list[Hit] = []
        self.only = ""
        self.sort = SORTS[0]

    def body(self) -> ComposeResult:
        """The line and the list."""
        line = Input(placeholder="Words in any order, also names; kind:goal with:ana", compact=True, id="search")
        line.cursor_blink = False
        yield Static(Content("Search"), id="title")
        yield line
        yield Chips()
        rows = Rows(empty=INVITES, id="hits")
        rows.lit = True
        yield rows

    def fill(self) -> None:
        """Search again: records changed."""
        self._search(self._wanted)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what stands there now."""
        self._wanted = event.value
        self._search(event.value)

    @work(exclusive=True)
    async def _search(self, wanted: str) -> None:
        await asyncio.sleep(PAUSE)
        asked = query(wanted)
        if asked.sort == SORTS[0]:
            asked = asked._replace(sort=self.sort)
        hits = await asyncio.to_thread(find, self.desk.reader, asked)
        if wanted == self._wanted:
            self._hits = hits
            self._found()

    def _found(self) -> None:
        """Show what was found, of the kind that is wanted."""
        counts = Counter(group_of(hit.row["id"]) for hit in self._hits)
        if self.only and not counts[self.only]:
            self.only = ""
        chips = [("", f"all {len(self._hits)}"), *((name, f"{name} {counts[name]}") for name in GROUPS if counts[name])]
        self.query_one(Chips).show(chips if self._hits else [], self.only)
        kept = [hit for hit in self._hits if not self.only or group_of(hit.row["id"]) == self.only]
        rows = self.query_one("#hits", Rows)
        rows.empty = "Nothing found. Fewer words find more." if self._wanted.strip() else INVITES
        rows.show([self._row(hit) for hit in kept[:LIMIT]])
        if self._found_for != self._wanted:
            self._found_for = self._wanted
            rows.action_list_first()  # other words: what answers best; else the cursor stays on its record
        self.show_keys()

    def action_find_kind(self) -> None:
        """Only the next kind of what was found."""
        self._step_kind(1)

    def action_find_kind_back(self) -> None:
        """Only the kind before."""
        self._step_kind(-1)

    def _step_kind(self, way: int) -> None:
        there = {group_of(hit.row["id"]) for hit in self._hits}
        kinds = ["", *(name for name in GROUPS if name in there)]
        self.only = kinds[(kinds.index(self.only) + way) % len(kinds)] if self.only in kinds else ""
        self._found()

    def action_find_sort(self) -> None:
        """Best first, newest first, oldest first."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self._search(self._wanted)

    def on_chips_chosen(self, message: Chips.Chosen) -> None:
        """A kind was clicked."""
        self.only = message.name
        self._found()

    def _row(self, hit: Hit) -> Row:
        row = hit.row
        kind = row["id"].partition("-")[0]
        words = naming.label(self.desk.reader, row)
        if hit.excerpt and hit.excerpt.strip("… ") in " ".join(str(row.get("text", "")).split()):
            words = hit.excerpt  # the part of the text that fits says more than its beginning
        elif hit.excerpt:
            words = f"{words}: {hit.excerpt}"
        day = str(row.get("on") or row.get("due") or row.get("at") or "")[:10]
        return Row(row["id"], (kind, words, readers.glyph(self.desk.reader, row), brief_day(self.desk, day)), _HIT)

    def can(self, action_id: str) -> bool:
        """A hit is opened when its kind has a screen or a form."""
        row = self.query_one("#hits", Rows).current if self.is_mounted else None
        whole = routes.whole_of(self.desk.reader, row.key) if row else ""
        kind = whole.partition("-")[0]
        return kind in routes.RECORDS or kind in routes.FORMS

    def footer(self) -> Iterator[Action]:
        """Letters are typed here, so only keys that are no letters are offered."""
        if self.can("open"):
            yield ACTIONS["open"]
        if self._hits:
            yield ACTIONS["find.kind"]
            yield ACTIONS["find.sort"]._replace(label=_SORTED[self.sort])
        yield ACTIONS["help"]._replace(keys="f1")
        yield ACTIONS["leave"]._replace(rank=0)
        yield ACTIONS["palette"]

    def help_ids(self) -> tuple[str, ...]:
        """What can be done besides writing."""
        return (*self.ACTIONS, "find.kind", "find.kind_back", "find.sort")

    def on_rows_moved(self) -> None:
        """Another hit is selected."""
        self.show_keys()

    def on_rows_opened(self) -> None:
        """A click on the selected hit opens it."""
        self.action_open()

    def on_input_submitted(self) -> None:
        """Enter opens the selected hit."""
        self.action_open()

    def action_open(self) -> None:
        """Open the selected hit where it belongs."""
        row = self.query_one("#hits", Rows).current
        if row and self.can("open"):
            self.post_message(Open(row.key))

    def action_move(self, lines: int) -> None:
        """Move in the list while the cursor stays in the line."""
        hits = self.query_one("#hits", Rows)
        hits.action_list_down() if lines > 0 else hits.action_list_up()
