"""The format of `journal.json` as a JSON Schema, made from the records.

`docs/journal.schema.json` is what `text` gives; a test compares the two, `make docs` writes it again.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from mentortui.model.records import MODELS
from mentortui.model.vocabulary import BEHIND, KINDS, SET_FIELDS, TEXT_FIELDS

_REF = "#/$defs/{model}"


def document() -> dict[str, Any]:
    """The schema of one side of a journal: a table of rows for each kind, and what the program keeps beside them."""
    names, shared = models_json_schema([(model, "validation") for model in MODELS.values()], ref_template=_REF)
    definitions = shared["$defs"]
    for kind, model in MODELS.items():
        _trim(definitions[model.__name__])
        _mark(definitions[model.__name__], kind)
    tables = {
        table: _table(names[MODELS[kind], "validation"], f"Every {kind} by its running number.")
        for kind, table in {**KINDS, **BEHIND}.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A mentortui journal",
        "description": (
            "journal.json of a home, and private/journal.json for what only its owner reads. Tables have the layout "
            "of TinyDB: running numbers, written as text, to rows. A row holds only the fields that were set; absent "
            "means the default. Fields and tables of newer versions are kept and passed on."
        ),
        "type": "object",
        "required": ["_meta", "_sync"],
        "properties": {
            "_meta": _table({"$ref": "#/$defs/Meta"}, "About the file."),
            **tables,
            "_sync": _table({"type": "object"}, "Stamps, and what the rows do not show."),
            "_sum": _table({"$ref": "#/$defs/Sum"}, "A checksum of everything before it."),
        },
        "additionalProperties": {"type": "object"},
        "$defs": {**definitions, "Meta": _META, "Sum": _SUM},
    }


def text() -> str:
    """The schema as the file in `docs/`."""
    return json.dumps(document(), ensure_ascii=False, indent=2) + "\n"


_META = {
    "type": "object",
    "required": ["format", "min_reader"],
    "properties": {
        "format": {"type": "integer", "description": "Version of the format this file is written in."},
        "min_reader": {"type": "integer", "description": "Oldest version of the format whose reader may open it."},
        "generation": {"type": "integer", "description": "Snapshots before this one, and this one."},
    },
}
_SUM = {
    "type": "object",
    "required": ["blake2b"],
    "properties": {"blake2b": {"type": "string", "description": "blake2b-128 in hexadecimal digits."}},
}


def _table(row: Any, description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "propertyNames": {"pattern": "^[0-9]+$"},
        "additionalProperties": row,
    }


def _trim(definition: dict[str, Any]) -> None:
    """Leave out what says nothing: titles made from names, and null, which no row holds."""
    for field, said in definition["properties"].items():
        kept = [one for one in said.pop("anyOf", ()) if one != {"type": "null"}]
        if len(kept) == 1:
            said = {**kept[0], **said}
        elif kept:
            said["anyOf"] = kept
        if said.get("default", said) is None:
            del said["default"]
        said.pop("title", None)
        definition["properties"][field] = said


def _mark(definition: dict[str, Any], kind: str) -> None:
    """Say of a record's fields how two devices' words are put together."""
    for field in SET_FIELDS.get(kind, ()):
        definition["properties"][field]["x-merge"] = "set"
    for field in TEXT_FIELDS.get(kind, ()):
        definition["properties"][field]["x-merge"] = "text"
