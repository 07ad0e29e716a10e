"""The least Textual app: one widget that says Today. What any Textual app costs at the least."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class OneWidget(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Today")


if __name__ == "__main__":
    OneWidget().run()
