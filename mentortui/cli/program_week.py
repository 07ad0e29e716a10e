"""Know whom to call this week, and why: asked for help, promised, stuck, overdue, no news, waiting, overloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.exchange.program_week import Program


def configure(parser: argparse.ArgumentParser) -> None:
    """As text, Markdown or a page."""
    parser.add_argument("--markdown", action="store_true", help="as Markdown, with boxes to tick")
    parser.add_argument("--html", metavar="FILE", help="write a page to print")
    parser.add_argument("--cohort", metavar="NAME", default="", help="only this cohort")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program week", "program week --html monday.html") + (
        "\n\nIt is made from dates and counts alone, never from ratings or words. No news is never called no meeting."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print it."""
    from mentortui.documents import program_week as document

    if args.markdown and (args.html or session.json):
        raise UsageError("--markdown, --html and --json are three ways to say the same; give one of them.")
    found = gathered(session, args.program, args.cohort, led=True)
    parts = found.week()
    title = str(found.share.get("name"))
    if args.html:
        from mentortui.exchange import files

        files.write(args.html, document.html(title, parts, session.today).encode(), session.home)
        session.say(f"Written: {args.html}. It names people; keep it to yourself.")
    if session.json:
        session.document({"program": title, "parts": [_as_data(one) for one in parts]})
    elif args.markdown:
        session.print("\n".join(document.markdown(title, parts, session.today)))
    elif not args.html:
        session.say(document.title(title, session.today))
        session.print("\n".join(document.text(parts, session.today)))
    return DONE


def gathered(session: Session, words: str, cohort: str = "", *, led: bool = False) -> Program:
    """The program one coordinates, or a cohort of it, as of today; with `led` also the cohorts one leads."""
    from mentortui.cli.program_seen import seen
    from mentortui.exchange import program_week
    from mentortui.program.which import program

    journal = session.journal()
    share = seen(session, words) if led else program(journal, words, hosted=True)
    return program_week.program(journal, share, session.today, (), cohort)


def _as_data(part: Any) -> dict[str, Any]:
    return {"title": part.title, "lines": [{**one._asdict(), "people": list(one.people)} for one in part.lines]}
