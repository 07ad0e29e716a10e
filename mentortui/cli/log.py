"""Log a meeting that was held, in one line."""

from __future__ import annotations

from mentortui.cli import echo
from mentortui.cli.parser import examples, whole
from mentortui.errors import DONE
from mentortui.model.vocabulary import CHANNELS, MEETING_TYPES, ONLY_YOU
from mentortui.practice.audience import audience, who
from mentortui.practice.belonging import is_agreed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from typing import Any

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta
    from mentortui.model.reader import Directory


def configure(parser: argparse.ArgumentParser) -> None:
    """TEXT and what is known of the meeting."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="what was said; `-` reads standard input")
    parser.add_argument("--with", dest="with_", metavar="NAME", action="append", required=True, help="who you met")
    parser.add_argument("--minutes", metavar="N", type=whole, help="how long, in minutes")
    parser.add_argument("--on", metavar="DAY", help="when it was, if not today: yesterday, tuesday, 2026-11-24")
    parser.add_argument("--type", choices=MEETING_TYPES, metavar="TYPE", help=", ".join(MEETING_TYPES))
    parser.add_argument("--channel", choices=CHANNELS, help="how you met")
    parser.add_argument("--share", action="store_true", help="let them read the text too")
    parser.add_argument(
        "--action", metavar="TEXT", action="append", default=[], help='what came of it: "TEXT due:friday owner:NAME"'
    )
    parser.epilog = examples(
        'log "Talked about the handover" --with Ana',
        'log "Course plan agreed" --with Ana --minutes 45 --on tuesday --action "Send outline due:friday"',
        'log "Draft is hers now" --with Ana --action "Draft the talk due:next month owner:Ana"',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the meeting, its entry and its actions, without loading the journal."""
    from mentortui.changes import capture

    reader = session.names()
    text = echo.words(session, args.text, "what was said")
    on = echo.day(session, args.on, "Met on", past=True) or session.today
    delta = capture.log(
        reader,
        text,
        args.with_,
        on=on,
        now=session.now,
        new_id=session.new_id,
        minutes=args.minutes,
        type_=args.type,
        channel=args.channel,
        share=args.share,
        actions=[capture.parse_action(one, session.today) for one in args.action],
    )
    session.append(delta)
    _say(session, reader, delta)
    echo.made(session, delta, echo.first_of(delta, "meeting"))
    return DONE


def _say(session: Session, reader: Directory, delta: Delta) -> None:
    """What was logged, and who can read which part of it."""
    from mentortui.changes.naming import apart, names

    meeting, entry = delta.create[echo.first_of(delta, "meeting")], delta.create[echo.first_of(delta, "entry")]
    facts = ", ".join(_facts(meeting))
    session.say(f"Meeting logged: {names(reader, meeting['attendees'])}, {echo.near(session, meeting['on'])}, {facts}.")
    echo.say_who_reads(session, reader, "entry", entry)
    others = names(reader, audience(reader, meeting))
    closed = (
        "" if meeting.get("relationship") else apart(reader, [one for one in meeting["attendees"] if one != reader.me])
    )
    if closed:
        session.say(f"{closed}.")
    elif others and entry["readers"] == ONLY_YOU:
        session.say(f"{others} can see the date, {facts}, once you two share a folder.")
    if is_agreed(reader, "meeting", {**meeting}):
        session.say(f"The program counts: {echo.near(session, meeting['on'])}, {facts}. Never these words.")
    for record_id, row in delta.create.items():
        if record_id.startswith("action-"):
            session.say(action_line(session, reader, row))


def _facts(meeting: Mapping[str, Any]) -> Sequence[str]:
    length = [f"{meeting['minutes']} minutes"] if "minutes" in meeting else []
    return [*length, meeting["type"]]


def action_line(session: Session, reader: Directory, row: Mapping[str, Any]) -> str:
    """An action in one line: what, who, by when, who can read it."""
    from mentortui.changes.naming import name, shorten

    owner = "you" if row["owner"] == reader.me else name(reader, row["owner"])
    due = f", due {echo.near(session, row['due'])}" if row.get("due") else ""
    readers = who(reader, "action", row)
    return f"Action: {shorten(row['title'])} ({owner}{due}). Who can read it: {readers}."
