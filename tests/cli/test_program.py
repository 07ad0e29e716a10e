"""A coordinator sets up a program by command."""

from __future__ import annotations

import pytest


@pytest.fixture
def kim(run, tmp_path):
    """Kim, who coordinates a program begun from a template."""
    run("init", "--name", "Kim Lee").ok()
    run("program", "init", str(tmp_path / "box"), "--template", "early", "--name", "Early talent 2026").ok()
    return run


def test_the_charter_says_what_it_is_for_and_what_is_missing(kim):
    page = kim("program", "charter").ok().out
    assert "Newcomers stay and grow" in page
    assert "Nobody is named to turn to after misconduct" in page
    kim("program", "charter", "--set", "misconduct=ombuds@example.org", "--set", "trouble=Kim Lee").ok()
    assert "Nobody is named" not in kim("program", "charter").ok().out


def test_a_threshold_below_three_is_refused_and_nothing_else_is_changed(kim):
    refused = kim("program", "charter", "--set", "owner=Kim", "--set", "people=2")
    assert refused.code == 1
    assert "3 people at least" in refused.err
    assert "owner" not in kim("program", "charter", "--json").json
    assert "Months: at least 1, not -3. Nothing was saved." in kim("program", "charter", "--set", "months=-3").err


def test_days_of_reviews_are_understood(kim):
    kim("program", "charter", "--set", "reviews=2027-02-01, 2027-06-01").ok()
    assert kim("program", "charter", "--json").json["reviews"] == ["2027-02-01", "2027-06-01"]


def test_a_figure_gets_its_decision_and_stands_on_the_overview(kim):
    assert kim("program", "measure", "nsp", "--target", "3").code == 1
    kim("program", "measure", "nps", "--target", "3").ok()
    assert "supports no decision" in kim("program", "charter").ok().out
    kim("program", "measure", "nps", "--decision", "Whether to write it up").ok()
    assert "supports no decision" not in kim("program", "charter").ok().out


def test_templates_are_listed_and_an_unknown_one_makes_nothing(run, tmp_path):
    run("init", "--name", "Kim Lee").ok()
    assert run("program", "init", "--templates", "--json").json["templates"][0]["id"] == "general"
    refused = run("program", "init", str(tmp_path / "box"), "--template", "nonsense")
    assert refused.code == 1
    assert not (tmp_path / "box").exists()


def test_who_coordinates_nothing_is_told_how_to_begin(run):
    run("init", "--name", "Ana Silva").ok()
    refused = run("program", "charter")
    assert refused.code == 1
    assert "program init FOLDER" in refused.err


def test_a_finding_goes_from_found_to_decided_to_what_came_of_it(kim):
    found = kim("program", "improve", "add", "Half have no goal by week six").ok().out.strip()
    early = kim("program", "improve", "done", found, "Better")
    assert early.code == 1
    assert "Nothing was decided" in early.err
    kim("program", "improve", "decide", found, "--decision", "An hour on goals", "--due", "2027-02-01").ok()
    kim("program", "improve", "done", found, "Nine of ten had one").ok()
    [row] = kim("program", "improve", "list", "--json").json["findings"]
    assert (row["due"], row["result"], row["done_on"]) == ("2027-02-01", "Nine of ten had one", "2026-11-21")
    assert "came of it" in kim("program", "improve", "list").ok().out


def test_everyone_is_told_and_the_wall_of_a_month_is_a_page(kim):
    told = kim("program", "announce", "Workshop on Friday", "--until", "2026-11-27").ok()
    assert "everyone in Early talent 2026" in told.err
    kim("program", "page", "How we match", "-", stdin="By what people ticked.").ok()
    milestone = kim("milestone", "add", "First *talk*").ok().out.strip()
    kim("share", milestone, "--everyone").ok()
    page = kim("program", "digest").ok().out
    assert "# Early talent 2026: November 2026" in page
    assert r"Kim Lee, First \*talk\*" in page
    assert "Nothing was opened" in kim("program", "digest", "--month", "2026-10").ok().out
    assert kim("program", "digest", "--month", "autumn").code == 1


def test_the_page_for_a_data_protection_officer_says_what_why_who_how_long_and_how_to_leave(kim, tmp_path):
    page = kim("program", "protection").ok().out
    for heading in (
        "Why",
        "What is processed",
        "What is not processed",
        "Who sees what",
        "How long",
        "What people can do",
    ):
        assert f"## {heading}" in page
    assert "How long it is kept is not said in the charter yet" in page
    kim("program", "charter", "--set", "retention=24", "--set", "owner=<b>Kim</b>", "--set", "people=7",
        "--set", "comments=12").ok()  # fmt: skip
    kim("program", "protection", "-o", str(tmp_path / "page.html")).ok()
    html = (tmp_path / "page.html").read_text()
    assert "kept for 24 months" in html and "at least 7 people answered" in html
    assert "&lt;b&gt;Kim" in html and "<b>" not in html
