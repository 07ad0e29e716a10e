"""Enrol somebody in a program, and get the code that lets them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import PARTLY, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, and what a list would say of them."""
    parser.add_argument("name", metavar="NAME", help="their whole name")
    parser.add_argument("--mail", metavar="ADDRESS", default="", help="where a letter goes")
    parser.add_argument("--as", dest="role", metavar="ROLE", default="", help="mentor, mentee, or mentor,mentee")
    parser.add_argument("--cohort", metavar="NAME", default="", help="with whom they begin")
    parser.add_argument("--by-form", action="store_true", help="they take part by form, without the app")
    parser.add_argument("--group", metavar="COLUMN=VALUE", action="append", default=[],
                        help="site, department, …, as often as you like")  # fmt: skip
    parser.add_argument("--letters", metavar="DIR", help="write a mail draft and a page to print")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples(
        'program enrol "Eva Lund" --mail eva@example.org --as mentee --cohort "Spring 2027"',
        'program enrol "Bo Lind" --by-form --group Site=Lund',
    ) + "\n\nSeveral at once, from a list: program invite FILE."  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Enrol them, as a list with one row would."""
    from mentortui.cli.program_invite import told
    from mentortui.exchange import program_inviting
    from mentortui.program.enrolling import enrolled
    from mentortui.program.which import program, share_of

    journal = session.journal()
    share = program(journal, args.program, hosted=True)
    groups = [entry.partition("=")[::2] for entry in args.group]
    if any(not column.strip() or not value.strip() for column, value in groups):
        raise Refused("--group takes COLUMN=VALUE, such as Site=Porto. Nobody was enrolled.")
    cells = {**dict(groups), "name": args.name, "mail": args.mail, "role": args.role, "cohort": args.cohort,
             "by form": "yes" if args.by_form else ""}  # fmt: skip
    known = [row for row in journal.rows("enrolment") if row.get("program") == share_of(share)]
    found = enrolled(list(cells), [(1, cells, "")], known)
    if found.faults:
        raise Refused(f"{found.faults[0].reason} Nobody was enrolled.")
    if found.there:
        raise Refused(f"{found.there[0]} is enrolled already. Nothing was changed.",
                      hint="A fresh code: mentortui program invite --again NAME.")  # fmt: skip
    code = told(session, share, lambda: program_inviting.enrol(journal, share, found.rows), args.letters)
    session.say(f"{found.rows[0]['name']} is enrolled in {share.get('name')}.")
    return PARTLY if code else code
