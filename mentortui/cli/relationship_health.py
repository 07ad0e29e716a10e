"""How a relationship stands, asking for a call, and whom to turn to."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from mentortui.changes import naming
from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader
    from mentortui.practice.asking import Helped
    from mentortui.practice.felt import Feeling
    from mentortui.practice.people import PersonLine


def configure(verbs: Any) -> None:
    """The verbs health and ask-to-call."""
    health = verbs.add_parser(
        "health", help="on track, watch or act, and why",
        description="How your relationships stand, from dates and counts that both can see. What your own ratings "
                    "say stands apart, and is shown to nobody else.",
    )  # fmt: skip
    health.add_argument("with_", metavar="NAME", nargs="?", help="one of them; all that are active if not given")
    health.add_argument("--rules", action="store_true", help="say the rule behind each reason")
    health.epilog = examples("relationship health", "relationship health Ana --rules", "relationship health --json")
    ask = verbs.add_parser(
        "ask-to-call", help="the message that asks somebody to call you, to copy",
        description="Print the exact message that asks somebody to call you. Nothing is sent.",
    )  # fmt: skip
    ask.add_argument("with_", metavar="NAME", help="whom")
    ask.epilog = examples("relationship ask-to-call Ana")


def health(args: argparse.Namespace, session: Session) -> int:
    """Print the light of one relationship, or of all that are active."""
    from mentortui.practice import people
    from mentortui.practice.felt import felt
    from mentortui.practice.names import members

    journal = session.journal()
    lines = [line for line in people.table(journal, session.today) if journal.me in members(line.record)]
    if args.with_:
        row = naming.relationship(journal, args.with_)
        lines = [line for line in lines if line.record["id"] == row["id"]]
    else:
        lines = [line for line in lines if line.record.get("status") != "closed"]
    own = {line.record["id"]: felt(journal, line.record) for line in lines}
    if session.json:
        session.document({"relationships": [_data(line, own[line.record["id"]]) for line in lines]})
        return DONE
    if not lines:
        session.print("You are in no active relationship.")
    for line in lines:
        for text in _lines(line, own[line.record["id"]], args.rules):
            session.print(text)
    low = next((line for line in lines if own[line.record["id"]]), None)
    if low:
        who = shlex.quote(naming.name(journal, low.people[0]))
        session.say(f"To talk about it: mentortui relationship ask-to-call {who}")
        session.say("Who else can help: mentortui help me")
    return DONE


def _lines(line: PersonLine, own: list[Feeling], rules: bool) -> Iterator[str]:
    from mentortui.practice import felt
    from mentortui.practice.health import RULES

    rests = f" ({line.record['status']})" if line.health.level == "resting" else ""
    yield f"{line.title}: {line.health.level}{rests}"
    for reason in line.health.reasons:
        yield f"  {reason.sentence}"
        if rules:
            yield f"    {RULES[reason.code]}"
    for feeling in own:
        yield f"  Only you see this: {feeling.sentence}"
        if rules:
            yield f"    {felt.RULES[feeling.code]}"


def _data(line: PersonLine, own: list[Feeling]) -> dict[str, Any]:
    from mentortui.practice.health import RULES

    return {
        "id": line.record["id"],
        "with": line.people,
        "title": line.title,
        "status": line.record.get("status", "active"),
        "light": line.health.level,
        "reasons": [
            {"code": one.code, "level": one.level, "text": one.sentence, "rule": RULES[one.code]}
            for one in line.health.reasons
        ],
        "only_you": [{"code": one.code, "response": one.response, "text": one.sentence} for one in own],
    }


def ask_to_call(args: argparse.Namespace, session: Session) -> int:
    """Print the message."""
    from mentortui.practice.asking import call_message

    journal = session.journal()
    person = naming.person(journal, args.with_)
    if person == journal.me:
        raise Refused("Whom? That is you.", "with")
    text = call_message(journal, person)
    if session.json:
        session.document({"to": person, "message": text})
    else:
        session.print(text)
    session.say("Nothing was sent. Copy it, or say it in your own words.")
    return DONE


def help_me(session: Session, words: str | None) -> int:
    """Print the two people of the agreement, of one relationship or of all."""
    from mentortui.practice.asking import helped

    journal = session.journal()
    found = helped(journal, [naming.relationship(journal, words)] if words else None)
    if session.json:
        session.document({"help": [
            {"relationship": one.relationship["id"], **{two.purpose: two.who or None for two in one.helpers}}
            for one in found
        ]})  # fmt: skip
        return DONE
    session.print("\n".join(_help_lines(journal, found)))
    return DONE


def _help_lines(journal: Reader, found: list[Helped]) -> Iterator[str]:
    from mentortui.practice import asking
    from mentortui.practice.names import members

    yield asking.TELLS
    for one in found:
        yield ""
        yield f"With {naming.names(journal, members(one.relationship))}"
        if not any(two.who for two in one.helpers):
            yield f"  {asking.NOBODY}"
            continue
        for two in one.helpers:
            yield f"  {two.who or asking.NOBODY}: {two.when}"
    if not all(one.named for one in found) or not found:
        yield ""
        yield ('An agreement names both: mentortui agreement edit NAME --set trouble="…" --set misconduct="…". '
               f"{asking.UNTIL_THEN}")  # fmt: skip
