"""Which program figures are asked of, and how much of it one sees: all where one coordinates it, else one's cohorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentortui.cli.session import Session
    from mentortui.model.reader import Row


def seen(session: Session, words: str) -> Row:
    """The program meant. Who leads a part of it is told that it is of that part alone.

    Raises what `which.program` raises.
    """
    from mentortui.practice.names import listed
    from mentortui.program.which import leads, program

    share = program(session.journal(), words, led=True)
    if leads(share):
        session.say(f"You lead {listed(leads(share))} of “{share.get('name')}”: this is of who joined there, by what "
                    "they count. Who takes part by form or has not joined is not in it.")  # fmt: skip
    return share
