"""Our list widget alone in an app, to be measured beside `bare/line_list.py`: same file, same keys."""

import gc
import sys
from pathlib import Path

from textual import events
from textual.app import App, ComposeResult

from mentortui import theming
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows


class RowsApp(App[None]):
    typed: str | None = None

    def __init__(self) -> None:
        super().__init__()
        palette, _ = theming.load("dark", None)
        self.register_theme(theming.to_textual(palette))
        self.theme = "mentortui-dark"

    def compose(self) -> ComposeResult:
        yield Rows(
            [Row(f"note-{number}", (text,)) for number, text in enumerate(Path(sys.argv[1]).read_text().splitlines())]
        )

    def on_key(self, event: events.Key) -> None:
        rows = self.query_one(Rows)
        if self.typed is not None and event.key == "escape":
            self.typed = None
            rows.filter("")
        elif self.typed is not None and event.character:
            self.typed += event.character
            rows.filter(self.typed)
        elif event.character == "/":
            self.typed = ""
            rows.refresh()


if __name__ == "__main__":
    gc.disable()  # as the app does until its first frame
    RowsApp().run()
