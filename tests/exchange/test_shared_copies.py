"""A home that was moved or copied, and the folder it shares."""

import shutil

from mentortui.practice.conflicts import conflicts
from mentortui.store import Journal
from tests.sharing import Somebody, a_pair


def _copy_of(who, place):
    """The same home at another place, opened there."""
    who.journal.close()
    shutil.copytree(who.journal.home, place)
    copy = Somebody.__new__(Somebody)
    copy.clock, copy.name = who.clock, who.name
    copy.journal = Journal.open(place, clock=who.clock)
    return copy


def test_a_home_that_was_moved_goes_on_under_an_id_its_former_one_introduces(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Published before the move", "Ana Silva")
    tom.sync()
    entry = tom.log("Written before the move, not published", "Ana Silva")
    moved = _copy_of(tom, tmp_path / "moved")
    assert moved.journal.device != tom.journal.device
    moved.log("After the move", "Ana Silva")
    moved.sync()
    [report] = ana.sync()
    wanted = ["After the move", "Published before the move", "Written before the move, not published"]
    assert ana.texts() == moved.texts() == wanted
    assert not report.aside
    ana.write(entry, text="Seen and changed")
    ana.sync()
    moved.sync()
    assert "Seen and changed" in moved.texts()
    assert not conflicts(moved.journal)


def test_a_home_that_was_copied_and_its_copy_both_go_on(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Before", "Ana Silva")
    copy = _copy_of(tom, tmp_path / "copy")
    tom.reopen()
    tom.log("From the first", "Ana Silva")
    copy.log("From the copy", "Ana Silva")
    for who in (tom, copy, ana, tom, copy, ana):
        [report] = who.sync()
        assert not report.aside
    assert ana.texts() == tom.texts() == copy.texts() == ["Before", "From the copy", "From the first"]
