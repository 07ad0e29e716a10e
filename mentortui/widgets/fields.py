"""The fields of forms: plain data that says what is asked, and the widget that asks it.

A `Field` names a value and its kind; a `FieldRow` shows label, control and one line below for the echo of
what was understood or the sentence of what is wrong. Values come out parsed (`value()`), or as `Refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from mentortui.dates import echo, parse_day, say_day
from mentortui.errors import Refused
from mentortui.widgets.ink import Span, cut, flat, wrap

LINE: Final = "line"
TEXT: Final = "text"
DAY: Final = "day"
PAST_DAY: Final = "past day"
NUMBER: Final = "number"
WHOLE: Final = "whole number"
CHOICE: Final = "choice"
LIST: Final = "list"
SECRET: Final = "secret"
ANEW: Final = (DAY, PAST_DAY, NUMBER, WHOLE)
"""Kinds whose control is entered with all that stands there selected."""


class Field(NamedTuple):
    """One thing a form asks."""

    name: str
    """The record's field, or the argument of the change; `Refused.field` finds the row by it."""
    label: str
    kind: str = LINE
    """LINE, TEXT (several lines), DAY, PAST_DAY (bare weekdays look back), NUMBER, WHOLE, CHOICE, LIST (commas),
    SECRET (not shown)."""
    value: Any = None
    """What stands there at first, as it stands in a row: an ISO day, a number, a list, a text."""
    hint: str = ""
    """Shown while the field is empty."""
    choices: Sequence[tuple[str, str]] = ()
    """For CHOICE: value and words."""
    parse: Callable[[str], Any] | None = None
    """For LINE and TEXT: turns the text into the value, or raises Refused."""
    echo: Callable[[str], str] | None = None
    """For LINE and TEXT: what the text is understood as, said below while one types; may raise Refused."""
    lines: int = 4
    """For TEXT: how many lines it shows."""
    markdown: bool = False
    """For TEXT: whether a preview shows how it will read."""


