"""What two people, or two computers, wrote apart: texts with several versions, and records made twice."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import TEXT_FIELDS


class Version(NamedTuple):
    """One version of a text, with the stamp it was written at."""

    text: str
    stamp: str

    @property
    def device(self) -> str:
        """The computer it was written on."""
        return self.stamp[17:]


class Conflict(NamedTuple):
    """A text of a record that was written in several places apart; the newest version first."""

    row: Row
    field: str
    versions: tuple[Version, ...]


def conflicts(reader: Reader) -> list[Conflict]:
    """Every text with more than one version that no other version has seen. Nothing of it is lost until one settles."""
    found = []
    for kind, fields in TEXT_FIELDS.items():
        for row in reader.rows(kind):
            for field in sorted(fields):
                versions = versions_of(reader, row["id"], field)
                if len(versions) > 1:
                    found.append(Conflict(row, field, versions))
    return found


def versions_of(reader: Reader, record_id: str, field: str) -> tuple[Version, ...]:
    """The versions of a text that no other version has seen, the newest first; one where nothing was written apart."""
    texts = reader.versions(record_id, field)
    if not texts:
        return ()
    stamps = sorted((reader.stamp(record_id, field) or "").split("+"), reverse=True)
    return tuple(map(Version, texts, _unseen(stamps, len(texts))))


def _unseen(stamps: list[str], count: int) -> list[str]:
    """The stamps of the versions that are shown: the newest, as the others were seen by those."""
    return (stamps + [""] * count)[:count]


def doubles(reader: Reader) -> list[tuple[Row, Row]]:
    """Meetings that two people probably both wrote down: of one day, one relationship, and two makers."""
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in reader.rows("meeting"):
        if row.get("relationship"):
            by_place[row["relationship"], row.get("on", "")].append(row)
    return [
        (one, other)
        for rows in by_place.values()
        for one, other in combinations(rows, 2)
        if one.get("by") != other.get("by") and _same_hour(one, other)
    ]


def _same_hour(one: Row, other: Row) -> bool:
    """Whether two meetings of a day may be the same: the one begins when the other does, or one does not say when."""
    return not (one.get("time") and other.get("time")) or one["time"] == other["time"]
