"""A coordinator's list of what became of people: promotions, changes of role, who left and who stayed. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui import dates
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.reader import Row
from mentortui.program.enrolling import Fault

_COLUMNS: Final = {
    "name": "name", "full_name": "name", "participant": "name", "person": "name", "employee": "name",
    "mail": "mail", "email": "mail", "e_mail": "mail", "mail_address": "mail",
    "kind": "kind", "outcome": "kind", "event": "kind", "type": "kind", "what": "kind",
    "date": "on", "day": "on", "on": "on", "effective": "on", "effective_date": "on",
    "band": "band", "pay_band": "band", "performance_band": "band", "grade": "band",
}  # fmt: skip
_KINDS: Final = {
    "promotion": "promotion", "promoted": "promotion",
    "role-change": "role-change", "new-role": "role-change", "move": "role-change", "moved": "role-change",
    "lateral-move": "role-change", "transfer": "role-change", "transferred": "role-change",
    "left": "left", "leaver": "left", "resigned": "left", "terminated": "left", "exit": "left",
    "stayed": "stayed", "stays": "stayed", "retained": "stayed", "active": "stayed",
}  # fmt: skip
KINDS: Final = ("promotion", "role-change", "left", "stayed")
_NUMERIC: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_TIME: Final = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$")


class Outcomes(NamedTuple):
    """What a list holds."""

    rows: tuple[dict[str, Any], ...]
    """Fields of outcomes, in the order of the file."""
    faults: tuple[Fault, ...]
    known: int
    """Rows that say what was known already."""
    bands: int
    """Rows whose band was passed over."""


def kind_of(words: str) -> str:
    """The kind a list means. Raises Refused naming those there are."""
    said = re.sub(r"[\s_]+", "-", words.strip().casefold())
    if said not in _KINDS:
        raise Refused(
            f"{limits.clean(words.strip()) or 'Nothing'!r} is no outcome; there are {', '.join(KINDS)}. "
            "Nothing was saved.", "kind",
        )  # fmt: skip
    return _KINDS[said]


def outcomes(
    columns: Sequence[str], lines: Iterable[tuple[int, Mapping[str, str], str]], enrolments: Sequence[Row],
    known: Iterable[Row], today: date, *, bands: bool = False,
) -> Outcomes:  # fmt: skip
    """Read a list: `lines` give number, cells by column, and what is wrong with one that could not be read.

    Pay and performance bands are passed over unless `bands`. Raises Refused for a list without a column it needs.
    """
    fields = {column: _COLUMNS.get(re.sub(r"[\s-]+", "_", column.strip().casefold()), "") for column in columns}
    _needed(fields, columns)
    table = [(number, _named(fields, cells), unread) for number, cells, unread in lines]
    order = _order(cells.get("on", "") for _, cells, _ in table)
    people = _People(enrolments)
    there = {(row.get("enrolment"), row["kind"], row["on"]) for row in known}
    rows: list[dict[str, Any]] = []
    faults: list[Fault] = []
    again = passed = 0
    for number, cells, unread in table:
        try:
            if unread:
                raise Refused(unread)
            row = {
                "enrolment": people.found(cells.get("name", ""), cells.get("mail", "")),
                "kind": kind_of(cells.get("kind", "")),
                "on": _past(day(cells.get("on", ""), today, order), today).isoformat(),
            }
        except Refused as error:
            faults.append(Fault(number, f"{error.sentence.removesuffix(' Nothing was saved.').rstrip('.')}."))
            continue
        mark = (row["enrolment"], row["kind"], row["on"])
        if mark in there:
            again += 1
            continue
        there.add(mark)
        passed += bool(cells.get("band")) and not bands
        rows.append({**row, **({"band": limits.phrase(cells["band"])} if bands and cells.get("band") else {})})
    return Outcomes(tuple(rows), tuple(faults), again, passed)


def _needed(fields: Mapping[str, str], columns: Sequence[str]) -> None:
    there = {*fields.values()}
    listed = ", ".join(limits.clean(one) for one in columns if one.strip()) or "none"
    for one, what in (("kind", "kind"), ("on", "date")):
        if one not in there:
            raise Refused(f"No column is called `{what}`; there are {listed}. Nothing was saved.")
    if not {"name", "mail"} & there:
        raise Refused(f"No column is called `name` or `mail`; there are {listed}. Nothing was saved.")


def _named(fields: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
    return {fields[column]: cell.strip() for column, cell in cells.items() if fields.get(column) and cell.strip()}


class _People:
    """Who is on the list of people, by mail address and by name."""

    def __init__(self, enrolments: Sequence[Row]) -> None:
        self._mails = {str(row["mail"]).casefold(): row for row in enrolments if row.get("mail")}
        self._names: dict[str, list[Row]] = defaultdict(list)
        for row in enrolments:
            self._names[" ".join(str(row["name"]).casefold().split())].append(row)

    def found(self, name: str, mail: str) -> str:
        """The id of somebody's enrolment. Raises Refused for nobody, or several."""
        if mail.casefold() in self._mails and mail:
            return str(self._mails[mail.casefold()]["id"])
        rows = self._names.get(" ".join(name.casefold().split()), []) if name else []
        if len(rows) == 1:
            return str(rows[0]["id"])
        called = limits.clean(name or mail) or "Nobody is named, so nobody"
        if rows:
            mails = ", ".join(str(row.get("mail") or "no mail address") for row in rows)
            raise Refused(f"{len(rows)} people are called {called} ({mails}); give the mail address.")
        raise Refused(f"{called} is not on the list of people." if name or mail else f"{called} is meant.")


def _order(cells: Iterable[str]) -> str:
    """Whether the dates of a list have the day or the month first, where some of them show it and none says else."""
    shown = set()
    for match in filter(None, (_NUMERIC.fullmatch(_TIME.sub("", cell)) for cell in cells)):
        if match[2] != ".":
            shown |= ({"day"} if int(match[1]) > 12 else set()) | ({"month"} if int(match[3]) > 12 else set())
    return shown.pop() if len(shown) == 1 else ""


def day(words: str, today: date, order: str = "") -> date:
    """The day a cell holds; `order` says whether 03/04/2026 has the `day` or the `month` first. Raises Refused."""
    said = _TIME.sub("", limits.clean(words).strip())
    if not said:
        raise Refused("It has no date.", "on")
    if re.fullmatch(r"\d{5}", said):
        raise Refused(f"{said} is how a spreadsheet numbers days; format that column as a date.", "on")
    if match := _NUMERIC.fullmatch(said):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or first > 12 or first == second:
            order = "day"
        elif second > 12:
            order = "month"
        if not order:
            raise Refused(f"{said} could have the day or the month first; write {year}-{second:02}-{first:02} or "
                          f"{year}-{first:02}-{second:02}.", "on")  # fmt: skip
        month, number = (second, first) if order == "day" else (first, second)
        try:
            return date(year, month, number)
        except ValueError:
            raise Refused(f"{said} is no day of the calendar.", "on") from None
    if not re.search(r"\d{4}", said):
        raise Refused(f"{said!r} has no year; write it like 2026-11-24.", "on")
    return dates.parse_day(said, today, past=True)


def _past(found: date, today: date) -> date:
    if found > today:
        raise Refused(f"{found.isoformat()} has not come yet.", "on")
    return found
