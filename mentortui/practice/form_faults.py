"""What is wrong with a form file, a sentence each that says where: the item by number and id."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from mentortui.model.limits import clean
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.practice import form_spec as forms
from mentortui.practice.form_spec import CHOICE, ITEM_TYPES, NUMBER, SCALE

Data = Mapping[str, Any]

ITEMS_MAX: Final = 500
POINTS_MAX: Final = 11
ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")

# The fields of each part of a form: what kind of value they take, and the most a text or number may be.
TOP: Final[dict[str, type]] = {
    "id": str, "version": int, "title": str, "who": str, "about": str, "seen": str, "readers": str, "sealed": bool,
    "minutes": float, "scoring": str, "missing": str, "overall": bool, "source": str, "licence": str, "due": dict,
    "scales": dict, "items": list, "subscales": list,
}  # fmt: skip
NEEDED: Final = ("id", "version", "title", "who", "about", "seen", "items")
ITEM: Final[dict[str, type]] = {
    "id": str, "text": str, "type": str, "scale": str, "labels": list, "options": list, "low": int, "high": int,
    "reverse": bool, "optional": bool, "many": bool, "hint": str, "part": str,
}  # fmt: skip
SUBSCALE: Final[dict[str, type]] = {"id": str, "title": str, "items": list}
DUE: Final[dict[str, type]] = {"after": str, "within": int, "days": list, "every": int, "again": dict}
CHOICES: Final[dict[str, Sequence[str]]] = {
    "who": forms.WHO, "about": forms.ABOUT, "readers": (ONLY_YOU, RELATIONSHIP), "scoring": forms.SCORING,
    "missing": forms.MISSING, "after": forms.AFTER,
}  # fmt: skip
# The types of items a field means something to.
OF_TYPE: Final[dict[str, tuple[str, ...]]] = {
    "reverse": (SCALE, NUMBER), "many": (CHOICE,), "options": (CHOICE,), "scale": (SCALE,), "labels": (SCALE,),
    "low": (NUMBER,), "high": (NUMBER,),
}  # fmt: skip
TEXT_MAX: Final[dict[str, int]] = {"title": 200, "text": 1_000, "seen": 1_000, "hint": 300, "part": 200}
LABEL_MAX: Final = 120
_KINDS: Final[dict[type, str]] = {
    str: "a text in quotes", int: "a whole number", float: "a number", bool: "true or false", list: "a list in [ ]",
    dict: "a table of its own",
}  # fmt: skip


def faults_of(data: Data, *, strict: bool = True) -> list[str]:
    """Everything wrong with a form's data; empty when it is whole. `strict` also names fields nobody knows."""
    return list(_form(data, strict))


def _form(data: Data, strict: bool) -> Iterator[str]:
    yield from (f"The form has no {field}." for field in NEEDED if field not in data)
    yield from _fields("The form", data, TOP, strict)
    version: Any = data.get("version")
    if _is(version, int) and version < 1:
        yield f"The version is {version}; versions begin with 1."
    minutes = data.get("minutes", 0)
    if _is(minutes, float) and not 0 <= minutes <= 600:
        yield f"minutes is {minutes}; it is how long the form takes, from 0 to 600."
    if data.get("sealed") is True and data.get("readers", ONLY_YOU) == ONLY_YOU:
        yield 'The form is sealed, but nobody else reads it; give it readers = "relationship", or leave sealed out.'
    scales = {}
    for name, labels in _table(data, "scales").items():
        said = list(_points(f"The scale {_say(name)}", labels))
        yield from said
        scales[name] = () if said else labels
    items = [one for one in _list(data, "items") if isinstance(one, Mapping)]
    if "items" in data and not data["items"]:
        yield "The form has no items; it needs at least one [[items]]."
    if len(items) > ITEMS_MAX:
        yield f"The form has {len(items)} items; at most {ITEMS_MAX} fit."
    yield from _not_tables(data, "items")
    yield from _items(items, scales, strict)
    yield from _subscales(data, items, scales, strict)
    yield from _due(data, items, strict)


def _items(items: Sequence[Data], scales: Data, strict: bool) -> Iterator[str]:
    taken: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        where = _where("Item", number, item)
        yield from (f"{where} has no {field}." for field in ("id", "text", "type") if field not in item)
        yield from _fields(where, item, ITEM, strict)
        own = item.get("id")
        if isinstance(own, str) and own in taken:
            yield f"{where}: item {taken[own]} has the same id; give one of the two another."
        elif isinstance(own, str):
            taken[own] = number
        yield from _kind(where, item, scales)


