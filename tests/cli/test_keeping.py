"""What was exported is the same journal again, here and elsewhere; nothing goes where it must not."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.cli.exported import state
from tests.hostile import TEXTS


def test_an_export_makes_an_equal_journal_elsewhere(full, tmp_path, home):
    file, other = tmp_path / "journal.json", str(tmp_path / "other")
    full("export", "-o", file).ok()
    assert file.stat().st_mode & 0o077 == 0
    result = full("--home", other, "import", file).ok()
    assert "Made the journal" in result.out
    assert state(full, "--home", other) == state(full)
    here, there = (json.loads((Path(place) / "device.json").read_text())["device"] for place in (home, other))
    assert here != there
    for kind in ("goals", "meetings", "notes", "people", "actions"):
        assert full("list", kind, "--json").json == full("--home", other, "list", kind, "--json").json
    full("--home", other, "note", "life goes on").ok()
    again = full("--home", other, "import", file).ok()
    assert again.out.startswith("0 new, 0 changed")


def test_an_export_is_readable_and_holds_every_table(full):
    data = full("export").ok().json
    assert data["schema"] == 1
    assert data["goals"][0]["title"] == "=cmd|' /C calc'!A0"
    assert len(data["notes"]) == len(TEXTS)


def test_what_was_written_apart_meets_again(full, tmp_path):
    file, back, other = tmp_path / "a.json", tmp_path / "b.json", str(tmp_path / "other")
    full("export", "-o", file).ok()
    full("--home", other, "import", file).ok()
    full("note", "written here").ok()
    full("--home", other, "note", "written there").ok()
    full("--home", other, "export", "-o", back).ok()
    full("import", back).ok()
    texts = [row["text"] for row in full("list", "notes", "--json").json["notes"]]
    assert {"written here", "written there"} <= set(texts)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
        (b"[1, 2]", "not the export"),
        (b'{"schema": 1}', "not the export"),
        (b'{"schema": 99, "state": {}}', "newer mentortui"),
        (b'{"schema": 1, "state": {"person": "x"}}', ""),
    ],
)
def test_what_is_no_export_is_refused_and_makes_nothing(run, tmp_path, home, content, says):
    file = tmp_path / "x.json"
    file.write_bytes(content)
    result = run("import", file)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert says in result.err
    assert not (home / "device.json").exists()
    run("init", "--name", "Tom").ok()
    assert run("import", file).code == 1


def test_another_person_s_export_is_not_mixed_in(full, tmp_path):
    file, other = tmp_path / "tom.json", str(tmp_path / "other")
    full("export", "-o", file).ok()
    full("--home", other, "init", "--name", "Bo").ok()
    result = full("--home", other, "import", file)
    assert result.code == 1
    assert "another person's journal" in result.err


def test_tampered_records_are_left_out_and_named(full, tmp_path):
    data = full("export").json
    data["state"]["private"]["../../x"] = {"f": {}}
    data["state"]["private"]["note-" + "0" * 32] = {"f": {"text": {"dev": ["bad stamp", "x"]}}}
    file = tmp_path / "x.json"
    file.write_text(json.dumps(data))
    result = full("--home", str(tmp_path / "other"), "import", file)
    assert result.code == 3
    assert "../../x" in result.err


@pytest.mark.parametrize("argv", [("import", "nowhere.json"), ("import", "nowhere"), ("restore", "nowhere.backup")])
def test_a_file_that_is_not_there_is_named(full, argv):
    result = full(*argv)
    assert result.code == 1
    assert "nowhere" in result.err


def test_a_backup_given_to_import_is_pointed_to_restore(full, tmp_path):
    file = tmp_path / "b.json"
    full("backup", "-o", file).ok()
    result = full("import", file)
    assert result.code == 1
    assert "mentortui restore" in result.err


def test_standard_input_is_read_for_a_dash(full, tmp_path):
    exported = full("export").out
    assert "Made the journal" in full("--home", str(tmp_path / "other"), "import", "-", stdin=exported).ok().out
    assert "1 goal added" in full("import", "-", "--kind", "goals", stdin="title\nFrom a pipe\n").ok().out
    assert full("import", "-").code == 1
    assert full("import", str(tmp_path), "--kind", "goals").code == 2


def test_a_full_standard_output_is_told_and_a_closed_one_is_no_error(full, process, home):
    import subprocess
    import sys

    for form in ("json", "markdown", "csv"):
        line = f"{sys.executable} -m mentortui export --format {form}"
        full_disk = subprocess.run(["bash", "-c", f"{line} > /dev/full"], capture_output=True, check=False)
        assert (full_disk.returncode, full_disk.stderr.count(b"\n")) == (1, 1)
        assert b"Standard output" in full_disk.stderr
    closed = subprocess.run(["bash", "-c", f"{line} >&-; {line} | head -c 1 >/dev/null"], capture_output=True,
                            check=False)  # fmt: skip
    assert (closed.returncode, closed.stderr) == (0, b"")


def test_csv_comes_back_as_it_left(full, tmp_path):
    def rows(home: list[str]) -> list[dict]:
        found = full(*home, "list", "notes", "--json").json["notes"]
        return sorted(({k: v for k, v in row.items() if k not in ("at", "by")} for row in found), key=lambda r: r["id"])

    file, other = tmp_path / "notes.csv", ["--home", str(tmp_path / "other")]
    full("export", "-o", file, "--format", "csv", "--kind", "notes").ok()
    full(*other, "init", "--name", "Tom Berg").ok()
    full(*other, "import", file, "--kind", "notes").ok()
    assert rows(other) == rows([])
    assert "were already here" in full(*other, "import", file, "--kind", "notes").ok().out


def test_one_csv_of_everything_is_read_back(full, tmp_path):
    file, other = tmp_path / "all.csv", ["--home", str(tmp_path / "other")]
    full("export", "-o", file).ok()
    full(*other, "init", "--name", "Tom Berg").ok()
    assert full(*other, "import", file).ok().err == ""
    assert len(full(*other, "list", "steps", "--json").json["steps"]) == 1
    assert full(*other, "list", "goals", "--json").json["goals"][0]["readers"] == "only_you", "an import shares nothing"


def test_markdown_holds_everything(full, tmp_path):
    file = tmp_path / "journal.md"
    full("export", "-o", file).ok()
    page = file.read_text()
    assert page.startswith("# The journal of Tom Berg\n")
    assert 'Say "hello", twice' in page
    assert "gone" not in page


def test_an_export_never_goes_into_the_home_and_leaves_no_half_file(full, home, tmp_path):
    inside = full("export", "-o", home / "journal.json")
    assert inside.code == 1
    assert "own folder" in inside.err
    for target in (tmp_path, tmp_path / "no" / "such" / "x.json"):
        assert full("export", "-o", target).code == 1
    if Path("/dev/full").exists() and os.getuid() == 0:
        assert full("export", "-o", "/proc/x.json").code == 1
    assert not list(tmp_path.glob(".*.tmp"))


def test_an_export_keeps_links_and_writes_into_what_is_no_file(full, tmp_path):
    link, pipe = tmp_path / "link.json", tmp_path / "pipe"
    link.symlink_to(tmp_path / "target.json")
    full("export", "-o", link).ok()
    assert link.is_symlink()
    assert json.loads((tmp_path / "target.json").read_text())["schema"] == 1
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        got = pool.submit(pipe.read_bytes)
        full("export", "--format", "markdown", "-o", pipe).ok()
        assert got.result(30).startswith(b"# The journal of Tom Berg")
    assert pipe.is_fifo()


def test_json_of_a_record_has_one_order_of_fields_whatever_way_it_came(full, tmp_path):
    file = tmp_path / "j.json"
    full("export", "-o", file).ok()
    shown = full("list", "goals", "--json").ok().out
    other = tmp_path / "other"
    full("--home", other, "import", file).ok()
    assert full("--home", other, "list", "goals", "--json").ok().out == shown
    assert [list(row) for row in json.loads(shown)["goals"]] == [
        ["id", *sorted(set(row) - {"id"})] for row in json.loads(shown)["goals"]
    ]
