"""A backup brings back, keeps the newer, and is refused where it does not fit."""

from __future__ import annotations

import pytest

from tests.cli.exported import state


def test_backup_and_restore_bring_back_and_keep_the_newer(full, tmp_path):
    file = tmp_path / "b.backup"
    assert full("backup", "-o", file).ok().out == f"{file}\n"
    assert full("backup", "-o", file).code == 1
    goal = full("list", "goals", "--json").json["goals"][0]["id"]
    full("edit", goal, "--set", "title=Changed").ok()
    full("note", "newer").ok()
    before = len(full("list", "notes", "--json").json["notes"])
    full("restore", file).ok()
    assert full("show", goal, "--json").json["title"] == "=cmd|' /C calc'!A0"
    assert len(full("list", "notes", "--json").json["notes"]) == before
    full("undo").ok()
    assert full("show", goal, "--json").json["title"] == "Changed"
    full("restore", file, "--exact").ok()
    assert len(full("list", "notes", "--json").json["notes"]) == before - 1
    other = str(tmp_path / "other")
    assert "Made the journal" in full("--home", other, "restore", file).ok().err
    assert full("--home", other, "show", goal, "--json").ok()


def test_a_broken_backup_is_refused(full, tmp_path):
    file = tmp_path / "b.backup"
    file.write_bytes(b"{ torn")
    result = full("restore", file)
    assert (result.code, result.err.count("\n")) == (1, 1)


def test_a_backup_with_one_letter_changed_spoils_no_journal(full, tmp_path):
    file = tmp_path / "b.backup"
    full("backup", "-o", file).ok()
    before = state(full)
    file.write_bytes(file.read_bytes().replace(b'Say \\"hello', b'Say \\"hallo'))
    result = full("restore", file)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "checksum" in result.err and "Nothing was changed" in result.err
    assert state(full) == before
    elsewhere = full("--home", tmp_path / "elsewhere", "restore", file)
    assert elsewhere.code == 3
    assert "checksum" in elsewhere.err


@pytest.mark.parametrize("exact", [(), ("--exact",)])
def test_another_person_s_backup_is_not_mixed_in(full, tmp_path, exact):
    file = tmp_path / "b.backup"
    full("backup", "-o", file).ok()
    other = str(tmp_path / "other")
    full("--home", other, "init", "--name", "Ana").ok()
    before = state(full, "--home", other)
    result = full("--home", other, "restore", file, *exact)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "another person's journal" in result.err
    assert state(full, "--home", other) == before


def test_a_backup_onto_a_disk_that_is_not_there_is_refused(full, tmp_path):
    result = full("backup", "-o", tmp_path / "usb" / "b.backup")
    assert result.code == 1
    assert "no folder" in result.err
    assert not (tmp_path / "usb").exists()
