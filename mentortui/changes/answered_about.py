"""What a form is answered about: the meeting, the relationship, the person; and that it may be, and once only."""

from __future__ import annotations

from typing import NamedTuple

from mentortui.changes import naming
from mentortui.errors import NotFound, Refused
from mentortui.model.reader import Row
from mentortui.practice import feedback_due, forms, names, people
from mentortui.practice.answers import SAFE
from mentortui.practice.written import Eyes, is_own

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from mentortui.model.reader import Reader
    from mentortui.practice.feedback_due import Due
    from mentortui.practice.forms import FormSpec


class About(NamedTuple):
    """What answers are about."""

    meeting: Row | None
    relationship: Row | None
    person: str | None
    """Id of the one other person, where there is one."""
    occasion: str | None
    """Why the form was asked, such as `day 30`; None where it was answered out of turn."""


class AnsweredAlready(Refused):
    """The form was answered about the same thing already; `response` is the id of those answers."""

    def __init__(self, sentence: str, response: str) -> None:
        hint = f"To correct: mentortui feedback correct {naming.short(response)} --set ITEM=ANSWER"
        super().__init__(sentence, "form", hint=hint)
        self.response = response


def about_what(
    reader: Reader, spec: FormSpec, on: date, meeting: str | None, relationship: str | None, person: str | None,
    occasion: str | None,
) -> About:  # fmt: skip
    """What these ids name, and what the form is due for where they leave it open.

    Raises Refused when the meeting or the relationship is not there, the form is for the other role, needs somebody
    who is not named, or was answered about the same already (`AnsweredAlready`).
    """
    met = _meeting(reader, spec, meeting)
    together = _relationship(reader, spec, relationship or (met or {}).get("relationship"))
    _role_fits(reader, spec, together)
    waits = _waits(reader, spec, met, together, on)
    if waits is not None:
        occasion = occasion or waits.occasion
        met = met or (reader.get(waits.meeting) if waits.meeting else None)
        together = together or (reader.get(waits.relationship) if waits.relationship else None)
    found = About(met, together, person or _other(reader, spec, met or together), occasion)
    _not_twice(reader, spec, found, on)
    return found


def _who(reader: Reader) -> tuple[str, str]:
    """Whoever answers, at the beginning of a sentence and within one."""
    return (reader.name, f"{reader.name} is") if isinstance(reader, Eyes) else ("You", "you are")


def _meeting(reader: Reader, spec: FormSpec, meeting: str | None) -> Row | None:
    """The meeting that is answered about. Raises Refused when it is deleted or was not held."""
    if meeting is None:
        if spec.about == "meeting":
            raise Refused(f'"{spec.title}" is about a meeting; say about which. {SAFE}', "meeting",
                          hint="Name it with --meeting, or the person with --with.")  # fmt: skip
        return None
    row = reader.get(meeting)
    if row is None:
        gone = any(one["id"] == meeting for one in reader.deleted("meeting"))
        what = "is deleted" if gone else "is not in this journal"
        back = " Bring it back first, or answer about another." if gone else ""
        raise NotFound(f"The meeting {naming.short(meeting)} {what}, so no answers were saved to it.{back}", "meeting")
    if row.get("status", "held") != "held":
        was = "missed" if row["status"] == "missed" else "not held yet"
        raise Refused(
            f"The {naming.label(reader, row)} was {was}, so there is nothing to say about it. {SAFE}",
            "meeting",
            hint=f"`mentortui meeting held {naming.short(meeting)}` marks it held.",
        )
    return row


def _relationship(reader: Reader, spec: FormSpec, link: str | None) -> Row | None:
    row = reader.get(link) if link else None
    if row is None and (link or spec.about == "relationship"):
        what = "is not in this journal any more" if link else "is missing; say with whom"
        raise Refused(
            f'"{spec.title}" is about a relationship, and that one {what}. {SAFE}', "relationship",
            hint="Name the person with --with NAME.",
        )  # fmt: skip
    return row


def _role_fits(reader: Reader, spec: FormSpec, together: Row | None) -> None:
    """Raises Refused when a form is for the other role of the relationship; peers hold both."""
    role = people.role_in(reader, together) if together else ""
    if role in ("", "peer") or feedback_due.answers(spec, role):
        return
    raise Refused(f'"{spec.title}" is for the {spec.who}, and here {_who(reader)[1]} the {role}. {SAFE}', "form",
                  hint="`mentortui form list` says who answers which form.")  # fmt: skip


def _other(reader: Reader, spec: FormSpec, row: Row | None) -> str | None:
    """The one other person of a meeting or relationship a form is about. Raises Refused where a form needs one."""
    if spec.about in ("me", "program"):
        return None
    others = [one for one in [*names.members(row or {}), *(row or {}).get("attendees", ())] if one != reader.me]
    found = others[0] if len(set(others)) == 1 else None
    if found is None and spec.about == "person":
        raise Refused(f'"{spec.title}" is about a person; say about whom. {SAFE}', "about",
                      hint="Name them with --with NAME.")  # fmt: skip
    return found


def _waits(reader: Reader, spec: FormSpec, met: Row | None, together: Row | None, on: date) -> Due | None:
    """The due form these answers are for; None where the form is answered out of turn."""
    place = (met or together or {}).get("id")
    for one in feedback_due.due(reader, on):
        if one.form == spec.id and (place in (one.meeting, one.relationship) or (place is None and spec.about == "me")):
            return one
    return None


def _not_twice(reader: Reader, spec: FormSpec, found: About, on: date) -> None:
    """Raises Refused when one answered the form about the same thing already, with the way to correct it."""
    met, together, who, occasion = found
    ends = spec.due is not None and spec.due.after == forms.CLOSING  # there is one end to look back from
    for row in reader.rows("response"):
        if row.get("form") != spec.id or not is_own(reader, row):
            continue
        if met is not None:
            same = row.get("meeting") == met["id"]
        else:
            same = (
                row.get("relationship") == (together or {}).get("id")
                and row.get("about") == who
                and (ends or row.get("on") == on.isoformat() or bool(occasion and row.get("occasion") == occasion))
            )
        if same:
            from mentortui.dates import say_day

            what = "about this meeting" if met else f"for {occasion}" if occasion else "about this" if ends else "today"
            day = say_day(type(on).fromisoformat(row["on"]), on)
            raise AnsweredAlready(
                f'{_who(reader)[0]} answered "{spec.title}" {what} already ({day}); those answers are as they were. '
                "Correct them instead: what they said before is kept.",
                row["id"],
            )
