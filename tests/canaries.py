"""Words that stand nowhere else, one for each field of each kind, to be searched for where they must not be.

They are made from the models, so that a new kind or field is among them without a word here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Final, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from mentortui.clock import new_id
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.record import Record
from mentortui.model.records import MODELS
from mentortui.model.vocabulary import ALWAYS_PRIVATE, ONLY_YOU, PARENT_FIELDS, SET_FIELDS
from mentortui.store.share.envelope import Unsound, parse, unseal
from tests.sharing import Somebody
from tests.worlds import PEOPLE

_FREE: Final = frozenset({limits.title, limits.name, limits.phrase, limits.text, limits.written})
WORD: Final = re.compile(rb"CANARY(\d{6})")
_LINKS: Final = frozenset({*PARENT_FIELDS.values(), "relationship", "person", "owner", "meeting", "goal", "response",
                           "program", "source", "seal", "unsealed"})  # fmt: skip
"""Fields a record is found or withheld by: a canary there would make another record of it."""


class Place(NamedTuple):
    """Where a word was written."""

    name: str
    kind: str
    field: str


class Canaries:
    """Words, and where each was written."""

    def __init__(self) -> None:
        self.places: list[Place] = []

    def word(self, *place: str) -> str:
        """A new word for a place."""
        self.places.append(Place(*place))
        return f"CANARY{len(self.places) - 1:06d}"

    def found(self, data: bytes) -> set[Place]:
        """The places whose words stand in some bytes."""
        return {self.places[int(number)] for number in WORD.findall(data)}

    def at(self, *names: str) -> set[Place]:
        """Every place of these names."""
        return {place for place in self.places if place.name in names}

    def records(
        self, who: Somebody, place: str, readers: str, links: dict[str, str], people: list[str]
    ) -> dict[str, dict[str, Any]]:
        """A record of every kind that may have these readers, with a word in every field that takes one.

        `links` gives by kind the id to link to; the kinds made here are linked to each other first.
        """
        kinds = [kind for kind in MODELS if readers == ONLY_YOU or kind not in ALWAYS_PRIVATE]
        ids = {kind: new_id(kind, who.clock) for kind in kinds}
        found = {}
        for kind in kinds:
            row: dict[str, Any] = {"at": who.clock.now().isoformat(timespec="seconds"), "by": who.me}
            row |= {"readers": readers, "later": {"deep": [self.word(place, kind, "later")]}}
            model = MODELS[kind]
            for name in model.model_fields.keys() - Record.model_fields.keys():
                link = {"owner": "person"}.get(name, name)
                if name in PEOPLE:
                    row[name] = people
                elif name in _LINKS:
                    row |= {name: links.get(link) or ids.get(link)} if links.get(link) or ids.get(link) else {}
                else:
                    value = self._value(model, name, place, kind)
                    row |= {} if value is None else {name: value}
            if "relationship" in links and kind not in ("relationship", "share"):
                row["relationship"] = links["relationship"]
            if kind == "share":
                row.pop("relationship", None)
            found[ids[kind]] = row
        return found

    def _value(self, model: type[Record], name: str, place: str, kind: str) -> Any:
        """A value of a field that holds a new word; None where no words are kept."""
        field = model.model_fields[name]
        word = self.word(place, kind, name)
        if name in SET_FIELDS.get(kind, ()):
            return [word]
        taken = TypeAdapter(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        kept = _first(
            taken, (word, {"q": word}, [word], {"q": [word]}, [[word]], f"https://example.org/{word}", f"/tmp/{word}")
        )
        if kept is not None:
            return kept
        self.places[-1] = Place("nowhere", kind, name)
        return _first(taken, _plain(field.annotation)) if field.is_required() else None


def wordless() -> set[tuple[str, str]]:
    """Fields of free words that got no word, by kind: there must be none."""
    canaries, missed = Canaries(), set()
    for kind, model in MODELS.items():
        for name, field in model.model_fields.items():
            if name in Record.model_fields or name in _LINKS | PEOPLE or name in SET_FIELDS.get(kind, ()):
                continue
            parts = (*field.metadata, *_parts(field.annotation))
            limited = [
                getattr(part, "func", part) for part in parts if hasattr(part, "func") or hasattr(part, "pattern")
            ]
            free = _FREE.intersection(limited) or (not limited and str in (field.annotation, *_parts(field.annotation)))
            if free and "CANARY" not in str(canaries._value(model, name, "", kind)):
                missed.add((kind, name))
    return missed


def _first(taken: TypeAdapter[Any], values: Iterable[Any]) -> Any:
    """The first of some values that a field keeps as it is; None where it keeps none."""
    for value in values:
        try:
            if value == taken.validate_python(value):
                return value
        except (ValidationError, Refused):
            continue
    return None


def _plain(annotation: Any) -> Iterator[Any]:
    """Values without words: one of the choices, a day, a number."""
    yield from (part for part in (*get_args(annotation), *_parts(annotation)) if isinstance(part, str | int))
    yield from ("2026-11-21", "2026-11-21T09:00:00+00:00", 3, True, "16:00", {})


def _parts(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of, whatever stands in what."""
    for part in get_args(annotation):
        yield part
        yield from _parts(part)


def opened(files: Iterable[bytes], identity: Any) -> Iterator[bytes]:
    """What an age identity opens of some files."""
    for data in files:
        try:
            body = unseal(parse(data), identity)
        except Unsound:
            continue
        if body is not None:
            yield body
