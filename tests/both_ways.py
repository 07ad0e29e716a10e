"""Compares what a key does with what a command does: the delta each of them makes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from mentortui.clock import new_id
from mentortui.model.delta import Delta
from mentortui.shell.scribe import Scribe
from mentortui.store import Journal


def deltas(monkeypatch: pytest.MonkeyPatch) -> list[Delta]:
    """The deltas that the app commits from now on."""
    seen: list[Delta] = []
    before = Scribe._write

    def write_and_see(self: Scribe, call: Any, expect: Any) -> Any:
        def seeing(reader: Any, now: Any, new_id: Any) -> Delta:
            from inspect import signature

            given = {"now": now, "new_id": new_id}
            wanted = signature(call).parameters
            seen.append(call(reader, **{name: value for name, value in given.items() if name in wanted}))
            return seen[-1]

        return before(self, seeing, expect)

    monkeypatch.setattr(Scribe, "_write", write_and_see)
    return seen


def as_command(journal: Journal, change: Callable[..., Delta], *args: Any, **kwargs: Any) -> Delta:
    """The delta that the command's own call makes."""
    given = {"now": journal.clock.now(), "new_id": partial(new_id, clock=journal.clock)}
    names = change.__code__.co_varnames[: change.__code__.co_argcount + change.__code__.co_kwonlyargcount]
    return change(journal, *args, **kwargs, **{name: value for name, value in given.items() if name in names})


def shape(delta: Delta) -> tuple[object, ...]:
    """A delta without the random part of new ids."""
    names = {record_id: f"{record_id.partition('-')[0]} {at}" for at, record_id in enumerate(delta.create)}
    create = {names[one]: {k: names.get(v, v) if isinstance(v, str) else v for k, v in row.items()}
              for one, row in delta.create.items()}  # fmt: skip
    return (delta.says, create, {names.get(one, one): fields for one, fields in delta.update.items()})
