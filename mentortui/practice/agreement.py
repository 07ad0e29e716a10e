"""How people agreed to work together: the versions, who gave their word to which, and what changed since.

A version is agreed when everybody in the relationship gave their word to the same text. What somebody agreed to is
kept with their word, so a later change of the text is seen and never passes for what was agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui import dates
from mentortui.errors import Refused
from mentortui.model.reader import Directory, Reader, Row
from mentortui.practice import names
from mentortui.practice.names import members
from mentortui.recurrence import parse_cadence

FIELDS: Final = (
    "hopes_mentor", "hopes_mentee", "wants", "roles", "cadence", "minutes", "channels", "feedback",
    "between_us", "coordinator_sees", "exceptions", "boundaries", "review", "trouble", "misconduct",
)  # fmt: skip
"""What a version says, in the order people read and discuss it."""
_LABELS: Final[Mapping[str, str]] = {
    "hopes_mentor": "What {} to gain",
    "hopes_mentee": "What {} to gain",
    "wants": "What is wanted",
    "roles": "Who does what",
    "cadence": "How often",
    "minutes": "How long",
    "channels": "How to meet and write",
    "feedback": "Feedback",
    "between_us": "What stays between us",
    "coordinator_sees": "What the coordinator may see",
    "exceptions": "Exceptions",
    "boundaries": "Boundaries",
    "review": "Look at it again",
    "trouble": "In trouble, turn to",
    "misconduct": "After misconduct, turn to",
}

NONE: Final = "none"
DRAFT: Final = "draft"
ONE_SIDE: Final = "one side"
AGREED: Final = "agreed"
CHANGED: Final = "changed"


class Standing(NamedTuple):
    """How the agreement of a relationship stands.

    `versions` are all there are, oldest first. `words` holds the last word of each person on the latest version,
    `missing` the people who gave none to it as it reads now, and `changed` the fields that read otherwise now than
    when somebody agreed. `terms` is what everybody agreed to last (of whatever version, `agreed`), None before that.
    """

    versions: tuple[Row, ...]
    words: dict[str, Row]
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    agreed: Row | None
    terms: dict[str, Any] | None
    agreed_on: str | None

    @property
    def latest(self) -> Row | None:
        """The newest version."""
        return self.versions[-1] if self.versions else None

    @property
    def state(self) -> str:
        """None, draft, one side, agreed, or changed after somebody agreed: of the latest version."""
        if not self.versions:
            return NONE
        if self.changed:
            return CHANGED
        if not self.missing:
            return AGREED
        return ONE_SIDE if self.words else DRAFT

    @property
    def review(self) -> date | None:
        """The day they wanted to look at it again, of the terms that were agreed."""
        return _day((self.terms or {}).get("review"))

    @property
    def since(self) -> date | None:
        """The day of the last word on the latest version, from which the missing ones are waited for."""
        return _day(max((row["on"] for row in self.words.values()), default=None))


def content(version: Row) -> dict[str, Any]:
    """What a version says, without what is empty: what people give their word to."""
    return {field: version[field] for field in FIELDS if version.get(field) not in (None, "", [])}


def standing(reader: Reader, relationship: Row) -> Standing:
    """How the agreement of one relationship stands."""
    return standings(reader, [relationship])[relationship["id"]]


def standings(reader: Reader, relationships: Iterable[Row]) -> dict[str, Standing]:
    """How the agreements of relationships stand, by their ids; the journal is looked through once."""
    versions: dict[str, list[Row]] = {}
    words: dict[str, list[Row]] = {}
    for row in reader.rows("agreement"):
        versions.setdefault(str(row.get("relationship")), []).append(row)
    for row in reader.rows("acceptance"):
        words.setdefault(str(row.get("agreement")), []).append(row)
    found = {}
    for one in relationships:
        own = sorted(versions.get(one["id"], ()), key=lambda row: (row.get("version", 0), row.get("at", ""), row["id"]))
        found[one["id"]] = _standing(own, words, members(one))
    return found


def _standing(versions: list[Row], words: Mapping[str, list[Row]], people: list[str]) -> Standing:
    agreed: tuple[Row, list[Row]] | None = None
    latest: dict[str, Row] = {}
    for version in versions:
        given = sorted(words.get(version["id"], ()), key=lambda row: str(row.get("at", "")))
        agreed = next(iter(_agreements(version, given, people)), agreed)
        latest = {one: row for row in given if (one := str(row.get("person"))) in people}
    now = content(versions[-1]) if versions else {}
    missing = tuple(one for one in people if one not in latest or latest[one].get("said", {}) != now)
    other = {field for row in latest.values() for field in FIELDS if row.get("said", {}).get(field) != now.get(field)}
    changed = tuple(field for field in FIELDS if field in other)
    if agreed is None:
        return Standing(tuple(versions), latest, missing, changed, None, None, None)
    version, given = agreed
    day = max(str(row.get("on", "")) for row in given)
    return Standing(tuple(versions), latest, missing, changed, version, dict(given[0].get("said", {})), day)


def _agreements(version: Row, given: Iterable[Row], people: list[str]) -> list[tuple[Row, list[Row]]]:
    """The words on each text of a version that everybody gave theirs to; the text agreed to last comes first."""
    texts: list[list[Row]] = []
    for row in given:
        same = next((words for words in texts if words[0].get("said", {}) == row.get("said", {})), None)
        if same is not None:
            texts.remove(same)
        texts.append([*(same or ()), row])
    whole = [words for words in texts if people and {*people} <= {row.get("person") for row in words}]
    return [(version, words) for words in reversed(whole)]


def sides(relationship: Row) -> tuple[list[str], list[str]]:
    """Whose hopes stand in `hopes_mentor` and in `hopes_mentee`; of peers the first by id, and the others."""
    mentors, mentees = list(relationship.get("mentors", ())), list(relationship.get("mentees", ()))
    if set(mentors) == set(mentees):
        everybody = sorted({*mentors})
        return everybody[:1], everybody[1:]
    return mentors, mentees


def own_hopes(relationship: Row, person: str) -> str | None:
    """The field of a person's own hopes; None when they are not in the relationship."""
    first, second = sides(relationship)
    return "hopes_mentor" if person in first else "hopes_mentee" if person in second else None


