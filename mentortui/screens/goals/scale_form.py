"""The form of an attainment scale: three lines first, the ends later; fixed when the work starts, then scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from mentortui.changes import scales
from mentortui.dates import in_full
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ATTAINMENT_FIELDS, kind_of
from mentortui.practice.attainment import ENDS, FIRST_THREE, LABELS
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.goals.step_form import of_whole
from mentortui.widgets.field import CHOICE, TEXT, Field

_SHORT: Final = {-2: "-2 much less", -1: "-1 less", 0: " 0 as hoped", 1: "+1 better", 2: "+2 much better"}
_HINTS: Final = {
    -1: "less than hoped, but something: what would be true?",
    0: "as hoped: what would be true on the last day?",
    1: "better than hoped",
    -2: "later, if you like: much less than hoped",
    2: "later, if you like: much better than hoped",
}
_LEVELS: Final = (("", "–"), ("-2", "-2"), ("-1", "-1"), ("0", "0"), ("1", "+1"), ("2", "+2"))


def form(desk: Desk, record_id: str) -> Form:
    """The form of the scale of the goal with this id, or of the scale with this id."""
    given = desk.reader.get(record_id) or Row()
    goal = given if kind_of(record_id) == "goal" else desk.reader.get(given.get("goal", "")) or Row()
    row = scales.scale_of(desk.reader, goal.get("id", "")) or Row()
    frozen = row.get("frozen_on")
    fixed = scales.fixed_since(desk.reader, goal.get("id", ""), row) if row else None
    fields = [
        Field(ATTAINMENT_FIELDS[score], _SHORT[score], TEXT, row.get(ATTAINMENT_FIELDS[score]), _HINTS[score], lines=2)
        for score in (*FIRST_THREE, *ENDS)
    ]
    fields.append(Field("baseline_level", "At the start", CHOICE, _level(row, "baseline_level"), choices=_LEVELS))
    fields.append(Field("level", "Reached", CHOICE, _level(row, "level"), choices=_LEVELS))
    if fixed:
        fields.append(Field("reason", "Why change it", hint="kept with what the scale said before"))
    if not frozen:
        start = (("", "not yet"), ("yes", "yes: freeze the words"))
        fields.append(Field("freeze", "Work starts", CHOICE, "", choices=start))
    title = f"frozen on {in_full(datetime.fromisoformat(frozen).date())}" if frozen else goal.get("title", "")
    return Form(
        title=f"Attainment scale: {title}",
        fields=tuple(fields),
        save=partial(_save, row, goal),
        kind="scale",
        draft=lambda texts: of_whole(goal),
        fixed=True,
        editing=row.get("id", ""),
    )


def _level(row: Row, field: str) -> str:
    return str(row[field]) if row.get(field) is not None else ""


def _score(values: Mapping[str, Any], field: str) -> int | None:
    return int(values[field]) if values.get(field) else None


def _save(row: Row, goal: Row, values: Mapping[str, Any], readers: str) -> Call:
    typed = dict(values)
    words = {score: typed[field] or "" for score, field in ATTAINMENT_FIELDS.items() if field in typed}
    call = partial(
        scales.scale, goal=goal["id"], levels=words, freeze=bool(typed.get("freeze")), reason=typed.get("reason"),
        baseline=_score(typed, "baseline_level"), level=_score(typed, "level"),
    )  # fmt: skip
    return partial(_asked, call, row, words)


def _asked(
    call: Callable[..., Delta], row: Row, words: Mapping[int, str], reader: Reader, now: datetime, new_id: Any
) -> Delta:
    """The change, with what is wrong said in the words of the form and beside the field at fault."""
    for score in FIRST_THREE:
        if not (words.get(score, row.get(ATTAINMENT_FIELDS[score])) or "").strip():
            raise Refused(
                f'Say what would be "{LABELS[score]}"; the first three lines make the scale. Nothing was saved.',
                ATTAINMENT_FIELDS[score],
            )
    try:
        return call(reader, now=now, new_id=new_id)
    except Refused as error:
        if row and error.field in (*ATTAINMENT_FIELDS.values(), "baseline_level"):
            begun = "is frozen" if row.get("frozen_on") else "stands since the first report"
            sentence = f"The scale {begun}, so that it measures what was hoped then: say why it changes."
            raise Refused(f"{sentence} Nothing was saved.", "reason") from None
        raise
