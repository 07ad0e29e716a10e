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
