"""Which screen shows what: modes by name, records by kind, forms by kind. Each is imported when first wanted.

To add a screen, add its line here and its keys in `mentortui.actions`; nobody imports a screen by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from mentortui.actions import ACTIONS, key_hint
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import PARENT_FIELDS, kind_of
from mentortui.screens.desk import Desk

MODES: Final[dict[str, str]] = {
    # mode: class, made with (desk)
    "today": "mentortui.screens.today:TodayScreen",
    "goals": "mentortui.screens.goals.listing:GoalsScreen",
    "meetings": "mentortui.screens.meetings.listing:MeetingsScreen",
    "feedback": "mentortui.screens.feedback.listing:FeedbackScreen",
    "milestones": "mentortui.screens.milestones.listing:MilestonesScreen",
    "people": "mentortui.screens.people.listing:PeopleScreen",
    "program": "mentortui.screens.program.which:program_screen",
    "sharing": "mentortui.screens.sharing.listing:SharingScreen",
}

APPEARS: Final[dict[str, str]] = {
    # mode: function (desk) -> whether it has something to show; until then it is in the palette only
    "feedback": "mentortui.screens.feedback.appears:appears",
    "milestones": "mentortui.screens.milestones.trail:appears",
    "program": "mentortui.screens.program.appears:appears",
    "sharing": "mentortui.screens.sharing.appears:appears",
}

RECORDS: Final[dict[str, str]] = {
    # kind: class, made with (desk, record id)
    "goal": "mentortui.screens.goals.goal:GoalScreen",
    "meeting": "mentortui.screens.meetings.live:open_meeting",
    "agenda": "mentortui.screens.meetings.meeting:MeetingScreen",
    "entry": "mentortui.screens.meetings.meeting:MeetingScreen",
    "note": "mentortui.screens.reading:ReadingScreen",
    "person": "mentortui.screens.people.person:PersonScreen",
    "relationship": "mentortui.screens.people.person:PersonScreen",
    "response": "mentortui.screens.feedback.response:ResponseScreen",
    "form": "mentortui.screens.feedback.form_record:FormRecordScreen",
    "rating": "mentortui.screens.people.skills:open_record",
    "skill": "mentortui.screens.people.skills:open_record",
    "agreement": "mentortui.screens.together.agreement:AgreementScreen",
    "announcement": "mentortui.screens.program.reading:ToldScreen",
    "page": "mentortui.screens.program.reading:ToldScreen",
    "handbook": "mentortui.screens.handbook.module:ModuleScreen",  # no record: a page, as `handbook-goals`
}

FORMS: Final[dict[str, str]] = {
    # kind: function (desk, record id or None) -> Form, or a FormScreen of its own; None adds a new record
    "goal": "mentortui.screens.goals.coach:goal",
    "action": "mentortui.screens.forms.action:form",
    "note": "mentortui.screens.forms.note:form",
    "meeting": "mentortui.screens.meetings.form:form",
    "agenda": "mentortui.screens.meetings.parts:agenda",
    "entry": "mentortui.screens.meetings.parts:entry",
    "person": "mentortui.screens.people.form:form",
    "relationship": "mentortui.screens.people.relationship_form:form",
    "response": "mentortui.screens.feedback.filling:form",
    "milestone": "mentortui.screens.milestones.milestone_form:form",
    "recognition": "mentortui.screens.milestones.recognition_form:form",
    "introduction": "mentortui.screens.milestones.introduction_form:form",
    "training": "mentortui.screens.handbook.form:form",
    "resource": "mentortui.screens.library.form:form",
    "announcement": "mentortui.screens.program.forms:announcement",
    "page": "mentortui.screens.program.forms:page",
    "finding": "mentortui.screens.program.finding_form:form",
}

ABOUT: Final[dict[str, str]] = {
    # kind: function (desk, id of the record it is about) -> Form or FormScreen; opened by `New(kind, about=id)`
    "meeting": "mentortui.screens.about:meeting",
    "progress": "mentortui.screens.goals.progress_form:form",
    "agreement": "mentortui.screens.together.agreement_form:about",
    "goal": "mentortui.screens.goals.coach:about",
    "response": "mentortui.screens.feedback.filling:about",
    "recognition": "mentortui.screens.milestones.recognition_form:about",
}

PAGES: Final[dict[str, str]] = {
    # kind: function (desk, record id, width) -> rows; what is shown beside a list from 110 columns on
    "goal": "mentortui.screens.goals.page:page",
    "action": "mentortui.screens.small_pages:action",
    "note": "mentortui.screens.small_pages:note",
    "meeting": "mentortui.screens.meetings.page:page",
    "person": "mentortui.screens.people.page:page",
    "relationship": "mentortui.screens.people.page:page",
    "response": "mentortui.screens.feedback.page:page",
    "milestone": "mentortui.screens.milestones.page:milestone",
    "recognition": "mentortui.screens.milestones.page:recognition",
    "introduction": "mentortui.screens.milestones.page:introduction",
    "training": "mentortui.screens.library.page:training",
    "resource": "mentortui.screens.library.page:resource",
    "announcement": "mentortui.screens.program.reading:page",
    "page": "mentortui.screens.program.reading:page",
}

ROOMS: Final[dict[str, str]] = {
    # action: class, made with (desk); a screen that is no mode, opened on top of what one sees
    "handbook": "mentortui.screens.handbook.listing:HandbookScreen",
    "library": "mentortui.screens.library.listing:LibraryScreen",
    "workshops": "mentortui.screens.workshops.listing:WorkshopsScreen",
    "review": "mentortui.screens.review:ReviewScreen",
    "reminders": "mentortui.screens.nudges.listing:NudgesScreen",
    "changes": "mentortui.screens.sharing.recent:RecentScreen",
}


CELEBRATION: Final = "mentortui.screens.milestones.celebration:CelebrationScreen"
"""The class of the card over which confetti falls, made with (desk, milestone id, whether it moves)."""


def load(path: str) -> Callable[..., Any]:
    """The class or function a route names."""
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def top_line(desk: Desk) -> list[tuple[str, str, str]]:
    """The modes that have something to show, as (mode, key, label)."""
    keymap = dict(desk.keymap)
    shown = [mode for mode in MODES if mode not in APPEARS or load(APPEARS[mode])(desk)]
    return [(mode, key_hint(f"mode.{mode}", keymap), ACTIONS[f"mode.{mode}"].label) for mode in shown]


def whole_of(reader: Reader, record_id: str) -> str:
    """The record a part is shown in: a step's goal, an entry's meeting, a word's agreement, a pause's relationship;
    the record itself when it is no part.

    An action without a screen of its own is shown in the meeting or goal it came from only when that has one.
    """
    kind, row = kind_of(record_id), reader.get(record_id) or Row()
    parent = row.get(PARENT_FIELDS.get(kind, "relationship"))
    return str(parent) if kind not in RECORDS and kind not in FORMS and parent else record_id
