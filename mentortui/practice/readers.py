"""Who can read a record and what the program counts of it, said with names (PRODUCT.md "Who can read this")."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Final, NamedTuple

from mentortui.content.handbook import title_of
from mentortui.content.skills import listed_skills
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ALWAYS_PRIVATE, COUNTED_AREAS, ENDINGS, ONLY_YOU, PARENT_FIELDS, kind_of
from mentortui.practice import forms, names, skills
from mentortui.practice.audience import STAYS_HERE, audience, readers_of, stays_here, who
from mentortui.practice.progress import standing_of

NEVER: Final = "Never these words."
OTHERWISE: Final = "Never your other words."
NOTHING: Final = "nothing"


class Reading(NamedTuple):
    """Both answers about one record.

    `who` reads `only you`, `you and Tom Berg`; `change` is what its key would do, empty where it can do
    nothing. `counts` is what the program counts; `note` says when nothing leaves this computer yet.
    """

    who: str
    change: str
    counts: str
    note: str

    @property
    def lines(self) -> tuple[str, str]:
        """The two lines of every editor, without their keys."""
        return f"Who can read this:  {self.who}", f"The program counts: {self.counts}"


def reading(reader: Reader, kind: str, row: Row) -> Reading:
    """Who can read a record, or a draft without an id, and what the program counts of it.

    Without a shared folder a record may be open to the other and still lie on this computer only, which `note` says.
    """
    said, counted = who(reader, kind, row), counts(reader, kind, row)
    if readers_of(kind, row) == ONLY_YOU:
        others = names.listed(names.name(reader, person) for person in audience(reader, row))
        return Reading(said, f"let {others} read it too" if others and kind not in ALWAYS_PRIVATE else "", counted, "")
    return Reading(said, "keep it to yourself", counted, STAYS_HERE if stays_here(reader, row) else "")


def glyph(row: Row) -> str:
    """One sign in lists: `·` only you, `+` shared, `#` counted as well."""
    if row.get("counted"):
        return "#"
    return "·" if row.get("readers", ONLY_YOU) == ONLY_YOU else "+"


def counts(reader: Reader, kind: str, row: Row) -> str:
    """What the program counts of a record as it stands: `nothing`, or the facts and that it never counts the words."""
    if kind == "goal" and row.get("area", "professional") not in COUNTED_AREAS:
        return f"{NOTHING}, because {row['area']} goals are never counted"
    return would_count(reader, kind, row) if row.get("counted") else NOTHING


def would_count(reader: Reader, kind: str, row: Row) -> str:
    """What the program would receive if the record were counted; `nothing, ever` of kinds that never are."""
    facts = FACTS.get(kind)
    if facts is None:
        return f"{NOTHING}, ever"
    if kind == "rating" and not skills.counted(str(row.get("skill"))):
        return f"{NOTHING}: a skill of your own is never counted"
    if kind == "goal" and row.get("area", "professional") not in COUNTED_AREAS:
        return f"{NOTHING}: {row['area']} goals are never counted"
    told = ", ".join(fact for fact in facts(reader, row) if fact)
    never = OTHERWISE if kind == "response" and row.get("consent") else NEVER
    return f"{told}. {never}" if told else f"that it exists. {never}"


def _day(value: str | None) -> str:
    if not value:
        return ""
    day = date.fromisoformat(value)
    return f"{day.day} {day:%b}"


def _dates(row: Row) -> str:
    start, due = _day(row.get("start")), _day(row.get("due"))
    return f"{start} to {due}" if start and due else start or (f"due {due}" if due else "")


def _goal(reader: Reader, row: Row) -> list[str]:
    """Purpose, area, objective, value tag, status, progress in percent, dates, attainment scores, confidence."""
    stands = standing_of(reader, row) if row.get("id") else None
    scale = next((one for one in reader.rows("scale") if row.get("id") and one.get("goal") == row["id"]), {})
    return [
        row.get("purpose") or "",
        row.get("area", "professional"),
        row.get("objective") or "",
        row.get("value_tag") or "",
        row.get("status", "active"),
        f"{stands.percent} %" if stands and stands.percent is not None else "",
        _dates(row),
        f"attainment {scale['level']:+d}" if scale.get("level") is not None else "",
        f"confidence {stands.confidence}" if stands and stands.confidence is not None else "",
    ]


def _meeting(reader: Reader, row: Row) -> list[str]:
    """Date, minutes, type, channel, held or missed."""
    status = row.get("status", "held")
    return [
        _day(row.get("on")),
        f"{row['minutes']} minutes" if row.get("minutes") else "",
        row.get("type", "one-to-one"),
        row.get("channel") or "",
        status if status != "held" else "",
    ]


def _milestone(reader: Reader, row: Row) -> list[str]:
    """Date, kind (planned or reached), value tag."""
    return [_day(row.get("on")), row.get("status", "reached"), row.get("value_tag") or ""]


def _recognition(reader: Reader, row: Row) -> list[str]:
    """Date, kind (kudos, trophy, certificate, reward), value tag."""
    return [_day(row.get("on")), row.get("type", "kudos"), row.get("value_tag") or ""]


def _introduction(reader: Reader, row: Row) -> list[str]:
    """Date, whether something came of it."""
    worked = row.get("worked")
    came = "" if worked is None else "something came of it" if worked else "nothing came of it"
    return [_day(row.get("on")), came]


def _relationship(reader: Reader, row: Row) -> list[str]:
    """Members, roles, kind, format, start, cadence, agreed on, pauses, end, way of ending, challenge tag."""
    pauses = sum(1 for one in reader.rows("pause") if row.get("id") and one.get("relationship") == row["id"])
    return [
        "who mentors whom",
        row.get("kind", "traditional"),
        row.get("format", "formal"),
        f"from {_day(row['start'])}" if row.get("start") else "",
        f"every {row['cadence']}" if row.get("cadence") else "",
        f"agreed on {_day(row['agreed_on'])}" if row.get("agreed_on") else "",
        f"{pauses} pause{'s' * (pauses != 1)}" if pauses else "",
        f"until {_day(row['end'])}" if row.get("end") and not row.get("ended_on") else "",
        row.get("status", "active"),
        f"ended {_day(row['ended_on'])}" if row.get("ended_on") else "",
        ENDINGS.get(row.get("ending") or "", ""),
        f"challenge: {row['challenge']}" if row.get("challenge") else "",
    ]


def _pause(reader: Reader, row: Row) -> list[str]:
    """From when and until when: part of what is counted of its relationship."""
    return [f"from {_day(row['start'])}" if row.get("start") else "",
            f"until {_day(row['ended_on'])}" if row.get("ended_on") else ""]  # fmt: skip


def _response(reader: Reader, row: Row) -> list[str]:
    """Ratings, form and version; a comment only with consent for that comment."""
    answers = row.get("answers") or {}
    form = forms.versions(reader).get((str(row.get("form")), row.get("version", 1)))
    words = {one.id for one in form.items if one.type == forms.TEXT} if form else set()
    rated = sum(one not in words and not (form is None and isinstance(value, str)) for one, value in answers.items())
    agreed = [one for one in row.get("consent", ()) if one in answers]
    version = row.get("version", 1)
    return [
        f"{forms.title_of(reader, str(row.get('form')), version)}, version {version}",
        f"{rated} rating{'s' * (rated != 1)} or choice{'s' * (rated != 1)}" if rated else "",
        f"your words in {names.listed(agreed)}, as you agreed" if agreed else "",
    ]


def _rating(reader: Reader, row: Row) -> list[str]:
    """Skill of the program's list, hard or soft, rating, rater's role."""
    one = listed_skills()[row["skill"]]
    return [one.name, one.type, f"{row.get('level')} of 5", f"rated by {row.get('role', skills.SELF)}"]


def _training(reader: Reader, row: Row) -> list[str]:
    """Module, date."""
    return [title_of(str(row.get("module"))), _day(row.get("on"))]


FACTS: Final[dict[str, Callable[[Reader, Row], list[str]]]] = {
    "goal": _goal,
    "meeting": _meeting,
    "milestone": _milestone,
    "recognition": _recognition,
    "introduction": _introduction,
    "relationship": _relationship,
    "pause": _pause,
    "rating": _rating,
    "response": _response,
    "training": _training,
}
"""The table of PRODUCT.md for the kinds a journal holds; kinds that are not named give the program nothing."""


def echo(reader: Reader, kind: str, row: Row) -> str:
    """One sentence for a command's echo, like: You and Tom can read the meeting; the program counts nothing."""
    said = reading(reader, kind, row)
    what = {"entry": "these words", "agenda": "the point", "response": "your answers"}.get(kind, f"the {kind}")
    who = said.who[0].upper() + said.who[1:]
    return f"{who} can read {what}; the program counts {said.counts.rstrip('.')}."


def echo_back(reader: Reader, ids: Collection[str]) -> str:
    """Who can read the records an undo brought back, as a sentence; empty when none is there.

    An undo of a change of readers reads like its opposite ("Undone: Only you from now on"), so it says what is so now.
    """
    there = [row for row in map(reader.get, ids) if row]
    rows = [row for row in there if row.get(PARENT_FIELDS.get(kind_of(row["id"]), "")) not in ids]
    said = dict.fromkeys(who(reader, kind_of(row["id"]), row) for row in rows)
    return f"Who can read {'this' if len(rows) == 1 else 'these'}: {'; '.join(said)}." if said else ""
