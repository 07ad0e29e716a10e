"""One's facts for the programs one is in follow one's records: made, changed, and emptied when they go."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes.draft import checked, fresh
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.program import facts, retention

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def follow(reader: Reader, *, now: datetime, new_id: NewId) -> Delta:
    """What it takes for one's facts to say what one's records say now; nothing where they do.

    Of two facts of one record, made by two computers apart, the first stays. A fact whose record went, or is counted
    no more, or goes to another program now, is emptied and deleted; only its program stays in it, so that its host
    hears of it. So is one that speaks of nothing younger than its program keeps; that day is remembered, so that what
    was taken back once stays so when the program keeps longer later. New ids rise with the days of the records, so
    that the order of two answers given before a sync is known after it.
    """
    standing: dict[tuple[str, str], Row] = {}
    made = sorted(facts.made(reader), key=lambda one: (one.get("at", ""), one["id"]))
    gone = [row for row in made if standing.setdefault((str(row["source"]), str(row.get("program"))), row) is not row]
    create: dict[str, Any] = {}
    update: dict[str, dict[str, Any]] = {}
    new: list[dict[str, Any]] = []
    kept = _Kept(reader, now)
    for one in facts.wanted(reader):
        place = (one.source, str(one.fields["program"]))
        if kept.no_more(place[1], one.last):
            continue
        if place not in standing:
            new.append(dict(one.fields))
            continue
        row = standing.pop(place)
        before = facts.said(row)
        changed = {name: value for name, value in one.fields.items() if before.get(name) != value}
        changed |= dict.fromkeys(before.keys() - one.fields.keys())
        if changed:
            update[row["id"]] = changed
    for record_id, fields in zip(sorted(new_id(facts.KIND) for _ in new), new, strict=True):
        create[record_id] = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    for row in (*gone, *standing.values()):
        emptied = dict.fromkeys(facts.said(row).keys() - {"program"})
        update[row["id"]] = {**emptied, "deleted": True}
    return Delta(_says(len(create), len(update), kept), create, update | kept.marks)


class _Kept:
    """What programs keep, as far as one's own records ask for it."""

    def __init__(self, reader: Reader, now: datetime) -> None:
        self._reader, self._today = reader, now.date()
        self._first: dict[str, tuple[str, str]] = {}
        self.marks: dict[str, dict[str, Any]] = {}
        """Of shares, the day before which what was counted is taken back now."""
        self.past: set[int] = set()
        """The months that programs keep it, of those whose period took something back now."""
        self.ahead = False
        """Whether a clock that was years ahead had taken back what is still to come."""

    def no_more(self, share: str, last: str) -> bool:
        """Whether what speaks of this day last is counted no more."""
        if share not in self._first:
            first = retention.first_kept(self._reader, share, self._today)
            let_go = retention.let_go(self._reader, share)
            if let_go > self._today.isoformat():  # a clock was years ahead: what it took back stays so, and no more
                let_go = self._today.isoformat()
                self.marks[f"share-{share}"] = {retention.LET_GO: let_go}
                self.ahead = True
            self._first[share] = (first, let_go)
        first, let_go = self._first[share]
        if retention.is_past(last, let_go):
            return True
        if not retention.is_past(last, first):
            return False
        if self._reader.get(f"share-{share}"):
            self.marks[f"share-{share}"] = {retention.LET_GO: first}
        self.past.add(retention.months_of(self._reader, share))
        return True


def _says(made: int, changed: int, kept: _Kept) -> str:
    told = [f"{made:,} new" if made else "", f"{changed:,} changed or taken back" if changed else ""]
    months = ", ".join(f"{one} month{'s' * (one != 1)}" for one in sorted(kept.past))
    told.append(f"what is older than the {months} it is kept is not in it any more" if months else "")
    told.append("again from today on, as the clock that had taken it all back was years ahead" if kept.ahead else "")
    return f"What the program counts: {', '.join(filter(None, told))}"
