"""What stands in a form and is not saved yet: when it is kept as a draft, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Final

from textual.dom import DOMNode
from textual.timer import Timer

from mentortui.model.limits import clean
from mentortui.screens.desk import Desk, Draft
from mentortui.widgets.field import LINE, LIST, TEXT, Field

KEEP_AFTER: Final = 0.4
"""Seconds after a keystroke until the draft is written: what a crash may cost."""


class Keeping:
    """When a draft is written: a moment after something changed, however much follows, or at once."""

    def __init__(self, screen: DOMNode, keep: Callable[[], None]) -> None:
        """`keep` writes it; `screen` lends the timer, which ends with it."""
        self._screen, self._keep = screen, keep
        self._timer: Timer | None = None

    @property
    def waits(self) -> bool:
        """Whether something changed that is not kept yet."""
        return self._timer is not None

    def soon(self) -> None:
        """Something changed."""
        if self._timer is None:
            self._timer = self._screen.set_timer(KEEP_AFTER, self.now)

    def now(self) -> None:
        """Keep it, without waiting."""
        self.forget()
        self._keep()

    def forget(self) -> None:
        """What changed is not to be kept by this: it was saved, or is no draft."""
        if self._timer:
            self._timer.stop()
            self._timer = None


def key(kind: str, editing: str, title: str, fields: tuple[Field, ...]) -> str:
    """What names a form among drafts: its record or kind, and what it asks.

    A new record's form that begins with texts (from a template) is another form than the empty one.
    """
    asked = [title, *(field.name for field in fields)]
    if not editing:
        asked += [str(field.value) for field in fields if field.value and field.kind in (LINE, TEXT, LIST)]
    return f"{editing or kind}-{sha256(chr(0).join(asked).encode()).hexdigest()[:12]}"


def drafted(draft: Draft | None, fields: tuple[Field, ...]) -> dict[str, str]:
    """The texts a draft brings back: those that had been changed, of fields the form still has."""
    if draft is None:
        return {}
    known = {field.name for field in fields}
    return {name: text for name, text in draft.texts.items() if name in known and text != draft.base.get(name)}


def make(
    desk: Desk, title: str, texts: Mapping[str, str], base: Mapping[str, str],
    stamps: Mapping[str, str | None], readers: str, counted: bool | None = None,
) -> Draft:  # fmt: skip
    """A draft of what stands in a form now."""
    at = desk.now.isoformat(timespec="seconds")
    kept = {name: clean(text) for name, text in texts.items()}  # what is no character cannot be written to a file
    return Draft(title, at, kept, dict(base), dict(stamps), readers, counted)


def said(draft: Draft, now: datetime) -> str:
    """`Draft from 10:42`, with the day when it was another."""
    from mentortui.dates import say_day

    at = datetime.fromisoformat(draft.at).astimezone(now.tzinfo)
    day = "" if at.date() == now.date() else f"{say_day(at.date(), now.date())}, "
    return f"Draft from {day}{at:%H:%M}"
