"""What the widget that has the focus understands, in a few lines: the beginning of every help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.widget import Widget
from textual.widgets import Input, TextArea

from mentortui.screens.filtering import FilterLine
from mentortui.widgets.choice import Choice
from mentortui.widgets.field import CHOICE, DAY, LINE, LIST, NUMBER, PAST_DAY, TEXT, WHOLE, Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.options import Options
from mentortui.widgets.paper import Paper
from mentortui.widgets.readers import WhoReads
from mentortui.widgets.rows import Rows

Lines = tuple[tuple[str, str], ...]
"""What one writes or presses, and what it does."""

_KINDS: Final[Mapping[str, Lines]] = {
    LINE: (("words", "One line. enter goes on to the next field; in the last one it saves."),),
    TEXT: (("words", "Several lines; enter begins a new one, tab leaves the field."),),
    DAY: (
        ("friday", "A day in words: friday, today, tomorrow, end of march."),
        ("in 2 weeks", "How far away it is, in days, weeks or months."),
        ("24 nov", "A date: 24 nov, 24 nov 2027, 2026-11-24. The line below says which day that is."),
    ),
    PAST_DAY: (
        ("friday", "A day in words: yesterday, friday (the last one), today."),
        ("2 weeks ago", "How long ago it was, in days, weeks or months."),
        ("10 nov", "A date: 10 nov, 2026-11-10. The line below says which day that is."),
    ),
    NUMBER: (("3.5", "A number; a comma or a point before the decimals."),),
    WHOLE: (("45", "A whole number."),),
    CHOICE: (
        ("left  right", "Choose another of the words; space goes on to the next."),
        ("1 2 3 …", "The choice that shows this number; where none shows one, the first, second, third."),
    ),
    LIST: (("one, two", "Words, parted by commas."),),
}
"""What a field understands, by its kind."""


def focused(widget: Widget | None) -> tuple[str, Lines]:
    """A heading and the lines of help for a widget; empty ones where it has no help of its own."""
    row = next((node for node in widget.ancestors_with_self if isinstance(node, FieldRow)), None) if widget else None
    if row is not None:
        return row.field.label.strip(), _of_field(row.field)
    if isinstance(widget, WhoReads):
        said = widget.reading.change or "Nobody else could read it: it belongs to you alone, or others are in it anyway"
        return "Who can read this", (
            ("names", f"Now: {widget.reading.who}."),
            ("s", f"{said[:1].upper()}{said[1:]}."),
            ("p", "See what the program would count of it, as it stands."),
            ("c", "Let the program count that, or count it no more."),
        )
    if isinstance(widget, FilterLine):
        return "The filter", (
            ("words", "Only lines that hold all of these words stay."),
            ("enter", "Keep what is left and go back to the list."),
            ("esc", "Show all lines again."),
        )
    if isinstance(widget, Rows):
        return "This list", (
            ("up  down", "Move; home and end go to the first and last line."),
            ("›", "The selected line: keys act on it, a click opens it."),
        )
    if isinstance(widget, Paper):
        return "This text", (("up  down", "Scroll; page up and page down go by screens, home and end to its ends."),)
    return _written(widget)


def _of_field(field: Field) -> Lines:
    hint: Lines = (("asks for", f"{field.hint[:1].upper()}{field.hint[1:]}."),) if field.hint else ()
    return hint + _KINDS[field.kind]


def _written(widget: Widget | None) -> tuple[str, Lines]:
    """A line of a screen of its own: search, or one that takes several kinds of things."""
    if isinstance(widget, Input) and widget.id == "search":
        return "The search line", (
            ("words", "All of them must be there, in any order, whatever case and accents; names find people."),
            ("kind:goals", "Only this kind: goals, meetings, actions, notes, people, milestones, or a part of one."),
            ("with:ana", "Only what belongs to somebody with this name."),
            ("sort:new", "Newest first; sort:old is oldest first."),
        )
    if isinstance(widget, TextArea):
        return "This field", _KINDS[TEXT]
    if isinstance(widget, Options):
        return "This question", (
            ("1 2 3 …", "The answer with this number. Where several may be chosen, take it or take it back."),
            ("1 0  x", "Of a number up to 10: ten."),
            ("up  down", "The answer above or below; where several may be chosen, space takes the one you are on."),
            ("backspace", "No answer."),
        )
    if isinstance(widget, Choice):
        return "This choice", _KINDS[CHOICE]
    return ("This line", (("words", str(widget.placeholder)),)) if isinstance(widget, Input) else ("", ())
