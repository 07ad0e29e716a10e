"""Join a folder somebody shares with you, or say where one you share lies on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.exchange.shared import Report


def configure(parser: argparse.ArgumentParser) -> None:
    """The code one was given, or where it lies."""
    parser.add_argument("words", metavar="CODE|FOLDER", nargs="*",
                        help="the code you were given, and the folder (its path, or its name in one of the usual sync "
                        "folders) where it is not found by itself")  # fmt: skip
    parser.add_argument("--confirm", metavar="NAME",
                        help="let in somebody who asks without a code: you compared the security words")  # fmt: skip
    before = parser.add_mutually_exclusive_group()
    before.add_argument("--from-now", action="store_true", help="they read nothing you wrote before")
    before.add_argument("--everything", action="store_true", help="they read what you shared with them before, too")
    before.add_argument(
        "--choose", metavar="ID", action="append", help="of before they read this; as often as you like"
    )
    parser.add_argument("--file", metavar="FILE|FOLDER",
                        help="begin with what was posted to you, or lies on a stick; the folder is made")  # fmt: skip
    parser.add_argument("--mine", action="store_true",
                        help="your own computers meet there: ask your first one to take this one in")  # fmt: skip
    parser.add_argument("--name", metavar="NAME", default="", help="with --mine: what this computer is called")
    parser.add_argument("--count", metavar="KINDS",
                        help="what a program may count of what you write from now on: all, nothing, or meetings,goals; "
                        "nothing if not said")  # fmt: skip
    parser.epilog = examples(
        "join 7QK4-M2XD-9RHT-PKC3-0V8W-J6NB", "join 7QK4-M2XD-9RHT-PKC3-0V8W-J6NB ~/Dropbox/Ana-and-Tom --everything",
        "join Ana-and-Tom", 'join --confirm "Ana Silva"', 'join ~/Sync/my-computers --mine --name "Ward laptop"',
    )  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Put your card there, read what is there, and send what is open to them."""
    from mentortui.changes import agreeing
    from mentortui.cli import identity, sharing_told
    from mentortui.cli.sync import counter, goes_on, told
    from mentortui.exchange import inviting, starting

    if args.confirm:
        return told(session, inviting.confirm(session.journal(), args.confirm))
    if not args.words:
        raise UsageError("Which one? Give the code you were given, or the folder: mentortui join CODE.")
    code, folder = starting.code_and_folder(args.words)
    if args.mine:
        args.folder = folder
        return _ask(args, session)
    if args.name:
        raise UsageError("--name is what this computer is called; it goes with --mine.")
    if args.count is not None:
        agreeing.kinds(args.count)  # refused before anything is joined
    if args.file:
        from mentortui.exchange import posted, relayed

        begin = relayed.begin_with if relayed.is_folder(args.file) else posted.begin_with
        for fault in begin(session.journal(), folder, args.file).faults:
            session.say(fault)
    with goes_on():
        report = starting.join(
            session.journal(), code, folder, everything=args.everything, opened=_opened(args, session),
            progress=counter(),
        )  # fmt: skip
    for sentence in sharing_told.joined(report):
        session.say(sentence)
    _counts(args, session, report)
    done = told(session, [report])
    identity.offer(session)
    return done


def _opened(args: argparse.Namespace, session: Session) -> list[str] | None:
    """The ids of what was chosen of before; None when nothing was said about it."""
    from mentortui.changes import naming
    from mentortui.model.vocabulary import ALWAYS_PRIVATE, BETWEEN_US, KINDS, PARENT_FIELDS

    if args.choose:
        kinds = [kind for kind in KINDS if kind not in ALWAYS_PRIVATE | BETWEEN_US | PARENT_FIELDS.keys()]
        return [naming.find(session.journal(), kinds, words) for words in args.choose]
    return [] if args.from_now else None


def _counts(args: argparse.Namespace, session: Session, report: Report) -> None:
    """What a program may count: as said, or asked at a terminal once; else nothing."""
    from mentortui.cli import output, program_counts

    if report.share.get("type") != "program":
        if args.count is not None:
            session.say("Nothing is counted in a folder for two; --count is for programs.")
        return
    row = session.journal().get(report.share["id"]) or report.share
    if args.count is not None:
        program_counts.agree(session, row, args.count)
    elif output.has_terminal() and not session.json and row.get("counts") is None:
        program_counts.ask(session, row)
    elif not row.get("counts"):
        session.say(
            f"“{row.get('name')}” counts nothing of what you write yet; `mentortui program counts` lists what it "
            "could, and `mentortui program counts meetings,goals` lets it."
        )


def _ask(args: argparse.Namespace, session: Session) -> int:
    from mentortui.exchange import computers

    device, place = computers.asks(session.home, args.folder, args.name, session.clock)
    if session.json:
        session.document({"device": device, "folder": place})
    else:
        session.print(device)
    session.say(f"This computer asks in {place} to be taken in as yours; nothing of yours is here yet.")
    session.say(f"On your first computer: mentortui device add {device}")
    session.say("Then here: mentortui sync")
    return DONE
