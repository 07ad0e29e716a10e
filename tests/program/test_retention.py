"""What was counted is dropped once it is older than the charter says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentortui.model.delta import Delta
from mentortui.program import retention
from mentortui.store import forgetting
from tests.sharing import Somebody


def test_the_day_so_many_months_ago() -> None:
    assert retention.before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert retention.before(date(2026, 1, 15), 13) == date(2024, 12, 15)


def test_old_facts_of_others_go_and_what_goes_on_stays(tmp_path: Path) -> None:
    kim = Somebody(tmp_path, "Kim", 1)
    at = "2024-01-01T09:00:00+00:00"
    made = {"program": "s", "at": at, "by": "person-x", "readers": "only_you"}
    rows = {
        "fact-1": {**made, "what": "meeting", "on": "2024-01-01"},
        "fact-2": {**made, "what": "meeting", "on": "2026-11-01"},
        "fact-3": {**made, "what": "meeting", "on": "2024-01-01", "by": kim.me},
        "fact-4": {**made, "what": "meeting", "on": "2024-01-01", "program": "other"},
        "fact-5": {**made, "what": "relationship", "start": "2024-01-01"},
        "fact-6": {**made, "what": "relationship", "start": "2024-01-01", "ended_on": "2024-06-01"},
        "fact-7": {**made, "what": "goal", "status": "active"},
        "fact-8": {**made, "what": "goal", "status": "achieved"},
    }
    kim.commit(Delta("Facts", create=rows))
    today = date(2026, 11, 22)
    assert retention.due(kim.journal, "s", today) == []
    kim.commit(Delta("Charter", create={"charter-s": {"retention": 12, "at": at, "by": kim.me, "readers": "everyone"}}))
    assert sorted(retention.due(kim.journal, "s", today)) == ["fact-1", "fact-6", "fact-8"]
    forgetting.purge(kim.journal, retention.due(kim.journal, "s", today), theirs=True)
    assert retention.due(kim.journal, "s", today) == []
    home = Path(kim.journal.home)
    assert not [one for one in home.rglob("*") if one.is_file() and b"2024-06-01" in one.read_bytes()]
