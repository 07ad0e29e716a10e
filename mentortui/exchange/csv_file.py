"""A CSV file, as spreadsheets and other programs write it, read row by row.

A row that cannot be read costs that row only: reading goes on with the next line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final, NamedTuple

from mentortui.documents.tables import unguarded
from mentortui.errors import Refused
from mentortui.model.limits import TEXT_MAX

_DELIMITERS: Final = ",;\t|"


class Line(NamedTuple):
    """One row: the line of the file it begins on, and its cells by column, or the reason it cannot be read."""

    number: int
    cells: dict[str, str]
    fault: str = ""


def decoded(data: bytes, name: str) -> str:
    """The file's text. Raises Refused when it is in none of the encodings spreadsheets write."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(f"{name} is not text in UTF-8; save it again as CSV UTF-8. Nothing was imported.")


def decoded_by_line(data: bytes, name: str) -> tuple[str, list[int]]:
    """The text of a file put together from files of several encodings; and which lines were not as the others.

    Those are read as Windows writes Western Europe. Raises Refused as `decoded`.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return decoded(data, name), []
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    odd = [number for number, line in enumerate(lines, 1) if not _is_utf8(line)]
    if not odd or not any(not line.isascii() and _is_utf8(line) for line in lines):
        return decoded(data, name), []
    told = {*odd}
    found = [line.decode("cp1252" if number in told else "utf-8", "replace") for number, line in enumerate(lines, 1)]
    return "\n".join(found), odd


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read(text: str, name: str) -> tuple[list[str], Iterator[Line]]:
    """The column names and the rows. Raises Refused when there is no header line."""
    lines = text.split("\n")
    kept = [one.rstrip("\r") + "\n" for one in lines]
    csv.field_size_limit(TEXT_MAX * 4)
    start = next((at for at, one in enumerate(kept) if one.strip()), None)
    if start is None:
        raise Refused(f"{name} is empty. Nothing was imported.")
    delimiter = max(_DELIMITERS, key=kept[start].count)
    try:
        header, after = _row(kept, start, delimiter)
    except csv.Error as error:
        raise Refused(
            f"{name}, line {start + 1}: the column names cannot be read ({error}). Nothing was imported."
        ) from None
    names = [unguarded(one).strip() for one in header]
    return names, _rows(kept, after, names, delimiter)


def _row(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins at a line, and the line after it. Raises csv.Error."""
    reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=delimiter, strict=True)
    cells = next(reader)
    return cells, at + reader.line_num


def _rows(lines: list[str], at: int, names: list[str], delimiter: str) -> Iterator[Line]:
    while at < len(lines):
        number = at + 1
        if not lines[at].strip():
            at += 1
            continue
        try:
            cells, at = _row(lines, at, delimiter)
        except csv.Error:
            at += 1
            yield Line(number, {}, "its quotes do not close")
            continue
        if len(cells) > len(names) and any(one.strip() for one in cells[len(names) :]):
            yield Line(number, {}, f"it has {len(cells)} cells, and there are {len(names)} columns")
        elif any(one.strip() for one in cells):
            yield Line(number, {key: unguarded(one) for key, one in zip(names, cells, strict=False)})
