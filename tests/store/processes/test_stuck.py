"""A process that stands still while it holds the lock is waited for, then named; nothing is lost by it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mentortui.clock import SystemClock
from mentortui.errors import HomeBusy
from mentortui.store import Journal, append
from tests.store.processes import crowd
from tests.store.records import an_id, making, meeting, note


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot stop a process")
def test_a_stuck_process_is_named_and_loses_nothing_when_it_goes_on(tmp_path: Path) -> None:
    home = crowd.home_at(tmp_path)
    journal = Journal.open(home)
    command = [sys.executable, "-m", "tests.store.processes.stuck", str(home)]
    stuck = subprocess.Popen(
        command, cwd=crowd.ROOT, env={**os.environ, "PYTHONPATH": str(crowd.ROOT)}, stdout=subprocess.PIPE, text=True
    )
    try:
        assert stuck.stdout is not None
        assert stuck.stdout.readline() == "holding\n"
        os.waitpid(stuck.pid, os.WUNTRACED)
        with pytest.raises(HomeBusy) as busy:
            append(str(home), making(note("refused")), clock=SystemClock())
        assert str(stuck.pid) in busy.value.sentence
        journal.lock.wait = 0.0
        with pytest.raises(HomeBusy) as busy:
            journal.commit(making(note("refused too")))
        assert str(stuck.pid) in busy.value.sentence
        assert journal.get(an_id("note", "refused too")) is None
        os.kill(stuck.pid, signal.SIGCONT)
        assert stuck.stdout.readline() == "went on\n"
        assert stuck.wait(20) == 0
    finally:
        stuck.kill()
        stuck.communicate()
    journal.lock.wait = 5.0
    journal.commit(making(note("welcome again")))
    assert journal.get(an_id("note", "refused")) is None
    assert journal.get(an_id("meeting", "stuck")), "what the stuck process wrote was read before our own line"
    assert crowd.lost(home, []) == []
    assert set(meeting("stuck")) | set(note("welcome again")) <= {
        row["id"] for kind in ("meeting", "note") for row in Journal.open(home).rows(kind)
    }
