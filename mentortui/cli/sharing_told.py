"""What a sync says to a person, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.practice.names import listed, name
from mentortui.store.share.audiences import FACTS, PRIVATE, REST

if TYPE_CHECKING:
    from mentortui.cli.session import Session
    from mentortui.exchange.shared import Report
    from mentortui.model.reader import Reader


def tell(session: Session, reader: Reader, report: Report, at: str = "") -> None:
    """One sync of one folder, in lines on standard error; what it did is data on standard output, behind `at`."""
    where = f"{at}{report.share.get('name')} ({report.place or 'not on this computer'})"
    if report.fault:
        session.say(f"{where}: {report.fault}")
    for sentence in (*report.says, *report.warnings):
        session.say(sentence)
    for path, aside in report.aside:
        session.say(f"Set aside: {path.rpartition('/')[2]}, because {aside.reason}. It is tried again at each sync.")
    for card in report.asking:
        session.say(
            f"A computer asks to be taken in as yours: “{card.name}”. If it is yours: mentortui device add {card.by}."
        )
    if report.waiting:
        for due in report.waiting:
            session.print(f"{where}: {_records(due.new)} would go to {_whom(reader, due.out.audience, due.out.people)}")
    elif not report.fault:
        session.print(f"{where}: {_done(reader, report)}")


def _done(reader: Reader, report: Report) -> str:
    got = f"{_records(report.changed)} received" if report.changed else "nothing new received"
    sent = [
        f"{_records(one.records)} to {_whom(reader, one.audience, one.people)}" for one in report.sent if one.records
    ]
    return f"{got}, {'sent ' + listed(sent) if sent else 'nothing to send'}"


def _records(count: int) -> str:
    return f"{count:,} record{'s' * (count != 1)}"


def _whom(reader: Reader, audience: str, people: tuple[str, ...]) -> str:
    if audience in (PRIVATE, REST):
        return "your own computers"
    if audience == FACTS:
        return f"the program ({listed(name(reader, one) for one in people)})"
    return listed(name(reader, one) for one in people) or "nobody yet"


def as_data(report: Report) -> dict[str, Any]:
    """One sync of one folder as data."""
    sent = [{"to": one.audience, "people": list(one.people), "records": one.records} for one in report.sent]
    waiting = [{"to": due.out.audience, "people": list(due.out.people), "records": due.new} for due in report.waiting]
    return {
        "id": report.share["id"],
        "name": report.share.get("name"),
        "folder": report.place,
        "people": list(report.people),
        "received": report.changed,
        "sent": sent,
        "waiting": waiting,
        "says": list(report.says),
        "set_aside": [{"file": path, "reason": aside.reason} for path, aside in report.aside],
        "warnings": list(report.warnings),
        "asking": [{"device": card.by, "name": card.name} for card in report.asking],
        "fault": report.fault or None,
    }
