"""The rows of forms: a label, the control of a `Field`, and one line below.

There stands the echo of what was understood, or the sentence of what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from mentortui.dates import echo
from mentortui.errors import Refused
from mentortui.widgets.choice import Choice
from mentortui.widgets.field import ANEW, CHOICE, DAY, PAST_DAY, SECRET, TEXT, Field, read, written
from mentortui.widgets.ink import Span, cut, flat, wrap


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
        return written(self.field, value, self.today)

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
        return read(self.field, self.text(), self.today)

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
