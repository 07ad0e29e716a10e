"""What a journal of one device should do, said in the simplest way: registers in memory, and two stacks for undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentortui.model.vocabulary import MAKING, ONLY_YOU, SET_FIELDS, kind_of
from tests.store.records import View

Registers = dict[str, Any]


@dataclass(eq=False)
class Done:
    """One commit: what it wrote, by record and register, and what was there before (None: no record)."""

    written: dict[str, Registers]
    former: dict[str, dict[str, Register] | None]


Register = tuple[Any, tuple[Done, ...]]
"""A value, and the commits it stands for: the one that wrote it, and those whose value that one brought back."""


class Model:
    """Every register with its value and the commits it stands for."""

    def __init__(self, start: View) -> None:
        self.records: dict[str, dict[str, Register]] = {}
        self.done: list[Done] = []
        self.undone: list[Done] = []
        for record_id, row in start.items():
            self.records[record_id] = {name: (value, ()) for name, value in registers(record_id, row).items()}

    def view(self) -> View:
        """All rows as a person sees them."""
        rows = {}
        for record_id, fields in self.records.items():
            row: dict[str, Any] = {"id": record_id}
            for name, (value, _) in fields.items():
                field, slash, member = name.partition("/")
                if slash and value:
                    row[field] = sorted([*row.get(field, ()), member])
                elif not slash and value is not None:
                    row[name] = value
            rows[record_id] = row
        return rows

    def commit(
        self, create: Mapping[str, Mapping[str, Any]], update: Mapping[str, Mapping[str, Any]], shown: View
    ) -> None:
        """New records, and changes compared with the rows a process showed when it was told to make them."""
        written = {record_id: registers(record_id, row) for record_id, row in create.items()}
        for record_id, fields in update.items():
            before = shown[record_id]
            for name, value in fields.items():
                if name in SET_FIELDS.get(kind_of(record_id), ()):
                    now, then = set(value), set(before.get(name, ()))
                    changes = {f"{name}/{member}": member in now for member in now ^ then}
                else:
                    changes = {name: value} if value != before.get(name) else {}
                written.setdefault(record_id, {}).update(changes)
        written = {record_id: changes for record_id, changes in written.items() if changes}
        if written:
            self.done.append(self._write(written))
            self.undone.clear()

    def undo(self) -> bool:
        """Take back the last commit; False when there is none."""
        return self._take_back(self.done, self.undone)

    def redo(self) -> bool:
        """Take back the last undo; False when there is none."""
        return self._take_back(self.undone, self.done)

    def _take_back(self, source: list[Done], target: list[Done]) -> bool:
        if not source:
            return False
        last = source.pop()
        back: dict[str, dict[str, Register]] = {}
        for record_id, former in last.former.items():
            fields = self.records[record_id]
            if former is None:
                shared = fields["readers"][0] != ONLY_YOU
                gone = {name: (None, ()) for name in fields if shared and name not in MAKING | {"deleted"}}
                back[record_id] = {**gone, "deleted": (True, ())}
            elif still := {name: was for name, was in former.items() if last in fields[name][1]}:
                back[record_id] = still
        target.append(self._put(back))
        return True

    def _write(self, written: dict[str, Registers]) -> Done:
        return self._put({i: {name: (value, ()) for name, value in new.items()} for i, new in written.items()})

    def _put(self, written: dict[str, dict[str, Register]]) -> Done:
        done = Done({i: {name: value for name, (value, _) in new.items()} for i, new in written.items()}, {})
        for record_id, changes in written.items():
            fields = self.records.get(record_id)
            done.former[record_id] = None if fields is None else {n: fields.get(n, (None, ())) for n in changes}
            new = {name: (value, (done, *stood)) for name, (value, stood) in changes.items()}
            self.records.setdefault(record_id, {}).update(new)
        return done


def registers(record_id: str, row: Mapping[str, Any]) -> Registers:
    """A row as registers: one for each field, one for each element of a set."""
    sets = SET_FIELDS.get(kind_of(record_id), frozenset())
    found: Registers = {}
    for name, value in row.items():
        if name in sets:
            found.update({f"{name}/{member}": True for member in value})
        elif name != "id" and value is not None:
            found[name] = value
    return found
