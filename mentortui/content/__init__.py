"""Data that ships with mentortui: forms, templates, rules and the demo. Data, not code."""

from __future__ import annotations

import os
from functools import cache
from importlib.machinery import SourceFileLoader


@cache
def text_of(name: str) -> str:
    """The text of a file that ships here, by its path from this folder (`forms/pulse.toml`).

    Through the loader, as `importlib.resources` would: importing that, or pathlib, costs 4 ms before the first frame.
    """
    path = os.path.join(os.path.dirname(__file__), name)  # noqa: PTH118, PTH120 (pathlib: 4 ms)
    return SourceFileLoader(__name__, __file__).get_data(path).decode("utf-8")
