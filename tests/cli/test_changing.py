"""Commands that change: edit, share, unshare, delete, undelete, undo, redo."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


@pytest.fixture
def goal(ana):
    """The id of a goal in Tom's journal."""
    return ana("goal", "add", "Lead the handover", "--due", "2027-02-28", "--baseline", "3", "--target", "7",
               "--json").ok().json["id"]  # fmt: skip


@pytest.fixture
def editor(monkeypatch, tmp_path):
    """Make EDITOR a program that does `body` with the text; `editor("text = text.replace('a', 'b')")`."""

    def use(body: str, name: str = "EDITOR") -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys, os, subprocess, pathlib\n"
            "path = pathlib.Path(sys.argv[1]); text = path.read_bytes().decode()\n"
            f"{body}\n"
            "path.write_bytes(text if isinstance(text, bytes) else text.encode())\n"
        )
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv(name, f"{sys.executable} {script}")

    return use


def meanwhile(*argv: str) -> str:
    """A line of an editor that runs a command while the editor is open."""
    return f"subprocess.run({[sys.executable, '-m', 'mentortui', *argv]!r}, check=True)\n"


def kept(result) -> str:
    """The text a failed save kept, from the file it names."""
    return place(result).read_text()


def place(result) -> Path:
    """The file a failed save says it kept the text in."""
    return Path(result.err.rpartition("kept in ")[2].partition(". To take it up again: mentortui edit ")[0])


def leftovers(home: Path) -> list[Path]:
    return list((home / "cache").glob("edit-*"))


def test_set_changes_fields_and_says_what_it_understood(ana, goal):
    result = ana("edit", goal, "--set", "due=2027-03-31", "--set", "relevant=More = better", "--set", "stretch=yes",
                 "--set", "skills=leading, speaking", "--json").ok()  # fmt: skip
    data = result.json
    assert (data["due"], data["relevant"], data["stretch"]) == ("2027-03-31", "More = better", True)
    assert data["skills"] == ["leading", "speaking"]
    assert "Edited: Lead the handover" in result.err
    assert "Due: Friday 27 November 2026 (in 6 days)." in ana("edit", goal, "--set", "due=friday").ok().err
    assert ana("edit", goal, "--set", "relevant=", "--json").ok().json.get("relevant") is None


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ("due", 2, "has no `=`"),
        ("tarket=5", 1, "did you mean target"),
        ("readers=everyone", 1, "no field 'readers'"),
        ("due=01/12/2026", 1, "2026"),
        ("target=3", 1, "equals the baseline"),
        ("start=2028-01-01", 1, "before it starts"),
        ("target=many", 1, "is a number"),
        ("title=", 1, "The title is empty"),
        ("title=" + "x" * 10_001, 1, "10,001 characters"),
        ("owners=Nobody Known", 1, "There is no person"),
        ("due=2027-02-28", 1, "already"),
        ("area=work", 1, "'work' is no area; it is professional, personal or wellbeing"),
    ],
)
def test_a_bad_value_is_one_sentence_and_changes_nothing(ana, goal, given, code, says):
    before = ana("show", goal, "--json").json
    result = ana("edit", goal, "--set", given)
    assert result.code == code, result.err
    assert result.err.count("\n") == 1
    assert says in result.err
    assert ana("show", goal, "--json").json == before


def test_a_person_s_roles_are_the_known_ones(ana):
    result = ana("edit", "Ana Silva", "--set", "roles=king")
    assert result.code == 1
    assert "choose one of mentor, mentee, coordinator" in result.err
    assert ana("edit", "Ana Silva", "--set", "roles=Mentor, mentee", "--json").ok().json["roles"] == [
        "mentee",
        "mentor",
    ]


def test_an_edit_in_the_editor_is_saved_and_leaves_no_file(ana, goal, editor, home):
    editor("text = text.replace('due: 2027-02-28', 'due: 2027-03-31').replace('relevant:', 'relevant: one\\n  two')")
    data = ana("edit", goal, "--json").ok().json
    assert (data["due"], data["relevant"]) == ("2027-03-31", "one\ntwo")
    assert leftovers(home) == []


@pytest.mark.parametrize("body", ["pass", "text = ''", "text = '\\n'", "text = text.replace('\\n', '\\r\\n')"])
def test_an_editor_that_changes_nothing_changes_nothing(ana, goal, editor, home, body):
    editor(body)
    result = ana("edit", goal).ok()
    assert "Nothing was changed" in result.err
    assert ana("undo", "--list", "--json").json["changes"][0]["says"].startswith("Goal added")
    assert leftovers(home) == []


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("text = text.replace('target: 7', 'target: seven')", "target is a number"),
        ("text = text.replace('target: 7', 'target: 3')", "equals the baseline"),
        ("text = text.replace('---', '')", "---"),
        ("text = text.encode() + b'\\xff'", "not UTF-8"),
        ("text += 'hello'; path.write_text(text); sys.exit(3)", "ended with an error (3)"),
    ],
)
def test_a_text_that_cannot_be_saved_is_kept_and_its_place_told(ana, goal, editor, body, says):
    editor(body)
    before = ana("show", goal, "--json").json
    result = ana("edit", goal)
    assert result.code == 1
    assert says in result.err
    assert ana("show", goal, "--json").json == before
    path = place(result)
    assert path.exists()
    assert path.stat().st_mode & 0o077 == 0


