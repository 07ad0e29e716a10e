"""Choose who can read a record: share lets the other in a relationship read it, unshare keeps it to yourself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The record; for `share` also with whom."""
    parser.add_argument("record", metavar="ID", help="an id or its beginning, a name or a title")
    if parser.get_default("word") == "share":
        parser.add_argument("--with", dest="with_", metavar="NAME", help="who reads it; needed when it cannot be told")
        parser.add_argument(
            "--everyone", action="store_true",
            help="let everyone in a program read it: kudos, milestones, library, workshops, forms",
        )  # fmt: skip
        parser.add_argument("--program", metavar="NAME", default="", help="with --everyone: which, of several")
        parser.epilog = examples(
            "share goal-3f0c", 'share "Lead the handover" --with Ana', 'share "First talk" --everyone'
        )
    else:
        parser.epilog = examples("unshare goal-3f0c")


def run(args: argparse.Namespace, session: Session) -> int:
    """Move the record to its new readers and say who they are; the record has a new id from then on."""
    from mentortui.changes import sharing
    from mentortui.changes.naming import short
    from mentortui.cli.show import parts
    from mentortui.model.vocabulary import kind_of
    from mentortui.practice.readers import echo

    reader = session.journal()
    if args.word == "share" and args.everyone:
        from mentortui.changes import opening
        from mentortui.program.which import program

        delta = opening.open_to_all(reader, args.record, program(reader, args.program), new_id=session.new_id)
    elif args.word == "share":
        delta = sharing.share(reader, args.record, new_id=session.new_id, with_=args.with_)
    else:
        delta = sharing.unshare(reader, args.record, new_id=session.new_id)
    session.commit(delta)
    row = reader.get(next(iter(delta.create)))
    assert row is not None
    session.say(f"{delta.says}.")
    if session.json:
        session.document({**row, **parts(reader, row)})
    else:
        session.print(short(row["id"]))
    session.say(echo(reader, kind_of(row["id"]), row))
    if args.word == "unshare":
        session.say("What was read already cannot be unread.")
    return DONE
