"""`nudge`: why a line is there, put aside for a while or for good, and back again, through the door a user takes."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def quiet(ana: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Tom met Ana seven weeks ago, and a goal of his own stands still."""
    with monkeypatch.context() as then:
        then.setenv("MENTORTUI_NOW", "2026-10-02T18:00:00+02:00")
        ana("log", "Talked", "--with", "Ana").ok()
        ana("goal", "add", "Give a talk").ok()
    return ana


def rules(run: Run) -> list[str]:
    """The rules of the lines worth a look today."""
    return [one["rule"] for one in run("nudge", "list", "--json").ok().json["nudges"]]


def test_every_line_says_its_rule(quiet: Run) -> None:
    said = quiet("nudge", "list").ok().out
    assert "No meeting with Ana for 7 weeks" in said
    assert said.count("  Why: ") == len(quiet("nudge", "list", "--json").ok().json["nudges"])
    assert "cadence" in rules(quiet) and "stuck" in rules(quiet)
    named = quiet("nudge", "list", "--rules").ok().out.splitlines()
    assert len(named) == 17 and all(" on " in line for line in named)


def test_a_line_is_snoozed_for_a_week_and_comes_back(quiet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    line = next(one["id"] for one in quiet("nudge", "list", "--json").ok().json["nudges"] if one["rule"] == "cadence")
    told = quiet("nudge", "snooze", line[:30]).ok()
    assert "Snoozed until Sat 28 Nov: No meeting with Ana" in told.err
    assert "cadence" not in rules(quiet)
    assert "No meeting with Ana" not in quiet("today").ok().out
    assert "overdue meetings: snoozed with Ana Silva until Sat 28 Nov" in quiet("nudge", "list").ok().out
    quiet("undo").ok()
    assert "cadence" in rules(quiet)
    made = quiet("nudge", "snooze", line, "--until", "tomorrow", "--json").ok().json
    assert (made["rule"], made["until"], made["readers"]) == ("cadence", "2026-11-22", "only_you")
    monkeypatch.setenv("MENTORTUI_NOW", "2026-11-22T08:00:00+01:00")
    assert "cadence" in rules(quiet)


def test_a_rule_is_switched_off_for_one_or_everywhere_and_on_again(quiet: Run) -> None:
    quiet("nudge", "off", "overdue", "--with", "Ana").ok()
    assert "cadence" not in rules(quiet)
    assert "off with Ana Silva already" in quiet("nudge", "off", "cadence", "--with", "Ana").err
    assert "Switched on again with Ana Silva" in quiet("nudge", "on", "cadence", "--with", "Ana").ok().err
    assert "cadence" in rules(quiet)
    assert "Switched off everywhere: stuck goals" in quiet("nudge", "off", "stuck").ok().err
    assert "stuck" not in rules(quiet)
    assert "stuck              off" in quiet("nudge", "list", "--rules").ok().out
    assert "off everywhere" in quiet("nudge", "on", "stuck", "--with", "Ana").err
    assert quiet("nudge", "on", "stuck", "--json").ok().json["switched_on"]
    assert "stuck" in rules(quiet)


def test_bad_input_ends_in_a_sentence(quiet: Run) -> None:
    for argv, said in (
        (["snooze", "nothing"], "No line worth a look"),
        (["snooze", "cadence", "--until", "yesterday"], "is not ahead"),
        (["off", "dream"], "There is no rule 'dream'. There are cadence"),
        (["off", "agreement"], "may be agreement-review or"),
        (["off", "stuck", "--with", "Nobody"], "There is no"),
        (["on", "stuck"], "on already"),
    ):
        told = quiet("nudge", *argv)
        assert told.code in (1, 2), argv
        assert said in told.err, told.err
