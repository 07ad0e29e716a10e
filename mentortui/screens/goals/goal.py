"""One goal in full: its five parts, steps to tick, reports, scale, what is linked to it, and what changed in it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.strip import Strip

from mentortui.actions import key_hint
from mentortui.changes import naming
from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import counting, readers
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.goals import deeds as goal_deeds
from mentortui.screens.goals import page as goal_page
from mentortui.widgets.ink import Span
from mentortui.widgets.readers import WhoReads
from mentortui.widgets.rows import Row, Rows, plain

WIDE: Final = 110
BESIDE: Final = 56
"""Cells of the second column from `WIDE` on: reports, scale, links and changes stand there."""
_NAMES: Final = {"goal": "goal", "step": "step", "progress": "report", "scale": "scale", "action": "action",
                 "note": "note", "milestone": "milestone"}  # fmt: skip


class GoalRows(Rows):
    """A column of the goal; of two columns only the one with the keys shows its marker."""

    def _strip(self, spans: list[Span], indent: int, width: int, selected: bool = False) -> Strip:
        return super()._strip(spans, indent, width, selected and self.has_focus)


class GoalScreen(JournalScreen):
    """A goal. Follows it when a change of readers gives it another id."""

    MODE = "goals"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "tick", "new", "goal.progress", "edit", "open", "share", "delete", "goal.status", "goal.scale", "goal.note",
        "goal.action", "counted", "goal.up", "goal.down", "goal.column",
    )  # fmt: skip
    DEFAULT_CSS = f"""
    GoalScreen {{ layout: horizontal; }}
    GoalScreen #main {{ width: 1fr; margin-bottom: 1; }}
    GoalScreen #beside {{ display: none; width: {BESIDE + 2}; border-left: solid $rule; padding-left: 1;
        margin-bottom: 1; }}
    GoalScreen.-wide #beside {{ display: block; }}
    GoalScreen WhoReads {{ margin-bottom: 2; }}
    """

    def __init__(self, desk: Desk, goal_id: str) -> None:
        super().__init__(desk)
        self._ids = [goal_id]
        self.main = GoalRows(id="main")
        self.beside = GoalRows(id="beside")
        self.who = WhoReads(self._reading(), key=key_hint("counted", desk.keymap))
        self.who.can_focus = False

    def body(self) -> ComposeResult:
        """The list, what stands beside it when there is room, and who can read it."""
        yield self.main
        yield self.beside
        yield self.who

    # What is shown

    @property
    def goal(self) -> Record:
        """The goal as it stands, under the latest id it has; an empty row when it was deleted."""
        found = (self.desk.reader.get(one) for one in reversed(self._ids))
        return next((row for row in found if row is not None), Record())

    def _reading(self) -> readers.Reading:
        """Who reads it; where it could be shared with one only, that one is named."""
        goal, reader = self.goal, self.desk.reader
        others = [one for one in goal.get("owners", ()) if one != reader.me]
        if not goal.get("relationship") and not others:
            goal = {**goal, "relationship": (naming.only_relationship(reader) or {}).get("id")}
        return readers.reading(reader, "goal", goal)

    @property
    def wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.app.size.width >= WIDE

    def fill(self) -> None:
        """Read the goal and its parts."""
        desk, goal = self.desk, self.goal
        self.who.show(self._reading())
        self.who.visible = bool(goal)
        if not goal:
            self.main.show([plain("This goal is gone: it was deleted, or it moved when its readers changed.")])
            self.beside.show([])
            return
        width = self.app.size.width
        main = width - BESIDE - 2 if self.wide else width
        other = BESIDE if self.wide else width
        first = [*goal_page.head(desk, goal, main), *goal_page.parts(desk, goal, main), *goal_page.steps(desk, goal)]
        second = [
            *goal_page.reports(desk, goal, other),
            *goal_page.scale(desk, goal, other),
            *goal_page.linked(desk, goal),
            *goal_page.revisions(desk, goal, other),
        ]
        self.main.show(first if self.wide else [*first, *second])
        self.beside.show(second if self.wide else [])

    def on_mount(self) -> None:
        """Fill; begin at the first step that waits, when it is near the top."""
        self.freshen()
        near = self.main.rows[: max(1, self.app.size.height - 9)]
        waiting = {row["id"] for row in goal_page.of_goal(self.desk, "step", self.goal) if not row.get("done")}
        self.main.select(next((row.key for row in near if row.key in waiting), ""))
        self.main.focus()

    def on_resize(self) -> None:
        """Texts are wrapped to the width."""
        if self.query(WhoReads):
            self.fill()
            if not self.wide and self.beside.has_focus:
                self.main.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The other column has other things to do."""
        self.show_keys()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another part is selected."""
        self.show_keys()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click on the selected part opens it."""
        if self.can("open"):
            self.action_open()

    # What is selected

    @property
    def current(self) -> Row | None:
        """The selected row of the column that has the keys."""
        return self.beside.current if self.beside.has_focus else self.main.current

    @property
    def selected(self) -> str:
        """Id of the selected part, or of the goal; empty when there is none."""
        return self.current.key.partition("#")[0] if self.current else ""

    def can(self, action_id: str) -> bool:
        """What makes sense with the selected part."""
        if not self.goal:
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
            return goal_deeds.share_label(self.goal)
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
        goal_deeds.form_of_part(self, "step", self.goal["id"])

    def action_open(self) -> None:
        """The selected part; in a part of the goal itself, its field."""
        kind, field = kind_of(self.selected), self.current.key.partition("#")[2] if self.current else ""
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

    def action_tick(self) -> None:
        """The selected step or action is done, or open again."""
        from mentortui.changes import actions, goals

        row = self.desk.reader.get(self.selected) or Record()
        if kind_of(self.selected) == "step":
            self.change(partial(goals.step_tick, step=self.selected, done=not row.get("done")))
        else:
            self.change(partial(actions.reopen if row.get("done") else actions.done, action=self.selected))

    def action_delete(self) -> None:
        """Delete the selected part; on the goal's own lines the goal, and back to the list."""
        from mentortui.changes import editing

        whole = kind_of(self.selected) == "goal"
        self.change(
            partial(editing.delete, record=self.selected), then=(lambda commit: self._leave()) if whole else None
        )

    def _leave(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def action_share(self) -> None:
        """Let the relationship read it, or keep it to yourself."""
        goal_deeds.share(self, self.goal, self._moved)

    def action_counted(self) -> None:
        """What the program counts of the goal, or would; once more closes it."""
        shows = self.who.told is None and bool(self.goal)
        self.who.tell(counting.counting(self.desk.reader, "goal", self.goal) if shows else None)

    def on_who_reads_asked(self) -> None:
        """A click on the line below."""
        self.action_counted()

    def on_who_reads_toggled(self) -> None:
        """A click on the last line."""
        self.action_share()

    def _moved(self, goal_id: str) -> None:
        """Its readers changed, and with them its id."""
        if goal_id not in self._ids:
            self._ids.append(goal_id)
        self.fill()
        self.show_keys()

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
        goal_deeds.form_of_part(self, "progress", self.goal["id"])

    def action_goal_status(self) -> None:
        """How it stands."""
        goal_deeds.form_of_part(self, "status", self.goal["id"])

    def action_goal_scale(self) -> None:
        """The attainment scale."""
        goal_deeds.form_of_part(self, "scale", self.goal["id"])

    def action_goal_note(self) -> None:
        """A note on it."""
        goal_deeds.form_of_part(self, "note", self.goal["id"])

    def action_goal_action(self) -> None:
        """An action that serves it."""
        goal_deeds.form_of_part(self, "action", self.goal["id"])
