"""Goals to start from: a list to choose a template in, those for one's own role first."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentortui.content.templates import GoalTemplate, goal_template, goal_templates
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Column, Layout, lines_of
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_TEMPLATE: Final = Layout((Column(), Column(17, role="muted", least=66), Column(8, right=True, role="muted")))
_MORE: Final = Layout((Column(role="muted"),))


class TemplateScreen(ModalScreen[str | None]):
    """Dismisses with the id of the chosen template, or None."""

    DEFAULT_CSS = """
    TemplateScreen { align: center middle; }
    TemplateScreen Vertical { width: 96; max-width: 100%; height: 90%; background: $panel;
        border: round $rule; padding: 0 1; }
    TemplateScreen Static { height: 2; color: $muted; padding-left: 1; }
    TemplateScreen Rows { background: $panel; scrollbar-background: $panel; }
    TemplateScreen #more { height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """A title, the list, and what the selected one says."""
        with Vertical():
            yield Static(Content("Start from a goal like yours.   enter takes it, esc leaves"))
            yield Rows(self._rows(), id="main")
            more = Rows(id="more")
            more.can_focus = False
            yield more

    def on_mount(self) -> None:
        """Begin in the list."""
        rows = self.query_one("#main", Rows)
        rows.focus()
        self.call_after_refresh(self._say_more, rows.current)

    def _rows(self) -> list[Row]:
        me = self.desk.reader.get(self.desk.reader.me) or {}
        roles = sorted(("mentee", "mentor"), key=lambda role: role not in me.get("roles", ()))
        rows: list[Row] = []
        for role in roles:
            found = [one for one in goal_templates() if one.role == role]
            rows += [SPACE] if rows else []
            rows += [Row("", (f"For a {role}", ""), HEADING), *map(_line, found)]
        return rows

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Say more about the selected one."""
        if message.rows.id == "main":
            self._say_more(message.row)

    def _say_more(self, row: Row | None) -> None:
        if row is None:
            return
        more = self.query_one("#more", Rows)
        lines = lines_of(str(goal_template(row.key).fields.get("specific", "")), more.size.width - 4, 3)
        more.show([SPACE, *(Row("", (line,), _MORE) for line in lines)])

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click on the selected one takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the selected one."""
        row = self.query_one("#main", Rows).current
        if row:
            self.dismiss(row.key)

    def action_close(self) -> None:
        """Leave without one."""
        self.dismiss(None)


def _line(template: GoalTemplate) -> Row:
    return Row(template.id, (template.title, template.purpose.replace("-", " "), f"{template.weeks} weeks"), _TEMPLATE)
