"""One person's facts as a summary, and summaries put together: in whatever order and grouping, the same comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model.limits import MINUTES_MAX
from mentortui.model.reader import Row
from mentortui.practice.forms import FormSpec
from mentortui.practice.scoring import scores
from mentortui.practice.whitelist import is_rating
from mentortui.recurrence import parse_cadence

Order = tuple[str, str]
"""When a fact was made and its id: of facts made at one sync the ids rise with the days of their records."""
Forms = Mapping[tuple[str, int], FormSpec]
_DAY_LENGTH: Final = 10


class Pair(NamedTuple):
    """A relationship, as its maker's client counted it. Days are ISO, empty where unknown."""

    id: str
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    kind: str
    cohort: str
    start: str
    cadence: float
    """Days between meetings as agreed; 0 where nothing was."""
    agreed_on: str
    pauses: tuple[tuple[str, str], ...]
    end: str
    ended_on: str
    ending: str
    challenge: str


class Met(NamedTuple):
    """A meeting held or missed."""

    id: str
    pair: str
    by: str
    on: str
    held: bool
    minutes: int
    type: str


class Aim(NamedTuple):
    """A goal."""

    id: str
    person: str
    by: str
    pair: str
    status: str
    objective: str
    value_tag: str
    percent: int | None
    due: str
    baseline: int | None
    level: int | None


class Answered(NamedTuple):
    """One answer to a form: its scores by item, `subscale:ID`, `choice:ITEM=WORD` and `` for the whole."""

    order: Order
    form: str
    version: int
    by: str
    about: str
    pair: str
    scores: tuple[tuple[str, float], ...]
    choices: tuple[tuple[str, str], ...]
    comments: tuple[tuple[str, str], ...]

    @property
    def on(self) -> str:
        """Day the program counted it."""
        return self.order[0][:10]


class Rated(NamedTuple):
    """One rating of a skill."""

    order: Order
    person: str
    by: str
    skill: str
    type: str
    level: int
    role: str


class Event(NamedTuple):
    """Something dated about a person: recognition, milestone, introduction, training, outcome."""

    id: str
    what: str
    person: str
    by: str
    on: str
    kind: str
    tag: str


class Summary(NamedTuple):
    """What is known of one person or of many: sets, so that nothing is ever counted twice."""

    pairs: frozenset[Pair] = frozenset()
    met: frozenset[Met] = frozenset()
    aims: frozenset[Aim] = frozenset()
    answered: frozenset[Answered] = frozenset()
    rated: frozenset[Rated] = frozenset()
    events: frozenset[Event] = frozenset()


def together(one: Summary, other: Summary) -> Summary:
    """Two summaries as one. Commutative, associative and idempotent: parts may be merged in any grouping."""
    return all_together((one, other))


def all_together(many: Iterable[Summary]) -> Summary:
    """Many summaries as one; that of nobody is empty."""
    parts: list[set[Any]] = [set() for _ in Summary._fields]
    for summary in many:
        for part, more in zip(parts, summary, strict=True):
            part.update(more)
    return Summary(*(frozenset[Any](part) for part in parts))


def summary(facts: Iterable[Row], forms: Forms, host: str = "") -> Summary:
    """What one person's facts say. One without a maker, of a kind a newer version made, or that cannot be read is none.

    Facts come from other people's computers: what is no day, no number of its scale or no choice of its form says
    nothing, and nobody but the program's host says what others answered or how they work together.
    """
    found: dict[str, list[Any]] = {name: [] for name in Summary._fields}
    for row in facts:
        reading = READ.get(str(row.get("what")))
        if reading is not None and row.get("by"):
            place, read = reading
            try:
                if row["by"] == host or _is_its_own(row):
                    found[place].append(read(row, forms))
            except (ValueError, TypeError, AttributeError):
                continue
    return Summary(*(frozenset[Any](found[name]) for name in Summary._fields))


def _is_its_own(row: Row) -> bool:
    """Whether a fact is about what its maker can know: their own answers, and relationships they are in."""
    if row.get("what") == "relationship":
        return row["by"] in (*_people(row, "mentors"), *_people(row, "mentees"))
    return not row.get("writer") or row["writer"] == row["by"]


def _days(cadence: Any) -> float:
    try:
        return float(parse_cadence(str(cadence)).days) if cadence else 0.0
    except Refused:
        return 0.0


def _text(row: Row, field: str) -> str:
    return str(row.get(field) or "")


