"""Values that several commands are given in one way: FIELD=VALUE, and a day that has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.errors import Refused, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from mentortui.cli.session import Session


def fields(session: Session, given: Sequence[str], kind: Callable[[str], tuple[str, str]]) -> dict[str, Any]:
    """The values of `--set FIELD=VALUE`, each understood as its kind of record has it.

    `kind` gives for the name somebody typed the kind and its field. Raises UsageError for one without `=`, and Refused
    for a field that is not there, or for what it cannot hold.
    """
    from mentortui.documents.fields import understand, understood

    using = understand(session.journal(), session.today)
    found: dict[str, Any] = {}
    for entry in given:
        name, equals, words = entry.partition("=")
        if not equals:
            raise UsageError(f"--set takes FIELD=VALUE; {entry[:60]!r} has no `=`.")
        what, field = kind(name)
        found[field] = understood(what, field, words, using)
    return found


def day_gone(session: Session, words: str | None, field: str) -> date:
    """The day an option names, said back; today if it was not given. Raises Refused for one that has not come."""
    from mentortui.cli import echo

    day = echo.day(session, words, "Day", past=True) or session.today
    if day > session.today:
        raise Refused("That day has not come yet. Nothing was saved.", field)
    return day
