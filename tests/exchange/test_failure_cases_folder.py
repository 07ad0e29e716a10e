"""What may happen to a shared folder and the files in it: the design's failure cases, tried through commands.

The cases and the tests that prove them are listed in `docs/contributing.md`, "Failure cases and their tests".
"""

import os
import shutil
from pathlib import Path

import pytest

from mentortui.store.share import envelope, publish
from mentortui.store.share.envelope import parse
from mentortui.store.share.folder import ROOT, ShareDisk
from tests.sharing import Somebody, a_pair
from tests.store.processes.mounts import read_only, tmpfs


def _segments(box, who):
    """Somebody's segments, the oldest first."""
    return sorted((box / ROOT / "s" / who.journal.device).glob("*.mj"))


class _Full:
    """A disk that is full at one writing call: of a file half is there before that is noticed."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.left = 0
        for name in ("create", "fsync", "replace", "mkdir"):
            patch.setattr(ShareDisk, name, self._strict(name, getattr(ShareDisk, name)))

    def _strict(self, name, real):
        def call(disk, *words):
            self.left -= 1
            if self.left == 0:
                if name == "create":
                    real(disk, words[0], words[1][: len(words[1]) // 2])
                raise OSError(28, "No space left on device")
            return real(disk, *words)

        return call


def test_case_5_a_disk_that_is_full_while_publishing_or_compacting_leaves_every_old_file_sound(tmp_path, monkeypatch):
    tom, ana, box = a_pair(tmp_path)
    monkeypatch.setattr(publish, "MOST_SEGMENTS", 2)  # so that every third publish is a compaction
    full = _Full(monkeypatch)
    told = bases = 0
    for number in range(12):
        entry = tom.log(f"Talk {number}", "Ana Silva")
        full.left = number % 6 + 1
        [report] = tom.sync()
        full.left = 0
        told += bool(report.fault)
        if report.fault:
            assert "Not published" in report.fault
            assert "is safe here" in report.fault
        for path in _segments(box, tom):
            bases += "covers" in parse(path.read_bytes()).header
        [other] = ana.sync()
        assert not other.aside
        [report] = tom.sync()
        assert not report.fault
        ana.sync()
        assert ana.journal.get(entry)["text"] == f"Talk {number}"
    assert told >= 6
    assert bases
    assert not [path for path in box.rglob("*") if path.name.endswith(".tmp")]


def test_case_6_a_share_and_a_home_that_may_only_be_read(tmp_path):
    with tmpfs(tmp_path / "stick", 4096) as stick:
        tom, ana, box = a_pair(tmp_path)
        there = stick / "box"
        shutil.copytree(box, there)
        for who in (tom, ana):
            who.join(there)
        tom.log("To read", "Ana Silva")
        tom.sync()
        read_only(stick)
        ana.log("Not out yet", "Tom Berg")
        told = ana.command("sync")
        assert told.code == 3
        assert "Not published" in told.err
        assert "1 record received" not in told.err  # what went wrong is said, once
        assert ana.texts() == ["Not out yet", "To read"]


def test_case_6_a_home_that_may_only_be_read_publishes_nothing_and_says_so(tmp_path):
    with tmpfs(tmp_path / "small", 8192) as small:
        tom, ana, box = a_pair(small)
        there = tmp_path / "box"
        shutil.copytree(box, there)
        for who in (tom, ana):
            who.join(there)
        tom.log("To read", "Ana Silva")
        tom.sync()
        for who in (tom, ana):
            who.journal.close()
        read_only(small)
        before = sorted(there.rglob("*"))
        told = ana.command("sync")
        assert told.code == 1
        assert "so nothing was fetched and nothing was sent" in told.err
        assert sorted(there.rglob("*")) == before


@pytest.mark.parametrize("there", ["nothing", "an empty folder", "another's share", "a file"])
def test_case_8_a_share_that_is_away_empty_or_another_s_is_left_alone_and_told(tmp_path, there):
    tom, ana, box = a_pair(tmp_path)
    away = box.rename(tmp_path / "away")
    if there == "an empty folder":
        box.mkdir()
    elif there == "another's share":
        (tmp_path / "others").mkdir()
        shutil.copytree(a_pair(tmp_path / "others", 40)[2], box)
    elif there == "a file":
        box.write_text("mine")
    before = sorted(box.rglob("*"))
    tom.log("Meanwhile", "Ana Silva")
    told = tom.command("sync")
    assert told.code == 1
    assert "Nothing was read or written" in told.err
    assert sorted(box.rglob("*")) == before
    assert box.exists() == (there != "nothing")
    assert tom.texts() == ["Meanwhile"]
    if box.is_file():
        box.unlink()
    else:
        shutil.rmtree(box, ignore_errors=True)
    away.rename(box)
    assert tom.command("sync").code == 0
    ana.sync()
    assert ana.texts() == ["Meanwhile"]


def test_case_9_a_segment_that_is_deleted_is_a_gap_that_is_told_and_its_owner_restores_it(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    for number in range(3):
        tom.log(f"Talk {number}", "Ana Silva")
        tom.sync()
    gone = _segments(box, tom)[-2]
    data = gone.read_bytes()
    gone.unlink()
    told = ana.command("sync")
    assert "1 file of Tom Berg did not arrive yet" in told.err
    assert ana.texts() == ["Talk 0", "Talk 2"]
    tom.sync()
    told = ana.command("sync")
    assert "did not arrive" not in told.err
    assert ana.texts() == ["Talk 0", "Talk 1", "Talk 2"]
    gone.write_bytes(data)
    assert ana.command("sync").out.count("nothing new received") == 1
    assert ana.texts() == ["Talk 0", "Talk 1", "Talk 2"]


def test_case_10_a_partial_empty_bit_flipped_or_over_long_file_is_never_half_applied(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Whole", "Ana Silva")
    tom.sync()
    path = _segments(box, tom)[-1]
    data = path.read_bytes()
    flips = [data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :] for at in (0, 30, len(data) // 2, len(data) - 2)]
    for broken in (b"", data[: len(data) // 2], data[:-1], *flips, data + b"\n"):
        path.write_bytes(broken)
        told = ana.command("sync")
        assert told.code == 3
        assert f"Set aside: {path.name}" in told.err
        assert not ana.rows("meeting")
    path.write_bytes(b"")
    os.truncate(path, 10 * 2**30)  # as long as it says, and nothing of it is on the disk
    told = ana.command("sync")
    assert "larger than" in told.err
    path.write_bytes(data)
    assert ana.command("sync").code == 0
    assert ana.texts() == ["Whole"]


COPIES = {
    "syncthing": "{stem}.sync-conflict-20261121-101112-ABCDEFG.mj",
    "dropbox": "{stem} (Ana's conflicted copy 2026-11-21).mj",
    "onedrive": "{stem}-LAPTOP.mj",
    "icloud": "{stem} 2.mj",
    "google-drive": "{stem} (1).mj",
    "rsync": "{stem}.mj~2026-11-21",
}


def test_case_11_conflict_copies_beside_the_file_are_told_and_may_be_deleted(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Once", "Ana Silva")
    tom.sync()
    path = _segments(box, tom)[-1]
    copies = [path.with_name(name.format(stem=path.stem)) for name in COPIES.values()]
    for copy in copies:
        shutil.copy(path, copy)
    for _ in range(2):
        told = ana.command("sync")
        assert told.code == 0
        assert ana.texts() == ["Once"]
        assert "6 files are copies that a sync tool made; what they hold was read. You may delete them: " in told.err
    for copy in copies[1:]:
        copy.unlink()
    told = ana.command("sync")
    assert f"{copies[0].name} is a copy that a sync tool made; what it holds was read. You may delete it." in told.err
    copies[0].unlink()
    assert "sync tool" not in ana.command("sync").err


def test_case_11_who_is_there_is_known_from_conflict_copies_too(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    box = tmp_path / "box"
    tom.pair("Ana", box, "mentee")

    def renamed(*places):
        for place in places:
            for path, name in zip([*(box / ROOT / place).iterdir()], COPIES.values(), strict=False):
                path.rename(path.with_name(name.format(stem=path.stem)))

    renamed("program", "people")
    ana.join(box)
    renamed("people")
    tom.sync()
    renamed("roster")
    ana.sync()
    tom.log("Still together", "Ana Silva")
    tom.sync()
    ana.sync()
    assert ana.texts() == ["Still together"]


@pytest.mark.parametrize("folded", [str.upper, str.title], ids=["upper", "title"])
def test_case_12_names_in_another_case_have_no_effect(tmp_path, folded):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Once", "Ana Silva")
    tom.sync()
    ana.log("Twice", "Tom Berg")
    ana.sync()
    for top in ("program", "people", "s"):
        for path in sorted((box / ROOT / top).rglob("*"), reverse=True):
            path.rename(path.with_name(folded(path.name)))
    for who in (ana, tom, ana, tom):
        who.journal.close()
        shutil.rmtree(Path(who.journal.home) / "private" / "shares")
        who.reopen()
        who.join(box)
        [report] = who.sync()
        assert not report.aside
        assert who.texts() == ["Once", "Twice"]
    assert len(tom.rows("person")) == len(ana.rows("person")) == 2


def test_case_12_and_names_that_no_file_of_ours_has(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Once", "Ana Silva")
    tom.sync()
    own = box / ROOT / "s" / tom.journal.device
    for path in list(own.iterdir()):
        shutil.move(path, path.with_name(f"Zoe\u0308 é {path.name[-8:]}"))
    own.rename(own.with_name("Tom\u0308s"))
    [report] = ana.sync()
    assert not report.aside
    assert ana.texts() == ["Once"]


def test_case_20_what_a_newer_version_wrote_stays_whole_and_what_must_not_be_read_waits(tmp_path, monkeypatch):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("Talk", "Ana Silva")
    [meeting] = tom.rows("meeting")
    tom.write(meeting["id"], hologram={"blue": [1, None]})
    tom.sync()
    ana.sync()
    assert ana.journal.get(meeting["id"])["hologram"] == {"blue": [1, None]}
    ana.write(meeting["id"], minutes=25)
    ana.sync()
    tom.sync()
    assert tom.journal.get(meeting["id"])["hologram"] == {"blue": [1, None]}
    assert tom.journal.get(meeting["id"])["minutes"] == 25
    real = publish.seal
    with monkeypatch.context() as newer:
        newer.setattr(envelope, "FORMAT", 2)
        newer.setattr(publish, "seal", lambda header, *rest: real({**header, "min_reader": 2}, *rest))
        tom.write(entry, text="Said in a newer way")
        tom.sync()
    told = ana.command("sync")
    assert told.code == 3
    assert "written by a newer version of mentortui" in told.err
    assert ana.texts() == ["Talk"]
    monkeypatch.setattr(envelope, "FORMAT", 2)  # the update
    assert ana.command("sync").code == 0
    assert ana.texts() == ["Said in a newer way"]
