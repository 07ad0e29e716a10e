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
                found = _aside(journal, record.row["id"], name, registers)
                if found.others:
                    yield found


def _records(records: dict[str, Record], ids: Iterable[str] | None) -> list[Record]:
    wanted = records.values() if ids is None else filter(None, map(records.get, ids))
    return [record for record in wanted if record.spelled]


def _aside(journal: Writing, record_id: str, name: str, registers: Registers) -> Aside:
    """What a field's value stands over: what says something else, and was not changed knowingly here."""
    winner, history = value_of(registers), journal.history_kept
    assert winner is not None
    stamp, value = winner[:2]
    words = [(register[0], register[1]) for register in registers.values()]
    others = [one for one in words if not _same(name, one[1], value)]
    if device_of(stamp) != journal.device:
        return Aside(record_id, name, (stamp, value), tuple(sorted(others, key=_at, reverse=True)))
    others = [one for one in others if _unseen(history, record_id, name, stamp, one[0])]
    first = history.brought_back(stamp, record_id, name)
    if device_of(first) not in ("", journal.device):  # one undid what one had set in the place of another's word
        undone = history.former(stamp, record_id, name)
        others += [(undone[1], undone[0])] if undone and not _same(name, undone[0], value) else []
        stamp = first
    return Aside(record_id, name, (stamp, value), tuple(sorted(others, key=_at, reverse=True)))


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
        shown = before[1]
    return shown != other
