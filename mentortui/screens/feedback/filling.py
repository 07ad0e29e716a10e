"""How a form is opened to be answered: because it is due, about a meeting, or to change what was answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentortui.errors import MentortuiError
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import feedback, forms
from mentortui.practice.feedback_due import Due, answers, due
from mentortui.practice.forms import FormSpec
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback.about_what import role
from mentortui.screens.feedback.answering import AnswerScreen
from mentortui.screens.feedback.asked import Asked
from mentortui.screens.feedback.specs import spec_of


def show(screen: JournalScreen, asked: Asked, then: Callable[[str], Any] | None = None, begin: str = "") -> None:
    """Ask a form, from an item on; afterwards the cursor stands on the response, or `then` gets its id."""

    def landed(record_id: str | None) -> None:
        if record_id:
            (then or screen.land)(record_id)

    screen.app.push_screen(AnswerScreen(screen.desk, asked, begin), landed)


def show_due(screen: JournalScreen, one: Due, then: Callable[[str], Any] | None = None) -> None:
    """Ask a form that is due; one whose form has gone meanwhile says so."""
    try:
        asked = asking.of_due(screen.desk, one)
    except MentortuiError as error:
        screen.say(error.sentence, "warning")
        return
    show(screen, asked, then)


def rate(screen: JournalScreen, meeting_id: str) -> None:
    """Ask the form about a meeting; where there is none to answer, say so. The cursor stays on the meeting."""
    asked = of_meeting(screen.desk, meeting_id)
    if asked is None:
        screen.say("There is no form to answer about this meeting.", "warning")
    else:
        show(screen, asked, lambda record_id: None)


def of_meeting(desk: Desk, meeting_id: str) -> Asked | None:
    """The form about a meeting that is to be answered: the one that is due, else the one of one's role.

    None where it was answered, or no form is about meetings.
    """
    found = next((one for one in due(desk.reader, desk.today) if one.meeting == meeting_id), None)
    if found is not None:
        try:
            return asking.of_due(desk, found)
        except MentortuiError:
            return None
    meeting = desk.reader.get(meeting_id) or Record()
    answered = [row for row in feedback.responses(desk.reader, by=desk.reader.me) if row.get("meeting") == meeting_id]
    if answered or meeting.get("status", "held") != "held":
        return None
    spec = spec_about(desk, meeting)
    return Asked(spec, None, meeting_id, meeting.get("relationship")) if spec else None


def spec_about(desk: Desk, meeting: Record) -> FormSpec | None:
    """The form that asks one about a meeting, by what one is in it."""
    mine = role(desk, meeting)
    found = (one for one in forms.known(desk.reader) if one.about == "meeting" and answers(one, mine))
    return next((forms.exactly(desk.reader, one.id, one.version) for one in found), None)


def form(desk: Desk, record_id: str | None) -> AnswerScreen:
    """The form that changes a response; without one the form that waits longest, else the first there is."""
    row = desk.reader.get(record_id or "") if record_id else None
    if row is not None:
        return AnswerScreen(desk, asking.of_response(spec_of(desk, row), row))
    for one in due(desk.reader, desk.today):
        try:
            return AnswerScreen(desk, asking.of_due(desk, one))
        except MentortuiError:
            continue
    return AnswerScreen(desk, Asked(forms.spec(desk.reader, forms.known(desk.reader)[0].id)))


def about(desk: Desk, record_id: str) -> AnswerScreen:
    """The form about a meeting."""
    asked = of_meeting(desk, record_id) if kind_of(record_id) == "meeting" else None
    return AnswerScreen(desk, asked) if asked else form(desk, None)
