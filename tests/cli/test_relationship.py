"""A relationship by command: paused, gone on with, closed, handed over; how it stands, and whom to turn to."""

import pytest

from tests.practice.test_felt import RATED, SPEC


@pytest.fixture
def old(run):
    """Tom mentors Ana since March; Bo is known to him."""
    run("init", "--name", "Tom Berg", "--role", "mentor").ok()
    run("relationship", "add", "--as", "mentor", "--with", "Ana Silva", "--cadence", "2 weeks",
        "--start", "2026-03-01").ok()  # fmt: skip
    run("person", "add", "Bo Lind").ok()
    return run


def test_closing_says_the_way_what_is_left_and_who_reads_it(old):
    old("meeting", "plan", "--with", "Ana", "--on", "2026-12-01").ok()
    old("action", "add", "Send the list", "--with", "Ana", "--owner", "Ana").ok()
    done = old("relationship", "close", "Ana", "--as", "by-agreement", "--challenge", "time",
               "--stay-in-touch", "coffee in spring", "--on", "yesterday", "--json").ok()  # fmt: skip
    assert {name: done.json[name] for name in ("status", "ending", "challenge", "stay_in_touch", "ended_on")} == {
        "status": "closed", "ending": "by-agreement", "challenge": "time", "stay_in_touch": "coffee in spring",
        "ended_on": "2026-11-20",
    }  # fmt: skip
    assert "Relationship with Ana Silva closed: by agreement." in done.err
    assert "1 planned meeting and 1 open action of it stay as they are." in done.err
    assert "Who can read this: you and Ana Silva." in done.err
    assert old("list", "relationships", "--open").ok().out.count("Ana") == 0
    assert "Worth a look" not in old("today").ok().out
    old("undo").ok()
    assert old("list", "relationships", "--open").ok().out.count("Ana") == 1


def test_a_pause_rests_and_going_on_ends_it(old):
    made = old("relationship", "pause", "Ana", "--from", "2026-11-01", "--until", "2027-01-15", "--json").ok()
    assert made.json["status"] == "paused" and made.json["pauses"][0]["until"] == "2027-01-15"
    assert "Until: Friday 15 January 2027" in made.err
    assert old("relationship", "health").ok().out == "Ana Silva: resting (paused)\n"
    assert old("relationship", "resume", "Ana", "--json").ok().json["pauses"][0]["ended_on"] == "2026-11-21"
    assert old("relationship", "health").ok().out == "Ana Silva: on track\n"


def test_handing_over_names_who_goes_on(old):
    done = old("relationship", "hand-over", "Ana", "--to", "Bo", "--json").ok()
    assert (done.json["ending"], done.json["handed_to"].partition("-")[0]) == ("by-agreement", "person")
    assert "handed over to Bo Lind" in done.err
    shown = old("show", done.json["id"]).ok().out
    assert "handed to: Bo Lind" in shown and "ended on: 21 Nov 2026" in shown


