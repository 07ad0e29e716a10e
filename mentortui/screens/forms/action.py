"""The form of an action: what, who, by when. The smallest form, and the pattern of the others."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from mentortui.changes import capture, editing, naming
from mentortui.errors import Ambiguous, Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.widgets.field import DAY, Field


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that adds an action, or edits one."""
    row: Row = (desk.reader.get(record_id) if record_id else None) or {}
    owner = desk.name(row.get("owner", desk.reader.me))
    fields = (
        Field("title", "What", value=row.get("title"), hint="One clear thing to do"),
        Field("owner", "Who", value="" if owner == "you" else owner, hint="you", parse=partial(_known, desk)),
        Field("due", "By when", DAY, row.get("due"), hint="friday, in 2 weeks, 24 nov"),
    )
    return Form(
        title="Change an action" if record_id else "New action",
        fields=fields,
        save=partial(_edited, desk, record_id) if record_id else _added,
        kind="action",
        draft=partial(_draft, desk, row),
        readers=row.get("readers", ONLY_YOU),
        fixed=bool(record_id),
        editing=record_id or "",
    )


def _known(desk: Desk, words: str) -> str:
    """The words, where they name somebody of the journal. Raises NotFound, so that it stands beside the field."""
    with suppress(Ambiguous):  # saving may know better: somebody of the meeting comes before others
        naming.person(desk.reader, words)
    return words.strip()


def _draft(desk: Desk, row: Row, texts: Mapping[str, str]) -> Row:
    """Who would read the action: another owner and the relationship do, whoever else is asked."""
    try:
        owner = naming.person(desk.reader, texts["owner"]) if texts["owner"].strip() else desk.reader.me
    except Refused:
        owner = desk.reader.me
    together = naming.relationship_with(desk.reader, [owner]) if owner != desk.reader.me else None
    link = row.get("relationship") or (together["id"] if together else None)
    link = link or (naming.only_relationship(desk.reader) or {}).get("id")
    draft: Row = {"owner": owner, "relationship": link}
    return {**draft, "readers": RELATIONSHIP} if together else draft


def _added(values: Mapping[str, Any], readers: str) -> Call:
    wish = capture.Wish(values.get("title", ""), values.get("due"), values.get("owner"))
    return partial(capture.action_add, wish=wish, share=readers == RELATIONSHIP)


def _edited(desk: Desk, record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    fields = dict(values)
    if "owner" in fields:
        fields["owner"] = naming.person(desk.reader, fields["owner"]) if fields["owner"] else desk.reader.me
    return partial(editing.set_fields, record=record_id, fields=fields)
