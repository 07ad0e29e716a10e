"""An agreement written, agreed to, and negotiated anew. A version somebody agreed to is never changed: it gets a next.

What somebody agreed to is copied into their word (`acceptance.said`), so that a text changed later, on another
computer or by hand, is seen to be another text.
"""

from __future__ import annotations

from datetime import date, timedelta

from mentortui import dates
from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.errors import NotFound, Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import HOW_AGREED, RELATIONSHIP, WANTS
from mentortui.practice import agreement
from mentortui.practice.names import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row


_WEEK = timedelta(weeks=1)


def beginning(relationship: Row, defaults: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The fields of a first version: the defaults, the cadence the relationship has already, a review date."""
    fields = {field: value for field, value in defaults.items() if field in agreement.FIELDS}
    fields["cadence"] = relationship.get("cadence") or fields.get("cadence")
    weeks = defaults.get("review_weeks")
    if weeks:
        fields["review"] = dates.shift(today, weeks, "week").isoformat()
    return {field: value for field, value in fields.items() if value}


def edit(
    reader: Reader,
    relationship: str,
    fields: Mapping[str, Any],
    *,
    now: datetime,
    new_id: NewId,
    defaults: Mapping[str, Any] | None = None,
) -> Delta:
    """What the agreement says from now on; None empties a field.

    The first time a version 1 is made from the defaults. A draft is changed in place; a version that anybody agreed
    to stays, and a next one says the new text. Raises Refused when nothing would change.
    """
    together = open_relationship(reader, relationship)
    clean = _clean(fields)
    found = agreement.standing(reader, together)
    if found.latest is None:
        return _version(reader, together, 1, {**beginning(together, defaults or {}, now.date()), **clean}, now, new_id)
    update = changed(found.latest, clean)
    if not update:
        raise Refused("The agreement says that already; nothing was changed.")
    if not found.words:
        says = f"Agreement with {_others(reader, together)} changed: {', '.join(map(_field, update))}"
        return Delta(says, update={found.latest["id"]: update})
    text = {**agreement.content(found.latest), **_looked_at_again(found.latest, now.date()), **update}
    return _version(reader, together, int(found.latest.get("version", 0)) + 1, text, now, new_id)


def _looked_at_again(old: Row, today: date) -> dict[str, Any]:
    """The next review date of a version written when the last one has come: as far away as that one was."""
    if not old.get("review") or old["review"] > today.isoformat():
        return {}
    away = _iso(old["review"]) - _iso(str(old.get("at", today))[:10])
    return {"review": (today + max(away, _WEEK)).isoformat()}


def _version(
    reader: Reader, together: Row, number: int, text: Mapping[str, Any], now: datetime, new_id: NewId
) -> Delta:
    record_id = new_id("agreement")
    row = fresh(reader, {"relationship": together["id"], "version": number, **text}, readers=RELATIONSHIP, now=now)
    who = _others(reader, together)
    says = f"Agreement with {who} begun" if number == 1 else f"Agreement with {who}: version {number} written"
    return Delta(says, {record_id: checked(record_id, row)})


def agree(
    reader: Reader,
    relationship: str,
    *,
    now: datetime,
    new_id: NewId,
    person: str | None = None,
    on: date | None = None,
    how: str = "here",
    version: int | None = None,
) -> Delta:
    """Give one's word to the latest version, or write down what another said on the phone.

    With the last word that was missing, the agreed cadence becomes that of the relationship. Only the latest version
    can be agreed to; `version`, when given, makes sure that it is the one that was read.
    Raises Refused where somebody else must say it themselves, or for a day to come.
    """
    together = open_relationship(reader, relationship)
    who = reader.me if person is None else naming.person(reader, person)
    day = on or now.date()
    limits.one_of(how, HOW_AGREED, "The way of agreeing", "how")
    found = agreement.standing(reader, together)
    latest = _agreeable(reader, found, together, who, version)
    if how == "here" and who != reader.me:
        raise Refused(f"Only {naming.name(reader, who)} can say so here; what they said on the phone is written "
                      "down with its day. Nothing was saved.", "person", hint="Use --by-phone DAY.")  # fmt: skip
    if day > now.date():
        raise Refused(f"{dates.in_full(day)} is still to come; nobody has agreed then yet. Nothing was saved.", "on")
    said = agreement.content(latest)
    record_id = new_id("acceptance")
    row = fresh(
        reader,
        {"relationship": together["id"], "agreement": latest["id"], "person": who, "on": day.isoformat(),
         "how": how, "said": said},
        readers=RELATIONSHIP, now=now,
    )  # fmt: skip
    name = "you" if who == reader.me else naming.name(reader, who)
    says = f"Agreement with {_others(reader, together)}, version {latest.get('version', 1)}: {name} agreed"
    complete = set(found.missing) <= {who}
    update = _settled(together, said, found, day) if complete else {}
    return Delta(says, {record_id: checked(record_id, row)}, {together["id"]: update} if update else {})


def _agreeable(reader: Reader, found: agreement.Standing, together: Row, who: str, version: int | None) -> Row:
    """The latest version, when this person can still agree to it."""
    latest = found.latest
    if latest is None:
        raise NotFound(
            f"There is no agreement with {_others(reader, together)} yet. Nothing was saved.",
            hint="`mentortui agreement edit` writes one.",
        )
    if version is not None and version != latest.get("version"):
        there = {row.get("version") for row in found.versions}
        why = "an older one; only the latest can be agreed to" if version in there else "not there"
        raise Refused(f"Version {version} is {why} (it is {latest.get('version')}). Nothing was saved.", "version")
    if who not in members(together):
        raise Refused(f"{naming.name(reader, who)} is not in this relationship. Nothing was saved.", "person")
    if not agreement.content(latest):
        raise Refused("The agreement is empty; there is nothing to agree to. Nothing was saved.")
    if who not in found.missing:
        given = dates.in_full(_iso(found.words[who]["on"]))
        name = "You" if who == reader.me else naming.name(reader, who)
        raise Refused(f"{name} agreed to version {latest.get('version', 1)} already, on {given}; nothing was changed.")
    return latest


def _settled(together: Row, said: Mapping[str, Any], found: agreement.Standing, day: date) -> dict[str, Any]:
    """What the relationship takes from an agreement all gave their word to: its cadence, and the day."""
    last = max([day.isoformat(), *(str(row["on"]) for row in found.words.values())])
    wanted = {"agreed_on": last, **({"cadence": said["cadence"]} if said.get("cadence") else {})}
    return changed(together, wanted)


def open_relationship(reader: Reader, words: str) -> Row:
    """The relationship the words name, when it is one's own and not closed. Raises Refused."""
    row = naming.relationship(reader, words)
    if reader.me not in members(row):
        raise Refused("You are not in this relationship, so its agreement is not yours to write. Nothing was saved.")
    if row.get("status") == "closed":
        when = f" on {dates.in_full(_iso(row['ended_on']))}" if row.get("ended_on") else ""
        raise Refused(f"The relationship with {_others(reader, row)} was closed{when}; nothing was changed.")
    return row


def _clean(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with the wants a mentor can meet. Raises Refused for a field an agreement does not have."""
    for field in fields:
        if field not in agreement.FIELDS:
            raise Refused(f"An agreement has no {field} to write; nothing was saved.", field)
    values = dict(fields)
    if values.get("wants"):
        values["wants"] = sorted({limits.one_of(one.strip().lower(), WANTS, "What is wanted,", "wants")
                                  for one in values["wants"]})  # fmt: skip
    return values


def _others(reader: Reader, together: Row) -> str:
    return naming.names(reader, members(together)) or "nobody"


def _field(field: str) -> str:
    return agreement.FIELD_WORDS[field]


def _iso(text: Any) -> date:
    return date.fromisoformat(str(text))
