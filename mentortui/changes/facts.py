"""One's facts for the programs one is in follow one's records: made, changed, and emptied when they go."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes.draft import checked, fresh
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.program import facts

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def follow(reader: Reader, *, now: datetime, new_id: NewId) -> Delta:
    """What it takes for one's facts to say what one's records say now; nothing where they do.

    Of two facts of one record, made by two computers apart, the first stays. A fact whose record went, or is counted
    no more, or goes to another program now, is emptied and deleted; only its program stays in it, so that its host
    hears of it. New ids rise with the days of the records, so that the order of two answers given before a sync is
    known after it.
    """
    standing: dict[tuple[str, str], Row] = {}
    made = sorted(facts.made(reader), key=lambda one: (one.get("at", ""), one["id"]))
    gone = [row for row in made if standing.setdefault((str(row["source"]), str(row.get("program"))), row) is not row]
    create: dict[str, Any] = {}
    update: dict[str, dict[str, Any]] = {}
    new: list[dict[str, Any]] = []
    for one in facts.wanted(reader):
        place = (one.source, str(one.fields["program"]))
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
    return Delta(_says(len(create), len(update)), create, update)


def _says(made: int, changed: int) -> str:
    told = [f"{made:,} new" if made else "", f"{changed:,} changed or taken back" if changed else ""]
    return f"What the program counts: {', '.join(filter(None, told))}"
