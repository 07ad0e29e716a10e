"""The skills one may rate to begin with, read from `skills.toml` when they are first asked for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mentortui.content import text_of


class ListedSkill(NamedTuple):
    """A skill of the list: its lasting id, its name, hard or soft, and what somebody does who has it."""

    id: str
    name: str
    type: str
    description: str


@cache
def listed_skills() -> dict[str, ListedSkill]:
    """Every skill of the list by its id, soft ones first."""
    import tomllib  # this module is loaded with the first screen, which shows no skill: 8 ms saved

    data = tomllib.loads(text_of("skills.toml"))
    return {skill["id"]: ListedSkill(**skill) for skill in data["skill"]}
