"""A folder of Markdown notes, as other programs keep them, taken in as private notes.

Reads `*.md` and `*.markdown`, also in folders below. The day comes from a header's `date:`, else from a
name such as `2026-03-14 Ana.md`, else from the file's own time. Tags come from a header's `tags:`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from mentortui.errors import Refused
from mentortui.exchange.report import Report, counted, plain, rows_to_create
from mentortui.model.delta import Delta
from mentortui.model.limits import TEXT_MAX, clean
from mentortui.model.reader import Reader, Row
from mentortui.model.records import validate
from mentortui.model.vocabulary import ONLY_YOU

FILES_MAX: Final = 20_000
_DAY: Final = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_HEADER: Final = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def import_notes(reader: Reader, folder: Path, *, now: datetime, new_id: Callable[[str], str]) -> tuple[Delta, Report]:
    """What the notes of a folder, or one note, add to a journal; a file that cannot be read is in the report.

    Raises Refused when there is not one Markdown file, or more than 20,000.
    """
    report, create = Report(), dict[str, Row]()
    here = {(str(row.get("text")), str(row.get("on"))) for row in reader.rows("note")}
    base = {"at": now.isoformat(timespec="seconds"), "by": reader.me, "readers": ONLY_YOU}
    paths = [folder] if folder.is_file() else sorted(_markdown(folder))
    if not paths or len(paths) > FILES_MAX:
        raise Refused(f"{folder} has {'no' if not paths else 'too many'} Markdown files (*.md). Nothing was imported.")
    for path in paths:
        try:
            row = validate("note", {"id": new_id("note"), **base, **note(path)})
        except Refused as error:
            report.bad.append(f"{path.name if path == folder else path.relative_to(folder)}: {plain(error)}")
            continue
        if (row["text"], str(row.get("on"))) in here:
            report.already += 1
            continue
        here.add((row["text"], str(row.get("on"))))
        create[row["id"]] = row
        report.added["note"] += 1
    says = f"Imported {counted('note', len(create))} from {folder.name}"
    return Delta(says, create=rows_to_create(create.values())), report


def _markdown(folder: Path) -> Iterator[Path]:
    """Markdown files in a folder and below; hidden folders and links to elsewhere are left alone."""
    inside = folder.resolve()
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for one in names:
            path = Path(root, one)
            if one.startswith(".") or not one.lower().endswith((".md", ".markdown")):
                continue
            if not path.is_symlink() or path.resolve().is_relative_to(inside):
                yield path


def note(path: Path) -> Row:
    """The fields of the note a file holds. Raises Refused when it is unreadable, too large or not text."""
    try:
        if path.stat().st_size > TEXT_MAX:
            raise Refused(f"it is larger than the {TEXT_MAX // 1_000_000} MB a note may have")
        text = clean(path.read_bytes().decode("utf-8-sig"))
        written = date.fromtimestamp(path.stat().st_mtime)
    except UnicodeDecodeError:
        raise Refused("it is not text in UTF-8") from None
    except OSError as error:
        raise Refused(f"it cannot be read ({error.strerror})") from None
    said, text = _header(text)
    day = _day(said.get("date", "")) or _day(said.get("created", "")) or _day(path.stem) or written.isoformat()
    tags = [one.strip(" \"'#[]") for one in re.split(r"[,\n]", said.get("tags", ""))]
    found: Row = {"text": text, "on": day}
    return {**found, "tags": [one for one in tags if one]} if any(tags) else found


def _header(text: str) -> tuple[dict[str, str], str]:
    """The simple `key: value` lines of a header, and the text without them.

    A header that says more than a date, tags and a title stays in the text, so that nothing is lost.
    """
    match = _HEADER.match(text)
    if not match or not match[1].strip() or not text[match.end() :].strip():
        return {}, text
    said: dict[str, str] = {}
    last = ""
    for line in match[1].split("\n"):
        if line.lstrip().startswith("- ") and last:
            said[last] += "\n" + line.lstrip()[2:]
        elif ":" in line and not line.startswith((" ", "\t")):
            last, _, value = line.partition(":")
            last = last.strip().lower()
            said[last] = value.strip()
        elif line.strip():
            return {}, text
    rest = text[match.end() :].lstrip("\n")
    title = said.get("title", "").strip("\"'")
    if title and title not in rest.split("\n", 1)[0]:
        rest = f"# {title}\n\n{rest}"
    return said, rest if set(said) <= {"date", "created", "tags", "title"} else text


def _day(words: str) -> str:
    """The first day named in the words, as ISO 8601; empty when there is none."""
    for year, month, day in _DAY.findall(words):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""
