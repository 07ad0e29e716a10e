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

MODES: Final[dict[str, str]] = {
    # mode: class, made with (desk)
    "today": "mentortui.screens.today:TodayScreen",
    "goals": "mentortui.screens.goals.listing:GoalsScreen",
    "meetings": "mentortui.screens.meetings.listing:MeetingsScreen",
    "people": "mentortui.screens.people.listing:PeopleScreen",
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
}

ABOUT: Final[dict[str, str]] = {
    # kind: function (desk, id of the record it is about) -> Form or FormScreen; opened by `New(kind, about=id)`
    "meeting": "mentortui.screens.about:meeting",
    "progress": "mentortui.screens.goals.progress_form:form",
}

PAGES: Final[dict[str, str]] = {
    # kind: function (desk, record id, width) -> rows; what is shown beside a list from 110 columns on
    "goal": "mentortui.screens.goals.page:page",
    "action": "mentortui.screens.small_pages:action",
    "note": "mentortui.screens.small_pages:note",
    "meeting": "mentortui.screens.meetings.page:page",
    "person": "mentortui.screens.people.page:page",
    "relationship": "mentortui.screens.people.page:page",
}


def load(path: str) -> Callable[..., Any]:
    """The class or function a route names."""
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def top_line(keymap: dict[str, str]) -> list[tuple[str, str, str]]:
    """The modes there are, as (mode, key, label)."""
    return [(mode, key_hint(f"mode.{mode}", keymap), ACTIONS[f"mode.{mode}"].label) for mode in MODES]


def whole_of(reader: Reader, record_id: str) -> str:
    """The record a part is shown in: a step's goal, an entry's meeting; the record itself when it is no part.

    An action without a screen of its own is shown in the meeting or goal it came from only when that has one.
    """
    kind, row = kind_of(record_id), reader.get(record_id) or Row()
    parent = row.get(PARENT_FIELDS.get(kind, ""))
    return str(parent) if kind not in RECORDS and kind not in FORMS and parent else record_id
