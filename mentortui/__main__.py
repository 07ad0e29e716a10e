"""Chooses the command line or the terminal app; the one place that may import both, each on demand."""

from __future__ import annotations

import gc
import os
import sys

from mentortui.errors import REFUSED


def main() -> int:
    """Run what the arguments ask for and return the exit code.

    No argument or a screen's name opens the app; everything else is a command.
    """
    _hold_standard_files()
    # Imports leave no garbage, and a command ends before any matters: a twentieth of quick capture, a tenth of
    # a bare app's start. The app turns the collector on again after its first frame.
    gc.disable()
    if "_ARGCOMPLETE" in os.environ:
        from mentortui.cli.complete import complete

        complete()
    argv = sys.argv[1:]
    opened = _screen(argv)
    if opened is None:
        from mentortui.cli.main import main as command

        return command(argv, _open_at)
    home, screen = opened
    from mentortui.cli import output

    if not output.has_terminal():
        output.talk(
            "mentortui: The screens need a terminal, and there is none here; "
            "commands work without one: `mentortui --help`.",
        )
        return REFUSED
    return _run_app(home, screen)


def _open_at(home: str, record_id: str) -> int:
    """Open the app on a record, after a command that ends there."""
    return _run_app(home, "meetings", record_id)


def _run_app(home: str | None, screen: str | None, record_id: str = "") -> int:
    """Open the app; when it is closed, the published calendar is kept current."""
    from mentortui.app import run_app

    code = run_app(home, screen, record_id) if record_id else run_app(home, screen)
    if code:
        return code
    from mentortui.cli import output
    from mentortui.cli.published import after_command
    from mentortui.clock import from_environment
    from mentortui.paths import home as found

    said = after_command(found(home), from_environment())
    if said:
        output.talk(said)
    return code


def _screen(argv: list[str]) -> tuple[str | None, str | None] | None:
    """The home and screen to open the app with, or None when the arguments are a command."""
    from mentortui.cli.tree import SCREENS

    home, screen, rest = None, None, list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--home" and rest:
            home = rest.pop(0)
        elif word.startswith("--home="):
            home = word.partition("=")[2]
        elif word in SCREENS and screen is None:
            screen = word
        else:
            return None
    return home, screen


def _hold_standard_files() -> None:
    """Open the null device where standard input, output or error is closed.

    Else the next file opened, which may be the journal, would take that number and whoever writes to
    standard error would write into it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    sys.exit(main())
