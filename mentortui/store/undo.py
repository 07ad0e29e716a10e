"""What can be undone: the last commits of this device, with the values they replaced.

Undo is an ordinary commit that writes former values, marked with the commit it takes back; redo takes
back an undo in the same way. So both survive restarts and other processes, and merge like any edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from mentortui.errors import Refused
from mentortui.model.vocabulary import MAKING
from mentortui.store.plan import Part
from mentortui.store.stamp import device_of
from mentortui.store.state import Entry, Registers, seen_by, texts_of, value_of

UNKNOWN = "A change whose words were lost"
KEEP = 200
"""How many commits of a device can be taken back."""


class Undone(NamedTuple):
    """What an undo or redo did."""

    says: str
    """The commit, in the words it was made with."""
    kept: list[str]
    """One sentence for every field that was left as it is, because somebody changed it since."""
    back: tuple[str, ...] = ()
    """Ids of the records that were deleted before this and are there again, perhaps for other readers."""


class HistoryItem(NamedTuple):
    """One commit of this device."""

    stamp: str
    at: str
    says: str
    undone: bool


class Item:
    """A commit as undo keeps it. `takes_back` is the stamp of the commit it undoes or redoes."""

    __slots__ = ("at", "former", "mark", "says", "stamp", "takes_back")

    def __init__(
        self, stamp: str, at: str, says: str, mark: str, takes_back: str, former: dict[str, Part | None]
    ) -> None:
        self.stamp = stamp
        self.at = at
        self.says = says
        self.mark = mark
        self.takes_back = takes_back
        self.former = former

    def document(self) -> dict[str, Any]:
        """The commit as private/undo.json keeps it."""
        return {name: getattr(self, name) for name in self.__slots__}


class History:
    """The last commits of one device. Both lines of a commit on two sides are one item."""

    def __init__(self, device: str) -> None:
        self.device = device
        self._items: dict[str, Item] = {}
        self._words: dict[str, str] = {}
        self._since = ""
        """The stamp of the last forgetting: nothing before it may be taken back, or it would come back."""

    def forget(self, stamp: str) -> None:
        """Forget every commit up to this stamp, with its words and the values it replaced."""
        self._since = max(self._since, stamp)
        self._items = {one: item for one, item in self._items.items() if one > self._since}
        self._words = {one: words for one, words in self._words.items() if one > self._since}

    def note(self, line: Mapping[str, Any]) -> None:
        """Take note of a line of the log, if it is this device's and can be taken back."""
        if "forgets" in line:
            self.forget(line["t"])
        if device_of(line["t"]) != self.device or line["t"] <= self._since:
            return
        if "s" in line:
            self._words[line["t"]] = line["s"]
            if len(self._words) > 4 * KEEP:
                self._words = {stamp: self._words[stamp] for stamp in sorted(self._words)[-2 * KEEP :]}
        if "u" not in line:
            return
        mark = next((mark for mark in ("undo", "redo") if mark in line), "")
        item = Item(line["t"], line.get("at", ""), "", mark, line.get(mark, "") if mark else "", line["u"])
        self.add(item)

    def add(self, item: Item) -> None:
        """Take note of a commit, or of its other side."""
        known = self._items.get(item.stamp)
        if known is None:
            self._items[item.stamp] = item
        else:
            known.former = known.former | item.former
        if len(self._items) > 2 * KEEP:
            self._items = {item.stamp: item for item in self.last()}

    def last(self) -> list[Item]:
        """The last commits, oldest first."""
        items = [self._items[stamp] for stamp in sorted(self._items)[-KEEP:]]
        for item in items:  # the words of a commit on the shared side come on a line of their own
            item.says = item.says or self._words.get(item.stamp, "") or UNKNOWN
        return items

    def load(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Take note of what private/undo.json kept."""
        for document in documents:
            item = Item(**{name: document[name] for name in Item.__slots__})
            if device_of(item.stamp) == self.device and item.stamp > self._since:
                self.add(item)

    def _stacks(self) -> tuple[list[Item], list[Item]]:
        done: list[Item] = []
        undone: list[Item] = []
        for item in self.last():
            source, target = (done, undone) if item.mark == "undo" else (undone, done)
            if not item.mark:
                undone.clear()
            elif any(other.stamp == item.takes_back for other in source):
                source[:] = [other for other in source if other.stamp != item.takes_back]
            target.append(item)
        return done, undone

    def to_undo(self) -> Item:
        """The commit the next undo takes back. Refused when there is none."""
        done, _ = self._stacks()
        if not done:
            raise Refused("There is nothing to undo.")
        return done[-1]

    def to_redo(self) -> Item:
        """The undo the next redo takes back. Refused when there is none."""
        _, undone = self._stacks()
        if not undone:
            raise Refused("There is nothing to redo.")
        return undone[-1]

    def shown(self, limit: int) -> list[HistoryItem]:
        """The last commits, newest first, each once, with whether it stands."""
        done, _ = self._stacks()
        roots = {self._root(item) for item in done}
        plain = [item for item in self.last() if not item.mark]
        return [HistoryItem(item.stamp, item.at, item.says, item.stamp not in roots) for item in plain[::-1][:limit]]

    def stands_for(self, record_id: str, kind: str, name: str, stamp: str) -> set[str]:
        """The stamps whose value a field shows under this stamp: an undo brings back what was before its commit."""
        found = {stamp}
        item = self._items.get(stamp)
        while item and item.mark and item.takes_back in self._items:
            former = self._items[item.takes_back].former.get(record_id) or {}
            stamp = former.get(kind, {}).get(name, [None, ""])[1]
            if not stamp or stamp in found:
                break
            found.add(stamp)
            item = self._items.get(stamp)
        return found

    def former(self, stamp: str, record_id: str, name: str) -> tuple[Any, str] | None:
        """The value that a commit replaced and its stamp, empty where there was none; None where nobody knows."""
        item = self._items.get(stamp)
        if item is None or record_id not in item.former:
            return None
        found = ((item.former[record_id] or {}).get("f") or {}).get(name)
        if item.former[record_id] is None:
            return None, ""
        return (found[0], found[1]) if found else None

    def brought_back(self, stamp: str, record_id: str, name: str) -> str:
        """The stamp of the value that an undo brought back, through undos and redos of it; else the stamp itself."""
        item = self._items.get(stamp)
        while item and item.mark:
            before = self.former(item.takes_back, record_id, name)
            if before is None:
                break
            stamp = before[1]
            item = self._items.get(stamp)
        return stamp

    def _root(self, item: Item) -> str:
        """The ordinary commit that a chain of undos and redos goes back to."""
        while item.mark and item.takes_back in self._items:
            item = self._items[item.takes_back]
        return item.stamp


def taken_back(
    item: Item,
    history: History,
    entry: Callable[[str], Entry],
    told: Callable[[str, str, str], str],
    shared: Callable[[str], bool],
) -> tuple[dict[str, Part], list[str]]:
    """What undoing a commit writes, and a sentence for every field that somebody changed since.

    `told(record id, field, stamp)` makes the sentence. A record the commit made is deleted, and emptied when
    it is `shared(record id)` with others, unless somebody has changed it since.
    """
    parts: dict[str, Part] = {}
    kept: list[str] = []
    for record_id, former in item.former.items():
        spelled = entry(record_id)
        if former is None:
            newer = [(s, name) for s, name in _newest(spelled) if s > item.stamp and device_of(s) != history.device]
            if newer:
                stamp, name = max(newer)
                kept.append(told(record_id, name, stamp))
            else:
                parts[record_id] = _unmade(spelled if shared(record_id) else {}, history.device)
            continue
        part: Part = {}
        for kind, fields in former.items():
            for name, (value, _) in fields.items():
                registers = spelled.get(kind, {}).get(name, {})
                words = texts_of(registers) if kind == "x" else [word for word in (value_of(registers),) if word]
                if len(words) == 1 and item.stamp in history.stands_for(record_id, kind, name, words[0][0]):
                    new = [value, seen_by(registers, history.device)] if kind == "x" else value
                    part.setdefault(kind, {})[name] = new
                elif words and words[0][1] != value:
                    kept.append(told(record_id, name, words[0][0]))
        if part:
            parts[record_id] = part
    return parts, kept


def _unmade(entry: Entry, device: str) -> Part:
    """What deletes a record and takes away the content of its entry; the marks of its making stay."""
    part: Part = {"f": {}}
    for name, registers in entry.get("f", {}).items():
        winner = value_of(registers)
        member = "/" in name
        if winner and winner[1] is not None and (winner[1] or not member) and name not in MAKING:
            part["f"][name] = False if member else None
    for name, registers in entry.get("x", {}).items():
        part.setdefault("x", {})[name] = [None, seen_by(registers, device)]
    part["f"]["deleted"] = True
    return part


def _newest(entry: Entry) -> list[tuple[str, str]]:
    """The latest stamp and the name of every field of a record."""
    found: list[tuple[Registers, str]] = [(r, n) for part in entry.values() for n, r in part.items()]
    return [(max(register[0] for register in registers.values()), name) for registers, name in found]


def former_values(part: Part, entry: Entry) -> Part:
    """The values that writing `part` replaces, as `[value, stamp]` in the same shape; no stamp where there was none."""
    former: Part = {}
    for name in part.get("f", ()):
        winner = value_of(entry.get("f", {}).get(name, {}))
        value, stamp = (winner[1], winner[0]) if winner else (None, "")
        former.setdefault("f", {})[name] = [(value or False) if "/" in name else value, stamp]
    for name in part.get("x", ()):
        versions = texts_of(entry.get("x", {}).get(name, {}))
        former.setdefault("x", {})[name] = [versions[0][1], versions[0][0]] if versions else [None, ""]
    return former
