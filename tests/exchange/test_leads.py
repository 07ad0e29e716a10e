"""Who leads a cohort: sees it and nobody else, whatever arrived; and no more once that is taken away."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from mentortui.changes import joining
from mentortui.exchange import program_led, program_rollup
from mentortui.model.delta import Delta
from mentortui.program.figures import Rollup
from mentortui.program.rolling import Rolled
from mentortui.program.rules import Rules
from mentortui.store.share import audiences, leading
from mentortui.store.share.cards import LEAD, Member
from tests.exchange.test_inviting import a_program

COMMANDS = (("week",), ("status",), ("health",), ("rollup",), ("show", "overview"))


def _listed(kim, *people):
    for who, cohort in people:
        row = {"at": kim.clock.now().isoformat(), "by": kim.me, "readers": "only_you", "name": who.name,
               "cohort": cohort, "person": who.me, "program": kim.rows("share")[0]["id"].partition("-")[2]}  # fmt: skip
        kim.commit(Delta("Enrolled", {kim.id("enrolment"): row}, {}))


@pytest.fixture
def led(tmp_path):
    """Kim's program: Ana and Cem in spring, which Lena leads; Bo in autumn. Everybody lets a goal be counted."""
    kim, people, _box = a_program(tmp_path, "Ana Silva", "Cem Kaya", "Bo Lind", "Lena Wolf")
    ana, cem, bo, lena = people
    _listed(kim, (ana, "spring"), (cem, "spring"), (bo, "autumn"), (lena, "autumn"))
    assert kim.command("program", "lead", "Lena", "--cohort", "spring").code == 0
    told = lena.command("sync").err
    assert "You lead spring of “Early talent”" in told
    assert "You lead" not in lena.command("sync").err, "told once"
    for who in (ana, cem, bo):
        who.sync()
    for who in (ana, cem, bo, lena):
        who.command("goal", "add", f"{who.name} rests", "--count")
        who.sync()
    return kim, people


def _sees(lena):
    """By whose word the facts are that a lead's figures are made of."""
    [share] = lena.rows("share")
    whole = program_rollup.whole(lena.journal, share)
    return {one.id for one in whole.people}, whole.facts


def _status(who):
    return json.loads(who.command("program", "status", "--json").out)["people"]


def test_a_lead_is_told_and_sees_their_cohort_by_every_command_and_no_other(led):
    _kim, (ana, cem, bo, lena) = led
    lena.sync()
    assert _sees(lena) == ({ana.me, cem.me}, 2)
    heard = program_led.view(lena.journal, lena.rows("share")[0]).heard
    assert heard == {ana.me: "2026-11-21", cem.me: "2026-11-21"}
    assert _status(lena)["joined"] == ["Ana Silva", "Cem Kaya"]
    for words in COMMANDS:
        found = lena.command("program", *words)
        assert "You lead spring of “Early talent”" in found.err, words
        assert "Bo Lind" not in found.out + found.err, words
    assert lena.command("program", "week").code == 0 and lena.command("program", "health").code == 0
    refused = lena.command("program", "rollup")
    assert (refused.code, refused.out) == (1, "") and "fewer than 5 people are in it" in refused.err, (
        "the charter's threshold"
    )
    assert json.loads(lena.command("program", "rollup", "--json").out)["cohort"] == "spring"
    assert "there are spring." in lena.command("program", "week", "--cohort", "autumn").err
    assert lena.command("program", "explain", "goals").code == 0
    [share] = lena.rows("share")  # another computer of hers heard more than this one
    assert program_led.view(lena.journal, {**share, "leads": ["autumn"]}).cohorts == {}
    for words in (("rollup", "--publish"), ("invite", "x.csv"), ("charter", "--set", "purpose=Mine"),
                  ("report", "-o", "x.html"), ("cohort", "spring")):  # fmt: skip
        assert lena.command("program", *words).code == 1, words
    refused = bo.command("program", "week")
    assert (refused.code, "lead no cohort of it" in refused.err) == (1, True)


