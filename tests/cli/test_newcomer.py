"""Who joined, what of before they read, and what was written apart: asked at a terminal, said by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mentortui.changes import joining
from tests.sharing import Somebody, a_pair


def waiting(folder: Path) -> tuple[Somebody, Somebody]:
    """Tom with two meetings from before, and Ana Silva, who joined the folder he made for Ana."""
    tom, ana = Somebody(folder, "Tom Berg", 1), Somebody(folder, "Ana Silva", 2)
    tom.commit(joining.pair(tom.journal, "Ana", "mentee", now=tom.clock.now(), new_id=tom.id))
    tom.log("Long before", "Ana")
    tom.log("Before that", "Ana")
    tom.pair("Ana", folder / "box", "mentee")
    ana.join(folder / "box")
    return tom, ana


@pytest.mark.parametrize(
    ("typed", "read", "says"),
    [
        ("y\nf\n", [], "Ana Silva may read what is shared from now on."),
        ("maybe\nyes\nc\n7\n1\n", ["Before that"], "Ana Silva may read 1 meeting of before, too."),
        ("", [], "Left open"),
    ],
)
def test_at_a_terminal_a_sync_asks_and_sends_what_was_said(
    tmp_path: Path, typed: str, read: list[str], says: str
) -> None:
    tom, ana = waiting(tmp_path)
    told = tom.command("sync", typed=typed)
    assert told.code == 0
    assert "Is this the Ana you have 4 entries about?" in told.err
    assert says in told.err
    ana.sync()
    assert ana.texts() == read
    assert "?" not in tom.command("sync", typed="").err or "Left open" in says


def test_without_a_terminal_nothing_is_asked_and_it_is_said_by_command(tmp_path: Path) -> None:
    tom, ana = waiting(tmp_path)
    assert "?" not in tom.command("sync").err
    listed = json.loads(tom.command("--json", "relationship", "open", "Ana").out)
    assert [row["opened"] for row in listed["before"]] == [False, False]
    assert tom.command("relationship", "open", "Ana", "--choose", "2").code == 0
    tom.command("sync")
    ana.sync()
    assert ana.texts() == ["Long before"]
    assert "Before that" in tom.command("relationship", "open", "Ana").out
    assert tom.command("relationship", "open", "Ana", "--choose", "3").code == 1
    assert tom.command("relationship", "open", "Ana", "--everything").code == 0
    tom.command("sync")
    ana.sync()
    assert len(ana.texts()) == 2
    assert tom.command("relationship", "open", "Ana").code == 1


def test_a_person_is_linked_by_hand_or_said_to_be_another(tmp_path: Path) -> None:
    tom, _ = waiting(tmp_path)
    tom.command("sync", typed="")
    assert tom.command("person", "link", "Ana", "Tom Berg").code == 1
    assert tom.command("person", "link", "Ana", "Ana Silva", "--not").code == 0
    assert "Ana you have" not in tom.command("sync", typed="").err
    tom.command("undo")
    assert tom.command("person", "link", "Ana", "Ana Silva").code == 0
    assert [row["name"] for row in tom.rows("person")].count("Ana") == 0


def test_conflicts_and_doubles_are_settled_by_command(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("One\nTwo\nThree", "Ana Silva")
    tom.sync()
    ana.sync()
    tom.write(entry, text="One!\nTwo\nThree")
    ana.write(entry, text="One\nTwo\nThree!")
    ana.log("Another", "Tom Berg")
    ana.sync()
    tom.sync()
    listed = tom.command("conflicts").out
    assert "as --merged keeps them" in listed and "Possible double:" in listed and "by Ana Silva" in listed
    assert tom.command("conflicts", "resolve", entry, "--merged").code == 0
    assert tom.texts() == ["Another", "One!\nTwo\nThree!"]
    meeting = tom.rows("meeting")[0]["id"]
    assert tom.command("conflicts", "two", meeting).code == 0
    assert tom.command("conflicts").out == ""
    tom.command("undo")
    assert tom.command("conflicts", "same", meeting).code == 0
    assert len(tom.rows("meeting")) == 1
    assert tom.command("conflicts", "resolve", entry, "--merged").code == 1
