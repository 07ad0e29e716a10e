"""People and relationships: adding them, and changing what a profile says."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.dates import in_full
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.delta import Delta, together
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP, RELATIONSHIP_KINDS, ROLES
from mentortui.practice import availability

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Directory, Reader, Row


def person_add(
    reader: Directory, name: str, *, now: datetime, new_id: NewId, roles: Sequence[str] = (), **profile: Any
) -> Delta:
    """A person one works with, and what they offer and want. Raises Refused for a name that is taken."""
    clean = limits.name(name)
    if clean.casefold() in naming.ME:
        raise Refused(f"{clean!r} stands for yourself; give a name. Nothing was saved.", "name")
    if any(str(row.get("name", "")).casefold() == clean.casefold() for row in reader.rows("person")):
        raise Refused(
            f"There is already a person called {clean}. For another one add what tells them apart, "
            f'for example "{clean} (ward 3)". Nothing was saved.',
            "name",
        )
    record_id = new_id("person")
    profile = said_today({name: value for name, value in profile.items() if value is not None}, now)
    row = fresh(reader, {"name": clean, "roles": _roles(roles), **profile}, readers=ONLY_YOU, now=now)
    return Delta(f"Person added: {clean}", {record_id: checked(record_id, row)})


def person_edit(reader: Reader, person: str, fields: Mapping[str, Any], *, now: datetime) -> Delta:
    """What a profile says from now on; None empties a field. What changes of the time they can give is said today.

    Raises Refused when nothing would change.
    """
    row = reader.get(naming.person(reader, person))
    assert row is not None
    values = dict(fields)
    if "roles" in values:
        values["roles"] = _roles(values["roles"] or ())
    update = said_today(changed(row, values), now)
    if not update:
        raise Refused(
            f"The profile of {naming.label(reader, row)} says that already; nothing was changed.",
            hint="`mentortui person confirm NAME` says that the time they can give is still so."
            if availability.FIELDS & fields.keys() else "",
        )  # fmt: skip
    return Delta(f"Profile changed: {update.get('name', row['name'])}", update={row["id"]: update})


def person_confirm(reader: Reader, person: str, *, now: datetime) -> Delta:
    """The time somebody can give is still as they said. Raises Refused where nothing was said, or its day is over."""
    row = reader.get(naming.person(reader, person))
    assert row is not None
    who, today = naming.label(reader, row), now.date()
    found = availability.availability(row, today)
    if found is None:
        raise Refused(f"Nothing is written of the time {who} can give, so there is nothing to confirm.",
                      hint="`mentortui person edit NAME --hours 3` writes it.")  # fmt: skip
    if row.get("available_until") and row["available_until"] < today.isoformat():
        raise Refused(
            f"It was until {in_full(type(today).fromisoformat(row['available_until']))}, which is over; "
            "say another last day, or none. Nothing was changed.",
            "available_until", hint="`mentortui person edit NAME --available-until DAY` does it.",
        )  # fmt: skip
    if found.said == today:
        raise Refused(f"That was said today already: {found.words}. Nothing was changed.")
    return Delta(f"Still so for {who}: {found.words}", update={row["id"]: {"available_on": today.isoformat()}})


def said_today(fields: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The fields of a profile, with the day on which the time they can give is said, where that is among them."""
    if not availability.FIELDS & fields.keys() or "available_on" in fields:
        return dict(fields)
    return {**fields, "available_on": now.date().isoformat()}


def relationship_add(
    reader: Directory,
    mentors: Sequence[str],
    mentees: Sequence[str],
    *,
    now: datetime,
    new_id: NewId,
    kind: str = "traditional",
    format_: str | None = None,
    cadence: str | None = None,
    cohort: str | None = None,
    start: date | None = None,
    end: date | None = None,
) -> Delta:
    """A relationship between the people named; unknown names become people.

    In a peer relationship everyone stands on both sides. `cadence` is canonical (`2 weeks`). Roles that
    people have not held before are added to them.
    Raises Refused when a side is missing, or it would end before it starts.
    """
    limits.one_of(kind, RELATIONSHIP_KINDS, "The kind", "kind")
    if kind == "peer":
        mentors = mentees = [*mentors, *mentees]
    if not mentors or not mentees:
        side = "mentor" if not mentors else "mentee"
        raise Refused(f"A relationship needs a {side} too: name one with --{side} NAME. Nothing was saved.", side)
    people = _People(reader, now, new_id)
    sides = {"mentor": people.resolve(mentors), "mentee": people.resolve(mentees)}
    _check_sides(reader, people, sides, kind)
    for role, ids in sides.items():
        people.give_role(ids, role)
    begins = start or now.date()
    if end and end < begins:
        raise Refused(
            f"The relationship would end on {in_full(end)}, before it starts on {in_full(begins)}. Nothing was saved.",
            "end",
        )
    record_id = new_id("relationship")
    row = fresh(
        reader,
        {
            "mentors": sorted(sides["mentor"]),
            "mentees": sorted(sides["mentee"]),
            "kind": kind,
            "format": format_,
            "cadence": cadence,
            "cohort": cohort,
            "start": begins.isoformat(),
            "end": end.isoformat() if end else None,
            "status": "active",
        },
        readers=RELATIONSHIP,
        now=now,
    )
    who = " and ".join(people.name(one) for one in sorted({*sides["mentor"], *sides["mentee"]} - {reader.me}))
    return Delta(f"Relationship added: {who}", {**people.create, record_id: checked(record_id, row)}, people.update)


