"""What two people, or two computers, wrote apart: texts with several versions, and records made twice."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import TEXT_FIELDS
from mentortui.practice.merging import merged, together
from mentortui.practice.names import name, shortened


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
    base: str | None = None
    """The text all of them were written from, where it is known."""

    @property
    def merged(self) -> str | None:
        """All changes in one text, where they are in different lines; None where they collide or nobody can tell."""
        whole: str | None = self.versions[0].text
        for version in self.versions[1:]:
            whole = merged(self.base, whole, version.text) if self.base is not None and whole is not None else None
        return whole

    @property
    def both(self) -> str:
        """All lines of all versions."""
        whole = self.versions[0].text
        for version in self.versions[1:]:
            whole = together(self.base, whole, version.text)
        return whole


def conflicts(reader: Reader) -> list[Conflict]:
    """Every text with more than one version that no other version has seen. Nothing of it is lost until one settles."""
    found = []
    for kind, fields in TEXT_FIELDS.items():
        for row in reader.rows(kind):
            for field in sorted(fields):
                versions = versions_of(reader, row["id"], field)
                if len(versions) > 1:
                    found.append(Conflict(row, field, versions, reader.base(row["id"], field)))
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
        if one.get("by") != other.get("by") and _same_hour(one, other) and not said_two(one, other)
    ]


def said_two(one: Row, other: Row) -> bool:
    """Whether somebody said that these two are not one."""
    return other["id"] in one.get("not_same", ()) or one["id"] in other.get("not_same", ())


def told_of(reader: Reader, row: Row) -> str:
    """What tells a meeting from its double: `by Ana Silva, 45 minutes, at 16:00, 2 notes: “Handover went well”`."""
    parts = [[one for one in reader.rows(kind) if one.get("meeting") == row["id"]] for kind in ("entry", "action")]
    counts = [
        f"{len(found)} {word}{'s' * (len(found) != 1)}" for found, word in zip(parts, ("note", "action"), strict=True)
        if found
    ]  # fmt: skip
    minutes, time = row.get("minutes"), row.get("time")
    who = "by you" if row.get("by") == reader.me else f"by {name(reader, str(row.get('by')))}"
    words = filter(None, (who, f"{minutes:g} minutes" if minutes else "", f"at {time}" if time else "", *counts))
    begins = f": “{shortened(str(parts[0][0].get('text', '')), 40)}”" if parts[0] else ""
    return f"{', '.join(words)}{begins}"


def _same_hour(one: Row, other: Row) -> bool:
    """Whether two meetings of a day may be the same: the one begins when the other does, or one does not say when."""
    return not (one.get("time") and other.get("time")) or one["time"] == other["time"]
