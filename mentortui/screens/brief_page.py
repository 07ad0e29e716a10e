"""A brief as rows: the page at the left, what is worth asking and the agenda beside it or below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len

from mentortui.documents import brief as document
from mentortui.practice.brief import Brief
from mentortui.widgets.ink import HEADING, Column, Layout, flat, lines_of
from mentortui.widgets.row import SPACE, Row

LABEL: Final = 18
NARROW: Final = 56
"""Below this width a label stands above what it says."""
LINES: Final = 3
"""Lines of one thing at most: enter opens the whole of it."""
_BESIDE: Final = Layout((Column(LABEL, role="muted"), Column()), indent=3)
_BELOW: Final = Layout((Column(),), indent=5)
_LABEL: Final = Layout((Column(role="muted"),), indent=3)
_ASKED: Final = Layout((Column(1, role="accent"), Column()), indent=3)
_WHY: Final = Layout((Column(role="muted"),), indent=6)
_POINT: Final = Layout((Column(1, role="accent"), Column()), indent=3)


def head(page: Brief, key: str, other: str, width: int) -> list[Row]:
    """Whom one meets and when; below it for whom the page is made, where that is not oneself."""
    who, when = document.title(page), document.when(page)
    room = width - 2 - cell_len(flat(who)) - 2
    if cell_len(flat(when)) <= room:
        layout = Layout((Column(role="strong"), Column(cell_len(flat(when)), right=True)), indent=1)
        rows = [Row(key, (who, when), layout)]
    else:
        rows = [Row(key, (who,), Layout((Column(role="strong"),), indent=1)),
                Row("", (when,), Layout((Column(),), indent=1))]  # fmt: skip
    if other:
        said = f"{other}'s page: it holds nothing but what {other} may read."
        rows += [Row("", (line,), Layout((Column(role="accent"),), indent=1)) for line in lines_of(said, width - 2, 2)]
    return [*rows, SPACE]


def parts(page: Brief, width: int) -> list[Row]:
    """Each part beside its label; a line that is about a record leads to it."""
    rows: list[Row] = []
    seen: dict[str, int] = {}  # how often a record stands on the page: its lines are told apart so, whatever comes
    for part in document.parts(page):
        risky = part.label == "At risk"
        label, role = f"{part.label} !" if risky else part.label, "warning" if risky else "muted"
        if width < NARROW:
            rows.append(Row("", ((label, role),), _LABEL))
        for place, said in enumerate(part.lines):
            record = part.record(place)
            seen[record] = seen.get(record, 0) + 1
            key = f"{record}#line {seen[record]}" if record else ""
            for line in _wrapped(said, width):
                cells = (line,) if width < NARROW else ((label, role), line)
                rows.append(Row(key, cells, _BELOW if width < NARROW else _BESIDE))
                label = key = ""
        if part.more:
            said = f"and {part.more:,} more"
            rows.append(Row("", (said,), _BELOW) if width < NARROW else Row("", ("", said), _BESIDE))
    return rows


def _wrapped(said: str, width: int) -> list[str]:
    return lines_of(said, width - (6 if width < NARROW else LABEL + 6), LINES)


def asking(page: Brief, width: int) -> list[Row]:
    """The questions with the reason for each, and the suggested agenda."""
    rows = [Row("", ("Worth asking",), HEADING)]
    for number, asked in enumerate(document.asking(page), 1):
        rows += _question(number, asked, width)
    points = document.agenda(page)
    if points:
        rows += [SPACE, Row("", ("Suggested agenda",), HEADING)]
        for point in points:
            first, *rest = lines_of(point, width - 8, 2)
            rows += [Row("", ("·", first), _POINT), *(Row("", ("", line), _POINT) for line in rest)]
    return rows


def _question(number: int, asked: document.Asked, width: int) -> Iterator[Row]:
    key = f"{asked.record}#question {number}" if asked.record else ""
    lines = lines_of(asked.text, width - 8, 4)
    room = width - 8 - cell_len(lines[-1]) - 2
    beside = cell_len(flat(asked.reason)) <= room
    for place, line in enumerate(lines):
        sign = f"{number}" if not place else ""
        if beside and place == len(lines) - 1:
            wide = cell_len(flat(asked.reason))
            layout = Layout((Column(1, role="accent"), Column(), Column(wide, right=True, role="muted")), indent=3)
            yield Row(key, (sign, line, asked.reason), layout)
        else:
            yield Row(key, (sign, line), _ASKED)
        key = ""
    if not beside:
        yield from (Row("", (line,), _WHY) for line in lines_of(asked.reason, width - 8, 2))
