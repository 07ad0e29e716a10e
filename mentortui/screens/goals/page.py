"""A goal as rows: the goal in full, section by section, and the shorter page beside a list."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from rich.cells import cell_len

from mentortui.actions import key_hint
from mentortui.changes import scales
from mentortui.dates import say_day, say_due
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import ATTAINMENT_FIELDS, STEP_TYPES
from mentortui.practice import attainment, plot, progress, smart
from mentortui.practice.goal_health import AT_RISK, Health, health
from mentortui.practice.position import ordered
from mentortui.practice.progress import Standing, number
from mentortui.practice.worded import worded
from mentortui.screens import small_pages
from mentortui.screens.days import brief_day
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, bar, lines_of, wrap
from mentortui.widgets.row import SPACE, Row, plain

BAR: Final = 12
FIELD_OF: Final = {"S": "specific", "M": "metric", "A": "achievable", "R": "relevant", "T": "due"}
"""The field where a part of the goal is written."""

_NAMES: Final = {
    **{field: f"{score:+d} {attainment.LABELS[score]}" if score else attainment.LABELS[0]
       for score, field in ATTAINMENT_FIELDS.items()},
    "baseline": "at the start", "baseline_level": "level at the start", "metric": "what is measured",
    "title": "goal",
}  # fmt: skip
"""The fields of a plan in words, where their own names are not."""

_TITLE: Final = Layout((Column(role="strong"),), indent=1)
_PART: Final = Layout((Column(1, role="strong"), Column(10, role="muted"), Column(1, role="accent"), Column()))
_STEP: Final = Layout((Column(3, role="muted"), Column(), Column(18, right=True, role="muted")))
_HEADED: Final = Layout((Column(16, role="strong"), Column(right=True, role="muted", least=44)), indent=1)
_STEPS: Final = Layout((Column(10, role="strong"), Column(right=True, role="muted", least=44)), indent=1)
_PATH: Final = Layout((
    Column(3, role="muted"), Column(8, role="muted", least=44), Column(), Column(18, right=True, role="muted"),
))  # fmt: skip
_REPORT: Final = Layout((
    Column(11, role="muted"), Column(BAR, role="muted", least=44), Column(),
    Column(14, right=True, role="muted", least=56),
))  # fmt: skip
LABEL: Final = 9
PLOT: Final = 64
"""Cells of a plot where there is room; a wider one says no more."""
_PLOT: Final = Layout((Column(LABEL, right=True, role="muted"), Column(role="muted", drawn=True)), gap=1)
_EVIDENCE: Final = Layout((Column(role="muted"),), indent=16)
_LEVEL: Final = Layout((Column(2, right=True), Column(1, role="accent"), Column(21, role="muted", least=60), Column()))
_DATED: Final = Layout((Column(11, role="muted"), Column()))

_WORDED: Final = frozenset({"title", "specific", "metric", "achievable", "relevant"})
"""Fields of words: where two wordings share some, a change of the plan shows them in one."""


def standing_and_health(desk: Desk, goal: Record) -> tuple[Standing, Health]:
    """Where a goal stands and how it is doing."""
    stands = progress.standing_of(desk.reader, goal)
    return stands, health(goal, stands, desk.today)


def in_words(goal: Record, stands: Standing) -> str:
    """`4 of 6 modules, 66 %`: where it stands, with its unit and share."""
    unit = str(goal.get("unit") or "")
    words = stands.words
    if unit not in ("", "%", "percent") and goal.get("target") is not None and goal.get("mode", "value") == "value":
        words = f"{words} {unit}"
    if goal.get("mode") == "steps" and stands.percent is not None:
        words = f"{words} steps"
    said_already = stands.percent is None or "%" in words or goal.get("mode") == "yes-no"
    return words if said_already else f"{words}, {stands.percent} %"


def head(desk: Desk, goal: Record, width: int) -> list[Row]:
    """What it is, how far, how it is doing, by when, and whose."""
    stands, doing = standing_and_health(desk, goal)
    rows = [Row("", (line,), _TITLE) for line in lines_of(str(goal.get("title", "")), width - 2, 3)]
    kind, due = _kind(desk, goal), small_pages.day(desk, goal.get("due"))
    if stands.percent is not None:
        words = in_words(goal, stands)
        figures = (Column(BAR, role="accent"), Column(cell_len(words)))
        layout = Layout((*figures, Column(right=True, role="muted")), indent=1)
        fits = cell_len(kind) + BAR + cell_len(words) + 6 <= width
        rows.append(Row("", (bar(stands.percent / 100, BAR), words, kind if fits else ""), layout))
        kind = "" if fits else kind
    said = (f"! {doing.words}", "warning") if doing.level == AT_RISK else (doing.words, "")
    told = [f"due {due}" if due and doing.level != "done" else "", kind]
    return [*rows, *_beside(said, [one for one in told if one], width), SPACE]


def _beside(said: tuple[str, str], told: list[str], width: int) -> list[Row]:
    """A word at the left and what is told at the right: on one line where that fits, else on lines of their own."""
    room = width - 4
    joined = ", ".join(reversed(told))
    lines = [joined] if cell_len(said[0]) + cell_len(joined) <= room else told or [""]
    if cell_len(said[0]) + cell_len(lines[0]) > room:
        lines = ["", *lines]
    rows = []
    for place, line in enumerate(lines):
        left = ("", "") if place else said
        columns = (Column(max(1, min(cell_len(left[0]), room))), Column(right=True, role="muted"))
        rows.append(Row("", (left, line), Layout(columns, indent=1)))
    return rows


def _kind(desk: Desk, goal: Record) -> str:
    """`with Ana Silva, leadership, stretch`."""
    others = [desk.name(one) for one in goal.get("owners", ()) if one != desk.reader.me]
    area = goal.get("area", "professional")
    words = [f"with {' and '.join(others)}" if others else "", str(goal.get("purpose") or "")]
    words += [area if area != "professional" else "", "stretch" if goal.get("stretch") else ""]
    return ", ".join(filter(None, words))


def parts(desk: Desk, goal: Record, width: int) -> list[Row]:
    """The five parts: what each says, or the kind sentence about what it does not."""
    rows: list[Row] = []
    room = width - _PART.indent - 1 - 12 - 3 * _PART.gap
    for part in smart.judge(goal, desk.today).parts:
        said = lines_of(part.says, room, 3) if part.says else []
        hint = wrap(part.hint, max(8, room)) if part.hint else []
        cells: list[Cell] = [*said, *((line, "muted") for line in hint)]
        sign = "✓" if part.found else ("·", "muted")
        for place, line in enumerate(cells or [""]):
            key = f"{goal['id']}#{FIELD_OF[part.letter]}" if not place else ""
            rows.append(Row(key, (*((part.letter, part.name, sign) if not place else ("", "", "")), line), _PART))
    return [*rows, SPACE]


def steps(desk: Desk, goal: Record) -> list[Row]:
    """The steps in their order, to tick; a pathway where some are resources or checks."""
    found = of_goal(desk, "step", goal)
    done = sum(bool(row.get("done")) for row in found)
    mixed = any(row.get("type", STEP_TYPES[0]) != STEP_TYPES[0] for row in found)
    said = _of_each_type(found) if mixed else f"{done} of {len(found)}" if found else ""
    rows = [Row("", ("Pathway" if mixed else "Steps", said), _STEPS)]
    rows += [_on_path(_tickable(desk, row), str(row.get("type", STEP_TYPES[0]))) if mixed else _tickable(desk, row)
             for row in found]  # fmt: skip
    if not found:
        rows.append(plain(f"No steps yet. Press {key_hint('new', desk.keymap)} and write the first."))
    return [*rows, SPACE]


def _of_each_type(found: list[Record]) -> str:
    """`1 of 2 tasks, 0 of 1 resource`: how many are done of each type there is."""
    said = []
    for kind in STEP_TYPES:
        done = [bool(row.get("done")) for row in found if row.get("type", STEP_TYPES[0]) == kind]
        said += [f"{sum(done)} of {len(done)} {kind}{'' if len(done) == 1 else 's'}"] if done else []
    return ", ".join(said)


def _on_path(row: Row, kind: str) -> Row:
    """A step marked with what it is."""
    tick, *rest = row.cells
    return Row(row.key, (tick, kind, *rest), _PATH)


def can_move(desk: Desk, step_id: str, places: int) -> bool:
    """Whether a step has a neighbor on that side."""
    row = desk.reader.get(step_id) or Record()
    ids = [one["id"] for one in ordered(desk.reader.rows("step")) if one.get("goal") == row.get("goal")]
    return step_id in ids and 0 <= ids.index(step_id) + places < len(ids)


def _tickable(desk: Desk, row: Record) -> Row:
    """A step or an action, with its tick and its day."""
    if row.get("done"):
        said = brief_day(desk, row.get("done_on"))
        return Row(row["id"], (("[✓]", "accent"), (str(row["title"]), "muted"), said), _STEP)
    due = date.fromisoformat(row["due"]) if row.get("due") else None
    by = say_due(due, desk.today) if due else ""
    late: Cell = (f"! {by}", "warning") if due and due < desk.today else by
    return Row(row["id"], ("[ ]", str(row["title"]), late), _STEP)


def of_goal(desk: Desk, kind: str, goal: Record) -> list[Record]:
    """Records of a kind that belong to a goal, in their order."""
    return ordered(row for row in desk.reader.rows(kind) if row.get("goal") == goal["id"])


def reports(desk: Desk, goal: Record, width: int) -> list[Row]:
    """Progress, newest first: a bar for each report, so that the column reads as a plot."""
    found = progress.in_time(of_goal(desk, "progress", goal))
    sure = [row["confidence"] for row in found if row.get("confidence") is not None]
    moved = f"confidence {sure[-1]}{f', was {sure[-2]}' if len(sure) > 1 else ''}" if sure else ""
    rows = [Row("", ("Progress", moved), _HEADED)]
    rows += _plot(desk, goal, found, width)
    for row in reversed(found):
        rows.append(_report(desk, goal, row))
        if note := str(row.get("note") or ""):
            rows += [Row("", (line,), _EVIDENCE) for line in lines_of(note, width - _EVIDENCE.indent - 1, 2)]
    if not found:
        rows.append(plain(f"No report yet. Press {key_hint('goal.progress', desk.keymap)} to say where it stands."))
    return [*rows, SPACE]


def _plot(desk: Desk, goal: Record, found: list[Record], width: int) -> list[Row]:
    """The reports over time, once there are two days to see."""
    cells = min(PLOT, width - _PLOT.indent - 1 - LABEL - _PLOT.gap - 1)
    lines = plot.plot(goal, found, of_goal(desk, "step", goal), desk.today, cells)
    return [*(Row("", (line.label, line.cells), _PLOT) for line in lines), *([SPACE] if lines else [])]


def _report(desk: Desk, goal: Record, row: Record) -> Row:
    value, target = row.get("value"), goal.get("target")
    mode = goal.get("mode", "value")
    percent = None
    if value is not None and mode == "yes-no":
        percent = 100 if value >= 1 else 0
    elif value is not None and target is not None and mode == "value":
        percent = progress.percent_of(value, goal.get("baseline") or 0, target)
    said = "" if value is None else ("done" if value >= 1 else "not yet") if mode == "yes-no" else number(value)
    if said and mode == "value" and goal.get("unit"):
        said += " %" if goal["unit"] in ("%", "percent") else f" {goal['unit']}"
    sure = f"confidence {row['confidence']:>2}" if row.get("confidence") is not None else ""
    share = "" if percent is None else bar(percent / 100, BAR)
    return Row(row["id"], (brief_day(desk, row.get("on")), share, said, sure), _REPORT)


def scale(desk: Desk, goal: Record, width: int) -> list[Row]:
    """The attainment scale, best first, with where the work began and what was reached."""
    row = next(iter(of_goal(desk, "scale", goal)), None)
    key = key_hint("goal.scale", desk.keymap)
    if row is None:
        return [Row("", ("Attainment scale",), HEADING), plain(f"Not written. Press {key} for its three lines."), SPACE]
    frozen = row.get("frozen_on")
    since = scales.fixed_since(desk.reader, goal["id"], row)
    state = f"frozen {brief_day(desk, frozen)}" if frozen else "not frozen yet"
    state = f"fixed {brief_day(desk, since)}" if since and not frozen else state
    rows = [Row("", ("Attainment scale", state), _HEADED)]
    room = width - _LEVEL.indent - 1 - 3 - 2 * _LEVEL.gap - (23 if width >= 60 else 0)
    for level in reversed(attainment.levels(row)):
        if not level.text and not level.reached and not level.baseline:
            continue
        sign = "●" if level.reached else "○" if level.baseline else ""
        score = f"{level.score:+d}" if level.score else "0"
        for place, line in enumerate(lines_of(level.text, room, 3)):
            cells = (score, sign, level.label, line) if not place else ("", "", "", line)
            rows.append(Row(f"{row['id']}#{ATTAINMENT_FIELDS[level.score]}" if not place else "", cells, _LEVEL))
    said = "".join(
        part
        for part, there in (("● reached  ", row.get("level")), ("○ at the start", row.get("baseline_level")))
        if there is not None
    )
    far = attainment.course(row).words
    says = [plain(line) for line in (said.rstrip(), *wrap(far[:1].upper() + far[1:], width - 6)) if line]
    return [*rows, *says, SPACE]


def linked(desk: Desk, goal: Record) -> list[Row]:
    """Actions, notes and milestones that name the goal; sections without any are left out."""
    rows: list[Row] = []
    actions = sorted(of_goal(desk, "action", goal), key=lambda row: (bool(row.get("done")), row.get("due") or "9"))
    for title, lines in (
        ("Actions", [_tickable(desk, row) for row in actions]),
        ("Notes", [_dated(desk, row, str(row["text"])) for row in reversed(of_goal(desk, "note", goal))]),
        ("Milestones", [_dated(desk, row, str(row["title"])) for row in of_goal(desk, "milestone", goal)]),
    ):
        rows += [Row("", (title,), HEADING), *lines, SPACE] if lines else []
    return rows


def _dated(desk: Desk, row: Record, text: str) -> Row:
    on = row.get("on") or str(row.get("at", ""))[:10]
    return Row(row["id"], (brief_day(desk, on), text[:500]), _DATED)


def revisions(desk: Desk, goal: Record, width: int) -> list[Row]:
    """What changed in the plan and why, newest first."""
    found = sorted(of_goal(desk, "revision", goal), key=lambda row: (row.get("on", ""), row.get("at", "")))
    if not found:
        return []
    rows = [Row("", ("Changes of the plan",), HEADING)]
    room = width - _DATED.indent - 1 - 13
    for row in reversed(found):
        rows.append(_dated(desk, row, str(row.get("reason", ""))))
        for field in row.get("after", {}):
            first, then = row.get("before", {}).get(field), row["after"][field]
            was, now = _value(desk, first), _value(desk, then)
            name = _NAMES.get(field, field.replace("_", " "))
            said = lines_of(f"{name}: {was}, now {now}", room, 3)
            if field in _WORDED and (words := worded(str(first or ""), str(then or ""))):
                said = lines_of(f"{name}: {words}", room, 4)
            elif len(said) > 1:  # two texts: each begins on a line of its own, so that neither hides the other
                said = [*lines_of(f"{name}: {was}", room, 3), *lines_of(f"now: {now}", room, 3)]
            *begin, last = said
            rows += [Row("", ("", (line, "muted")), _DATED) for line in begin]
            # Selectable, so that the cursor brings it into view.
            rows.append(Row(f"{row['id']}#{field}", ("", (last, "muted")), _DATED))
    return [*rows, SPACE]


def _value(desk: Desk, value: Any) -> str:
    """A value of the plan as it is read: a day in words, a number, a text in quotes."""
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, int | float):
        return number(value)
    try:
        return say_day(date.fromisoformat(str(value)), desk.today)
    except ValueError:
        return f'"{str(value)[:200]}"'


def page(desk: Desk, goal_id: str, width: int) -> list[Row]:
    """The page beside a list: how it stands, its parts, its next steps, its last report, who reads it."""
    goal = desk.reader.get(goal_id) or Record()
    stands, doing = standing_and_health(desk, goal)
    rows = small_pages.title(str(goal.get("title", ""))[:400], width)
    if stands.percent is not None:
        rows.append(Row("", (bar(stands.percent / 100, BAR), stands.words), Layout((Column(BAR), Column()), indent=1)))
        rows.append(SPACE)
    found = smart.judge(goal, desk.today)
    missing = ", ".join(part.name.lower() for part in found.parts if not part.found)
    rows += small_pages.facts(
        [
            ("Stands", doing.words),
            ("Due", small_pages.day(desk, goal.get("due"))),
            ("Is", _kind(desk, goal)),
            ("Parts", " ".join(found.letters)),
            ("", f"not yet: {missing}" if missing else ""),
        ],
        width,
    )
    waiting = [row for row in of_goal(desk, "step", goal) if not row.get("done")][:5]
    if waiting:
        rows += [SPACE, Row("", ("Next steps",), HEADING)]
        rows += [Row("", ("[ ]", str(row["title"])), Layout((Column(3, role="muted"), Column()), indent=1))
                 for row in waiting]  # fmt: skip
    last = progress.in_time(of_goal(desk, "progress", goal))[-1:]
    for row in last:
        words = str(row.get("note") or "")
        rows += [SPACE, Row("", ("Last report", brief_day(desk, row.get("on"))), HEADING)]
        rows += [Row("", (line,), small_pages.TEXT) for line in lines_of(words or stands.words, width - 2, 4)]
    return [*rows, *small_pages.who_reads(desk, goal, width)]
