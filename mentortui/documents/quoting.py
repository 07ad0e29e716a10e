"""A person's words on a page of Markdown, or as they stand. Loads no records."""

from __future__ import annotations

import re
from typing import Final

from mentortui.model.limits import clean

_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~])")
_LEADING: Final = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|\d+[.)](?=\s|$)|={3,}|-{3,})")


def quoted(line: str) -> str:
    """One line of a person's text that Markdown shows as it was written."""
    return _LEADING.sub(r"\\\1", _MARKS.sub(r"\\\1", clean(line)))


def as_is(line: str) -> str:
    """One line of a person's text for a terminal: control characters gone, nothing else changed."""
    return clean(line)
