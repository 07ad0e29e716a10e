"""People of a program, as its coordinator enrols them: added from a list, invited, joined, gone; and their cohorts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes import draft
from mentortui.changes.draft import checked, fresh
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def enrol(reader: Reader, share: str, people: Iterable[Mapping[str, Any]], *, now: datetime, new_id: NewId) -> Delta:
    """Enrol people in the program of a share; cohorts they name that are not there yet are made, too.

    Who takes part by form stands among one's people as well: a sheet is read by the name on it.
    """
    create: dict[str, Any] = {}
    cohorts = {str(row["name"]).casefold() for row in reader.rows("cohort") if row.get("program") == share}
    named: dict[str, list[str]] = defaultdict(list)
    for row in reader.rows("person"):
        named[str(row.get("name", "")).casefold()].append(row["id"])

    def make(kind: str, fields: Mapping[str, Any]) -> str:
        record_id = new_id(kind)
        create[record_id] = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
        return record_id

    for fields in people:
        said = {"program": share, "invited_on": now.date().isoformat(), **fields}
        if fields.get("by_form") and not fields.get("person"):
            known = named[str(fields["name"]).casefold()]
            said["person"] = known[0] if len(known) == 1 else make("person", {"name": fields["name"]})
        make("enrolment", said)
        cohort = str(fields.get("cohort") or "")
        if cohort and cohort.casefold() not in cohorts:
            cohorts.add(cohort.casefold())
            make("cohort", {"program": share, "name": cohort})
    count = sum(one.startswith("enrolment-") for one in create)
    return Delta(f"Enrolled {count} {'person' if count == 1 else 'people'}", create)


def invited(
    reader: Reader, share: Row, people: Mapping[str, str], secrets: Mapping[str, str], *, now: datetime, new_id: NewId
) -> Delta:
    """Invitations by code for enrolled people: `people` gives names, `secrets` the codes' secret parts, by enrolment.

    `share` is the record of the program's folder. A code somebody was given before and did not use is taken back.
    """
    create: dict[str, Any] = {}
    update: dict[str, dict[str, Any]] = {}
    for enrolment, name in people.items():
        known = reader.get(enrolment) or {}
        person = None if known.get("by_form") else known.get("person")
        fields = {"share": share["id"], "secret": secrets[enrolment], "name": name, "to": person,
                  "again": bool(person) or None}  # fmt: skip
        record_id = new_id("invite")
        create[record_id] = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
        update[enrolment] = {"invite": record_id}
        before = reader.get(str(known.get("invite")))
        if before is not None and not before.get("used_by"):
            update[before["id"]] = {"deleted": True}
    return Delta(f"Invited {len(create)} {'person' if len(create) == 1 else 'people'}", create, update)


def joined(reader: Reader, share: Row) -> Delta:
    """Note on the list who joined a program: by the code they were given, else by security words and their name.

    What was promised to them before goes along. `share` is the record of the program's folder.
    """
    program = str(share["id"]).partition("-")[2]
    used = {row["id"]: row for row in reader.rows("invite") if row.get("share") == share["id"] and row.get("used_by")}
    if not used:
        return Delta("Nobody joined")
    rows = [row for row in reader.rows("enrolment") if row.get("program") == program]
    waiting: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.get("person"):
            waiting[row["name"].casefold()].append(row)
    on_list = {row.get("person") for row in rows}
    found = {row["id"]: used[row["invite"]]["used_by"] for row in rows if row.get("invite") in used}
    for invite in used.values():
        same = waiting.get(str(invite.get("name", "")).casefold(), [])
        if not invite.get("secret") and len(same) == 1 and invite["used_by"] not in on_list:
            found.setdefault(same[0]["id"], invite["used_by"])
    now_in = {
        row["id"]: found[row["id"]] for row in rows if found.get(row["id"], row.get("person")) != row.get("person")
    }
    update: dict[str, dict[str, Any]] = {one: {"person": person, "by_form": False} for one, person in now_in.items()}
    if not update:
        return Delta("Nobody joined")
    for row in reader.rows("contact"):
        if row.get("person") in now_in:
            update[row["id"]] = {"person": now_in[row["person"]]}
    for row in reader.rows("cohort"):
        if now_in.keys() & {*row.get("leads", ())}:
            update[row["id"]] = {"leads": sorted(now_in.get(one, one) for one in row["leads"])}
    names = [row["name"] for row in rows if row["id"] in now_in]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return Delta(f"Joined, and on your list: {', '.join(names[:3])}{more}", {}, update)


def came_and_went(reader: Reader, share: Row, gone: Collection[str], inside: Collection[str], on: str) -> Delta:
    """Note on the list who left the folder of a program themselves, and who of those is back. `on` is an ISO day."""
    program = str(share["id"]).partition("-")[2]
    update: dict[str, dict[str, Any]] = {}
    for row in reader.rows("enrolment"):
        if row.get("program") != program or not row.get("person"):
            continue
        if row["person"] in gone and not row.get("left_on"):
            update[row["id"]] = {"left_on": on, "by_themselves": True}
        elif row["person"] in inside and row["person"] not in gone and row.get("by_themselves"):
            update[row["id"]] = {"left_on": None, "by_themselves": None}
    return Delta("Your list says who left, and who is back", {}, update)


def left(reader: Reader, enrolment: Row, on: str) -> Delta:
    """Somebody left a program on an ISO day; a code they did not use counts no more. Raises Refused where they have."""
    if enrolment.get("left_on"):
        raise Refused(f"{enrolment['name']} left on {enrolment['left_on']} already. Nothing was changed.")
    update: dict[str, dict[str, Any]] = {enrolment["id"]: draft.changed(enrolment, {"left_on": on})}
    invite = reader.get(str(enrolment.get("invite")))
    if invite is not None and not invite.get("used_by"):
        update[invite["id"]] = {"deleted": True}
    return Delta(f"{enrolment['name']} left the program on {on}", {}, update)


def leads(reader: Reader, share: str, person: str, cohorts: Sequence[str], *, now: datetime, new_id: NewId) -> Delta:
    """Let somebody lead these cohorts of a program, and no others. Raises NotFound for one nobody is in."""
    rows = {str(row["name"]).casefold(): row for row in reader.rows("cohort") if row.get("program") == share}
    named = {str(row["cohort"]).casefold(): str(row["cohort"]) for row in reader.rows("enrolment")
             if row.get("program") in (None, share) and row.get("cohort")}  # fmt: skip
    wanted = {one.strip().casefold() for one in cohorts}
    unknown = [one for one in cohorts if one.strip().casefold() not in rows.keys() | named.keys()]
    if unknown:
        there = ", ".join(sorted({*(str(row["name"]) for row in rows.values()), *named.values()})) or "none"
        raise NotFound(f"There is no cohort {unknown[0]!r}; there are {there}. Nothing was changed.", "cohort")
    create: dict[str, Any] = {}
    update: dict[str, dict[str, Any]] = {}
    for key, row in rows.items():
        before = [*row.get("leads", ())]
        after = sorted({*before, person} if key in wanted else {*before} - {person})
        if after != sorted(before):
            update[row["id"]] = {"leads": after}
    for key in sorted(wanted - rows.keys()):
        record_id = new_id("cohort")
        fields = {"program": share, "name": named[key], "leads": [person]}
        create[record_id] = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta("Who leads which cohort", create, update)


def cohort(reader: Reader, share: str, name: str, fields: Mapping[str, Any], *, now: datetime, new_id: NewId) -> Delta:
    """Make a cohort of a program, or change it: `start`, `end` (ISO days), `leads` (ids of people).

    Raises Refused when it would end before it begins.
    """
    said = {field: value for field, value in fields.items() if value is not None}
    row = next((one for one in reader.rows("cohort") if one.get("program") == share
                and str(one["name"]).casefold() == name.strip().casefold()), None)  # fmt: skip
    start, end = (said.get(field) or (row or {}).get(field) for field in ("start", "end"))
    if start and end and end < start:
        raise Refused(f"A cohort cannot end on {end}, before it begins on {start}. Nothing was saved.", "end")
    if row is not None:
        update = draft.changed(row, said)
        return Delta(f"Cohort changed: {row['name']}", {}, {row["id"]: update} if update else {})
    record_id = new_id("cohort")
    made = checked(record_id, fresh(reader, {"program": share, "name": name, **said}, readers=ONLY_YOU, now=now))
    return Delta(f"Cohort made: {made['name']}", {record_id: made})
