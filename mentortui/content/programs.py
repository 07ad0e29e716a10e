"""The programs one may start from, read from `programs.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, NamedTuple

from mentortui.content import text_of
from mentortui.errors import NotFound


class ProgramTemplate(NamedTuple):
    """A program to start from: the charter's fields by its own names, its measures, and when it looks at itself."""

    id: str
    title: str
    fields: dict[str, Any]
    measures: tuple[dict[str, Any], ...]
    reviews: tuple[int, ...]
    """Weeks after the first day."""


@cache
def program_templates() -> tuple[ProgramTemplate, ...]:
    """Every template, in the order of the file."""
    kept = ("id", "title", "measures", "reviews")
    return tuple(
        ProgramTemplate(
            one["id"],
            one["title"],
            {name: value for name, value in one.items() if name not in kept},
            tuple(one.get("measures", ())),
            tuple(one.get("reviews", ())),
        )
        for one in tomllib.loads(text_of("programs.toml"))["program"]
    )


def program_template(template_id: str) -> ProgramTemplate:
    """The template with this id or a unique beginning of it. Raises NotFound naming what there is."""
    said = template_id.strip().lower()
    found = [one for one in program_templates() if one.id == said] or [
        one for one in program_templates() if said and one.id.startswith(said)
    ]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.id for one in found or program_templates())
    raise NotFound(f"There is no program template {template_id.strip()!r}; there are {known}. Nothing was made.")
