"""Write one file to mail or carry: what somebody does not have yet of the folder you share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """For whom, and into which file."""
    parser.add_argument("name", metavar="NAME", help="with whom you share the folder")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file; without it, here, under the folder's name")
    parser.epilog = examples("post Ana", "post Ana -o /media/stick/for-ana.mjpost") + (
        "\n\nThey read it with `mentortui sync --file FILE`. Sealed: nobody else can open it. Any order, and twice, "
        "does no harm."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the file."""
    from mentortui.exchange import files, posted
    from mentortui.store.share.bundle import SUFFIX

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
