"""What one's own ratings say about a relationship: for the one who rated alone, and apart from its light."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mentortui.dates import in_full
from mentortui.errors import NotFound
from mentortui.model.reader import Reader, Row
from mentortui.practice import forms, scoring
from mentortui.practice.form_spec import MEAN, FormSpec
from mentortui.practice.written import is_own

LOW: Final = "rated low"
FALLING: Final = "rated lower than before"
RULES: Final[dict[str, str]] = {
    LOW: "Your last answers to a form lie in the lower 40 % of its scale.",
    FALLING: "Your last answers lie a quarter of the scale or more below the ones before.",
}
LOW_AT: Final = 0.4
FALLS_BY: Final = 0.25


class Feeling(NamedTuple):
    """One reason from one's own ratings: its code, the response it comes from, and a plain sentence."""

    code: str
    response: str
    sentence: str


def felt(reader: Reader, relationship: Row) -> list[Feeling]:
    """What one's own last answers to each form about this relationship say; nobody else is ever shown it."""
    own: dict[tuple[str, int], list[Row]] = {}
    for row in reader.rows("response"):
        if is_own(reader, row) and row.get("relationship") == relationship["id"] and row.get("on"):
            own.setdefault((str(row.get("form")), row.get("version", 1)), []).append(row)
    found = []
    for (form, version), rows in own.items():
        try:
            spec = forms.spec(reader, form, version)
        except NotFound:
            continue
        rows.sort(key=lambda row: (row["on"], row.get("at", ""), row["id"]))
        found += _of(spec, rows)
    return found


def _of(spec: FormSpec, rows: list[Row]) -> list[Feeling]:
    places = [(row, place) for row in rows if (place := _place(spec, row)) is not None]
    if not places:
        return []
    row, place = places[-1]
    when = in_full(date.fromisoformat(row["on"]))
    if place <= LOW_AT:
        return [Feeling(LOW, row["id"], f'What you answered to "{spec.title}" on {when} was low.')]
    if len(places) > 1 and places[-2][1] - place >= FALLS_BY:
        return [Feeling(FALLING, row["id"], f'What you answered to "{spec.title}" on {when} was lower than before.')]
    return []


def _place(spec: FormSpec, row: Row) -> float | None:
    """Where the answers lie between the least (0) and the most (1) their form can give; None where it has no mean."""
    if spec.scoring != MEAN:
        return None
    overall = scoring.scores(spec, row.get("answers", {})).overall
    items = {one.id: one for one in spec.items}
    scored = [items[one] for one in scoring.scored(spec)]
    low, high = (sum(getattr(one, end) for one in scored) for end in ("low", "high"))
    if overall is None or high <= low:
        return None
    return float((overall * len(scored) - low) / (high - low))