def label(reader: Directory, relationship: Row, field: str) -> str:
    """What a field is called on a page, with names: `What Ana hopes to gain`, `What stays between us`."""
    if not field.startswith("hopes"):
        return _LABELS[field]
    people = sides(relationship)[field == "hopes_mentee"]
    called = names.short_names(reader)
    who = names.listed("you" if one == reader.me else called.get(one, names.UNKNOWN) for one in people) or "nobody yet"
    return _LABELS[field].format(f"{who} {'hope' if len(people) > 1 or reader.me in people else 'hopes'}")


def in_words(field: str, value: Any) -> str:
    """What a field says, as a person reads it; empty for nothing."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if field == "minutes":
        return f"{value} minutes"
    if field == "review" and (day := _day(value)):
        return dates.in_full(day)
    if field == "cadence":
        try:
            return parse_cadence(str(value)).words
        except Refused:
            return str(value)
    return str(value)


def stands(reader: Directory, found: Standing) -> str:
    """How the latest version stands, in one sentence."""
    if found.latest is None:
        return "Nothing is written down yet."
    version = f"Version {found.latest.get('version', 1)}"
    if found.state == AGREED:
        return f"{version}: agreed by all, {_in_full(found.agreed_on)}."
    if found.state == CHANGED:
        return f"{version} was changed after somebody agreed ({_fields(found.changed)}); {_waits(reader, found)}."
    if found.state == ONE_SIDE:
        given = names.listed(_said(reader, person, row) for person, row in found.words.items())
        return f"{version}: {given}; {_waits(reader, found)}."
    return f"{version} is a draft; nobody has agreed to it yet."


def state_words(reader: Directory, relationship: Row, found: Standing) -> str:
    """How the latest version stands in a few words: `draft`, `waiting for Ana`, `agreed on 9 July 2026 by both`.

    Empty where nothing is written; who is waited for is oneself first.
    """
    if found.state in (NONE, DRAFT):
        return found.state if found.state == DRAFT else ""
    if found.state == CHANGED:
        return "! changed since somebody agreed"
    if found.state == AGREED:
        return f"agreed on {_in_full(found.agreed_on)} by {'both' if len(members(relationship)) == 2 else 'all'}"
    called = names.short_names(reader)
    own = ["you"] if reader.me in found.missing else []
    others = [called.get(one, names.UNKNOWN) for one in found.missing if one != reader.me]
    return f"waiting for {names.listed([*own, *others])}"


def _said(reader: Directory, person: str, row: Row) -> str:
    how = ", by phone" if row.get("how") == "by phone" else ""
    return f"{names.name(reader, person)} agreed on {_in_full(row['on'])}{how}"


def _waits(reader: Directory, found: Standing) -> str:
    """Whose word is missing: `Ana Silva's word is missing`, `your word and Bo Lind's are missing`."""
    own = ["your word"] if reader.me in found.missing else []
    others = [names.name(reader, one) for one in found.missing if one != reader.me]
    said = [*own, *(f"{name}'s{'' if own or number else ' word'}" for number, name in enumerate(others))]
    return f"{names.listed(said)} {'are' if len(said) > 1 else 'is'} missing"


def _fields(fields: Iterable[str]) -> str:
    return names.listed(FIELD_WORDS[field] for field in fields)


FIELD_WORDS: Final[Mapping[str, str]] = {
    "hopes_mentor": "hopes of the mentor", "hopes_mentee": "hopes of the mentee", "wants": "what is wanted",
    "roles": "roles", "cadence": "how often", "minutes": "how long", "channels": "channels", "feedback": "feedback",
    "between_us": "what stays between us", "coordinator_sees": "what the coordinator may see",
    "exceptions": "exceptions", "boundaries": "boundaries", "review": "the review date",
    "trouble": "whom to turn to in trouble", "misconduct": "whom to turn to after misconduct",
}  # fmt: skip
"""Each field in the middle of a sentence."""


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def _in_full(text: Any) -> str:
    day = _day(text)
    return dates.in_full(day) if day else str(text)
