"""`sync --watch` as a real process: what changes is seen without anybody asking."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from mentortui.cli.watching import news
from mentortui.exchange import watching
from mentortui.exchange.shared import Report
from tests.sharing import Somebody, a_pair


@contextmanager
def watched(who: Somebody) -> Iterator["subprocess.Popen[str]"]:
    """The command, in their home; it is ended with the block."""
    surroundings = {"MENTORTUI_HOME": str(who.journal.home), "MENTORTUI_NOW": who.clock.now().isoformat()}
    process = subprocess.Popen(
        [sys.executable, "-m", "mentortui", "sync", "--watch", "--json"], env={**os.environ, **surroundings},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=30)


def heard(process: "subprocess.Popen[str]") -> Any:
    """The one folder of the next thing that happened."""
    assert process.stdout is not None
    document = json.loads(process.stdout.readline())
    assert document["schema"] == 1
    [share] = document["shares"]
    return share


@pytest.mark.skipif(not watching.is_told(), reason="the extra `watch` is not installed")
@pytest.mark.timeout(60)
def test_what_changes_is_seen_and_told_once(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    with watched(tom) as process:
        assert heard(process)["fault"] is None
        ana.log("From Ana", "Tom Berg")  # the folder changes
        ana.sync()
        assert heard(process)["received"] == 2
        tom.log("From Tom", "Ana Silva")  # the journal changes
        [sent] = heard(process)["sent"]
        assert (sent["readers"], sent["people"], sent["records"]) == ("relationship", [ana.me], 2)
        away = tmp_path / "away"
        box.rename(away)
        assert "is not there" in heard(process)["fault"]
        ana.log("While it was away", "Tom Berg")
        away.rename(box)
        back = heard(process)
        assert (back["fault"], back["received"]) == (None, 0)
        ana.sync()
        assert heard(process)["received"] == 2
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 0
        assert said.endswith("Stopped. Everything saved is safe.\n")
    ana.sync()
    assert ana.texts() == ["From Ana", "From Tom", "While it was away"]


def report(**values: Any) -> Report:
    return Report({"id": "share-1"}, "/box", ("Ana",), **values)


def test_what_was_said_is_not_said_again():
    gone = report(fault="It is away.")
    assert news(gone, None) is gone
    assert news(gone, gone) is None
    assert news(report(), gone) == report()  # it is back
    warned = report(warnings=("A file is missing.",), changed=1)
    assert news(warned, report(warnings=("A file is missing.",))) == report(changed=1)
    assert news(report(), report()) is None


def test_it_stands_alone(run, home):
    run("init", "--name", "Tom").ok()
    assert run("sync", "--watch", "--dry-run").code == 2
    assert run("sync", "--watch").code == 1  # nothing is shared
