"""Search over everything, as one types."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input
from textual.worker import get_current_worker

from mentortui.actions import ACTIONS, Action
from mentortui.changes import naming
from mentortui.dates import say_day
from mentortui.messages import Open
from mentortui.practice import readers
from mentortui.practice.search import Hit, search
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.rows import Row, Rows

LIMIT: Final = 500
_HIT: Final = Layout(
    (
        Column(12, role="muted"),
        Column(),
        Column(1, role="muted", least=40),
        Column(12, right=True, role="muted", least=60),
    )
)


class SearchScreen(JournalScreen):
    """A line to type in and what was found, best first."""

    ACTIONS: ClassVar[tuple[str, ...]] = ("open",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    SearchScreen Input { margin: 1 3; padding: 0; background: $background; background-tint: $background 0%; }
    SearchScreen Input:focus { background: $surface; background-tint: $background 0%; }
    SearchScreen .input--placeholder { color: $muted; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""

    def body(self) -> ComposeResult:
        """The line and the list."""
        line = Input(placeholder="Search everything: words in any order, also names of people", compact=True)
        line.cursor_blink = False
        yield line
        rows = Rows(id="hits")
        rows.lit = True
        yield rows

    def fill(self) -> None:
        """Search again: records changed."""
        self._search(self._wanted)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what stands there now."""
        self._wanted = event.value
        self._search(event.value)

    @work(thread=True, exclusive=True)
    def _search(self, wanted: str) -> None:
        hits = search(self.desk.reader, wanted, limit=LIMIT)
        rows = [self._row(hit) for hit in hits]
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._found, rows, wanted)

    def _found(self, rows: list[Row], wanted: str) -> None:
        hits = self.query_one("#hits", Rows)
        hits.empty = "Nothing found. Fewer words find more." if wanted.strip() else ""
        hits.show(rows)
        self.show_keys()

    def _row(self, hit: Hit) -> Row:
        row = hit.row
        kind = row["id"].partition("-")[0]
        words = naming.label(self.desk.reader, row)
        if hit.excerpt and hit.excerpt.strip("… ") in " ".join(str(row.get("text", "")).split()):
            words = hit.excerpt  # the part of the text that fits says more than its beginning
        elif hit.excerpt:
            words = f"{words}: {hit.excerpt}"
        day = str(row.get("on") or row.get("due") or row.get("at") or "")[:10]
        said = say_day(date.fromisoformat(day), self.desk.today) if day else ""
        return Row(row["id"], (kind, words, readers.glyph(row), said), _HIT)

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
        yield ACTIONS["help"]._replace(keys="f1")
        yield ACTIONS["back"]._replace(keys="escape")
        yield ACTIONS["palette"]

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
