"""Answers as a person gives them: words to values, values to words, and what an item does not take."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from typing import Any

from mentortui.errors import NotFound, Refused
from mentortui.model import limits
from mentortui.model.limits import clean
from mentortui.practice.forms import CHOICE, NUMBER, SCALE, TEXT, FormSpec, Item

SAFE = "Nothing was saved; what was answered before is as it was."


def cleaned(spec: FormSpec, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept; empty ones are None. Raises Refused for an unknown item or a wrong value."""
    items = {one.id: one for one in spec.items}
    found = {}
    for item_id, value in answers.items():
        if item_id not in items:
            raise NotFound(unknown_item(spec, item_id), f"answers.{item_id}")
        found[item_id] = value_of(items[item_id], value)
    return found


def unknown_item(spec: FormSpec, item_id: str) -> str:
    """The sentence about an item that a form does not have."""
    known = [one.id for one in spec.items]
    near = difflib.get_close_matches(item_id.lower(), known, n=2, cutoff=0.5)
    meant = f"Did you mean {' or '.join(near)}?" if near else f"Its items are {', '.join(known[:12])}."
    return f'"{spec.title}" has no item {clean(item_id)[:60]!r}. {meant} {SAFE}'


def value_of(item: Item, value: Any) -> Any:
    """A value as it is kept for an item; None when it says nothing. Raises Refused naming what the item takes."""
    if value is None or value == [] or (isinstance(value, str) and not value.strip()):
        return None
    if item.type == TEXT:
        if not isinstance(value, str):
            raise Refused(f"{_called(item)} is answered with words, not with {value!r}. {SAFE}", _field(item))
        return limits.text(value)
    if item.type == CHOICE:
        return _chosen(item, value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _out(item, value)
    whole = int(value) if float(value).is_integer() else value
    if not item.low <= whole <= item.high or (item.type == SCALE and not isinstance(whole, int)):
        raise _out(item, value)
    return whole


def _chosen(item: Item, value: Any) -> Any:
    # A file from elsewhere may hold anything, lists of lists too, which name no option.
    chosen = list(dict.fromkeys(map(str, value))) if isinstance(value, list | tuple) else [value]
    for one in chosen:
        if one not in item.labels:
            near = difflib.get_close_matches(str(one).lower(), item.labels, 1, 0.6)
            meant = f" Did you mean {near[0]}?" if near else ""
            known = ", ".join(item.labels)
            raise Refused(
                f"{_called(item)} has no option {clean(str(one))[:60]!r}.{meant} It takes {known}. {SAFE}", _field(item)
            )
    if len(chosen) > 1 and not item.many:
        raise Refused(f"{_called(item)} takes one of its options, not {len(chosen)}. {SAFE}", _field(item))
    return sorted(chosen, key=item.labels.index) if item.many else chosen[0]


def _out(item: Item, value: Any) -> Refused:
    said = f"{value:g}" if isinstance(value, float) else clean(str(value))[:40]
    return Refused(f"{_called(item)} is answered {span(item)}, not with {said!r}. {SAFE}", _field(item))


def _called(item: Item) -> str:
    return f'"{item.text}" ({item.id})'


def _field(item: Item) -> str:
    return f"answers.{item.id}"


def span(item: Item) -> str:
    """What an item takes, in words: `with 1 (not at all) to 5 (fully)`, `with one of advice, listening`."""
    if item.type == TEXT:
        return "with words"
    if item.type == CHOICE:
        return f"with {'any' if item.many else 'one'} of {', '.join(item.labels)}"
    low, high = item.label(item.low), item.label(item.high)
    whole = "a whole number " if item.type == SCALE else ""
    return f"with {whole}{item.low}{f' ({low})' if low else ''} to {item.high}{f' ({high})' if high else ''}"


def read(item: Item, words: str) -> Any:
    """The value a person typed for an item: a number, the words of a point, options between commas. Raises Refused."""
    said = words.strip()
    if not said or item.type == TEXT:
        return value_of(item, words)
    if item.type == CHOICE:
        parts = [one.strip() for one in said.split(",") if one.strip()] if item.many else [said]
        found = [_option(item, one) for one in parts]
        return value_of(item, found if item.many else found[0])
    by_word = [at for at, label in enumerate(item.labels, item.low) if label and label.casefold() == said.casefold()]
    if item.type == SCALE and by_word:
        return by_word[0]
    try:
        number = float(said.replace(",", ".", 1))
    except ValueError:
        raise _out(item, said) from None
    return value_of(item, number)


def _option(item: Item, said: str) -> str:
    """An option by its words, a unique beginning of them, or its number from 1 on."""
    folded = said.casefold()
    exact = [one for one in item.labels if one.casefold() == folded]
    begun = [one for one in item.labels if one.casefold().startswith(folded)]
    place = int(said) if said.isdecimal() and len(said) < 5 else 0  # thousands of digits are no number to Python
    numbered = [item.labels[place - 1]] if 1 <= place <= len(item.labels) else []
    found = exact or numbered or begun
    return found[0] if len(found) == 1 or exact else said


def in_words(item: Item, value: Any) -> str:
    """An answer as one reads it: `4 of 5, mostly`, `advice, listening`, the text itself; empty when there is none."""
    if value is None or value == [] or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if item.type in (SCALE, NUMBER) and isinstance(value, int | float) and not isinstance(value, bool):
        label = item.label(value)
        return f"{value:g} of {item.high}{f', {label}' if label else ''}"
    return str(value)


def missing(items: Iterable[Item], answers: Mapping[str, Any]) -> list[Item]:
    """The items that are not optional and have no answer yet."""
    return [one for one in items if not one.optional and answers.get(one.id) in (None, "", [])]


def says(spec: FormSpec, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every answered item with its answer in words, in the order of the form; unknown items by their ids."""
    items = {one.id: one for one in spec.items}
    order = [*(one for one in items if one in answers), *(one for one in answers if one not in items)]
    return [(spec.asks(items[one]) if one in items else one,
             in_words(items[one], answers[one]) if one in items else str(answers[one])) for one in order]  # fmt: skip
