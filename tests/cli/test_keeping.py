"""Commands that keep: export, import, backup, restore, doctor, demo."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.hostile import TEXTS


@pytest.fixture
def full(ana):
    """A journal with hostile texts on both sides, a deleted and an edited record."""
    ana("log", TEXTS[0], "--with", "Ana", "--share", "--action", "Send it due:friday owner:Ana").ok()
    for text in TEXTS:
        ana("note", "-", stdin=f"n {text}").ok()
    goal = ana("goal", "add", "=cmd|' /C calc'!A0", "--with", "Ana", "--share", "--json").ok().json["id"]
    ana("goal", "step", goal, 'Say "hello", twice').ok()
    gone = ana("note", "gone", "--json").ok().json["id"]
    ana("delete", gone).ok()
    ana("edit", goal, "--set", "relevant=Because").ok()
    return ana


def state(run, *home: str) -> dict:
    found = run(*home, "export").ok().json["state"]
    return {side: found[side] for side in ("shared", "private")}


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


def test_csv_goals_with_a_map_keeps_good_rows_and_names_bad_ones(ana, tmp_path):
    file = tmp_path / "goals.csv"
    file.write_text('Title,Due\nLead,2027-01-31\nBad,someday\n,2027-01-31\nOpen "quote,\nTalk,\n')
    result = ana("import", file, "--kind", "goals", "--map", "Title=title,Due=due")
    assert result.code == 3
    assert "line 3:" in result.err
    assert "line 4:" in result.err
    titles = {row["title"] for row in ana("list", "goals", "--json").json["goals"]}
    assert {"Lead", "Talk"} <= titles
    assert "Bad" not in titles
    ana("undo").ok()
    assert ana("list", "goals", "--json").json["goals"] == []


def test_csv_of_people_and_meetings(ana, tmp_path):
    people, meetings = tmp_path / "people.csv", tmp_path / "meetings.csv"
    people.write_text("Name,Role\nAna Silva,mentee\nBo Lind,mentee\n")
    assert "1 person added, 1 was already here" in ana("import", people, "--kind", "people").ok().out
    meetings.write_text("Date,With,Minutes,Notes\n2026-11-03,Bo Lind,30,Talked\n2026-11-04,Bo Lind,9999,\n")
    result = ana("import", meetings, "--kind", "meetings")
    assert result.code == 3
    assert "line 3:" in result.err
    assert "1440" in result.err
    assert [row["minutes"] for row in ana("list", "meetings", "--json").json["meetings"]] == [30]
    assert "Bo Lind" in ana("list", "meetings").out


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        ((), 1, "--kind goals"),
        (("--kind", "gaols"), 2, "Did you mean goals"),
        (("--kind", "goals", "--map", "Title"), 2, "COLUMN=field"),
        (("--map", "Title=title"), 2, "--kind"),
        (("--kind", "goals", "--map", "Nope=title"), 1, "There is no column 'Nope'"),
    ],
)
def test_a_table_asked_for_in_a_wrong_way(ana, tmp_path, argv, code, says):
    file = tmp_path / "t.csv"
    file.write_text("Aim\nx\n")
    result = ana("import", file, *argv)
    assert result.code == code
    assert says in result.err


MEETINGS = """Date,Who,Mins,Kind,Notes
2026-10-22,Ana Silva,30,check-in,first
2026-10-22,Ana Silva,30,check-in,second
2026-13-01,Ana Silva,30,check-in,no such month
2026-10-29,Ana Silva,50,lunch,no such type
,Ana Silva,50,check-in,no day
"""


def test_a_table_of_meetings_with_columns_of_its_own_keeps_every_text(ana, tmp_path):
    file = tmp_path / "m.csv"
    file.write_text(MEETINGS)
    result = ana("import", file, "--kind", "meetings", "--map", "Kind=type")
    assert result.code == 3
    assert "line 4: There is no month 13" in result.err
    assert "line 5: 'lunch' is no type; it is one-to-one, check-in" in result.err
    assert "line 6: it has no day" in result.err
    (meeting,) = ana("list", "meetings", "--with", "Ana", "--json").json["meetings"]
    assert (meeting["minutes"], meeting["type"]) == (30, "check-in")
    texts = [one["text"] for one in ana("list", "entries", "--json").json["entries"]]
    assert sorted(texts) == ["first", "second"]
    again = ana("import", file, "--kind", "meetings", "--map", "Kind=type,Who=with")
    assert again.out.startswith("Nothing added, 2 were already here")


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("--kind", "cats"), 2, "It takes one of: people"),
        (("--kind", "revisions"), 2, "It takes one of: people"),
        (("--kind", "meetings", "--map", "Kind=color"), 1, "no 'color' to fill; it has on"),
    ],
)
def test_what_a_table_cannot_be_is_said_with_what_it_can(ana, tmp_path, argv, code, says):
    file = tmp_path / "m.csv"
    file.write_text(MEETINGS)
    result = ana("import", file, *argv)
    assert (result.code, result.err.count("\n")) == (code, 1)
    assert says in result.err


def test_one_markdown_note_is_imported_by_its_name(ana, tmp_path):
    file = tmp_path / "2026-10-01 Ana.md"
    file.write_text("We spoke.\n")
    ana("import", file).ok()
    (note,) = ana("list", "notes", "--json").json["notes"]
    assert (note["on"], note["text"]) == ("2026-10-01", "We spoke.")
    file.write_bytes(b"\xff\xfe\xff")
    assert "2026-10-01 Ana.md: it is not text" in ana("import", file).err


def test_a_link_out_of_a_folder_of_notes_is_left_alone(ana, tmp_path):
    folder, elsewhere = tmp_path / "notes", tmp_path / "elsewhere.txt"
    folder.mkdir()
    elsewhere.write_text("not a note of this folder")
    (folder / "one.md").write_text("mine")
    (folder / "link.md").symlink_to(elsewhere)
    (folder / "gone.md").symlink_to(tmp_path / "gone")
    ana("import", folder).ok()
    assert [one["text"] for one in ana("list", "notes", "--json").json["notes"]] == ["mine"]


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


def test_a_folder_of_notes(ana, tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2026-03-14.md").write_text("# Ana\nWe met [/b].\n")
    (folder / "bad.md").write_bytes(b"\xff")
    result = ana("import", folder)
    assert result.code == 3
    assert "bad.md" in result.err
    assert ana("list", "notes", "--json").json["notes"][0]["on"] == "2026-03-14"
    (tmp_path / "empty").mkdir()
    assert ana("import", tmp_path / "empty").code == 1


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


def test_json_of_a_record_has_one_order_of_fields_whatever_way_it_came(full, ana, home, tmp_path):
    file = tmp_path / "j.json"
    full("export", "-o", file).ok()
    shown = full("list", "goals", "--json").ok().out
    other = tmp_path / "other"
    full("--home", other, "import", file).ok()
    assert full("--home", other, "list", "goals", "--json").ok().out == shown
    assert [list(row) for row in json.loads(shown)["goals"]] == [
        ["id", *sorted(set(row) - {"id"})] for row in json.loads(shown)["goals"]
    ]
