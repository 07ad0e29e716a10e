"""`mentortui goal templates` and what a template fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import output
from mentortui.content.templates import for_role, goal_template
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from mentortui.cli.session import Session


def show(args: argparse.Namespace, session: Session) -> int:
    """List the templates, of one role or purpose when asked for."""
    found = for_role(args.role, args.purpose)
    if session.json:
        heads = [{"id": one.id, "role": one.role, "weeks": one.weeks} for one in found]
        rows = [{**head, **one.fields, "steps": list(one.steps)} for head, one in zip(heads, found, strict=True)]
        session.document({"templates": rows})
        return DONE
    session.print(
        output.table(
            [(one.id, one.role, one.purpose, f"{one.weeks} weeks", one.title) for one in found],
            ("ID", "FOR", "PURPOSE", "TAKES", "TITLE"),
        )
    )
    session.say("Start from one: mentortui goal from ID, or give it your own title: goal add TITLE --template ID.")
    return DONE


def filled(
    template_id: str, fields: dict[str, Any], steps: Sequence[str], today: date
) -> tuple[str, dict[str, Any], list[str]]:
    """A template's title, its fields under those that were given, and its steps before them.

    Raises NotFound naming the templates there are.
    """
    template = goal_template(template_id)
    base = template.filled(today)
    title = base.pop("title")
    given = {field: value for field, value in fields.items() if value is not None}
    return title, {**base, **given}, [*template.steps, *steps]
