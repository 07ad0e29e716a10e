"""What was reached on the attainment scales: goal by goal, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def show(args: argparse.Namespace, session: Session) -> int:
    """Each goal that has a scale; with `--json` also what a program reads of all of them together."""
    from mentortui.changes.naming import short
    from mentortui.cli.output import table
    from mentortui.documents.headline import headline
    from mentortui.practice.attainment import course, together

    journal = session.journal()
    found = [(goal, scale) for scale in journal.rows("scale") if (goal := journal.get(str(scale.get("goal"))))]
    whole = together(scale for _, scale in found)
    if session.json:
        goals = [
            {"id": goal["id"], "title": goal["title"], **(at := course(scale))._asdict(), "change": at.change}
            for goal, scale in found
        ]
        session.document({"goals": goals, "together": whole._asdict()})
        return DONE
    if not found:
        session.say("No goal has an attainment scale yet; `mentortui goal scale GOAL --less TEXT` writes one.")
        return DONE
    cells = [
        (short(goal["id"]), headline(journal, goal, 50), course(scale).words or "not scored yet")
        for goal, scale in found
    ]
    session.print(table(cells, ("id", "goal", "how far")))
    if whole.warning:
        session.say(whole.warning)
    return DONE