def test_who_is_mentored_hears_of_the_new_relationship(run):
    run("init", "--name", "Ana Silva", "--role", "mentee").ok()
    run("relationship", "add", "--as", "mentee", "--with", "Tom Berg", "--start", "2026-03-01").ok()
    run("person", "add", "Bo Lind").ok()
    done = run("relationship", "hand-over", "Tom", "--to", "Bo", "--json").ok()
    assert "A new relationship begins: relationship-" in done.err
    assert [row["status"] for row in done.json["relationships"]] == ["active"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["close", "Ana"], 2, "--as is missing"),
        (["close", "Ana", "--as", "died"], 2, "'died' is not a word for --as"),
        (["close", "Ana", "--as", "lapsed", "--challenge", "boredom"], 2, "is not a word for --challenge"),
        (["close", "Zoe", "--as", "lapsed"], 1, "There is no person 'Zoe'"),
        (["close", "Bo", "--as", "lapsed"], 1, "You are in no relationship with Bo Lind"),
        (["close", "me", "--as", "lapsed"], 1, "That is you"),
        (["close", "Ana", "--as", "lapsed", "--on", "tomorrow"], 1, "is still to come"),
        (["resume", "Ana"], 1, "is not paused; nothing was changed"),
        (["pause", "Ana", "--until", "yesterday"], 1, "before it began"),
        (["hand-over", "Ana", "--to", "me"], 1, "To whom? That is you"),
        (["hand-over", "Ana", "--to", "Ana"], 1, "is in this relationship already"),
        (["hand-over", "Ana", "--to", "Zoe"], 1, "There is no person 'Zoe'"),
        (["hand-over", "Ana"], 2, "--to is missing"),
        (["health", "Zoe"], 1, "There is no person 'Zoe'"),
        (["ask-to-call", "me"], 1, "That is you"),
        (["add", "--mentor", "me", "--mentee", "me"], 1, "Yourself alone is no relationship"),
        (["add", "--mentor", "me", "--mentee", "Ana Silva"], 1, "is there already"),
        (["add"], 2, "Say either --mentor"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(old, words, code, sentence):
    before = old("export", "--format", "markdown").ok().out
    result = old("relationship", *words)
    assert (result.code, sentence in result.err) == (code, True), result.err
    assert old("export", "--format", "markdown").ok().out == before


def test_in_the_first_months_a_talk_comes_first_unless_there_is_to_be_none(ana):
    refused = ana("relationship", "close", "Ana", "--as", "mismatch")
    assert refused.code == 1
    assert "You began today. In the first three months" in refused.err and "mentortui help me" in refused.err
    ana("relationship", "close", "Ana", "--as", "mismatch", "--without-talk").ok()
    assert "was closed on 21 November 2026" in ana("relationship", "close", "Ana", "--as", "lapsed").err


def test_health_says_why_and_by_which_rule(old):
    out = old("relationship", "health", "--rules").ok().out
    assert out == (
        "Ana Silva: act\n  You have not met yet, 9 months after the start; you agreed on every 2 weeks.\n"
        "    Act: 30 days, or 1.5 times the cadence, since the start without a meeting, and none is planned.\n"
    )
    (row,) = old("relationship", "health", "Ana", "--json").ok().json["relationships"]
    assert (row["light"], row["reasons"][0]["code"], row["only_you"]) == ("act", "never met", [])
    assert old("relationship", "health", "--json").ok().json["relationships"] == [row]


def test_what_one_rated_stands_apart_with_the_way_to_talk(old):
    answers = [f"{item}=1" for item in RATED]
    old("feedback", "fill", SPEC.id, "--with", "Ana", *[word for one in answers for word in ("--set", one)]).ok()
    out = old("relationship", "health", "Ana").ok()
    assert f'Only you see this: What you answered to "{SPEC.title}" on 21 November 2026 was low.' in out.out
    assert "relationship ask-to-call" in out.err
    assert old("relationship", "health", "Ana", "--json").ok().json["relationships"][0]["only_you"][0]["code"]


def test_the_message_that_asks_for_a_call_is_printed_and_nothing_sent(old):
    asked = old("relationship", "ask-to-call", "Ana").ok()
    assert asked.out == (
        "Hello Ana, could you call me when you have ten quiet minutes? It is about our mentoring. Thank you, Tom Berg\n"
    )
    assert "Nothing was sent" in asked.err
    assert old("relationship", "ask-to-call", "Ana", "--json").ok().json["message"] in asked.out


def test_whom_to_turn_to_comes_from_the_agreement(old):
    assert "nobody is named yet" in old("help", "me").ok().out
    old("agreement", "edit", "Ana", "--set", "trouble=Ines, ext. 204", "--set", "misconduct=Ombuds office").ok()
    out = old("help", "me", "Ana").ok().out
    assert "  Ines, ext. 204: when it does not work between you" in out
    assert "  Ombuds office: after misconduct" in out
    assert "nobody is told that you looked" in out
    old("relationship", "close", "Ana", "--as", "lapsed").ok()
    (row,) = old("help", "me", "--json").ok().json["help"]
    assert (row["trouble"], row["misconduct"]) == ("Ines, ext. 204", "Ombuds office")


def test_help_for_who_is_in_no_relationship(run):
    run("init", "--name", "Tom Berg", "--role", "mentor").ok()
    assert "somebody you trust" in run("help", "me").ok().out
    assert run("relationship", "health").ok().out == "You are in no active relationship.\n"