def _kind(where: str, item: Data, scales: Data) -> Iterator[str]:
    """What a type asks of an item."""
    kind = item.get("type")
    if not isinstance(kind, str):
        return
    if kind not in ITEM_TYPES:
        yield f"{where}: there is no type {_say(kind)}{_near(kind, ITEM_TYPES)}; it is {', '.join(ITEM_TYPES)}."
    elif kind == SCALE:
        yield from _scale(where, item, scales)
    elif kind == CHOICE:
        options = item.get("options")
        if not isinstance(options, list) or len(options) < 2:
            yield f"{where}: a choice has at least two options."
        else:
            yield from _labels(f"{where}, options", options)
            if len(set(map(str, options))) < len(options):
                yield f"{where}: an option stands there twice."
    elif kind == NUMBER:
        low, high = item.get("low", 0), item.get("high", 10)
        if _is(low, int) and _is(high, int) and low >= high:
            yield f"{where}: its least ({low}) is not below its most ({high})."
    for field, kinds in OF_TYPE.items():
        if kind in ITEM_TYPES and item.get(field) and kind not in kinds:
            yield f"{where}: {field} belongs to an item of type {' or '.join(kinds)}; this one is a {kind}."


def _scale(where: str, item: Data, scales: Data) -> Iterator[str]:
    if "labels" in item:
        if "scale" in item:
            yield f"{where} has both a scale and labels of its own; keep one."
        yield from _points(where, item["labels"])
    elif "scale" not in item:
        yield f"{where}: a scale item names its scale, or has labels of its own."
    elif isinstance(item["scale"], str) and item["scale"] not in scales:
        there = f"there {'are' if len(scales) > 1 else 'is'} {', '.join(map(clean, scales))}" if scales else "none is"
        yield f"{where}: there is no scale {_say(item['scale'])}{_near(item['scale'], scales)}; {there} under [scales]."


def _points(where: str, labels: Any) -> Iterator[str]:
    """A scale is the labels of its points from 1 on; the two ends have words."""
    if not isinstance(labels, list) or not 2 <= len(labels) <= POINTS_MAX:
        yield f"{where}: a scale is a list of 2 to {POINTS_MAX} labels, one for each point."
        return
    yield from _labels(where, labels, empty=True)
    if not all(isinstance(one, str) and one.strip() for one in (labels[0], labels[-1])):
        yield f"{where}: its first and its last point need words, so that everybody reads it alike."


def _labels(where: str, labels: Sequence[Any], *, empty: bool = False) -> Iterator[str]:
    for number, label in enumerate(labels, 1):
        if not isinstance(label, str):
            yield f"{where}, label {number}: it is no text; put it in quotes."
        elif len(label) > LABEL_MAX:
            yield f"{where}, label {number}: it has {len(label)} characters; at most {LABEL_MAX} fit."
        elif not label.strip() and not empty:
            yield f"{where}, label {number}: it is empty."


def _subscales(data: Data, items: Sequence[Data], scales: Data, strict: bool) -> Iterator[str]:
    ranges = {item["id"]: _range(item, scales) for item in items if isinstance(item.get("id"), str)}
    taken: set[str] = set()
    yield from _not_tables(data, "subscales")
    parts = [one for one in _list(data, "subscales") if isinstance(one, Mapping)]
    for number, part in enumerate(parts, 1):
        where = _where("Subscale", number, part)
        yield from (f"{where} has no {field}." for field in ("id", "items") if field not in part)
        yield from _fields(where, part, SUBSCALE, strict)
        if isinstance(part.get("id"), str):
            if part["id"] in taken:
                yield f"{where}: another subscale has the same id."
            taken.add(part["id"])
        yield from _members(where, part, ranges, data.get("scoring"))
    if data.get("scoring", forms.UNSCORED) == forms.UNSCORED:
        if parts:
            yield 'The form has subscales but is not scored; say scoring = "mean".'
    elif data.get("scoring") in forms.SCORING:
        yield from _alike(ranges, parts, data)


def _members(where: str, part: Data, ranges: Mapping[str, tuple[int, int] | None], scoring: Any) -> Iterator[str]:
    named = _list(part, "items")
    if "items" in part and not named:
        yield f"{where} names no item."
    for one in named:
        if not isinstance(one, str):
            yield f"{where}: its items are ids in quotes; {_say(one)} is none."
        elif one not in ranges:
            yield f"{where}: there is no item {_say(one)}{_near(one, ranges)}."
        elif ranges[one] is None:
            yield f"{where}: the item {one} is neither a scale nor a number, so it cannot be scored."
        elif named.count(one) > 1:
            yield f"{where} names {one} twice."
            return
    if scoring == forms.GAP and named and len(named) != 2:
        yield f"{where}: for a gap it names two items, the importance and the present level; it names {len(named)}."


