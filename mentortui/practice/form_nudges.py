"""Forms that are due as lines worth a look, so that they too say their rule and can be put aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from mentortui.practice.nudges import Nudge

if TYPE_CHECKING:
    from mentortui.model.reader import Reader
    from mentortui.practice.feedback_due import Due

FORM: Final = "form"
"""The kind of a form that is due is this, a dash, and the form's id: the record is the meeting or relationship."""


def form_nudges(reader: Reader, found: Sequence[Due]) -> list[Nudge]:
    """One line for each form that is due, in the same order. What is about oneself stands at one's own person."""
    return [
        Nudge(
            f"{FORM}-{one.form}",
            one.meeting or one.relationship or reader.me,
            f'"{one.title}" waits to be answered: {one.why}.',
            "answer",
        )
        for one in found
    ]
