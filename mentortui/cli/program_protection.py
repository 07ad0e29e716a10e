"""Write the page a data protection officer asks for: what, why, who, how long, how to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("-o", "--output", metavar="FILE", help="an .html or .md file; else Markdown on standard output")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you are in several")
    parser.epilog = examples("program protection", "program protection -o protection.html") + (
        "\n\nIt is made from the charter and from the lists the app sends by. It names nobody but the program's owner."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write it."""
    from mentortui.changes.charter import charter_id
    from mentortui.documents import protection
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = share_of(program(journal, args.program))
    charter = journal.get(charter_id(share))
    if charter is None:
        raise Refused("That program has no charter that you can read yet. Nothing was written.",
                      hint="If you joined lately: mentortui sync.")  # fmt: skip
    measures = [row for row in journal.rows("measure") if row.get("program") == share]
    if session.json:
        found = protection.sections(charter, measures, session.today)
        session.document({"title": protection.title(charter), "sections": [one._asdict() for one in found]})
        return DONE
    if not args.output:
        session.print("\n".join(protection.markdown(charter, measures, session.today)))
        return DONE
    from mentortui.exchange import files

    if args.output.lower().endswith((".html", ".htm")):
        text = protection.html(charter, measures, session.today)
    else:
        text = "\n".join(protection.markdown(charter, measures, session.today)) + "\n"
    files.write(args.output, text.encode(), session.home)
    session.say(f"Written: {args.output}.")
    return DONE
