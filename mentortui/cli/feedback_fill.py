"""`mentortui feedback fill`, `correct` and `carry`: what changes answers, or makes something of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from mentortui.cli import echo, output
from mentortui.cli.feedback_subject import about_words, form_asked, other_in, subject_asked
from mentortui.errors import DONE, NotFound, Refused, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mentortui.cli.session import Session
    from mentortui.practice.forms import FormSpec, Item


def fill(args: argparse.Namespace, session: Session) -> int:
    """Answer a form about a meeting, a relationship, a person or oneself, and print the response."""
    from mentortui.changes import feedback
    from mentortui.practice.names import name
    from mentortui.practice.written import Eyes, entered

    journal = session.journal()
    on = echo.day(session, args.on, "Answered on", past=True) or session.today
    writer = _writer(session, args.written_by)
    eyes = Eyes(journal, writer) if writer else journal
    spec = form_asked(eyes, args)
    try:
        subject = subject_asked(session, eyes, spec, args)
    except NotFound as error:
        raise _of_others(session, error, writer, args.with_) from None
    if writer:
        session.say(f"{spec.title}: {name(journal, writer)} answered, and you enter it.")
    else:
        session.say(f"{spec.title}: you answer, about {about_words(eyes, spec, subject)}.")
        session.say(spec.seen_by(other_in(eyes, subject)))
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
        written_by=writer,
        **subject._asdict(),
    )
    session.commit(delta)
    main = echo.first_of(delta, "response")
    by_form = entered(journal, dict(delta.create[main]))
    session.say(f"{delta.says}. {by_form}." if by_form else f"{delta.says}.")
    echo.say_who_reads(session, journal, "response", delta.create[main])
    echo.made(session, delta, main)
    return DONE


def _of_others(session: Session, error: NotFound, writer: str | None, other: str | None) -> NotFound:
    """The error as it reads where one enters for somebody who is in no relationship here with whom they name."""
    if writer is None or not other or "no relationship with" not in error.sentence:
        return error
    from mentortui.changes.naming import person
    from mentortui.practice.names import name

    journal = session.journal()
    one, two = name(journal, writer), name(journal, person(journal, other))
    return NotFound(
        f"{one} and {two} are in no relationship here. Nothing was saved.",
        hint=f'Say first who mentors whom: mentortui relationship add --mentor "{two}" --mentee "{one}".',
    )


def _writer(session: Session, words: str | None) -> str | None:
    """The id of whoever gave the answers that are entered; None for one's own. Raises Refused for who has a journal."""
    if words is None:
        return None
    from mentortui.changes import naming
    from mentortui.exchange.inbox import own_journals

    journal = session.journal()
    person = naming.person(journal, words)
    if person == journal.me:
        raise Refused("That is you; leave --written-by out. Nothing was saved.", "written_by")
    if person in own_journals(journal):
        called = naming.name(journal, person)
        raise Refused(f"{called} has a journal of their own, and only what {called} writes there counts. Nothing was "
                      "saved; ask them to answer there.", "written_by")  # fmt: skip
    return person


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
