"""The format of a form file as a JSON Schema, made from the tables its faults are found by.

`docs/form.schema.json` is what `text` gives; a test compares the two, `make docs` writes it again. What one field asks
of another (a subscale names items that are there) is said by `mentortui form check` only.
"""

from __future__ import annotations

import json
from typing import Any, Final

from mentortui.practice import form_faults, form_spec

_KINDS: Final[dict[type, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    list: {"type": "array"},
    dict: {"type": "object"},
}
_TEXTS: Final = {"type": "array", "items": {"type": "string", "maxLength": form_faults.LABEL_MAX}}
_POINTS: Final = {**_TEXTS, "minItems": 2, "maxItems": form_faults.POINTS_MAX}
_IDS: Final = {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True}
_SAID: Final[dict[str, str]] = {
    "id": "Small letters, digits, - and _; the same in all versions.",
    "version": "1 for the first; scores of two versions are never compared.",
    "title": "What it is called.",
    "who": "Who answers it.",
    "about": "Whom or what it is about.",
    "seen": "Who will see what, shown at its top; {name} stands for the other. Say confidential.",
    "readers": "Who can read the answers: only_you, or relationship for both.",
    "sealed": "Whether nobody sees the other's answers until both have answered.",
    "minutes": "How long it takes.",
    "scoring": "How answers come to a figure: mean or sum of the items, gap (importance against level), or none.",
    "missing": "half: a figure needs at least half of its items, then the person's mean; all: it needs every one.",
    "overall": "Whether there is a figure of the whole form beside those of the subscales.",
    "source": "Where the wording comes from.",
    "licence": "Under which licence it may be used.",
    "due": "When it is due by itself; a form without it is offered only.",
    "scales": "Scales by name: the labels of the points from 1 on; those between the ends may be empty.",
    "items": "What is asked, in its order.",
    "subscales": "Items scored together; for a gap two each, the importance and the present level.",
    "text": "What it asks.",
    "type": "How it is answered.",
    "scale": "Name of one of the form's scales.",
    "labels": "Labels of a scale of its own.",
    "options": "What can be chosen.",
    "low": "Least number, 0 unless said.",
    "high": "Most, 10 unless said.",
    "reverse": "Whether little means much.",
    "optional": "Whether it is said that it may stay empty.",
    "many": "Whether several options may be chosen.",
    "hint": "A few words that help; texts offer situation, behavior, effect, next step without it.",
    "part": "A heading above it.",
    "after": "Each meeting; the first meeting; days from the start; the course (start, middle, end, six months after); "
    "closing.",
    "within": "Days it stays due, 14 unless said.",
    "days": "Days of the relationship.",
    "every": "Then every so many days.",
    "again": "An answer after which it is asked again after the next meeting.",
}


def document() -> dict[str, Any]:
    """The schema of a form file."""
    item = _object(form_faults.ITEM, ("id", "text", "type"))
    item["properties"]["type"]["enum"] = list(form_spec.ITEM_TYPES)
    item["properties"]["labels"] |= _POINTS
    item["properties"]["options"] |= {**_TEXTS, "minItems": 2, "uniqueItems": True}
    subscale = _object(form_faults.SUBSCALE, ("id", "items"))
    subscale["properties"]["items"] |= {**_IDS, "description": "Ids of its items."}
    due = _object(form_faults.DUE, ("after",))
    due["properties"]["days"]["items"] = {"type": "integer", "minimum": 0, "maximum": 3_650}
    due["properties"]["again"] |= {
        "required": ["item", "answer"],
        "properties": {"item": {"type": "string"}, "answer": {"type": "string"}},
    }
    form = _object(form_faults.TOP, form_faults.NEEDED)
    form["properties"]["version"]["minimum"] = 1
    form["properties"]["scales"]["additionalProperties"] = _POINTS
    form["properties"]["items"] |= {
        "items": {"$ref": "#/$defs/item"},
        "minItems": 1,
        "maxItems": form_faults.ITEMS_MAX,
    }
    form["properties"]["subscales"]["items"] = {"$ref": "#/$defs/subscale"}
    form["properties"]["due"] = {"$ref": "#/$defs/due", "description": _SAID["due"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A mentortui form",
        "description": "A form as a TOML or JSON file; docs/forms.md tells how to write one.",
        **form,
        "$defs": {"item": item, "subscale": subscale, "due": due},
    }


def text() -> str:
    """The schema as the file in `docs/`."""
    return json.dumps(document(), ensure_ascii=False, indent=2) + "\n"


def _object(fields: dict[str, type], needed: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(needed),
        "properties": {name: _field(name, kind) for name, kind in fields.items()},
        "additionalProperties": False,
    }


def _field(name: str, kind: type) -> dict[str, Any]:
    found = {**_KINDS[kind], "description": _SAID[name]}
    if name == "id":
        found["pattern"] = f"^{form_faults.ID.pattern}$"
    if name in form_faults.CHOICES:
        found["enum"] = list(form_faults.CHOICES[name])
    if name in form_faults.TEXT_MAX:
        found["maxLength"] = form_faults.TEXT_MAX[name]
    return found
