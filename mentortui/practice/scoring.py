"""What answers come to: the score of each subscale and of the whole. What is undefined is None, never 0.

A subscale counts when at least half of its items are answered (or all, where the form says so); its figure is then
the person's mean over the items that are, which is what filling in that mean for the others gives (half rule, person
mean: Fayers & Machin 2016, Quality of Life, ch. 15). A sum is that mean times the number of items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from mentortui.practice.forms import ALL, GAP, NUMBER, SCALE, SUM, UNSCORED, FormSpec, Item


class Scores(NamedTuple):
    """The figures of one person's answers to one version of a form."""

    overall: float | None
    """Of the whole form; None where it is not scored or too little was answered."""
    subscales: dict[str, float | None]
    """By the id of the subscale."""
    answered: int
    """How many items were answered, of whatever type."""
    of: int
    """How many items the form has."""


def scores(spec: FormSpec, answers: Mapping[str, Any]) -> Scores:
    """The scores of answers to a form. Reverse items are turned round; what lies outside a scale is no answer."""
    return _ready(spec)(answers)


_READY: Final[dict[int, tuple[FormSpec, _Scorer]]] = {}
"""What was made ready for the forms asked last, by the identity of each."""
_KEPT: Final = 32


def _ready(spec: FormSpec) -> _Scorer:
    """What scores a form, made once: a trend of 2,000 responses to 100 items asks 180,000 times."""
    known, scorer = _READY.get(id(spec), (None, None))
    if known is not spec or scorer is None:
        if len(_READY) >= _KEPT:
            _READY.clear()
        scorer = _Scorer(spec)
        _READY[id(spec)] = (spec, scorer)
    return scorer


class _Scorer:
    """The items of a form as plain tuples, and its parts with the items each is made of."""

    def __init__(self, spec: FormSpec) -> None:
        self._spec = spec
        self._rated = [
            (item.id, item.low, item.high, item.low + item.high if item.reverse else None)
            for item in spec.items
            if item.rated
        ]
        self._others = [item.id for item in spec.items if not item.rated]
        self._parts = [(part.id, part.items) for part in spec.subscales]
        self._whole = scored(spec)

    def __call__(self, answers: Mapping[str, Any]) -> Scores:
        spec, get = self._spec, answers.get
        answered = sum(get(one) not in (None, "", []) for one in self._others)
        values: dict[str, float] = {}
        for item, low, high, turned in self._rated:
            value = get(item)
            if value is None or value == "" or value == []:
                continue
            answered += 1
            # true and false are no numbers, and NaN lies in no scale: as `points` has it, without a call
            if (value.__class__ is int or isinstance(value, float)) and low <= value <= high:
                values[item] = value if turned is None else turned - value
        of = len(spec.items)
        if spec.scoring == UNSCORED:
            return Scores(None, {}, answered, of)
        if spec.scoring == GAP:
            parts = {one: gap(values.get(pair[0]), values.get(pair[1])) for one, pair in self._parts}
            return Scores(_weighted_gap(spec, values), parts, answered, of)
        found = {part: _figure(spec, members, values) for part, members in self._parts}
        return Scores(_figure(spec, self._whole, values) if spec.overall else None, found, answered, of)


class Columns:
    """Many answers to one form by item: the values of an item in turn, gathered when they are first asked for."""

    def __init__(self, given: Sequence[Mapping[str, Any]]) -> None:
        self.given = given
        self._found: dict[str, list[Any]] = {}

    def of(self, item_id: str) -> list[Any]:
        """The value of an item in each of the answers, None where there is none."""
        found = self._found.get(item_id)
        if found is None:
            found = self._found[item_id] = [one.get(item_id) for one in self.given]
        return found


def figures(spec: FormSpec, columns: Columns, part: str = "") -> list[float | None]:
    """One figure of many answers to a form, as `scores` has it: of a subscale by its id, or with "" of the whole.

    Item by item: 2,000 responses to 100 items take a quarter of the time of one response after the other.
    """
    count = len(columns.given)
    if spec.scoring in (GAP, UNSCORED):
        found = [scores(spec, one) for one in columns.given]
        return [one.subscales.get(part) if part else one.overall for one in found]
    if not part and not spec.overall:
        return [None] * count
    members = next(one.items for one in spec.subscales if one.id == part) if part else scored(spec)
    items = {item.id: item for item in spec.items if item.rated}
    nothing: list[float | None] = [None] * count
    worth = [_column(items[one], columns.of(one)) if one in items else nothing for one in members]
    return _figures(spec, worth, count)


def _column(item: Item, values: list[Any]) -> list[float | None]:
    """The points of one item in all answers; each answer that was given is looked at once."""
    if not {*map(type, values)} <= {int, float, str, type(None)}:  # a list has no hash, and true is no 1
        return [points(item, value) for value in values]
    worth = {value: points(item, value) for value in {*values}}
    return [worth[value] for value in values]


def _figures(spec: FormSpec, columns: list[list[float | None]], count: int) -> list[float | None]:
    """`_figure` for each of `count` answers, from the columns of its items."""
    rows = zip(*columns, strict=True) if columns else [()] * count
    needed = len(columns) if spec.missing == ALL else len(columns) / 2
    times = len(columns) if spec.scoring == SUM else 1
    found: list[float | None] = []
    for row in rows:
        there = [value for value in row if value is not None]
        found.append(sum(there) / len(there) * times if there and len(there) >= needed else None)
    return found


def scored(spec: FormSpec) -> Sequence[str]:
    """Ids of the items that make the overall figure: those of the subscales, else all that are rated."""
    members = dict.fromkeys(one for part in spec.subscales for one in part.items)
    return list(members) or [one.id for one in spec.items if one.rated]


def points(item: Item, value: Any) -> float | None:
    """The points an answer counts, reverse items turned round; None when there is none."""
    if item.type not in (SCALE, NUMBER) or (type(value) is not int and not isinstance(value, float)):
        return None  # true and false are no numbers
    if not item.low <= value <= item.high:  # also where the value is no number at all (NaN)
        return None
    return float(item.low + item.high - value if item.reverse else value)


def _figure(spec: FormSpec, members: Sequence[str], values: Mapping[str, float]) -> float | None:
    there = [values[one] for one in members if one in values]
    needed = len(members) if spec.missing == ALL else len(members) / 2
    if not there or len(there) < needed:
        return None
    mean = sum(there) / len(there)
    return mean * len(members) if spec.scoring == SUM else mean


def gap(importance: float | None, level: float | None) -> float | None:
    """How much is wanted, weighted by how much it matters: (importance - level) x importance (Borich 1980).

    Borich, A needs assessment model for conducting follow-up studies, Journal of Teacher Education 31(3). Below zero
    more is there than is needed.
    """
    return None if importance is None or level is None else float((importance - level) * importance)


def _weighted_gap(spec: FormSpec, values: Mapping[str, float]) -> float | None:
    """The mean gap in points of the scale, each weighted by its importance, over at least half of the pairs."""
    if not spec.overall:
        return None
    pairs = [(values[one.items[0]], values[one.items[1]]) for one in spec.subscales
             if one.items[0] in values and one.items[1] in values]  # fmt: skip
    weight = sum(importance for importance, _ in pairs)
    needed = len(spec.subscales) if spec.missing == ALL else len(spec.subscales) / 2
    if not pairs or len(pairs) < needed or not weight:
        return None
    return sum((importance - level) * importance for importance, level in pairs) / weight
