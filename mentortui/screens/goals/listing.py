"""Goals: the open ones first, each with its bar, how it is doing in words, and by when."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.messages import New, Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import OPEN_GOAL_STATUS
from mentortui.practice.goal_health import AT_RISK
from mentortui.practice.readers import glyph
from mentortui.practice.today import GoalLine, goal_lines
from mentortui.screens.days import brief_day
from mentortui.screens.desk import Desk
from mentortui.screens.filtering import FilteredScreen
from mentortui.screens.goals import deeds as goal_deeds
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, bar
from mentortui.widgets.row import SPACE, Row

BAR: Final = 10
_GOAL: Final = Layout((
    Column(1, role="muted"), Column(), Column(BAR, role="muted", least=64), Column(5, right=True),
    Column(9, least=40), Column(11, right=True, role="muted", least=56),
))  # fmt: skip
_WHY: Final = Layout((Column(1), Column(role="muted")))


class GoalsScreen(FilteredScreen):
    """The list of goals."""

    MODE = "goals"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "goal.progress", "edit", "share", "goal.template", "goal.status", "goal.scale", "goal.note",
        "goal.action", "filter", "sort", "delete",
    )  # fmt: skip
    ORDERS = ("by status", "by due day", "by title")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main.empty = f"No goals yet. Press {key_hint('new', desk.keymap)} and say what you want to reach."

    def on_mount(self) -> None:
        """Fill, and begin at the first goal."""
        self.freshen()
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """Open goals, then those that are done or dropped."""
        lines = self._in_order(goal_lines(self.desk.reader, self.desk.today))
        open_goals = [line for line in lines if line.row.get("status", "active") in OPEN_GOAL_STATUS]
        closed = [line for line in lines if line not in open_goals]
        rows: list[Row] = []
        if open_goals:
            risky = sum(line.health.level == AT_RISK for line in open_goals)
            told = (f"{len(open_goals)} open", f"{risky} at risk" if risky else "", self.ordered)
            said = ", ".join(filter(None, told))
            rows += [Row("", ("Goals", said), HEADING)]
        for line in open_goals:
            rows += _line(self.desk, line)
        if closed:
            rows += [SPACE] if rows else []
            dropped = any(line.row.get("status") == "dropped" for line in closed)
            rows += [Row("", ("Done or dropped" if dropped else "Done", str(len(closed))), HEADING)]
            rows += [row for line in closed for row in _line(self.desk, line)]
        return rows

    def _in_order(self, lines: list[GoalLine]) -> list[GoalLine]:
        """As they come (at risk first, then by due day), or in the order asked for."""
        if self.order == "by due day":
            return sorted(lines, key=lambda line: (not line.row.get("due"), line.row.get("due") or ""))
        if self.order == "by title":
            return sorted(lines, key=lambda line: str(line.row.get("title", "")).casefold())
        return lines

    @property
    def goal(self) -> Record:
        """The selected goal; an empty row when there is none."""
        return self.desk.reader.get(self.selected) or Record()

    def can(self, action_id: str) -> bool:
        """Everything but a new goal wants a selected one."""
        if action_id in ("filter", "sort"):
            return bool(self.main.rows)
        return action_id in ("new", "goal.template") or bool(self.goal)

    def label(self, action_id: str) -> str:
        """Sharing says which way it goes."""
        return goal_deeds.share_label(self.goal) if action_id == "share" else super().label(action_id)

    def action_new(self) -> None:
        """A new goal."""
        self.post_message(New("goal"))

    def action_edit(self) -> None:
        """The form of the selected goal."""
        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Delete the selected goal with its parts."""
        from mentortui.changes import editing

        self.change(partial(editing.delete, record=self.selected))

    def action_share(self) -> None:
        """Let the relationship read it, or keep it to yourself."""
        goal_deeds.share(self, self.goal, self.land)

    def action_goal_template(self) -> None:
        """Choose a template, then the form it fills in."""
        goal_deeds.from_template(self)

    def action_goal_progress(self) -> None:
        """Report progress on the selected goal."""
        goal_deeds.form_of_part(self, "progress", self.selected)

    def action_goal_status(self) -> None:
        """How the selected goal stands."""
        goal_deeds.form_of_part(self, "status", self.selected)

    def action_goal_scale(self) -> None:
        """The attainment scale of the selected goal."""
        goal_deeds.form_of_part(self, "scale", self.selected)

    def action_goal_note(self) -> None:
        """A note on the selected goal."""
        goal_deeds.form_of_part(self, "note", self.selected)

    def action_goal_action(self) -> None:
        """An action that serves the selected goal."""
        goal_deeds.form_of_part(self, "action", self.selected)


def _line(desk: Desk, line: GoalLine) -> list[Row]:
    """One goal, and below it why it is not simply on track."""
    row, doing = line.row, line.health
    percent = line.standing.percent
    level: Cell = (f"! {doing.level}", "warning") if doing.level == AT_RISK else (doing.level, "muted")
    plot = bar(percent / 100, BAR) if percent is not None else ""
    said = f"{percent} %" if percent is not None else ""
    cells = (glyph(desk.reader, row), str(row.get("title", "")), plot, said, level, brief_day(desk, row.get("due")))
    rows = [Row(row["id"], cells, _GOAL)]
    if doing.reason:
        rows.append(Row("", ("", doing.reason), _WHY))
    return rows
