"""What a story of the demo is made of: steps, each a moment and the change a person made then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from mentortui.model.delta import Delta
from mentortui.model.reader import Reader

NewId = Callable[[str], str]
Part = dict[str, Any]


def _nothing(delta: Delta) -> None:
    """What most steps have to remember of what they made."""


class Step(NamedTuple):
    """One thing a person did: when, the change, and what to remember of what it made."""

    moment: datetime
    change: Callable[[Reader, datetime, NewId], Delta]
    made: Callable[[Delta], None] = _nothing
