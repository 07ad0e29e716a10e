"""Whether the program counts a record: yes or no, by its writer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice.counted import by_default, is_counted
from mentortui.practice.counting import refusal

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def allowed(kind: str, row: Row) -> None:
    """Raises Refused when nothing of a record is ever counted."""
    why = refusal(kind, row)
    if why:
        raise Refused(f"{why} Nothing was changed.", "counted")


def along(
    reader: Reader, *, call: Callable[..., Delta], kind: str, record: str = "", counted: bool,
    now: datetime, new_id: NewId,
) -> Delta:  # fmt: skip
    """`call` (reader, now=, new_id=) with the record it adds or changes counted, or counted no more.

    `record` is the id of the record that is changed; without one, what is counted is the new record of the kind. What
    one agreed to when joining says the same is not said again; else yes or no is said, and stays so.
    """
    given: dict[str, Any] = {"now": now, "new_id": new_id}
    done = call(reader, **{name: value for name, value in given.items() if name in _wanted(call)})
    made = [one for one in done.create if kind_of(one) == kind]
    if made:
        whole = dict(done.create[made[0]])
        if counted != is_counted(reader, kind, whole):
            whole["counted"] = counted
        if counted:
            allowed(kind, whole)
        return Delta(done.says, {**done.create, made[0]: whole}, done.update)
    update = {one: dict(fields) for one, fields in done.update.items()}
    update.setdefault(record, {})["counted"] = said(reader, record, counted)
    if counted:
        allowed(kind, {**(reader.get(record) or {}), **update[record]})
    return Delta(done.says, done.create, update)


def said(reader: Reader, record: str, counted: bool) -> bool | None:
    """What a record says to be counted or not: nothing, where nobody would count it anyhow."""
    row = reader.get(record) or {}
    wanted = row.get("counted") or by_default(reader, kind_of(record), row)
    return True if counted else False if wanted else None


def _wanted(call: Callable[..., Delta]) -> set[str]:
    from inspect import signature

    return set(signature(call).parameters)
