"""From what a person does to what a commit writes: only changed fields, by side, with their former values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentortui.errors import Refused
from mentortui.model.limits import TITLE_MAX
from mentortui.model.vocabulary import SET_FIELDS, TEXT_FIELDS, kind_of
from mentortui.store.canonical import FIELDS_MAX, canonical, check, is_id
from mentortui.store.state import Registers, seen_by

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

Part = dict[str, dict[str, Any]]
"""What a line writes to one record: `{"f": {field: value}, "x": {field: [text, seen]}}`."""
_NONE: frozenset[str] = frozenset()

# Kinds and fields that quick capture finds by name: a line touching one is marked for its index.
NAMED: Mapping[str, frozenset[str]] = {
    "person": frozenset({"name", "deleted"}),
    "relationship": frozenset({"mentors", "mentees", "name", "title", "status", "readers", "program", "deleted"}),
    "goal": frozenset({"title", "unit", "status", "readers", "relationship", "owners", "deleted"}),
    "share": frozenset({"relationship", "type", "hosted", "counts", "deleted"}),
}


def checked(record_id: str, fields: Mapping[str, Any]) -> None:
    """Refuse an id or values a journal cannot keep."""
    if not is_id(record_id):
        raise Refused(f"{record_id!r} is not the id of a record. Nothing was saved.")
    count = len(fields)
    for name, value in fields.items():
        if not isinstance(name, str) or not 0 < len(name) <= 200 or "/" in name or not name.isprintable():
            raise Refused(f"{name!r} is not a field's name. Nothing was saved.")
        check(value, name)
        if isinstance(value, list | tuple):
            count += len(value)
        elif name in ("title", "name") and isinstance(value, str) and len(value) > TITLE_MAX:
            raise Refused(f"{name} has {len(value):,} characters; at most {TITLE_MAX:,} fit. Nothing was saved.", name)
    if count > FIELDS_MAX:
        raise Refused(f"A record has at most {FIELDS_MAX:,} fields and entries. Nothing was saved.")


def created(record_id: str, fields: Mapping[str, Any]) -> Part:
    """What creating a record writes. Nulls and empty sets say nothing and are not written."""
    checked(record_id, fields)
    kind = kind_of(record_id)
    sets, texts = SET_FIELDS.get(kind, _NONE), TEXT_FIELDS.get(kind, _NONE)
    part: Part = {}
    for name, value in fields.items():
        if value is None or name == "id":
            continue
        if name in texts:
            part.setdefault("x", {})[name] = [value, {}]
        elif name in sets:
            part.setdefault("f", {}).update({f"{name}/{member}": True for member in _members(name, value)})
        else:
            part.setdefault("f", {})[name] = value
    return part


def updated(
    record_id: str, fields: Mapping[str, Any], row: Mapping[str, Any], texts: Mapping[str, Registers], device: str
) -> Part:
    """What changing a record writes, compared with the row its editor showed.

    `texts` holds the registers of long texts as they were shown: the new version has seen those.
    """
    checked(record_id, fields)
    kind = kind_of(record_id)
    sets, known = SET_FIELDS.get(kind, _NONE), TEXT_FIELDS.get(kind, _NONE)
    part: Part = {}
    for name, value in fields.items():
        if name == "id":
            continue
        before = row.get(name)
        if name in sets:
            now, then = set(_members(name, value or ())), set(before or ())
            changes = {f"{name}/{member}": member in now for member in sorted(now ^ then)}
            if changes:
                part.setdefault("f", {}).update(changes)
        elif name in known:
            if value != before or len(texts.get(name, ())) > 1:
                part.setdefault("x", {})[name] = [value, seen_by(texts.get(name, {}), device)]
        elif not _same(value, before):
            part.setdefault("f", {})[name] = value
    return part


def _same(a: Any, b: Any) -> bool:
    """Whether two values are written alike; 1 and true are equal to Python, and are not."""
    if a is None or b is None or type(a) is type(b) is str:
        return bool(a == b)
    return canonical(a) == canonical(b)


def _members(name: str, value: Iterable[Any]) -> list[str]:
    members = [] if isinstance(value, str) else list(value)
    if isinstance(value, str) or not all(isinstance(member, str) and member for member in members):
        raise Refused(f"{name} is a list of words. Nothing was saved.", name)
    return members


def names_touched(d: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> bool:
    """Whether a line's records hold anything quick capture finds by name."""
    for record_id, part in d.items():
        named = NAMED.get(kind_of(record_id))
        if named and any(field.partition("/")[0] in named for field in part.get("f", ())):
            return True
    return False
