"""Write letters to those who have come to a stage and no further: a mail draft and a plain text each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Which stage, and where to."""
    parser.add_argument("stage", metavar="STAGE",
                        help="invited, joined, matched, met, agreed, goal, midway or closed")  # fmt: skip
    parser.add_argument(
        "--letters", metavar="DIR", help="the folder for the letters; without it, only who would get one"
    )
    parser.add_argument("--program", metavar="NAME", default="", help="which, when you coordinate several")
    parser.epilog = examples("program remind invited", "program remind matched --letters letters") + (
        "\n\nNothing is sent. Each stage has a text of its own; letters/remind-STAGE.txt in the folder of your journal "
        "takes its place. A stage is what people let the program count: the letters say so, and blame nobody."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write them, or say who would get one."""
    from mentortui.cli.program_invite import say_letters
    from mentortui.cli.program_week import gathered
    from mentortui.documents.letter import can_go_to
    from mentortui.exchange import letters, program_reminding

    journal = session.journal()
    found = gathered(session, args.program)
    made = program_reminding.reminders(journal, found, args.stage)
    stage = args.stage.strip().casefold()
    without = [one.row["name"] for one in made if not can_go_to(one.row["name"], str(one.row.get("mail") or ""))]
    folder = ""
    if args.letters and made:
        written = program_reminding.write(journal, made, stage, letters.folder(journal, args.letters))
        folder = written.folder
    if session.json:
        people = [{"name": one.row["name"], "mail": one.row.get("mail")} for one in made]
        session.document({"stage": stage, "people": people, "no_mail": without, "folder": folder or None})
    elif not folder and made:
        session.print("\n".join(one.row["name"] for one in made))
    if not made:
        session.say(f"Nobody has come to “{stage}” and no further.")
    elif folder:
        say_letters(session, len(made), folder, without, "text")
    else:
        count = "1 person has" if len(made) == 1 else f"{len(made):,} people have"
        session.say(f"{count} come to “{stage}” and no further, {len(without):,} without a mail address. "
                    "--letters DIR writes to them.")  # fmt: skip
    return DONE
