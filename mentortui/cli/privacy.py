"""See exactly what each reader gets, and what anybody with a shared folder can see, before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY, NotFound

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.practice.received import Gets, Privacy, Told


def configure(parser: argparse.ArgumentParser) -> None:
    """Whose view, or which record's."""
    parser.add_argument("--reader", metavar="NAME", default="", help="only what this person, program or folder gets")
    parser.add_argument("--of", metavar="RECORD", help="who gets this one record: an id, a name or a title")
    parser.add_argument("--log", action="store_true", help="what you agreed to have shared or counted, and when")
    parser.add_argument("--brief", action="store_true", help="count the records of each reader, without their words")
    parser.epilog = examples("privacy", "privacy --reader Ana", 'privacy --of "Lead the handover"') + (
        "\n\nNothing is sent or changed by looking. Exit code 3: a shared folder is away and could not be looked at."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print who gets what."""
    from mentortui.exchange.privacy import privacy

    journal = session.journal()
    if args.log:
        return _log(session)
    found = privacy(journal)
    if args.of:
        return _of(args.of, found, session)
    if args.reader:
        found = found.only(args.reader)
        if not found.readers and not found.open:
            raise NotFound(f"Nobody called {args.reader!r} gets anything, and no folder you share is called that.")
    if session.json:
        session.document(as_data(found))
    else:
        from mentortui.documents import received

        for line in received.lines(journal, found, brief=args.brief):
            session.print(line)
    return PARTLY if found.faults else DONE


def _log(session: Session) -> int:
    """What one agreed to, the latest first."""
    from datetime import datetime

    from mentortui.practice import consents

    found = consents.log(session.journal())
    if session.json:
        session.document({"consents": [one._asdict() for one in found]})
        return DONE
    here = session.now.tzinfo
    for one in found:
        session.print(f"{datetime.fromisoformat(one.at).astimezone(here):%Y-%m-%d %H:%M}  {one.sentence}")
    return DONE


def _of(words: str, found: Privacy, session: Session) -> int:
    from mentortui.cli.show import wanted
    from mentortui.documents import received

    journal = session.journal()
    row = wanted(journal, words)
    getting = found.of(row["id"])
    if session.json:
        session.document({"id": row["id"], "readers": [{**_reader(gets), **_record(told)} for gets, told in getting]})
    else:
        for line in received.of(journal, row, getting):
            session.print(line)
        for fault in found.faults:
            session.say(fault)
    return PARTLY if found.faults else DONE


def as_data(found: Privacy) -> dict[str, Any]:
    """The whole answer as data: every field that is sent, as it is sent."""
    return {
        "readers": [{**_reader(gets), "records": [_record(told) for told in gets.records]} for gets in found.readers],
        "anyone_with_the_folder": [
            {"shared_folder": one.folder, "folder": one.place, "sees": list(one.sentences)} for one in found.open
        ],
        "faults": list(found.faults),
    }


def _reader(gets: Gets) -> dict[str, Any]:
    return {"reader": gets.reader, "shared_folder": gets.folder, "folder": gets.place, "own": gets.own}


def _record(told: Told) -> dict[str, Any]:
    return {"id": told.id, "title": told.title, "sent": told.sent, "fields": dict(told.fields)}
