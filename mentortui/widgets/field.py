"""What a form asks for: a value of a kind, how it stands in a control, and how it is read from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.dates import parse_day, say_day
from mentortui.errors import Refused
from mentortui.widgets.ink import flat

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


def written(field: Field, value: Any, today: date) -> str:
    """A value of this field as it stands in its control to be edited."""
    if value is None or field.kind == CHOICE:
        return str(value or "")
    if field.kind in (DAY, PAST_DAY):
        return say_day(date.fromisoformat(value), today)
    if field.kind == LIST:
        return ", ".join(value)
    return str(value)  # in full: what is read back must be the same number


def read(field: Field, text: str, today: date) -> Any:
    """The value that a text is; None, or an empty list, when it says nothing. Raises Refused with the field's name."""
    if not text.strip():
        return [] if field.kind == LIST else None
    try:
        return _parsed(field, text, today)
    except Refused as error:
        raise Refused(error.sentence, field.name) from None


def _parsed(field: Field, text: str, today: date) -> Any:
    if field.kind in (DAY, PAST_DAY):
        return parse_day(text, today, past=field.kind == PAST_DAY).isoformat()
    if field.kind in (NUMBER, WHOLE):
        return _number(text, whole=field.kind == WHOLE)
    if field.kind == LIST:
        return [part.strip() for part in text.split(",") if part.strip()]
    if field.parse:
        return field.parse(text)
    return text if field.kind == TEXT else text.strip()


def _number(text: str, whole: bool) -> int | float:
    try:
        value = float(text.replace(",", ".").strip())
    except ValueError:
        raise Refused(f"{flat(text)!r} is not a number.") from None
    if whole and not value.is_integer():
        raise Refused(f"{flat(text)!r} is not a whole number.")
    return int(value) if value.is_integer() and abs(value) < 2**53 else value
