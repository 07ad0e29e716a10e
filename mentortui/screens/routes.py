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
    "goals": "mentortui.screens.goals:GoalsScreen",
    "meetings": "mentortui.screens.meetings:MeetingsScreen",
    "people": "mentortui.screens.people:PeopleScreen",
}

RECORDS: Final[dict[str, str]] = {
    # kind: class, made with (desk, record id)
    "goal": "mentortui.screens.goal:GoalScreen",
    "meeting": "mentortui.screens.live:open_meeting",
    "agenda": "mentortui.screens.meeting:MeetingScreen",
    "entry": "mentortui.screens.meeting:MeetingScreen",
    "note": "mentortui.screens.reading:ReadingScreen",
    "person": "mentortui.screens.person:PersonScreen",
    "relationship": "mentortui.screens.person:PersonScreen",
}

FORMS: Final[dict[str, str]] = {
    # kind: function (desk, record id or None) -> Form, or a FormScreen of its own; None adds a new record
    "goal": "mentortui.screens.coach:goal",
    "action": "mentortui.screens.action_form:form",
    "note": "mentortui.screens.note_form:form",
    "meeting": "mentortui.screens.meeting_form:form",
    "agenda": "mentortui.screens.meeting_parts:agenda",
    "entry": "mentortui.screens.meeting_parts:entry",
    "person": "mentortui.screens.person_form:form",
    "relationship": "mentortui.screens.relationship_form:form",
}

ABOUT: Final[dict[str, str]] = {
    # kind: function (desk, id of the record it is about) -> Form or FormScreen; opened by `New(kind, about=id)`
    "meeting": "mentortui.screens.about:meeting",
    "progress": "mentortui.screens.progress_form:form",
}

PAGES: Final[dict[str, str]] = {
    # kind: function (desk, record id, width) -> rows; what is shown beside a list from 110 columns on
    "goal": "mentortui.screens.goal_page:page",
    "action": "mentortui.screens.small_pages:action",
    "note": "mentortui.screens.small_pages:note",
    "meeting": "mentortui.screens.meeting_page:page",
    "person": "mentortui.screens.person_page:page",
    "relationship": "mentortui.screens.person_page:page",
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
