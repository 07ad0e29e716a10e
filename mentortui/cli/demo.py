"""Look around in a made-up program: nine months of a mentor's or a mentee's journal, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Whose journal, and where to keep it."""
    parser.add_argument("--keep", metavar="DIR", help="keep the journal in this folder, which is made")
    parser.add_argument(
        "--as", dest="role", choices=("mentor", "mentee", "coordinator"), default="mentor", help="whose journal"
    )
    parser.epilog = examples("demo", "demo --as mentee", "demo --as coordinator", "demo --keep /tmp/look-around")


def run(args: argparse.Namespace, session: Session) -> int:
    """Build the journal and open the app on it; without a terminal, `--keep` only builds it and prints where."""
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if args.keep:
        home = os.path.abspath(os.path.expanduser(args.keep))
        if os.path.exists(os.path.join(home, "device.json")):
            session.say(f"The journal kept in {home} is opened as it is.")
        else:
            _build(home, args.role, session)
        if not terminal:
            session.print(home)
            session.say(f"Open it with: mentortui --home {home}")
            return DONE
        return _open(home)
    if not terminal:
        raise Refused("The demo opens the app, which needs a terminal, and there is none here; "
                      "`mentortui demo --keep DIR` makes its journal for commands.")  # fmt: skip
    import tempfile

    with tempfile.TemporaryDirectory(prefix="mentortui-demo-") as folder:
        home = os.path.join(folder, "home")
        _build(home, args.role, session)
        return _open(home, demo=True)


def _build(home: str, role: str, session: Session) -> None:
    from mentortui.exchange import demo

    demo.build_demo(home, session.clock, role).close()


def _open(home: str, demo: bool = False) -> int:
    """The app, in a process of its own: commands never load it. In a demo it says that nothing is kept."""
    environment = {**os.environ, "MENTORTUI_DEMO": "1"} if demo else None
    command = [sys.executable, "-m", "mentortui", "--home", home]
    return subprocess.run(command, check=False, env=environment).returncode
