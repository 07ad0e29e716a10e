"""Every kind of record as a pydantic model: what each field means, and what it may hold.

They stand at the edge: a record is validated when it is edited, imported or shown in full, never at
load. Unknown fields, from a newer version, are kept and passed on. `docs/journal.schema.json` is made
from these models.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError

from mentortui.errors import Refused
from mentortui.model.fact_records import Fact, Period
from mentortui.model.feedback_records import Correction, Form, Rating, Response, Skill
from mentortui.model.goal_records import Goal, Progress, Revision, Scale, Step
from mentortui.model.home_records import Computer, Invite, Share, Snooze
from mentortui.model.learning_records import Resource, Training
from mentortui.model.meeting_records import Action, AgendaItem, Entry, Meeting, Note
from mentortui.model.milestone_records import Introduction, Milestone, Recognition
from mentortui.model.people_records import Acceptance, Agreement, Pause, Person, Relationship
from mentortui.model.program_records import (
    Announcement,
    Call,
    Charter,
    Cohort,
    Contact,
    Enrolment,
    Finding,
    Measure,
    Outcome,
    Page,
    Sponsor,
)
from mentortui.model.record import Record

MODELS: Final[dict[str, type[Record]]] = {
    "person": Person,
    "relationship": Relationship,
    "goal": Goal,
    "revision": Revision,
    "step": Step,
    "progress": Progress,
    "scale": Scale,
    "meeting": Meeting,
    "agenda": AgendaItem,
    "entry": Entry,
    "note": Note,
    "action": Action,
    "milestone": Milestone,
    "recognition": Recognition,
    "introduction": Introduction,
    "form": Form,
    "response": Response,
    "correction": Correction,
    "skill": Skill,
    "rating": Rating,
    "agreement": Agreement,
    "acceptance": Acceptance,
    "pause": Pause,
    "training": Training,
    "resource": Resource,
    "snooze": Snooze,
    "share": Share,
    "computer": Computer,
    "invite": Invite,
    "fact": Fact,
    "period": Period,
    "outcome": Outcome,
    "call": Call,
    "charter": Charter,
    "announcement": Announcement,
    "page": Page,
    "sponsor": Sponsor,
    "measure": Measure,
    "cohort": Cohort,
    "enrolment": Enrolment,
    "contact": Contact,
    "finding": Finding,
}


def validate(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    """The row with clean values; unknown fields and kinds are kept as they are.

    Raises Refused with one sentence that names the field, in a person's words where a limit has one.
    """
    model = MODELS.get(kind)
    if model is None:
        return row
    try:
        valid = model.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        cause = first.get("ctx", {}).get("error")
        field = ".".join(str(part) for part in first["loc"]) or None
        if isinstance(cause, Refused):
            raise Refused(cause.sentence, cause.field or field) from None
        raise Refused(f"{_in_words(field, first)} Nothing was saved.", field) from None
    return valid.model_dump(exclude_unset=True)


_BOUNDS: Final = {
    "greater_than_equal": ("at least", "ge"), "less_than_equal": ("at most", "le"),
    "greater_than": ("more than", "gt"), "less_than": ("less than", "lt"),
}  # fmt: skip
"""How a number is bounded, in words, by pydantic's name of it; and where the bound stands in what it says."""


def _in_words(field: str | None, error: Any) -> str:
    """What pydantic found, as a sentence for what is usual: nothing where something must be, a word, a bound."""
    if error["type"] == "missing":
        return f"The {field} is empty."
    if error["type"] == "literal_error":
        return f"{error['input']!r} is no {field}; it is {error['ctx']['expected'].replace(chr(39), '')}."
    if error["type"] in _BOUNDS:
        how, name = _BOUNDS[error["type"]]
        return f"{str(field).replace('_', ' ').capitalize()}: {how} {error['ctx'][name]:g}, not {error['input']}."
    return f"{field}: {error['msg']}."
