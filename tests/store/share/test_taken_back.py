"""What is taken back is heard by those who read it, also where one's own files in the folder went away."""

import shutil

import pytest

from mentortui.changes import sharing
from mentortui.store.share.folder import ROOT
from tests.sharing import a_pair, second_computer


def take_back(tom, entry):
    tom.journal.undo()


def unshare(tom, entry):
    tom.commit(sharing.unshare(tom.journal, entry, new_id=tom.id))


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
