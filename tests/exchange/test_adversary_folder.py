"""Somebody who can write, change and delete anything in the folder, and has no key: what they can do is make it late.

Whatever lies there, no sync ends in an error, no word of anybody else's making comes in, nothing of anybody's is lost,
and nothing is written elsewhere. When they stop, and the sync tool brings back what was there, all is as it was.
"""

import os
import shutil
from contextlib import suppress
from random import Random

import pytest

from mentortui.store.share.envelope import SEGMENT_MAX
from mentortui.store.share.folder import ROOT
from tests.forging import signed_anew, stranger
from tests.sharing import a_pair

SECRET = "Nobody but Tom reads this"


class Attacker:
    """One thing after another, at random, and the good files kept for the end."""

    def __init__(self, box, elsewhere, other, seed):
        self.box, self.elsewhere, self.other = box / ROOT, elsewhere, other / ROOT
        self.random = Random(seed)
        self.kept = {}
        self.key = stranger(seed + 1).signing
        self.done = set()

    def keep(self):
        """What a sync tool's versions, or the other's copy, would bring back."""
        for path in self.box.rglob("*.mj"):
            if path.is_file() and not path.is_symlink() and path not in self.kept:
                self.kept[path] = path.read_bytes()

    def heal(self):
        """The sync tool brings back the folders and files that were there."""
        for folder in (self.box / "s", self.box / "people", self.box / "program", *{path.parent for path in self.kept}):
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
            folder.mkdir(exist_ok=True)
        for path, data in self.kept.items():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.is_symlink() or path.exists():
                path.unlink()
            path.write_bytes(data)

    def step(self):
        """One deed."""
        deeds = (
            self.delete, self.cut, self.flip, self.copy, self.swap, self.replay, self.relabel, self.pipe, self.link,
            self.circle, self.odd_name, self.folder, self.grow, self.replace_folder, self.strangers, self.founding,
        )  # fmt: skip
        deed = self.random.choice(deeds)
        self.done.add(deed.__name__)
        with suppress(OSError, ValueError, IndexError):  # what was to be changed is broken or gone already
            deed()

    def file(self):
        """Any file there."""
        found = sorted(path for path in self.box.rglob("*") if path.is_file() and not path.is_symlink())
        return self.random.choice(found) if found else self.box / "none"

    def place(self):
        """Any folder there."""
        return self.random.choice(
            sorted(path for path in self.box.rglob("*") if path.is_dir() and not path.is_symlink())
        )

    def delete(self):
        self.file().unlink()

    def cut(self):
        path = self.file()
        path.write_bytes(path.read_bytes()[: self.random.randrange(200)])

    def flip(self):
        path = self.file()
        data = bytearray(path.read_bytes())
        data[self.random.randrange(len(data) or 1)] ^= 1
        path.write_bytes(data)

    def copy(self):
        shutil.copy(self.file(), self.place() / f"{self.random.randrange(99)} (1).mj")

    def swap(self):
        one, other = self.file(), self.file()
        first = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(first)

    def replay(self):
        """An old file, or one of another share, under the name of a new one."""
        theirs = sorted(path for path in self.other.rglob("*.mj"))
        data = self.random.choice([*self.kept.values(), *(path.read_bytes() for path in theirs)])
        self.file().write_bytes(data)

    def relabel(self):
        """Another header around what is sealed, summed and signed by a key of the attacker's own."""
        path = self.file()
        header = {"seq": self.random.randrange(1, 99), "aud": "0" * 16, "covers": [[1, 2]]}
        forged = signed_anew(path.read_bytes(), self.key, **header)
        (path.parent / forged.name).write_bytes(forged.data)

    def pipe(self):
        os.mkfifo(self.place() / f"pipe {self.random.randrange(9)}.mj")

    def link(self):
        (self.place() / f"link {self.random.randrange(9)}.mj").symlink_to(self.elsewhere / "file")

    def circle(self):
        path = self.box / "s" / f"circle{self.random.randrange(9)}"
        path.symlink_to(path)

    def odd_name(self):
        name = self.random.choice(
            (b"\xff\xfe.mj", b"\x1b[31mred.mj", b"a" * 250, b"CON.mj", b" .mj", "\u202e.mj".encode())
        )
        path = os.path.join(os.fsencode(self.place()), name)
        with open(path, "wb") as file:
            file.write(self.random.choice(list(self.kept.values())))

    def folder(self):
        (self.place() / f"{self.random.randrange(99_999_999):08d}-{'0' * 16}.mj").mkdir()

    def grow(self):
        os.truncate(self.file(), SEGMENT_MAX + 1)

    def replace_folder(self):
        """The folder of a computer becomes a file, or leads elsewhere."""
        path = self.random.choice(sorted((self.box / "s").iterdir()))
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
            path.symlink_to(self.elsewhere) if self.random.random() < 0.5 else path.write_bytes(b"mine")

    def strangers(self):
        for path in (self.other / "people").iterdir():
            shutil.copy(path, self.box / "people")

    def founding(self):
        """Another share's founding file beside ours."""
        for path in (self.other / "program").iterdir():
            shutil.copy(path, self.box / "program")


