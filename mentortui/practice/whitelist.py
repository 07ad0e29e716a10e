"""The fixed lists of PRODUCT.md "Who can read this": what the program receives of each kind of record, and its words.

One truth for what is shown and for what is sent: `practice.readers` and `practice.counting` say the words of these
lists, `program.facts` sends their fields, and nothing else of a record is ever looked at for the program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.content.handbook import title_of
from mentortui.content.skills import listed_skills
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import COUNTED_AREAS, ENDINGS
from mentortui.practice import forms, names, skills
from mentortui.practice.progress import Standing, by_goal, standing_of, standings


class Told(NamedTuple):
    """One point of a list: what it is called, the fields that are sent for it, and the same in words."""

    name: str
    sent: Mapping[str, Any]
    """Fields and values; None and empty ones are not sent."""
    said: str
    """The value in words; empty while there is nothing to send."""
    plain: bool = False
    """Whether a single line leaves it out because it goes without saying."""


class Parts:
    """Parts of records that lists are made from, looked up once for many records."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._standings: Mapping[str, Standing] | None = None
        self._scales: dict[str, list[Row]] | None = None

    def standing(self, goal: Row) -> Standing | None:
        """Where a goal stands."""
        if self._standings is None:
            self._standings = standings(self._reader)
        return self._standings.get(goal["id"])

    def scale(self, goal: Row) -> Row:
        """The attainment scale of a goal; an empty row where it has none."""
        if self._scales is None:
            self._scales = by_goal(self._reader.rows("scale"))
        return next(iter(self._scales.get(goal["id"], ())), {})


class _OfOne(Parts):
    """The same for one record that is looked at alone, or a draft that has no parts yet."""

    def standing(self, goal: Row) -> Standing | None:
        return standing_of(self._reader, goal) if goal.get("id") else None

    def scale(self, goal: Row) -> Row:
        rows = self._reader.rows("scale") if goal.get("id") else ()
        return next((one for one in rows if one.get("goal") == goal["id"]), {})


def told(reader: Reader, kind: str, row: Row, parts: Parts | None = None) -> list[Told]:
    """The list of a record, or of a draft without an id, as it stands; raises KeyError for a kind without one."""
    return LISTS[kind](reader, row, parts or _OfOne(reader))


class _Nothing:
    """A reader of an empty journal, to ask what a list is made of."""

    me = ""

    def get(self, record_id: str) -> Row | None:
        return None

    def rows(self, kind: str) -> list[Row]:
        return []

    def deleted(self, kind: str | None = None) -> list[Row]:
        return []

    def stamp(self, record_id: str, field: str) -> str | None:
        return None

    def versions(self, record_id: str, field: str) -> list[str]:
        return []

    def base(self, record_id: str, field: str) -> str | None:
        return None


def points(kind: str) -> tuple[str, ...]:
    """What the list of a kind is made of, in words, in its order."""
    some = {"skill": next(iter(listed_skills()))} if kind == "rating" else {}
    return tuple(one.name for one in told(_Nothing(), kind, some))


def never(kind: str, row: Row) -> str:
    """Why nothing of a record is ever counted, in a few words; empty where its list is."""
    if kind not in LISTS:
        return "ever"
    area = row.get("area") or "professional"
    if kind == "goal" and area not in COUNTED_AREAS:
        return f"{area} goals are never counted"
    if kind == "rating" and not skills.counted(str(row.get("skill"))):
        return "a skill of your own is never counted"
    return ""


def _day(value: str | None) -> str:
    if not value:
        return ""
    day = date.fromisoformat(value)
    return f"{day.day} {day:%b}"


def _span(row: Row) -> str:
    start, due = _day(row.get("start")), _day(row.get("due"))
    return f"{start} to {due}" if start and due else start or (f"due {due}" if due else "")


def _field(row: Row, field: str, name: str = "", default: str = "") -> Told:
    """A field that is sent as it stands, and says what it says."""
    value = row.get(field) or default
    return Told(name or field.replace("_", " "), {field: value}, str(value))


def _date(row: Row, field: str = "on", name: str = "date", before: str = "") -> Told:
    day = _day(row.get(field))
    return Told(name, {field: row.get(field)}, f"{before}{day}" if day else "")


def _goal(reader: Reader, row: Row, parts: Parts) -> list[Told]:
    """Purpose, area, objective, value tag, status, progress in percent, dates, attainment scores, confidence."""
    stands, scale = parts.standing(row), parts.scale(row)
    percent = stands.percent if stands else None
    sure = stands.confidence if stands else None
    return [
        _field(row, "purpose"),
        _field(row, "area", default="professional"),
        _field(row, "objective"),
        _field(row, "value_tag"),
        _field(row, "status", default="active"),
        Told("progress", {"percent": percent}, "" if percent is None else f"{percent} %"),
        Told("dates", {"start": row.get("start"), "due": row.get("due")}, _span(row)),
        _attainment(scale.get("baseline_level"), scale.get("level")),
        Told("confidence", {"confidence": sure}, "" if sure is None else f"confidence {sure}"),
    ]


def _attainment(before: int | None, reached: int | None) -> Told:
    said = ""
    if reached is not None:
        said = f"attainment {reached:+d}" if before is None else f"attainment {before:+d} to {reached:+d}"
    elif before is not None:
        said = f"attainment {before:+d} at the start"
    return Told("attainment", {"baseline_level": before, "level": reached}, said)


