"""The bank of questions worth asking, as the text of its file."""

from __future__ import annotations

import os
from functools import cache
from importlib.machinery import SourceFileLoader


@cache
def shipped_questions() -> str:
    """The text of `questions.toml`; `practice.questions` reads it.

    Through the loader, as `importlib.resources` would: importing that costs a brief a third of its time.
    """
    path = os.path.join(os.path.dirname(__file__), "questions.toml")  # noqa: PTH118, PTH120 (pathlib: 4 ms)
    return SourceFileLoader(__name__, __file__).get_data(path).decode("utf-8")
