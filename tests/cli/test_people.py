"""People in full by command: profiles and how they grow old, the table, the constellation, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_profile_is_written_shown_confirmed_and_asked_for_again(ana: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ana("person", "edit", "me", "--explains", "with examples", "--learns", "by trying", "--hours", "3",
        "--capacity", "1", "--available-until", "30 september 2027", "--time-zone", "Europe/Lisbon").ok()  # fmt: skip
    shown = ana("person", "show", "me", "--json").ok().json
    assert (shown["explains"], shown["learns"], shown["capacity"]) == ("with examples", "by trying", 1)
    assert shown["available_on"] == "2026-11-21"
    assert shown["availability"] == {
        "words": "3 hours a month, for 1 at once, until 30 September 2027", "said": "2026-11-21", "stale": False,
    }  # fmt: skip
    assert shown["load"] == {"active": 1, "paused": 0, "capacity": 1, "words": "1 of 1 place taken"}
    assert len(shown["relationships"]) == 1
    assert "You mentor in 2 relationships now; you had 1 in mind" in ana(
        "relationship", "add", "--as", "mentor", "--with", "Bo Lind").ok().err  # fmt: skip
    assert ana("person", "confirm", "me").code == 1, "said today already"
    monkeypatch.setenv("MENTORTUI_NOW", "2027-06-21T10:00:00+01:00")
    told = ana("person", "show", "me").ok()
    assert "(said in November 2026, ask again)" in told.out and "person confirm" in told.err
    ana("person", "confirm", "me").ok()
    assert "ask again" not in ana("person", "show", "me").ok().out
    monkeypatch.setenv("MENTORTUI_NOW", "2027-10-01T10:00:00+01:00")
    told = ana("person", "confirm", "me")
    assert told.code == 1 and "It was until 30 September 2027, which is over" in told.err
    ana("edit", "me", "--set", "available_until=").ok()
    assert ana("person", "show", "me", "--json").ok().json["available_on"] == "2027-10-01", "by any door"


def test_a_profile_goes_out_and_comes_back(ana: Run, home: Path, tmp_path: Path) -> None:
    ana("person", "edit", "Ana", "--learns", "by doing", "--hours", "2", "--capacity", "3").ok()
    ana("relationship", "add", "--as", "mentor", "--with", "Bo", "--cohort", "Spring  2027").ok()
    table = tmp_path / "p.csv"
    table.write_text(ana("export", "--format", "csv", "--kind", "people").ok().out)
    whole = tmp_path / "all.json"
    whole.write_text(ana("export").ok().out)
    person = ana("person", "show", "Ana", "--json").ok().json
    other = tmp_path / "other"
    ana("--home", str(other), "init", "--name", "Tom Berg").ok()
    ana("--home", str(other), "import", str(table), "--kind", "people").ok()
    back = ana("--home", str(other), "person", "show", "Ana", "--json").ok().json
    for field in ("learns", "hours_a_month", "capacity", "available_on"):
        assert back[field] == person[field], field
    rows = ana("list", "relationships", "--json").ok().json["relationships"]
    assert [row["cohort"] for row in rows if "cohort" in row] == ["Spring 2027"]
    assert "Spring 2027" in json.dumps(json.loads(whole.read_text()))


def test_everybody_in_one_table(ana: Run) -> None:
    ana("relationship", "add", "--as", "mentor", "--with", "Bo Lind", "--cohort", "Spring", "--start", "2026-11-01",
        "--end", "2027-10-30").ok()  # fmt: skip
    ana("relationship", "add", "--as", "mentor", "--with", "Cid", "--start", "2025-01-01").ok()
    ana("relationship", "close", "Cid", "--as", "completed").ok()
    ana("goal", "add", "Lead the handover", "--with", "Ana", "--share").ok()
    told = ana("person", "list").ok().out
    assert "Cid" not in told and "week 3 of 52" in told and "1 of 1" in told
    assert "Cid" in ana("person", "list", "--closed").ok().out
    (line,) = ana("person", "list", "--cohort", " spring ", "--json").ok().json["people"]
    assert (line["title"], line["role"], line["end"]) == ("Bo Lind", "mentor", "2027-10-30")
    assert ana("person", "list", "--cohort", "autumn").ok().err == "Nobody in this cohort.\n"


def test_the_constellation_and_its_gaps(ana: Run) -> None:
    told = ana("relationship", "constellation").ok()
    assert "Nobody mentors you here yet." in told.out and "relationship add --as mentee" in told.err
    ana("person", "edit", "me", "--wants", "budgets", "--wants", "courage").ok()
    ana("relationship", "add", "--mentor", "Helena", "--mentee", "me", "--kind", "reverse").ok()
    ana("person", "edit", "Helena", "--offers", "budget decisions").ok()
    ana("agreement", "edit", "Helena", "--set", "wants=sponsorship").ok()
    found = ana("relationship", "constellation", "--json").ok().json
    assert found["gaps"] == ["advice", "coaching", "listening", "courage"]
    assert found["wants"] == [{"want": "budgets", "by": ["Helena"]}, {"want": "courage", "by": []}]
    assert [one["gives"] for one in found["mentors"]] == [["sponsorship"]]
    told = ana("relationship", "constellation").ok().out
    assert "Helena: sponsorship, not agreed yet" in told and "courage  nobody yet" in told


def test_what_is_new_never_belongs_to_a_closed_relationship(ana: Run) -> None:
    ana("relationship", "close", "Ana", "--as", "completed", "--talked").ok()
    told = ana("log", "A coffee", "--with", "Ana", "--json").ok()
    assert "Your relationship with Ana Silva is closed, so this belongs to none of yours." in told.err
    assert "once you two share" not in told.err and "relationship" not in told.json
    told = ana("log", "A coffee", "--with", "Ana", "--share")
    assert told.code == 1 and "is closed, so nothing new can be shared in it. Nothing was saved." in told.err
    told = ana("action", "add", "Send the book", "--with", "Ana", "--json").ok()
    assert "is closed" in told.err and "relationship" not in told.json
    told = ana("action", "add", "Write back", "--owner", "Ana", "--json").ok()
    assert "relationship" not in told.json and told.json["readers"] == "only_you"
    told = ana("meeting", "plan", "--with", "Ana", "--on", "2026-12-01", "--json").ok()
    assert "is closed" in told.err and "relationship" not in told.json
    told = ana("meeting", "plan", "--with", "Ana", "--on", "every tuesday")
    assert told.code == 1 and "there is no series" in told.err


def test_an_action_of_a_meeting_there_is(ana: Run) -> None:
    meeting = ana("log", "It went well", "--with", "Ana", "--json").ok().json
    told = ana(
        "action", "add", "Draft the talk due:friday", "--owner", "Ana", "--meeting", meeting["id"], "--json"
    ).ok()
    made = told.json
    assert (made["meeting"], made["due"], made["readers"]) == (meeting["id"], "2026-11-27", "relationship")
    assert made["relationship"] == meeting["relationship"]
    assert "Of the meeting with Ana Silva" in told.err
    assert ana("action", "add", "X", "--meeting", "nope").code == 1
    assert ana("action", "add", "X", "--meeting", meeting["id"], "--with", "Ana").code == 2
    found = ana("list", "actions", "--meeting", meeting["id"], "--json").ok().json["actions"]
    assert [one["title"] for one in found] == ["Draft the talk"]


def test_a_time_that_does_not_exist_is_refused_with_the_nearest(ana: Run) -> None:
    ana("person", "edit", "me", "--time-zone", "Europe/Lisbon").ok()
    said = "01:30 on 28 March 2027 does not exist in Europe/Lisbon"
    told = ana("meeting", "plan", "--with", "Ana", "--on", "2027-03-28", "--time", "01:30")
    assert told.code == 1 and said in told.err and "the nearest times are 00:59 and 02:00" in told.err
    told = ana("meeting", "plan", "--with", "Ana", "--on", "every sunday", "--time", "01:30", "--times", "60")
    assert told.code == 1 and said in told.err
    made = ana("meeting", "plan", "--with", "Ana", "--on", "2027-03-28", "--time", "02:00", "--json").ok().json
    assert said in ana("edit", made["id"], "--set", "time=01:30").err
    assert ana("show", made["id"], "--json").ok().json["time"] == "02:00"
    assert len(ana("list", "meetings", "--json").ok().json["meetings"]) == 1


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("mentees=me", "needs two people"), ("mentors=", "without mentors is none"),
        ("mentees=Ana Silva, me", "unless its kind is peer"), ("kind=peer", "Peers stand on both sides"),
        ("end=2020-01-01", "before it began"),
    ],
)  # fmt: skip
def test_nor_is_a_relationship_changed_into_one_that_cannot_be(ana: Run, field: str, said: str) -> None:
    (row,) = ana("list", "relationships", "--json").ok().json["relationships"]
    told = ana("edit", row["id"], "--set", field)
    assert told.code == 1 and said in told.err, told.err
    assert ana("list", "relationships", "--json").ok().json["relationships"] == [row]


@pytest.mark.parametrize(
    ("argv", "said", "code"),
    [
        (["relationship", "add", "--as", "mentor", "--with", "me"], "Yourself alone is no relationship", 1),
        (["relationship", "add", "--mentor", "Tom Berg", "--mentee", "me"], "Yourself alone is no relationship", 1),
        (["relationship", "add", "--kind", "peer", "--mentor", "me", "--mentee", "me"], "Yourself alone", 1),
        (
            ["relationship", "add", "--mentor", "me", "--mentee", "me", "--mentee", "Bo"],
            "cannot be mentor and mentee",
            1,
        ),
        (["relationship", "add", "--as", "mentor"], "Say either", 2),
        (["relationship", "add", "--mentor", "me"], "needs a mentee too", 1),
        (["relationship", "add", "--as", "mentor", "--with", ""], "name is empty", 1),
        (["relationship", "add", "--as", "mentor", "--with", "Ana Silva"], "is there already", 1),
        (["relationship", "add", "--as", "mentor", "--with", "Bo", "--end", "2026-01-01"], "before it starts", 1),
        (["relationship", "add", "--as", "mentor", "--with", "Bo", "--cadence", "often"], "often", 1),
        (["person", "add", "ana silva"], "already a person called ana silva", 1),
        (["person", "edit", "Ana", "--hours", "1000"], "a month has 744", 1),
        (["person", "edit", "Ana", "--hours=-1"], "not to be had", 1),
        (["person", "edit", "Ana", "--capacity=-1"], "from 0 to", 1),
        (["person", "edit", "Ana", "--capacity", "two"], "not a whole number", 2),
        (["person", "edit", "Ana", "--available-until", "someday"], "someday", 1),
        (["person", "show", "Nobody"], "no person", 1),
        (["person", "confirm", "Ana"], "Nothing is written of the time", 1),
        (["person", "edit", "Ana"], "says that already", 1),
    ],
)
def test_bad_input_ends_in_a_sentence_and_nothing_is_lost(ana: Run, argv: list[str], said: str, code: int) -> None:
    before = ana("export").ok().out
    told = ana(*argv)
    assert (told.code, said in told.err, "Traceback" in told.err) == (code, True, False), told.err
    assert ana("export").ok().out == before
