"""Enter on a line worth a look does what the line proposes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.widgets.rows import Rows
from tests.driver import opened, sample_journal


@pytest.mark.parametrize(
    ("line", "label", "form"),
    [("No meeting with Bo", "plan it", "Bo Lindqvist"), ("has not moved", "report", "Progress: Give a talk")],
)
async def test_it_leads_to_the_form(tmp_path: Path, line: str, label: str, form: str) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        rows = app.app.screen.query_one("#main", Rows)
        rows.select(next(row.key for row in rows.rows if line in row.text()))
        await app.settle()
        assert f"enter {label}" in app.lines()[-1]
        await app.do("open")
        assert form in app.text()
        assert "f2 save" in app.lines()[-1]
        await app.do("form.cancel")
        assert "Worth a look" in app.text()
