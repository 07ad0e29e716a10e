"""The forms there are: those that ship, and those a journal holds, each in its versions.

What a form is stands in `form_spec`, how a file is read in `form_file`; both can be had from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mentortui.errors import NotFound
from mentortui.model.limits import clean
from mentortui.model.reader import Directory, Row
from mentortui.practice.form_file import built, data_of, faults, load
from mentortui.practice.form_spec import (
    ALL,
    ANYBODY,
    BOTH,
    CHANGE,
    CHOICE,
    CLOSING,
    COURSE,
    EACH_MEETING,
    FIRST_MEETING,
    GAP,
    IMPROVEMENTS,
    MENTEE,
    MENTOR,
    NUMBER,
    SCALE,
    START,
    STRENGTHS,
    SUM,
    TEXT,
    UNSCORED,
    DueRule,
    FormSpec,
    Item,
)

__all__ = [
    "ALL",
    "ANYBODY",
    "BOTH",
    "CHANGE",
    "CHOICE",
    "CLOSING",
    "COURSE",
    "EACH_MEETING",
    "FIRST_MEETING",
    "GAP",
    "IMPROVEMENTS",
    "MENTEE",
    "MENTOR",
    "NUMBER",
    "SCALE",
    "START",
    "STRENGTHS",
    "SUM",
    "TEXT",
    "UNSCORED",
    "DueRule",
    "FormSpec",
    "Item",
    "data_of",
    "faults",
    "known",
    "load",
    "newest",
    "shipped",
    "spec",
    "title_of",
    "versions",
]


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
