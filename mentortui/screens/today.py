"""Today: what comes next, what is to do, goals, and what is worth a look. Painted from rows alone."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.dates import MONTHS, WEEKDAYS
from mentortui.messages import Celebrate, New, Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import live
from mentortui.practice.actions import Todo
from mentortui.practice.celebrations import Found
from mentortui.practice.feedback_due import Due, due
from mentortui.practice.form_nudges import form_nudges
from mentortui.practice.goal_health import AT_RISK
from mentortui.practice.nudges import CADENCE, REACHED, STUCK, Nudge
from mentortui.practice.pair_nudges import BEGIN
from mentortui.practice.snoozes import awake_forms
from mentortui.practice.today import GoalLine, NextMeeting, Today, today_page
from mentortui.screens import routes
from mentortui.screens.base import ListScreen
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import on_today
from mentortui.screens.meetings import starting
from mentortui.screens.milestones import trail
from mentortui.screens.nudges import aside
from mentortui.screens.together import beginning, leads
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, bar, lines_of
from mentortui.widgets.row import SPACE, Row, plain
from mentortui.widgets.rows import Rows
from mentortui.widgets.topline import Notice

BAR: Final = 18
PROPOSES: Final = {CADENCE: "meeting", STUCK: "progress"}
"""What enter adds on a line worth a look, by the kind of its nudge; the others open their record."""
_NEXT: Final = Layout((Column(17), Column()))
_TODO: Final = Layout((Column(3, role="muted"), Column(), Column(10, role="muted", least=50), Column(18, right=True)))
_GOAL: Final = Layout(
    (Column(), Column(BAR, role="muted", least=76), Column(13, right=True, least=60), Column(9, right=True))
)
_NUDGE: Final = Layout((Column(), Column(10, right=True, role="muted", least=60)))


class TodayScreen(ListScreen):
    """The first screen."""

    MODE = "today"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "today.snooze", "today.start", "today.brief", "tick", "edit", "today.aside", "delete",
    )  # fmt: skip
    EMPTY = "Nothing here yet."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: dict[str, Found] = {}
        self._due: list[Due] = []
        self._nudges: dict[str, Nudge] = {}

    def on_mount(self) -> None:
        """Fill, and begin at the first thing to do."""
        self.freshen()
        first = next((row.key for row in self.main.rows if kind_of(row.key) == "action"), "")
        self.main.select(first)
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """The page, section by section."""
        wanted = self.desk.settings["celebrations"]
        self._found = {trail.key_of(one): one for one in trail.found(self.desk)} if wanted else {}
        page = today_page(self.desk.reader, self.desk.today, list(self._found.values()))
        told = beginning.shown(page.beginnings)
        worth = [nudge for nudge in page.nudges if (wanted or nudge.kind != REACHED) and not _said(nudge, told)]
        rows = [Row("", (_weekday(page.day),), HEADING), SPACE]
        rows += self._next(page.next, _room(width))
        rows += beginning.rows(self.desk, page.beginnings)
        self._due = awake_forms(self.desk.reader, due(self.desk.reader, self.desk.today), self.desk.today)
        rows += on_today.line(self.desk, self._due)
        rows += self._todo(page)
        rows += self._goals(page.goals)
        self._nudges = self._lines(page.nudges)
        if worth:
            rows += [Row("", ("Worth a look",), HEADING)]
            rows += [row for nudge in worth for row in _worth(nudge, _room(width))]
        return rows

    def _lines(self, worth: list[Nudge]) -> dict[str, Nudge]:
        """Every line worth a look by the key of its row; the points of a beginning share one."""
        lines = {f"{nudge.record}#{nudge.kind}": nudge for nudge in worth}
        if self._due:
            lines[on_today.KEY] = form_nudges(self.desk.reader, self._due)[0]
        return lines

    @property
    def nudge(self) -> Nudge | None:
        """The line worth a look that is selected."""
        row = self.main.current
        key = row.key if row else ""
        if key.partition("#")[2].startswith(beginning.KEY):
            key = f"{self.selected}#{BEGIN}"
        return self._nudges.get(key)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """A line worth a look says its rule."""
        self.query_one(Notice).rest(aside.why(self.nudge))

    def _next(self, meeting: NextMeeting | None, room: int) -> list[Row]:
        if meeting is None:
            first = not self.desk.reader.rows("meeting")
            said = "No meetings yet. Press {} to plan one, or to log one you had." if first else (
                "No meeting is planned. Press {} to plan the next.")  # fmt: skip
            key = key_hint("mode.meetings", self.desk.keymap)
            return [Row("", ("Next",), HEADING), plain(said.format(key)), SPACE]
        rows = [Row("", ("Now" if meeting.now else "Next",), HEADING)]
        rows.append(Row(meeting.row["id"], (meeting.when, meeting.what), _NEXT))
        if meeting.along:
            rows += [Row("", ("", (line, "muted")), _NEXT) for line in lines_of(meeting.along, room - 19, 2)]
        return [*rows, SPACE]

    def _todo(self, page: Today) -> list[Row]:
        said = f"{page.mine} of yours" if page.mine else ""
        rows = [Row("", ("To do", said), HEADING)]
        rows += [_todo(item) for item in page.todo]
        if not page.todo:
            key = key_hint("capture", self.desk.keymap)
            rows.append(plain(f"Nothing waits. Press {key} and write one down: ! call Ana due:friday"))
        return [*rows, SPACE]

    def _goals(self, goals: list[GoalLine]) -> list[Row]:
        rows = [Row("", ("Goals",), HEADING)]
        rows += [_goal(line) for line in goals]
        if not goals and "goal" in routes.FORMS:
            rows.append(plain(f"No goals yet. Press {key_hint('mode.goals', self.desk.keymap)} to set the first."))
        return [*rows, SPACE] if len(rows) > 1 else []

    def label(self, action_id: str) -> str:
        """On a line worth a look, enter does what the line proposes."""
        row = self.main.current
        if action_id == "today.start":
            return starting.word(self._meeting)
        if action_id == "open" and row and "#" in row.key:
            act = row.cells[-1]
            return act if isinstance(act, str) else act[0]
        return super().label(action_id)

    def can(self, action_id: str) -> bool:
        """Only actions can be ticked, changed and deleted from here; the rest is opened."""
        kind = kind_of(self.selected)
        if action_id in ("tick", "edit", "delete"):
            return kind == "action"
        if action_id == "today.start":
            meeting = self._meeting or Record()
            near = self.selected == meeting.get("id") or meeting.get("on") == self.desk.today.isoformat()
            return starting.startable(meeting) and (near or live.running(meeting))
        if action_id in ("today.snooze", "today.aside"):
            return self.nudge is not None and bool(aside.why(self.nudge))
        if action_id == "today.brief":
            return self._meeting is not None and self._meeting.get("status", "held") == "planned"
        if action_id == "open" and self.main.current and self.main.current.key == on_today.KEY:
            return True
        return action_id != "open" or bool(self._proposed) or kind in routes.RECORDS or kind in routes.FORMS

    @property
    def _proposed(self) -> str:
        """The kind of record that the selected line worth a look proposes to add; empty when it proposes none."""
        row = self.main.current
        kind = PROPOSES.get(row.key.partition("#")[2], "") if row else ""
        return kind if kind in routes.ABOUT else ""

    def action_open(self) -> None:
        """Open what is selected; on a line worth a look, do what it proposes."""
        row = self.main.current
        if row and row.key in self._found:
            self.post_message(Celebrate(found=self._found[row.key]))
        elif row and row.key.endswith(f"#{REACHED}"):
            self.post_message(Celebrate(self.selected))
        elif row and row.key == on_today.KEY and self._due:
            from mentortui.screens.feedback import filling

            filling.show_due(self, self._due[0])
        elif row and row.key.partition("#")[2].startswith(beginning.KEY):
            beginning.go(self, row.key)
        elif self._proposed:
            self.post_message(New(self._proposed, about=self.selected))
        elif row and leads.lead(self, row.key.partition("#")[2], self.selected):
            return
        else:
            super().action_open()

    @property
    def _meeting(self) -> Record | None:
        """The selected meeting, or the one that comes next."""
        chosen = self.selected if kind_of(self.selected) == "meeting" else ""
        coming = next((row.key for row in self.main.rows if kind_of(row.key) == "meeting" and "#" not in row.key), "")
        return self.desk.reader.get(chosen or coming) if chosen or coming else None

    def action_today_start(self) -> None:
        """Begin the meeting that comes next, or go back into the one that goes on."""
        if self._meeting:
            starting.start(self, [self._meeting["id"]])

    def action_today_snooze(self) -> None:
        """Let the selected line worth a look stay away for a week."""
        if self.nudge:
            aside.snooze(self, self.nudge)

    def action_today_aside(self) -> None:
        """Put it aside for longer, or switch its rule off."""
        if self.nudge:
            aside.put_aside(self, self.nudge)

    def action_today_brief(self) -> None:
        """What to know before the meeting that comes next, or the selected one."""
        from mentortui.screens import brief

        if self._meeting:
            brief.show(self, self._meeting["id"])

    def action_new(self) -> None:
        """A new action."""
        self.post_message(New("action"))

    def action_edit(self) -> None:
        """The form of the selected action."""
        self.post_message(Open(self.selected, editing=True))

    def action_tick(self) -> None:
        """The selected action is done."""
        from mentortui.changes import actions

        self.change(partial(actions.done, action=self.selected))

    def action_delete(self) -> None:
        """Delete the selected action."""
        from mentortui.changes import editing

        self.change(partial(editing.delete, record=self.selected))


def _said(nudge: Nudge, told: set[str]) -> bool:
    """Whether its checklist says it already, point by point."""
    return nudge.kind == BEGIN and nudge.record in told


def _room(width: int) -> int:
    """Cells for the text of a row of the list, which from 110 columns on has a page beside it."""
    return (width if width < 110 else width * 2 // 3) - 4


def _worth(nudge: Nudge, room: int) -> list[Row]:
    """A line worth a look and what it proposes; what is long goes on below, so that nobody has to guess the rest."""
    first, *more = lines_of(nudge.text, room - (12 if room >= 56 else 0), 2)
    rows = [Row(f"{nudge.record}#{nudge.kind}", (first, nudge.act), _NUDGE)]
    return [*rows, *(Row("", (f"  {line}", ""), _NUDGE) for line in more)]


def _weekday(day: date) -> str:
    """`Saturday 21 November`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()}"


def _todo(item: Todo) -> Row:
    """One open action."""
    title = item.row["title"] if item.mine else f"theirs: {item.row['title']}"
    due: Cell = (f"! {item.due}", "warning") if item.late else item.due
    return Row(item.row["id"], ("[ ]", title, item.who or "–", due), _TODO)


def _goal(line: GoalLine) -> Row:
    """One open goal."""
    part = (line.standing.percent or 0) / 100
    level: Cell = ("! at risk", "warning") if line.health.level == AT_RISK else (line.health.level, "muted")
    return Row(line.row["id"], (line.row["title"], bar(part, BAR), line.standing.words, level), _GOAL)
