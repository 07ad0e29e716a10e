"""What saving a form does, as the frame of every form wants to know it: an answer, or a correction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from mentortui.changes import feedback
from mentortui.messages import Call
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.screens.feedback.asked import Asked
from mentortui.screens.forms.form import Form


def form_of(asked: Asked) -> Form:
    """What the frame of every form wants to know of it."""
    return Form(
        title=asked.spec.title,
        fields=(),
        save=partial(_save, asked),
        kind="response",
        draft=lambda texts: {"readers": asked.spec.readers, "relationship": asked.relationship},
        readers=asked.spec.readers,
        fixed=True,
        editing=asked.response,
        mode="feedback",
    )


def _save(asked: Asked, values: Mapping[str, Any], readers: str) -> Call:
    if asked.response:
        return partial(
            feedback.correct, response_id=asked.response, answers=values.get("answers", {}),
            consent=values.get("consent"),
        )  # fmt: skip
    return partial(
        _answer, form_id=asked.spec.id, answers=values.get("answers", {}), version=asked.spec.version,
        meeting=asked.meeting, relationship=asked.relationship, about=asked.about, occasion=asked.occasion,
        consent=values.get("consent", ()),
    )  # fmt: skip


def _answer(reader: Reader, *, now: datetime, new_id: Callable[[str], str], **said: Any) -> Delta:
    """Answered on the day it is saved."""
    return feedback.answer(reader, on=now.date(), now=now, new_id=new_id, **said)
