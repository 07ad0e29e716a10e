"""Values that another computer's later word stands over: the other words on a field, where they say something else.

Of a value the last writer wins, and a register per computer keeps what the others said last. Nobody can tell from
registers alone whether a writer had read what their word stands over. Of what was written on this computer one can:
each commit keeps the values it replaced, so what a person here changed knowingly is no news to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mentortui.model.aside import Aside
from mentortui.store.memory import Record
from mentortui.store.stamp import device_of
from mentortui.store.state import Registers, value_of
from mentortui.store.undo import History
from mentortui.store.writing import Writing


def asides(journal: Writing, ids: Iterable[str] | None = None) -> Iterator[Aside]:
    """Every field whose value stands over another one, in all records, or in some."""
    with journal.guard:
        records = [one for side in journal.sides.both for one in _records(side.memory.records, ids)]
    for record in records:
        for name, registers in (record.spelled or {}).get("f", {}).items():
            if len(registers) > 1:
                others = tuple(_others(journal, record.row["id"], name, registers))
                winner = value_of(registers)
                if winner is not None and others:
                    yield Aside(record.row["id"], name, (winner[0], winner[1]), others)


def _records(records: dict[str, Record], ids: Iterable[str] | None) -> list[Record]:
    wanted = records.values() if ids is None else filter(None, map(records.get, ids))
    return [record for record in wanted if record.spelled]


def _others(journal: Writing, record_id: str, name: str, registers: Registers) -> Iterator[tuple[str, Any]]:
    """The words a value stands over that say something else, and that were not changed knowingly here."""
    winner = value_of(registers)
    assert winner is not None
    for stamp, value in sorted(((register[0], register[1]) for register in registers.values()), reverse=True, key=_at):
        if stamp == winner[0] or _same(name, value, winner[1]):
            continue
        if device_of(winner[0]) != journal.device or _unseen(journal.history_kept, record_id, name, winner[0], stamp):
            yield stamp, value


def _at(word: tuple[str, Any]) -> str:
    return word[0]


def _same(name: str, one: Any, other: Any) -> bool:
    """Whether two values say the same; an element of a set that was taken out is as one that was never in it."""
    if "/" in name:
        return bool(one) == bool(other)
    return bool(one == other and isinstance(one, bool) == isinstance(other, bool))


def _unseen(history: History, record_id: str, name: str, stamp: str, other: str) -> bool:
    """Whether nobody here was ever shown the other word, going back from this commit; not so where nobody knows."""
    shown = stamp
    while shown > other:
        before = history.former(shown, record_id, name)
        if before is None:
            return False
        shown = before
    return shown != other
