"""The form of a meeting: one that is planned, or one that took place with what was said in it; and its editing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from mentortui.changes import capture, editing, meetings, naming, newcomers
from mentortui.dates import parse_time
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import CHANNELS, MEETING_STATUS, MEETING_TYPES, ONLY_YOU, RELATIONSHIP
from mentortui.practice import readers
from mentortui.practice.names import listed
from mentortui.practice.readers import Reading
from mentortui.screens.desk import Desk
from mentortui.screens.forms.changing import ChangingForm
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.screens.people import named as named_people
from mentortui.widgets.field import CHOICE, DAY, PAST_DAY, TEXT, WHOLE, Field

HELD: Final = "held"
PLANNED: Final = "planned"
TITLES: Final = {HELD: "Log a meeting", PLANNED: "Plan a meeting"}
"""What the form is called, also among drafts: by what it begins as."""
_ONLY: Final[dict[str, frozenset[str]]] = {
    HELD: frozenset({"on", "text", "actions"}),
    PLANNED: frozenset({"day", "time", "agenda", "place", "link", "title"}),
}
"""Fields that matter only for a meeting that took place, or only for one that is planned."""
TYPES: Final = tuple((word, word) for word in MEETING_TYPES)
WAYS: Final = (("", "–"), *((word, word) for word in CHANNELS))


def form(desk: Desk, record_id: str | None) -> Form | FormScreen:
    """The form that plans or logs a meeting, or changes one."""
    return _editing(desk, record_id) if record_id else MeetingFormScreen(desk)


class MeetingFormScreen(ChangingForm):
    """A new meeting. Which fields it asks depends on whether it took place or is planned."""

    LANDS = "meeting"
    ALIASES: ClassVar[Mapping[str, str]] = {"name": "with", "attendees": "with"}

    def __init__(self, desk: Desk, did: str = PLANNED, people: Sequence[str] = (), agenda: Sequence[str] = ()) -> None:
        """`did` is what it begins as; `people` are ids of those it is with; `agenda` are points that stand there."""
        self._people, self._points = people, agenda
        super().__init__(desk, self._made(desk, did))

    def _made(self, desk: Desk, did: str) -> Form:
        who = ", ".join(naming.name(desk.reader, one) for one in self._people)
        fields = (
            Field("did", "It", CHOICE, did, choices=((HELD, "took place"), (PLANNED, "is planned"))),
            Field(
                "with", "With", value=who or None, hint=named_people.hint(desk),
                parse=partial(named_people.parse, desk), echo=partial(named_people.echoed, desk),
            ),
            Field("on", "Day", PAST_DAY, desk.today.isoformat(), hint="today, tuesday, 10 nov"),
            Field("day", "Day", DAY, hint="tuesday, in 2 weeks, 24 nov"),
            Field("time", "Time", hint="16:00, 4pm", parse=parse_time, echo=parse_time),
            Field("minutes", "Minutes", WHOLE, hint="45"),
            Field("text", "What was said", TEXT, hint="A few words are enough; Markdown works", lines=3),
            Field(
                "actions", "Actions", TEXT, hint="One a line: Send the outline due:friday owner:Ana", lines=2,
                parse=self._wishes, echo=partial(named_people.wishes_echoed, desk),
            ),
            Field(
                "agenda", "Agenda", TEXT, "\n".join(self._points) or None, hint="One point a line",
                lines=max(3, min(8, len(self._points))), parse=_points,
            ),
            Field("type", "Type", CHOICE, MEETING_TYPES[0], choices=TYPES),
            Field("channel", "How", CHOICE, "", choices=WAYS),
            Field("place", "Place", hint="Room 3"),
            Field("link", "Link", hint="https://…"),
            Field("title", "Title", hint="A name for it, where one helps"),
        )  # fmt: skip
        begin = "with" if not self._people else "day" if did == PLANNED else "on"
        return Form(TITLES[did], fields, self._save, "meeting", self._draft, mode="meetings", begin=begin)

    def _wishes(self, text: str) -> list[capture.Wish]:
        row = self.row("with")
        return named_people.wishes(self.desk, text, named_people.split(row.text()) if row else [])

    def hidden(self, texts: Mapping[str, str]) -> Collection[str]:
        """A plan has no notes yet, and what took place needs neither place nor link."""
        return _ONLY[HELD if texts["did"] == PLANNED else PLANNED]

    # Who can read it

    def _draft(self, texts: Mapping[str, str]) -> Row:
        named = texts.get("with", "")
        people = named_people.known(self.desk, named)
        everybody = bool(people) and len(people) == len(named_people.split(named))  # nobody new among them
        together = naming.relationship_with(self.desk.reader, people) if everybody else None
        return {"attendees": people, "relationship": together["id"] if together else None}

    def _reading(self, texts: Mapping[str, str]) -> Reading:
        """Of a plan, who can read the meeting; of a meeting that took place, who can read what was said."""
        texts = {**{field.name: str(field.value or "") for field in self.form.fields}, **texts}
        draft, reader = self._draft(texts), self.desk.reader
        if texts["did"] == PLANNED:
            said = readers.reading(reader, "meeting", {**draft, "readers": RELATIONSHIP})
            said = said._replace(counts=readers.counts(reader, *self.counted_row()))
            return said._replace(change="", who=said.who if draft["attendees"] else "you, and who is in it")
        said = readers.reading(reader, "entry", {**draft, "readers": self.readers})
        said = said._replace(counts=readers.counts(reader, *self.counted_row()))
        return said if draft["relationship"] else said._replace(who="only you", change="")

    def on_field_row_changed(self) -> None:
        """Say what is done, and what the others can read of what took place, whatever becomes of the words."""
        self.query_one("#title", Static).update(Content(TITLES[self.texts()["did"]]))
        row = self.row("text")
        if row is not None:
            draft = self._draft(self.texts())
            who = listed(naming.name(self.desk.reader, one) for one in draft["attendees"])
            row.say(f"Date, minutes and type are read by {who} too." if draft["relationship"] else "")

    def counted_row(self) -> tuple[str, Row]:
        """A meeting, planned or held."""
        kind, row = super().counted_row()
        texts, days = self.texts(), {each.field.name: each for each in self.rows}
        row["status"] = texts["did"]
        row.pop("on", None)
        with suppress(Refused):
            row["on"] = days["day" if texts["did"] == PLANNED else "on"].value()
        return kind, row

    # Saving

    def values(self) -> dict[str, Any]:
        """What saving hands on; nobody and no day are refused beside their field."""
        found = super().values()
        day = "day" if found.get("did") == PLANNED else "on"
        if not found.get("with"):
            raise Refused("With whom? Name them here, parted by commas. Nothing was saved.", "with")
        if not found.get(day):
            raise Refused("The day is missing. Nothing was saved.", day)
        return found

    def _save(self, values: Mapping[str, Any], readers: str) -> Call:
        names = values.get("with", [])
        planned = values["did"] == PLANNED
        call = partial(_plan(values), here=self.desk.zone) if planned else _log(values, readers)
        return partial(newcomers.welcome, names=names, call=partial(call, with_=names))


def _points(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _type(values: Mapping[str, Any]) -> str | None:
    """The type that was chosen; None where the first was left, so that three people make a group."""
    return None if values.get("type") == MEETING_TYPES[0] else values.get("type")


def _plan(values: Mapping[str, Any]) -> partial[Any]:
    asked = ("time", "minutes", "channel", "place", "link", "title")
    fields: dict[str, Any] = {name: values.get(name) for name in asked}
    days, agenda = [date.fromisoformat(values["day"])], values.get("agenda", [])
    return partial(meetings.plan, days=days, agenda=agenda, type_=_type(values), **fields)


def _log(values: Mapping[str, Any], readers: str) -> partial[Any]:
    return partial(
        capture.log,
        text=values.get("text", ""),
        on=date.fromisoformat(values["on"]),
        minutes=values.get("minutes"),
        type_=_type(values),
        channel=values.get("channel"),
        share=readers == RELATIONSHIP,
        actions=values.get("actions", []),
    )


def _editing(desk: Desk, record_id: str) -> Form:
    """The form that changes a meeting."""
    row = desk.reader.get(record_id) or Row()
    fields = (
        Field("on", "Day", DAY, row.get("on"), hint="24 nov, tuesday"),
        Field("time", "Time", value=row.get("time"), hint="16:00, 4pm", parse=parse_time, echo=parse_time),
        Field("minutes", "Minutes", WHOLE, row.get("minutes"), hint="45"),
        Field("status", "It is", CHOICE, row.get("status", HELD), choices=tuple((one, one) for one in MEETING_STATUS)),
        Field("type", "Type", CHOICE, row.get("type", MEETING_TYPES[0]), choices=TYPES),
        Field("channel", "How", CHOICE, row.get("channel") or "", choices=WAYS),
        Field("place", "Place", value=row.get("place"), hint="Room 3"),
        Field("link", "Link", value=row.get("link"), hint="https://…"),
        Field("title", "Title", value=row.get("title"), hint="A name for it, where one helps"),
    )
    return Form(
        title=f"Change the meeting with {naming.names(desk.reader, row.get('attendees', ())) or 'nobody'}",
        fields=fields,
        save=lambda values, _: partial(editing.set_fields, record=record_id, fields=dict(values), here=desk.zone),
        kind="meeting",
        draft=lambda texts: row,
        readers=row.get("readers", ONLY_YOU),
        fixed=True,
        editing=record_id,
        mode="meetings",
    )
