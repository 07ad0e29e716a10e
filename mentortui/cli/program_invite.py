"""Invite the people of a list: each gets a code, printed as CSV; with --letters a mail draft and a page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY, UsageError, WriteFailed
from mentortui.practice.names import some

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from mentortui.cli.session import Session
    from mentortui.exchange.program_inviting import Invited
    from mentortui.exchange.program_lists import Table
    from mentortui.model.reader import Row


def configure(parser: argparse.ArgumentParser) -> None:
    """The list, or somebody on it."""
    parser.add_argument("file", metavar="FILE", nargs="?",
                        help="CSV with a column `name`, and as you like mail, role, cohort, by form; any other column "
                        "is a group. - reads standard input")  # fmt: skip
    parser.add_argument("--letters", metavar="DIR", help="write a mail draft and a page to print for each")
    parser.add_argument("--again", metavar="NAME", help="a fresh code for one of the list; the one before is void")
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples(
        "program invite people.csv > codes.csv", "program invite people.csv --letters letters",
        'program invite --again "Ana Silva" --letters letters',
    ) + (
        "\n\nA row with a fault is left out, and said with its line; the exit code is 3 then. The same list again "
        "invites only who is new. Texts of your own for letters: letters/invitation.txt in the folder of your journal."
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Enrol, invite, print the codes, write the letters."""
    from mentortui.exchange import program_inviting
    from mentortui.program.which import program

    if bool(args.file) == bool(args.again):
        raise UsageError("Name a list of people, or one of them with --again NAME.")
    journal = session.journal()
    share = program(journal, args.program, hosted=True)
    if args.again:
        row = program_inviting.on_list(journal, share, args.again)
        if row.get("person") and not row.get("by_form"):
            session.say(f"{row['name']} joined already. This code begins anew, for somebody who lost all they had.")
        return told(session, share, lambda: [program_inviting.again(journal, share, row)], args.letters)
    table = _table(args, session)
    return _from_list(args, session, share, table)


def _table(args: argparse.Namespace, session: Session) -> Table:
    from mentortui.exchange import program_lists

    return program_lists.read(args.file, session.read_stdin("the list") if args.file == "-" else None)


def _from_list(args: argparse.Namespace, session: Session, share: Row, table: Table) -> int:
    from mentortui.exchange import program_inviting
    from mentortui.program.enrolling import enrolled
    from mentortui.program.which import share_of

    journal = session.journal()
    known = [row for row in journal.rows("enrolment") if row.get("program") == share_of(share)]
    found = enrolled(table.columns, table.lines, known)
    for sentence in table.notes:
        session.say(sentence)
    for fault in found.faults:
        session.say(fault.sentence(table.file))
    if found.there:
        session.say(f"Enrolled already, and left as they are: {some(list(dict.fromkeys(found.there)))}.")
    if not found.rows:
        session.say("Nobody new is in the list, so nobody was invited.")
    faults = [{"line": one.line, "reason": one.reason} for one in found.faults]
    code = told(session, share, lambda: program_inviting.enrol(journal, share, found.rows), args.letters,
                {"enrolled_already": list(found.there), "faults": faults})  # fmt: skip
    return PARTLY if found.faults else code


def told(
    session: Session, share: Row, invite: Callable[[], Sequence[Invited]], folder: str | None,
    more: dict[str, Any] | None = None,
) -> int:  # fmt: skip
    """Invite people, print their codes, write their letters; the folder is looked at before anybody is invited."""
    from mentortui.exchange import letters, program_inviting
    from mentortui.program.letters import BY_FORM, INVITATION, letter

    journal = session.journal()
    place = letters.folder(journal, folder) if folder else None
    for name in (INVITATION, BY_FORM) if place else ():
        letter(*_dry(journal, share, name))
    people = list(invite())
    with_code = [one for one in people if one.code]
    document: dict[str, Any] = {
        "invited": [{"name": one.row["name"], "code": one.code or None, "id": one.row["id"]} for one in people],
        **(more or {}),
    }
    if not session.json and with_code:
        session.print(_csv(with_code))
    code = DONE
    if place and people:
        try:
            written = program_inviting.write(journal, share, people, place)
        except WriteFailed as error:  # the codes were given: they are told, whatever became of the letters
            session.say(str(error))
            code = PARTLY
        else:
            document["letters"] = {"folder": written.folder, "count": written.letters, "no_mail": list(written.without)}
            say_letters(session, written.letters, written.folder, written.without, "page to print")
    if session.json:
        session.document(document)
    _say(session, with_code, len(people) - len(with_code))
    return code


def _dry(journal: Any, share: Row, name: str) -> tuple[str, dict[str, str], str]:
    """A text and what it is filled with, to find what is wrong with it before anybody is invited."""
    from mentortui.exchange import letters, program_inviting

    text, file = letters.template(journal, name)
    return text, program_inviting.said(journal, share), file


def _csv(people: Sequence[Invited]) -> str:
    import csv
    import io

    from mentortui.documents.tables import guarded

    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("name", "code"))
    table.writerows((guarded(one.row["name"]), one.code) for one in people)
    return out.getvalue().rstrip("\n")


def _say(session: Session, with_code: Sequence[Invited], by_form: int) -> None:
    if with_code:
        codes = "1 code" if len(with_code) == 1 else f"{len(with_code):,} codes"
        session.say(f"{codes}, each for one person and once. Give them by mail or phone, never in the shared folder.")
    if by_form:
        session.say(f"{by_form:,} take part by form and {'gets' if by_form == 1 else 'get'} no code.")


def say_letters(session: Session, count: int, folder: str, without: Sequence[str], beside: str) -> None:
    """Say what was written, and to whom no mail can go."""
    from mentortui.paths import said

    letters = "1 letter" if count == 1 else f"{count:,} letters"
    session.say(f"{letters} in {said(folder)}: a mail draft (.eml) and a {beside} each. Only you can read them; delete "
                "them when they are sent.")  # fmt: skip
    if without:
        session.say(f"{len(without):,} without a mail address that can be used: {some(without)}.")
