"""A host whose clock is years ahead drops nothing by it that others may still want counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentortui.changes import capture
from mentortui.model.delta import Delta
from tests.exchange.test_inviting import a_program


def test_what_was_counted_is_not_dropped_by_a_clock_that_is_years_ahead(tmp_path: Path) -> None:
    kim, (ana,), _ = a_program(tmp_path, "Ana Silva")
    ana.command("program", "counts", "meetings")
    for day in ("2025-11-01", "2026-11-20"):
        now, on = ana.clock.now(), date.fromisoformat(day)
        ana.commit(capture.log(ana.journal, "Krawumm", ["Kim Lee"], on=on, now=now, new_id=ana.id))
    [charter] = kim.rows("charter")
    kim.commit(Delta("Kept for", update={charter["id"]: {"retention": 24}}))
    for one in (ana, kim, ana, kim):
        one.sync()

    def counted() -> list[str]:
        return sorted(str(row["on"]) for row in kim.rows("fact") if row["what"] == "meeting")

    assert counted() == ["2025-11-01", "2026-11-20"]
    kim.clock.moment = kim.clock.moment.replace(year=2036)
    [report] = kim.sync()
    assert "until somebody does, it is taken to be 2026-11-28" in " ".join(report.says)
    kim.commit(Delta("Kept for", update={charter["id"]: {"retention": 12}}))
    kim.note("stamped ten years ahead")
    kim.sync()
    assert counted() == ["2026-11-20"], "what is too old by everybody's clock goes all the same"
    ana.sync()  # whose stamps follow the host's from now on
    ana.commit(capture.log(ana.journal, "Once more", ["Kim Lee"], on=date(2026, 11, 21), now=ana.clock.now(),
                           new_id=ana.id))  # fmt: skip
    ana.sync()
    kim.sync()
    assert counted() == ["2026-11-20", "2026-11-21"]
    kim.clock.moment = kim.clock.moment.replace(year=2026)
    assert not any("clock" in one for report in kim.sync() for one in report.says)
