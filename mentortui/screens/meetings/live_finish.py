"""The end of a live meeting: how long it was, the next one, a rating, anything to celebrate; enter passes each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widgets import Input

from mentortui.changes import live as changes
from mentortui.changes import naming
from mentortui.dates import echo, parse_day_time, say_day
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import RELATIONSHIP
from mentortui.practice import live, readers
from mentortui.practice.readers import Reading
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import filling
from mentortui.screens.forms.changing import ChangingForm
from mentortui.screens.forms.form import Form
from mentortui.screens.meetings import page as meeting_page
from mentortui.widgets.field import CHOICE, WHOLE, Field

NOW: Final = "now"
LATER: Final = "later"


class FinishForm(ChangingForm):
    """What a meeting ends with. Everything that stands there already is proposed; an emptied field is left out."""

    LANDS = "meeting"
    ALIASES: ClassVar[Mapping[str, str]] = {"on": "next", "next_on": "next", "title": "celebrate"}

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        self.meeting = desk.reader.get(meeting_id) or Row()
        super().__init__(desk, _form(desk, self.meeting))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "passes", show=False)]

    def action_passes(self) -> None:
        """Enter leaves what stands there and goes on; behind the last question it finishes."""
        asked = [row for row in self.rows if row.display]
        if asked and asked[-1].control.has_focus:
            self.action_form_save()
        else:
            self.focus_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:  # type: ignore[override]
        """Enter in a line; a form's own way knows nothing of hidden questions."""
        event.prevent_default()
        self.action_passes()

    def hidden(self, texts: Mapping[str, str]) -> Collection[str]:
        """Whose achievement it is matters only once there is one."""
        return () if texts["celebrate"].strip() else ("person",)

    @property
    def rates(self) -> bool:
        """Whether one wants to rate the meeting at once."""
        return self.texts().get("rate") == NOW

    def _reading(self, texts: Mapping[str, str]) -> Reading:
        """Who can read the meeting; once something is celebrated, who can read that."""
        reader, meeting = self.desk.reader, self.meeting
        if not texts.get("celebrate", "").strip():
            return readers.reading(reader, "meeting", meeting)._replace(change="")
        today = self.desk.today.isoformat()
        draft = {"relationship": meeting.get("relationship"), "readers": self.readers, "on": today}
        said = readers.reading(reader, "milestone", draft)
        return said if live.shares(meeting) else said._replace(change="")

    def counted_row(self) -> tuple[str, Row]:
        """The meeting; with something to celebrate, the milestone."""
        today = self.desk.today.isoformat()
        if self.texts().get("celebrate", "").strip():
            return "milestone", {"on": today, "status": "reached", "counted": self.counted}
        facts = super().counted_row()[1]
        return "meeting", {**self.meeting, "minutes": facts.get("minutes"), "status": "held"}


def _form(desk: Desk, meeting: Row) -> Form:
    reader, today = desk.reader, desk.today
    booked = live.planned_next(reader, meeting, today)
    proposed = live.proposed_next(reader, meeting, today)
    time = live.usual_time(meeting)
    stands = f"{say_day(proposed, today)} {time or ''}".rstrip() if proposed else None
    hint = f"{meeting_page.when(desk, booked)} is planned already" if booked else "in 2 weeks, tuesday 16:00"
    people = [reader.me, *(one for one in meeting.get("attendees", ()) if one != reader.me)]
    whose = tuple((one, "you" if one == reader.me else naming.name(reader, one)) for one in people)
    fields = (
        Field("minutes", "Minutes", WHOLE, live.minutes(meeting, desk.now) or meeting.get("minutes"), hint="how long"),
        Field("next", "Meet again", value=stands, hint=hint, parse=partial(_day, desk), echo=partial(_echo, desk)),
        *_rating(desk, meeting),
        Field("celebrate", "To celebrate", hint="anything reached? enter leaves it out"),
        Field("person", "Whose", CHOICE, live.celebrated(reader, meeting), choices=whose),
    )
    return Form(
        title=f"Finish: {naming.label(reader, meeting)}",
        fields=fields,
        save=partial(_finish, meeting["id"]),
        kind="milestone",
        draft=lambda texts: meeting,
        mode="meetings",
    )


def _rating(desk: Desk, meeting: Row) -> tuple[Field, ...]:
    """Whether to rate it now; not asked where no form is about it. Its form asks after saving."""
    spec = filling.spec_about(desk, meeting)
    if spec is None:
        return ()
    long = f"{round(spec.minutes * 60)} seconds" if spec.minutes < 1 else f"{spec.minutes:g} minutes"
    return (Field("rate", "Rate it", CHOICE, LATER, choices=((LATER, "later"), (NOW, f"now, {long}"))),)


def _day(desk: Desk, text: str) -> tuple[date, str | None]:
    """The day and time to meet again. Raises Refused for a day that has gone."""
    on, at = parse_day_time(text, desk.today)
    if on < desk.today:
        raise Refused(f"{say_day(on, desk.today)} has gone; when do you meet again?")
    return on, at


def _echo(desk: Desk, text: str) -> str:
    on, at = _day(desk, text)
    return f"{echo(on, desk.today)}{f' at {at}' if at else ''}; empty plans none"


def _finish(meeting_id: str, values: Mapping[str, Any], readers: str) -> Call:
    on, at = values.get("next") or (None, None)
    celebrate = values.get("celebrate")
    more = {"celebrate": celebrate, "person": values.get("person")} if celebrate else {}
    return partial(
        changes.finish, meeting=[meeting_id], minutes=values.get("minutes"), next_on=on, next_at=at,
        share=bool(celebrate) and readers == RELATIONSHIP, **more,
    )  # fmt: skip
