"""A person's facts, read one by one into what their summary holds.

Facts come from other people's computers: what is no day, no number of its scale or no choice of its form says nothing,
and nobody but the program's host says what others answered or how they work together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from mentortui.errors import Refused
from mentortui.model.limits import MINUTES_MAX
from mentortui.model.reader import Row
from mentortui.practice.form_spec import CHOICE, FormSpec
from mentortui.practice.scoring import scores
from mentortui.program.summaries import Aim, Answered, Event, Forms, Met, Order, Own, Pair, Rated, arranged, maker
from mentortui.recurrence import parse_cadence

_DAY_LENGTH: Final = 10
_MANY: Final = 1 << 14
"""Days, rhythms and answers that are remembered: thousands of facts say the same few."""
_WHOLE: Final = frozenset({int, type(None)})
_MET, _ANSWERED, _RATED = maker(Met), maker(Answered), maker(Rated)


def own(facts: Iterable[Row], forms: Forms, host: str = "") -> Own:
    """What one person's facts say. One of a kind a newer version made, or that cannot be read, says nothing."""
    reader = _Reader(forms)
    for row in facts:
        what = row.get("what")
        read = _READ.get(what) if isinstance(what, str) else None
        try:
            others = ("writer" in row or what == "relationship") and row["by"] != host and not _is_its_own(row)
            if read is not None and not others:
                read(reader, row)
                continue
        except (ValueError, TypeError, AttributeError):
            pass
        reader.passed.append(row["id"])
    return arranged(
        reader.pairs, reader.met, reader.aims, reader.answered, reader.rated, reader.events, reader.passed
    )  # fmt: skip


def _is_its_own(row: Row) -> bool:
    """Whether a fact is about what its maker can know: their own answers, and relationships they are in."""
    if row["what"] == "relationship":
        return row["by"] in (*_people(row, "mentors"), *_people(row, "mentees"))
    return not row.get("writer") or row["writer"] == row["by"]


