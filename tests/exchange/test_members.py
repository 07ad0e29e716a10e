"""What is opened to everyone in a program: read by everybody in it and by nobody else, taken back, and theirs alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentortui.changes import milestones, opening, sharing
from mentortui.program.board import Board, boards
from mentortui.store.share.envelope import parse
from tests.sharing import Somebody

TODAY = date(2026, 11, 21)


@pytest.fixture
def program(tmp_path: Path) -> tuple[Somebody, Somebody, Somebody, Path]:
    """Kim's program, with Ana and Bo in it, who have nothing to do with each other."""
    box = tmp_path / "box"
    kim, ana, bo = (Somebody(tmp_path, name, seed) for seed, name in enumerate(("Kim Lee", "Ana Silva", "Bo Lind"), 1))
    kim.program(box)
    for one in (ana, bo):
        kim.invite(box, one.name)
        one.join(box)
    rounds(kim, ana, bo)
    return kim, ana, bo, box


def board(somebody: Somebody) -> Board:
    """The program as somebody sees it."""
    [one] = boards(somebody.journal, TODAY)
    return one


def rounds(*people: Somebody) -> None:
    """Everybody syncs, twice."""
    for _ in range(2):
        for one in people:
            one.sync()


def reached(somebody: Somebody, title: str) -> str:
    """A milestone of somebody's own, opened to everyone; its id."""
    [made] = somebody.commit(
        milestones.add(somebody.journal, title, on=TODAY, now=somebody.clock.now(), new_id=somebody.id)
    )
    [share] = somebody.rows("share")
    [opened] = somebody.commit(opening.open_to_all(somebody.journal, made, share, new_id=somebody.id))
    return opened


def test_the_charter_and_news_reach_everybody_and_the_wall_is_seen_by_name(program):
    kim, ana, bo, _ = program
    assert board(ana).charter["name"] == board(bo).charter["name"] == "Early talent"
    [share] = kim.rows("share")
    kim.commit(opening.announce(kim.journal, share, "Workshop on Friday", now=kim.clock.now(), new_id=kim.id))
    reached(ana, "First talk")
    rounds(kim, ana, bo)
    assert [row["title"] for row in board(bo).news] == ["Workshop on Friday"]
    assert [(row["by_name"], row["title"]) for row in board(bo).wall] == [("Ana Silva", "First talk")]
    assert not bo.rows("goal") and not any(row["name"] == "Ana Silva" for row in bo.rows("person"))


def test_what_was_not_opened_reaches_nobody_and_what_was_is_taken_back(program):
    kim, ana, bo, _ = program
    ana.commit(milestones.add(ana.journal, "Krawumm", on=TODAY, now=ana.clock.now(), new_id=ana.id))
    opened = reached(ana, "First talk")
    rounds(ana, bo)
    assert [row["title"] for row in bo.rows("milestone")] == ["First talk"]
    ana.commit(sharing.unshare(ana.journal, opened, new_id=ana.id))
    rounds(ana, bo, kim)
    assert not bo.rows("milestone") and not kim.rows("milestone")
    assert len(ana.rows("milestone")) == 2


def test_nobody_changes_what_another_opened_nor_tells_everybody_in_the_coordinators_place(program):
    kim, ana, bo, _ = program
    opened = reached(ana, "First talk")
    rounds(kim, ana, bo)
    bo.write(opened, title="Last talk")
    bo.write(board(bo).charter["id"], purpose="Fame")
    rounds(bo, ana, kim)
    assert [row["title"] for row in ana.rows("milestone")] == ["First talk"]
    assert "purpose" not in board(ana).charter and "purpose" not in board(kim).charter


def test_who_comes_later_reads_what_stands(program, tmp_path):
    kim, ana, bo, box = program
    reached(ana, "First talk")
    rounds(kim, ana, bo)
    cy = Somebody(tmp_path, "Cy Moe", 7)
    kim.invite(box, "Cy Moe")
    cy.join(box)
    rounds(kim, cy, ana, kim, cy)
    assert [row["title"] for row in board(cy).wall] == ["First talk"]


def test_what_is_for_everybody_is_sealed_once_however_many_read_it(program):
    _, ana, _, box = program
    reached(ana, "First talk")
    ana.sync()
    files = [parse(path.read_bytes()) for path in box.rglob("s/*/*.mj") if path.parent.name == ana.journal.device]
    assert files and all(len(one.cipher) < 3_000 for one in files)
