"""Forms as data: what a form file says, the forms that ship, and those a journal holds.

A form is read from TOML or JSON (docs/forms.md, docs/form.schema.json). `form_faults` says what is wrong with a
file and where; what comes out of `load` is whole.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from mentortui.errors import NotFound, Refused
from mentortui.model.limits import clean
from mentortui.model.reader import Directory, Row
from mentortui.model.vocabulary import ONLY_YOU

SCALE: Final = "scale"
NUMBER: Final = "number"
CHOICE: Final = "choice"
TEXT: Final = "text"
ITEM_TYPES: Final = (SCALE, NUMBER, CHOICE, TEXT)

MENTEE: Final = "mentee"
MENTOR: Final = "mentor"
BOTH: Final = "both"
ANYBODY: Final = "everyone"
WHO: Final = (MENTEE, MENTOR, BOTH, ANYBODY)
ABOUT: Final = ("meeting", "relationship", "me", "program", "person")

MEAN: Final = "mean"
SUM: Final = "sum"
GAP: Final = "gap"
UNSCORED: Final = "none"
SCORING: Final = (MEAN, SUM, GAP, UNSCORED)
HALF: Final = "half"
ALL: Final = "all"
MISSING: Final = (HALF, ALL)

EACH_MEETING: Final = "meeting"
FIRST_MEETING: Final = "first meeting"
START: Final = "start"
COURSE: Final = "course"
CLOSING: Final = "closing"
AFTER: Final = (EACH_MEETING, FIRST_MEETING, START, COURSE, CLOSING)

# Items with a meaning of their own, whatever the form: what Today, meetings and goals look for.
CHANGE: Final = "change"
"""Id of the item "what I will change", shown at the next meeting."""
STRENGTHS: Final = "strengths"
IMPROVEMENTS: Final = "improvements"
HINT: Final = "situation, behavior, effect, next step"
"""What a free text is offered when its form offers nothing else."""


class Item(NamedTuple):
    """One question of a form.

    `labels` are the anchored points of a scale from 1 on (those between the ends may be empty), or the options of a
    choice. `low` and `high` are the least and the most of a scale or number.
    """

    id: str
    text: str
    type: str
    labels: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    reverse: bool = False
    optional: bool = False
    many: bool = False
    hint: str = ""
    part: str = ""

    @property
    def rated(self) -> bool:
        """Whether it is answered with a number."""
        return self.type in (SCALE, NUMBER)

    def label(self, value: float) -> str:
        """What a point of a scale says, empty where it has no words."""
        whole = int(value)
        return self.labels[whole - self.low] if self.type == SCALE and self.low <= whole <= self.high else ""


class Subscale(NamedTuple):
    """Items that are scored together."""

    id: str
    title: str
    items: tuple[str, ...]


class DueRule(NamedTuple):
    """When a form is due by itself.

    `after`: each meeting held; the first meeting (and again after the next ones, while the answer to `again[0]` is
    `again[1]`); the start of the relationship, on its `days` and then `every` so many; its course (start, middle,
    end, six months after; without an end at the start and `every` so many days); its closing. A form stays due for
    `within` days.
    """

    after: str
    within: int = 14
    days: tuple[int, ...] = ()
    every: int = 0
    again: tuple[str, str] = ("", "")


class FormSpec(NamedTuple):
    """A form in one version: who answers, about whom, who sees what, its items and how they are scored."""

    id: str
    version: int
    title: str
    who: str
    about: str
    seen: str
    readers: str
    sealed: bool
    items: tuple[Item, ...]
    subscales: tuple[Subscale, ...]
    scoring: str
    due: DueRule | None
    minutes: float
    source: str
    licence: str
    missing: str = HALF
    overall: bool = True

    def item(self, item_id: str) -> Item | None:
        """The item with this id, or None."""
        return next((one for one in self.items if one.id == item_id), None)

    def seen_by(self, name: str) -> str:
        """Who will see what, with the other's name."""
        return self.seen.replace("{name}", name or "the other")


def load(text: str, name: str) -> FormSpec:
    """The form a file's text describes. Raises Refused with everything that is wrong and where."""
    found = faults(text, name)
    if found:
        more = f" There are {len(found) - 1} more; `mentortui form check` lists them." if len(found) > 1 else ""
        raise Refused(f"{clean(name)} is no form yet. {found[0]}{more} Nothing was saved.", "form")
    return built(data_of(text))


def faults(text: str, name: str) -> list[str]:
    """Everything that is wrong with a form's text, a sentence each with its place; empty when it is whole."""
    from mentortui.practice.form_faults import faults_of  # only needed where a form comes from outside

    try:
        data = data_of(text)
    except Refused as error:
        return [error.sentence]
    return faults_of(data)


def data_of(text: str) -> dict[str, Any]:
    """What stands in the text of a form file, as TOML or JSON. Raises Refused naming the line."""
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
        where = f"{place[:1].upper()}{place[1:]}: " if place else ""
        raise Refused(f"{where}{what}; this is not TOML.", "form") from None


