"""Forms answered, answers corrected, and what was said carried to a goal or an action."""

from __future__ import annotations

from mentortui.model.delta import Delta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader


def answer(
    reader: Reader,
    form_id: str,
    answers: Mapping[str, Any],
    *,
    on: date,
    now: datetime,
    new_id: NewId,
    version: int | None = None,
    meeting: str | None = None,
    relationship: str | None = None,
    about: str | None = None,
    occasion: str | None = None,
    consent: Collection[str] = (),
    counted: bool = False,
) -> Delta:
    """One's answers to a form; ids are whole ids."""
    raise NotImplementedError


def correct(
    reader: Reader,
    response_id: str,
    answers: Mapping[str, Any],
    *,
    now: datetime,
    new_id: NewId,
    consent: Collection[str] | None = None,
) -> Delta:
    """Answers changed; what they were before is kept. An answer of None is taken back; items not named stay."""
    raise NotImplementedError
