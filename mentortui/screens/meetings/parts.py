"""The little forms of a meeting: a point of its agenda, what was said, an action, and that it took place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from mentortui.changes import capture, editing, meetings, naming
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP, kind_of
from mentortui.screens.desk import Desk
from mentortui.screens.forms import action as action_form
from mentortui.screens.forms.changing import ChangingForm
from mentortui.screens.forms.form import Form
from mentortui.screens.people import named as named_people
from mentortui.widgets.field import CHOICE, PAST_DAY, TEXT, WHOLE, Field

MARKDOWN = "A few words are enough; Markdown works"
_ENTRIES = (("note", "a note"), ("decision", "a decision"))


def agenda(desk: Desk, record_id: str | None) -> Form:
    """The form that adds a point to the meeting with this id, or changes the point with this id."""
    row, meeting, new = _of(desk, record_id)
    return Form(
        title=f"New point: {_called(desk, meeting)}" if new else "Change a point of the agenda",
        fields=(Field("title", "Talk about", value=row.get("title"), hint="One thing, in a few words"),),
        save=partial(_point_added, meeting) if new else partial(_edited, row),
        kind="agenda",
        draft=lambda texts: {**_whole(meeting), "readers": meeting.get("readers", ONLY_YOU)},
        editing=row.get("id", ""),
        mode="meetings",
    )


def entry(desk: Desk, record_id: str | None, type_: str = "note") -> Form:
    """The form that writes into the notes of the meeting with this id, or changes the entry with this id."""
    row, meeting, new = _of(desk, record_id)
    return Form(
        title=f"New note: {_called(desk, meeting)}" if new else "Change a note",
        fields=(
            Field("text", "What was said", TEXT, row.get("text"), hint=MARKDOWN, lines=8, markdown=True),
            Field("type", "It is", CHOICE, row.get("type", type_), choices=_ENTRIES),
        ),
        save=partial(_entry_added, meeting) if new else partial(_edited, row),
        kind="entry",
        draft=lambda texts: _whole(meeting),
        readers=row.get("readers", ONLY_YOU),
        fixed=not new or not _shareable(meeting),
        editing=row.get("id", ""),
        mode="meetings",
    )


def action(desk: Desk, meeting_id: str) -> Form:
    """The form of an action that comes of a meeting."""
    meeting = desk.reader.get(meeting_id) or Row()
    form = action_form.form(desk, None)
    return form._replace(
        title=f"New action: {_called(desk, meeting)}",
        save=partial(_action_added, meeting),
        draft=partial(_action_draft, desk, meeting),
        mode="meetings",
    )


class HeldForm(ChangingForm):
    """Says that a planned meeting took place; the cursor stands on the meeting afterwards."""

    LANDS = "meeting"

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__(desk, _held(desk, meeting_id))


def _held(desk: Desk, meeting_id: str) -> Form:
    meeting = desk.reader.get(meeting_id) or Row()
    day = min(str(meeting.get("on") or desk.today.isoformat()), desk.today.isoformat())
    fields = (
        Field("minutes", "Minutes", WHOLE, meeting.get("minutes"), hint="how long it took"),
        Field("on", "Day", PAST_DAY, day, hint="today, tuesday, 10 nov"),
        Field("text", "What was said", TEXT, hint="A few words, or nothing yet; Markdown works", lines=4),
        Field(
            "actions", "Actions", TEXT, hint="One a line: Send the outline due:friday owner:Ana", lines=3,
            parse=lambda text: named_people.wishes(desk, text, []), echo=partial(named_people.wishes_echoed, desk),
        ),
    )  # fmt: skip
    return Form(
        title=f"It took place: {_called(desk, meeting)}",
        fields=fields,
        save=partial(_took_place, meeting),
        kind="entry",
        draft=lambda texts: _whole(meeting),
        fixed=not _shareable(meeting),
        mode="meetings",
    )


def _of(desk: Desk, record_id: str | None) -> tuple[Row, Row, bool]:
    """The part, the meeting it is part of, and whether it is a new one."""
    found = (desk.reader.get(record_id) if record_id else None) or Row()
    if kind_of(record_id or "") == "meeting":
        return Row(), found, True
    return found, desk.reader.get(str(found.get("meeting"))) or Row(), False


def _called(desk: Desk, meeting: Row) -> str:
    return naming.label(desk.reader, meeting) if meeting else "meeting"


def _whole(meeting: Row) -> Row:
    """What decides who can read a part: the meeting's people and relationship."""
    return {"meeting": meeting.get("id"), "relationship": meeting.get("relationship")}


def _shareable(meeting: Row) -> bool:
    return bool(meeting.get("relationship")) and meeting.get("readers", ONLY_YOU) != ONLY_YOU


def _edited(row: Row, values: Mapping[str, Any], readers: str) -> Call:
    return partial(editing.set_fields, record=row["id"], fields=dict(values))


def _point_added(meeting: Row, values: Mapping[str, Any], readers: str) -> Call:
    return partial(meetings.agenda_add, meeting=meeting["id"], points=[values.get("title", "")])


def _entry_added(meeting: Row, values: Mapping[str, Any], readers: str) -> Call:
    return partial(
        meetings.note,
        meeting=meeting["id"],
        text=values.get("text", ""),
        type_=values["type"],
        share=readers == RELATIONSHIP,
    )


def _action_added(meeting: Row, values: Mapping[str, Any], readers: str) -> Call:
    wish = capture.Wish(values.get("title", ""), values.get("due"), values.get("owner"))
    return partial(meetings.action_add, meeting=meeting["id"], wish=wish, share=readers == RELATIONSHIP)


def _action_draft(desk: Desk, meeting: Row, texts: Mapping[str, str]) -> Row:
    """Another's action is read by the relationship; one's own by oneself, unless shared."""
    draft = {**_whole(meeting), "owner": desk.reader.me}
    named = named_people.known(desk, texts.get("owner", ""))
    return {**draft, "readers": RELATIONSHIP} if named and meeting.get("relationship") else draft


def _took_place(meeting: Row, values: Mapping[str, Any], readers: str) -> Call:
    on = date.fromisoformat(values["on"]) if values.get("on") else None
    more = {field: values[field] for field in ("text", "minutes", "actions") if field in values}
    return partial(meetings.took_place, meeting=meeting["id"], on=on, share=readers == RELATIONSHIP, **more)
