"""verify: a folder as its people wrote it is well; whatever was done to it is told in words, and nothing is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mentortui.errors import Refused
from mentortui.exchange import verifying
from mentortui.store.share import cards, segment
from mentortui.store.share.envelope import seal
from mentortui.store.share.folder import PROGRAM, SEGMENTS
from tests.forging import forge, keys_of, sealed, share_of, stranger
from tests.sharing import Somebody, a_pair


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Somebody, Somebody, Path]:
    """Tom and Ana, after some rounds."""
    tom, ana, box = a_pair(tmp_path_factory.mktemp("pair"))
    for number in range(4):
        tom.log(f"from Tom {number}", "Ana")
        tom.sync()
        ana.log(f"from Ana {number}", "Tom")
        ana.sync()
    tom.sync()
    return tom, ana, box


@pytest.fixture
def box(pair: tuple[Somebody, Somebody, Path]) -> Path:
    """The folder, put back as it was after each test."""
    box = pair[2]
    kept = box.with_name("kept")
    if kept.exists():
        shutil.rmtree(box)
    else:
        shutil.copytree(box, kept)
    shutil.copytree(kept, box, dirs_exist_ok=True)
    return box


def of(who: Somebody, box: Path) -> list[Path]:
    """Somebody's files, the oldest first."""
    return sorted((box / SEGMENTS / who.journal.device).iterdir())


def said(who: Somebody) -> str:
    """What verify says to somebody, in one line."""
    [found] = verifying.verify(who.journal)
    return " / ".join(f"{one.level} {one.sentence}" for one in found.findings)


def test_a_folder_as_it_was_written_is_well(pair: tuple[Somebody, Somebody, Path], box: Path) -> None:
    for who in pair[:2]:
        assert said(who).startswith("ok "), said(who)
    before = {one: one.stat().st_mtime_ns for one in box.rglob("*")}
    told = pair[0].command("verify", "--json")
    assert told.code == 0 and json.loads(told.out)["shares"][0]["findings"][0]["level"] == "ok"
    assert {one: one.stat().st_mtime_ns for one in box.rglob("*")} == before


def test_what_was_taken_away_or_set_back_is_told(pair: tuple[Somebody, Somebody, Path], box: Path) -> None:
    tom, ana, _ = pair
    of(ana, box)[-1].unlink()
    assert "1 file of Ana Silva, read here before" in said(tom)
    of(tom, box)[-1].unlink()
    assert "went from the folder" in said(tom)
    told = tom.command("verify")
    assert told.code == 3 and "bad " in told.out


def test_an_older_copy_of_a_journal_is_told_by_what_others_read(
    pair: tuple[Somebody, Somebody, Path], box: Path, tmp_path: Path
) -> None:
    tom, ana, _ = pair
    last = of(ana, box)[-1]
    header = {"have": {tom.journal.device: 77}}
    keys = keys_of(ana)
    number = int(last.name[:8]) + 1
    body = segment.encode(segment.Prelude("0" * 64, header["have"], "x"), keys.own.id, {})
    forged = sealed(keys, [tom, ana], share_of(tom), body, seq=number)
    (last.parent / forged.name).write_bytes(forged.data)
    assert "Ana Silva read file 77 of this computer" in said(tom)
    assert f"Number {number} of Ana Silva does not follow" in said(tom)


def test_forged_and_changed_files_are_told(pair: tuple[Somebody, Somebody, Path], box: Path) -> None:
    tom, ana, _ = pair
    there = box / SEGMENTS / ana.journal.device
    keys = stranger(5)
    forged = forge(keys, [tom], share_of(tom), "x", {})
    (there / forged.name).write_bytes(forged.data)
    assert "nobody here is known to write with that computer" in said(tom)
    foreign = forge(keys_of(ana), [tom], "0" * 32, "x", {})
    (there / foreign.name).write_bytes(foreign.data)
    assert "bad " in said(tom) and "written for another shared folder" in said(tom)
    twice = forge(keys_of(ana), [tom], share_of(tom), "x", {}, seq=1)
    (there / twice.name).write_bytes(twice.data)
    assert "Two different files are number 1 of Ana Silva" in said(tom)
    whole = of(ana, box)[1]
    whole.write_bytes(whole.read_bytes()[:-9])
    assert "it is cut off" in said(tom)


def test_two_who_say_they_started_it(pair: tuple[Somebody, Somebody, Path], box: Path) -> None:
    tom = pair[0]
    keys = stranger(6)
    header = {"share": share_of(tom), "dev": keys.own.id, "what": cards.FOUNDING, "kind": "pair", "name": "x",
              "sign": keys.own.sign.hex(), "age": keys.own.age, "schema": 1, "min_reader": 1}  # fmt: skip
    data = seal(header, b"{}", [keys.own.age], keys.signing)
    (box / PROGRAM / cards.file_name(data)).write_bytes(data)
    assert "Several files say who started this folder" in said(tom)


def test_a_folder_that_is_away_is_no_alarm(pair: tuple[Somebody, Somebody, Path], box: Path) -> None:
    box.rename(box.with_name("away"))
    try:
        assert said(pair[0]).startswith("warn The shared folder")
    finally:
        box.with_name("away").rename(box)


def test_who_was_not_let_in_or_left_is_not_told_of_files_that_are_not_for_them(tmp_path: Path) -> None:
    _, _, box = a_pair(tmp_path)
    eve = Somebody(tmp_path, "Eve", 9)
    eve.join(box, "")
    [found] = verifying.verify(eve.journal)
    assert [one.sentence for one in found.findings if "not let in yet" in one.sentence] and len(found.findings) == 1
    assert eve.command("leave", "Ana and Tom").code == 0
    with pytest.raises(Refused):
        verifying.verify(eve.journal)
