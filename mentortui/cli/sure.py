"""The question before what nothing brings back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentortui.cli import output
from mentortui.errors import Refused

if TYPE_CHECKING:
    from mentortui.cli.session import Session


def make_sure(session: Session, question: str, unasked: str) -> None:
    """Ask once. Raises Refused for any answer but yes; and, in the words of `unasked`, where nobody can answer."""
    if not output.has_terminal():
        raise Refused(unasked)
    session.say(f"{question} y/N")
    if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
        raise Refused("Nothing was changed.")
