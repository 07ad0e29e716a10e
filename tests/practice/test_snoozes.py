"""Lines worth a look that stay away, and the two that came with them: actions that slip, forms that are due."""

from __future__ import annotations

from datetime import date

import pytest

from mentortui.errors import Ambiguous, NotFound
from mentortui.practice import nudges, snoozes
from mentortui.practice.feedback_due import Due
from mentortui.practice.form_nudges import form_nudges
from mentortui.practice.nudge_rules import RULES, key_of, rule_of
from mentortui.practice.nudges import Nudge
from mentortui.practice.slipping import slipping
from mentortui.practice.snoozes import asides, awake, awake_forms, place_of
from mentortui.practice.today import today_page, worth_a_look
from tests.practice.journal import Rows
from tests.practice.test_today import a_mentors_journal

TODAY = date(2026, 11, 21)
BLAME = ("should have", "must", "fail", "forgot", "neglect", "again and again", "only you")


def test_every_rule_fits_a_line_and_blames_nobody():
    for rule in RULES.values():
        assert len(f" Why: {rule.sentence}") <= 80, rule
        assert rule.sentence.endswith(".") and not any(word in rule.sentence.lower() for word in BLAME)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    for line in worth_a_look(a_mentors_journal(), TODAY):
        assert rule_of(line) and not any(word in line.text.lower() for word in BLAME)


def test_actions_slip_from_a_week_over_their_day():
    rows = Rows()
    ana = rows.person("Ana Silva")
    rows.add("action", title="Mine", owner=rows.me, due="2026-11-14")
    rows.add("action", title="Not yet", owner=rows.me, due="2026-11-15")
    rows.add("action", title="Hers", owner=ana, due="2026-10-10")
    rows.add("action", title="Done", owner=rows.me, due="2026-10-01", done=True)
    rows.add("action", title="Some day", owner=rows.me)
    assert [(one.kind, one.text) for one in slipping(rows, TODAY)] == [
        ("slipping", 'Ana: "Hers" is 6 weeks over its day. Ask how it goes?'),
        ("slipping", '"Mine" is 1 week over its day. Still wanted, or another day?'),
    ]
    for number in range(500):
        rows.add("action", title=f"Old {number}", owner=rows.me, due="2026-01-01")
    assert len(slipping(rows, TODAY)) == 3


def due(form="pulse", meeting=None, relationship=None):
    return Due(form, 1, "Pulse", "day 60", meeting, relationship, None, "2026-11-20", "day 60 with Ana")


def test_a_form_that_is_due_is_a_line_with_a_rule():
    rows = Rows()
    found = form_nudges(rows, [due(relationship="relationship-1"), due("outcome")])
    assert [(one.kind, one.record) for one in found] == [("form-pulse", "relationship-1"), ("form-outcome", rows.me)]
    assert found[0].text == '"Pulse" waits to be answered: day 60 with Ana.'
    assert rule_of(found[0]) == RULES["form"].sentence
    rows.add("snooze", rule="form-pulse", record="relationship-1", until="2026-11-30")
    assert awake_forms(rows, [due(relationship="relationship-1"), due("outcome")], TODAY) == [due("outcome")]
    rows.add("snooze", rule="form")
    assert awake_forms(rows, [due("outcome")], TODAY) == []


def test_a_line_stays_away_until_its_day_or_for_good():
    rows = a_mentors_journal()
    texts = [one.text for one in worth_a_look(rows, TODAY)]
    bo = next(one for one in worth_a_look(rows, TODAY) if one.kind == nudges.CADENCE)
    snooze = rows.add("snooze", rule="cadence", record=bo.record, until="2026-11-28")
    assert [one.text for one in today_page(rows, TODAY).nudges] == [one for one in texts if one != bo.text]
    assert bo.text.split()[0] in " ".join(one.text for one in worth_a_look(rows, date(2026, 11, 28)))
    snooze["until"] = "2026-11-21"
    assert asides(rows, TODAY) == [] and bo in worth_a_look(rows, TODAY)
    del snooze["until"]
    assert bo not in worth_a_look(rows, TODAY)
    rows.add("snooze", rule="stuck")
    assert not {one.kind for one in worth_a_look(rows, TODAY)} & {"cadence", "stuck"}
    rows.add("snooze", rule="a rule of a newer version")
    assert [one.rule for one in asides(rows, TODAY)] == ["cadence", "stuck"]


def test_what_is_off_for_a_relationship_is_off_for_all_that_belongs_to_it():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva")
    goal = rows.add("goal", title="G", owners=[ana], relationship=pair["id"])
    alone = rows.add("goal", title="Own", owners=[rows.me])
    stone = rows.add("milestone", title="M", on="2026-11-20", person=ana)
    lines = [Nudge("stuck", goal["id"], "a", ""), Nudge("stuck", alone["id"], "b", ""),
             Nudge("milestone", stone["id"], "c", ""), Nudge("found-first", pair["id"], "d", "")]  # fmt: skip
    assert [place_of(rows, one.record) for one in lines] == [pair["id"], alone["id"], pair["id"], pair["id"]]
    assert place_of(rows, rows.me) == rows.me and place_of(rows, "goal-gone") == "goal-gone"
    rows.add("snooze", rule="stuck", record=pair["id"])
    rows.add("snooze", rule="milestone", record=pair["id"])
    rows.add("snooze", rule="found", record=pair["id"])
    assert [one.text for one in awake(rows, lines, TODAY)] == ["b"]


def test_lines_and_rules_are_found_by_what_one_types():
    lines = [Nudge("first meeting", "meeting-12", "a", ""), Nudge("first meeting", "meeting-13", "b", "")]
    assert snoozes.find(lines, "first-meeting:meeting-12") is snoozes.find(lines, "meeting-12") is lines[0]
    with pytest.raises(Ambiguous, match="2 lines begin"):
        snoozes.find(lines, "first")
    with pytest.raises(NotFound, match="No line worth a look"):
        snoozes.find(lines, "")
    assert snoozes.rule_named("Agreement-Review") == "agreement review" == snoozes.rule_named("agreement r")
    assert snoozes.rule_named("stuck goals") == "stuck"
    assert (key_of("found-x"), key_of("dream-x"), key_of("dream")) == ("found", "", "")
