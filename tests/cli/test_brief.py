"""`brief`: the page before a meeting, through the door a user takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def pair(ana: Run) -> Run:
    ana("goal", "add", "Lead the handover", "--with", "Ana", "--share").ok()
    ana("log", "Talked", "--with", "Ana", "--minutes", "40", "--on", "2026-11-10", "--action",
        "Send it due:friday owner:Ana").ok()  # fmt: skip
    ana("meeting", "plan", "--with", "Ana", "--on", "tuesday 16:00", "--minutes", "45").ok()
    return ana


def test_the_page_and_its_data_are_the_same_each_time(pair: Run) -> None:
    page = pair("brief", "Ana").ok().out
    assert page.startswith("Before you meet Ana Silva                               Tue 24 Nov 16:00, 45 min\n")
    for said in (
        "Since 10 November     you met (40 min)",
        "Lead the handover",
        "Open, Ana's           Send it (due Fri)",
        "Worth asking",
        "Suggested agenda",
    ):
        assert said in page
    assert pair("brief", "Ana").ok().out == page
    data = pair("brief", "ana", "silva", "--json").ok().json
    assert data["schema"] == 1
    assert len(data["questions"]) == 3
    assert all(one["text"] and one["reason"] for one in data["questions"])
    assert data["open_theirs"][0]["title"] == "Send it"
    assert pair("brief", "Ana", "--json").ok().json == data


def test_a_meeting_is_named_by_its_id_or_day(pair: Run) -> None:
    meeting = pair("brief", "Ana", "--json").ok().json["meeting"]["id"]
    assert pair("brief", meeting).ok().out == pair("brief", "2026-11-24").ok().out == pair("brief", "Ana").ok().out


def test_it_is_written_to_a_file_as_its_name_says(pair: Run, tmp_path: Path) -> None:
    told = pair("brief", "Ana", "-o", str(tmp_path / "a.md")).ok()
    assert (tmp_path / "a.md").read_text("utf-8").startswith("# Before you meet Ana Silva\n")
    assert "private goals too" in told.err
    assert told.out == ""
    pair("brief", "Ana", "-o", str(tmp_path / "a.txt")).ok()
    assert (tmp_path / "a.txt").read_text("utf-8") == pair("brief", "Ana").ok().out
    assert pair("brief", "Ana", "-o", str(tmp_path)).code == 1


def test_the_agenda_is_taken_over_once(pair: Run) -> None:
    taken = pair("brief", "Ana", "--take-agenda").ok()
    assert "The next date" in taken.out
    assert "Who can read this: you and Ana Silva." in taken.err
    shown = pair("show", pair("brief", "Ana", "--json").ok().json["meeting"]["id"]).ok().out
    assert all(f"- [ ] {line}" in shown for line in taken.out.splitlines())
    again = pair("brief", "Ana", "--take-agenda")
    assert (again.code, "on the agenda already" in again.err) == (1, True)
    pair("undo").ok()
    pair("brief", "Ana", "--take-agenda").ok()


def test_for_the_other_it_holds_nothing_private(pair: Run, tmp_path: Path) -> None:
    pair("goal", "add", "SECRET", "--with", "Ana").ok()
    pair("note", "SECRET conflict", "--about", "Ana").ok()
    assert "SECRET" in pair("brief", "Ana").ok().out
    page = pair("brief", "Ana", "--for", "mentee").ok().out
    assert "SECRET" not in page
    assert page.startswith("Before you meet Tom Berg")
    told = pair("brief", "Ana", "--for", "mentee", "-o", str(tmp_path / "ana.txt")).ok()
    assert "what Ana Silva may read" in told.err
    assert pair("brief", "Ana", "--for", "mentor").ok().out == pair("brief", "Ana").ok().out


def test_bad_input_ends_in_a_sentence(ana: Run) -> None:
    for argv, said in (
        (["brief", "Anna"], "Did you mean Ana Silva?"),
        (["brief", "me"], "about somebody else"),
        (["brief", "Ana", "--take-agenda"], "No meeting with Ana Silva is planned"),
        (["brief", "meeting-ffff"], "Nobody and no meeting"),
        (["brief"], "missing"),
    ):
        told = ana(*argv)
        assert told.code in (1, 2), argv
        assert said in told.err, told.err
        assert "Traceback" not in told.err
    ana("person", "add", "Bo Lind").ok()
    assert "You have not met yet, and you are in no relationship" in " ".join(ana("brief", "Bo").ok().out.split())


def test_it_loads_no_records_and_no_app(pair: Run) -> None:
    program = (
        "import sys; sys.argv = ['mentortui', 'brief', 'Ana']\n"
        "from mentortui.cli.main import main\n"
        "code = main(sys.argv[1:])\n"
        "print([name for name in ('pydantic', 'textual', 'tinydb', 'icalendar') if name in sys.modules], code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[] 0", done.stderr
