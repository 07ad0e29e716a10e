"""A brief on one page: as plain text of 80 columns, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui import dates
from mentortui.documents.columns import cut, width, wrapped
from mentortui.documents.quoting import as_is, quoted
from mentortui.model.limits import clean
from mentortui.practice.brief import Brief, Task
from mentortui.practice.goal_moves import Move, why

WIDTH: Final = 80
LABEL: Final = 22
"""Columns of what stands on the left; the rest of a line is for what it says."""
ACTIONS: Final = 12
"""Open actions of both sides that a page shows; what is more is counted."""
GOALS: Final = 4
"""Goals of one kind that a page shows."""


class Part(NamedTuple):
    """What stands beside one label of the page: lines of text, how many more there are, and the ids of the records
    that the lines are about (empty where a line is about none).
    """

    label: str
    lines: tuple[str, ...]
    more: int = 0
    records: tuple[str, ...] = ()

    def record(self, place: int) -> str:
        """The id of the record a line is about; empty where it is about none."""
        return self.records[place] if place < len(self.records) else ""


def parts(brief: Brief) -> list[Part]:
    """The page, label by label, without what is empty; the texts are cleaned and on one line each."""
    mine, theirs = _shares(len(brief.mine), len(brief.theirs))
    whose = f"{brief.first_name}'s" if len(brief.subject.people) == 1 else "theirs"
    link = (brief.subject.relationship or {}).get("id", "")
    found = [
        Part("Note", (brief.note,) if brief.note else ()),
        Part(_since(brief), ("; ".join(brief.happened),)) if brief.since else Part("", ()),
        _capped("Decided then", [(one, "") for one in brief.decided], GOALS),
        _capped("Going well", [(_well(one), one.row["id"]) for one in brief.well], GOALS),
        _capped("At risk", [(_risk(one, brief.today), one.row["id"]) for one in brief.risky], GOALS),
        _capped("Open, yours", [(_task(one), one.row["id"]) for one in brief.mine], mine),
        _capped(f"Open, {whose}", [(_task(one, brief), one.row["id"]) for one in brief.theirs], theirs),
        Part("Last feedback", tuple(_feedback(brief)), 0, (brief.feedback.response,) if brief.feedback else ()),
        _capped(
            "To celebrate",
            [(f"{row['title']}, {_day(row['on'], brief.today)}", row["id"]) for row in brief.celebrate],
            GOALS,
        ),
        Part("Agreement", brief.agreement, 0, (link,) * len(brief.agreement)),
    ]
    kept = [part._replace(lines=tuple(_line(one) for one in part.lines)) for part in found if part.lines]
    return [part._replace(label=cut(_line(part.label), LABEL - 1)) for part in kept]


class Asked(NamedTuple):
    """A question worth asking as the page has it: its text, the reason, and the record it is about (or empty)."""

    text: str
    reason: str
    record: str


def asking(brief: Brief) -> list[Asked]:
    """The questions, cleaned and on one line each."""
    return [
        Asked(_line(one.text), _reason(one.reason, _line(one.because)), one.record or "") for one in brief.questions
    ]


def agenda(brief: Brief) -> list[str]:
    """The suggested points, cleaned and on one line each."""
    return [_line(one) for one in brief.agenda]


def title(brief: Brief) -> str:
    """`Before you meet Ana Silva`."""
    return f"Before you meet {_line(brief.name)}"


def when(brief: Brief) -> str:
    """When that is, or that it is not planned."""
    return brief.when or "no meeting planned"


def text(brief: Brief) -> str:
    """The page for a terminal or a printer, no line wider than 80 columns; ends with a line feed."""
    lines = [*_head(brief), "─" * WIDTH]
    for part in parts(brief):
        lines += _beside(part)
    lines += ["", "Worth asking"]
    for number, asked in enumerate(asking(brief), 1):
        lines += _question(number, asked.text, asked.reason)
    if brief.agenda:
        lines += ["", "Suggested agenda"]
        for point in agenda(brief):
            first, *rest = wrapped(point, WIDTH - 4)
            lines += [f"  - {first}", *(f"    {one}" for one in rest)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def markdown(brief: Brief) -> str:
    """The page as Markdown; ends with a line feed."""
    lines = [f"# {quoted(title(brief))}", "", quoted(when(brief))]
    for part in parts(brief):
        lines += ["", f"## {quoted(part.label)}", "", *(f"- {quoted(one)}" for one in part.lines)]
        lines += [f"- and {part.more:,} more"] if part.more else []
    lines += ["", "## Worth asking", ""]
    for number, asked in enumerate(asking(brief), 1):
        lines.append(f"{number}. {quoted(asked.text)}  ")
        lines.append(f"   _{quoted(asked.reason)}_")
    if brief.agenda:
        lines += ["", "## Suggested agenda", "", *(f"- [ ] {quoted(one)}" for one in agenda(brief))]
    return "\n".join(lines) + "\n"


def data(brief: Brief) -> dict[str, Any]:
    """The brief for a script: records under their fields, nothing cut."""
    relationship = brief.subject.relationship
    return {
        "day": brief.today.isoformat(),
        "people": list(brief.subject.people),
        "name": brief.name,
        "role": brief.role,
        "relationship": relationship["id"] if relationship else None,
        "meeting": brief.meeting,
        "when": brief.when,
        "note": brief.note,
        "since": brief.since or None,
        "happened": list(brief.happened),
        "decided": list(brief.decided),
        "goals": [
            {**one.row, "standing": one.words, "percent": one.now.percent, "health": one.health.words}
            for one in brief.goals
        ],
        "open_mine": [one.row for one in brief.mine],
        "open_theirs": [one.row for one in brief.theirs],
        "feedback": brief.feedback._asdict() if brief.feedback else None,
        "will_change": brief.change or None,
        "celebrate": list(brief.celebrate),
        "agreement": list(brief.agreement),
        "questions": [
            {"question": one.id, "text": one.text, "reason": one.reason, "because": one.because, "record": one.record}
            for one in brief.questions
        ],
        "agenda": list(brief.agenda),
    }


def _line(words: str) -> str:
    """Words of a person on one line, without control characters."""
    return " ".join(as_is(clean(words)).split())


def _day(day: str, today: date) -> str:
    """`10 November`, with the year where it is another."""
    found = date.fromisoformat(day)
    full = dates.in_full(found)
    return full.rpartition(" ")[0] if found.year == today.year else full


def _since(brief: Brief) -> str:
    """`Since 10 November`; with the year in fewer letters, so that it stands in its column."""
    day, month, *year = _day(brief.since, brief.today).split(" ")
    return f"Since {day} {month}" if not year else f"Since {day} {month[:3]} {year[0]}"


def _shares(mine: int, theirs: int) -> tuple[int, int]:
    """How many actions of each side there is room for: half, and what the other side leaves."""
    half = ACTIONS // 2
    return max(half, ACTIONS - theirs), max(half, ACTIONS - mine)


def _capped(label: str, lines: Sequence[tuple[str, str]], most: int) -> Part:
    """The first lines with their records, and how many more there are."""
    shown = lines[:most]
    return Part(label, tuple(line for line, _ in shown), max(0, len(lines) - most), tuple(one for _, one in shown))


def _well(move: Move) -> str:
    said = f"{move.row['title']}: {move.words}" if move.words else f"{move.row['title']}"
    return said if move.row.get("status", "active") == "active" else f"{said} ({move.row['status']})"


def _risk(move: Move, today: date) -> str:
    return f"{move.row['title']}: {why(move, today)}"


def _task(task: Task, brief: Brief | None = None) -> str:
    owner = f"{task.owner}: " if brief and len(brief.subject.people) > 1 else ""
    due = task.due if "late" in task.due or not task.due else f"due {task.due}"
    return f"{owner}{task.row['title']}" + (f" ({due})" if due else "")


def _feedback(brief: Brief) -> Iterator[str]:
    if brief.feedback:
        who = "" if brief.feedback.by in brief.subject.people else ", you"
        yield f"“{brief.feedback.text}” ({_day(brief.feedback.on, brief.today)}{who})"
    if brief.change:
        yield f"You said: {brief.change}"


def _reason(reason: str, because: str) -> str:
    """`stalled goal: no progress for 24 days`."""
    return f"{reason}: {because}" if because else reason


def _head(brief: Brief) -> list[str]:
    """Who on the left and when on the right, on two lines where one has no room."""
    left, right = title(brief), when(brief)
    if width(left) + width(right) + 2 <= WIDTH:
        return [left + " " * (WIDTH - width(left) - width(right)) + right]
    return [*wrapped(left, WIDTH, 2), *wrapped(right, WIDTH, 2)]


def _beside(part: Part) -> Iterator[str]:
    """A label with its lines beside it, each on at most three lines of the page."""
    label = part.label
    for said in (*part.lines, *([f"and {part.more:,} more"] if part.more else ())):
        for line in wrapped(said, WIDTH - LABEL, 3):
            yield label + " " * (LABEL - width(label)) + line
            label = ""


def _question(number: int, asked: str, reason: str) -> Iterator[str]:
    """A question, and its reason at the right end of its line, or on the next where that is full."""
    lines = wrapped(asked, WIDTH - 4)
    shown = [f" {number}  {lines[0]}", *(f"    {one}" for one in lines[1:])]
    room = WIDTH - width(shown[-1]) - 2
    if width(reason) <= room:
        shown[-1] += " " * (WIDTH - width(shown[-1]) - width(reason)) + reason
        yield from shown
        return
    yield from shown
    for line in wrapped(reason, WIDTH - 6, 2):
        yield " " * max(6, WIDTH - width(line)) + line
