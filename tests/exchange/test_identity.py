"""A sentence and a folder bring the whole journal back on a new computer; anything else is one sentence and no home."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from mentortui.cli.main import main
from mentortui.documents import recovery_page
from mentortui.errors import Refused
from mentortui.exchange import computers, identity, sealed_keys
from mentortui.store import Journal
from mentortui.store.share import recovery
from mentortui.store.share.folder import open_folder
from mentortui.store.share.keyring import keyring
from mentortui.store.share.recovery import Identity
from tests.sharing import Somebody, TestClock, a_pair
from tests.store.records import view

SENTENCE = "seven herons carry violet umbrellas past our old harbour"


class World(NamedTuple):
    """Tom and Ana share a folder; Tom has a sentence."""

    tom: Somebody
    ana: Somebody
    box: Path
    sentence: str
    page: Path


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A sentence is drawn by command, and both go on. Each sealing and opening takes a second, on purpose."""
    folder = tmp_path_factory.mktemp("world")
    tom, ana, box = a_pair(folder)
    assert tom.command("identity", "export").code == 1, "nothing is asked without a terminal"
    tom.note("a private thought")
    tom.log("between us", "Ana")
    told = tom.command("identity", "export", "--generate", "--json", "-o", str(folder / "page.txt"))
    assert told.code == 0, told.err
    ana.sync()
    ana.log("from Ana", "Tom")
    ana.sync()
    tom.note("and one later")
    tom.sync()
    (folder / "keys.mj").write_bytes(sealed_keys.file(tom.journal))
    return World(tom, ana, box, json.loads(told.out)["sentence"], folder / "page.txt")


@pytest.fixture(scope="module")
def back(world: World) -> Somebody:
    """Tom at a new computer, where a command brought his journal back."""
    home = world.box.parent / "new"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO(world.sentence.upper().replace(" ", ",  ") + "!\n"))
        patch.setenv("MENTORTUI_NOW", world.tom.clock.now().isoformat())
        assert main(["--home", str(home), "identity", "restore", str(world.box), "-"]) == 0
    new = Somebody.__new__(Somebody)
    new.clock, new.name = TestClock(77, world.tom.clock.moment), "Tom Berg"
    new.journal = Journal.open(home, clock=new.clock)
    return new


def opened(back: Somebody) -> Identity:
    """What the sentence opens: the new computer has it."""
    [sign] = [one for one in (Path(back.journal.home) / "keys").glob("*.sign") if one.with_suffix(".age").exists()]
    keys = keyring(back.journal.disk, sign.stem)
    age = sign.with_suffix(".age").read_text().strip()
    return Identity(back.me, "Tom Berg", keys.own, sign.read_text().strip(), age)


def copied(world: World, folder: Path) -> Path:
    """The shared folder as it would lie on another computer."""
    return Path(shutil.copytree(world.box, folder / "box"))


def test_folder_and_sentence_bring_everything_back(world: World, back: Somebody, tmp_path: Path) -> None:
    tom, ana, box = world.tom, world.ana, world.box
    tom.sync()
    back.sync()
    assert view(back.journal) == view(tom.journal)
    assert back.me == tom.me and back.journal.device != tom.journal.device
    assert len(computers.mine(back.journal)) == 2, "the computer that stands nowhere is none of them"
    told = ana.sync()[0]
    assert not told.warnings and told.whole
    entry = back.log("from the new computer", "Ana")
    back.sync()
    ana.sync()
    assert (ana.journal.get(entry) or {})["text"] == "from the new computer"
    late = ana.log("to the new computer", "Tom")
    ana.sync()
    back.sync()
    assert back.journal.get(late)
    with pytest.raises(Refused, match="already"):
        identity.look(str(back.journal.home), str(box))
    # A second time, from the file beside the folder, after the first new computer wrote.
    second = str(tmp_path / "second")
    place = identity.look(second, str(box.parent / "keys.mj"), str(box))
    assert place.sealed == identity.look(second, str(box)).sealed
    again, _ = identity.bring_back(second, place.folder, opened(back), TestClock(78, back.clock.moment))
    assert again.get(entry) and again.get(late) and len(computers.mine(again)) == 3