def built(data: Mapping[str, Any]) -> FormSpec:
    """A form from data without faults."""
    scales = {name: tuple(labels) for name, labels in data.get("scales", {}).items()}
    due = data.get("due")
    return FormSpec(
        id=data["id"],
        version=data["version"],
        title=_text(data["title"]),
        who=data["who"],
        about=data["about"],
        seen=_text(data["seen"]),
        readers=data.get("readers", ONLY_YOU),
        sealed=data.get("sealed", False),
        items=tuple(_item(one, scales) for one in data["items"]),
        subscales=tuple(
            Subscale(one["id"], _text(one.get("title", one["id"])), tuple(one["items"]))
            for one in data.get("subscales", ())
        ),
        scoring=data.get("scoring", UNSCORED),
        due=None if due is None else _due(due),
        minutes=float(data.get("minutes", 0)),
        source=_text(data.get("source", "")),
        licence=_text(data.get("licence", "")),
        missing=data.get("missing", HALF),
        overall=data.get("overall", True),
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


@cache
def shipped() -> dict[str, FormSpec]:
    """The forms that come with the program, by their ids, in the order they are offered."""
    folder = files("mentortui.content") / "forms"
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    specs = [built(tomllib.loads(text)) for text in texts]
    rank = {form: place for place, form in enumerate(_ORDER)}
    return {one.id: one for one in sorted(specs, key=lambda one: (rank.get(one.id, len(rank)), one.id))}


_ORDER: Final = (
    "meeting-mentee", "meeting-mentor", "pair-fit", "pulse", "needs", "readiness-mentee", "readiness-mentor",
    "outcome", "program", "interview", "closing",
)  # fmt: skip


def versions(reader: Directory) -> dict[tuple[str, int], FormSpec]:
    """Every form here in each of its versions: those that ship, and those added from files.

    A record that is no whole form (made by another program) is passed over.
    """
    found = {(one.id, one.version): one for one in shipped().values()}
    for row in reader.rows("form"):
        one = _recorded(row)
        if one is not None:
            found.setdefault((one.id, one.version), one)
    return found


_READ: Final[dict[str, tuple[Any, FormSpec | None]]] = {}
"""What was read from form records, by their ids, beside the very definition it was read from."""


def _recorded(row: Row) -> FormSpec | None:
    """The form of a record; read once, because a form of 100 items takes a millisecond and is asked for often."""
    data = row.get("definition") or {}
    known_data, found = _READ.get(row["id"], (None, None))
    if known_data is not data:
        from mentortui.practice.form_faults import faults_of

        found = built(data) if not faults_of(data, strict=False) else None
        _READ[row["id"]] = (data, found)
    return found


def title_of(reader: Directory, form_id: str, version: int) -> str:
    """What a form is called in one version, without reading it; its id where it is not here."""
    one = shipped().get(form_id)
    if one is not None and one.version == version:
        return one.title
    rows = [row for row in reader.rows("form") if row.get("form") == form_id]
    named = [row for row in rows if row.get("version") == version] or rows
    return str(named[-1].get("title")) if named else one.title if one else form_id


def newest(specs: Iterable[FormSpec]) -> dict[str, FormSpec]:
    """The newest version of each form."""
    found: dict[str, FormSpec] = {}
    for one in specs:
        if one.id not in found or one.version > found[one.id].version:
            found[one.id] = one
    return found


def known(reader: Directory) -> list[FormSpec]:
    """The forms one can answer here, each in its newest version, those that ship first."""
    return list(newest(versions(reader).values()).values())


def spec(reader: Directory, form_id: str, version: int | None = None) -> FormSpec:
    """The form with this id, or a unique beginning of it or of its title; the newest version unless one is named.

    Raises NotFound with near names, or with the versions there are.
    """
    there = versions(reader)
    said = " ".join(form_id.split()).casefold()
    latest = newest(there.values())
    named = (
        [one for one in latest.values() if said in (one.id, one.title.casefold())]
        or [one for one in latest.values() if said and one.id.startswith(said)]
        or [one for one in latest.values() if said and one.title.casefold().startswith(said)]
    )
    if len(named) != 1:
        raise NotFound(_unknown(form_id, named, latest), "form")
    if version is None:
        return named[0]
    found = there.get((named[0].id, version))
    if found is None:
        here = ", ".join(str(number) for name, number in sorted(there) if name == named[0].id)
        raise NotFound(
            f'"{named[0].title}" has no version {version} on this computer (there is {here}); scores of two versions '
            "are never compared. What was answered is safe.",
            "version",
        )
    return found


def _unknown(words: str, named: list[FormSpec], latest: Mapping[str, FormSpec]) -> str:
    import difflib  # only on the way to an error

    said = clean(" ".join(words.split()))
    if named:
        return f"{said!r} could be {' or '.join(one.id for one in named)}; say more of it."
    near = difflib.get_close_matches(said.lower(), list(latest), n=2, cutoff=0.5)
    meant = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(latest)}."
    return f"There is no form {said!r}. {meant}"
