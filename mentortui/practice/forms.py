"""The forms there are: those that ship, and those a journal holds, each in its versions.

What a form is stands in `form_spec`, how a file is read in `form_file`; both can be had from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from mentortui.content import text_of
from mentortui.errors import NotFound
from mentortui.model.limits import clean
from mentortui.model.reader import Directory, Row
from mentortui.practice.form_file import built, data_of, faults, head_of, load
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
    FormHead,
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
    "FormHead",
    "FormSpec",
    "Item",
    "data_of",
    "exactly",
    "faults",
    "heads",
    "known",
    "load",
    "newest",
    "shipped",
    "spec",
    "title_of",
    "versions",
]


_ORDER: Final = (
    "meeting-mentee", "meeting-mentor", "pair-fit", "pulse", "needs", "readiness-mentee", "readiness-mentor",
    "outcome", "program", "interview", "closing",
)  # fmt: skip
"""The forms that ship, in the order they are offered; each lies in a file with its id as its name."""


def shipped() -> dict[str, FormSpec]:
    """The forms that come with the program, by their ids, in the order they are offered."""
    return {form: _shipped(form) for form in _ORDER}


@cache
def _shipped(form: str) -> FormSpec:
    """One of them, read when it is first asked for: all at once would cost 10 ms."""
    return built(tomllib.loads(text_of(f"forms/{form}.toml")))


@cache
def _shipped_heads() -> dict[tuple[str, int], FormHead]:
    heads = (head_of(text_of(f"forms/{form}.toml")) for form in _ORDER)
    return {(one.id, one.version): one for one in heads}


def heads(reader: Directory) -> dict[tuple[str, int], FormHead]:
    """The heads of all forms here, by id and version: those that ship, and those added from files.

    A record that is no whole form (made by another program) is passed over.
    """
    found = dict(_shipped_heads())
    for one in _added(reader):
        found.setdefault((one.id, one.version), one.head)
    return found


def _added(reader: Directory) -> Iterator[FormSpec]:
    return (one for row in reader.rows("form") if (one := _recorded(row)) is not None)


def versions(reader: Directory) -> dict[tuple[str, int], FormSpec]:
    """Every form here in each of its versions, with its questions."""
    found = {(one.id, one.version): one for one in shipped().values()}
    for one in _added(reader):
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


def exactly(reader: Directory, form_id: str, version: int) -> FormSpec | None:
    """The form with this very id in this version; None where it is not here."""
    if (form_id, version) in _shipped_heads():
        return _shipped(form_id)
    rows = (row for row in reader.rows("form") if (row.get("form"), row.get("version")) == (form_id, version))
    return next((one for row in rows if (one := _recorded(row)) is not None), None)


def title_of(reader: Directory, form_id: str, version: int) -> str:
    """What a form is called in one version, without reading its questions; its id where it is not here."""
    one = next((head for (form, _), head in _shipped_heads().items() if form == form_id), None)
    if one is not None and one.version == version:
        return one.title
    rows = [row for row in reader.rows("form") if row.get("form") == form_id]
    named = [row for row in rows if row.get("version") == version] or rows
    return str(named[-1].get("title")) if named else one.title if one else form_id


def newest(specs: Iterable[FormHead]) -> dict[str, FormHead]:
    """The newest version of each form."""
    found: dict[str, FormHead] = {}
    for one in specs:
        if one.id not in found or one.version > found[one.id].version:
            found[one.id] = one
    return found


def known(reader: Directory) -> list[FormHead]:
    """The heads of the forms one can answer here, each in its newest version, those that ship first."""
    return list(newest(heads(reader).values()).values())


def spec(reader: Directory, form_id: str, version: int | None = None) -> FormSpec:
    """The form with this id, or a unique beginning of it or of its title; the newest version unless one is named.

    Raises NotFound with near names, or with the versions there are.
    """
    there = heads(reader)
    said = " ".join(form_id.split()).casefold()
    latest = newest(there.values())
    named = (
        [one for one in latest.values() if said in (one.id, one.title.casefold())]
        or [one for one in latest.values() if said and one.id.startswith(said)]
        or [one for one in latest.values() if said and one.title.casefold().startswith(said)]
    )
    if len(named) != 1:
        raise NotFound(_unknown(form_id, named, latest), "form")
    found = exactly(reader, named[0].id, named[0].version if version is None else version)
    if found is None:
        here = ", ".join(str(number) for name, number in sorted(there) if name == named[0].id)
        raise NotFound(
            f'"{named[0].title}" has no version {version} on this computer (there is {here}); scores of two versions '
            "are never compared. What was answered is safe.",
            "version",
        )
    return found


def _unknown(words: str, named: list[FormHead], latest: Mapping[str, FormHead]) -> str:
    import difflib  # only on the way to an error

    said = clean(" ".join(words.split()))
    if named:
        return f"{said!r} could be {' or '.join(one.id for one in named)}; say more of it."
    near = difflib.get_close_matches(said.lower(), list(latest), n=2, cutoff=0.5)
    meant = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(latest)}."
    return f"There is no form {said!r}. {meant}"
