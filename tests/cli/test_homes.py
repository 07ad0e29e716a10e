"""The doctor, homes that are not whole, and the demo."""

from __future__ import annotations

import os

import pytest


def test_doctor_finds_and_mends(full, home):
    findings = full("doctor", "--json").ok().json["findings"]
    assert {one["level"] for one in findings} == {"ok"}
    os.chmod(home / "device.json", 0o644)
    assert "--repair" in full("doctor").ok().err
    assert "mended" in full("doctor", "--repair").ok().out
    assert {one["level"] for one in full("doctor", "--json").ok().json["findings"]} == {"ok"}


def test_doctor_says_what_becomes_of_an_edit_by_hand_and_says_it_once(ana, home, tmp_path):
    ana("goal", "add", "Lead the ward").ok()
    file = tmp_path / "j.json"
    ana("export", "-o", file).ok()
    there = tmp_path / "there"
    ana("--home", there, "import", file).ok()  # which leaves a snapshot to edit
    snapshot = there / "private" / "journal.json"
    snapshot.write_bytes(snapshot.read_bytes().replace(b"Lead the ward", b"Leave the ward"))
    found = ana("--home", there, "doctor").ok()
    assert "--repair takes it in" in found.out
    assert "edited by hand" not in found.err
    assert "Lead the ward" in ana("--home", there, "list", "goals").out
    assert "it is part of the journal now" in ana("--home", there, "doctor", "--repair").ok().out
    assert "Leave the ward" in ana("--home", there, "list", "goals").out
    ana("--home", there, "undo").ok()
    assert "Lead the ward" in ana("--home", there, "list", "goals").out


@pytest.mark.parametrize("lost", ["device.json", "private"])
def test_what_is_said_of_a_home_that_is_not_whole_works(full, home, tmp_path, lost):
    file = tmp_path / "b.backup"
    full("backup", "-o", file).ok()
    goals = full("list", "goals", "--json").json
    (home / lost).rename(tmp_path / "lost")
    said = full("list", "goals")
    assert said.code == 1
    assert "give this folder another name" in said.err
    home.rename(tmp_path / "aside")
    full("restore", file).ok()
    assert full("list", "goals", "--json").json == goals


def test_a_home_that_is_a_file_is_told_as_one(run, home):
    home.write_text("text")
    result = run("init", "--name", "Ana")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "is a file, not a folder" in result.err


def test_demo_without_a_terminal(run, tmp_path):
    result = run("demo")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "--keep DIR" in result.err


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_demo_is_kept_and_opened_again(run, tmp_path, role):
    place = str(tmp_path / "demo")
    assert run("demo", "--keep", place, "--as", role).ok().out == f"{place}\n"
    notes = run("--home", place, "list", "meetings", "--json").ok().json["meetings"]
    assert len(notes) > 5
    assert "opened as it is" in run("demo", "--keep", place).ok().err
    assert run("--home", place, "today").ok().out


def test_init_leaves_a_folder_with_other_files_alone(run, home):
    home.mkdir()
    (home / "letter.txt").write_text("x")
    result = run("init", "--name", "Z")
    assert (result.code, "other files" in result.err, "letter.txt" in result.err) == (1, True, True)
    assert [path.name for path in home.iterdir()] == ["letter.txt"]
    (home / "letter.txt").unlink()
    run("init", "--name", "Z").ok()


@pytest.mark.parametrize("how", ["zeros", "cut"])
def test_doctor_tells_a_line_cut_short_and_keeps_it(run, home, how):
    run("init", "--name", "Z").ok()
    for text in ("n1", "n2", "n3"):
        run("note", text).ok()
    path = home / "private" / "wal-00000001"
    data = path.read_bytes()
    path.write_bytes(data[:-100] + bytes(100) if how == "zeros" else data[:-40])
    torn = path.read_bytes()
    assert "was cut short" in run("doctor").ok().out
    run("note", "n4").ok()
    result = run("doctor", "--repair").ok()
    assert "mended" in result.out
    assert [one.read_bytes() for one in (home / "private" / "backup").glob("damaged-*")] == [torn]
    assert "was cut short" not in run("doctor").ok().out
    assert {row["text"] for row in run("list", "notes", "--json").json["notes"]} == {"n1", "n2", "n4"}


def test_a_clock_that_was_wrong_is_told_once_a_day_and_how_it_ends(run, home, monkeypatch):
    run("init", "--name", "Z").ok()
    monkeypatch.setenv("MENTORTUI_NOW", "2099-01-01T00:00:00+00:00")
    run("note", "x").ok()
    monkeypatch.setenv("MENTORTUI_NOW", "2026-11-22T10:00:00+00:00")
    assert "stamped 1 January 2099" in run("list", "notes").ok().err
    assert run("list", "notes").ok().err == ""
    assert run("doctor").ok().out.count("stamped 1 January 2099") == 1
    monkeypatch.setenv("MENTORTUI_NOW", "2026-11-23T10:00:00+00:00")
    assert "stamped" in run("today").ok().err + run("list", "notes").ok().err
    monkeypatch.setenv("MENTORTUI_NOW", "2099-01-02T10:00:00+00:00")
    assert run("list", "notes").ok().err == ""


def test_doctor_brings_back_a_lost_identity(full, home):
    before = full("list", "notes", "--json").ok().json
    (home / "device.json").unlink()
    assert "doctor --repair" in full("list", "notes").err
    assert "made again from the journal" in full("doctor", "--repair").ok().out
    assert full("list", "notes", "--json").ok().json == before
