"""See when the program looks at itself, and write the pack for it: figures, comments, what is open, what was done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Into which file."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write its pack: .html, .md, .csv or .json")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program review", "program review -o review.html") + (
        "\n\nA pack is recorded as shown, like `program report --for review`. To set the days: "
        "mentortui program charter --set reviews=2027-01-15,2027-06-15."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the days and what is open; write the pack when asked."""
    from mentortui.exchange.program_report import gathered, write
    from mentortui.program.which import program

    journal = session.journal()
    found = gathered(journal, program(journal, args.program, hosted=True), session.today)
    days = sorted(map(str, found.charter.get("reviews", ())))
    coming = [day for day in days if day >= session.today.isoformat()]
    open_ = [row for row in found.findings if not row.get("done_on")]
    written = write(journal, found, args.output, "review") if args.output else None
    if session.json:
        session.document({"days": days, "next": coming[0] if coming else None, "shown_last": found.published or None,
                          "open": open_, "file": args.output})  # fmt: skip
    elif not args.output:
        from mentortui.dates import say_distance
        from mentortui.documents.headline import long_day
        from mentortui.documents.program_report import finding
        from mentortui.model.limits import clean

        for day in days:
            at = _day(day)
            far = f"  {say_distance(at, session.today)}" if coming[:1] == [day] else ""
            session.print(f"{long_day(day)}{far}")
        if not days:
            session.say("No day is set. To set one: mentortui program charter --set reviews=2027-01-15.")
        for row in open_:
            session.print(f"open: {'; '.join(clean(words) for _, words in finding(row))}")
    for sentence in written.says if written else ():
        session.say(sentence)
    return DONE


def _day(text: str) -> date:
    return date.fromisoformat(text)