def test_the_sentence_stands_on_the_page_and_nowhere_else(world: World) -> None:
    assert world.sentence.split()[0] in world.page.read_text() and world.page.stat().st_mode & 0o077 == 0
    for one in (*Path(world.tom.journal.home).rglob("*"), *world.box.rglob("*")):
        assert not one.is_file() or world.sentence.encode() not in one.read_bytes()


def test_what_does_not_open_is_one_sentence_and_no_home(world: World, back: Somebody, tmp_path: Path) -> None:
    box = copied(world, tmp_path)
    home = str(tmp_path / "home")
    place = identity.look(home, str(box))
    with pytest.raises(Refused, match="That sentence does not open the keys that lie there"):
        identity.restore(home, place, SENTENCE, world.tom.clock)
    [sealed] = (box / recovery.FOLDER).iterdir()
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[:-40])
    with pytest.raises(Refused, match="Nobody's sealed keys"):
        identity.look(home, str(box))
    with pytest.raises(Refused, match="it is cut off"):
        identity.look(home, str(sealed), str(box))
    sealed.write_bytes(whole)
    other = Somebody(tmp_path, "Bo", 5)
    other.pair("Kim", tmp_path / "of Bo", None)
    with pytest.raises(Refused, match="Tom Berg's journal does not lie in"):
        identity.bring_back(home, open_folder(str(tmp_path / "of Bo")), opened(back), other.clock)
    with pytest.raises(Refused, match="your journal lies in the folders you share"):
        identity.look(home, str(sealed))
    assert not Path(home).exists()


def test_a_journal_that_is_on_its_way_comes_later(world: World, back: Somebody, tmp_path: Path) -> None:
    tom = world.tom
    box = copied(world, tmp_path)
    segments = box / "mentortui-v1" / "s" / tom.journal.device
    segments.rename(tmp_path / "on its way")
    home = str(tmp_path / "home")
    new = TestClock(79, tom.clock.moment)
    command = Somebody.__new__(Somebody)
    command.clock = new
    with pytest.raises(Exception, match="has not wholly arrived"):
        identity.bring_back(home, open_folder(str(box)), opened(back), new)
    command.journal = Journal.open(home, clock=new)
    assert command.command("sync").code == 1
    (tmp_path / "on its way").rename(segments)
    assert command.command("sync").code == 0
    assert any(row.get("text") == "a private thought" for row in Journal.open(home, clock=new).rows("note"))


@pytest.mark.parametrize(
    ("sentence", "enough"),
    [(SENTENCE, True), ("hello world", False), ("the the the the the the the the", False), ("", False),
     ("a b c d e f g h", False), ("correct horse battery staple", False),
     ("correct horse battery staple again once", True),
     ("我喜歡在雨天喝茶讀書", True), ("我喜歡", False), ("Zażółć gęślą jaźń zanim wróci stary bocian", True)],
)  # fmt: skip
def test_a_sentence_that_could_be_guessed_is_refused(sentence: str, enough: bool) -> None:
    if enough:
        recovery.check(sentence)
    else:
        with pytest.raises(Refused, match="too easy to guess"):
            recovery.check(sentence)


def test_a_drawn_sentence_is_enough_and_typed_as_one_likes() -> None:
    drawn = recovery.suggest(TestClock(3))
    recovery.check(drawn)
    assert len(drawn.split()) == recovery.WORDS
    assert recovery.normal(drawn.upper().replace(" ", ",\n")) == drawn


def test_the_page_says_what_to_do_and_loads_nothing() -> None:
    on = TestClock(1).now().date()
    text = recovery_page.text("Ana <Silva>", SENTENCE, ["Ana and Tom"], on)
    html = recovery_page.html("Ana <Silva>", SENTENCE, ["Ana and Tom"], on)
    for page in (text, html):
        assert "identity restore FOLDER" in page and "harbour" in page and "Ana and Tom" in page
    assert "<Silva>" not in html and "http" not in html
    assert max(map(len, text.splitlines())) <= 78


def test_it_needs_a_folder(tmp_path: Path) -> None:
    tom = Somebody(tmp_path, "Tom Berg", 1)
    told = tom.command("identity", "export", "--generate")
    assert told.code == 1 and "You share no folder yet" in told.err
