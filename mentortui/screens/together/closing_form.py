"""The forms by which a relationship ends, is handed over, rests, and by which two say how they stay in touch."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from mentortui.changes import closing as changes
from mentortui.changes import editing, naming
from mentortui.dates import parse_day
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import CHALLENGES, ENDINGS, RELATIONSHIP
from mentortui.practice import closing
from mentortui.practice.names import members
from mentortui.screens.desk import Desk
from mentortui.screens.forms.changing import ChangingForm
from mentortui.screens.forms.form import Form
from mentortui.screens.milestones import people
from mentortui.widgets.field import CHOICE, DAY, PAST_DAY, Field

TALKED: Final = (("", "not yet"), ("talked", "we have"), ("none", "there is to be none"))
_HARD: Final = (("", "nothing"), *((word, word.replace("-", " ")) for word in CHALLENGES))


class EndingForm(ChangingForm):
    """Closing, or handing over; in the first three months it asks whether one has talked."""

    def __init__(self, desk: Desk, relationship_id: str, hand_over: bool = False) -> None:
        self._together = desk.reader.get(relationship_id) or Row()
        super().__init__(desk, _form(desk, self._together, hand_over))

    def hidden(self, texts: Mapping[str, str]) -> Collection[str]:
        """A talk is asked about only where it matters on that day."""
        try:
            day = parse_day(texts["on"], self.desk.today, past=True) if texts["on"].strip() else self.desk.today
        except Refused:
            day = self.desk.today
        return () if closing.too_early(self._together, day) else ("talked",)

    def _saved(self, commit: Any) -> None:
        self.dismiss(self._together["id"])


def _form(desk: Desk, row: Row, hand_over: bool) -> Form:
    who = naming.names(desk.reader, members(row)) or "nobody"
    ways = tuple(ENDINGS.items())
    fields = (
        *([people.field(desk, "to", "Goes on with", "", own=False)] if hand_over else []),
        Field("ending", "It ended", CHOICE, "by-agreement" if hand_over else "completed", choices=ways),
        Field("challenge", "Made it hard", CHOICE, row.get("challenge") or "", choices=_HARD),
        Field("stay_in_touch", "Stay in touch", value=row.get("stay_in_touch"), hint="coffee twice a year"),
        Field("on", "On", PAST_DAY, desk.today.isoformat(), hint="today, last friday"),
        Field("talked", "Talked it over", CHOICE, "", choices=TALKED),
    )
    return Form(
        title=f"Hand over: who goes on with {who}" if hand_over else f"Close the relationship with {who}",
        fields=fields,
        save=partial(_ended, row["id"] if row else "", hand_over),
        kind="relationship",
        draft=lambda texts: row,
        readers=row.get("readers", RELATIONSHIP),
        fixed=True,
        mode="people",
    )


def _ended(relationship: str, hand_over: bool, values: Mapping[str, Any], readers: str) -> Call:
    given: dict[str, Any] = {
        "on": _day(values, "on"),
        "challenge": values.get("challenge") or None,
        "stay_in_touch": values.get("stay_in_touch"),
        "talked": bool(values.get("talked")),
        "ending": values["ending"],
    }
    if not hand_over:
        return partial(changes.close, relationship=relationship, **given)
    if not values.get("to"):
        raise Refused("Who goes on? Name them here. Nothing was changed.", "to")
    return partial(changes.hand_over, relationship=relationship, to=values["to"], **given)


def pause(desk: Desk, relationship_id: str) -> Form:
    """Since when it rests, and until when."""
    row = desk.reader.get(relationship_id) or Row()
    fields = (
        Field("start", "From", PAST_DAY, desk.today.isoformat(), hint="today"),
        Field("until", "Until", DAY, hint="open, or in 6 weeks; you are reminded then"),
    )
    return _small(desk, row, "Let it rest with", fields, partial(_paused, relationship_id))._replace(kind="pause")


def _paused(relationship: str, values: Mapping[str, Any], readers: str) -> Call:
    return partial(changes.pause, relationship=relationship, start=_day(values, "start"), until=_day(values, "until"))


def stay_in_touch(desk: Desk, relationship_id: str) -> Form:
    """One line."""
    row = desk.reader.get(relationship_id) or Row()
    fields = (Field("stay_in_touch", "Stay in touch", value=row.get("stay_in_touch"), hint="coffee twice a year"),)
    made = _small(desk, row, "How you stay in touch with", fields, partial(_kept, relationship_id))
    return made._replace(editing=relationship_id)


def _kept(relationship: str, values: Mapping[str, Any], readers: str) -> Call:
    return partial(editing.set_fields, record=relationship, fields=dict(values))


def _small(desk: Desk, row: Row, title: str, fields: tuple[Field, ...], save: Any) -> Form:
    return Form(
        title=f"{title} {naming.names(desk.reader, members(row)) or 'nobody'}",
        fields=fields,
        save=save,
        kind="relationship",
        draft=lambda texts: {**row, "relationship": row.get("id")},
        readers=row.get("readers", RELATIONSHIP),
        fixed=True,
        mode="people",
    )


def _day(values: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(values[name]) if values.get(name) else None
