"""Where a record that has no screen of its own is shown."""

from __future__ import annotations

import pytest

from mentortui.screens import routes
from tests.practice.journal import Rows


@pytest.mark.parametrize(
    ("kind", "field", "whole"),
    [("acceptance", "agreement", "agreement"), ("pause", "relationship", "relationship"), ("progress", "goal", "goal")],
)
def test_a_part_is_shown_in_its_whole(kind: str, field: str, whole: str) -> None:
    journal = Rows()
    there = journal.add(whole)
    part = journal.add(kind, **{field: there["id"]})
    assert routes.whole_of(journal, part["id"]) == there["id"]
    assert whole in routes.RECORDS


def test_what_has_a_screen_or_a_form_is_shown_by_itself() -> None:
    journal = Rows()
    goal = journal.add("goal", relationship=journal.add("relationship")["id"])
    task = journal.add("action", relationship=goal["relationship"])
    assert routes.whole_of(journal, goal["id"]) == goal["id"]
    assert routes.whole_of(journal, task["id"]) == task["id"]
    assert routes.whole_of(journal, journal.add("pause")["id"]).startswith("pause-")
