"""Forms answered, answers corrected, and what was said carried to a goal or an action."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.answered_about import AnsweredAlready, about_what
from mentortui.changes.carried import to_action, to_goal
from mentortui.changes.draft import checked, fresh
from mentortui.changes.form_adding import form_add
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP, kind_of
from mentortui.practice import answers as given_answers
from mentortui.practice import forms, names, sealing
from mentortui.practice.answers import SAFE
from mentortui.practice.written import Eyes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.forms import FormSpec

__all__ = ["AnsweredAlready", "answer", "correct", "form_add", "to_action", "to_goal"]


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
    written_by: str | None = None,
) -> Delta:
    """One's answers to a form, about a meeting, a relationship or a person (by their ids).

    `consent` names the comments the program may read. Without an occasion it is the one the form is due for.
    `written_by` is whoever gave the answers where somebody else enters them: the rules are asked for that person, an
    older version of the form may be answered, and others read it only where both are in the relationship.
    Raises Refused when the form asks for a meeting or relationship that is not there, was answered about it already,
    or is of another version than `version`.
    """
    entering, reader = reader, Eyes(reader, written_by) if written_by and written_by != reader.me else reader
    spec = _current(reader, form_id, version) if reader is entering else forms.spec(reader, form_id, version)
    found = about_what(reader, spec, on, meeting, relationship, about, occasion)
    clean = _clean(spec, answers)
    fields = {
        "relationship": found.relationship["id"] if found.relationship else None,
        "form": spec.id,
        "version": spec.version,
        "on": on.isoformat(),
        "occasion": found.occasion,
        "meeting": found.meeting["id"] if found.meeting else None,
        "about": found.person,
        "answers": clean,
        "consent": _consent(spec, clean, consent),
        # Unsaid means what one agreed to oneself when joining; that is nothing another agreed to.
        "counted": counted or (None if reader is entering else False),
        "written_by": None if reader is entering else reader.me,
    }
    readers = _readers(spec, found.relationship, reader.me, entering.me)
    record_id = new_id("response")
    if spec.sealed and readers == RELATIONSHIP:
        fields |= {"nonce": (nonce := new_id("nonce")), "seal": sealing.seal_of(nonce, clean)}
    return Delta(
        f'Answered: "{spec.title}"', {record_id: checked(record_id, fresh(entering, fields, readers=readers, now=now))}
    )


def _clean(spec: FormSpec, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that say something. Raises Refused where none does."""
    found = {item: value for item, value in given_answers.cleaned(spec, answers).items() if value is not None}
    if not found:
        raise Refused("Nothing is answered yet, so nothing was saved. One answer is enough.", "answers")
    return found


def _readers(spec: FormSpec, together: Row | None, writer: str, enters: str) -> str:
    """Who reads answers; what somebody enters for another is the relationship's only where both are in it."""
    among = together is not None and (writer == enters or {writer, enters} <= {*names.members(together)})
    return RELATIONSHIP if spec.readers == RELATIONSHIP and among else ONLY_YOU


def _current(reader: Reader, form_id: str, version: int | None) -> FormSpec:
    """The newest version of a form. Raises Refused when its answers were begun in another."""
    spec = forms.spec(reader, form_id)
    if version is not None and version != spec.version:
        raise Refused(
            f'"{spec.title}" was begun in version {version}, and version {spec.version} is used now. {SAFE} '
            "Open the form again and answer the new version; the two are never compared.",
            "version",
        )
    return spec


def _consent(spec: FormSpec, answers: Mapping[str, Any], consent: Collection[str]) -> list[str]:
    """The comments the program may read: free texts that say something. Raises Refused for any other item."""
    for item_id in consent:
        item = spec.item(item_id)
        if item is None:
            raise NotFound(given_answers.unknown_item(spec, item_id), "consent")
        if item.type != forms.TEXT:
            raise Refused(f'"{item.text}" ({item.id}) is no comment; consent is for free texts. {SAFE}', "consent")
    return sorted(one for one in set(consent) if one in answers)


def correct(
    reader: Reader,
    response_id: str,
    answers: Mapping[str, Any],
    *,
    now: datetime,
    new_id: NewId,
    consent: Collection[str] | None = None,
) -> Delta:
    """Answers changed; what they were before is kept. An answer of None is taken back; items not named stay.

    The response keeps its version of the form. Raises Refused when it is another's, when that version is not here, or
    when nothing would change.
    """
    row = _own(reader, response_id)
    spec = forms.spec(reader, str(row.get("form")), row.get("version", 1))
    before = dict(row.get("answers") or {})
    merged = {**before, **given_answers.cleaned(spec, answers)}
    after = {item: value for item, value in merged.items() if value is not None}
    if not after:
        raise Refused("That would leave no answer; delete the response instead. Nothing was changed.", "answers")
    agreed = _consent(spec, after, row.get("consent", ()) if consent is None else consent)
    update: dict[str, Any] = {}
    if after != before:
        update["answers"] = after
    if agreed != sorted(row.get("consent", ())):
        update["consent"] = agreed
    if not update:
        raise Refused("The answers say that already; nothing was changed.", "answers")
    create = {}
    if "answers" in update:
        fields = {
            "relationship": row.get("relationship"),
            "response": row["id"],
            "on": now.date().isoformat(),
            "answers": before,
        }
        record_id = new_id("correction")
        kept = fresh(reader, fields, readers=row.get("readers", ONLY_YOU), now=now)
        create[record_id] = checked(record_id, kept)
    checked(row["id"], {**{field: value for field, value in row.items() if field != "id"}, **update})
    return Delta(f'Answers corrected: "{spec.title}"', create, {row["id"]: update})


def _own(reader: Reader, response_id: str) -> Row:
    row = reader.get(response_id)
    if row is None or kind_of(response_id) != "response":
        raise NotFound(f"There is no response {naming.short(response_id)}; it may be deleted. Nothing was changed.")
    if row.get("by") != reader.me:
        raise Refused(f"{naming.name(reader, row['by'])} answered this, and only they correct it. Nothing was changed.")
    return row