class Choice(Widget, can_focus=True):
    """One of a few words side by side; arrows or a digit choose, a click too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--other"}
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    Choice:focus { background: $surface; }
    Choice .choice--chosen { color: $accent; text-style: bold; }
    Choice .choice--other { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "step(1)", "next choice", show=False),
        Binding("left,h", "step(-1)", "choice before", show=False),
    ]
    chosen: reactive[str] = reactive("", init=False)

    class Changed(Message):
        """Another word was chosen."""

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self._choices = choices
        self.set_reactive(Choice.chosen, chosen)

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        """The choices (value, words) line by line."""
        lines: list[list[tuple[str, str]]] = [[]]
        used = 0
        for value, words in self._choices:
            room = cell_len(words) + 3
            if lines[-1] and used + room > width:
                lines.append([])
                used = 0
            lines[-1].append((value, words))
            used += room
        return lines

    def get_content_height(self, container: Any, viewport: Any, width: int) -> int:
        """As many lines as the words need."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of choices."""
        base, width = self.rich_style, self.size.width
        lines = self._lines(width)
        segments: list[Segment] = []
        for value, words in lines[y] if y < len(lines) else []:
            lit = value == self.chosen
            style = base + self.get_component_rich_style("choice--chosen" if lit else "choice--other", partial=True)
            segments.append(Segment(f"{'›' if lit else ' '}{words}  ", style))
        return Strip(segments).adjust_cell_length(width, base)

    def watch_chosen(self) -> None:
        """Show it and say so."""
        self.refresh()
        self.post_message(self.Changed())

    def action_step(self, way: int) -> None:
        """The next or the former choice."""
        values = [value for value, _ in self._choices]
        place = values.index(self.chosen) + way if self.chosen in values else 0
        self.chosen = values[place % len(values)]

    def on_key(self, event: events.Key) -> None:
        """A digit chooses the choice that shows it; where none shows a number, the one at its place."""
        if not event.key.isdecimal():
            return
        shown = {words.lstrip("+").partition(" ")[0]: value for value, words in self._choices}
        if event.key in shown:
            self.chosen = shown[event.key]
            event.stop()
        elif not any(word.isdecimal() for word in shown) and 1 <= int(event.key) <= len(self._choices):
            self.chosen = self._choices[int(event.key) - 1][0]
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the word under it."""
        x = 0
        lines = self._lines(self.size.width)
        for value, words in lines[event.y] if event.y < len(lines) else []:
            if x <= event.x < x + cell_len(words) + 3:
                self.chosen = value
            x += cell_len(words) + 3


class FieldRow(Vertical):
    """A label, the control beside it, and a line below for what was understood or what is wrong.

    It paints its words itself, around the control: a form of thirty rows is laid out twice as fast so.
    """

    LABEL: ClassVar[int] = 16
    INDENT: ClassVar[int] = 18
    """The column in which the control and the lines below it begin."""
    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow Input, FieldRow TextArea { background: $background; background-tint: $background 0%; width: 1fr; }
    FieldRow Input:focus, FieldRow TextArea:focus { background: $surface; background-tint: $background 0%; }
    FieldRow .input--placeholder, FieldRow .text-area--placeholder { color: $muted; }
    FieldRow .text-area--cursor-line { background: $surface; }
    FieldRow TextArea { padding: 0; }
    """

    class Changed(Message):
        """What stands in the field is another thing now."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: Field, today: date, stands: str | None = None) -> None:
        """`stands` is the text that stands there at first, where it is not the field's value: a draft."""
        super().__init__()
        self.field, self.today = field, today
        self.said, self.wrong = "", False
        """The sentence below the control, and whether it says what is wrong."""
        self.here = False
        """Whether one writes in it."""
        self.right = 0
        """Columns at the right that stay free."""
        self.control = self._control(self.written(field.value) if stands is None else stands)

    def _control(self, stands: str) -> Input | TextArea | Choice:
        field, hint = self.field, flat(self.field.hint)
        if field.kind == CHOICE:
            return Choice(field.choices, stands)
        if field.kind == TEXT:
            area = TextArea(stands, compact=True, placeholder=Content(hint))
            area.styles.height = field.lines
            area.cursor_blink = False
            return area
        # A day or a number is written anew: what is typed takes the place of the one that stood there.
        unseen = field.kind == SECRET
        line = Input(stands, placeholder=hint, compact=True, select_on_focus=field.kind in ANEW, password=unseen)
        line.cursor_blink = False
        return line

    def written(self, value: Any) -> str:
        """A value as it stands in the control to be edited."""
        if value is None or self.field.kind == CHOICE:
            return str(value or "")
        if self.field.kind in (DAY, PAST_DAY):
            return say_day(date.fromisoformat(value), self.today)
        if self.field.kind == LIST:
            return ", ".join(value)
        return str(value)  # in full: what is read back must be the same number

    def compose(self) -> ComposeResult:
        """The control, with the preview of a text that has one."""
        held: Widget = self.control
        if self.field.markdown and isinstance(self.control, TextArea):
            from mentortui.widgets.preview import Previewed

            held = Previewed(self.control, self.field.lines)
        held.styles.margin = (0, 0, 0, self.INDENT)
        yield held

    # How it is painted

    def below(self) -> Iterator[Span]:
        """What stands below the control: sentences and the names of their tones."""
        if self.said:
            yield self.said, "error" if self.wrong else "muted"

    def _below(self, width: int) -> list[Span]:
        """The same, line by line."""
        return [(line, tone) for words, tone in self.below() for line in wrap(words, width - self.INDENT - self.right)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The control's lines and those below it."""
        return super().get_content_height(container, viewport, width) + len(self._below(width))

    def render_line(self, y: int) -> Strip:
        """One line of what stands around the control."""
        width, base = self.size.width, self.rich_style
        below = self._below(width)
        place = y - (self.size.height - len(below))
        spans = self.beside(y, width) if place < 0 else [(" " * self.INDENT, ""), below[place]]
        return Strip([Segment(words, base + self._tone(tone)) for words, tone in spans]).adjust_cell_length(width, base)

    def beside(self, y: int, width: int) -> list[Span]:
        """What stands beside a line of the control."""
        return [] if y else [self.label()]

    def label(self) -> Span:
        """The label, lit while one writes in the field."""
        words = cut(self.field.label, self.LABEL - 2)
        return (f" › {words}", "here") if self.here else (f"   {words}", "muted")

    def _tone(self, name: str) -> Style:
        """The style of a tone. A component class for each would cost more than the rest of the row."""
        if not name:
            return Style()
        color = self.app.theme_variables["accent" if name == "here" else name]
        return Style(color=Color.parse(color).rich_color, bold=name == "here" or None)

    def text(self) -> str:
        """What stands in the control."""
        if isinstance(self.control, Choice):
            return self.control.chosen
        return self.control.text if isinstance(self.control, TextArea) else self.control.value

    def value(self) -> Any:
        """The value, parsed; None when nothing stands there. Raises Refused with this field's name."""
        text = self.text()
        if not text.strip():
            return [] if self.field.kind == LIST else None
        try:
            return self._parsed(text)
        except Refused as error:
            raise Refused(error.sentence, self.field.name) from None

    def _parsed(self, text: str) -> Any:
        kind = self.field.kind
        if kind in (DAY, PAST_DAY):
            return parse_day(text, self.today, past=kind == PAST_DAY).isoformat()
        if kind in (NUMBER, WHOLE):
            return _number(text, whole=kind == WHOLE)
        if kind == LIST:
            return [part.strip() for part in text.split(",") if part.strip()]
        if self.field.parse:
            return self.field.parse(text)
        return text if kind == TEXT else text.strip()

    def put(self, text: str) -> None:
        """Let this stand in the control."""
        if isinstance(self.control, Choice):
            self.control.chosen = text
        elif isinstance(self.control, TextArea):
            self.control.text = text
        else:
            self.control.value = text

    def say(self, sentence: str, wrong: bool = False) -> None:
        """Say a sentence below the control; an empty one takes the line away."""
        said = ("! " if wrong else "") + flat(sentence) if sentence else ""
        if (said, wrong) == (self.said, self.wrong):  # a new sentence lays the whole form out again
            return
        self.said, self.wrong = said, wrong
        self.refresh(layout=True)

    def on_resize(self) -> None:
        """A line came or went, and all has its place: where one writes stays in view."""
        if self.control.has_focus:
            self.scroll_visible(animate=False)

    def look(self) -> None:
        """Echo a date while it is written; what is wrong is said only once one leaves the field."""
        if self.field.kind in (DAY, PAST_DAY) and self.text().strip():
            try:
                self.say(echo(date.fromisoformat(self.value()), self.today))
            except Refused:
                self.say("")
        elif self.field.echo and self.text().strip():
            try:
                self.say(self.field.echo(self.text()))
            except Refused:
                self.say("")
        else:
            self.say("")

    def check(self) -> bool:
        """Say what is wrong with what stands here, and whether nothing is."""
        try:
            self.value()
        except Refused as error:
            self.say(error.sentence, wrong=True)
            return False
        return True

    def on_mount(self) -> None:
        """A date that stands there already is echoed too."""
        self.look()

    def _changed(self) -> None:
        self.look()
        self.post_message(self.Changed(self))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed."""
        event.stop()
        self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Something was typed."""
        event.stop()
        self._changed()

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Something was chosen."""
        event.stop()
        self._changed()

    def on_descendant_focus(self) -> None:
        """The label of the field one writes in is lit."""
        self.here = True
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Leaving a field says what is wrong in it."""
        self.here = False
        self.refresh()
        self.check()


def _number(text: str, whole: bool) -> int | float:
    try:
        value = float(text.replace(",", ".").strip())
    except ValueError:
        raise Refused(f"{flat(text)!r} is not a number.") from None
    if whole and not value.is_integer():
        raise Refused(f"{flat(text)!r} is not a whole number.")
    return int(value) if value.is_integer() and abs(value) < 2**53 else value
