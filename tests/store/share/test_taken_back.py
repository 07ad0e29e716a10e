"""What is taken back is heard by those who read it, also where one's own files in the folder went away."""

import shutil
from datetime import timedelta

import pytest

from mentortui.changes import editing, sharing
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.folder import ROOT, SEGMENTS
from tests.canaries import opened
from tests.forging import keys_of
from tests.sharing import a_pair, second_computer


def take_back(tom, entry):
    tom.journal.undo()


def unshare(tom, entry):
    tom.commit(sharing.unshare(tom.journal, entry, new_id=tom.id))


def is_read_by(who, path):
    return bool([*opened([path.read_bytes()], keys_of(who).identity)])


@pytest.mark.parametrize("how", [take_back, unshare])
def test_what_is_taken_back_is_heard_though_ones_own_files_are_gone(tmp_path, how):
    tom, ana, box = a_pair(tmp_path)
    entry = tom.log("The salary talk", "Ana Silva")
    tom.sync()
    ana.sync()
    assert "The salary talk" in ana.texts()
    shutil.rmtree(box / ROOT / "s" / tom.journal.device)
    how(tom, entry)
    tom.sync()
    ana.sync()
    assert "The salary talk" not in ana.texts()


def test_what_is_taken_back_is_heard_though_all_that_was_noted_of_the_folder_is_lost_too(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    entry = tom.log("The salary talk", "Ana Silva")
    tom.sync()
    ana.sync()
    unshare(tom, entry)
    shutil.rmtree(box / ROOT / "s" / tom.journal.device)
    shutil.rmtree(f"{tom.journal.home}/private/shares")
    tom.join(box)
    ana.sync()
    assert not ana.texts() and tom.texts() == ["The salary talk"]


def test_what_another_computer_of_ones_own_sent_is_taken_back_from_this_one(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 9)
    desktop.join(box)
    entry = tom.log("The salary talk", "Ana Silva")
    for who in (tom, ana, desktop, ana):
        who.sync()
    assert "The salary talk" in ana.texts()
    unshare(desktop, entry)
    desktop.sync()
    ana.sync()
    assert "The salary talk" not in ana.texts()


def test_what_was_written_elsewhere_meanwhile_is_kept_from_its_readers_and_goes_along(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 9)
    entry = tom.log("The salary talk", "Ana Silva")
    for who in (tom, desktop, ana):
        who.sync()
    mine = box / SEGMENTS / tom.journal.device
    desktop.write(entry, text="The salary talk, once more")
    for who in (desktop, tom, ana):
        who.sync()
    before = {*mine.iterdir()}
    unshare(tom, entry)
    desktop.write(entry, text="The salary talk, in full")
    tom.sync()
    late = {one: one.read_bytes() for one in {*mine.iterdir()} - before if not is_read_by(ana, one)}
    for one in late:
        one.unlink()  # that it is private now arrives after it is shared no more
    desktop.sync()
    ana.sync()
    assert late and "in full" not in repr(ana.journal.spelled(entry))
    for one, data in late.items():
        one.write_bytes(data)
    for who in (desktop, ana, tom):
        who.sync()
    assert tom.texts() == desktop.texts() == ["The salary talk, in full"]
    assert "in full" not in repr(ana.journal.spelled(entry)) and not ana.texts()


def test_a_reader_who_brings_it_back_just_then_does_not_make_it_theirs(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 9)
    entry = tom.log("The salary talk", "Ana Silva")
    for who in (tom, desktop, ana):
        who.sync()
    unshare(tom, entry)
    desktop.write(entry, text="The salary talk, in full")
    ana.clock.moment += timedelta(hours=1)
    ana.commit(editing.delete(ana.journal, entry))
    ana.commit(editing.undelete(ana.journal, entry))
    for who in (ana, desktop, tom, desktop, ana, tom):
        who.sync()
    assert "salary" not in repr(ana.journal.spelled(entry))
    assert "The salary talk, in full" in tom.texts() and "The salary talk, in full" in desktop.texts()


def test_what_was_written_on_both_sides_of_taking_back_stands_in_one(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 9)
    entry = tom.log("The salary talk", "Ana Silva")
    for who in (tom, desktop, ana):
        who.sync()
    [own] = tom.commit(sharing.unshare(tom.journal, entry, new_id=tom.id))
    tom.write(own, text="The salary talk, for me")
    desktop.write(entry, text="The salary talk, in full")
    for who in (tom, desktop, ana, tom, desktop):
        who.sync()
    assert tom.texts() == desktop.texts() == ["The salary talk, for me\n\nThe salary talk, in full"]
    assert not any(report.sent for report in desktop.sync())
    assert "in full" not in repr(ana.journal.spelled(entry)) and not ana.texts()


def test_a_copy_of_a_file_that_is_covered_stands_for_nothing(tmp_path):
    tom, _ana, box = a_pair(tmp_path)
    mine = box / SEGMENTS / tom.journal.device
    entry = tom.log("A talk", "Ana Silva")
    files = {}
    for number in range(4):
        tom.write(entry, text=f"A talk, {number}")
        tom.sync()
        files |= {one.name: one.read_bytes() for one in mine.iterdir()}
    tom.sync()  # a base of it all
    [share] = tom.rows("share")
    standing = {name: known.sequences for name, known in ledger_of(tom, share).published.items()}
    for name, data in files.items():
        (mine / f"{name[:-3]} (1).mj").write_bytes(data)
    assert not any(report.sent for report in tom.sync()), "what an older one says is no news"
    assert {name: known.sequences for name, known in ledger_of(tom, share).published.items()} == standing
    assert len(files) > sum(map(len, standing.values()))


def ledger_of(who, share):
    return ledgers.load(who.journal.disk, share["id"].partition("-")[2])
