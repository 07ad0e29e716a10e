"""Journals a screen must bear: hostile words in every field of every kind, ten thousand records, another process.

All are made from the records themselves, so that a new field or kind is in them without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import Any, Final, get_args

from mentortui.clock import new_id
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.record import Record as Model
from mentortui.model.records import MODELS
from mentortui.model.vocabulary import ALWAYS_PRIVATE, KINDS, ONLY_YOU, PARENT_FIELDS, RELATIONSHIP, SET_FIELDS
from mentortui.store import Journal
from tests.driver import CountingClock, empty_journal
from tests.hostile import TEXTS

Row = dict[str, Any]

ELSEWHERE: Final = "Written elsewhere"
"""What the other process writes into every record."""
PEOPLE: Final = frozenset({"mentors", "mentees", "owners", "attendees", "absent"})
"""Sets that hold ids."""
_LINKS: Final = (*PARENT_FIELDS.values(), "relationship", "person", "owner")
_NEEDED: Final[dict[str, Row]] = {
    "goal": {"start": "2026-09-01", "due": "2026-12-01", "baseline": 0, "target": 2**53 - 1},
    "progress": {"on": "2026-11-01", "value": -(2**53) + 1, "confidence": 10},
    "meeting": {"on": "2026-11-24", "time": "16:00", "status": "planned", "minutes": 1440},
    "revision": {"on": "2026-11-01", "before": {"title": "[/b]", "due": None}, "after": {"title": "x" * 500}},
    "milestone": {"on": "9999-12-31"},
    "note": {"on": "0001-01-01"},
    "action": {"due": "0001-01-01"},
    "acceptance": {"on": "0001-01-01"},
    "training": {"on": "0001-01-01"},
}  # fmt: skip
"""What records hold besides words: numbers and days at their ends."""


def hostile_home(folder: Path) -> Path:
    """A home where every text of every kind is one of `TEXTS`, and every kind has a record for each of them.

    Copy it with `copy_of`; it is slow to make.
    """
    journal = empty_journal(folder)
    rows: dict[str, Row] = {}
    for number in range(len(TEXTS)):
        ids = {kind: new_id(kind, journal.clock) for kind in KINDS}
        for kind in KINDS:
            rows[ids[kind]] = _hostile_row(kind, ids, journal.me, number)
    journal.commit(Delta("Everything hostile", create=rows))
    journal.commit(Delta("Me too", update={journal.me: {"name": "[/b] \u202eTom", "roles": list(_words(0, 5))}}))
    journal.close()
    return Path(journal.home)


def _hostile_row(kind: str, ids: Row, me: str, number: int) -> Row:
    """A record of a kind whose texts are all hostile, and all fields of it that are free words are filled."""
    row: Row = {"id": ids[kind], "at": "2026-11-20T18:00:00+01:00", "by": me, **_NEEDED.get(kind, {})}
    row["readers"] = ONLY_YOU if kind in ALWAYS_PRIVATE or number % 3 == 0 else RELATIONSHIP
    model = MODELS[kind]
    for link in _LINKS:
        if link in model.model_fields and link != kind:
            row[link] = ids["person"] if link == "owner" else ids[link]
    for name in SET_FIELDS.get(kind, ()):
        row[name] = [me, ids["person"]] if name in PEOPLE else sorted(set(_words(number, 6)))
    for place, name in enumerate(model.model_fields):
        if name not in row and name not in Model.model_fields:
            text = TEXTS[(number + place) % len(TEXTS)]
            taken = _taken(model, name, text)
            if taken is not None:
                row[name] = taken
    return row


def _taken(model: type[Model], name: str, text: str) -> Any:
    """The text as a field keeps it; None where the field takes no free words."""
    field = model.model_fields[name]
    checks = [part for part in (*field.metadata, *_parts(field.annotation)) if hasattr(part, "func")]
    for check in checks:
        if check.func in (limits.title, limits.name, limits.phrase, limits.text, limits.written):
            try:
                return check.func(" ".join(text.split())[:200] if check.func is limits.name else text)
            except Refused:
                return None
    return None


def _parts(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of, whatever stands in what."""
    for part in get_args(annotation):
        yield part
        yield from _parts(part)


def _words(start: int, count: int) -> Iterator[str]:
    """Some of the texts, as an element of a set holds them."""
    for place in range(start, start + count):
        yield " ".join(limits.clean(TEXTS[place % len(TEXTS)]).split())[:200]


def crowded_home(folder: Path) -> Path:
    """A home with ten thousand records. Copy it with `copy_of`; it is slow to make."""
    from benchmarks.make_journal import make_journal

    return make_journal(folder / "crowded", 10_000)


def copy_of(home: Path, folder: Path) -> Journal:
    """A journal of one's own on a copy of a home."""
    return Journal.open(copytree(home, folder / "copy"), clock=CountingClock(count=10**9))


def record_of(journal: Journal, kind: str) -> str:
    """The id of the last record of a kind; of a person somebody else. AssertionError where there is none."""
    ids = [str(row["id"]) for row in journal.rows(kind) if row["id"] != journal.me]
    assert ids, f"no record of the kind {kind!r} is in this journal; add one, so that its screens are tried"
    return max(ids)


def written_elsewhere(journal: Journal) -> None:
    """Another process gives every record other words, and adds as many."""
    with Journal.open(journal.home, clock=journal.clock) as other:
        update, create = {}, {}
        for kind in KINDS:
            named = next((name for name in ("title", "text", "name") if name in MODELS[kind].model_fields), "")
            for row in other.rows(kind):
                if named:
                    update[row["id"]] = {named: f"{ELSEWHERE} {row.get(named, '')}".strip()}
                if row["id"] != other.me:
                    fresh = new_id(kind, other.clock)
                    create[fresh] = {**row, "id": fresh}
        other.commit(Delta("Elsewhere", create=create, update=update))


def deleted_elsewhere(journal: Journal) -> None:
    """Another process deletes every record but the owner's own person."""
    with Journal.open(journal.home, clock=journal.clock) as other:
        ids = [str(row["id"]) for kind in KINDS for row in other.rows(kind) if row["id"] != other.me]
        other.commit(Delta("Gone", update={record_id: {"deleted": True} for record_id in ids}))


nobody = partial("{}-{:032x}".format)
"""The id of a record that is not there: `nobody("goal", 1)`."""
