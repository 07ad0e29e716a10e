"""Erasing a person: what they wrote goes from every computer and the folder, whoever asks, and never comes back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mentortui.errors import NotFound, Refused
from mentortui.exchange import erasing, inviting, starting, verifying
from mentortui.store.share.folder import PEOPLE, SEGMENTS
from tests.canaries import opened
from tests.forging import keys_of
from tests.sharing import Somebody, a_pair, second_computer

WORD = "CANARY"


def at_home(who: Somebody) -> list[str]:
    """The files of somebody's home that hold the word."""
    home = Path(who.journal.home)
    return [
        str(one.relative_to(home)) for one in home.rglob("*") if one.is_file() and WORD.encode() in one.read_bytes()
    ]


def in_box(box: Path, *readers: Somebody) -> int:
    """How many files of the folder hold the word, opened with any of the readers' keys."""
    files = [one.read_bytes() for one in box.rglob("*") if one.is_file()]
    bodies = (body for one in readers for body in opened(files, keys_of(one).identity))
    return sum(WORD.encode() in body for body in bodies)


@pytest.mark.parametrize("who", ["Ana", "me"])
def test_by_whoever_started_the_folder_or_by_oneself(tmp_path: Path, who: str) -> None:
    tom, ana, box = a_pair(tmp_path)
    ana.log(f"{WORD} of Ana", "Tom")
    own = ana.note(f"{WORD} private")
    kept = tom.log("of Tom", "Ana")
    for one in (ana, tom, ana):
        one.sync()
    tom.journal.checkpoint(force=True)
    before = shutil.copytree(ana.journal.home, tmp_path / "old laptop")
    files = shutil.copytree(box, tmp_path / "old copy")
    assert at_home(tom) and in_box(box, tom, ana)
    if who == "me":
        told = ana.command("erase", "me", "--yes", "--json")
        assert told.code == 0, told.err
        assert json.loads(told.out)["erased"] == "you"
        assert in_box(box, ana, tom) == 0, "one's own files are out at once"
        assert "asked to be erased" in " ".join(tom.sync()[0].says)
    else:
        done = erasing.erase(tom.journal, "Ana")
        assert done.name == "Ana Silva" and not done.reports[0].fault
        assert not any("stays with you" in said for said in done.reports[0].says), "nothing of hers stays"
        assert all(one.well for one in verifying.verify(tom.journal)), "her files are gone as they should be"
    assert at_home(tom) == [] and in_box(box, tom, ana) == 0
    assert tom.journal.get(kept) and len(tom.texts()) == 1
    ana.sync()
    assert ana.journal.get(own), "one's own journal stays whole"
    assert ana.rows("share") == [] or ana.sync() == []
    assert not [one for one in (box / PEOPLE).iterdir() if one.name.startswith(ana.journal.device)]
    # Her old laptop, and an old copy of the folder, come back.
    shutil.copytree(files, box, dirs_exist_ok=True)
    tom.sync()
    assert at_home(tom) == [] and in_box(box, tom) == 0
    assert not list((box / SEGMENTS).glob(f"{ana.journal.device}/*.mj"))
    shutil.rmtree(ana.journal.home)
    shutil.copytree(before, ana.journal.home)
    ana.reopen()
    ana.log(f"{WORD} again", "Tom")
    ana.sync()
    tom.sync()
    assert at_home(tom) == [] and in_box(box, tom) == 0 and len(tom.texts()) == 1
    tom.reopen()
    assert at_home(tom) == [] and not tom.sync()[0].fault


def test_nobody_else_and_nobody_elsewhere(tmp_path: Path) -> None:
    tom, ana, _box = a_pair(tmp_path)
    ana.log("of Ana", "Tom")
    ana.sync()
    tom.sync()
    with pytest.raises(NotFound, match="only who started one"):
        erasing.erase(ana.journal, "Tom")
    assert ana.command("erase", "Tom").code == 1
    kim = Somebody(tmp_path, "Kim", 9)
    starting.start_program(kim.journal, str(tmp_path / "program"), "Program")
    for one in (ana, tom):
        one.join(tmp_path / "program", inviting.code(kim.journal, kim.rows("share")[0], one.name))
    for one in (kim, ana, tom, kim, ana, tom):
        one.sync()
    erasing.erase(kim.journal, "Ana")
    ana.sync()
    tom.sync()
    assert tom.texts() == ["of Ana"], "who started one folder decides about no other"
    assert len(ana.rows("share")) == 1
    ana.log("still here", "Tom")
    ana.sync()
    tom.sync()
    assert len(tom.texts()) == 2
    with pytest.raises(Refused, match="hand it over"):
        erasing.erase(kim.journal, "me")


def test_where_only_one_s_own_meet_a_lost_computer_is_not_read_either(tmp_path: Path) -> None:
    tom = Somebody(tmp_path, "Tom Berg", 1)
    desktop = second_computer(tom, tmp_path, tmp_path / "mine", 7)
    before = desktop.note("before it was lost")
    for one in (desktop, tom):
        one.sync()
    assert tom.command("device", "remove", "computer 7").code == 0
    after = desktop.note("by whoever found it")
    for one in (desktop, tom):
        one.sync()
    assert tom.journal.get(before) and tom.journal.get(after) is None


def test_a_lost_computer_is_taken_away(tmp_path: Path) -> None:
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    for one in (tom, ana, desktop):
        one.sync()
    assert tom.command("device", "remove", tom.journal.device).code == 1
    assert tom.command("device", "remove", "nothing").code == 1
    told = tom.command("device", "remove", "computer 7")
    assert told.code == 0, told.err
    assert "computer 7" not in tom.command("device", "list").out
    for one in (ana, tom):
        one.sync()
    late = tom.log("for the computers left", "Ana")
    tom.sync()
    desktop.sync()
    assert desktop.journal.get(late) is None, "nothing new is sealed for it"
