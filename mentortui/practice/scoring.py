"""What answers come to: the score of each subscale and of the whole. What is undefined is None, never 0.

A subscale counts when at least half of its items are answered (or all, where the form says so); its figure is then
the person's mean over the items that are, which is what filling in that mean for the others gives (half rule, person
mean: Fayers & Machin 2016, Quality of Life, ch. 15). A sum is that mean times the number of items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

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
    values: dict[str, float] = {}
    answered = 0
    for item in spec.items:  # 2,000 responses to 100 items come through here: nothing is looked up twice
        value = answers.get(item.id)
        if value is None or value == "" or value == []:
            continue
        answered += 1
        counted = points(item, value)
        if counted is not None:
            values[item.id] = counted
    if spec.scoring == UNSCORED:
        return Scores(None, {}, answered, len(spec.items))
    if spec.scoring == GAP:
        parts = {one.id: gap(values.get(one.items[0]), values.get(one.items[1])) for one in spec.subscales}
        return Scores(_weighted_gap(spec, values), parts, answered, len(spec.items))
    found = {part.id: _figure(spec, part.items, values) for part in spec.subscales}
    overall = _figure(spec, scored(spec), values) if spec.overall else None
    return Scores(overall, found, answered, len(spec.items))


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
    return None if importance is None or level is None else (importance - level) * importance


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