def test_a_journal_changed_meanwhile_keeps_both(ana, goal, editor, home):
    editor(
        meanwhile("edit", goal, "--set", "title=Theirs")
        + "text = text.replace('title: Lead the handover', 'title: Mine')"
    )
    result = ana("edit", goal)
    assert result.code == 1
    assert "Changed meanwhile" in result.err
    assert "title: Mine" in kept(result)
    assert ana("show", goal, "--json").json["title"] == "Theirs"


def test_another_field_changed_meanwhile_is_no_conflict(ana, goal, editor):
    editor(meanwhile("edit", goal, "--set", "title=Theirs") + "text = text.replace('target: 7', 'target: 9')")
    data = ana("edit", goal, "--json").ok().json
    assert (data["title"], data["target"]) == ("Theirs", 9)


def test_a_record_deleted_meanwhile_keeps_the_text(ana, goal, editor):
    editor(meanwhile("delete", goal) + "text = text.replace('target: 7', 'target: 9')")
    result = ana("edit", goal)
    assert result.code == 1
    assert "target: 9" in kept(result)


def test_a_note_is_edited_as_text(ana, editor):
    note = ana("note", "one", "--json").ok().json["id"]
    editor("text = text.replace('one', '---\\n[/b] two\\n\\n=three ')")
    assert ana("edit", note, "--json").ok().json["text"] == "---\n[/b] two\n\n=three"


def test_without_an_editor_or_a_terminal_it_says_so(ana, goal, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    result = ana("edit", goal)
    assert result.code == 1
    assert "--set FIELD=VALUE" in result.err
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    assert "could not be started" in ana("edit", goal).err


def test_share_and_unshare_tell_who_reads_and_give_a_new_id(ana, goal):
    shared = ana("share", goal).ok()
    assert "Ana Silva" in shared.err
    data = ana("show", "Lead the handover", "--json").json
    assert data["readers"] == "relationship"
    assert data["id"] != goal
    back = ana("unshare", "Lead the handover", "--json").ok()
    assert back.json["readers"] == "only_you"
    assert "cannot be unread" in back.err
    assert ana("share", ana("note", "mine", "--json").json["id"]).code == 1


def test_delete_and_undelete_bring_the_parts_along(ana, goal):
    ana("goal", "step", goal, "Shadow two").ok()
    assert "1 part" in ana("delete", goal).ok().err
    assert ana("list", "steps", "--json").json["steps"] == []
    assert ana("show", goal).ok().err.count("deleted") == 1
    ana("undelete", goal).ok()
    assert len(ana("list", "steps", "--json").json["steps"]) == 1
    assert ana("undelete", goal).code == 1
    assert ana("delete", "Tom Berg").code == 1


def test_undo_and_redo_over_restarts(ana, goal):
    ana("edit", goal, "--set", "title=Other").ok()
    assert "Undone: Edited" in ana("undo").ok().out
    assert ana("show", goal, "--json").json["title"] == "Lead the handover"
    assert "Done again" in ana("redo").ok().out
    assert ana("show", goal, "--json").json["title"] == "Other"
    changes = ana("undo", "--list", "--json").ok().json["changes"]
    assert any(item["says"].startswith("Goal added") for item in changes)
    assert "Goal added" in ana("undo", "--list").ok().out
    assert ana("redo").code == 1


def test_a_quick_capture_is_undone(ana):
    ana("note", "by mistake").ok()
    ana("undo").ok()
    assert ana("list", "notes", "--json").json["notes"] == []


def test_nothing_to_undo_is_said(run):
    run("init", "--name", "Tom").ok()
    result = run("undo")
    assert (result.code, result.err.count("\n")) == (1, 1)


def test_an_undo_that_changes_who_reads_says_who_reads_now(ana, goal):
    ana("goal", "step", goal, "Shadow two").ok()
    ana("share", goal).ok()
    ana("unshare", "Lead the handover").ok()
    assert "Who can read this: you and Ana Silva." in ana("undo").ok().err
    assert "Who can read this: only you." in ana("redo").ok().err
    ana("undo").ok()
    assert "Who can read this: only you." in ana("undo").ok().err  # the sharing itself
    assert "Who can read" not in ana("undo").ok().err  # a step, which nobody reads any more
    assert len(ana("redo", "--json").ok().json["back"]) == 1


def test_a_kept_text_is_taken_up_again_once_it_is_mended(ana, goal, editor):
    editor("text = text.replace('target: 7', 'target: 9').replace('due: 2027-02-28', 'due: blah')")
    path = place(ana("edit", goal))
    path.write_text(path.read_text().replace("due: blah", "due: 2027-03-31"))
    ana("edit", goal, "--set", "relevant=meanwhile").ok()
    path.write_text(path.read_text().replace("relevant:", "relevant: meanwhile"))
    result = ana("edit", goal, "--from", path, "--json").ok()
    assert "Changed: due, target." in result.err
    assert (result.json["due"], result.json["target"], result.json["relevant"]) == ("2027-03-31", 9, "meanwhile")
    assert "Nothing was changed" in ana("edit", goal, "--from", path).ok().err


def test_an_edit_from_standard_input_or_a_wrong_file(ana, goal, tmp_path):
    note = ana("note", "first", "--json").json["id"]
    text = "---\n---\n\nsecond\n"
    assert ana("edit", note, "--from", "-", "--json", stdin=text).ok().json["text"] == "second"
    assert "is empty" in ana("edit", note, "--from", "-", stdin=" \n").err
    assert "could not be read (No such file" in ana("edit", note, "--from", tmp_path / "none.md").err
    assert "first line is not ---" in ana("edit", note, "--from", "-", stdin="hello").err
    assert ana("edit", note, "--from", "-", "--set", "text=x").code == 2
    assert ana("show", note, "--json").json["text"] == "second"
