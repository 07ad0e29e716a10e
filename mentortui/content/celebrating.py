"""The rules of what is worth a celebration that ship with the program, as the text of their file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def shipped_rules() -> str:
    """The text of `milestones.toml`; `practice.rules` reads it."""
    return (files("mentortui.content") / "milestones.toml").read_text("utf-8")
