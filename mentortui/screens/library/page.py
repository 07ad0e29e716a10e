"""The pages beside a list: an entry of the library, and a day on which a page of the handbook was read."""

from __future__ import annotations

from mentortui.content.handbook import title_of
from mentortui.model.reader import Row as Record
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.screens.small_pages import day, facts, linked, prose, who_reads
from mentortui.widgets.row import SPACE, Row


def resource(desk: Desk, record_id: str, width: int) -> list[Row]:
    """What it is called, where it is, why it is worth it, for whom."""
    row = desk.reader.get(record_id) or Record()
    pairs = [
        ("Link", str(row.get("link") or "")),
        ("File", str(row.get("path") or "")),
        ("Tags", ", ".join(row.get("tags", ()))),
        ("For", linked(desk, row.get("person"))),
    ]
    note = [SPACE, *prose(str(row["note"]), width)] if row.get("note") else []
    heading = small_pages.title(str(row.get("title", "")), width)
    return [*heading, *facts(pairs, width), *note, *who_reads(desk, row, width)]


def training(desk: Desk, record_id: str, width: int) -> list[Row]:
    """Which page, and when."""
    row = desk.reader.get(record_id) or Record()
    heading = small_pages.title(f"You read: {title_of(str(row.get('module')))}", width)
    return [*heading, *facts([("Day", day(desk, row.get("on")))], width), *who_reads(desk, row, width)]
