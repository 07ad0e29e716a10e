"""Facts: by the whitelist and nothing else, made by the writer's own client, following their records."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.changes import editing, facts, goals
from mentortui.exchange import program_rollup, starting
from mentortui.model.records import MODELS
from mentortui.practice.whitelist import WHOLE
from mentortui.program.facts import fields, wanted
from mentortui.store.share import counted
from mentortui.store.share.audiences import FACTS
from tests.exchange.test_shared_rules import _put, _segment
from tests.practice.journal import Rows
from tests.sharing import Somebody, second_computer

ALLOWED = {
    "goal": {"purpose", "area", "objective", "value_tag", "status", "percent", "start", "due", "baseline_level",
             "level", "confidence"},
    "meeting": {"on", "minutes", "type", "channel", "status"},
    "milestone": {"on", "status", "value_tag"},
    "recognition": {"on", "type", "value_tag"},
    "introduction": {"on", "worked"},
    "relationship": {"mentors", "mentees", "kind", "format", "cohort", "start", "cadence", "agreed_on", "pauses",
                     "end", "ended_on", "ending", "challenge"},
    "rating": {"skill", "type", "level", "role"},
    "response": {"form", "version", "answers", "comments"},
    "training": {"module", "on"},
    "outcome": {"kind", "on"},
    "call": {"on"},
}  # fmt: skip
"""The table of PRODUCT.md once more, as it is tested here."""
CANARY = "Krawumm"


def _canaries(kind):
    """A value for every field a record of a kind may have, each with a word of its own where it is text."""
    fits = {"on": "2026-11-01", "start": "2026-10-01", "due": "2026-12-01", "end": "2027-01-01"}
    return {
        name: fits.get(name) or f"{CANARY} {name}"
        for name in MODELS[kind].model_fields
        if name not in ("id", "by", "readers", "counted", "deleted", "at", "skill", "area", "answers", "version",
                        "seal", "unsealed", "worked", "level", "mentors", "mentees", "status", "relationship",
                        "owners", "kind", "baseline", "target", "cadence", "challenge", "ending", "mode", "minutes")
    } | {"skill": "deciding", "answers": {"change": CANARY, "useful": 4}, "version": 1, "ended_on": "2026-11-02",
         "agreed_on": "2026-10-02", "consent": []}  # fmt: skip


@given(st.sampled_from(WHOLE), st.data())
@settings(max_examples=80, deadline=None)
def test_no_value_of_a_field_outside_the_list_is_ever_in_a_fact(kind, data):
    row = _canaries(kind)
    names = data.draw(st.sets(st.sampled_from(sorted(row))))
    row = {name: value for name, value in row.items() if name in names or name == "skill"}
    if kind == "response":
        row["form"] = "meeting-mentee"
    reader = Rows()
    row = reader.add(kind, **row)
    if kind == "goal":
        reader.add("progress", goal=row["id"], on="2026-11-01", value=1, confidence=7, note=CANARY)
        reader.add("step", goal=row["id"], title=CANARY)
        reader.add("scale", goal=row["id"], less=CANARY, expected=CANARY, better=CANARY, level=1, baseline_level=-1)
    found = fields(reader, kind, row)
    assert found.keys() <= ALLOWED[kind]
    said = str(found)
    assert not any(f"{CANARY} {name}'" in said for name in row if name not in ALLOWED[kind])
    assert f"{CANARY}'" not in said


def test_a_comment_goes_with_consent_for_that_comment_and_sealed_answers_wait():
    answers = {"useful": 4, "change": "Ask first", "strengths": "She asks", "gone": CANARY}
    rows = Rows()
    row = rows.add("response", form="meeting-mentor", version=1, on="2026-11-20", answers=answers, consent=["change"])
    assert fields(rows, "response", row) == {
        "form": "meeting-mentor", "version": 1, "answers": {"useful": 4}, "comments": {"change": "Ask first"},
    }  # fmt: skip
    row["seal"] = "00"
    assert fields(rows, "response", row) == {"form": "meeting-mentor", "version": 1}
    row["unsealed"] = True
    assert fields(rows, "response", row)["answers"] == {"useful": 4}


def _program(counts=("meeting", "goal")):
    rows = Rows()
    share = rows.add("share", id="share-one", name="P", type="program", counts=list(counts))
    share["at"] = "2026-11-01T00:00:00+00:00"
    return rows


def test_what_was_agreed_to_counts_from_joining_on_and_a_record_s_own_word_wins():
    rows = _program()
    now = rows.meeting("2026-11-20")
    rows.meeting("2026-10-20")["at"] = "2026-10-31T23:00:00+00:00"
    rows.meeting("2026-11-20")["counted"] = False
    rows.add("milestone", on="2026-11-20")
    said = rows.add("milestone", on="2026-11-20", counted=True)
    rows.add("goal", owners=[rows.me], area="wellbeing", counted=True)
    rows.meeting("2026-11-20", counted=True)["by"] = "person-other"
    assert {one.source for one in wanted(rows)} == {now["id"], said["id"]}


def test_of_several_programs_it_is_the_one_the_relationship_is_in():
    rows = _program()
    rows.add("share", id="share-two", name="Q", type="program", counts=["meeting"])
    _, pair = rows.pair("Ana", program="two")
    _, outside = rows.pair("Bo", program="none")
    _, unsaid = rows.pair("Ines")
    mine = rows.meeting("2026-11-20", relationship=pair["id"])
    for other in (outside, unsaid):
        rows.meeting("2026-11-20", relationship=other["id"], counted=True)
    rows.meeting("2026-11-20", counted=True)
    assert [(one.source, one.fields["program"]) for one in wanted(rows)] == [(mine["id"], "two")]


def test_a_program_one_only_coordinates_takes_nothing_from_the_one_one_is_in():
    rows = _program()
    hosted = rows.add("share", id="share-two", name="Q", type="program", hosted=True)
    mine = rows.meeting("2026-11-20")
    assert [(one.source, one.fields["program"]) for one in wanted(rows)] == [(mine["id"], "one")]
    hosted["counts"] = ["meeting"]
    assert not wanted(rows)


def _joined(folder, *people):
    """A coordinator and people in their program, who let it count everything."""
    box = folder / "program"
    lead = Somebody(folder, "Lena Lead", 5)
    starting.start_program(lead.journal, str(box), "Early talent")
    for one in people:
        lead.invite(box, one.name)
        one.join(box)
        [share] = [row["id"] for row in one.rows("share") if row["type"] == "program"]
        one.write(share, counts=list(WHOLE))
    for one in (lead, *people):
        one.sync()
    return lead, box


def test_facts_lie_on_the_host_s_private_side_and_follow_their_records(tmp_path):
    ana, tom = Somebody(tmp_path, "Ana Silva", 1), Somebody(tmp_path, "Tom Berg", 2)
    tom.pair("Ana", tmp_path / "box", "mentee")
    ana.join(tmp_path / "box")
    tom.sync()
    lead, _box = _joined(tmp_path, ana, tom)
    tom.log(CANARY, "Ana Silva", share=True)
    [goal] = ana.commit(goals.add(ana.journal, CANARY, now=ana.clock.now(), new_id=ana.id))
    for one in (tom, ana, tom, ana, lead):
        one.sync()
    assert len(tom.rows("meeting")) == len(ana.rows("meeting")) == 1
    found = {row["what"]: row for row in lead.rows("fact")}
    assert sorted(row["what"] for row in lead.rows("fact")) == ["goal", "meeting"]
    assert counted.to_send(ana.journal, found["goal"]["program"]) and not counted.to_send(ana.journal, "another")
    assert (found["meeting"]["by"], found["goal"]["by"]) == (tom.me, ana.me)
    assert found["meeting"]["status"] == "held"
    assert all("source" not in row and CANARY not in str(row) for row in found.values())
    assert all(one in lead.journal.sides.private.memory for one in (found["goal"]["id"], found["meeting"]["id"]))
    assert not any(one.startswith("fact-") for one in lead.journal.sides.shared.memory.records)
    [share] = lead.rows("share")
    whole = program_rollup.whole(lead.journal, share)
    assert {one.id for one in whole.people} == {ana.me, tom.me} and all(one.heard for one in whole.people)
    assert {person: (bool(own.met), bool(own.aims)) for person, own in whole.known.people.items()} == {
        tom.me: (True, False), ana.me: (False, True)
    }  # fmt: skip
    assert program_rollup.whole(lead.journal, share) == whole
    ana.write(goal, status="achieved")
    tom.write(tom.rows("meeting")[0]["id"], counted=False)
    for one in (tom, ana, lead):
        one.sync()
    again = program_rollup.whole(lead.journal, share).known
    assert not again.of(tom.me).met and [aim.status for aim in again.of(ana.me).aims] == ["achieved"]
    [left] = lead.rows("fact")
    assert (left["id"], left["status"]) == (found["goal"]["id"], "achieved")
    [gone] = lead.journal.deleted("fact")
    assert gone.keys() == {"id", "at", "by", "readers", "deleted", "program"}
    [share] = [row["id"] for row in ana.rows("share") if row["type"] == "program"]
    ana.commit(editing.delete(ana.journal, goal))
    assert ana.journal.undo().says
    ana.write(share, counts=[])
    ana.sync()
    lead.sync()
    assert not lead.rows("fact")


def test_two_computers_that_counted_apart_end_with_one_fact(tmp_path):
    ana = Somebody(tmp_path, "Ana Silva", 1)
    lead, box = _joined(tmp_path, ana)
    [goal] = ana.commit(goals.add(ana.journal, "Talk", now=ana.clock.now(), new_id=ana.id))
    ana.pair("Bo", tmp_path / "bo")
    desktop = second_computer(ana, tmp_path, tmp_path / "bo", 9)
    desktop.join(box)
    for who in (ana, desktop):
        who.commit(facts.follow(who.journal, now=who.clock.now(), new_id=who.id))
    for who in (ana, desktop, ana, desktop, lead):
        who.sync()
    assert [row["what"] for row in lead.rows("fact") if row["what"] == "goal"] == ["goal"]
    desktop.write(goal, status="achieved")
    for who in (desktop, ana, lead):
        who.sync()
    assert [row["status"] for row in lead.rows("fact") if row["what"] == "goal"] == ["achieved"]


def test_what_is_counted_is_said_when_joining_and_changed_later(tmp_path):
    ana = Somebody(tmp_path, "Ana Silva", 1)
    lead = Somebody(tmp_path, "Lena Lead", 5)
    starting.start_program(lead.journal, str(tmp_path / "program"), "Early talent")
    code = lead.invite(tmp_path / "program", "Ana Silva")
    told = ana.command("join", code, str(tmp_path / "program"), "--count", "meetings,goals")
    assert (told.code, "counts goals and meetings from now on" in told.err) == (0, True)
    bo = Somebody(tmp_path, "Bo Lind", 9)
    told = bo.command("join", lead.invite(tmp_path / "program", "Bo Lind"), str(tmp_path / "program"))
    assert "counts nothing of what you write yet; `mentortui program counts`" in told.err
    lead.sync()
    ana.sync()
    [goal] = ana.commit(goals.add(ana.journal, CANARY, now=ana.clock.now(), new_id=ana.id))
    shown = ana.command("privacy").out
    assert "what is counted of a goal" in shown
    assert "status: active" in shown and CANARY not in shown.partition("The program")[2]
    assert "What the program counts: 1 new." in ana.command("sync", "--dry-run").err and not ana.rows("fact")
    assert "1 new; it goes out at the next sync" in ana.command("program", "counts", "goals").err
    assert "never counts 'notes'" in ana.command("program", "counts", "notes").err
    assert ana.command("program", "counts", "--json").out.count('"counted": true') == 1
    assert ana.command("edit", goal, "--set", "counted=no").code == 0
    assert ana.journal.get(goal)["counted"] is False
    ana.sync()
    assert not ana.rows("fact")
    ana.pair("Bo", tmp_path / "bo")
    assert ana.command("program", "belongs", "Bo", "Early").code == 0
    assert "no program" in ana.command("program", "belongs", "Bo", "none").err
    assert ana.rows("relationship")[0]["program"] == "none"


def test_a_goal_by_command_is_counted_as_was_agreed_and_the_echo_says_so(tmp_path):
    ana, lead = Somebody(tmp_path, "Ana Silva", 1), Somebody(tmp_path, "Lena Lead", 5)
    starting.start_program(lead.journal, str(tmp_path / "program"), "Early talent")
    code = lead.invite(tmp_path / "program", "Ana Silva")
    wrong = ana.command("join", code, str(tmp_path / "program"), "--count", "goals,notes")
    assert "never counts 'notes'" in wrong.err and not ana.rows("share")
    ana.command("join", code, str(tmp_path / "program"), "--count", "all")
    made = ana.command("goal", "add", CANARY, "--purpose", "career")
    assert "The program counts: career, professional, active. Never these words." in made.err
    [goal] = ana.rows("goal")
    assert "counted" not in goal  # nothing was said of this one, so what was agreed holds, also when it ends
    assert "The program counts:" in ana.command("skill", "rate", "delegation", "2").err
    ana.command("person", "add", "Tom Berg")
    logged = ana.command("log", CANARY, "--with", "Tom", "--minutes", "40").err
    assert "The program counts: today, 40 minutes, one-to-one. Never these words." in logged
    assert "The program counts" not in ana.command("goal", "add", "Sleep", "--area", "wellbeing").err
    ana.sync()
    assert sorted(row["what"] for row in ana.rows("fact")) == ["goal", "meeting", "rating"]


def test_nobody_counts_for_another_and_nothing_of_another_program_is_let_in(tmp_path):
    ana, mallory = Somebody(tmp_path, "Ana Silva", 1), Somebody(tmp_path, "Mallory", 3)
    lead, box = _joined(tmp_path, ana, mallory)
    [_goal] = ana.commit(goals.add(ana.journal, "Talk", now=ana.clock.now(), new_id=ana.id))
    ana.sync()
    lead.sync()
    [fact] = lead.rows("fact")
    share = fact["program"]
    says = {"at": "2026-11-21T09:00:00+00:00", "readers": "only_you", "what": "goal", "status": "dropped"}
    planted = {
        fact["id"]: {"status": "dropped"},
        "fact-" + "a" * 32: {**says, "by": ana.me, "program": share},
        "fact-" + "b" * 32: {**says, "by": mallory.me, "program": "another"},
        "note-" + "c" * 32: {**says, "by": mallory.me, "program": share},
    }
    _put(box, mallory, *_segment(mallory, lead, FACTS, planted, share=share))
    [report] = lead.sync()
    assert lead.rows("fact") == [fact] and not lead.rows("note")
    assert any("4 entries were left out" in warning for warning in report.warnings)


def test_of_somebody_in_two_programs_each_receives_what_belongs_to_it_and_sees_nothing_of_the_other(tmp_path):
    kim, ana = Somebody(tmp_path, "Kim Lee", 5), Somebody(tmp_path, "Ana Silva", 1)  # who coordinates both of them

    def facts(name):
        [share] = [row["id"].partition("-")[2] for row in kim.rows("share") if row["name"] == name]
        return sorted(row["what"] for row in kim.rows("fact") if row["program"] == share)

    def stages(name):
        return json.loads(kim.command("program", "status", "--program", name, "--json").out)["stages"]

    for name in ("One", "Two"):
        kim.program(tmp_path / name, name)
        told = kim.command("program", "enrol", "Ana Silva", "--program", name, "--json")
        code = json.loads(told.out)["invited"][0]["code"]
        assert ana.command("join", code, str(tmp_path / name), "--count", "all").code == 0
    kim.sync()  # lets her in
    for one, name in (("Tom Berg", "One"), ("Ines Moreno", "Two")):
        undecided = ana.command("relationship", "add", "--as", "mentee", "--with", one)
        assert "none counts this until you say which" in undecided.err
        if name == "Two":
            assert ana.command("program", "belongs", "Ines", name).code == 0
    ana.command("log", CANARY, "--with", "Ines")
    ana.command("goal", "add", CANARY, "--relationship", "Ines")
    answered = ana.command("feedback", "fill", "program", "--set", "worth=4")
    assert "none counts this until you say which" in answered.err
    for who in (ana, kim):
        who.sync()
    assert (facts("One"), facts("Two")) == ([], ["goal", "meeting", "relationship"])
    assert (stages("One")["matched"], stages("Two")["matched"], stages("Two")["goal"]) == (0, 1, 1)
    assert ana.command("program", "belongs", answered.out.strip(), "One").code == 0
    assert ana.command("program", "belongs", "Tom", "One").code == 0
    refused = ana.command("program", "belongs", CANARY, "One")
    assert (refused.code, "goes where its relationship belongs" in refused.err) == (1, True)
    ana.command("program", "ask", "--program", "One")
    for who in (ana, kim):
        who.sync()
    assert (facts("One"), facts("Two")) == (["call", "relationship", "response"], ["goal", "meeting", "relationship"])
    assert (stages("One")["met"], stages("Two")["met"]) == (0, 1)
    assert "Asked for a call" in kim.command("program", "week", "--program", "One").out
    assert "Asked for a call" not in kim.command("program", "week", "--program", "Two").out
    assert ana.command("program", "belongs", "Ines", "One").code == 0  # it was the other one: all of it moves
    for who in (ana, kim):
        who.sync()
    assert facts("Two") == [] and len(facts("One")) == 6
