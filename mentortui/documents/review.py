"""A look back as Markdown. At its top stands who could read each part, so that nothing private slips out unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from mentortui import dates
from mentortui.documents.headline import long_day, one_line
from mentortui.documents.quoting import quoted
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU, kind_of
from mentortui.practice import names, skills
from mentortui.practice.attainment import LABELS
from mentortui.practice.audience import readers_of, who
from mentortui.practice.looking_back import PROGRESS, PROMOTION, YEAR, GoalCourse, LookBack
from mentortui.practice.meetings import minutes_by_type
from mentortui.practice.progress import number

MEETINGS: Final = 40
"""Meetings that are listed one by one; more are told in numbers only."""
_TITLES: Final = {PROGRESS: "Progress report", YEAR: "Looking back", PROMOTION: "The case for a promotion"}


class Item(NamedTuple):
    """One entry of a part: its lines (the first with a dash), and the records whose words it holds."""

    lines: tuple[str, ...]
    rows: tuple[Row, ...]


class Part(NamedTuple):
    """A chapter: its title and its entries."""

    title: str
    items: tuple[Item, ...]


def parts(reader: Reader, seen: LookBack) -> list[Part]:
    """The chapters of a review in their order, without those that are empty."""
    goals = Part("Goals", tuple(_goal(reader, one) for one in seen.goals))
    reached = Part("Reached", tuple(_milestone(reader, row) for row in seen.milestones))
    thanks = Part("Recognition", tuple(_recognition(reader, row) for row in seen.recognitions))
    grown = Part("Skills", tuple(_skills(reader, seen)))
    done = Part("Actions done", tuple(_action(reader, row, "done_on", "done") for row in seen.done))
    coming = Part("Still open", tuple(_action(reader, row, "due", "due") for row in seen.open))
    met = Part("Meetings", tuple(_meetings(reader, seen)))
    decided = Part("Decided", tuple(_decision(reader, row) for row in seen.decisions))
    doors = Part("Introductions", tuple(_introduction(reader, row) for row in seen.introductions))
    notes = Part("Private notes", tuple(_note(row) for row in seen.notes))
    if seen.kind == PROMOTION:
        order = [reached, goals, grown, thanks, doors, done, met, notes]
    else:
        order = [goals, reached, thanks, grown, met, decided, done, coming, doors, notes]
    return [part for part in order if part.items]


def title(reader: Reader, seen: LookBack) -> str:
    """`Progress report: Tom Berg and Ana Silva`."""
    me = _name(reader, reader.me)
    if seen.kind == PROMOTION:
        return f"{_TITLES[PROMOTION]}: {_name(reader, seen.person)}"
    people = [me, *(_name(reader, one) for one in (seen.subject.people if seen.subject else ()))]
    return f"{_TITLES[seen.kind]}: {names.listed(people)}"


def markdown(reader: Reader, seen: LookBack) -> str:
    """The whole review; ends with a line feed."""
    found = parts(reader, seen)
    span = f"{dates.in_full(seen.span.first)} to {dates.in_full(seen.span.last)}"
    lines = [f"# {quoted(title(reader, seen))}", "", span, "", "## Who can read what is in here", ""]
    lines += [f"- {one}" for one in reads(reader, seen, found)]
    lines += ["", "## In short", "", *(f"- {one}" for one in in_short(reader, seen))]
    for part in found:
        lines += ["", f"## {part.title}", ""]
        for item in part.items:
            first, *rest = item.lines
            mark = " (only you can read this)" if _is_private(item) else ""
            lines.append(f"- {first}{mark}")
            lines += [f"  - {one}" for one in rest]
    return "\n".join(lines) + "\n"


def reads(reader: Reader, seen: LookBack, found: Iterable[Part]) -> list[str]:
    """For each part who can read how much of it in the journal, and what was left out."""
    said = []
    for part in found:
        counts: dict[str, int] = {}
        for item in part.items:
            for row in item.rows[:1]:
                reads = quoted(who(reader, kind_of(row["id"]), row))
                counts[reads] = counts.get(reads, 0) + 1
        if counts:
            said.append(f"{part.title}: " + "; ".join(f"{reads} ({count})" for reads, count in sorted(counts.items())))
    said += warnings(seen, found)
    return said or ["There is nothing in here that anybody wrote."]


def warnings(seen: LookBack, found: Iterable[Part]) -> list[str]:
    """How much of a review only its writer reads until it is given away, and how many private notes stayed out."""
    said = []
    private = sum(_is_private(item) for part in found for item in part.items)
    if private:
        many = "1 of these" if private == 1 else f"{private:,} of these"
        said.append(f"**{many} only you can read until you give this page away**; each is marked.")
    if seen.left_out:
        many = "1 private note is" if seen.left_out == 1 else f"{seen.left_out:,} private notes are"
        said.append(f"{many} left out.")
    return said


def in_short(reader: Reader, seen: LookBack) -> list[str]:
    """The span in figures, each with what it counts."""
    said = [_met(seen)]
    achieved = sum(one.row.get("status") == "achieved" for one in seen.goals)
    if seen.goals:
        said.append(f"{_many(len(seen.goals), 'goal')} worked on, {achieved} achieved")
    if seen.done or seen.open:
        said.append(f"{_many(len(seen.done), 'action')} done, {len(seen.open)} open")
    if seen.milestones:
        said.append(f"{_many(len(seen.milestones), 'milestone')} reached")
    if seen.responses:
        said.append(f"{_many(len(seen.responses), 'form')} answered by you")
    if seen.kind == YEAR and seen.relationships:
        people = {one for row in seen.held for one in row.get("attendees", ()) if one != reader.me}
        said.append(f"{_many(len(seen.relationships), 'relationship')}, {_many(len(people), 'person', 'people')} met")
    return said


def data(reader: Reader, seen: LookBack) -> dict[str, Any]:
    """The review for a script: the span, who reads what, figures in words, and the records of each part."""
    found = parts(reader, seen)
    return {
        "title": title(reader, seen),
        "kind": seen.kind,
        "from": seen.span.first.isoformat(),
        "to": seen.span.last.isoformat(),
        "readers": reads(reader, seen, found),
        "left_out": seen.left_out,
        "in_short": in_short(reader, seen),
        "parts": [
            {"title": part.title, "entries": [{"lines": list(item.lines), "records": [row["id"] for row in item.rows],
                                               "only_you": _is_private(item)} for item in part.items]}
            for part in found
        ],
    }  # fmt: skip


def _is_private(item: Item) -> bool:
    return any(readers_of(kind_of(row["id"]), row) == ONLY_YOU for row in item.rows)


def _many(count: int, word: str, plural: str = "") -> str:
    return f"{count:,} {word if count == 1 else plural or word + 's'}"


def _met(seen: LookBack) -> str:
    minutes = sum(row.get("minutes") or 0 for row in seen.held)
    untimed = sum(not row.get("minutes") for row in seen.held)
    hours = f", {number(round(minutes / 60, 1))} hours" if minutes else ""
    without = f" ({untimed} without a length)" if untimed and minutes else ""
    missed = f", {len(seen.missed)} missed" if seen.missed else ""
    return f"{_many(len(seen.held), 'meeting')} held{hours}{without}{missed}"


def _name(reader: Reader, person: str) -> str:
    row = reader.get(person)
    return one_line(str(row.get("name", names.UNKNOWN))) if row else names.UNKNOWN


def _line(words: object) -> str:
    """Words of a person on one line of Markdown."""
    return quoted(" ".join(clean(str(words)).split()))


def _goal(reader: Reader, one: GoalCourse) -> Item:
    row = one.row
    lines = [f"**{_line(row['title'])}**, {row.get('status', 'active')}{_due(row)}"]
    figure = _figure(one) if one.after.last else ""
    lines += [f"stands at {_line(figure)}"] if figure else []
    if one.after.confidence is not None:
        before, after = one.before.confidence, one.after.confidence
        lines.append(f"confidence {_from_to(str(before) if before is not None else '', str(after))} of 10")
    if one.scale and one.scale.get("level") is not None:
        start = LABELS.get(one.scale.get("baseline_level", 9), "")
        lines.append(f"outcome: {_from_to(start, LABELS.get(one.scale['level'], ''))}")
    for field, words in (("objective", "serves"), ("value_tag", "lives")):
        lines += [f"{words}: {_line(row[field])}"] if row.get(field) else []
    lines += [f"{long_day(report['on'])}: {_line(report['note'])}" for report in one.reports if report.get("note")]
    return Item(tuple(lines), (row, *one.reports))


def _figure(one: GoalCourse) -> str:
    """`3 → 6, want 7`."""
    before, after = one.before, one.after
    if before.value is None or before.value == after.value or one.row.get("mode") == "yes-no":
        return after.words
    return f"{number(before.value)} → {after.words.removeprefix('now ')}"


def _from_to(before: str, after: str) -> str:
    return after if not before or before == after else f"{before} → {after}"


def _due(row: Row) -> str:
    return f", due {long_day(row['due'])}" if row.get("due") and row.get("status", "active") == "active" else ""


def _milestone(reader: Reader, row: Row) -> Item:
    whose = f" ({_line(_name(reader, row['person']))})" if row.get("person") else ""
    lines = [f"{long_day(row['on'])}: {_line(row['title'])}{whose}"]
    lines += [f"what made it work: {_line(row['worked'])}"] if row.get("worked") else []
    return Item(tuple(lines), (row,))


def _recognition(reader: Reader, row: Row) -> Item:
    to = _line(_name(reader, row["person"]))
    by = _line(_name(reader, row.get("by", "")))
    lines = [f"{long_day(row['on'])}: {row.get('type', 'kudos')} for {to}, from {by}: {_line(row['title'])}"]
    lines += [_line(row["text"])] if row.get("text") else []
    return Item(tuple(lines), (row,))


def _skills(reader: Reader, seen: LookBack) -> Iterator[Item]:
    """Each rated skill, from the first to the latest rating of the span, by who rated."""
    marks: dict[tuple[str, str], list[Row]] = {}
    for row in seen.ratings:
        marks.setdefault((str(row.get("skill")), row.get("role", "self")), []).append(row)
    for (skill_id, role), rows in sorted(marks.items()):
        called = _line(skills.skill(reader, skill_id).name)
        levels = _from_to(f"{rows[0]['level']}" if len(rows) > 1 else "", f"{rows[-1]['level']}")
        by = "rated by the mentor" if role == "mentor" else "rated by themselves"
        lines = [f"{called}: {levels} of 5, {by}"]
        lines += [f"seen by: {_line(row['evidence'])}" for row in rows[-1:] if row.get("evidence")]
        yield Item(tuple(lines), tuple(rows))


def _action(reader: Reader, row: Row, field: str, word: str) -> Item:
    day = f", {word} {long_day(row[field])}" if row.get(field) else ""
    return Item((f"{_line(row['title'])} ({_line(_name(reader, row.get('owner', reader.me)))}{day})",), (row,))


def _meetings(reader: Reader, seen: LookBack) -> Iterator[Item]:
    """How long by type; then each meeting, unless there are too many to read."""
    for one in minutes_by_type(seen.held):
        length = f", {one.minutes} minutes" if one.minutes else ""
        yield Item((f"{one.type}: {one.held} held{length}",), ())
    if len(seen.held) <= MEETINGS and seen.kind != PROMOTION:
        for row in seen.held:
            called = f"{_line(row['title'])}, " if row.get("title") else ""
            people = [_name(reader, one) for one in row.get("attendees", ()) if one != reader.me]
            with_ = f" with {_line(names.listed(sorted(people)))}" if seen.subject is None and people else ""
            minutes = f", {row['minutes']} minutes" if row.get("minutes") else ""
            yield Item((f"{long_day(row['on'])}: {called}{row.get('type', 'one-to-one')}{with_}{minutes}",), (row,))


def _decision(reader: Reader, row: Row) -> Item:
    met: Callable[[str], Row | None] = reader.get
    day = (met(row.get("meeting", "")) or {}).get("on", "")
    return Item((f"{long_day(day)}: {_line(row.get('text', ''))}",), (row,))


def _introduction(reader: Reader, row: Row) -> Item:
    lines = [f"{long_day(row['on'])}: {_line(_name(reader, row['person']))} to {_line(row['name'])}"]
    lines += [f"what came of it: {_line(row['outcome'])}"] if row.get("outcome") else []
    return Item(tuple(lines), (row,))


def _note(row: Row) -> Item:
    first, *rest = (clean(str(row.get("text", ""))).strip() or "…").split("\n")
    day = long_day(str(row.get("on") or row.get("at", "")[:10]))
    return Item((f"{day}, {row.get('type', 'note')}: {quoted(first)}", *(quoted(one) for one in rest if one.strip())),
                (row,))  # fmt: skip
