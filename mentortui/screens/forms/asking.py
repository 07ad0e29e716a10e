"""What a form asks and what saving does, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.widgets.field import Field

Values = Mapping[str, Any]


class Form(NamedTuple):
    """What a form asks and what saving does."""

    title: str
    fields: tuple[Field, ...]
    save: Callable[[Values, str], Call]
    """(values, readers) -> the change to ask for. For a new record `values` holds every field that says
    something; for an edited one only those that differ, None where one was emptied."""
    kind: str
    """Kind of the record, for the line that says who can read it."""
    draft: Callable[[Mapping[str, str]], Row]
    """The texts that stand in the fields -> what decides who can read it: owner, relationship, attendees…
    With `readers` in it, that is who reads it, and cannot be changed."""
    readers: str = ONLY_YOU
    """Who can read it at first."""
    fixed: bool = False
    """Whether that cannot be changed in this form."""
    editing: str = ""
    """Id of the record that is edited; empty for a new one."""
    mode: str = "today"
    """The mode lit in the top line."""
    standing: str = ""
    """A word at the right of the title."""
    begin: str = ""
    """Name of the field one begins in; empty for the first."""
