"""Take in a list of what became of people: name or mail, kind, date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The list, and whether bands are taken."""
    parser.add_argument("file", metavar="FILE", help="CSV with columns name or mail, kind, date; - for standard input")
    parser.add_argument("--bands", action="store_true",
                        help="take the pay or performance band, too (column `band`): kept on this computer, in no "
                        "export and no shared folder, only in your own backups")  # fmt: skip
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program outcomes hr.csv", "program outcomes hr.csv --bands") + (
        "\n\nDates as 2026-11-24, 24.11.2026 or 24 Nov 2026; 24/11/2026 where the list shows which comes first. A row "
        "with a fault is left out, and said with its line; the exit code is 3 then. The same list twice counts once."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Take it in."""
    from mentortui.changes import outcomes as changes
    from mentortui.exchange import program_lists
    from mentortui.program.outcome_list import outcomes
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = share_of(program(journal, args.program, hosted=True))
    table = program_lists.read(args.file, session.read_stdin("the list") if args.file == "-" else None)
    people, known = (
        [row for row in journal.rows(kind) if row.get("program") == share] for kind in ("enrolment", "outcome")
    )
    found = outcomes(table.columns, table.lines, people, known, session.today, bands=args.bands)
    delta = changes.add(journal, share, found.rows, now=session.now, new_id=session.new_id)
    if delta:
        session.commit(delta)
    for sentence in (*table.notes, *(fault.sentence(table.file) for fault in found.faults)):
        session.say(sentence)
    session.say(f"{delta.says}." if delta else "Nothing new is in the list.")
    if found.known:
        session.say(f"{found.known:,} {'row says' if found.known == 1 else 'rows say'} what was noted already.")
    if found.bands:
        session.say(f"{found.bands:,} with a band, which was passed over; --bands takes it.")
    if session.json:
        faults = [{"line": one.line, "reason": one.reason} for one in found.faults]
        session.document({"noted": len(delta.create), "known": found.known, "bands_passed": found.bands,
                          "faults": faults})  # fmt: skip
    return PARTLY if found.faults else DONE