def _day(value: Any) -> str:
    """An ISO day; empty where it is none."""
    said = str(value or "")
    if len(said) != _DAY_LENGTH:
        return ""
    try:
        date.fromisoformat(said)
    except ValueError:
        return ""
    return said


def _whole(value: Any, low: int, high: int) -> int | None:
    """A whole number of a scale; None where it is none."""
    return value if type(value) is int and low <= value <= high else None


def _people(row: Row, field: str) -> tuple[str, ...]:
    return tuple(sorted({one for one in row.get(field, ()) if isinstance(one, str)}))


def _pair(row: Row, _forms: Forms) -> Pair:
    pauses = tuple((_day(start), _day(end)) for start, end in row.get("pauses", ()))
    return Pair(
        _text(row, "relationship"), _people(row, "mentors"), _people(row, "mentees"), _text(row, "kind"),
        _text(row, "cohort"), _day(row.get("start")), _days(row.get("cadence")), _day(row.get("agreed_on")), pauses,
        _day(row.get("end")), _day(row.get("ended_on")), _text(row, "ending"), _text(row, "challenge"),
    )  # fmt: skip


def _met(row: Row, _forms: Forms) -> Met:
    minutes = _whole(row.get("minutes"), 1, MINUTES_MAX) or 0
    on = _day(row.get("on")) if row.get("status") else ""  # planned: neither held nor missed
    return Met(row["id"], _text(row, "relationship"), row["by"], on, row.get("status") == "held", minutes,
               _text(row, "type"))  # fmt: skip


def _aim(row: Row, _forms: Forms) -> Aim:
    return Aim(
        row["id"], _text(row, "person") or row["by"], row["by"], _text(row, "relationship"), _text(row, "status"),
        _text(row, "objective"), _text(row, "value_tag"), _whole(row.get("percent"), 0, 100), _day(row.get("due")),
        _whole(row.get("baseline_level"), -2, 2), _whole(row.get("level"), -2, 2),
    )  # fmt: skip


def _answered(row: Row, forms: Forms) -> Answered:
    form, version = _text(row, "form"), int(row.get("version") or 1)
    spec = forms.get((form, version))
    answers = {
        item: value for item, value in (row.get("answers") or {}).items() if spec and is_rating(spec, item, value)
    }
    values = {item: float(value) for item, value in answers.items() if isinstance(value, int | float)}
    if spec is not None:
        found = scores(spec, answers)
        values |= {f"subscale:{one}": value for one, value in found.subscales.items() if value is not None}
        if found.overall is not None:
            values[""] = found.overall
    words = tuple(sorted((item, value) for item, value in answers.items() if isinstance(value, str)))
    comments = tuple(sorted((str(item), str(text)) for item, text in (row.get("comments") or {}).items()))
    return Answered(
        _made(row), form, version, _text(row, "writer") or row["by"], _text(row, "person"), _text(row, "relationship"),
        tuple(sorted(values.items())), words, comments,
    )  # fmt: skip


def _made(row: Row) -> Order:
    """When a fact was made; raises ValueError where that is no day."""
    at = _text(row, "at")
    date.fromisoformat(at[:_DAY_LENGTH])
    return at, row["id"]


def _rated(row: Row, _forms: Forms) -> Rated:
    level = _whole(row.get("level"), 1, 5)
    if level is None:
        raise ValueError("no level")
    return Rated(_made(row), _text(row, "person") or row["by"], row["by"], _text(row, "skill"), _text(row, "type"),
                 level, _text(row, "role"))  # fmt: skip


def _event(row: Row, _forms: Forms) -> Event:
    worked = row.get("worked")
    kind = {
        "introduction": "" if worked is None else "came" if worked else "nothing",
        "training": _text(row, "module"),
        "recognition": _text(row, "type"),
        "milestone": _text(row, "status"),
    }.get(row["what"], _text(row, "kind"))
    return Event(row["id"], row["what"], _text(row, "person") or row["by"], row["by"], _day(row.get("on")), kind,
                 _text(row, "value_tag"))  # fmt: skip


READ: Final[dict[str, tuple[str, Any]]] = {
    "relationship": ("pairs", _pair),
    "meeting": ("met", _met),
    "goal": ("aims", _aim),
    "response": ("answered", _answered),
    "rating": ("rated", _rated),
    **dict.fromkeys(("recognition", "milestone", "introduction", "training", "outcome", "call"), ("events", _event)),
}
