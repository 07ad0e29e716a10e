"""The published schema is the one the records give, and a real journal fits it."""

import json
import re
from datetime import datetime
from pathlib import Path

from mentortui.clock import FixedClock
from mentortui.exchange.demo import build_demo
from mentortui.model.schema import document, text
from mentortui.model.vocabulary import KINDS, SET_FIELDS, TEXT_FIELDS

DOCS = Path(__file__).parents[2] / "docs"
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}


def faults(value, schema, whole, place="journal"):
    """What in a value does not fit the part of JSON Schema that is used here."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return [] if any(not faults(value, one, whole) for one in schema["anyOf"]) else [f"{place}: fits none"]
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return [f"{place}: {value!r} is no {schema['type']}"]
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value!r} is not in {schema['enum']}")
    return found + _plain_faults(value, schema, place) + _inner_faults(value, schema, whole, place)


def _plain_faults(value, schema, place):
    found = []
    if isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            found.append(f"{place}: length {len(value)}")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{place}: {value!r} against {schema['pattern']}")
    if isinstance(value, (int, float)) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        found.append(f"{place}: {value}")
    if isinstance(value, list) and schema.get("uniqueItems") and len(set(value)) != len(value):
        found.append(f"{place}: twice the same")
    return found


def _inner_faults(value, schema, whole, place):
    found = []
    if isinstance(value, list):
        for number, item in enumerate(value):
            found += faults(item, schema.get("items", {}), whole, f"{place}[{number}]")
    if isinstance(value, dict):
        found += [f"{place}: no {name}" for name in schema.get("required", ()) if name not in value]
        more = schema.get("additionalProperties")
        for name, item in value.items():
            found += faults(name, schema.get("propertyNames", {}), whole, f"name of {place}.{name}")
            part = schema.get("properties", {}).get(name, more if isinstance(more, dict) else {})
            found += faults(item, part, whole, f"{place}.{name}")
    return found


def test_the_file_in_docs_is_current():
    assert (DOCS / "journal.schema.json").read_text("utf-8") == text(), "run `make docs`"


def test_every_field_of_every_record_is_explained():
    schema = document()
    assert set(KINDS.values()) < set(schema["properties"])
    for name, definition in schema["$defs"].items():
        for field, said in definition["properties"].items():
            assert said.get("description"), f"{name}.{field}"
        assert "null" not in json.dumps(definition)


def test_fields_that_merge_in_their_own_way_say_so():
    schema = document()
    for kinds, word in ((SET_FIELDS, "set"), (TEXT_FIELDS, "text")):
        for kind, fields in kinds.items():
            row = schema["properties"][KINDS[kind]]["additionalProperties"]["$ref"]
            model = schema["$defs"][row.rpartition("/")[2]]
            assert {field for field, said in model["properties"].items() if said.get("x-merge") == word} == fields


def test_a_journal_on_disk_fits_and_a_broken_one_does_not(tmp_path):
    home = tmp_path / "home"
    with build_demo(home, FixedClock(datetime.fromisoformat("2026-11-21T10:00:00+00:00"))) as journal:
        journal.checkpoint(force=True)
    schema = json.loads(text())
    for name in ("journal.json", "private/journal.json"):
        assert faults(json.loads((home / name).read_text("utf-8")), schema, schema) == []
    broken = json.loads((home / "journal.json").read_text("utf-8"))
    next(iter(broken["meetings"].values()))["minutes"] = "long"
    next(iter(broken["goals"].values())).pop("title")
    assert len(faults(broken, schema, schema)) == 2
