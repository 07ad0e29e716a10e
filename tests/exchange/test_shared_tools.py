"""The names sync tools give to what they take for a conflict: read like any other file, and told when not needed."""

import shutil

from mentortui.store.share.folder import ROOT
from tests.sharing import a_pair

NAMES = (
    "{stem}.sync-conflict-20261121-101112-ABCDEFG.mj",  # Syncthing
    "{stem} (Ana's MacBook's conflicted copy 2026-11-21).mj",  # Dropbox
    "{stem} (Case Conflict).mj",
    "{stem} (conflicted copy 2026-11-21 101112).mj",  # Nextcloud, ownCloud
    "{stem}-LAPTOP-AB12.mj",  # OneDrive
    "{stem}-LAPTOP-AB12-2.mj",
    "{stem} 2.mj",  # iCloud Drive
    "{stem} (1).mj",  # Google Drive
    "{stem}_conf(1).mj",
    "{stem}.mj~",  # rsync --backup
    "{stem}.mj.~1~",
)


def test_what_is_there_under_a_tool_s_name_alone_is_read_and_a_copy_of_it_is_told(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    own = box / ROOT / "s" / tom.journal.device
    wanted = []
    for number, name in enumerate(NAMES):
        before = set(own.iterdir())
        tom.log(f"Meeting {number:02}", "Ana Silva")
        tom.sync()
        wanted.append(f"Meeting {number:02}")
        for path in set(own.iterdir()) - before:
            kept = path.with_name(name.format(stem=path.stem))
            path.rename(kept)
            [report] = ana.sync()
            assert ana.texts() == wanted, name
            assert not report.aside
            assert not [one for one in report.warnings if kept.name in one]  # it is needed
            shutil.copy(kept, path)
            [report] = ana.sync()
            assert [one for one in report.warnings if kept.name in one and "You may delete" in one], name
            kept.unlink()
            [report] = ana.sync()
            assert report.warnings == ()
    assert len(ana.rows("meeting")) == len(NAMES)
