"""Make a code for each person of a list, to join the program's folder with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The list, and which program."""
    parser.add_argument("file", metavar="FILE", help="CSV with a column `name`; - for standard input")
    parser.add_argument("--program", metavar="NAME", default="", help="which one, where you coordinate several")
    parser.epilog = examples("program invite people.csv > codes.csv") + (
        "\n\nPrints `name,code`, a row for each. A code counts once and proves itself: give each to nobody but the one "
        "it is for. Rows with faults are named and left out; then the exit code is 3."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the codes."""
    import csv
    import io

    from mentortui.exchange import inviting
    from mentortui.program import which

    journal = session.journal()
    found = inviting.of_list(journal, which.program(journal, args.program, hosted=True), args.file)
    if session.json:
        session.document({"invited": [{"name": name, "code": code} for name, code in found.codes]})
    else:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([("name", "code"), *found.codes])
        session.print(out.getvalue().rstrip("\n"))
    for fault in found.faults:
        session.say(fault)
    return PARTLY if found.faults else DONE
