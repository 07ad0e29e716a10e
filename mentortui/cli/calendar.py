"""Your meetings, forms and due dates as a calendar file, for a phone or a mail client."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to, and with which titles."""
    parser.add_argument("-o", "--output", metavar="FILE", help="the .ics file to write; without it, standard output")
    parser.add_argument(
        "--private", action="store_true", help="show titles that only you can read; without it, only what they are"
    )
    parser.add_argument(
        "--publish",
        metavar="FILE",
        help="write it, and keep it current: with every command but quick capture, and when the app is closed",
    )
    parser.add_argument("--unpublish", action="store_true", help="keep it current no longer; the file stays")
    parser.epilog = examples(
        "calendar -o mentoring.ics", "calendar --private -o mine.ics", "calendar --publish ~/Sync/mentoring.ics"
    ) + (
        "\n\nA meeting agreed for 16:00 stays at 16:00 when the clocks change, in the time zone of your profile"
        "\n(`mentortui edit me --set time_zone=Europe/Lisbon`), else of this computer. The ids of events never change."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the calendar; what it leaves out goes to standard error."""
    if sum(map(bool, (args.output, args.publish, args.unpublish))) > 1:
        raise UsageError("-o, --publish and --unpublish exclude each other; give one of them.")
    if args.unpublish:
        return _unpublish(session)
    if args.publish:
        return _publish(session, args.publish, args.private)
    from mentortui.documents.calendar import calendar, says
    from mentortui.store.glance import glance
    from mentortui.zone import here

    reader = glance(session.home) or session.journal()
    made = calendar(reader, session.today, session.now, private=args.private, here=here())
    to_file = args.output and args.output != "-"
    if to_file:
        from mentortui.exchange.files import write

        write(args.output, made.ical, session.home)
        session.say(f"Written: {os.path.abspath(args.output)}. {says(made)}")
    for note in made.notes:
        session.say(note)
    if made.hidden and not to_file:
        session.say(says(made))
    if made.hidden:
        session.say("--private shows them; then whoever can open the file reads them.")
    if session.json:
        path = os.path.abspath(args.output) if to_file else None
        session.document({"file": path, "events": made.events, "left_out": made.hidden, "notes": list(made.notes),
                          **({} if to_file else {"calendar": made.ical.decode("utf-8")})})  # fmt: skip
    elif not to_file:
        session.print(made.ical.decode("utf-8").replace("\r\n", "\n").rstrip("\n"))
    return DONE


def _publish(session: Session, given: str, private: bool) -> int:
    """Write the calendar where it is to be kept current, then remember the place."""
    from mentortui.cli import published
    from mentortui.documents.calendar import says

    path = os.path.abspath(os.path.expanduser(given))
    if os.path.exists(path) and not os.path.isfile(path):
        raise Refused(f"{path} is no file, so nothing can be kept current there. Nothing is published.")
    made = published.write(session.home, path, private, session.clock)
    published.remember(session.home, {"file": path, "private": private})
    session.say(f"Published: {path}. {says(made)} It is kept current: with every command but quick capture, which "
                "leaves it to the next one, and when the app is closed.")  # fmt: skip
    session.say("Whoever can open the file can read it; `mentortui calendar --unpublish` ends this.")
    for note in made.notes:
        session.say(note)
    if session.json:
        session.document({"file": path, "events": made.events, "left_out": made.hidden, "notes": list(made.notes)})
    return DONE


def _unpublish(session: Session) -> int:
    from mentortui.cli import published

    place = published.published(session.home)
    if place is None:
        raise Refused("No calendar is published; nothing was changed.")
    published.remember(session.home, {})
    session.say(f"{place['file']} is kept current no longer; the file stays as it is.")
    if session.json:
        session.document({"file": place["file"]})
    return DONE
