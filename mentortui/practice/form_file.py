"""A form read from the text of a TOML or JSON file (docs/forms.md); what is wrong with it is said in `form_faults`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from mentortui.errors import Refused
from mentortui.model.limits import clean
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice.form_spec import (
    HALF,
    HINT,
    NUMBER,
    SCALE,
    TEXT,
    UNSCORED,
    DueRule,
    FormHead,
    FormSpec,
    Item,
    Subscale,
)


def load(text: str, name: str) -> FormSpec:
    """The form a file's text describes. Raises Refused with everything that is wrong and where."""
    found = faults(text)
    if found:
        more = f" There are {len(found) - 1} more; `mentortui form check` lists them." if len(found) > 1 else ""
        raise Refused(f"{clean(name)} is no form yet. {found[0]}{more} Nothing was saved.", "form")
    return built(data_of(text))


def faults(text: str) -> list[str]:
    """Everything that is wrong with a form's text, a sentence each with its place; empty when it is whole."""
    from mentortui.practice.form_faults import faults_of  # only needed where a form comes from outside

    try:
        data = data_of(text)
    except Refused as error:
        return [error.sentence]
    return faults_of(data)


def data_of(text: str) -> dict[str, Any]:
    """What stands in the text of a form file, as TOML or JSON. Raises Refused naming the line."""
    import json  # of files that come from outside only

    text = text.removeprefix("\ufeff")
    try:
        data = json.loads(text) if text.lstrip().startswith(("{", "[")) and not _toml_table(text) else _toml(text)
    except json.JSONDecodeError as error:
        raise Refused(f"Line {error.lineno}, column {error.colno}: {error.msg}; this is not JSON.", "form") from None
    except RecursionError:
        raise Refused("Its brackets are nested too deep to be a form.", "form") from None
    if not isinstance(data, dict):
        raise Refused("A form is an object with id, version, title and items; this is a list.", "form")
    return data


def _toml_table(text: str) -> bool:
    """Whether the text begins with a table of TOML (`[due]`, `[[items]]`), which a list of JSON could look like."""
    first = text.lstrip().partition("\n")[0].strip()
    return first.startswith("[") and first.strip("[] ").replace("_", "").replace("-", "").replace(".", "").isalnum()


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).removesuffix(")").partition(" (at ")
        if place == "end of document":
            place = f"line {text.count(chr(10)) + 1}, at the end"
        where = f"{place[:1].upper()}{place[1:]}: " if place else ""
        raise Refused(f"{where}{what}; this is not TOML.", "form") from None


def built(data: Mapping[str, Any]) -> FormSpec:
    """A form from data without faults."""
    scales = {name: tuple(labels) for name, labels in data.get("scales", {}).items()}
    head = built_head(data)
    return FormSpec(
        id=head.id,
        version=head.version,
        title=head.title,
        who=head.who,
        about=head.about,
        seen=_text(data["seen"]),
        readers=data.get("readers", ONLY_YOU),
        sealed=data.get("sealed", False),
        items=tuple(_item(one, scales) for one in data["items"]),
        subscales=tuple(
            Subscale(one["id"], _text(one.get("title", one["id"])), tuple(one["items"]))
            for one in data.get("subscales", ())
        ),
        scoring=data.get("scoring", UNSCORED),
        due=head.due,
        minutes=head.minutes,
        source=_text(data.get("source", "")),
        licence=_text(data.get("licence", "")),
        missing=data.get("missing", HALF),
        overall=data.get("overall", True),
    )


def head_of(text: str) -> FormHead:
    """The head of a form without faults, from the text of its TOML file as far as its first question.

    A fifth of the time of the whole form: eleven of them are looked at before the first frame.
    """
    return built_head(tomllib.loads(text.partition("\n[[")[0]))


def built_head(data: Mapping[str, Any]) -> FormHead:
    """The head of a form from data without faults."""
    due = data.get("due")
    return FormHead(
        data["id"],
        data["version"],
        _text(data["title"]),
        data["who"],
        data["about"],
        float(data.get("minutes", 0)),
        None if due is None else _due(due),
    )


def _text(value: str) -> str:
    return " ".join(clean(value).split())


def _item(data: Mapping[str, Any], scales: Mapping[str, tuple[str, ...]]) -> Item:
    kind = data["type"]
    labels = data.get("labels") or scales.get(data.get("scale", ""), ()) if kind == SCALE else data.get("options", ())
    low, high = {SCALE: (1, len(labels)), NUMBER: (data.get("low", 0), data.get("high", 10))}.get(kind, (0, 0))
    return Item(
        data["id"],
        _text(data["text"]),
        kind,
        tuple(map(_text, labels)),
        low,
        high,
        data.get("reverse", False),
        data.get("optional", False),
        data.get("many", False),
        _text(data.get("hint", HINT if kind == TEXT else "")),
        _text(data.get("part", "")),
    )


def _due(data: Mapping[str, Any]) -> DueRule:
    again = data.get("again", {})
    return DueRule(
        data["after"],
        data.get("within", 14),
        tuple(data.get("days", ())),
        data.get("every", 0),
        (again.get("item", ""), again.get("answer", "")),
    )
