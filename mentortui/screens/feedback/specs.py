"""The form of a response in its own version; where this computer has none, one made of what was answered."""

from __future__ import annotations

from typing import Any, Final

from mentortui.errors import MentortuiError
from mentortui.model.reader import Row as Record
from mentortui.practice import forms
from mentortui.practice.forms import FormSpec, Item
from mentortui.screens.desk import Desk

NOT_HERE: Final = "This form is not on this computer in that version: the answers can be read, not changed."


def spec_of(desk: Desk, row: Record) -> FormSpec:
    """The form of a response, or the stand-in for one that is not here."""
    try:
        return forms.spec(desk.reader, str(row.get("form")), int(row.get("version", 0)))
    except (MentortuiError, TypeError, ValueError):
        return _stand_in(row)


def is_here(spec: FormSpec) -> bool:
    """Whether it is the form itself and not one made of its answers."""
    return spec.source != NOT_HERE


def newest(desk: Desk, form_id: str) -> int:
    """The newest version there is of a form; 0 where it is not here."""
    return next((one.version for one in forms.known(desk.reader) if one.id == form_id), 0)


def pair(desk: Desk, spec: FormSpec) -> list[str]:
    """The ids of the forms that ask both sides about one thing: this one, and its twin for the other role."""
    if spec.who not in (forms.MENTEE, forms.MENTOR):
        return [spec.id]
    other = forms.MENTOR if spec.who == forms.MENTEE else forms.MENTEE
    stem = spec.id.removesuffix(spec.who)
    twins = (one.id for one in forms.known(desk.reader) if one.who == other and one.id.removesuffix(other) == stem)
    return [spec.id, *twins]


def _stand_in(row: Record) -> FormSpec:
    """The ids of the items stand in place of their texts."""
    answers = row.get("answers")
    said = answers if isinstance(answers, dict) and answers else {"answer": ""}
    version = row.get("version")
    return FormSpec(
        id=str(row.get("form", "")), version=version if isinstance(version, int) else 0,
        title=str(row.get("form") or "A form"), who=forms.ANYBODY, about="", seen=NOT_HERE,
        readers=str(row.get("readers", "only_you")), sealed=False,
        items=tuple(_item(str(item), value) for item, value in said.items()), subscales=(),
        scoring=forms.UNSCORED, due=None, minutes=0, source=NOT_HERE, licence="",
    )  # fmt: skip


def _item(item: str, value: Any) -> Item:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Item(item, item, forms.NUMBER, low=0, high=10)
    return Item(item, item, forms.TEXT, optional=True)
