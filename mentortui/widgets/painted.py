"""A ground on which lines are painted one by one, in the tones of `ink`: what lists and papers share."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.binding import BindingType
from textual.scroll_view import ScrollView

from mentortui.widgets.ink import ROLES
from mentortui.widgets.keys import bindings


class Painted(ScrollView):
    """Scrolls down and up by its keys, never sideways. What stands on it is said by `render_line` of a subclass."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{role}" for role in ROLES if role}
    DEFAULT_CSS = """
    Painted { width: 100%; height: 1fr; background: $background; color: $foreground; overflow-x: hidden; }
    Painted { scrollbar-size-vertical: 1; }
    Painted .ink--strong { text-style: bold; }
    Painted .ink--muted { color: $muted; }
    Painted .ink--accent { color: $accent; }
    Painted .ink--warning { color: $warning; }
    Painted .ink--error { color: $error; }
    Painted .ink--rule { color: $rule; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last"
    )

    def tones(self) -> dict[str, Style]:
        """The style of each role; that of plain text under an empty name."""
        base = self.rich_style
        return {"": base} | {role: base + self.get_component_rich_style(f"ink--{role}") for role in ROLES if role}
