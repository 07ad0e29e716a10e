"""The charter of a program, as lines to read: what it is for, by which rules it works, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from mentortui.dates import say_day
from mentortui.model.limits import clean
from mentortui.model.reader import Row
from mentortui.program.charter import faults, on_overview
from mentortui.program.definitions import DEFINITIONS, name_of

FIELDS: Final = {
    "purpose": "Purpose", "serves": "Who it is for", "aims": "Aims", "objectives": "Objectives", "values": "Values",
    "start": "First day", "months": "A relationship takes", "cadence": "To meet", "forms": "Forms",
    "milestones": "Milestones", "people": "A figure needs", "comments": "A comment needs", "owner": "Answers for it",
    "reviews": "Looks at itself", "trouble": "In trouble", "misconduct": "After misconduct", "notice": "Notice",
    "retention": "Kept for",
}  # fmt: skip
"""The fields of a charter in the order of its page, and what they are called there."""
_DAYS: Final = frozenset({"start", "reviews"})
_MONTHS: Final = frozenset({"months", "retention"})
_PEOPLE: Final = frozenset({"people", "comments"})
_LABEL: Final = 22


def lines(charter: Row, measures: Sequence[Row], cohorts: Sequence[Row], today: date) -> Iterator[str]:
    """The whole page."""
    yield str(charter.get("name", "A program"))
    yield ""
    for field, label in FIELDS.items():
        value = charter.get(field, 5 if field == "people" else 10 if field == "comments" else None)
        for place, said in enumerate(_said(field, value, today)):
            yield f"{label if not place else '':<{_LABEL}}{said}"
    decided = on_overview(measures)
    if decided:
        yield from ("", "Figures on the overview, and what is decided by them")
        wide = max(_LABEL + 2, *(len(name_of(row["figure"])) for row in decided)) + 2
        yield from (f"  {name_of(row['figure']):<{wide}}{clean(row['decision'])}{_target(row)}" for row in decided)
    wrong = faults(charter, measures, cohorts)
    if wrong:
        yield from ("", "To mend", *(f"  {clean(sentence)}" for sentence in wrong))


def _order(words: str) -> tuple[int, str]:
    """`3 months: …` before `12 months: …`; what begins with no number by its letters."""
    number = words.partition(" ")[0]
    return (int(number) if number.isdecimal() and len(number) < 5 else 0, words)


def _target(row: Row) -> str:
    if row.get("target") is None:
        return ""
    defined = DEFINITIONS.get(str(row["figure"]))
    return f" (target {row['target']:g}{f' {defined.unit}' if defined and defined.unit else ''})"


def _said(field: str, value: Any, today: date) -> list[str]:
    """A field's value in words, one line for each element of a set; nothing of what is not said."""
    if value in (None, "", []):
        return []
    found = sorted(value, key=_order) if isinstance(value, list) else str(value).split("\n")
    if field in _DAYS:
        return [say_day(date.fromisoformat(one), today) for one in found]
    if field in _MONTHS:
        return [f"{value} month{'s' * (value != 1)}"]
    if field in _PEOPLE:
        about = " answering, and as many answered about" if field == "people" else " answering"
        return [f"{value} people{about}"]
    if field == "cadence":
        return [f"every {value}"]
    return [clean(one) for one in found]
