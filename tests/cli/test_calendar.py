"""`calendar` and `import FILE.ics`, through the door a user takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run


@pytest.fixture
def planned(ana: Run) -> Run:
    ana("edit", "me", "--set", "time_zone=Europe/Lisbon").ok()
    ana("meeting", "plan", "--with", "Ana", "--on", "every other thursday", "--time", "16:00", "--times", "4").ok()
    ana("action", "add", "SECRET", "--due", "2026-12-01").ok()
    return ana


def test_it_is_written_and_read_back_by_icalendar(planned: Run, tmp_path: Path) -> None:
    told = planned("calendar", "-o", str(tmp_path / "c.ics")).ok()
    assert " events; 1 title that only you can read is left out." in told.err
    found = Calendar.from_ical((tmp_path / "c.ics").read_bytes())
    said = {str(one["summary"]) for one in found.walk("VEVENT")}
    assert {"Ana Silva, one-to-one", "An action is due"} < said
    assert any(one.startswith("Form: ") for one in said)
    shown = planned("calendar", "--private").ok()
    assert "SUMMARY:Due: SECRET" in shown.out
    data = planned("calendar", "--json").ok().json
    assert (data["events"], data["left_out"], data["file"]) == (len(said), 1, None)
    assert data["calendar"].startswith("BEGIN:VCALENDAR")


def test_our_own_calendar_changes_nothing_here(planned: Run, tmp_path: Path) -> None:
    planned("calendar", "-o", str(tmp_path / "c.ics")).ok()
    assert planned("import", str(tmp_path / "c.ics")).ok().out.startswith("Nothing added, ")
    said = planned("import", "-", stdin=(tmp_path / "c.ics").read_text("utf-8")).ok()
    assert said.out.startswith("Nothing added, ")
    assert len(planned("list", "meetings", "--json").ok().json["meetings"]) == 4


def test_an_ics_file_becomes_planned_meetings_once(ana: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Lisbon:20261124T160000\n"
        "SUMMARY:Talk\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    nobody = ana("import", str(path)).ok()
    assert nobody.out == "Nothing added.\n"
    assert "1 event with nobody who is known here" in nobody.err
    assert ana("import", str(path), "--with", "Ana").ok().out.startswith("1 meeting added.")
    assert ana("import", str(path), "--with", "Ana").ok().out == "Nothing added, 1 was already here.\n"
    (row,) = ana("list", "meetings", "--json").ok().json["meetings"]
    assert (row["on"], row["status"], row["title"]) == ("2026-11-24", "planned", "Talk")
    ana("undo").ok()
    assert ana("list", "meetings", "--json").ok().json["meetings"] == []


def test_bad_input_ends_in_a_sentence(ana: Run, tmp_path: Path) -> None:
    broken = tmp_path / "b.ics"
    broken.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT")
    for argv, said in (
        (["import", str(broken)], "its end is missing"),
        (["import", str(tmp_path / "none.ics")], "There is no file"),
        (["import", str(broken), "--with", "Nobody"], "no person"),
        (["import", str(tmp_path), "--with", "Ana"], ""),
        (["calendar", "-o", str(tmp_path)], "it is a folder"),
    ):
        told = ana(*argv)
        assert told.code in (1, 2), argv
        assert said in told.err, told.err
        assert "Traceback" not in told.err


def events(path: Path) -> set[str]:
    return {str(one["summary"]) for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_a_published_calendar_is_kept_current(planned: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.ics"
    told = planned("calendar", "--publish", str(path)).ok()
    assert "kept current: with every command but quick capture" in told.err
    assert path.stat().st_mode & 0o777 == 0o600
    planned("meeting", "plan", "--with", "Ana", "--on", "2026-12-02", "--title", "Budget talk").ok()
    assert "Budget talk" in events(path)
    planned("undo").ok()
    assert "Budget talk" not in events(path)
    planned("action", "add", "SECRET too", "--due", "2026-12-03").ok()
    planned("today").ok()
    assert b"SECRET" not in path.read_bytes()
    planned("calendar", "--publish", str(path), "--private").ok()
    planned("action", "add", "SECRET three", "--due", "2026-12-03").ok()
    planned("today").ok()
    assert "Due: SECRET three" in events(path)


def test_quick_capture_waits_for_the_next_command(planned: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.ics"
    planned("calendar", "--publish", str(path)).ok()
    before = path.stat().st_mtime_ns
    planned("note", "a thought").ok()
    planned("action", "add", "Send it", "--due", "2026-12-03").ok()
    planned("log", "It went well", "--with", "Ana", "--minutes", "40").ok()
    assert path.stat().st_mtime_ns == before
    planned("status").ok()
    assert path.stat().st_mtime_ns > before
    assert "Due: Send it" not in events(path) and "An action is due" in events(path)


def test_a_place_that_is_gone_never_fails_a_command(planned: Run, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    planned("calendar", "--publish", str(folder / "p.ics")).ok()
    (folder / "p.ics").unlink()
    folder.rmdir()
    assert "renewed" not in planned("action", "add", "Send it", "--due", "2026-12-03").ok().err
    told = planned("today").ok()
    assert told.err.count("The published calendar could not be renewed") == 1
    assert planned("list", "actions", "--json").ok().json["actions"]
    folder.mkdir()
    assert "renewed" not in planned("today").ok().err
    assert (folder / "p.ics").exists()


def test_publishing_ends_and_keeps_other_settings(planned: Run, home: Path, tmp_path: Path) -> None:
    (home / "settings.json").write_text('{"theme": "light", "calendar": {"file": 3}}')
    assert planned("calendar", "--unpublish").code == 1
    path = tmp_path / "p.ics"
    planned("calendar", "--publish", str(path)).ok()
    assert '"theme": "light"' in (home / "settings.json").read_text()
    planned("calendar", "--unpublish").ok()
    path.unlink()
    planned("today").ok()
    assert not path.exists()
    assert '"theme": "light"' in (home / "settings.json").read_text()
    for argv in (
        ["--publish", str(tmp_path)],
        ["--publish", "a.ics", "-o", "b.ics"],
        ["--publish", str(home / "x.ics")],
    ):
        assert planned("calendar", *argv).code in (1, 2)
