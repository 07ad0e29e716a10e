"""What a sync says to a person, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import newcomer
from mentortui.exchange.whom import whom
from mentortui.model.vocabulary import EVERYONE, ONLY_YOU, RELATIONSHIP, kind_of
from mentortui.practice import circles, recent
from mentortui.practice.names import listed, some
from mentortui.store.share.audiences import FACTS, PRIVATE, REST

if TYPE_CHECKING:
    from mentortui.cli.session import Session
    from mentortui.exchange.shared import Joining, Report
    from mentortui.model.reader import Reader
    from mentortui.practice.circles import Circle


def tell(session: Session, reader: Reader, report: Report, at: str = "") -> None:
    """One sync of one folder, in lines on standard error; what it did is data on standard output, behind `at`."""
    where = f"{at}{report.share.get('name')} ({report.place or 'not on this computer'})"
    if report.fault:
        session.say(f"{where}: {report.fault}{'' if report.place else ' To say where: mentortui join FOLDER.'}")
    for sentence in (*report.says, *report.warnings):
        session.say(sentence)
    if report.taken_over:
        session.say(f"{recent.gave_way(report.taken_over)}: mentortui changes.")
    for path, aside in report.aside:
        session.say(f"Set aside: {path.rpartition('/')[2]}, because {aside.reason}. It is tried again at each sync.")
    for card in report.asking:
        session.say(
            f"A computer asks to be taken in as yours: “{card.name}”. If it is yours: mentortui device add {card.by}."
        )
    for one in report.joining:
        if one.other:
            session.say(claimed(one))
            continue
        session.say(
            f"{one.name} asks to join without a code; nothing goes to them yet. Ask them for their security words. "
            f"If they are “{one.words}”: mentortui join --confirm {_quoted(one.name)}."
        )
    for circle in () if newcomer.is_there(session) else report.circles:  # at a terminal it is asked
        session.say(f"{circles.asked(reader, circle)} {circles.means(reader, circle)} {_how(reader, circle)}")
    if report.waiting:
        for due in report.waiting:
            session.print(f"{where}: {_records(due.new)} would go to {whom(reader, due.out.audience, due.out.people)}")
    elif not report.fault:
        session.print(f"{where}: {_done(reader, report)}")


def claimed(one: Joining) -> str:
    """What is said to the host of a computer that took another one out, which took out this one."""
    return (
        f"Of two computers of {one.name} each says that the other is {one.name}'s no more: one may be in wrong hands. "
        f"Call {one.name} and ask for the security words of the computer they hold. If they are “{one.words}”: "
        f"mentortui join --confirm {one.device}. Nothing is changed until then."
    )


def joined(report: Report) -> list[str]:
    """What is said to somebody who joined just now."""
    said = f"Found “{report.share.get('name')}”"
    if not report.waits:
        return [f"{said}. In it: {some(report.people) or 'nobody else yet'}."]
    if not report.words:
        return [
            f"{said}: your code proves that it is the right one. Who started it reads only what you open to them, "
            "once they have synced, too; then you are told who it is."
        ]
    return [f"{said}, without a code. {waiting(report)}"]


def waiting(report: Report) -> str:
    """What one does who waits to be let in without a code."""
    return (
        f"Read your security words to whoever started it: {report.words}. Until they confirm them, nothing of yours "
        "goes there."
    )


def _how(reader: Reader, circle: Circle) -> str:
    """The commands that answer."""
    own = circle.person == reader.me
    who = "me" if own else _quoted(circles.called(reader, circle, circle.person))
    said = f"{_quoted(circles.called(reader, circle, circle.by))} {who}"
    return f"Yes: mentortui relationship let-in {said}. No: mentortui relationship keep-out {said}."


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _done(reader: Reader, report: Report) -> str:
    got = f"{_records(report.changed)} received" if report.changed else "nothing new received"
    to: dict[str, int] = {}
    for one in report.sent:
        reads = whom(reader, one.audience, one.people)
        to[reads] = to.get(reads, 0) + one.records
    sent = [f"{_records(count)} to {reads}" for reads, count in to.items() if count]
    return f"{got}, {'sent ' + listed(sent) if sent else 'nothing to send'}"


def _records(count: int) -> str:
    return f"{count:,} record{'s' * (count != 1)}"


def as_data(report: Report) -> dict[str, Any]:
    """One sync of one folder as data."""
    sent = [_going(one.audience, one.people, one.records) for one in report.sent]
    waiting = [_going(due.out.audience, due.out.people, due.new) for due in report.waiting]
    return {
        "id": report.share["id"],
        "name": report.share.get("name"),
        "folder": report.place,
        "people": list(report.people),
        "received": report.changed,
        "sent": sent,
        "waiting": waiting,
        "says": list(report.says),
        "taken_over": report.taken_over,
        "set_aside": [{"file": path, "reason": aside.reason} for path, aside in report.aside],
        "warnings": list(report.warnings),
        "asking": [{"device": card.by, "name": card.name} for card in report.asking],
        "joining": [one._asdict() for one in report.joining],
        "circles": [one._asdict() for one in report.circles],
        "security_words": report.words or None,
        "fault": report.fault or None,
    }


def _going(audience: str, people: tuple[str, ...], records: int) -> dict[str, Any]:
    """So many records, and who reads them: in the words of a record's `readers`, and `program` for what is counted."""
    said: dict[str, Any] = {"readers": EVERYONE}
    if audience in (PRIVATE, REST):
        said = {"readers": ONLY_YOU}
    elif audience == FACTS:
        said = {"readers": "program"}
    elif kind_of(audience) == "relationship":
        said = {"readers": RELATIONSHIP, "relationship": audience}
    return {**said, "people": list(people), "records": records}
