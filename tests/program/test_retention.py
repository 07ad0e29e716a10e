"""What was counted is dropped once it is older than the charter says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentortui.changes import capture
from mentortui.model.delta import Delta
from mentortui.practice import readers
from mentortui.program import retention
from mentortui.store import forgetting
from tests.exchange.test_inviting import a_program
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
    assert sorted(retention.due(kim.journal, "s", today)) == ["fact-1", "fact-6"]  # a goal's day is when it was over
    assert "fact-8" in retention.due(kim.journal, "s", date(2027, 12, 1))
    forgetting.purge(kim.journal, retention.due(kim.journal, "s", today), theirs=True)
    assert retention.due(kim.journal, "s", today) == []
    home = Path(kim.journal.home)
    assert not [one for one in home.rglob("*") if one.is_file() and b"2024-06-01" in one.read_bytes()]


def _counted(who: Somebody) -> list[str]:
    """The days of the meetings that somebody's program has of them."""
    return sorted(str(row["on"]) for row in who.rows("fact") if row["what"] == "meeting")


def test_one_s_own_client_takes_back_what_is_older_than_the_program_keeps(tmp_path: Path) -> None:
    kim, (ana,), _ = a_program(tmp_path, "Ana Silva")
    ana.command("program", "counts", "meetings")
    for day in ("2024-05-01", "2025-12-01", "2026-11-20"):
        now = ana.clock.now()
        ana.commit(capture.log(ana.journal, "Krawumm", ["Kim Lee"], on=date.fromisoformat(day), now=now, new_id=ana.id))
    [charter], everything = kim.rows("charter"), ["2024-05-01", "2025-12-01", "2026-11-20"]

    def keeps(months: int | None) -> str:
        kim.commit(Delta("Kept for", update={charter["id"]: {"retention": months}}))
        kim.sync()
        [report] = ana.sync()
        kim.sync()
        return " ".join(report.says)

    keeps(None)
    assert _counted(ana) == _counted(kim) == everything
    assert "older than the 13 months" in keeps(13)
    counts = [readers.counts(ana.journal, "meeting", row) for row in ana.rows("meeting")]
    assert counts[0].startswith("nothing any more") and counts[1].startswith("1 Dec"), counts
    assert _counted(ana) == _counted(kim) == everything[1:]
    assert not keeps(13), "it is said once"
    keeps(6)
    assert _counted(ana) == _counted(kim) == everything[2:]
    keeps(36)  # what was taken back stays so: it was promised to be gone
    assert _counted(ana) == _counted(kim) == everything[2:]
    old = capture.log(ana.journal, "Later", ["Kim Lee"], on=date(2025, 1, 1), now=ana.clock.now(), new_id=ana.id)
    ana.commit(old)
    keeps(36)
    assert _counted(ana) == everything[2:]
    ana.clock.moment = ana.clock.moment.replace(year=2031)
    ana.sync()
    assert not _counted(ana), "time goes on, and the host need do nothing"
    assert len(ana.rows("meeting")) == 4, "one's own journal keeps it"

    ana.clock.moment = ana.clock.moment.replace(year=2026)
    assert "clock that had taken it all back was years ahead" in keeps(36)
    for day in ("2026-11-20", "2026-11-21"):
        now, on = ana.clock.now(), date.fromisoformat(day)
        ana.commit(capture.log(ana.journal, "Now", ["Kim Lee"], on=on, now=now, new_id=ana.id))
    assert "clock" not in keeps(36)
    assert _counted(ana) == ["2026-11-21"], "a wrong clock takes back nothing that is still to come"
