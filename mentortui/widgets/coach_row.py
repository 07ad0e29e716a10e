"""A field as the coach asks for it: a question, one line to answer in, why its light is not lit yet, and a hint.

On the page, the other face of the same form, it is a field like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final, NamedTuple

from textual.content import Content
from textual.widgets import Input, TextArea

from mentortui.widgets.field import Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.ink import Span, fit, flat, wrap

MOST: Final = 4
"""Lines an answer is shown with; a longer one scrolls."""
LIGHT: Final = 3
"""Columns at the right in which the light stands."""


class Asked(NamedTuple):
    """What the coach says about one field."""

    question: str
    tip: str
    """One line for whoever does not know what to write."""
    example: str
    """What an answer may look like."""


class CoachRow(FieldRow):
    """A field row with a question above, and a light at its right."""

    TONES: ClassVar[tuple[str, str]] = ("·", "✓")

    def __init__(self, field: Field, today: date, stands: str | None, asked: Asked) -> None:
        super().__init__(field, today, stands)
        self.asked = asked
        self._coached, self._why, self._light, self._first = False, "", "", False

    def coach(self, coached: bool, first: bool = False) -> None:
        """Be a field of the coach, perhaps its first one, or one of the page."""
        self._coached, self._first = coached, first
        if isinstance(self.control, TextArea):
            self.control.styles.height = "auto" if coached else self.field.lines
            self.control.styles.max_height = MOST if coached else None
        self._stand()

    def shine(self, lit: bool | None, why: str) -> None:
        """Whether its light is lit, None for a field that has none; and why not, in a sentence."""
        light = "" if lit is None else self.TONES[lit]
        if (light, why) != (self._light, self._why):  # the same again would lay out the whole form anew, at every key
            self._light, self._why = light, why
            self.refresh(layout=True)

    # How it is painted

    @property
    def _asks(self) -> bool:
        """Whether all the coach says about it stands around it."""
        return self._coached and self.here

    def _stand(self) -> None:
        """Make room for the question while one writes, and put it, or an example, into an empty control."""
        question = len(self._question(self.size.width)) if self._asks else 0
        self.right = LIGHT if self._coached else 0
        self.control.styles.margin = (question, self.right, 0, self.INDENT)
        self.styles.margin = (0 if self._first else 1, 0, 1, 0) if self._asks else 0
        said = flat(self.field.hint) if not self._coached else self.asked.example if self.here else self.asked.question
        if isinstance(self.control, TextArea):
            self.control.placeholder = Content(said)
        elif isinstance(self.control, Input):
            self.control.placeholder = said
        self.refresh(layout=True)

    def _question(self, width: int) -> list[str]:
        return wrap(self.asked.question, width - self.INDENT - LIGHT) if width else [self.asked.question]

    def below(self) -> Iterator[Span]:
        """The echo of what was understood, why there is no light yet, and a hint; beside others only what is wrong."""
        if not self._coached or self.here or self.wrong:
            yield from super().below()
        if self._asks and self._why:
            yield flat(self._why), ""
        if self._asks:
            yield self.asked.tip, "muted"

    def beside(self, y: int, width: int) -> list[Span]:
        """The label, the question and the light."""
        if not self._coached:
            return super().beside(y, width)
        question = dict(enumerate(self._question(width) if self.here else ()))
        label, tone = ("", "") if y else self.label()
        light = (f" {self._light}", "accent" if self._light == self.TONES[True] else "muted")
        asked = fit(question.get(y, ""), width - self.INDENT - LIGHT)
        return [(fit(label, self.INDENT), tone), (asked, ""), *([] if y else [light])]

    def on_resize(self) -> None:
        """A narrower question has more lines."""
        if self._asks and self.control.styles.margin.top != len(self._question(self.size.width)):
            self._stand()

    def on_descendant_focus(self) -> None:
        """The question stands above now."""
        self.here = True
        self._stand()

    def on_descendant_blur(self) -> None:
        """Only the answer is left, or the question in its place."""
        self.here = False
        self._stand()
