"""What each reader gets, on one page: exactly what is sent, and what anybody with a folder sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual.app import ComposeResult

from mentortui.documents import received
from mentortui.practice.received import Gets, Privacy
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_SAID: Final = Layout((Column(),), indent=1)
_MUTED: Final = Layout((Column(role="muted"),), indent=1)


class ReadersScreen(JournalScreen):
    """The answer of a moment: it is worked out when it is opened, and nothing is sent by looking."""

    MODE = "sharing"
    ACTIONS: ClassVar[tuple[str, ...]] = ("list.page_down", "list.last")

    def __init__(self, desk: Desk, found: Privacy) -> None:
        super().__init__(desk)
        self.found = found

    def body(self) -> ComposeResult:
        """The page."""
        yield Rows(id="page")

    def fill(self) -> None:
        """Read it."""
        self.query_one("#page", Rows).show(list(self._rows(self.app.size.width)))

    def on_resize(self) -> None:
        """It is wrapped to the width."""
        self.fill()

    def _rows(self, width: int) -> Iterator[Row]:
        yield Row("", ("What each reader gets", ""), HEADING)
        yield from _lines("Nothing is sent by looking. Your own computers get everything, sealed for you.", width)
        for gets in self.found.readers:
            yield from self._reader(gets, width)
        for one in self.found.open:
            yield from (SPACE, Row("", (f"Anyone with the folder “{one.folder}” can see", ""), HEADING))
            for sentence in one.sentences:
                yield from _lines(sentence, width)
        for fault in self.found.faults:
            yield from (SPACE, *_lines(f"! {fault}", width))

    def _reader(self, gets: Gets, width: int) -> Iterator[Row]:
        yield from (SPACE, Row("", (gets.reader, gets.folder), HEADING))
        said = gets.sentence().removeprefix(f"{gets.reader} ")  # the line above is the name
        yield from _lines(f"{said[0].upper()}{said[1:]}", width)
        for told in () if gets.own else gets.records:
            yield SPACE
            for place, line in enumerate(received.record(self.desk.reader, told, indent="")):
                pieces = wrap(line, max(8, width - 3 - 2 * bool(place))) or [""]
                layout = _MUTED if place else _SAID
                yield from (Row("", (f"{'  ' * bool(place)}{piece}",), layout) for piece in pieces)


def _lines(sentence: str, width: int) -> Iterator[Row]:
    yield from (Row("", (line,), _MUTED) for line in wrap(sentence, max(8, width - 3)))
