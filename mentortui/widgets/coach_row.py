"""A field as the coach asks for it: a question, one line to answer in, why its light is not lit yet, and a hint.

On the page, the other face of the same form, it is a field like any other.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from mentortui.widgets.fields import Field, FieldRow
from mentortui.widgets.ink import cut, flat

MOST: Final = 4
"""Lines an answer is shown with; a longer one scrolls."""


class Asked(NamedTuple):
    """What the coach says about one field."""

    question: str
    tip: str
    """One line for whoever does not know what to write."""
    example: str
    """What an answer may look like."""


class CoachRow(FieldRow):
    """A field row with a question above, and a light at its right."""

    DEFAULT_CSS = """
    CoachRow .answer { height: auto; width: 1fr; }
    CoachRow .ask, CoachRow .why, CoachRow .tip, CoachRow .light { display: none; }
    CoachRow.-coached .light { display: block; width: 3; content-align: center top; color: $muted; }
    CoachRow.-coached.-lit .light { color: $accent; }
    CoachRow.-coached.-here .ask { display: block; }
    CoachRow.-coached.-here.-unlit .why, CoachRow.-coached.-here .tip { display: block; padding: 0 3 0 18; }
    CoachRow .tip { color: $muted; }
    CoachRow.-coached.-here { margin: 1 0; }
    CoachRow.-first.-coached.-here { margin: 0 0 1 0; }
    CoachRow.-coached .below { display: none; padding: 0 3 0 18; }
    CoachRow.-coached.-said.-here .below, CoachRow.-coached.-said.-wrong .below { display: block; }
    """
    TONES: ClassVar[tuple[str, str]] = ("·", "✓")

    def __init__(self, field: Field, today: date, stands: str | None, asked: Asked) -> None:
        super().__init__(field, today, stands)
        self.asked = asked
        self._coached, self._why, self._light = False, "", ""

    def compose(self) -> ComposeResult:
        """Label, question over control, light; and the lines below."""
        with Horizontal():
            yield Static(Content(f"   {cut(self.field.label, self.LABEL - 2)}"), classes="label")
            with Vertical(classes="answer"):
                yield Static(Content(self.asked.question), classes="ask")
                yield self.control
            yield Static(classes="light")
        yield Static(classes="below")
        yield Static(classes="why")
        yield Static(Content(self.asked.tip), classes="tip")

    def coach(self, coached: bool) -> None:
        """Be a field of the coach, or one of the page."""
        self._coached = coached
        self.set_class(coached, "-coached")
        if isinstance(self.control, TextArea):
            self.control.styles.height = "auto" if coached else self.field.lines
            self.control.styles.max_height = MOST if coached else None
        self._hint()

    def shine(self, lit: bool | None, why: str) -> None:
        """Whether its light is lit, None for a field that has none; and why not, in a sentence."""
        self.set_class(bool(lit), "-lit")
        light = "" if lit is None else self.TONES[lit]
        if light != self._light:  # the same again would lay out the whole form anew, at every key
            self._light = light
            self.query_one(".light", Static).update(Content(light))
        if why != self._why:
            self._why = why
            self.query_one(".why", Static).update(Content(flat(why)))
        self.set_class(bool(why), "-unlit")

    def _hint(self) -> None:
        """What stands in an empty control: an example while one writes, else the question."""
        here = self.has_class("-here")
        said = flat(self.field.hint) if not self._coached else self.asked.example if here else self.asked.question
        if isinstance(self.control, TextArea):
            self.control.placeholder = Content(said)
        elif isinstance(self.control, Input):
            self.control.placeholder = said

    def on_descendant_focus(self) -> None:
        """The question stands above now; the field's own handler lights the label."""
        self.add_class("-here")
        self._hint()
        if self._coached:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def on_descendant_blur(self) -> None:
        """Only the answer is left, or the question in its place."""
        self.remove_class("-here")
        self._hint()
