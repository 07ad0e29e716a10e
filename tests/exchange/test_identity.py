"""A sentence and a folder bring the whole journal back on a new computer; anything else is one sentence and no home."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from mentortui.cli.main import main
from mentortui.documents import recovery_page
from mentortui.errors import Refused
from mentortui.exchange import computers, identity, sealed_keys
from mentortui.store import Journal
from mentortui.store.share import recovery
from mentortui.store.share.folder import open_folder
from mentortui.store.share.recovery import Identity
from tests.sharing import Somebody, TestClock, a_pair
from tests.store.records import view

SENTENCE = "seven herons carry violet umbrellas past our old harbour"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Somebody, Somebody, Path]:
    """Tom and Ana; Tom chose a sentence, and both went on."""
    folder = tmp_path_factory.mktemp("world")
    tom, ana, box = a_pair(folder)
    tom.note("a private thought")
    tom.log("between us", "Ana")
    reports = identity.choose(tom.journal, SENTENCE)
    assert all(report.whole for report in reports)
    ana.sync()
    ana.log("from Ana", "Tom")
    ana.sync()
    tom.note("and one later")
    tom.sync()
    (folder / "keys.mj").write_bytes(sealed_keys.file(tom.journal))
    return tom, ana, box


OPENED: dict[str, Identity] = {}


def opened(world: tuple[Somebody, Somebody, Path]) -> Identity:
    """What Tom's sentence opens; once, as each opening takes a second on purpose."""
    if not OPENED:
        [(_, cipher)] = recovery.found_in(open_folder(str(world[2])))
        found = recovery.open_with(cipher, SENTENCE)
        assert found is not None
        OPENED["Tom"] = found
    return OPENED["Tom"]


def copied(world: tuple[Somebody, Somebody, Path], folder: Path) -> Path:
    """The shared folder as it would lie on another computer."""
    return Path(shutil.copytree(world[2], folder / "box"))


def test_folder_and_sentence_bring_everything_back(world: tuple[Somebody, Somebody, Path], tmp_path: Path) -> None:
    tom, ana, box = world
    clock = TestClock(77, tom.clock.moment)
    home = tmp_path / "new"
    place = identity.look(str(home), str(box))
    typed = "  Seven HERONS carry violet umbrellas, past our old harbour! "
    OPENED["Tom"] = recovery.open_with(place.sealed[0], typed) or pytest.fail("it does not open")
    journal, report = identity.bring_back(str(home), place.folder, OPENED["Tom"], clock)
    assert report.whole, report
    journal.catch_up()
    tom.sync()
    assert view(journal) == view(tom.journal)
    assert journal.me == tom.me and journal.device != tom.journal.device
    assert {one["here"] for one in computers.mine(journal)} == {True, False}
    assert len(computers.mine(journal)) == 2, "the computer that stands nowhere is none of them"
    assert oct((home / "keys").stat().st_mode)[-3:] == "700"

    new = Somebody.__new__(Somebody)
    new.clock, new.name, new.journal = clock, "Tom Berg", journal
    told = ana.sync()[0]
    assert not told.warnings and told.whole
    entry = new.log("from the new computer", "Ana")
    new.sync()
    ana.sync()
    assert (ana.journal.get(entry) or {})["text"] == "from the new computer"
    late = ana.log("to the new computer", "Tom")
    ana.sync()
    new.sync()
    assert new.journal.get(late)
    with pytest.raises(Refused, match="already"):
        identity.look(str(home), str(box))
    # A second time, from the file beside the folder, after the first new computer wrote.
    again = identity.look(str(tmp_path / "second"), str(box.parent / "keys.mj"), str(box))
    assert again.sealed == place.sealed
    known = opened(world)
    second, _ = identity.bring_back(str(tmp_path / "second"), again.folder, known, TestClock(78, clock.moment))
    assert second.get(entry) and second.get(late) and len(computers.mine(second)) == 3


def test_what_does_not_open_is_one_sentence_and_no_home(world: tuple[Somebody, Somebody, Path], tmp_path: Path) -> None:
    box = copied(world, tmp_path)
    home = str(tmp_path / "home")
    place = identity.look(home, str(box))
    with pytest.raises(Refused, match="That sentence does not open the keys that lie there"):
        identity.restore(home, place, "eight herons carry violet umbrellas past our old harbour", world[0].clock)
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
        identity.bring_back(home, open_folder(str(tmp_path / "of Bo")), opened(world), other.clock)
    with pytest.raises(Refused, match="your journal lies in the folders you share"):
        identity.look(home, str(sealed))
    assert not Path(home).exists()


def test_a_journal_that_is_on_its_way_comes_later(world: tuple[Somebody, Somebody, Path], tmp_path: Path) -> None:
    tom, _ana, _ = world
    box = copied(world, tmp_path)
    segments = box / "mentortui-v1" / "s" / tom.journal.device
    segments.rename(tmp_path / "on its way")
    home = str(tmp_path / "home")
    new = TestClock(79, tom.clock.moment)
    command = Somebody.__new__(Somebody)
    command.clock = new
    with pytest.raises(Exception, match="has not wholly arrived"):
        identity.bring_back(home, open_folder(str(box)), opened(world), new)
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


def test_as_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are the data; nothing is asked without a terminal; the page is for one's own eyes."""
    tom = Somebody(tmp_path, "Tom Berg", 1)
    assert tom.command("identity", "export", "--generate").code == 1
    computers.meet_in(tom.journal, str(tmp_path / "mine"))
    tom.note("kept")
    assert tom.command("identity", "export").code == 1
    page = tmp_path / "page.txt"
    told = tom.command("identity", "export", "--generate", "--json", "-o", str(page))
    assert told.code == 0, told.err
    sentence = json.loads(told.out)["sentence"]
    assert sentence.split()[0] in page.read_text() and page.stat().st_mode & 0o077 == 0
    for one in Path(tom.journal.home).rglob("*"):
        assert not one.is_file() or sentence.encode() not in one.read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO(sentence + "\n"))
    monkeypatch.setenv("MENTORTUI_NOW", tom.clock.now().isoformat())
    assert main(["--home", str(tmp_path / "back"), "identity", "restore", str(tmp_path / "mine"), "-"]) == 0
    assert [row["text"] for row in Journal.open(tmp_path / "back", clock=tom.clock).rows("note")] == ["kept"]
