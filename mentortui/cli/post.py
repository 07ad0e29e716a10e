"""Write one file to mail: what somebody does not have yet of the folder you share. Or carry it all to a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.exchange.relayed import Relayed


def configure(parser: argparse.ArgumentParser) -> None:
    """For whom, and into which file or folder."""
    parser.add_argument("name", metavar="NAME", help="with whom you share the folder")
    parser.add_argument("-o", "--output", metavar="FILE|FOLDER",
                        help="the file (without it: here, under the folder's name); or a folder on a stick or in a "
                        "second cloud, which gets every file it lacks, and gives what lies there")  # fmt: skip
    parser.add_argument("--begin", action="store_true",
                        help="with a folder in which nothing was carried yet: use it from now on")  # fmt: skip
    parser.epilog = examples(
        "post Ana", "post Ana -o /media/stick/for-ana.mjpost", "post Ana -o /media/stick --begin"
    ) + (
        "\n\nThey read either with `mentortui sync --file FILE|FOLDER`. Sealed: nobody else can open it. Any order, "
        "and twice, does no harm."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the file, or carry between two folders."""
    from mentortui.exchange import files, posted, relayed
    from mentortui.store.share.bundle import SUFFIX

    if args.output and relayed.is_folder(args.output):
        row = posted.share_with(session.journal(), args.name)
        return carried(session, relayed.with_folder(session.journal(), row, args.output, begin=args.begin))
    if args.begin:
        raise UsageError("--begin is for a folder that is there: post NAME -o FOLDER --begin.")
    row, data, count = posted.post(session.journal(), args.name)
    path = args.output or f"{str(row.get('name', 'post')).replace(' ', '-').replace('/', '-')}{SUFFIX}"
    files.write(path, data, session.home)
    if session.json:
        session.document({"path": path, "files": count, "bytes": len(data)})
    else:
        session.print(path)
    session.say(f"{count} files in it, {len(data):,} bytes, sealed: only those in “{row.get('name')}” can open it.")
    session.say(f"They read it with: mentortui sync --file {path.rpartition('/')[2]}")
    return DONE


def carried(session: Session, done: Relayed) -> int:
    """Say what was carried between two folders, and what the syncs did; the exit code."""
    from mentortui.cli import sharing_told
    from mentortui.cli.sync import code_of

    if session.json:
        shares = [sharing_told.as_data(report) for report in done.reports]
        session.document({"path": done.place, "files": done.there, "taken_in": done.here, "shares": shares})
    else:
        session.print(f"{done.place}: {_files(done.there)} put there, {_files(done.here)} taken from there")
        for report in done.reports:
            sharing_told.tell(session, session.journal(), report)
    for fault in done.faults:
        session.say(fault)
    session.say(f"They carry it on with: mentortui sync --file {done.place}")
    return code_of(done.reports) or (PARTLY if done.faults else DONE)


def _files(count: int) -> str:
    return f"{count:,} file{'s' * (count != 1)}"
