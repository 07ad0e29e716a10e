"""The little form in which the word of another is written down: who agreed, and on which day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from mentortui.changes import agreement as changes
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import RELATIONSHIP
from mentortui.practice import agreement
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.widgets.field import CHOICE, PAST_DAY, Field


def form(desk: Desk, relationship_id: str) -> Form:
    """Asked on which day, and who it was where several words are missing."""
    together = desk.reader.get(relationship_id) or Row()
    found = agreement.standing(desk.reader, together)
    latest = found.latest or Row()
    silent = [one for one in found.missing if one != desk.reader.me]
    first = silent[0] if silent else ""
    several = [Field("person", "Who agreed", CHOICE, first, choices=[(one, desk.name(one)) for one in silent])]
    who = desk.name(first) if len(silent) == 1 else "They"
    return Form(
        title=f"{who} agreed to version {latest.get('version', 1)}, by phone or when you met",
        fields=(
            *(several if len(silent) > 1 else []),
            Field("on", "On", PAST_DAY, desk.today.isoformat(), hint="today, last friday"),
        ),
        save=partial(_agreed, relationship_id, first, int(latest.get("version", 1))),
        kind="acceptance",
        draft=lambda texts: {"relationship": relationship_id, "person": first},
        readers=RELATIONSHIP,
        fixed=True,
        mode="people",
    )


def _agreed(relationship_id: str, first: str, version: int, values: Mapping[str, Any], readers: str) -> Call:
    on = date.fromisoformat(values["on"]) if values.get("on") else None
    return partial(
        changes.agree, relationship=relationship_id, person=values.get("person") or first, on=on, how="by phone",
        version=version,
    )  # fmt: skip
