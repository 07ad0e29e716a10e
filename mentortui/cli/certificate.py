"""Write a certificate of a milestone that was reached: PDF, PNG or SVG (with the extra `pdf`), HTML or text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.documents.certificate import Certificate
    from mentortui.model.reader import Row


def configure(parser: argparse.ArgumentParser) -> None:
    """The milestone, the file, and what stands on it."""
    parser.add_argument("milestone", metavar="MILESTONE", help="its title, the beginning of it, or its id")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        help="a name ending in .pdf, .png, .svg, .html or .txt; - for text",
    )
    parser.add_argument(
        "--signed", metavar="NAME", action="append", default=[], help="a line to sign on, with this name"
    )
    parser.add_argument("--name", metavar="NAME", help="the name as it is to stand there")
    parser.add_argument("--achievement", metavar="TEXT", help="what was achieved, if not the milestone's title")
    parser.add_argument("--evidence", metavar="TEXT", help="what it is seen by, if not how far its goal came")
    parser.add_argument("--heading", metavar="TEXT", help="what stands above: in another language, for example")
    parser.add_argument("--keep", action="store_true", help="put it on the trophy shelf too")
    parser.description = f"{__doc__} To have the extra: pip install 'mentortui[pdf]'. HTML and text work without it."
    parser.epilog = examples(
        'certificate "Gave the talk" -o ana.pdf --signed "Tom Berg"',
        'certificate "Gave the talk" -o ana.html --heading "Certificado" --evidence "120 ouvintes"',
        'certificate "Gave the talk" -o -',
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the file; what stands on it goes to standard error, or with `--json` to standard output."""
    from mentortui.changes import naming
    from mentortui.exchange import certificate_files

    if args.output == "-" and session.json:
        raise UsageError("The certificate and --json cannot both go to standard output; name a file.")
    form = certificate_files.format_of(args.output)
    journal = session.journal()
    row = journal.get(naming.find(journal, ("milestone",), args.milestone))
    assert row is not None
    one = _certificate(args, session, row)
    made = certificate_files.render(one, form)
    if args.output == "-":
        session.print(made.data.decode("utf-8").rstrip("\n"))
    else:
        from mentortui.exchange.files import write

        write(args.output, made.data, session.home)
        session.say(f"Written: {os.path.abspath(args.output)}, for {one.name}.")
    if made.said:
        session.say(made.said)
    kept = _kept(session, row, one) if args.keep else {}
    if session.json:
        session.document({"file": os.path.abspath(args.output), "format": form, "name": one.name,
                          "achievement": one.achievement, "evidence": one.evidence, "on": one.day.isoformat(),
                          "signatories": list(one.signatories), "milestone": row["id"], "notice": made.said,
                          **kept})  # fmt: skip
    return DONE


def _certificate(args: argparse.Namespace, session: Session, row: Row) -> Certificate:
    from mentortui.documents.certificate import certificate, of_milestone

    said = of_milestone(session.journal(), row)
    asked = {"name": args.name, "achievement": args.achievement, "evidence": args.evidence, "heading": args.heading}
    said.update((field, text) for field, text in asked.items() if text is not None)
    return certificate(**said, signatories=args.signed)


def _kept(session: Session, row: Row, one: Certificate) -> dict[str, Any]:
    """The certificate on the trophy shelf, for whoever reached the milestone."""
    from mentortui.changes import recognition
    from mentortui.cli import echo

    journal = session.journal()
    person = str(row.get("person") or journal.me)
    # With the heading before it, so that the milestone is still the only record of its title.
    delta = recognition.give(
        journal,
        person,
        f"{one.heading}: {one.achievement}",
        type_="certificate",
        now=session.now,
        new_id=session.new_id,
        milestone=row["id"],
    )
    main = echo.added(session, delta, "recognition")
    return {"recognitions": [echo.record(main, delta.create[main])]}