def _attacked(tmp_path, seed, steps):
    tom, ana, box = a_pair(tmp_path)
    (tmp_path / "others").mkdir()
    _, _, other = a_pair(tmp_path / "others", 40)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_bytes(b"not theirs")
    attacker = Attacker(box, elsewhere, other, seed)
    tom.note(SECRET)
    written = []
    for number in range(steps):
        attacker.keep()
        attacker.step()
        who, their = ((tom, "Ana Silva"), (ana, "Tom Berg"))[number % 2]
        if number % 3 == 0:
            written.append(f"{who.name} wrote {number}")
            who.log(written[-1], their)
        told = who.command("sync")
        assert told.code in (0, 1, 3), told.err
        assert "went wrong inside" not in told.err, (attacker.done, told.err)
        assert "The computer refused" not in told.err, told.err
        assert set(who.texts()) <= set(written)
    assert sorted(elsewhere.iterdir()) == [elsewhere / "file"]
    attacker.keep()
    attacker.heal()
    for _ in range(3):
        for who in (tom, ana):
            who.command("sync")
    assert tom.texts() == ana.texts() == sorted(written)
    assert {row["name"] for row in tom.rows("person")} == {"Tom Berg", "Ana Silva"}
    assert ana.texts("note") == []
    assert not any(SECRET.encode() in path.read_bytes() for path in box.rglob("*.mj") if path.is_file())
    return attacker


def test_an_attacker_without_keys_makes_it_late_and_nothing_else(tmp_path):
    attacker = _attacked(tmp_path, 3, 30)
    assert len(attacker.done) >= 12


def test_nothing_is_written_where_a_link_leads(tmp_path):
    tom, _, box = a_pair(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    own = box / ROOT / "s" / tom.journal.device
    shutil.rmtree(own)
    own.symlink_to(elsewhere)
    tom.log("For Ana", "Ana Silva")
    told = tom.command("sync")
    assert "Not published" in told.err
    assert not list(elsewhere.iterdir())
    own.unlink()
    assert tom.command("sync").code == 0
    assert list(own.iterdir())


@pytest.mark.parametrize("name", [b"\xff\xfe 1.mj", b"\x1b[31mred.mj"])
def test_a_name_that_is_no_text_is_nobody_s(tmp_path, name):
    tom, ana, box = a_pair(tmp_path)
    place = os.path.join(os.fsencode(box / ROOT / "s" / tom.journal.device), name)
    for data in (b"", max((box / ROOT / "s" / tom.journal.device).iterdir()).read_bytes()):
        with open(place, "wb") as file:
            file.write(data)
        for words in (("sync",), ("sync", "--json")):
            told = ana.command(*words)
            assert told.code == 0
            assert "\x1b" not in told.out + told.err


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_attackers_without_keys_at_length(tmp_path, seed):
    _attacked(tmp_path, seed, 150)
