"""How goals moved since a day: `2 → 4 of 6 modules, confidence 7 → 8`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import OPEN_GOAL_STATUS
from mentortui.practice.goal_health import AT_RISK, Health, health
from mentortui.practice.progress import Standing, by_goal, number, standing


class Move(NamedTuple):
    """One goal: where it stands, where it stood on a day before (None without one), and how it is doing."""

    row: Row
    now: Standing
    before: Standing | None
    health: Health

    @property
    def at_risk(self) -> bool:
        """Whether it is behind, stuck, late or unsure."""
        return self.health.level == AT_RISK

    @property
    def sure(self) -> int:
        """By how much the confidence rose (or fell, below 0) since the day before; 0 where it is not known."""
        if not self.before or self.before.confidence is None or self.now.confidence is None:
            return 0
        return self.now.confidence - self.before.confidence

    @property
    def moved(self) -> bool:
        """Whether its figure is another than on the day before."""
        return self.before is not None and self.before.value != self.now.value

    @property
    def words(self) -> str:
        """Figures as one reads them: `2 → 4 of 6 modules, confidence 7 → 8`; empty where nobody reported yet."""
        return ", ".join(part for part in (self._figure, self._confidence) if part)

    @property
    def _figure(self) -> str:
        unit = self.row.get("unit") or ""
        has_unit = bool(unit) and self.row.get("mode", "value") == "value" and unit not in ("%", "percent")
        if self.now.last is None and not self.moved:
            return ""
        words = self.now.words
        said = f"{words} {unit}" if has_unit and not words.endswith(unit) else words
        if not self.moved or self.before is None or self.before.value is None or self.row.get("mode") == "yes-no":
            return said
        return f"{number(self.before.value)} → {said.removeprefix('now ')}"

    @property
    def _confidence(self) -> str:
        if self.now.confidence is None:
            return ""
        if self.sure and self.before:
            return f"confidence {self.before.confidence} → {self.now.confidence}"
        return f"confidence {self.now.confidence}"


def why(move: Move, today: date) -> str:
    """Why a goal is at risk, and when it is due: `no progress for 24 days, due in 19 days`."""
    due = move.row.get("due")
    reason = move.health.reason
    if not due or "was due" in reason:
        return reason
    return f"{reason}, due {dates.say_distance(date.fromisoformat(due), today)}"


def moves(reader: Reader, goals: Iterable[Row], since: str | None, today: date) -> list[Move]:
    """The open goals among these, at risk first, then by due day; `since` is the ISO day they are compared with."""
    reports, steps = by_goal(reader.rows("progress")), by_goal(reader.rows("step"))
    found = []
    for goal in goals:
        if goal.get("status", "active") not in OPEN_GOAL_STATUS:
            continue
        told, ticked = reports.get(goal["id"], []), steps.get(goal["id"], [])
        now = standing(goal, told, ticked)
        before = standing(goal, _until(told, since), _steps_until(ticked, since)) if since else None
        found.append(Move(goal, now, before, health(goal, now, today)))
    found.sort(key=lambda one: (not one.at_risk, not one.row.get("due"), one.row.get("due") or "", one.row["id"]))
    return found


def _until(reports: Sequence[Row], day: str) -> list[Row]:
    return [row for row in reports if row.get("on", "") <= day]


def _steps_until(steps: Sequence[Row], day: str) -> list[Row]:
    """The steps as they stood at the end of a day."""
    return [{**row, "done": False} if row.get("done") and (row.get("done_on") or "") > day else row for row in steps]