def _meeting(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Date, minutes, type, channel, held or missed; of a planned one not yet which."""
    minutes, status = row.get("minutes"), row.get("status", "held")
    status = "" if status == "planned" else status
    return [
        _date(row),
        Told("length", {"minutes": minutes}, f"{minutes} minutes" if minutes else ""),
        _field(row, "type", default="one-to-one"),
        _field(row, "channel"),
        Told("held or missed", {"status": status}, status, plain=status == "held"),
    ]


def _milestone(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Date, kind (planned or reached), value tag."""
    return [_date(row), _field(row, "status", "kind", "reached"), _field(row, "value_tag")]


def _recognition(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Date, kind (kudos, trophy, certificate, reward), value tag."""
    return [_date(row), _field(row, "type", "kind", "kudos"), _field(row, "value_tag")]


def _introduction(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Date, whether something came of it."""
    worked = row.get("worked")
    came = "" if worked is None else "something came of it" if worked else "nothing came of it"
    return [_date(row), Told("what came of it", {"worked": worked}, came)]


def _relationship(reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Members, roles, kind, format, cohort, start, cadence, agreed on, pauses, end, way of ending, challenge tag."""
    rests = [one for one in reader.rows("pause") if row.get("id") and one.get("relationship") == row["id"]]
    pauses = sorted([one.get("start") or "", one.get("ended_on") or ""] for one in rests)
    members = {"mentors": sorted(row.get("mentors", ())), "mentees": sorted(row.get("mentees", ()))}
    return [
        Told("members and roles", members, "who mentors whom"),
        _field(row, "kind", default="traditional"),
        _field(row, "format", default="formal"),
        _field(row, "cohort"),
        _date(row, "start", "start", "from "),
        Told("cadence", {"cadence": row.get("cadence")}, f"every {row['cadence']}" if row.get("cadence") else ""),
        _date(row, "agreed_on", "agreed on", "agreed on "),
        Told("pauses", {"pauses": pauses}, f"{len(pauses)} pause{'s' * (len(pauses) != 1)}" if pauses else ""),
        _date(row, "end", "end", "until "),
        _date(row, "ended_on", "ended on", "ended "),
        Told("way of ending", {"ending": row.get("ending")}, ENDINGS.get(row.get("ending") or "", "")),
        Told("challenge", {"challenge": row.get("challenge")},
             f"challenge: {row['challenge']}" if row.get("challenge") else ""),
    ]  # fmt: skip


def _pause(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """From when and until when: part of what is counted of its relationship, never a fact of its own."""
    return [_date(row, "start", "from", "from "), _date(row, "ended_on", "until", "until ")]


def _response(reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Ratings, form and version; a comment only with consent for that comment. Sealed answers only once they open."""
    version = row.get("version", 1)
    form = forms.exactly(reader, str(row.get("form")), version)
    sealed = bool(row.get("seal")) and not row.get("unsealed")
    answers = {} if sealed else row.get("answers") or {}
    rated = {one: value for one, value in answers.items() if is_rating(form, one, value)}
    agreed = [] if sealed else sorted(one for one in row.get("consent", ()) if isinstance(answers.get(one), str))
    comments = {one: answers[one] for one in agreed if one not in rated and answers[one]}
    title = forms.title_of(reader, str(row.get("form")), version)
    many = len(rated)
    return [
        Told("form", {"form": row.get("form"), "version": version}, f"{title}, version {version}"),
        Told("ratings", {"answers": rated},
             f"{many} rating{'s' * (many != 1)} or choice{'s' * (many != 1)}" if rated else ""),
        Told("comments", {"comments": comments},
             f"your words in {names.listed(comments)}, as you agreed" if comments else ""),
    ]  # fmt: skip


def is_rating(form: forms.FormSpec | None, item_id: str, value: Any) -> bool:
    """Whether an answer is a number of its form, or one of its choices; of a form that is not here, only a number."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if form is None:
        return number
    item = form.item(item_id)
    if item is None or item.type == forms.TEXT:
        return False
    if item.rated:
        return number and bool(item.low <= value <= item.high)
    return bool(value) and all(one in item.labels for one in (value if isinstance(value, list) else [value]))


def _rating(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Skill of the program's list, hard or soft, rating, rater's role."""
    one, role = listed_skills()[row["skill"]], row.get("role", skills.SELF)
    return [
        Told("skill", {"skill": one.id}, one.name),
        Told("hard or soft", {"type": one.type}, one.type),
        Told("rating", {"level": row.get("level")}, f"{row.get('level')} of 5"),
        Told("rated by", {"role": role}, f"rated by {role}"),
    ]


def _training(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Module, date."""
    return [Told("module", {"module": row.get("module")}, title_of(str(row.get("module")))), _date(row)]


def _outcome(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Kind, date; never pay, which only a coordinator's own list knows."""
    return [_field(row, "kind"), _date(row)]


def _call(_reader: Reader, row: Row, _parts: Parts) -> list[Told]:
    """Date; never why."""
    return [_date(row)]


LISTS: Final[dict[str, Callable[[Reader, Row, Parts], list[Told]]]] = {
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
    "outcome": _outcome,
    "call": _call,
}
"""The table of PRODUCT.md for the kinds a journal holds; kinds that are not named give the program nothing."""

WHOLE: Final = tuple(kind for kind in LISTS if kind != "pause")
"""Kinds that are facts of their own; a pause goes with its relationship."""