class _Reader:
    """What was read of one person's facts so far."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.pairs: list[Pair] = []
        self.met: dict[str, list[Met]] = {}
        self.aims: list[Aim] = []
        self.answered: list[Answered] = []
        self.rated: list[Rated] = []
        self.events: list[Event] = []
        self.passed: list[str] = []

    def pair(self, row: Row) -> None:
        """A relationship."""
        pauses = tuple((_day(start), _day(end)) for start, end in row.get("pauses", ()))
        self.pairs.append(Pair(
            _text(row, "relationship"), _people(row, "mentors"), _people(row, "mentees"), _text(row, "kind"),
            _text(row, "cohort"), _day(row.get("start")), _days(_text(row, "cadence")), _day(row.get("agreed_on")),
            pauses, _day(row.get("end")), _day(row.get("ended_on")), _text(row, "ending"), _text(row, "challenge"),
        ))  # fmt: skip

    def meeting(self, row: Row) -> None:
        """A meeting, where it was held: one planned or missed is in no figure."""
        if row.get("status") != "held":
            return
        on = _day(row.get("on"))
        if on:
            minutes = row.get("minutes")
            spent = minutes if type(minutes) is int and 1 <= minutes <= MINUTES_MAX else 0
            pair = _text(row, "relationship")
            if pair not in self.met:
                self.met[pair] = []
            self.met[pair].append(_MET((on, row["id"], spent)))

    def goal(self, row: Row) -> None:
        """A goal."""
        self.aims.append(Aim(
            row["id"], _text(row, "person") or row["by"], row["by"], _text(row, "relationship"), _text(row, "status"),
            _text(row, "objective"), _text(row, "value_tag"), _whole(row.get("percent"), 0, 100), _day(row.get("due")),
            _whole(row.get("baseline_level"), -2, 2), _whole(row.get("level"), -2, 2),
        ))  # fmt: skip

    def answers(self, row: Row) -> None:
        """Answers to a form; of one that is not here only that they were given."""
        form, version = _text(row, "form"), int(row.get("version") or 1)
        spec = self.forms.get((form, version))
        ready = _asked(spec) if spec is not None else _UNKNOWN
        answers = row.get("answers") or {}
        comments = row.get("comments")
        said = tuple(sorted((str(item), str(text)) for item, text in comments.items())) if comments else ()
        self.answered.append(_ANSWERED((
            _made(row), form, version, _text(row, "writer") or row["by"], _text(row, "person"),
            _text(row, "relationship"), ready.names, ready.figures(answers), ready.chosen(answers), said,
        )))  # fmt: skip

    def rating(self, row: Row) -> None:
        """A rating of a skill. Raises ValueError without a level."""
        level = _whole(row.get("level"), 1, 5)
        if level is None:
            raise ValueError("no level")
        self.rated.append(_RATED((_made(row), _text(row, "person") or row["by"], row["by"], _text(row, "skill"),
                                  _text(row, "type"), level, _text(row, "role"))))  # fmt: skip

    def event(self, row: Row) -> None:
        """Something dated."""
        worked = row.get("worked")
        kind = {
            "introduction": "" if worked is None else "came" if worked else "nothing",
            "training": _text(row, "module"),
            "recognition": _text(row, "type"),
            "milestone": _text(row, "status"),
        }.get(row["what"], _text(row, "kind"))
        self.events.append(Event(row["id"], row["what"], _text(row, "person") or row["by"], row["by"],
                                 _day(row.get("on")), kind, _text(row, "value_tag")))  # fmt: skip


class _Asked:
    """What a form asks, made ready once for all who answered it."""

    def __init__(self, spec: FormSpec | None) -> None:
        self._spec = spec
        items = () if spec is None else spec.items
        self._rated = [(one.id, one.low, one.high) for one in items if one.rated]
        self._choices = sorted((one.id, frozenset(one.labels)) for one in items if one.type == CHOICE)
        self._subscales = () if spec is None else tuple(one.id for one in spec.subscales)
        parts = () if spec is None else (*(f"subscale:{one}" for one in self._subscales), "")
        self._items = tuple(one for one, _, _ in self._rated)
        self.names = (*self._items, *parts)
        self._known: dict[tuple[int | None, ...], tuple[float | None, ...]] = {}
        """Figures by answers: of thousands many are the same."""

    def figures(self, answers: Mapping[str, Any]) -> tuple[float | None, ...]:
        """The figures in the order of `names`. What lies outside a scale is no answer."""
        given = tuple(map(answers.get, self._items))
        if not _WHOLE.issuperset(map(type, given)):
            return self._worth(given)
        found = self._known.get(given)
        if found is None:
            if len(self._known) >= _MANY:
                self._known.clear()
            found = self._known[given] = self._worth(given)
        return found

    def _worth(self, given: Sequence[Any]) -> tuple[float | None, ...]:
        spec, values = self._spec, dict[str, float]()
        if spec is None:
            return ()
        for (item, low, high), value in zip(self._rated, given, strict=True):
            # true and false are no numbers, and NaN lies in no scale
            if (type(value) is int or isinstance(value, float)) and low <= value <= high:
                values[item] = float(value)
        scored = scores(spec, values)
        parts = (scored.subscales.get(one) for one in self._subscales)
        return (*map(values.get, self._items), *parts, scored.overall)

    def chosen(self, answers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """What was chosen, of what the form offers."""
        if not self._choices:
            return ()
        said = ((item, answers.get(item), labels) for item, labels in self._choices)
        return tuple((item, one) for item, one, labels in said if isinstance(one, str) and one in labels)


_UNKNOWN: Final = _Asked(None)
_ASKED: Final[dict[int, tuple[FormSpec, _Asked]]] = {}
"""By the identity of a form what was made ready for it."""
_KEPT: Final = 64


def _asked(spec: FormSpec) -> _Asked:
    known = _ASKED.get(id(spec))
    if known is None or known[0] is not spec:
        if len(_ASKED) >= _KEPT:
            _ASKED.clear()
        known = _ASKED[id(spec)] = (spec, _Asked(spec))
    return known[1]


@lru_cache(maxsize=_MANY)
def _days(cadence: str) -> float:
    try:
        return float(parse_cadence(cadence).days) if cadence else 0.0
    except Refused:
        return 0.0


def _text(row: Row, field: str) -> str:
    value = row.get(field)
    return value if type(value) is str else str(value or "")


def _day(value: Any) -> str:
    """An ISO day; empty where it is none."""
    return _known_day(value) if type(value) is str and len(value) == _DAY_LENGTH else ""


@lru_cache(maxsize=_MANY)
def _known_day(said: str) -> str:
    try:
        return said if date.fromisoformat(said).isoformat() == said else ""
    except ValueError:
        return ""


def _whole(value: Any, low: int, high: int) -> int | None:
    """A whole number of a scale; None where it is none."""
    return value if type(value) is int and low <= value <= high else None


def _people(row: Row, field: str) -> tuple[str, ...]:
    return tuple(sorted({one for one in row.get(field, ()) if isinstance(one, str)}))


def _made(row: Row) -> Order:
    """When a fact was made; raises ValueError where that is no day."""
    at = row.get("at")
    if type(at) is not str or not _begins_with_a_day(at):
        raise ValueError("no day")
    return at, row["id"]


@lru_cache(maxsize=_MANY)
def _begins_with_a_day(at: str) -> bool:
    return bool(_day(at[:_DAY_LENGTH]))


_READ: Final[dict[str, Callable[[_Reader, Row], None]]] = {
    "relationship": _Reader.pair,
    "meeting": _Reader.meeting,
    "goal": _Reader.goal,
    "response": _Reader.answers,
    "rating": _Reader.rating,
    **dict.fromkeys(
        ("recognition", "milestone", "introduction", "training", "outcome", "call"), _Reader.event
    ),
}  # fmt: skip
READ: Final = frozenset(_READ)
"""What facts are about, as far as figures are made of it."""
