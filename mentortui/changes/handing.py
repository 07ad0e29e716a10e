"""A program goes over to another coordinator: its list, what was set, found and published, and what was entered.

The former one sends each of these as a fact of kind `handed`, which goes the way of all facts: sealed, to whoever hosts
the folder. The next one takes them in as their own, under the same ids, so that what was entered for somebody on the
list is still of them. Only what a former host said before the stamp of handing over is taken. Contacts stay where they
are, because only their writer reads them; so do codes, and bands of pay and performance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.records import MODELS
from mentortui.model.vocabulary import HANDED, ONLY_YOU, kind_of
from mentortui.program import facts

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId

KINDS: Final = ("enrolment", "cohort", "measure", "sponsor", "finding", "outcome", "period")
_STAYS: Final = {"enrolment": frozenset({"invite"}), "outcome": frozenset({"band"})}
"""Fields that stay with the former coordinator."""
_MARKS: Final = facts.MADE | {"program"}


def overheard(reader: Reader, share: str, to: str) -> str:
    """The cohort one is in oneself that somebody else than `to` leads, who would receive the list, too; else empty."""
    own = {row.get("cohort") for row in reader.rows("enrolment")
           if row.get("program") == share and row.get("person") == reader.me and not row.get("left_on")}  # fmt: skip
    led = (row for row in reader.rows("cohort") if row.get("program") == share and {*row.get("leads", ())} - {to})
    return next((str(row["name"]) for row in led if row["name"] in own), "")


def give(reader: Reader, share: str, *, now: datetime, new_id: NewId) -> Delta:
    """What the next coordinator of a program needs, as facts; those of an earlier handing over say it as it is now."""
    before = {row.get("record"): row["id"] for row in reader.rows(facts.KIND)
              if row.get("program") == share and row.get("what") == HANDED and row.get("by") == reader.me}  # fmt: skip
    create: dict[str, Row] = {}
    update: dict[str, dict[str, Any]] = {}
    marked = f"handed over, {now.date().isoformat()}"
    for kind in KINDS:
        for row in reader.rows(kind):
            if row.get("program") != share:
                continue
            stays = _MARKS | _STAYS.get(kind, frozenset())
            says = {name: value for name, value in row.items() if name not in stays}
            fields = {"program": share, "what": HANDED, "entered": marked, "record": row["id"], "says": says}
            if row["id"] in before:
                update[before[row["id"]]] = fields
                continue
            record_id = new_id(facts.KIND)
            create[record_id] = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta("Given to the next coordinator", create, update)


def take(reader: Reader, share: str, former: Mapping[str, str], *, now: datetime) -> Delta:
    """What former hosts left, as one's own: `former` are their ids, each with the stamp of handing over.

    What is here already stays as it is, also where it was deleted meanwhile; so does what cannot be understood.
    """
    former = {person: until for person, until in former.items() if person != reader.me}
    if not former:
        return Delta("Nothing to take over")
    create: dict[str, Row] = {}
    for row in reader.rows(facts.KIND):
        if row.get("by") not in former or not row.get("entered") or row.get("program") != share:
            continue
        if (reader.stamp(row["id"], "entered") or "~")[:16] > former[row["by"]]:
            continue
        for record_id, fields in _taken(row):
            if reader.get(record_id) or reader.stamp(record_id, "deleted"):
                continue
            made = fresh(reader, {**fields, "program": share}, readers=ONLY_YOU, now=now)
            if kind_of(record_id) == facts.KIND:
                made["at"] = row.get("at", made["at"])  # the day it was told is the day it was entered
            try:
                create[record_id] = checked(record_id, made)
            except Refused:
                continue
            person = str(fields.get("person") or "")
            if fields.get("by_form") and kind_of(person) == "person" and reader.get(person) is None:
                name = fresh(reader, {"name": create[record_id]["name"]}, readers=ONLY_YOU, now=now)
                create[person] = checked(person, name)  # so that their sheets are understood here, too
    lists = sum(kind_of(one) == "enrolment" for one in create)
    return Delta(f"Taken over: {len(create):,} entries of the former coordinator, {lists:,} of them people of the list",
                 create)  # fmt: skip


def _taken(row: Row) -> Iterator[tuple[str, dict[str, Any]]]:
    """The record a fact of a former host stands for, by its id here."""
    if row.get("what") == HANDED:
        record_id, says = str(row.get("record")), row.get("says")
        kind = kind_of(record_id)
        if kind in KINDS and len(record_id) == len(kind) + 33 and isinstance(says, dict):
            known = MODELS[kind].model_fields.keys() - _MARKS - _STAYS.get(kind, frozenset())
            yield record_id, {name: says[name] for name in says.keys() & known}
        return
    said = {name: value for name, value in facts.said(row).items() if name not in _MARKS}
    yield f"{facts.KIND}-{blake2b(row['id'].encode(), digest_size=16).hexdigest()}", said
