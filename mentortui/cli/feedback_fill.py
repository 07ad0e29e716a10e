"""`mentortui feedback fill`, `correct` and `carry`: what changes answers, or makes something of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from mentortui.cli import echo, output
from mentortui.errors import DONE, NotFound, Refused, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.forms import FormSpec, Item


class Subject(NamedTuple):
    """What a form is answered about: ids of a meeting, a relationship, a person."""

    meeting: str | None = None
    relationship: str | None = None
    about: str | None = None


def fill(args: argparse.Namespace, session: Session) -> int:
    """Answer a form about a meeting, a relationship, a person or oneself, and print the response."""
    from mentortui.changes import feedback
    from mentortui.practice.readers import counts

    journal = session.journal()
    on = echo.day(session, args.on, "Answered on", past=True) or session.today
    spec = form_asked(journal, args)
    subject = _subject(session, journal, spec, args)
    session.say(spec.seen_by(_other(journal, subject)))
    answers = _given(spec, args.answers) if args.answers or args.consent else _asked(session, spec)
    delta = feedback.answer(
        journal,
        spec.id,
        answers,
        on=on,
        now=session.now,
        new_id=session.new_id,
        version=spec.version,
        consent=args.consent or (),
        counted=args.count,
        **subject._asdict(),
    )
    session.commit(delta)
    main = echo.first_of(delta, "response")
    session.say(f"{delta.says}.")
    echo.say_who_reads(session, journal, "response", delta.create[main])
    if args.count:
        session.say(f"The program counts: {counts(journal, 'response', dict(delta.create[main]))}")
    echo.made(session, delta, main)
    return DONE


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
        return mine[0]
    return forms.spec(reader, args.form)


def _role(reader: Reader, args: argparse.Namespace) -> str:
    """What one is with the person or in the meeting that was named, else in the only relationship, else at all."""
    from mentortui.changes import naming
    from mentortui.practice.people import role_in

    row: Row | None = None
    if getattr(args, "meeting", None):
        met = reader.get(_meeting_id(reader, args.meeting)) or {}
        row = reader.get(str(met.get("relationship")))
    elif args.with_:
        row = naming.relationship_with(reader, [naming.person(reader, args.with_)])
    row = row or (None if args.with_ else naming.only_relationship(reader))
    if row is not None:
        return role_in(reader, row)
    roles = {"mentor", "mentee"} & set((reader.get(reader.me) or {}).get("roles", ()))
    return roles.pop() if len(roles) == 1 else ""


def _subject(session: Session, reader: Reader, spec: FormSpec, args: argparse.Namespace) -> Subject:
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


def _other(reader: Reader, subject: Subject) -> str:
    from mentortui.practice import names

    ids = [subject.about] if subject.about else _people(reader, subject.meeting or subject.relationship)
    return names.listed(names.name(reader, one) for one in dict.fromkeys(ids) if one and one != reader.me)


def _given(spec: FormSpec, entries: Sequence[str]) -> dict[str, Any]:
    """The answers of `--set`; empty ones are None. Raises UsageError without `=`, Refused for a wrong answer."""
    from mentortui.practice.answers import read, unknown_item

    found: dict[str, Any] = {}
    for entry in entries:
        name, equals, words = entry.partition("=")
        if not equals:
            raise UsageError(f"--set takes ITEM=ANSWER; {entry[:60]!r} has no `=`.")
        item = spec.item(name.strip())
        if item is None:
            raise NotFound(unknown_item(spec, name.strip()), "answers")
        found[item.id] = read(item, words)
    return found


def _asked(session: Session, spec: FormSpec) -> dict[str, Any]:
    """The answers given line by line at a terminal. Raises UsageError where nobody sits at one."""
    from mentortui.practice.answers import span

    if not output.has_terminal():
        first = spec.items[0]
        raise UsageError(
            f'Nothing was answered: say each answer with --set, like --set "{first.id}=…" ({span(first)}). '
            f"`mentortui form show {spec.id}` lists the items; without a terminal nothing is asked."
        )
    session.say(
        "An empty line goes on to the next. ctrl+d ends early and keeps what you answered, ctrl+c keeps nothing."
    )
    found: dict[str, Any] = {}
    part = ""
    for number, item in enumerate(spec.items, 1):
        if item.part and item.part != part:
            part = item.part
            session.say(f"\n{part}")
        session.say(f"\n{number} of {len(spec.items)}  {item.text}{' (optional)' if item.optional else ''}")
        session.say(f"   answered {span(item)}{f'; {item.hint}' if item.hint else ''}")
        value, ended = _line(session, item)
        if value is not None:
            found[item.id] = value
        if ended:
            break
    return found


def _line(session: Session, item: Item) -> tuple[Any, bool]:
    """One answer read from the terminal, asked again while it is none; and whether the input ended."""
    from mentortui.practice.answers import read

    while True:
        typed = sys.stdin.readline()
        if not typed:
            return None, True
        try:
            return read(item, typed.rstrip("\n")), False
        except Refused as error:
            session.say(error.sentence)


def correct(args: argparse.Namespace, session: Session) -> int:
    """Correct answers and print the response as it is now."""
    from mentortui.changes import feedback, naming
    from mentortui.practice import forms

    journal = session.journal()
    row = journal.get(naming.find(journal, ("response",), args.response))
    assert row is not None
    if not args.answers and args.consent is None:
        raise UsageError("What is to be corrected? Say it with --set ITEM=ANSWER; `--set ITEM=` takes an answer back.")
    spec = forms.spec(journal, str(row.get("form")), row.get("version", 1))
    delta = feedback.correct(
        journal, row["id"], _given(spec, args.answers), now=session.now, new_id=session.new_id, consent=args.consent
    )
    echo.written(session, delta)
    session.say("What you answered before is kept.")
    return DONE


def carry(args: argparse.Namespace, session: Session) -> int:
    """Make a goal or an action of a comment and print it."""
    from mentortui.changes import feedback, naming

    journal = session.journal()
    response = naming.find(journal, ("response",), args.response)
    change = feedback.to_goal if args.to == "goal" else feedback.to_action
    delta = change(journal, response, args.item.strip(), now=session.now, new_id=session.new_id)
    session.commit(delta)
    main = echo.first_of(delta, args.to)
    session.say(f"{delta.says}. Only you read it.")
    echo.made(session, delta, main)
    return DONE
