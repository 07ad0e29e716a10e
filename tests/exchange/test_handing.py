"""A program goes over to another coordinator, with its list, what was entered for people, and what was published."""

from __future__ import annotations

import json

import pytest

from mentortui.changes.draft import fresh
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import HANDED
from tests.exchange.test_inviting import a_program

PEOPLE = "name,mail,by form,site\nGus Old,gus@example.org,yes,East\nGia Conti,,yes,East\nEva Lund,,,West\n"


@pytest.fixture
def handed(tmp_path):
    """Kim ran a program and entered what Gus told her; then Ana runs it, and Bo takes part."""
    kim, (ana, bo), _box = a_program(tmp_path, "Ana Silva", "Bo Lind")
    for who in (kim, ana, bo):
        who.sync()
    (tmp_path / "people.csv").write_text(PEOPLE)
    for words in (
        ("invite", str(tmp_path / "people.csv")),
        ("enter", "relationship", "gus", "gia", "--start", "2026-09-01", "--cadence", "2 weeks"),
        ("enter", "meeting", "gus", "gia", "2026-11-20", "45"),
        ("outcome", "gus", "promotion", "2026-10-01"),
        ("measure", "active", "--decision", "Whom to call"),
        ("improve", "add", "Late starts", "--decision", "Two dates"),
        ("contact", "gus", "A private word", "--next", "2026-12-01"),
    ):
        told = kim.command("program", *words)
        assert told.code == 0, told.err
    [outcome] = kim.rows("outcome")
    kim.write(outcome["id"], band="P7-SECRET")
    assert kim.command("program", "hand-over", "Ana").code == 0
    for who in (ana, kim, bo, ana):
        who.sync()
    return kim, ana, bo


def _stages(who):
    found = json.loads(who.command("program", "status", "--json").out)["stages"]
    return found["matched"], found["met"]


def test_the_next_coordinator_counts_what_the_former_one_entered(handed):
    kim, ana, _bo = handed
    assert {row["name"] for row in ana.rows("enrolment")} >= {"Gus Old", "Gia Conti", "Eva Lund"}
    assert _stages(ana) == (2, 2)
    shown = ana.command("program", "enter", "list").out
    assert shown.count("Gus Old and Gia Conti") == 2 and "handed" not in shown
    met = next(line.split()[0] for line in shown.splitlines() if " meeting " in line)
    assert ana.command("program", "enter", "withdraw", met).code == 0
    for who in (kim, ana, ana):
        who.sync()
    assert _stages(ana) == (2, 0), "what the next one took back does not come again"
    assert [row["decision"] for row in ana.rows("measure") if row["figure"] == "active"] == ["Whom to call"]
    assert [row["finding"] for row in ana.rows("finding")] == ["Late starts"]
    assert [row["kind"] for row in ana.rows("outcome")] == ["promotion"]
    gus = next(row for row in ana.rows("enrolment") if row["name"] == "Gus Old")
    assert ana.journal.get(gus["person"])["name"] == "Gus Old", "their sheets are understood"


def test_what_is_between_two_and_what_stays_on_a_computer_is_not_handed_over(handed):
    _kim, ana, bo = handed
    assert ana.rows("contact") == [] and ana.rows("invite") == []
    everything = json.dumps([row for kind in ("fact", "outcome", "enrolment") for row in ana.rows(kind)])
    assert "P7-SECRET" not in everything and "A private word" not in everything
    assert [row for row in bo.rows("fact") if row.get("what") == HANDED] == []


def test_nobody_else_hands_over_nor_the_former_one_after_it(handed):
    kim, ana, bo = handed
    share = kim.rows("share")[0]["id"].partition("-")[2]
    for number, who in enumerate((kim, bo)):
        says = {"name": f"Planted {number}", "by_form": True}
        row = {"program": share, "what": HANDED, "entered": "handed over, 2026-11-21",
               "record": f"enrolment-{str(number) * 32}", "says": says}  # fmt: skip
        met = {
            "program": share,
            "what": "meeting",
            "entered": "by phone, 2026-11-21",
            "on": "2026-11-02",
            "relationship": "relationship-" + "0" * 32,
            "status": "held",
            "told_by": "enrolment-" + "0" * 32,
        }
        now = who.clock.now()
        made = {who.id("fact"): fresh(who.journal, fields, readers="only_you", now=now) for fields in (row, met)}
        who.commit(Delta("Planted", made))
    for who in (kim, bo, ana):
        who.sync()
    assert len([row for row in ana.rows("fact") if "Planted" in str(row)]) == 2  # both arrived
    assert not [row for row in ana.rows("enrolment") if "Planted" in row["name"]]
    assert _stages(ana) == (2, 2)
    assert ana.command("program", "enter", "list").out.count("meeting") == 1


def test_the_list_goes_to_nobody_who_leads_a_cohort_the_former_coordinator_is_in(tmp_path):
    kim, (ana, bo), _box = a_program(tmp_path, "Ana Silva", "Bo Lind")
    for who in (kim, ana, bo):
        who.sync()
    share = kim.rows("share")[0]["id"].partition("-")[2]
    now = kim.clock.now()
    listed = {"program": share, "name": "Kim Lee", "person": kim.me, "cohort": "Spring"}
    kim.commit(Delta("Listed", {kim.id("enrolment"): fresh(kim.journal, listed, readers="only_you", now=now)}))
    assert kim.command("program", "lead", "Bo", "--cohort", "Spring").code == 0
    refused = kim.command("program", "hand-over", "Ana")
    assert (refused.code, "would receive your list, too" in refused.err) == (1, True)
    assert not [row for row in kim.rows("fact") if row.get("what") == HANDED]
    assert kim.command("program", "leave", "Kim Lee").code == 0
    assert kim.command("program", "hand-over", "Ana").code == 0
    for who in (ana, kim, bo, ana, bo):
        who.sync()
    assert ana.rows("enrolment")
    assert not [row for row in bo.rows("fact") if row.get("what") == HANDED]
    [row] = [row for row in ana.rows("enrolment") if row["name"] == "Kim Lee"]
    ana.write(row["id"], left_on=None, cohort="Spring")  # later, in a cohort somebody else leads
    for who in (ana, kim, ana, kim, bo):
        who.sync()
    assert not [row for row in bo.rows("fact") if row.get("what") == HANDED]
    goal = kim.command("goal", "add", "Rest", "--count").out.strip()
    for who in (kim, bo):
        who.sync()
    assert goal and [row["what"] for row in bo.rows("fact")] == ["goal"], "who leads it receives what is counted"
