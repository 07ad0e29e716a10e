"""Say where the journal lives, and what lies there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing to ask."""
    parser.epilog = examples("where", "where --json", "--home ~/other where")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the folder; whether there is a journal goes to standard error."""
    home = os.path.abspath(session.home)
    there = os.path.exists(os.path.join(home, "device.json"))
    size = _size(home) if there else 0
    if session.json:
        session.document({"home": home, "exists": there, "bytes": size})
    else:
        session.print(home)
    if there:
        session.say(f"Your journal, {size / 1000:,.0f} kB; it is plain JSON. `mentortui backup` copies it.")
    else:
        session.say('There is no journal there yet; `mentortui init --name "Your Name"` makes one.')
    return DONE


def _size(home: str) -> int:
    """Bytes in the home, its backups and caches included; files that vanish meanwhile count nothing."""
    total = 0
    for folder, _, names in os.walk(home):
        for name in names:
            try:
                total += os.lstat(os.path.join(folder, name)).st_size
            except OSError:
                continue
    return total
