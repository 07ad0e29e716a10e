"""Report progress on a goal: a value, how sure you are, and what you see it by."""

from __future__ import annotations

from mentortui.cli import echo
from mentortui.cli.parser import examples, number, whole
from mentortui.errors import DONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """GOAL and what is reported."""
    parser.add_argument("goal", metavar="GOAL", help="its title, the beginning of it, or its id")
    parser.add_argument("--value", metavar="N", type=number, help="the metric's value now, in the goal's unit")
    parser.add_argument("--confidence", metavar="1-10", type=whole, help="how sure you are to reach it")
    parser.add_argument("--note", metavar="TEXT", help="evidence, and what changed; `-` reads standard input")
    parser.add_argument("--on", metavar="DAY", help="when it was true, if not today")
    parser.epilog = examples(
        'progress "Leadership course" --value 4 --confidence 8 --note "Module four passed"',
        "progress goal-3f0c --value 5,5 --on yesterday",
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the report without loading the journal."""
    from mentortui.changes import capture

    reader = session.names()
    note = None if args.note is None else echo.words(session, [args.note], "the note")
    on = echo.day(session, args.on, "True on", past=True) or session.today
    delta = capture.progress(
        reader,
        args.goal,
        on=on,
        now=session.now,
        new_id=session.new_id,
        value=args.value,
        confidence=args.confidence,
        note=note,
    )
    session.append(delta)
    main = echo.first_of(delta, "progress")
    session.say(f"{delta.says}.")
    echo.say_who_reads(session, reader, "progress", delta.create[main])
    echo.made(session, delta, main)
    return DONE
