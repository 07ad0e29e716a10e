"""The Program screen by command: every part of it, of whom one asks for, as text and as data."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mentortui.clock import FixedClock
from mentortui.exchange.demo import COORDINATOR, build_demo
from mentortui.program.board import after
from tests.made_once import once, placed

NOW = datetime.fromisoformat("2026-11-21T10:00:00+00:00")


@once
def _demo(folder):
    build_demo(folder / "home", FixedClock(NOW), COORDINATOR).close()


@pytest.fixture
def kim(run, home, monkeypatch):
    """Kim, who coordinates the demo's program."""
    placed(_demo()[0] / "home", home)
    monkeypatch.setenv("MENTORTUI_NOW", NOW.isoformat())
    return run


def test_every_part_is_printed_and_names_whom_it_is_of(kim):
    told = kim("program", "show", "feedback").ok().out
    assert "alpha 0." in told and "compared with the summary of 2026-11-06" in told
    assert "    - That nobody reads our notes." in told
    part = kim("program", "show", "feedback", "--cohort", "First cohort", "--json").ok().json
    assert (part["whom"], part["comments"]) == ("First cohort", []), "comments are of everybody only"
    stages = kim("program", "show", "stages", "--cohort", "Second cohort").ok().out
    assert "Nils Holm, Vera Costa" in stages and "compared with cohort First cohort" in stages
    assert "after 180 days" in kim("program", "show", "outcomes").ok().out
    assert "Needs gap" in kim("program", "show", "needs").ok().out
    assert len(kim("program", "show", "overview", "--json").ok().json["figures"]) <= 8


def test_a_part_of_the_people_is_refused_in_words_and_self_declared_ones_tell_participation_only(kim):
    refused = kim("program", "show", "stages", "--group", "first generation=no")
    assert refused.code == 1 and "fewer than 10 people say that of themselves" in refused.out
    assert "Nils" not in refused.out
    told = kim("program", "show", "feedback", "--group", "first generation=yes", "--json").ok().json
    assert [one["id"] for one in told["figures"]] == ["recognition", "response-rate"]
    assert "come_so_far" not in kim("program", "show", "stages", "--group", "first generation=yes", "--json").ok().json


def test_the_week_and_health_of_a_cohort_cohorts_and_reviews(kim):
    assert "Maya Okafor" not in kim("program", "health", "--cohort", "Second cohort").ok().out
    assert "Jon Weber" not in kim("program", "week", "--cohort", "Second cohort").ok().out
    assert kim("program", "week", "--cohort", "Third").code == 1
    rows = kim("program", "cohort", "--json").ok().json["cohorts"]
    assert [(row["name"], row["people"]) for row in rows] == [("First cohort", 15), ("Second cohort", 6)]
    assert "led by" in kim("program", "cohort").ok().out
    review = kim("program", "review", "--json").ok().json
    assert review["shown_last"] == "2026-11-06" and len(review["open"]) == 2


def test_what_everybody_sees_has_the_days_that_come(kim):
    told = kim("program", "show").ok().out
    assert "Calendar" in told and "the program looks at itself" in told and "Kim Lee, extension 4711" in told
    assert kim("program", "show", "--cohort", "First cohort").code == 2
    days = [one["on"] for one in kim("program", "show", "--json").ok().json["calendar"]]
    assert days == sorted(days) and days[0] >= "2026-11-21"


def test_a_month_later_is_the_last_of_a_shorter_one():
    assert after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert after(date(2026, 12, 5), 1) == date(2027, 1, 5)


def test_a_figure_in_five_steps_and_what_is_missing_at_each(kim):
    steps = kim("program", "measure", "heard-from", "--json").ok().json["measures"]
    assert [list(one) for one in steps] == [["figure", "define", "set", "collect", "analyze", "use"]]
    assert steps[0]["collect"] == "21 counted, 0 missing, 2026-10-22 to 2026-11-21"
    assert steps[0]["set"] == "target 80 %" and "compared with the summary of 2026-11-06" in steps[0]["analyze"]
    told = kim("program", "measure", "retention").ok().out
    assert "no aim, no target" in told and "nothing yet" in told and "no decision by it" in told
    assert kim("program", "measure").ok().out.count("  define ") == kim("list", "measure", "--json").ok().out.count(
        '"id"'
    )
    assert kim("program", "measure", "--target", "80").code == 2


def test_a_sponsor_is_written_down_told_in_the_report_and_taken_off(kim, tmp_path):
    before = kim("program", "sponsor", "--json").ok().json["sponsors"]
    made = kim("program", "sponsor", "Vera Lind").ok().out.strip()
    assert "id" in kim("program", "sponsor", "vera lind", "--story", "I learned to ask early.", "--json").ok().json
    assert "Vera Lind\n  I learned to ask early." in kim("program", "sponsor").ok().out
    assert len(kim("program", "sponsor", "--json").ok().json["sponsors"]) == len(before) + 1 and made
    kim("program", "report", "--for", "sponsor", "-o", str(tmp_path / "report.md")).ok()
    assert "I learned to ask early." in (tmp_path / "report.md").read_text()
    kim("program", "sponsor", "Vera Lind", "--remove").ok()
    assert kim("program", "sponsor", "--json").ok().json["sponsors"] == before
    assert kim("program", "sponsor", "Nobody", "--remove").code == 1
    assert kim("program", "sponsor", "--story", "Whose?").code == 2
