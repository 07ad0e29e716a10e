"""Answers to one version of a form over time: a line of dated figures, a distribution per item, comments as they are.

Never one star average, and never two versions in one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import NoneType
from typing import Any, Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice import forms, scoring
from mentortui.practice.feedback import responses
from mentortui.practice.form_spec import CHOICE, TEXT, FormSpec, Item
from mentortui.practice.scoring import Columns


class Point(NamedTuple):
    """One response on the line: its ISO day and figures; `response` is its id, `relationship` whose it is."""

    on: str
    overall: float | None
    subscales: dict[str, float | None]
    response: str
    relationship: str | None


class Distribution(NamedTuple):
    """How often each answer to an item was given.

    `counts` has every point of a scale, every option of a choice, every whole number of a number item, also those
    nobody chose: (value, label, how often). `answered` of `of` responses said something.
    """

    item: str
    text: str
    counts: tuple[tuple[Any, str, int], ...]
    answered: int
    of: int


class Comment(NamedTuple):
    """One free text as it was written."""

    on: str
    item: str
    text: str
    response: str


class Trend(NamedTuple):
    """The responses to one version of a form: a line, a distribution per item, comments as they are.

    `others` names the versions that were answered too and are not mixed in: (version, how many responses).
    """

    form: str
    version: int
    title: str
    points: tuple[Point, ...]
    distributions: tuple[Distribution, ...]
    comments: tuple[Comment, ...]
    others: tuple[tuple[int, int], ...]


class Given:
    """What one person answered over time to one version of a form, looked at as far as somebody asks."""

    def __init__(self, spec: FormSpec, rows: Sequence[Row], others: tuple[tuple[int, int], ...]) -> None:
        self.spec = spec
        self.rows = rows
        self.others = others
        self._columns = Columns([row.get("answers") or {} for row in rows])

    def points(self) -> tuple[Point, ...]:
        """The figures of each response, oldest first."""
        parts = {part.id: self.figures(part.id) for part in self.spec.subscales}
        rows = zip(self.rows, self.figures(), *parts.values(), strict=True)
        return tuple(
            Point(row["on"], overall, dict(zip(parts, said, strict=True)), row["id"], row.get("relationship"))
            for row, overall, *said in rows
        )

    def figures(self, part: str = "") -> list[float | None]:
        """One figure of each response: of a subscale by its id, or with "" of the whole form."""
        return scoring.figures(self.spec, self._columns, part)

    def distributions(self) -> tuple[Distribution, ...]:
        """How often each answer to each item was given."""
        items = (one for one in self.spec.items if one.type != TEXT)
        return tuple(distribution(one, self._columns.of(one.id))._replace(text=self.spec.asks(one)) for one in items)

    def comments(self) -> tuple[Comment, ...]:
        """Every free text as it was written, item by item in the order of the form, the newest first."""
        return tuple(
            Comment(row.get("on", ""), item.id, str(row["answers"][item.id]), row["id"])
            for item in self.spec.items
            if item.type == TEXT
            for row in reversed(self.rows)
            if (row.get("answers") or {}).get(item.id)
        )

    def trend(self) -> Trend:
        """All of it."""
        spec = self.spec
        return Trend(
            spec.id, spec.version, spec.title, self.points(), self.distributions(), self.comments(), self.others
        )  # fmt: skip


def given(
    reader: Reader, form_id: str, relationship: str | None = None, version: int | None = None, by: str | None = None
) -> Given:
    """What one person (oneself, unless `by` names another) answered to one version of a form.

    Without a version the newest that was answered; versions are never mixed. Raises NotFound for an unknown form.
    """
    there = forms.heads(reader)
    form = forms.spec(reader, form_id).id
    rows = responses(reader, form, relationship, by or reader.me)
    counted = Counter(int(row.get("version", 1)) for row in rows)
    chosen = version or max((one for one in counted if (form, one) in there), default=None)
    spec = forms.spec(reader, form, chosen if (form, chosen) in there else version)
    others = tuple(sorted((number, times) for number, times in counted.items() if number != spec.version))
    return Given(spec, [row for row in rows if row.get("version", 1) == spec.version], others)


def trend(
    reader: Reader, form_id: str, relationship: str | None = None, version: int | None = None, by: str | None = None
) -> Trend:
    """All of what `given` finds, for those who want it at once."""
    return given(reader, form_id, relationship, version, by).trend()


def distribution(item: Item, given: Sequence[Any]) -> Distribution:
    """How often each answer to an item was given, of one value a response; what lies outside it is not counted."""
    counted: Counter[Any]
    counts: tuple[tuple[Any, str, int], ...]
    of = len(given)
    if item.many:
        chosen = [[one for one in value if _fits(item, one)] for value in given if isinstance(value, list)]
        answered = sum(map(bool, chosen))
        counted = Counter(one for many in chosen for one in many)
    else:  # what was said often is looked at once
        if not {*map(type, given)} <= _PLAIN:  # of another program's making
            given = [value for value in given if type(value) in _PLAIN]
        counted = Counter({value: times for value, times in Counter(given).items() if _fits(item, value)})
        answered = counted.total()
    if item.type == CHOICE:
        counts = tuple((one, one, counted[one]) for one in item.labels)
    else:
        whole = range(item.low, item.high + 1)
        broken = sorted(one for one in counted if one not in whole)
        counts = tuple((one, item.label(one), counted[one]) for one in sorted([*whole, *broken]))
    return Distribution(item.id, item.text, counts, answered, of)


_PLAIN: Final = frozenset({str, int, float, NoneType})
"""What an answer can be that is not a list of choices; true and false are none."""


def _fits(item: Item, value: Any) -> bool:
    return value in item.labels if item.type == CHOICE else scoring.points(item, value) is not None
