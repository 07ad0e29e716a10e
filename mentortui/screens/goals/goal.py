"""One goal in full: its five parts, steps to tick, reports, scale, what is linked to it, and what changed in it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.changes import naming
from mentortui.messages import Open
from mentortui.model.vocabulary import kind_of
from mentortui.practice import counting, readers
from mentortui.screens import routes
from mentortui.screens.desk import Desk
from mentortui.screens.goals import deeds as goal_deeds
from mentortui.screens.goals import page as goal_page
from mentortui.screens.record import RecordScreen
from mentortui.widgets.row import Row

_NAMES: Final = {"goal": "goal", "step": "step", "progress": "report", "scale": "scale", "action": "action",
                 "note": "note", "milestone": "milestone"}  # fmt: skip


class GoalScreen(RecordScreen):
    """A goal. Its last lines speak of the goal, whatever part of it is selected."""

    MODE = "goals"
    GONE = "This goal is gone: it was deleted, or it moved when its readers changed."
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "tick", "new", "goal.progress", "edit", "open", "share", "delete", "goal.status", "goal.scale", "goal.note",
        "goal.action", "counted", "goal.up", "goal.down", "goal.column",
    )  # fmt: skip

    def __init__(self, desk: Desk, goal_id: str) -> None:
        super().__init__(desk, goal_id)
        self.main.shy = self.beside.shy = True

    # What is shown

    def _reading(self) -> readers.Reading:
        """Who reads it; where it could be shared with one only, that one is named."""
        goal, reader = self.record, self.desk.reader
        others = [one for one in goal.get("owners", ()) if one != reader.me]
        if not goal.get("relationship") and not others:
            goal = {**goal, "relationship": (naming.only_relationship(reader) or {}).get("id")}
        return readers.reading(reader, "goal", goal)

    def say_readers(self) -> None:
        """Who reads the goal."""
        self.who.show(self._reading())
        self.who.visible = bool(self.record)

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """The goal itself and its steps at the left; reports, scale, links and changes at the right."""
        desk, goal = self.desk, self.record
        first = [*goal_page.head(desk, goal, main), *goal_page.parts(desk, goal, main), *goal_page.steps(desk, goal)]
        second = [
            *goal_page.reports(desk, goal, beside),
            *goal_page.scale(desk, goal, beside),
            *goal_page.linked(desk, goal),
            *goal_page.revisions(desk, goal, beside),
        ]
        return first, second

    def begin(self) -> str:
        """At the first step that waits, when it is near the top."""
        near = self.main.rows[: max(1, self.app.size.height - 9)]
        waiting = {row["id"] for row in goal_page.of_goal(self.desk, "step", self.record) if not row.get("done")}
        return next((row.key for row in near if row.key in waiting), "")

    def can(self, action_id: str) -> bool:
        """What makes sense with the selected part."""
        if not self.record:
            return False
        kind = kind_of(self.selected)
        if action_id == "goal.column":
            return self.wide
        if action_id in ("goal.up", "goal.down"):
            return kind == "step" and goal_page.can_move(self.desk, self.selected, -1 if action_id == "goal.up" else 1)
        if action_id == "tick":
            return kind in ("step", "action")
        if action_id == "delete":
            return kind in _NAMES
        if action_id in ("edit", "open"):
            return kind in ("goal", "step", "progress", "scale") or kind in routes.FORMS or kind in routes.RECORDS
        return True

    def label(self, action_id: str) -> str:
        """The footer says what a key would do here."""
        if action_id == "new":
            return "step"
        if action_id == "share":
            return goal_deeds.share_label(self.record)
        if action_id == "delete":
            return f"delete {_NAMES.get(kind_of(self.selected), '')}".rstrip()
        return super().label(action_id)

    def land(self, record_id: str) -> None:
        """After a form: on what was saved, in the column where it stands."""
        for rows in (self.main, self.beside):
            key = next((row.key for row in rows.rows if row.key.partition("#")[0] == record_id), "")
            if key and (rows.current is None or rows.current.key.partition("#")[0] != record_id):
                rows.select(key)

    # What can be done

    def action_new(self) -> None:
        """A new step."""
        goal_deeds.form_of_part(self, "step", self.record["id"])

    def action_open(self) -> None:
        """The selected part; in a part of the goal itself, its field."""
        kind, field = kind_of(self.selected), self.section
        if kind == "goal":
            from mentortui.screens.goals.form import GoalFormScreen

            goal_deeds.show(self, GoalFormScreen(self.desk, self.selected, field=field))
        elif kind in goal_deeds.PART_FORMS and kind not in routes.FORMS:
            goal_deeds.form_of_part(self, kind, self.selected, field)
        else:
            self.post_message(Open(self.selected, editing=kind not in routes.RECORDS))

    def action_edit(self) -> None:
        """The form of what is selected."""
        if kind_of(self.selected) in routes.FORMS and kind_of(self.selected) != "goal":
            self.post_message(Open(self.selected, editing=True))
        else:
            self.action_open()

    def action_share(self) -> None:
        """Let the relationship read it, or keep it to yourself."""
        goal_deeds.share(self, self.record, self.follow)

    def counted(self) -> counting.Counting | None:
        """What is counted of the goal."""
        return counting.counting(self.desk.reader, "goal", self.record) if self.record else None

    def action_goal_column(self) -> None:
        """The other column."""
        (self.main if self.beside.has_focus else self.beside).focus()

    def action_goal_up(self) -> None:
        """The step one place up."""
        self._move(-1)

    def action_goal_down(self) -> None:
        """The step one place down."""
        self._move(1)

    def _move(self, places: int) -> None:
        from mentortui.changes import goals

        self.change(partial(goals.step_move, step=self.selected, places=places))

    def action_goal_progress(self) -> None:
        """Report progress."""
        goal_deeds.form_of_part(self, "progress", self.record["id"])

    def action_goal_status(self) -> None:
        """How it stands."""
        goal_deeds.form_of_part(self, "status", self.record["id"])

    def action_goal_scale(self) -> None:
        """The attainment scale."""
        goal_deeds.form_of_part(self, "scale", self.record["id"])

    def action_goal_note(self) -> None:
        """A note on it."""
        goal_deeds.form_of_part(self, "note", self.record["id"])

    def action_goal_action(self) -> None:
        """An action that serves it."""
        goal_deeds.form_of_part(self, "action", self.record["id"])
