"""Copy the whole journal into one file, or bring back what such a file holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The file, and for `restore` how much."""
    if parser.get_default("word") == "backup":
        parser.add_argument("-o", "--output", metavar="FILE", help="the file, or the folder for it; without it, here")
        parser.epilog = examples("backup", "backup -o ~/usb/mentortui.backup")
        return
    parser.add_argument("file", metavar="FILE", help="a file made by `backup`")
    parser.add_argument("--exact", action="store_true", help="also delete what was written after the backup")
    parser.epilog = examples("restore mentortui-backup-2026-11-21T180000.json") + (
        "\n\nRecords written after the backup stay, unless --exact; what changes can be undone."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Back up or restore."""
    return _backup(args, session) if args.word == "backup" else _restore(args, session)


def _backup(args: argparse.Namespace, session: Session) -> int:
    from mentortui.store import backup

    path = backup(session.journal(), os.path.expanduser(args.output or os.curdir))
    if session.json:
        session.document({"path": str(path)})
    else:
        session.print(str(path))
    session.say("It holds everything you wrote, private notes included, and is not encrypted; your keys are not in it.")
    return DONE


def _restore(args: argparse.Namespace, session: Session) -> int:
    from mentortui.store import restore

    source = os.path.expanduser(args.file)
    here = os.path.exists(os.path.join(session.home, "device.json"))
    report = restore(session.journal() if here else session.home, source, exact=args.exact, clock=session.clock)
    for sentence in report.refused:
        session.say(sentence)
    if session.json:
        session.document(report._asdict())
    else:
        later = f"{report.newer:,} newer {'deleted' if args.exact else 'kept'}"
        session.print(f"{report.brought_back:,} brought back, {report.changed:,} changed to what they were, {later}.")
    if not here:
        session.say(f"Made the journal in {os.path.abspath(session.home)}.")
    elif report.changed:
        session.say("`mentortui undo` takes back what was changed.")
    return PARTLY if report.refused else DONE
