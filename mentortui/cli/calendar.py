"""Your meetings, forms and due dates as a calendar file, for a phone or a mail client."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to, and with which titles."""
    parser.add_argument("-o", "--output", metavar="FILE", help="the .ics file to write; without it, standard output")
    parser.add_argument(
        "--private", action="store_true", help="show titles that only you can read; without it, only what they are"
    )
    parser.epilog = examples("calendar -o mentoring.ics", "calendar --private -o mine.ics") + (
        "\n\nA meeting agreed for 16:00 stays at 16:00 when the clocks change, in the time zone of your profile"
        "\n(`mentortui edit me --set time_zone=Europe/Lisbon`), else of this computer. The ids of events never change."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the calendar; what it leaves out goes to standard error."""
    from mentortui.cli.zone import here
    from mentortui.documents.calendar import calendar, says
    from mentortui.store.glance import glance

    reader = glance(session.home) or session.journal()
    made = calendar(reader, session.today, session.now, private=args.private, here=here())
    to_file = args.output and args.output != "-"
    if to_file:
        from mentortui.cli.files import write

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
