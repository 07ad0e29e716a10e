"""The trail as rows, newest first: what is planned above today, what was reached below; the shelf; introductions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from mentortui.dates import say_distance
from mentortui.model.reader import Row as Record
from mentortui.practice import celebrations, names
from mentortui.practice.celebrations import Found, Stop, Trophy
from mentortui.practice.nudges import FOUND
from mentortui.practice.readers import glyph
from mentortui.screens.days import brief_day
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Cell, Column, Layout
from mentortui.widgets.row import SPACE, Row

WAITS: Final = "to celebrate"
"""What is said at the right of what was reached lately."""
UNKEPT: Final = "found"
"""What is said of what a rule found long ago, as in years of notes that were imported."""

Called = Mapping[str, str]
"""Every person's short name."""

_STOP: Final = Layout((
    Column(1, role="muted"), Column(1, role="muted", least=50), Column(11, role="muted"), Column(),
    Column(13, role="muted", least=72), Column(12, right=True, role="muted", least=46),
))  # fmt: skip
_MORE: Final = Layout((Column(1, role="muted"), Column(1, least=50), Column(11), Column(role="muted")))
_TODAY: Final = Layout((Column(1, role="muted"), Column(1, least=50), Column(11, role="muted"), Column()))
_THING: Final = Layout((
    Column(1, role="muted"), Column(11, role="muted"), Column(), Column(24, role="muted", least=56),
    Column(13, right=True, role="muted", least=90),
))  # fmt: skip
_DOOR: Final = Layout((
    Column(1, role="muted"), Column(11, role="muted"), Column(), Column(24, role="muted", least=90),
    Column(13, right=True, role="muted", least=50),
))  # fmt: skip


def found(desk: Desk) -> list[Found]:
    """What the rules find and nobody kept yet."""
    return desk.once("found", lambda: _found(desk))


def _found(desk: Desk) -> list[Found]:
    return celebrations.found(desk.reader, desk.today, desk.rules, lambda stamp: _day(desk, stamp))


def _day(desk: Desk, stamp: str) -> date | None:
    moment = desk.moment(stamp)
    return moment.date() if moment else None


def appears(desk: Desk) -> bool:
    """Whether there is a milestone, kept or found, or something on the shelf."""
    kinds = ("milestone", "recognition", "introduction")
    return any(desk.reader.rows(kind) for kind in kinds) or bool(found(desk))


def key_of(one: Found) -> str:
    """The key of a row that shows what a rule found: there is no record yet, so it names what it was found in."""
    return f"{one.goal or one.relationship or one.person}#{FOUND}-{one.rule}"


def rows(desk: Desk) -> list[Row]:
    """All three parts; a part that holds nothing is left out."""
    parts = (_trail(desk), _shelf(desk), _introductions(desk))
    every = [row for part in parts if part for row in (*part, SPACE)]
    return every[:-1]


def first(desk: Desk, shown: list[Row]) -> str:
    """The key one begins at: what waits to be celebrated, else the next that is planned, else the first."""
    waiting = next((row.key for row in shown if row.key and row.layout is _STOP and _said(row) == WAITS), "")
    coming = [stop.row["id"] for stop in celebrations.trail(desk.reader, desk.today) if _ahead(stop)]
    return waiting or next(iter(coming), "")


def _said(row: Row) -> str:
    cell = row.cells[-1]
    return cell if isinstance(cell, str) else cell[0]


def _ahead(stop: Stop) -> bool:
    return stop.state != celebrations.REACHED


def _trail(desk: Desk) -> list[Row]:
    """Planned ones, a line for today, reached and found ones in the order of their days."""
    stops = celebrations.trail(desk.reader, desk.today)
    offered, called = found(desk), names.short_names(desk.reader)
    if not stops and not offered:
        return []
    waiting = {row["id"] for row in celebrations.to_celebrate(desk.reader, desk.today)}
    ahead = [stop for stop in reversed(stops) if _ahead(stop)]
    behind: list[tuple[str, list[Row]]] = [
        (stop.on, _reached(desk, stop, called, stop.row["id"] in waiting)) for stop in stops if not _ahead(stop)
    ]
    behind += [(one.on, [_offered(desk, one, called)]) for one in offered]
    behind.sort(key=lambda each: each[0], reverse=True)
    told = [f"{len(ahead)} planned" if ahead else "", f"{len(behind)} reached" if behind else ""]
    made = [Row("", ("The trail", ", ".join(filter(None, told))), HEADING)]
    made += [row for stop in ahead for row in _planned(desk, stop, called)]
    if ahead and behind:
        made.append(Row("", ("─", "", "today"), _TODAY))
    return [*made, *(row for _, part in behind for row in part)]


