"""`meeting start` and `meeting finish` by command."""

from __future__ import annotations

import os
import pty
import select
import sys
import time


def test_without_a_terminal_nothing_begins(ana):
    result = ana("meeting", "start", "Ana")
    assert result.code == 1
    assert result.err.count("\n") == 1 and "needs a terminal" in result.err
    assert ana("list", "meetings", "--json").json["meetings"] == []


def test_without_a_meeting_that_goes_on_there_is_nothing_to_finish(ana):
    result = ana("meeting", "finish")
    assert result.code == 1 and "No such meeting goes on" in result.err


def test_starting_opens_the_app_there_and_finishing_ends_it(ana, home, monkeypatch):
    shown = _in_a_terminal([sys.executable, "-m", "mentortui", "meeting", "start", "Ana"], b"Agenda", b"q")
    assert b"0:00" in shown
    (meeting,) = ana("list", "meetings", "--json").json["meetings"]
    assert meeting["started"] == "2026-11-21T10:00:00+01:00" and meeting["status"] == "planned"
    assert ana("status").out.startswith("now since 10:00 Ana Silva")
    monkeypatch.setenv("MENTORTUI_NOW", "2026-11-21T10:24:00+01:00")
    result = ana("meeting", "finish", "--next", "in 2 weeks at 16:00", "--celebrate", "First handover led").ok()
    assert "Meeting held: Ana Silva, today; next on Sat 5 Dec" in result.err
    held, planned = sorted(ana("list", "meetings", "--json").json["meetings"], key=lambda row: row["on"])
    assert (held["status"], held["minutes"], "started" in held) == ("held", 24, False)
    assert (planned["status"], planned["time"]) == ("planned", "16:00")


def _in_a_terminal(command: list[str], until: bytes, then: bytes) -> bytes:
    """Run a command in a pseudo terminal until it shows something, press a key, and wait for its end."""
    pid, master = pty.fork()
    if pid == 0:
        os.execve(command[0], command, {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"})
    shown = b""
    end = time.monotonic() + 40
    pressed = False
    while time.monotonic() < end:
        if select.select([master], [], [], 0.5)[0]:
            try:
                chunk = os.read(master, 65536)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
        if until in shown and not pressed:
            pressed = True
            os.write(master, then)
        elif pressed and not select.select([master], [], [], 0.3)[0]:
            os.write(master, b"q")
    os.close(master)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, shown[-500:]
    return shown
