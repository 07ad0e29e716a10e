"""What saving a form does, as the frame of every form wants to know it: an answer, or a correction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from mentortui.changes import feedback
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.practice.forms import Item
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback.asked import CONSENT, Asked
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


def values_of(
    items: Sequence[Item], texts: Mapping[str, str], base: Mapping[str, str] | None, consent: Collection[str]
) -> dict[str, Any]:
    """The answers as they are saved, and which comments the program may read.

    `base` is what stood there when answers are corrected: only what differs is saved then. Raises Refused for nothing.
    """
    changed = {name: text for name, text in texts.items() if base is None or text != base[name]}
    answers = {
        item.id: asking.value_of(item, changed[item.id])
        for item in items
        if item.id in changed and (base is not None or texts[item.id].strip())
    }
    if base is None and not answers:
        raise Refused("Nothing is answered yet. A digit answers; esc closes the form.")
    written = {one for one in consent if texts.get(one, "").strip()}
    found: dict[str, Any] = {"answers": answers} if answers else {}
    return {**found, "consent": sorted(written)} if CONSENT in changed else found


def taken_together(mine: Mapping[str, str], theirs: Mapping[str, str], base: Mapping[str, str]) -> dict[str, str]:
    """Answers that were changed in two places: theirs where mine stand as they stood."""
    return {name: text if text != base[name] else theirs[name] for name, text in mine.items()}


def clashes(
    items: Sequence[Item], mine: Mapping[str, str], theirs: Mapping[str, str], base: Mapping[str, str]
) -> list[int]:
    """The places of the questions that both answered anew, each in their own way."""
    return [at for at, item in enumerate(items) if base[item.id] != mine[item.id] != theirs[item.id] != base[item.id]]