def _planned(desk: Desk, stop: Stop, called: Called) -> list[Row]:
    """A planned one; below it why it is late or at risk."""
    if stop.state != celebrations.PLANNED:
        return _lines(desk, stop, called, "○", (f"! {stop.state}", "warning"))
    return _lines(desk, stop, called, "○", say_distance(date.fromisoformat(stop.on), desk.today))


def _reached(desk: Desk, stop: Stop, called: Called, waits: bool) -> list[Row]:
    """A reached one; below it what made it work."""
    state: Cell = (WAITS, "accent") if waits else str(stop.row.get("value_tag") or "")
    return _lines(desk, stop, called, ("●", "accent"), state)


def _lines(desk: Desk, stop: Stop, called: Called, sign: Cell, state: Cell) -> list[Row]:
    """A milestone that is a record, and why below it."""
    row = stop.row
    day, who = brief_day(desk, stop.on), _short(desk, row, called)
    cells = (sign, glyph(desk.reader, row), day, str(row.get("title", "")), who, state)
    made = [Row(row["id"], cells, _STOP)]
    return [*made, Row("", ("│", "", "", stop.why), _MORE)] if stop.why else made


def _offered(desk: Desk, one: Found, called: Called) -> Row:
    """What a rule found: no record yet, and to be celebrated when it is new."""
    new = celebrations.is_new(one.on, desk.today)
    state: Cell = (WAITS, "accent") if new else (UNKEPT, "muted")
    sign: Cell = ("●", "accent" if new else "muted")
    about = {"person": one.person, "relationship": one.relationship}
    return Row(key_of(one), (sign, "", brief_day(desk, one.on), one.title, _short(desk, about, called), state), _STOP)


def _short(desk: Desk, row: Record, called: Called) -> str:
    """Who reached it in a narrow column: `Ana`, `you`, or of a relationship `you and Ana`."""
    me = desk.reader.me
    if row.get("person"):
        return "you" if row["person"] == me else called.get(row["person"], names.UNKNOWN)
    linked = desk.reader.get(row["relationship"]) if row.get("relationship") else None
    others = [called.get(one, names.UNKNOWN) for one in names.members(linked or Record()) if one != me]
    return names.listed(["you", *others])


def who(desk: Desk, one: Found) -> str:
    """Who reached what a rule found, in full."""
    if one.person:
        return names.name(desk.reader, one.person)
    linked = desk.reader.get(one.relationship) if one.relationship else None
    others = [names.name(desk.reader, each) for each in names.members(linked or Record()) if each != desk.reader.me]
    return names.listed(["you", *others])


def _shelf(desk: Desk) -> list[Row]:
    """Kudos, trophies, certificates and rewards, received and given."""
    trophies = celebrations.shelf(desk.reader)
    if not trophies:
        return []
    mine = sum(one.mine for one in trophies)
    told = [f"{mine} for you" if mine else "", f"{len(trophies) - mine} given" if mine < len(trophies) else ""]
    return [
        Row("", ("Trophy shelf", ", ".join(filter(None, told))), HEADING),
        *(_trophy(desk, one) for one in trophies),
    ]


def _trophy(desk: Desk, one: Trophy) -> Row:
    row = one.row
    words: Cell = (one.words, "accent") if one.mine else one.words
    day, tag = brief_day(desk, row.get("on")), row.get("value_tag") or ""
    cells = (glyph(desk.reader, row), day, str(row.get("title", "")), words, tag)
    return Row(row["id"], cells, _THING)


def _introductions(desk: Desk) -> list[Row]:
    """To whom, for whom, and whether something came of it."""
    made = sorted(desk.reader.rows("introduction"), key=lambda row: (row.get("on", ""), row["id"]), reverse=True)
    if not made:
        return []
    waiting = sum(came(row) == OPEN for row in made)
    told = f"{waiting} still open" if waiting else ""
    return [Row("", ("Introductions", told), HEADING), *(_introduction(desk, row) for row in made)]


OPEN: Final = "still open"


def came(row: Record) -> str:
    """What came of an introduction, in a word or two."""
    if row.get("worked") is None:
        return str(row.get("outcome") or OPEN)
    return "came of it" if row["worked"] else "nothing came"


def _introduction(desk: Desk, row: Record) -> Row:
    called = names.short_names(desk.reader) | {desk.reader.me: "you"}
    whom = called.get(str(row.get("person")), names.UNKNOWN)
    title = f"{whom} to {row.get('name', '')}"
    why = str(row.get("why") or "")
    return Row(row["id"], (glyph(desk.reader, row), brief_day(desk, row.get("on")), title, why, came(row)), _DOOR)


def is_head(row: Row) -> bool:
    """Whether a row names a part."""
    return row.layout is HEADING
