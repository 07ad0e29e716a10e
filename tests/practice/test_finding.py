"""Filters in the search line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.practice.finding import GROUPS, Query, find, query
from tests.driver import sample_journal


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("talk forum", Query("talk forum")),
        ("kind:goals talk", Query("talk", GROUPS["goals"])),
        ("kind:actions with:ana", Query("", ("action",), "ana")),
        ("kind:nonsense sort:up with:", Query("kind:nonsense sort:up with:")),
        ("sort:old http://x:80", Query("http://x:80", sort="old")),
        ("", Query("")),
    ],
)
def test_a_line_is_read(text: str, asked: Query) -> None:
    assert query(text) == asked


def test_filters_narrow_and_sort(tmp_path: Path) -> None:
    with sample_journal(tmp_path) as journal:
        assert find(journal, query("")) == []
        assert {hit.row["id"].partition("-")[0] for hit in find(journal, query("kind:goal"))} == {"goal"}
        titles = [hit.row["title"] for hit in find(journal, query("kind:actions with:ana"))]
        assert "Draft the talk" in titles
        assert "Ask Ines about the training budget" not in titles
        days = [hit.day for hit in find(journal, query("kind:meetings sort:old"))]
        assert days == sorted(days)
        assert days != sorted(days, reverse=True)
        assert all("talk" in str(hit.row).lower() for hit in find(journal, query("talk sort:new")))