def relationships_add(
    reader: Directory, role: str, names: Sequence[str], *, now: datetime, new_id: NewId, **more: Any
) -> Delta:
    """One relationship with each person named, in all of which one is the mentor, or the mentee.

    Raises Refused when nobody is named.
    """
    limits.one_of(role, ("mentor", "mentee"), "The role", "as")
    if not names:
        raise Refused("With whom? Nobody was named; nothing was saved.", "with", hint="Name them with --with NAME.")
    distinct = {" ".join(name.split()).casefold(): name for name in names}
    made = [
        relationship_add(
            reader,
            ["me"] if role == "mentor" else [name],
            [name] if role == "mentor" else ["me"],
            now=now,
            new_id=new_id,
            **more,
        )
        for name in distinct.values()
    ]
    if len(made) == 1:
        return made[0]
    return together(f"{len(made)} relationships added", *made)


class _People:
    """The people of one new relationship: known ones found, unknown ones made, roles added."""

    def __init__(self, reader: Directory, now: datetime, new_id: NewId) -> None:
        self._reader = reader
        self._now = now
        self._new_id = new_id
        self.create: dict[str, Row] = {}
        self.update: dict[str, dict[str, Any]] = {}

    def resolve(self, names: Sequence[str]) -> list[str]:
        """The ids of the people of these names, each once."""
        return list(dict.fromkeys(self._one(words) for words in names))

    def _one(self, words: str) -> str:
        clean = limits.name(words)
        known = naming.known_person(self._reader, clean)
        if known is not None:
            return known
        for record_id, row in self.create.items():
            if row["name"].casefold() == clean.casefold():
                return record_id
        delta = person_add(self._reader, clean, now=self._now, new_id=self._new_id)
        self.create.update((record_id, dict(row)) for record_id, row in delta.create.items())
        return next(iter(delta.create))

    def give_role(self, ids: Sequence[str], role: str) -> None:
        """Add a role to those who have not held it."""
        for record_id in ids:
            if record_id in self.create:
                row = self.create[record_id]
                row["roles"] = sorted({*row.get("roles", ()), role})
                continue
            before = (self._reader.get(record_id) or {}).get("roles", ())
            if role not in before:
                held = self.update.setdefault(record_id, {"roles": list(before)})["roles"]
                self.update[record_id] = {"roles": sorted({*held, role})}

    def name(self, record_id: str) -> str:
        """The name of a person, known or new."""
        row = self.create.get(record_id)
        return str(row["name"]) if row else naming.name(self._reader, record_id)


def _check_sides(reader: Directory, people: _People, sides: Mapping[str, Sequence[str]], kind: str) -> None:
    both = set(sides["mentor"]) & set(sides["mentee"])
    if len({*sides["mentor"], *sides["mentee"]}) == 1:
        alone = next(iter(both))
        who = "Yourself" if alone == reader.me else people.name(alone)
        raise Refused(f"{who} alone is no relationship: name the other one too. Nothing was saved.", "mentee")
    if kind == "peer" and len(both) < 2:
        raise Refused("A peer relationship needs two people. Nothing was saved.", "mentee")
    if kind != "peer" and both:
        raise Refused(
            f"{people.name(min(both))} cannot be mentor and mentee of one relationship unless its kind is peer. "
            "Nothing was saved.",
            "mentee",
        )
    for row in reader.rows("relationship"):
        same = [set(row.get(side + "s", ())) == set(ids) for side, ids in sides.items()]
        if all(same) and row.get("status", "active") != "closed":
            raise Refused(
                f"This relationship is there already ({naming.short(row['id'])}). Nothing was saved.", "mentee"
            )


def _roles(roles: Sequence[str]) -> list[str]:
    return sorted({limits.one_of(role, ROLES, "The role", "roles") for role in roles})