def test_a_lead_never_sees_another_cohort_s_fact_in_whatever_order_things_arrive(led, monkeypatch):
    kim, (ana, cem, bo, lena) = led
    lena.sync()

    def careless(members, me, host):  # a computer that knows an old word on who leads what, or wants to tell
        return tuple(one for one in members if one.person != me)

    with monkeypatch.context() as patch:
        patch.setattr(audiences, "_counting", careless)
        bo.command("goal", "add", "Bo tells more", "--count")
        bo.sync()
    lena.sync()
    assert bo.me in {row["by"] for row in lena.rows("fact")}, "it arrived"
    assert _sees(lena) == ({ana.me, cem.me}, 2)
    for order, cohort in zip(permutations((kim, bo, lena)), ("spring", "autumn") * 3, strict=True):
        [row] = [row for row in kim.rows("enrolment") if row["name"] == "Bo Lind"]
        kim.write(row["id"], cohort=cohort)
        bo.command("goal", "add", f"Bo in {cohort}", "--count")
        for who in order:
            who.sync()
            said = program_led.view(lena.journal, lena.rows("share")[0]).cohorts
            assert _sees(lena)[0] == {*said}, "as the last word on who is in it says, and nobody else"
        for who in (kim, lena):
            who.sync()
        assert (bo.me in _sees(lena)[0]) is (cohort == "spring")
    assert _sees(lena) == ({ana.me, cem.me}, 2)
    assert not [row for row in kim.rows("fact") if "Bo Lind" in str(row)]


@pytest.mark.parametrize("how", ["lead", "delete"])
def test_whose_rights_are_taken_away_sees_nothing_and_is_told(led, how):
    kim, (ana, _cem, _bo, lena) = led
    lena.sync()
    [cohort] = [row for row in kim.rows("cohort") if row["name"] == "spring"]
    words = ("program", "lead", "Lena") if how == "lead" else ("delete", cohort["id"])
    assert kim.command(*words).code == 0
    kim.sync()
    told = lena.command("sync").err
    assert "You lead no cohort of “Early talent” any more" in told
    for words in COMMANDS:
        refused = lena.command("program", *words)
        assert (refused.code, refused.out) == (1, ""), words
        assert "You lead no cohort of “Early talent” any more" in refused.err, words
    assert program_led.view(lena.journal, lena.rows("share")[0]) is None
    ana.sync()
    ana.command("goal", "add", "After that", "--count")
    before = len(lena.rows("fact"))
    for who in (ana, lena):
        who.sync()
    assert len(lena.rows("fact")) == before, "nothing comes any more"
    if how == "delete":
        assert kim.command("program", "lead", "Lena", "--cohort", "spring").code == 0, "said again, they lead it again"
        for who in (lena, ana, lena):
            who.sync()
        assert ana.me in _sees(lena)[0]


def _member(name, role="member", *cohorts):
    return Member(name, name, (), role, "code", cohorts)


def test_who_is_in_what_one_leads():
    members = [_member("lena", LEAD, "spring"), _member("ana", "member", "spring"), _member("bo", "member", "autumn"),
               _member("cem"), _member("tom", LEAD, "spring"), _member("kim", "host")]  # fmt: skip
    found = leading.led(members, "lena")
    assert found == leading.Led(("spring",), {"ana": ["spring"]}, 2)
    for one in ("ana", "kim", "cem", "nobody"):
        assert leading.led(members, one) == leading.Led((), {}, 0)


def test_a_cohort_nobody_has_a_list_of_keeps_its_lead_and_a_deleted_one_does_not():
    lena = _member("lena", LEAD, "spring")
    assert leading.placed([lena], [], [], "kim") == [lena]
    assert leading.placed([lena], [], [], "kim", {"spring"}) == [_member("lena")]


def test_what_a_lead_counts_goes_to_the_host_alone():
    members = [_member("lena", LEAD, "spring"), _member("tom", LEAD, "spring"), _member("ana", "member", "spring")]
    assert audiences._counting(members, "lena", ()) == ()
    assert {one.person for one in audiences._counting(members, "ana", ())} == {"lena", "tom"}


@pytest.mark.parametrize(
    ("inside", "beside", "why"),
    [(5, 0, ""), (4, 0, "fewer than 5 people are in it"), (5, 4, "fewer than 5 people are not in it"), (5, 5, "")],
)
def test_the_charter_s_thresholds_hold_for_a_cohort_as_they_do_for_the_coordinator(led_rolled, inside, beside, why):
    view = program_led.View(("spring",), {f"p{one}": "spring" for one in range(inside)}, {}, {}, 0, beside)
    found = view.checked(led_rolled, Rules())
    assert why in found.rollup.refused and bool(found.rollup.refused) is bool(why)
    assert bool(found.rollup.figures) is not bool(why)
    assert found.rollup.cohort == "spring"


@pytest.fixture
def led_rolled():
    """A rollup with a figure."""
    return Rolled(Rollup("P", "2026-11-21", "", "", 5, ("a figure",), "", ""), {})


def test_what_one_leads_is_said_once_and_in_words():
    row = {"id": "share-1", "name": "P"}
    assert not joining.leads({**row, "leads": ["a"]}, ("a",))
    assert "You lead a and b of “P”" in joining.leads(row, ("a", "b")).says
    assert "no cohort of “P” any more" in joining.leads({**row, "leads": ["a"]}, ()).says
