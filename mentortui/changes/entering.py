"""Facts a coordinator enters for people who told them by phone or on paper. What becomes of them: program/proxies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui import dates
from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.program.proxies import pair_of
from mentortui.recurrence import parse_cadence

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


class Entering:
    """What is entered of one pair of a program: `mentor` and `mentee` are rows of its list, `told_by` one of them."""

    def __init__(
        self, reader: Reader, share: str, mentor: Row, mentee: Row, told_by: Row, how: str, *, now: datetime,
        new_id: NewId,
    ) -> None:  # fmt: skip
        if mentor["id"] == mentee["id"]:
            raise Refused("A relationship needs two people. Nothing was saved.")
        self._reader, self._now, self._new_id = reader, now, new_id
        self._mentor, self._mentee = mentor, mentee
        self._facts = [row for row in reader.rows("fact") if row.get("program") == share]
        self._people = {row["id"]: str(row.get("person") or row["id"]) for row in reader.rows("enrolment")}
        self._said = {"program": share, "entered": f"{how}, {now.date().isoformat()}", "told_by": told_by["id"]}
        self._pair = pair_of(self._facts, self._people, mentor["id"], mentee["id"])
        self._called = f"{mentor['name']} and {mentee['name']}"

    def relationship(self, start: str, cadence: str | None = None) -> Delta:
        """Who mentors whom, since an ISO day. Raises Refused where that is known already."""
        if self._pair:
            how = self._pair.get("entered") or "counted by one of them"
            raise Refused(f"{self._called} are in a relationship already ({how}). Nothing was saved.")
        fields = {"start": start, "cadence": str(parse_cadence(cadence)) if cadence else None}
        return self._made({**self._between(), **fields}, f"{self._mentor['name']} mentors {self._mentee['name']}")

    def meeting(self, on: str, minutes: int) -> Delta:
        """A meeting they held on an ISO day. Raises Refused where one is known of that day."""
        pair = self._known()
        same = [row for row in self._facts if row.get("what") == "meeting" and row.get("on") == on
                and row.get("relationship") == pair["relationship"]]  # fmt: skip
        if any(row.get("status") == "held" for row in same):
            raise Refused(f"A meeting of {self._called} on {dates.in_full(self._day(on))} is known already. "
                          "Nothing was saved.")  # fmt: skip
        said = {"what": "meeting", "relationship": pair["relationship"], "on": on, "minutes": minutes,
                "type": "one-to-one", "status": "held"}  # fmt: skip
        return self._made(said, f"Meeting of {self._called}")

    def agreement(self, on: str) -> Delta:
        """That they accepted an agreement, on an ISO day. Raises Refused where that is known."""
        pair = self._known()
        if pair.get("agreed_on"):
            raise Refused(f"{self._called} agreed on {pair['agreed_on']} already. Nothing was saved.")
        says = f"Agreement of {self._called}"
        if pair.get("entered") and pair.get("by") == self._reader.me:
            told = f"{pair['entered']}; agreement {self._said['entered']}"
            return Delta(says, {}, {pair["id"]: {"agreed_on": on, "entered": told}})
        return self._made({**self._between(), "relationship": pair["relationship"], "agreed_on": on}, says)

    def _known(self) -> Row:
        if self._pair is None:
            raise Refused(
                f"It is not known yet that {self._called} are in a relationship. Nothing was saved.",
                hint="Enter it first: mentortui program enter relationship MENTOR MENTEE.",
            )
        return self._pair

    def _between(self) -> dict[str, Any]:
        return {"what": "relationship", "relationship": self._new_id("relationship"), "kind": "traditional",
                "format": "formal", "mentors": [self._mentor["id"]], "mentees": [self._mentee["id"]]}  # fmt: skip

    def _made(self, fields: Mapping[str, Any], says: str) -> Delta:
        record_id = self._new_id("fact")
        row = fresh(self._reader, {**self._said, **fields}, readers=ONLY_YOU, now=self._now)
        return Delta(says, {record_id: checked(record_id, row)})

    def _day(self, on: str) -> Any:
        return datetime.fromisoformat(on).date()
