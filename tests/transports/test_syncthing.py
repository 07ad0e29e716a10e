"""Two people with a copy of the folder each, and a real Syncthing between the copies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentortui.exchange import shared
from mentortui.store import Journal
from mentortui.store.share.folder import ROOT
from tests.sharing import Somebody
from tests.transports.syncthing import Syncthing, syncthing, until

pytestmark = [
    pytest.mark.syncthing,
    pytest.mark.skipif(shutil.which("syncthing") is None, reason="Syncthing is not on this computer"),
]
ROUNDS = 20


def _here(first: Syncthing, second: Syncthing) -> bool:
    """Whether both hold the same files."""
    names = [{path.name for path in one.folder.rglob("*.mj")} for one in (first, second)]
    return names[0] == names[1] and not any(".tmp" in path.name for path in second.folder.rglob("*"))


def _carry(first: Syncthing, second: Syncthing) -> float:
    """Wait until both copies are equal; the seconds it took."""
    first.scan()
    second.scan()
    return until(lambda: _here(first, second))


def _pair(folder: Path, one: Syncthing, other: Syncthing) -> tuple[Somebody, Somebody]:
    tom, ana = Somebody(folder, "Tom Berg", 1), Somebody(folder, "Ana Silva", 2)
    tom.pair("Ana", one.folder, "mentee")
    _carry(one, other)
    ana.join(other.folder)
    for who in (tom, ana, tom):
        _carry(one, other)
        who.sync()
    return tom, ana


def test_twenty_rounds_of_work_on_both_sides_lose_nothing_and_make_no_conflict_copy(tmp_path, record_property):
    with syncthing(tmp_path) as (one, other):
        tom, ana = _pair(tmp_path, one, other)
        seconds = []
        for number in range(ROUNDS):
            tom.log(f"Tom {number}", "Ana")
            ana.log(f"Ana {number}", "Tom Berg")
            tom.sync()
            ana.sync()
            seconds.append(_carry(one, other))
            tom.sync()
            ana.sync()
        wanted = sorted(f"{who} {number}" for who in ("Tom", "Ana") for number in range(ROUNDS))
        assert tom.texts() == ana.texts() == wanted
        assert not list(tmp_path.rglob("*sync-conflict*"))
        record_property("seconds from publish to there, median", sorted(seconds)[ROUNDS // 2])
        print(f"from publish to there: median {sorted(seconds)[ROUNDS // 2]:.2f} s, longest {max(seconds):.2f} s")


def test_writing_flat_out_while_it_syncs_loses_nothing(tmp_path):
    with syncthing(tmp_path) as (one, other):
        tom, ana = _pair(tmp_path, one, other)
        for number in range(60):
            tom.log(f"Tom {number}", "Ana")
            ana.log(f"Ana {number}", "Tom Berg")
            tom.sync()
            ana.sync()
        for _ in range(3):
            _carry(one, other)
            tom.sync()
            ana.sync()
        assert len(tom.texts()) == len(ana.texts()) == 120
        assert not list(tmp_path.rglob("*sync-conflict*"))


def test_a_cloned_home_gets_an_id_of_its_own_and_nothing_is_lost(tmp_path):
    with syncthing(tmp_path) as (one, other):
        tom, ana = _pair(tmp_path, one, other)
        tom.log("Before the copy", "Ana")
        tom.sync()
        tom.journal.close()
        clone = tmp_path / "clone"
        shutil.copytree(tom.journal.home, clone)
        tom.reopen()
        second = Somebody.__new__(Somebody)
        second.clock, second.name = tom.clock, tom.name
        second.journal = Journal.open(clone, clock=tom.clock)
        assert second.journal.device != tom.journal.device
        second.log("From the copy", "Ana")
        tom.log("From the first", "Ana")
        for _ in range(3):
            for who in (tom, second, ana):
                reports = shared.sync_all(who.journal)
                assert not any(report.fault for report in reports)
                _carry(one, other)
        assert "From the first" in ana.texts()
        assert {path.name for path in (one.folder / ROOT / "s").iterdir()} >= {tom.journal.device}
        assert not list(tmp_path.rglob("*sync-conflict*"))