def _alike(ranges: Mapping[str, tuple[int, int] | None], parts: Sequence[Data], data: Data) -> Iterator[str]:
    """Items scored together go from the same least to the same most."""
    groups = {_where("Subscale", number, part): _list(part, "items") for number, part in enumerate(parts, 1)}
    rated = [one for one, span in ranges.items() if span is not None]
    if not rated:
        yield "The form is scored but has no scale or number to score."
    if data.get("scoring") == forms.GAP and not parts:
        yield "A gap is scored per subscale: each names the importance and the present level of one thing."
    if data.get("overall", True) is True:
        together = [one for members in groups.values() for one in members if isinstance(one, str)] or rated
        groups["The form as a whole"] = together
    for where, members in groups.items():
        spans = {ranges[one] for one in members if isinstance(one, str) and ranges.get(one) is not None}
        if len(spans) > 1:
            said = " and ".join(f"{low} to {high}" for low, high in sorted(span for span in spans if span))
            way = "; say overall = false, or use one scale" if where == "The form as a whole" else "; use one scale"
            yield f"{where} scores items from {said} together{way}."


def _range(item: Data, scales: Data) -> tuple[int, int] | None:
    if item.get("type") == SCALE:
        labels = item.get("labels", scales.get(str(item.get("scale"))))
        return (1, len(labels)) if isinstance(labels, list) else (1, 0)
    if item.get("type") == NUMBER and _is(item.get("low", 0), int) and _is(item.get("high", 10), int):
        return (item.get("low", 0), item.get("high", 10))
    return None


def _due(data: Data, items: Sequence[Data], strict: bool) -> Iterator[str]:
    due = data.get("due")
    if not isinstance(due, Mapping):
        return
    if "after" not in due:
        yield f"[due] has no after; it is {', '.join(forms.AFTER)}."
    yield from _fields("[due]", due, DUE, strict)
    days = _list(due, "days")
    if any(not _is(one, int) or not 0 <= one <= 3_650 for one in days):
        yield "[due]: days are whole numbers from 0 to 3650."
    for field, least in (("within", 1), ("every", 7)):
        if _is(due.get(field), int) and not least <= due[field] <= 3_650:
            yield f"[due]: {field} is {due[field]}; it is a number of days from {least} to 3650."
    if due.get("after") == forms.START and not days and not due.get("every"):
        yield "[due]: after the start needs days = [30], or every = 60."
    again = due.get("again")
    if isinstance(again, Mapping):
        asked = next((one for one in items if one.get("id") == again.get("item")), None)
        options = asked.get("options", ()) if asked else ()
        if asked is None:
            yield f"[due.again]: there is no item {_say(again.get('item'))}."
        elif again.get("answer") not in options:
            yield f"[due.again]: {_say(again.get('answer'))} is no option of the item {asked['id']}."


def _fields(where: str, data: Data, known: Mapping[str, type], strict: bool) -> Iterator[str]:
    """Fields of the wrong kind, words that are no choice, texts too long or empty, and unknown fields."""
    for field, value in data.items():
        kind = known.get(field)
        if kind is None:
            if strict:
                yield f"{where} has a field {_say(field)}, which no form has{_near(field, known)}."
        elif not _is(value, kind):
            yield f"{where}: {field} is {_KINDS[kind]}, not {_say(value)}."
        elif field == "id" and not ID.fullmatch(value):
            yield f"{where}: the id {_say(value)} is not made of small letters, digits, - and _ (at most 60)."
        elif field in CHOICES and value not in CHOICES[field]:
            yield f"{where}: {field} is {', '.join(CHOICES[field])}, not {_say(value)}{_near(value, CHOICES[field])}."
        elif field in TEXT_MAX and not value.strip() and field in ("title", "text", "seen"):
            yield f"{where}: the {field} is empty."
        elif field in TEXT_MAX and len(value) > TEXT_MAX[field]:
            yield f"{where}: the {field} has {len(value):,} characters; at most {TEXT_MAX[field]:,} fit."


def _is(value: Any, kind: type) -> bool:
    """Whether a value is of a kind; true is no number, and a whole number is a number."""
    if kind in (int, float):
        return not isinstance(value, bool) and isinstance(value, (int, float) if kind is float else int)
    return isinstance(value, Mapping if kind is dict else kind)


def _where(what: str, number: int, data: Data) -> str:
    own = data.get("id")
    return f"{what} {number} ({clean(own)[:60]})" if isinstance(own, str) and own else f"{what} {number}"


def _list(data: Data, field: str) -> Sequence[Any]:
    found = data.get(field)
    return found if isinstance(found, list) else []


def _table(data: Data, field: str) -> Data:
    found = data.get(field)
    return found if isinstance(found, Mapping) else {}


def _not_tables(data: Data, field: str) -> Iterator[str]:
    for number, one in enumerate(_list(data, field), 1):
        if not isinstance(one, Mapping):
            yield f"{field}, number {number}: it is {_say(one)}, not a [[{field}]] with fields of its own."


def _say(value: Any) -> str:
    said = clean(str(value))
    return repr(said if len(said) <= 40 else f"{said[:39]}…")


def _near(word: Any, known: Any) -> str:
    near = difflib.get_close_matches(str(word).lower(), [str(one) for one in known], 1, 0.6)
    return f" (did you mean {near[0]}?)" if near else ""
