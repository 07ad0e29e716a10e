"""The bank of questions worth asking, as the text of its file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def shipped_questions() -> str:
    """The text of `questions.toml`; `practice.questions` reads it."""
    return (files("mentortui.content") / "questions.toml").read_text("utf-8")
