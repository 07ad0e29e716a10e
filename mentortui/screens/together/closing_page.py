"""A good end as rows: what is due before it, what was reached, final scores, goodbye; and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mentortui.dates import in_full, say_distance
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import ENDINGS
from mentortui.practice import actions, closing, final_scores, meetings, names
from mentortui.practice.attainment import LABELS
from mentortui.practice.between import Between, between, subject_of
from mentortui.practice.feedback_due import Due
from mentortui.practice.progress import standings
from mentortui.screens.days import brief_day
from mentortui.screens.desk import Desk
from mentortui.screens.small_pages import day
from mentortui.widgets.ink import HEADING, Cell, Column, Layout
from mentortui.widgets.row import SPACE, Row, plain, wrapped

END: Final = "end"
STEP: Final = "step-"
KUDOS: Final = "kudos"
TOUCH: Final = "touch"
HAND: Final = "hand"
FORM: Final = "form"
SKILLS: Final = "skills"
TALK: Final = "talk"
MOST: Final = 8
"""Goals and milestones shown; the rest has its own screens."""
_HEAD: Final = Layout((Column(role="strong"),), indent=1)
_SAID: Final = Layout((Column(role="muted"),), indent=1)
_WARN: Final = Layout((Column(1), Column()), indent=1)
_LINE: Final = Layout((Column(),))
_STEP: Final = Layout((Column(1), Column(11, role="muted"), Column()))
_FACT: Final = Layout((Column(14, role="muted"), Column()))
_GOAL: Final = Layout((Column(), Column(13, right=True, least=60), Column(9, role="muted", least=40)))


def rows(
    desk: Desk, relationship: Record, due: Due | None, width: int, beside: int
) -> tuple[list[Row], list[Row]]:  # fmt: skip
    """The page in two columns of these widths; `due` is the closing form where it waits."""
    own = between(desk.reader, subject_of(desk.reader, relationship))
    found = _head(desk, relationship, width)
    if relationship.get("status") == "closed":
        found += _ended(desk, relationship, width)
    else:
        found += _talk(desk, relationship, width)
        found += _before(desk, relationship, width)
    found += _reached(desk, own)
    second = _scores(desk, relationship, own, due, beside)
    return found, [*second, *_goodbye(desk, relationship, own, beside)]


def _who(desk: Desk, relationship: Record) -> str:
    others = (desk.name(one) for one in names.members(relationship) if one != desk.reader.me)
    return names.listed(others) or "nobody"


def _head(desk: Desk, relationship: Record, width: int) -> list[Row]:
    status = relationship.get("status", "active")
    end, said = closing.last_day(relationship), ""
    if status == "closed":
        said = "closed" + (f" on {in_full(_iso(relationship['ended_on']))}" if relationship.get("ended_on") else "")
    elif status == "paused":
        last = closing.open_pause(closing.pauses_of(desk.reader, relationship)) or Record()
        said = f"paused until {in_full(_iso(last['until']))}" if last.get("until") else "paused"
    elif end:
        said = f"{'ends' if end >= desk.today else 'was to end'} {say_distance(end, desk.today)}"
    title = wrapped(_HEAD, width, f"A good end with {_who(desk, relationship)}")
    return [*title, *(wrapped(_SAID, width, f"{said[:1].upper()}{said[1:]}.") if said else []), SPACE]


def _talk(desk: Desk, relationship: Record, width: int) -> list[Row]:
    """In the first three months: why a talk comes first."""
    warning = closing.too_early(relationship, desk.today)
    found = wrapped(_WARN, width, warning, ("!", "warning")) if warning else []
    if found:
        found.append(Row(f"{relationship['id']}#{TALK}", (("Ask for a call first", "accent"),), _LINE))
        found.append(SPACE)
    return found


def _before(desk: Desk, relationship: Record, width: int) -> list[Row]:
    """The steps before the agreed last day, and which are due; without one, the question which it is."""
    key = relationship["id"]
    end = closing.last_day(relationship)
    if end is None:
        said = "No last day is agreed. One gives a good end its time; write it down here."
        heading = Row("", ("Before the last day",), HEADING)
        return [heading, *wrapped(_LINE, width, said, key=f"{key}#{END}", tone="muted"), SPACE]
    found = [Row("", ("Before the last day", ""), HEADING)]
    for step in closing.closing_steps(desk.reader, relationship):
        late = step.due <= desk.today and not step.done
        sign: Cell = "✓" if step.done else ("!", "warning") if late else "○"
        on = brief_day(desk, step.due.isoformat())
        found += wrapped(_STEP, width, step.text, sign, on, key=f"{key}#{STEP}{step.code}")
    found.append(Row(f"{key}#{END}", ("", brief_day(desk, end.isoformat()), "the last day you agreed on"), _STEP))
    return [*found, SPACE]


def _ended(desk: Desk, relationship: Record, width: int) -> list[Row]:
    """The way it ended, what made it hard, and what stays open of it."""
    ending = ENDINGS.get(str(relationship.get("ending")), "not said")
    hard = str(relationship.get("challenge") or "nothing in particular").replace("-", " ")
    found = [*_fact("", "It ended", ending, width), *_fact("", "Made it hard", hard, width)]
    if relationship.get("handed_to"):
        found += _fact("", "Goes on with", desk.name(relationship["handed_to"]), width)
    ahead = sum(one.get("relationship") == relationship["id"]
                for one in meetings.coming(desk.reader.rows("meeting"), desk.today))  # fmt: skip
    waiting = sum(one.get("relationship") == relationship["id"] for one in actions.open_actions(desk.reader))
    left = ((ahead, "planned meeting"), (waiting, "open action"))
    told = names.listed(f"{count} {what}{'s' * (count != 1)}" for count, what in left if count)
    return [*found, *(_fact("", "Left as it is", told, width) if told else []), SPACE]


def _reached(desk: Desk, own: Between) -> list[Row]:
    """Goals, what was achieved first, and milestones."""
    rank = {"achieved": 0, "active": 1, "paused": 2, "draft": 3, "dropped": 4}
    goals = sorted(own.goals, key=lambda row: rank.get(row.get("status", "active"), 5))
    stones = sorted((row for row in own.milestones if row.get("status", "reached") == "reached"),
                    key=lambda row: row.get("on", ""), reverse=True)  # fmt: skip
    met = len(meetings.held(own.meetings))
    told = f"{met} meeting{'s' * (met != 1)} held" if met else ""
    found = [Row("", ("What you reached", told), HEADING)]
    stands = standings(desk.reader) if goals else {}
    for row in goals[:MOST]:
        cells = (str(row.get("title", "")), stands[row["id"]].words, str(row.get("status", "active")))
        found.append(Row(row["id"], cells, _GOAL))
    found += [Row(row["id"], (str(row.get("title", "")), brief_day(desk, row.get("on")), "milestone"), _GOAL)
              for row in stones[:MOST]]  # fmt: skip
    rest = max(0, len(goals) - MOST) + max(0, len(stones) - MOST)
    found += [plain(f"and {rest} more on Goals and Milestones")] if rest else []
    if len(found) == 1:
        found.append(
            Row("", (("No goal and no milestone of the two of you is written down.", "muted"),), Layout((Column(),)))
        )
    return [*found, SPACE]


def _scores(desk: Desk, relationship: Record, own: Between, due: Due | None, width: int) -> list[Row]:
    """Attainment, skills and the closing form: what was scored, and what still waits."""
    key = relationship["id"]
    found = [Row("", ("Final scores", ""), HEADING)]
    scored = final_scores.attainment(desk.reader, list(own.goals))
    for one in scored[:MOST]:
        said = LABELS[one.level] if one.level is not None else "not scored yet"
        found += _fact(one.goal["id"] + "#score", "Attainment", f"{one.goal.get('title', '')}: {said}", width)
    if not scored:
        found += _fact("", "Attainment", "no goal has a scale", width)
    for person, on in final_scores.rated(desk.reader, relationship):
        whose = "yours" if person == desk.reader.me else f"those of {desk.first_name(person)}"
        said = f"you rated {whose} {say_distance(_iso(on), desk.today)}" if on else f"{whose}: not rated by you yet"
        found += _fact(f"{person}#{SKILLS}", "Skills", said, width)
    answered = final_scores.closing_answers(desk.reader, relationship)
    if answered is not None:
        found += _fact(answered["id"], "Closing form", f"answered {day(desk, answered.get('on'))}", width)
    elif due is not None:
        found += _fact(f"{key}#{FORM}", "Closing form", "it waits for you: two minutes", width)
    else:
        found += _fact("", "Closing form", "comes to both of you once it is closed", width)
    return [*found, SPACE]


def _goodbye(desk: Desk, relationship: Record, own: Between, width: int) -> list[Row]:
    """Thanks, staying in touch, who goes on."""
    key, me = relationship["id"], desk.reader.me
    found = [Row("", ("Goodbye", ""), HEADING)]
    given = [row for row in own.recognitions if row.get("by", me) == me]
    last = max((str(row.get("on") or row.get("at", ""))[:10] for row in given), default="")
    thanked = f"you gave kudos {say_distance(_iso(last), desk.today)}" if last else "say what they did for you"
    found += _fact(f"{key}#{KUDOS}", "Thanks", thanked, width)
    found += _fact(f"{key}#{TOUCH}", "Stay in touch", str(relationship.get("stay_in_touch") or "not said yet"), width)
    if relationship.get("status") != "closed":
        found += _fact(f"{key}#{HAND}", "Goes on with", "nobody; another mentor may go on", width)
    return [*found, SPACE]


def _fact(key: str, label: str, said: str, width: int) -> list[Row]:
    return wrapped(_FACT, width, said, label, key=key)


def due_steps(desk: Desk, relationship: Record) -> Iterator[str]:
    """For the page of a person: what of a good end is due now, in sentences; nothing of what rests."""
    end = closing.last_day(relationship)
    if end is None or closing.rests(relationship):
        return
    for step in closing.due_now(closing.closing_steps(desk.reader, relationship), desk.today):
        yield f"since {brief_day(desk, step.due.isoformat())}: {step.text}"


def _iso(text: str) -> date:
    return date.fromisoformat(text)
