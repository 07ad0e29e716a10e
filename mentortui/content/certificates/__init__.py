"""The templates of a certificate: a web page, the source of a page for typst, and plain text is set by its document."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def template(name: str) -> str:
    """The text of a template by its file name: `certificate.html` or `certificate.typ`."""
    return (files(__name__) / name).read_text("utf-8")
