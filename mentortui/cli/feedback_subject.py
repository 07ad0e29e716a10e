"""Which form is meant and what it is answered about, from what was said and from what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentortui.errors import NotFound, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.forms import FormSpec


class Subject(NamedTuple):
    """What a form is answered about: ids of a meeting, a relationship, a person."""

    meeting: str | None = None
    relationship: str | None = None
    about: str | None = None


def form_asked(reader: Reader, args: argparse.Namespace) -> FormSpec:
    """The form the words mean; of several that begin with them, the one for one's role. Raises NotFound."""
    from mentortui.practice import forms
    from mentortui.practice.feedback_due import answers

    said = " ".join(args.form.split()).casefold()
    begun = [one for one in forms.known(reader) if said and one.id.startswith(said)]
    exact = [one for one in begun if one.id == said]
    role = _role(reader, args)
    mine = [one for one in begun if role and answers(one, role)]
    if not exact and len(begun) > 1 and len(mine) == 1:
        return forms.spec(reader, mine[0].id)
    return forms.spec(reader, args.form)


def _role(reader: Reader, args: argparse.Namespace) -> str:
    """What one is with the person or in the meeting that was named, else in the only relationship, else at all."""
    from mentortui.changes import naming
    from mentortui.practice.names import together_with
    from mentortui.practice.people import role_in

    row: Row | None = None
    if getattr(args, "meeting", None):
        met = reader.get(_meeting_id(reader, args.meeting)) or {}
        row = reader.get(str(met.get("relationship")))
    elif args.with_:
        row = together_with(reader, [naming.person(reader, args.with_)], closed=True)
    row = row or (None if args.with_ else naming.only_relationship(reader))
    if row is not None:
        return role_in(reader, row)
    roles = {"mentor", "mentee"} & set((reader.get(reader.me) or {}).get("roles", ()))
    return roles.pop() if len(roles) == 1 else ""


def subject_asked(session: Session, reader: Reader, spec: FormSpec, args: argparse.Namespace) -> Subject:
    """What is answered about: as named, else what is due, else the latest meeting or the only relationship."""
    from mentortui.changes import naming

    if args.meeting:
        return Subject(meeting=_meeting_id(reader, args.meeting))
    person = naming.person(reader, args.with_) if args.with_ else None
    if spec.about == "person":
        return Subject(about=person)
    if spec.about in ("me", "program"):
        row = naming.relationship_with(reader, [person]) if person else None
        return Subject(relationship=row["id"] if row else None)
    waiting = _waiting(session, reader, spec, person)
    if waiting is not None:
        return waiting
    if spec.about == "relationship":
        row = naming.relationship(reader, args.with_) if args.with_ else naming.only_relationship(reader)
        return Subject(relationship=row["id"] if row else None)
    return Subject(meeting=_latest(reader, person))


def _waiting(session: Session, reader: Reader, spec: FormSpec, person: str | None) -> Subject | None:
    """What the form is due for, the latest first with one person. Raises Refused when it could be several people."""
    from mentortui.practice import feedback_due, names

    found = [
        one
        for one in feedback_due.due(reader, session.today)
        if one.form == spec.id and (person is None or person in _people(reader, one.meeting or one.relationship))
    ]
    if len({one.relationship or one.about for one in found}) > 1:
        who = names.listed(dict.fromkeys(names.name(reader, str(one.about)) for one in found))
        raise Refused(f'"{spec.title}" waits for several: {who}. Nothing was saved.',
                      hint="Name one of them with --with NAME.")  # fmt: skip
    return Subject(found[-1].meeting, found[-1].relationship) if found else None


def _people(reader: Reader, record_id: str | None) -> list[str]:
    from mentortui.practice.names import members

    row = reader.get(record_id or "") or {}
    return [*members(row), *row.get("attendees", ())]


def _latest(reader: Reader, person: str | None) -> str | None:
    """The latest meeting that was held, with a person where one was named."""
    from mentortui.practice import meetings

    held = meetings.held(reader.rows("meeting"))
    return next((row["id"] for row in held if person is None or person in row.get("attendees", ())), None)


def _meeting_id(reader: Reader, words: str) -> str:
    """The id of the meeting the words name; of a deleted one too, so that what is said about it says so."""
    from mentortui.changes import naming

    try:
        return naming.find(reader, ("meeting",), words)
    except NotFound:
        gone = [row["id"] for row in reader.deleted("meeting") if row["id"].startswith(words.strip())]
        if len(gone) == 1 and len(words.strip()) > 4:
            return str(gone[0])
        raise


def other_in(reader: Reader, subject: Subject) -> str:
    """The names of the others in it; empty where there is nobody else."""
    from mentortui.practice import names

    ids = [subject.about] if subject.about else _people(reader, subject.meeting or subject.relationship)
    return names.listed(names.name(reader, one) for one in dict.fromkeys(ids) if one and one != reader.me)


def about_words(reader: Reader, spec: FormSpec, subject: Subject) -> str:
    """Whom or what one answers about, in words."""
    from mentortui.changes.naming import label

    if spec.about in ("me", "program"):
        return {"me": "yourself", "program": "the program"}[spec.about]
    met = reader.get(subject.meeting or "")
    if met is not None and spec.about == "meeting":
        return f"the {label(reader, met)}"
    who = other_in(reader, subject)
    return f"you and {who}" if who and spec.about == "relationship" else who or f"a {spec.about}"
