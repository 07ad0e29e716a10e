"""What was left out for want of a role is read again: whoever is named a lead before or after, journals are equal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mentortui.exchange import hosting
from mentortui.model.delta import Delta
from mentortui.store.share.audiences import MEMBERS
from mentortui.store.share.folder import ROOT
from mentortui.store.share.pull import Pull
from tests.exchange.test_inviting import a_program
from tests.forging import forge, keys_of, put, share_of
from tests.sharing import Somebody

KINDS = ("announcement", "page", "charter", "relationship", "entry")
PAIR = "relationship-" + "a" * 32
MADE = {"at": "2026-11-21T09:00:00+00:00", "readers": "relationship", "on": "2026-11-21"}


def _told(who: Somebody) -> dict[str, list[object]]:
    return {kind: [*who.rows(kind)] for kind in KINDS}


def _world(folder: Path) -> tuple[Somebody, Path, list[list[tuple[Path, bytes]]]]:
    """Bo, the folder, and what is on its way to him: that Lena leads, her words to all, and to him in particular."""
    kim, (lena, bo), box = a_program(folder, "Lena Wolf", "Bo Lind")
    people = {"mentors": [lena.me], "mentees": [bo.me], "by": bo.me, "status": "active"}
    bo.commit(Delta("With Lena", {PAIR: {**MADE, **people}}))
    for who in (lena, bo):
        who.sync()
    before = {*box.rglob("*.mj")}
    share = share_of(kim)
    spring = {"at": MADE["at"], "by": kim.me, "readers": "only_you", "program": share, "name": "spring"}
    kim.commit(Delta("A cohort", {"cohort-" + "f" * 32: spring}))
    hosting.lead(kim.journal, kim.rows("share")[0], "Lena Wolf", ["spring"])
    named = [(path, path.read_bytes()) for path in sorted({*(box / ROOT / "roster").iterdir()} - before)]
    readers = [bo, kim]
    said = {"announcement-" + "b" * 32: {**MADE, "by": lena.me, "title": "For Bo", "readers": "everyone"},
            "entry-" + "c" * 32: {**MADE, "by": lena.me, "meeting": "meeting-" + "d" * 32, "x/text": "Hers"},
            PAIR: {"mentees/" + kim.me: False, "cadence": "2 weeks"}}  # fmt: skip
    to_bo = put(box, lena.journal.device, forge(keys_of(lena), readers, share, PAIR, said, seq=91))
    said = {"page-" + "e" * 32: {**MADE, "by": lena.me, "title": "A page", "text": "To all", "readers": "everyone",
                                 "program": share}}  # fmt: skip
    to_all = put(box, lena.journal.device, forge(keys_of(lena), readers, share, MEMBERS, said, seq=92))
    files = [named, [(to_bo, to_bo.read_bytes())], [(to_all, to_all.read_bytes())]]
    for path, _ in [one for some in files for one in some]:
        path.unlink()
    return bo, box, files


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), ()], ids=str)
def test_a_lead_is_believed_whether_one_hears_of_it_before_or_after(tmp_path: Path, order: Sequence[int]) -> None:
    bo, _, files = _world(tmp_path)
    for arrived in [files[number] for number in order] or [[*files[0], *files[1], *files[2]]]:
        for path, data in arrived:
            path.write_bytes(data)
        bo.sync()
    reports = bo.sync()
    assert not reports[0].aside and not any("left out" in said for said in reports[0].warnings)
    told = _told(bo)
    assert [row["title"] for row in told["announcement"]] == ["For Bo"], told
    assert [row["title"] for row in told["page"]] == ["A page"]
    assert [row["text"] for row in told["entry"]] == ["Hers"]
    assert [row.get("cadence") for row in told["relationship"]] == ["2 weeks"]


def test_who_never_leads_is_read_again_no_more_than_the_list_changes(tmp_path: Path) -> None:
    bo, _, files = _world(tmp_path)
    for path, data in files[1]:
        path.write_bytes(data)
    [report] = bo.sync()
    assert report.files == 1 and any("1 entries were left out" in said for said in report.warnings)
    [report] = bo.sync()
    assert not report.files and not any("left out" in said for said in report.warnings)
    assert [row["text"] for row in bo.rows("entry")] == ["Hers"] and not bo.rows("announcement")


def test_under_another_name_it_is_read_again_too_and_what_went_is_not_looked_for_twice(tmp_path, monkeypatch):
    bo, _, files = _world(tmp_path)
    [(path, data)] = files[1]
    copy = path.with_name(f"{path.stem} (conflicted copy).mj")
    copy.write_bytes(data)
    bo.sync()
    copy.unlink()
    for there, words in files[0]:
        there.write_bytes(words)
    bo.sync()
    rounds = []
    look = Pull._round
    monkeypatch.setattr(Pull, "_round", lambda pull, progress: rounds.append(pull) or look(pull, progress))
    bo.sync()
    assert len(rounds) == 1 and not bo.rows("announcement")
    copy.write_bytes(data)
    bo.sync()
    assert [row["title"] for row in bo.rows("announcement")] == ["For Bo"]
