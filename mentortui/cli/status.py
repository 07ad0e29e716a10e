"""One line for a prompt or a status bar: what is next, how much is to do, what is at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing to ask."""
    parser.epilog = examples("status", "status --json") + "\n\nin tmux: set -g status-right '#(mentortui status)'"


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the line."""
    from mentortui.practice.today import status_line, today_page
    from mentortui.store.glance import glance

    page = today_page(glance(session.home) or session.journal(), session.today)
    if session.json:
        meeting = page.next.row if page.next else None
        session.document({
            "line": status_line(page), "next": meeting, "to_do": page.mine, "late": page.late,
            "goals": len(page.goals), "at_risk": sum(line.health.level == "at risk" for line in page.goals),
        })  # fmt: skip
    else:
        session.print(status_line(page))
    return DONE
