"""Look back on a pair, on a year, or make the case for a promotion: Markdown from your journal, with who could read
each part at its top.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session

_KINDS = ("progress", "year", "promotion")


def configure(parser: argparse.ArgumentParser) -> None:
    """Of whom, of which days, as what."""
    parser.add_argument("--with", dest="with_", metavar="NAME", help="the one you work with; without, all of it")
    parser.add_argument("--from", dest="first", metavar="DAY", help="the first day; the start of the relationship, "
                        "else one year back, if not given")  # fmt: skip
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day; today if not given")
    parser.add_argument("--kind", choices=_KINDS, metavar="KIND", help="progress (of a pair), year, or promotion: "
                        "what was reached comes first; progress with NAME, else year")  # fmt: skip
    parser.add_argument("--private", action="store_true", help="take your private notes and introductions in too")
    parser.add_argument("--shared", action="store_true", help="leave out what only you can read")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file")
    parser.epilog = (
        examples(
            "review --with Ana",
            'review --from "1 january" -o my-year.md',
            "review --with Ana --kind promotion --shared -o case-for-ana.md",
        )
        + "\n\nRead it before you give it away: its top says who could read each part until then."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print or write the review; what is private in it is said on standard error."""
    from mentortui.cli.echo import day
    from mentortui.documents import review
    from mentortui.errors import UsageError
    from mentortui.practice.looking_back import PROGRESS, YEAR, look_back, span_of
    from mentortui.store.glance import glance

    if args.private and args.shared:
        raise UsageError("--private takes in what --shared leaves out; give one of them.")
    kind = args.kind or (PROGRESS if args.with_ else YEAR)
    if kind == PROGRESS and not args.with_:
        raise UsageError("A progress report is of a pair: name the other with --with NAME.")
    reader = glance(session.home) or session.journal()
    subject = None
    if args.with_:
        from mentortui.cli.brief import subject_named

        subject = subject_named(reader, args.with_, session)._replace(meeting=None)
    first = day(session, args.first, "From", past=True)
    last = day(session, args.last, "To", past=True)
    span = span_of(subject.relationship if subject else None, first, last, session.today)
    seen = look_back(reader, kind, subject, span, private=args.private, shared_only=args.shared)
    text = review.markdown(reader, seen)
    if args.output and args.output != "-":
        from mentortui.exchange.files import write

        write(args.output, text.encode("utf-8", "replace"), session.home)
        session.say(f"Written: {os.path.abspath(args.output)}. Its top says who could read each part.")
    for warning in review.warnings(seen, review.parts(reader, seen)):
        session.say(warning.replace("**", ""))
    if seen.left_out:
        session.say("--private takes them in.")
    if session.json:
        session.document(review.data(reader, seen))
    elif not args.output or args.output == "-":
        session.print(text.rstrip("\n"))
    return DONE
