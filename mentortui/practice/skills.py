"""Skills and their ratings: the list with one's own changes, and before and after side by side.

A skill is of the list that ships (`content/skills.toml`) or of one's own. A record may stand in for one of the list,
with other words or hidden; the program counts ratings of the list only. A rating is the person's own or their
mentor's, on a day; first and latest of both stand side by side, and nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from mentortui.content.skills import listed_skills
from mentortui.model.reader import Directory, Row
from mentortui.model.vocabulary import SKILL_LEVELS, kind_of

SELF, MENTOR = "self", "mentor"
GONE: Final = "a skill that is not in this list"
"""What a rated skill is called when its record was deleted, or is somebody else's own."""
TYPE_WORDS: Final = {"soft": "Soft skills", "hard": "Hard skills"}


class Skill(NamedTuple):
    """A skill as it stands in a person's list."""

    id: str
    """What ratings name: the id of the list, or that of the record of one's own skill."""
    name: str
    type: str
    description: str
    listed: bool
    """Whether it is of the list, so that the program may count its ratings."""
    hidden: bool = False
    record: str = ""
    """Id of the record that made or changed it; empty where the list speaks for itself."""


class Mark(NamedTuple):
    """One rating: the level, the ISO day, what it is seen by, and the id of its record."""

    level: int
    on: str
    evidence: str
    id: str

    @property
    def words(self) -> str:
        """What the level means: `3, on my own`."""
        return f"{self.level}, {SKILL_LEVELS.get(self.level, '?')}"


class Course(NamedTuple):
    """The ratings of one skill by one side: the first, the latest, and how many there are."""

    first: Mark | None = None
    latest: Mark | None = None
    times: int = 0

    @property
    def change(self) -> int | None:
        """Levels from the first to the latest rating; None with fewer than two."""
        if self.first is None or self.latest is None or self.times < 2:
            return None
        return self.latest.level - self.first.level


class BeforeAfter(NamedTuple):
    """One skill of one person: how they rate it themselves, and how their mentor does."""

    skill: Skill
    own: Course
    mentor: Course

    @property
    def gap(self) -> int | None:
        """How many levels the latest self rating lies above the mentor's latest; None unless both rated."""
        if self.own.latest is None or self.mentor.latest is None:
            return None
        return self.own.latest.level - self.mentor.latest.level

    @property
    def rated(self) -> bool:
        """Whether anybody rated it."""
        return bool(self.own.times or self.mentor.times)


def skills(reader: Directory, *, hidden: bool = False) -> list[Skill]:
    """The list of a journal: soft skills before hard ones, own ones after those of the list; hidden ones if asked."""
    changed = _changed(reader)
    every = [_listed(one, changed.get(one)) for one in listed_skills()]
    every += [_own(row) for row in _mine(reader) if row.get("shipped") not in listed_skills()]
    return sorted((one for one in every if hidden or not one.hidden), key=lambda one: one.type != "soft")


def _mine(reader: Directory) -> list[Row]:
    """The records of one's own list, as they were made; what others share of theirs is no part of it."""
    rows = (row for row in reader.rows("skill") if row.get("by", reader.me) == reader.me)
    return sorted(rows, key=lambda row: (str(row.get("at", "")), row["id"]))


def _changed(reader: Directory) -> dict[str, Row]:
    """The record that stands in for a skill of the list; of two that were written apart the later one."""
    return {row["shipped"]: row for row in _mine(reader) if row.get("shipped") in listed_skills()}


def _own(row: Row) -> Skill:
    return Skill(
        row["id"], str(row.get("name") or GONE), row.get("type", "soft"), row.get("description") or "", False,
        bool(row.get("hidden")), row["id"],
    )  # fmt: skip


def _listed(skill_id: str, row: Row | None) -> Skill:
    given = listed_skills()[skill_id]
    row = row or Row()
    return Skill(
        skill_id, str(row.get("name") or given.name), row.get("type") or given.type,
        row.get("description") or given.description, True, bool(row.get("hidden")), row.get("id", ""),
    )  # fmt: skip


def skill(reader: Directory, skill_id: str) -> Skill:
    """The skill a rating names; one called `GONE` where the list has none of this id."""
    if skill_id in listed_skills():
        return _listed(skill_id, _changed(reader).get(skill_id))
    found = reader.get(skill_id) if kind_of(skill_id) == "skill" else None
    return _own(found) if found else Skill(skill_id, GONE, "soft", "", False)


def counted(skill_id: str) -> bool:
    """Whether the program may count ratings of this skill: those of the list, never one's own."""
    return skill_id in listed_skills()


def ratings(reader: Directory, person: str, skill_id: str | None = None) -> list[Row]:
    """A person's ratings, of one skill when one is named, the earliest first."""
    found = (
        row for row in reader.rows("rating")
        if row.get("person") == person and skill_id in (None, row.get("skill"))
    )  # fmt: skip
    return sorted(
        found,
        key=lambda row: (str(row.get("on", "")), str(row.get("at", "")), str(row.get("role", SELF)), row["id"]),
    )


def before_after(reader: Directory, person: str, *, hidden: bool = False) -> list[BeforeAfter]:
    """Every skill of the list with a person's first and latest ratings; rated ones that left it come last."""
    given: dict[str, list[Row]] = {}
    for row in ratings(reader, person):
        given.setdefault(str(row.get("skill")), []).append(row)
    every = skills(reader, hidden=True)
    known = {one.id for one in every}
    shown = [one for one in every if hidden or not one.hidden]
    shown += [skill(reader, one) for one in given if one not in known]
    return [_side_by_side(one, given.get(one.id, ())) for one in shown]


def _side_by_side(one: Skill, rows: Iterable[Row]) -> BeforeAfter:
    own: list[Mark] = []
    mentor: list[Mark] = []
    for row in rows:
        mark = Mark(int(row.get("level", 0)), str(row.get("on", "")), row.get("evidence") or "", row["id"])
        (mentor if row.get("role") == MENTOR else own).append(mark)
    return BeforeAfter(one, _course(own), _course(mentor))


def _course(marks: list[Mark]) -> Course:
    return Course(marks[0], marks[-1], len(marks)) if marks else Course()


def grown_by(reader: Directory, one: Skill) -> list[Row]:
    """The goals that say they grow a skill, by its name or its id."""
    called = {one.id.casefold(), one.name.casefold()}
    return [row for row in reader.rows("goal") if called & {str(word).casefold() for word in row.get("skills", ())}]
