"""The library: in which order it stands, which tags there are, and what a file may be to be opened from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from mentortui.model.reader import Reader, Row

DOCUMENTS: Final = frozenset({
    ".pdf", ".txt", ".md", ".csv", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp",
    ".epub", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".webm", ".mov",
})  # fmt: skip
"""Endings of files that are handed on to be opened: what is read, seen or heard, never what is run."""


def resources(reader: Reader, tag: str = "", person: str = "") -> list[Row]:
    """What is in the library by title, whatever its case; only what has the tag, only what is meant for the person."""
    rows = [
        row for row in reader.rows("resource")
        if (not tag or tag.casefold() in _folded(row)) and (not person or row.get("person") == person)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (str(row.get("title", "")).casefold(), row["id"]))


def tags(reader: Reader) -> list[tuple[str, int]]:
    """Every tag and how many entries have it; the most used first."""
    count: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for row in reader.rows("resource"):
        for tag in row.get("tags", ()):
            spelled.setdefault(tag.casefold(), tag)
            count[tag.casefold()] += 1
    return sorted(((spelled[one], many) for one, many in count.items()), key=lambda each: (-each[1], each[0]))


def address(row: Row) -> str:
    """What opening it opens: its link, else its file; empty for a book on a shelf."""
    return str(row.get("link") or row.get("path") or "")


def refusal(path: str) -> str:
    """Why a file is not opened from here, as a part of a sentence; empty when it may be."""
    if path.startswith(("\\\\", "//")):
        return "A file of another computer is not opened from here"
    if PurePath(path.replace("\\", "/")).suffix.lower() not in DOCUMENTS:
        return "A file of this kind is not opened from here"
    return ""


def _folded(row: Row) -> Sequence[str]:
    return [str(tag).casefold() for tag in row.get("tags", ())]
