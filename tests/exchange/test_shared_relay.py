"""Two people whose folders never meet: a stick, or a second cloud, carries every file between them."""

import json
from datetime import timedelta

import pytest

from mentortui.errors import NotFound, Refused, StoreError
from mentortui.exchange import posted, relayed
from mentortui.store.share.folder import ROOT
from tests.sharing import Somebody


@pytest.fixture
def apart(tmp_path):
    """Tom and Ana, each with a folder of their own; and the stick they met by."""
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    stick = tmp_path / "stick"
    stick.mkdir()
    tom.pair("Ana", tmp_path / "toms", "mentee")
    carry(tom, stick, begin=True)
    relayed.begin_with(ana.journal, str(tmp_path / "anas"), str(stick))
    ana.join(tmp_path / "anas")
    for who in (ana, tom, ana):
        carry(who, stick)
    return tom, ana, stick


def carry(who, stick, *, begin=False):
    [row] = who.rows("share")
    return relayed.with_folder(who.journal, row, str(stick), begin=begin)


def names(folder):
    return {path.relative_to(folder) for path in folder.rglob("*.mj")}


def test_what_each_wrote_reaches_the_other_and_every_file_is_the_same_everywhere(apart, tmp_path):
    tom, ana, stick = apart
    for number in range(4):
        tom.log(f"Tom {number}", "Ana Silva")
        carry(tom, stick)
        ana.log(f"Ana {number}", "Tom Berg")
        ana.log(f"Ana once more {number}", "Tom Berg")
        carry(ana, stick)
    carry(tom, stick)
    assert len(tom.texts()) == 12
    assert tom.texts() == ana.texts()
    carry(ana, stick)
    for box in (tmp_path / "toms", tmp_path / "anas"):  # which keep what a base covers for a day
        carried = names(stick / ROOT / "s")
        assert carried <= names(box / ROOT / "s")
        assert all((stick / ROOT / "s" / one).read_bytes() == (box / ROOT / "s" / one).read_bytes() for one in carried)


def test_twice_is_harmless(apart):
    tom, _, stick = apart
    tom.log("Once", "Ana Silva")
    assert carry(tom, stick).there == 1
    carry(tom, stick)  # a base may be due
    again = carry(tom, stick)
    assert (again.there, again.here, again.faults) == (0, 0, ())


def test_what_was_left_out_on_purpose_does_not_come_back(apart, tmp_path):
    tom, ana, stick = apart
    for number in range(18):  # a base is written on the way
        tom.log(f"Tom {number}", "Ana Silva")
        carry(tom, stick)
    tom.clock.moment += timedelta(days=2)
    tom.sync()
    before = names(tmp_path / "toms")
    carry(tom, stick)
    assert names(tmp_path / "toms") == before
    own = f"{ROOT}/s/{tom.journal.device}"
    assert names(stick / own) == names(tmp_path / "toms" / own)
    carry(ana, stick)
    assert ana.texts() == tom.texts()


def test_a_folder_that_is_away_anothers_or_none_is_refused_and_nothing_is_made(apart, tmp_path):
    tom, _, _ = apart
    empty, other = tmp_path / "empty", tmp_path / "other"
    empty.mkdir()
    bo = Somebody(tmp_path, "Bo Lind", 3)
    bo.pair("Cy", other, "mentee")
    for place, said in (
        (empty, "a drive that is away"), (other, "“Cy and Bo”, another shared folder"),
        (tmp_path / "toms", "is the folder you share itself"), (tmp_path / "Tom-Berg", "your journal's own folder"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            carry(tom, place)
    assert not list(empty.iterdir())
    with pytest.raises(StoreError, match="not there"):
        carry(tom, tmp_path / "nowhere", begin=True)
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(Refused, match="holds no folder you share"):
        relayed.receive(tom.journal, str(other))
    with pytest.raises(NotFound):
        posted.share_with(tom.journal, "Nobody")


def test_a_broken_file_stays_where_it_is_and_is_told(apart, tmp_path):
    tom, ana, stick = apart
    ana.log("Whole", "Tom Berg")
    carry(ana, stick)
    path = stick / max(names(stick) - names(tmp_path / "toms"))
    data = path.read_bytes()
    path.write_bytes(data[:100])
    done = carry(tom, stick)
    assert done.faults == (f"1 file in {stick} did not read, and stayed there.",)
    assert path.name not in {one.name for one in names(tmp_path / "toms")}
    path.write_bytes(data)
    carry(tom, stick)
    assert tom.texts() == ["Whole"]


def test_by_command(apart, tmp_path):
    tom, ana, stick = apart
    ana.log("By hand", "Tom Berg")
    told = ana.command("post", "Tom", "-o", str(stick))
    assert (told.code, "1 file put there, 0 files taken from there" in told.out) == (0, True)
    told = tom.command("sync", "--file", str(stick), "--json")
    assert (told.code, (data := json.loads(told.out))["taken_in"], data["files"]) == (0, 2, 0)
    assert tom.command("post", "Ana", "--begin").code == 2
    told = tom.command("post", "Ana", "-o", str(tmp_path))
    assert told.code == 1 and told.err.count("\n") == 1
