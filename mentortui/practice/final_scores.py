"""What is still to be scored before a relationship ends well: attainment, skills, the closing form."""

from __future__ import annotations

from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice import skills
from mentortui.practice.between import PEER
from mentortui.practice.names import members
from mentortui.practice.people import role_in

CLOSING_FORM: Final = "closing"
"""The form that looks back on a relationship."""


class Scored(NamedTuple):
    """A goal with an attainment scale: its record, and the level reached, None until somebody scored it."""

    goal: Row
    level: int | None


def attainment(reader: Reader, goals: list[Row]) -> list[Scored]:
    """The goals that have a scale, those not scored yet first; a goal that was dropped asks for no score."""
    scales = {row.get("goal"): row for row in reader.rows("scale")}
    found = [Scored(row, scales[row["id"]].get("level")) for row in goals if row["id"] in scales]
    found = [one for one in found if one.level is not None or one.goal.get("status") != "dropped"]
    return sorted(found, key=lambda one: one.level is not None)


def rated(reader: Reader, relationship: Row) -> list[tuple[str, str]]:
    """Whose skills are looked at in a relationship, and the ISO day I rated them last; empty for never.

    A mentor rates those they mentor, a mentee and a peer themselves.
    """
    mentees = list(relationship.get("mentees", ()))
    own = role_in(reader, relationship) in (PEER, "mentee")
    people = [reader.me] if own else [one for one in members(relationship) if one in mentees and one != reader.me]
    return [(one, max((_day(row) for row in skills.ratings(reader, one) if _mine(reader, row)), default=""))
            for one in people]  # fmt: skip


def _mine(reader: Reader, row: Row) -> bool:
    return bool(row.get("by", reader.me) == reader.me)


def _day(row: Row) -> str:
    return str(row.get("on") or "")


def closing_answers(reader: Reader, relationship: Row) -> Row | None:
    """My answers to the closing form about this relationship, the latest; None when there are none."""
    own = [
        row for row in reader.rows("response")
        if row.get("form") == CLOSING_FORM and row.get("relationship") == relationship["id"] and _mine(reader, row)
    ]  # fmt: skip
    return max(own, key=lambda row: (_day(row), row["id"]), default=None)
