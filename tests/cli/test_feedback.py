"""`mentortui feedback` through the door a user takes: due, filled, corrected, looked back at, carried on."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from mentortui.cli import output
from tests.cli.conftest import Run
from tests.practice.own_forms import SMALL, competency


@pytest.fixture
def met(ana: Run) -> Run:
    """Tom met Ana three days ago, forty days after they began."""
    ana("log", "Went well", "--with", "Ana", "--minutes", "40", "--on", "3 days ago").ok()
    relationship = ana("list", "relationships", "--json").json["relationships"][0]["id"]
    ana("edit", relationship, "--set", "start=2026-10-12").ok()
    return ana


def fill(run: Run, *answers: str, form: str = "meeting") -> str:
    given = [word for answer in answers for word in ("--set", answer)]
    return str(run("feedback", "fill", form, "--with", "Ana", "--json", *given).ok().json["id"])


def test_what_waits_is_listed_with_its_rule(met: Run) -> None:
    found = met("feedback", "due", "--json").ok().json["due"]
    assert [one["form"] for one in found] == ["pulse", "meeting-mentor", "pair-fit"]
    page = met("feedback", "due").ok()
    assert "the meeting with Ana Silva, Wed 18 Nov" in page.out
    assert "day 30 with Ana Silva" in page.out
    assert "feedback fill" in page.err


def test_nothing_waits_in_a_new_journal(ana: Run) -> None:
    assert ana("feedback", "due", "--json").ok().json["due"][0]["form"] == "outcome"
    ana("feedback", "fill", "outcome", "--set", "belonging-self=4").ok()
    empty = ana("feedback", "due").ok()
    assert (empty.out, "No form waits for you" in empty.err) == ("", True)


def test_a_meeting_is_rated_in_one_line(met: Run) -> None:
    given = ("useful=4", "heard=mostly", "helped=advice, listen", "change=Ask first")
    done = met("feedback", "fill", "meeting", "--json", *(word for one in given for word in ("--set", one))).ok()
    assert done.json["answers"] == {"useful": 4, "heard": 4, "helped": ["advice", "listening"], "change": "Ask first"}
    assert (done.json["form"], done.json["version"], done.json["occasion"]) == ("meeting-mentor", 1, "meeting")
    top, seen, *_ = done.err.splitlines()
    assert top == "After the meeting: you answer, about the meeting with Ana Silva on 18 November 2026."
    assert seen.startswith("Confidential: you and Ana Silva, who reads your answers once both of you have answered.")
    assert "Who can read this: you and Ana Silva." in done.err
    assert [one["form"] for one in met("feedback", "due", "--json").json["due"]] == ["pulse", "pair-fit"]


def test_a_meeting_may_be_named(met: Run) -> None:
    meeting = met("list", "meetings", "--json").json["meetings"][0]["id"]
    made = met("feedback", "fill", "meeting-mentor", "--meeting", meeting[:16], "--set", "useful=1", "--json").ok()
    assert made.json["meeting"] == meeting


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("meeting", "--set", "useful=9"), 1, "with a whole number 1 (not at all) to 5 (fully), not with '9'"),
        (("meeting", "--set", "usefull=4"), 1, "Did you mean useful"),
        (("meeting", "--set", "useful"), 2, "--set takes ITEM=ANSWER"),
        (("meeting",), 2, "without a terminal nothing is asked"),
        (("meetin-x", "--set", "useful=4"), 1, "There is no form 'meetin-x'. Did you mean meeting-m"),
        (("meeting-mentee", "--set", "useful=4"), 1, "is for the mentee, and here you are the mentor"),
        (("meeting", "--meeting", "meeting-ffff", "--set", "useful=4"), 1, "There is no meeting"),
        (("meeting", "--with", "Bo", "--set", "useful=4"), 1, "There is no person 'Bo'"),
        (("meeting", "--set", "useful=4", "--consent", "useful"), 1, "is no comment; consent is for free texts"),
        (("meeting", "--set", "useful=4", "--on", "sometime"), 1, "is not a date I know"),
        (("meeting", "--with", "Ana", "--meeting", "x"), 2, "not allowed with"),
    ],
)
def test_what_cannot_be_saved_is_said_in_a_sentence_and_nothing_is(
    met: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    done = met("feedback", "fill", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert met("list", "responses", "--json").json["responses"] == []


def test_answering_twice_and_a_deleted_meeting(met: Run) -> None:
    made = fill(met, "useful=4")
    again = met("feedback", "fill", "meeting", "--with", "Ana", "--set", "useful=2")
    assert again.code == 1
    assert f"To correct: mentortui feedback correct {made[:17]} --set ITEM=ANSWER" in again.err
    meeting = met("list", "meetings", "--json").json["meetings"][0]["id"]
    met("delete", meeting).ok()
    gone = met("feedback", "fill", "meeting", "--meeting", meeting, "--set", "useful=2")
    assert gone.code == 1
    assert "is deleted, so no answers were saved to it. Bring it back first" in gone.err
    assert met("feedback", "show", "--json").json["responses"][0]["answers"] == {"useful": 4}


def test_a_correction_keeps_what_was_said(met: Run) -> None:
    made = fill(met, "useful=4", "change=Ask first")
    changed = met("feedback", "correct", made[:17], "--set", "useful=2", "--set", "change=", "--json").ok()
    assert changed.json["answers"] == {"useful": 2}
    assert "What you answered before is kept." in changed.err
    page = met("show", made).ok().out
    assert "This meeting moved my mentee on: 2 of 5, a little" in page
    assert "What it said before" in page
    assert "What I will change: Ask first" in page
    assert met("feedback", "correct", made, "--set", "useful=2").code == 1
    assert met("feedback", "correct", made).code == 2
    met("undo").ok()
    assert met("feedback", "show", "--json").json["responses"][0]["answers"] == {"useful": 4, "change": "Ask first"}
    assert met("list", "corrections", "--json").json["corrections"] == []


def test_edit_points_to_correct(met: Run) -> None:
    made = fill(met, "useful=4")
    done = met("edit", made, "--set", "answers=1")
    assert done.code == 1
    assert "Answers are corrected, not edited" in done.err
    assert "mentortui feedback correct" in done.err


def test_answers_are_shown_with_their_figures(met: Run) -> None:
    fill(met, "goal-shared=4", "goal-worth=5", "task-clear=3", form="pulse")
    page = met("feedback", "show", "pulse").ok().out
    assert "How we work together, Ana Silva, 21 November 2026" in page
    assert "We want the same to come of this: 4 of 5, often" in page
    assert "Figures of version 1: all in all 4.0, Agreement on goals 4.5, Agreement on tasks 3.0, Bond -" in page
    scores = met("feedback", "show", "--json").json["responses"][0]["scores"]
    assert scores["subscales"] == {"goal": 4.5, "task": 3.0, "bond": None}
    assert met("feedback", "show", "--with", "Ana", "--limit", "1").ok().out
    assert "No answers here yet" in met("feedback", "show", "program").ok().err


def test_a_trend_is_lines_and_distributions_in_plain_text(met: Run) -> None:
    fill(met, "useful=4", "heard=3", "next=5", "change=Ask first")
    met("log", "Again", "--with", "Ana", "--on", "today").ok()
    fill(met, "useful=2", "heard=3", "next=4", "helped=advice")
    page = met("feedback", "trend", "meeting", "--with", "Ana").ok().out
    assert page.startswith("After the meeting, version 1: 2 times, 21 November 2026")
    assert "1 to 5" in page
    assert "  2 a little      1  #" in page  # no UTF-8 in a test's stream
    assert "What I will change\n  21 November 2026: Ask first" in page
    found = met("feedback", "trend", "meeting", "--json").ok().json
    assert [one["overall"] for one in found["points"]] == [4.0, 3.0]
    assert found["distributions"][0]["counts"][1] == [2, "a little", 1]
    assert "was not answered yet" in met("feedback", "trend", "pulse").ok().err


def test_many_subscales_stand_below_one_another_the_largest_gap_first(met: Run) -> None:
    met("feedback", "fill", "outcome", "--set", "belonging-self=4", "--set", "belonging-counts=4").ok()
    page = met("feedback", "trend", "outcome").ok().out
    assert "Belonging" in page
    assert max(map(len, page.splitlines())) <= 80


def test_versions_are_named_and_not_mixed(met: Run, tmp_path: Path) -> None:
    file = tmp_path / "competency.toml"
    for version in (1, 2):
        file.write_text(competency(version), encoding="utf-8")
        met("form", "add", file).ok()
        met("feedback", "fill", "competency", "--set", f"i1={version}", "--on", f"2026-11-0{version}").ok()
    page = met("feedback", "trend", "competency").ok()
    assert "version 2: 1 time" in page.out
    assert "Version 1 was answered 1 times; figures of two versions are never compared." in page.err
    assert "version 1: 1 time" in met("feedback", "trend", "competency", "--version", "1").ok().out
    wrong = met("feedback", "trend", "competency", "--version", "5")
    assert (wrong.code, "has no version 5 on this computer" in wrong.err) == (1, True)


def test_both_sides_wait_for_each_other(met: Run) -> None:
    meeting = met("list", "meetings", "--json").json["meetings"][0]["id"]
    assert "Nobody has answered about this meeting yet" in met("feedback", "sides", "--meeting", meeting).err
    fill(met, "useful=4")
    page = met("feedback", "sides", "--meeting", meeting).ok()
    assert "Sealed until both have answered; Ana Silva not yet." in page.err
    found = met("feedback", "sides", "--meeting", meeting, "--json").ok().json
    assert (found["sealed"], found["theirs"], found["items"][0]["own"]) == (True, None, 4)


def test_a_comment_is_carried_once(met: Run) -> None:
    made = fill(met, "improvements=Say no to the second project", "change=Ask first")
    goal = met("feedback", "carry", made, "improvements", "--to", "goal", "--json").ok()
    assert (goal.json["title"], goal.json["readers"]) == ("Say no to the second project", "only_you")
    assert "Only you read it." in goal.err
    action = met("feedback", "carry", made, "change", "--json").ok()
    assert action.json["meeting"] == met("show", made, "--json").json["meeting"]
    for words, said in ((("improvements", "--to", "goal"), "a goal already"), (("change",), "an action already"),
                        (("useful",), "no words")):  # fmt: skip
        refused = met("feedback", "carry", made, *words)
        assert (refused.code, said in refused.err) == (1, True)


def test_what_was_answered_is_found(met: Run) -> None:
    made = fill(met, "improvements=Say no to the second project")
    (hit,) = met("search", "second project", "--json").ok().json["results"]
    assert (hit["id"], hit["title"]) == (made, "After the meeting, Ana Silva")
    assert "second project" in hit["excerpt"]
    assert made[:17] in met("search", "kind:feedback").ok().out


def test_at_a_terminal_each_item_is_asked(met: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "has_terminal", lambda: True)
    done = met("feedback", "fill", "meeting", "--json", stdin="9\n4\n\nmostly\nShe asks\n\nAsk first\nadvice\n").ok()
    assert done.json["answers"] == {
        "useful": 4, "next": 4, "strengths": "She asks", "change": "Ask first", "helped": ["advice"],
    }  # fmt: skip
    assert "1 of 7  This meeting moved my mentee on" in done.err
    assert "situation, behavior, effect, next step" in done.err
    assert "not with '9'" in done.err


def test_the_end_of_input_keeps_what_was_answered(met: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "has_terminal", lambda: True)
    assert met("feedback", "fill", "meeting", "--json", stdin="4\n").ok().json["answers"] == {"useful": 4}
    assert met("feedback", "fill", "pulse", stdin="").code == 1


def test_forms_are_listed_and_shown(ana: Run) -> None:
    assert "meeting-mentee" in ana("form", "list").ok().out
    found = {one["id"]: one for one in ana("form", "list", "--json").ok().json["forms"]}
    assert found["pulse"]["items"] == 7
    page = ana("form", "show", "pulse").ok().out
    assert "We want the same to come of this (goal-shared)" in page
    assert "Scored together" in page
    assert len(ana("form", "show", "needs", "--json").ok().json["subscales"]) == 8
    assert "Did you mean pulse" in ana("form", "show", "pluse").err


def test_a_file_is_checked_with_every_fault_and_its_place(ana: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(SMALL.replace('id = "two"', 'id = "one"').replace('items = ["one", "two"]', 'items = ["six"]'))
    done = ana("form", "check", file)
    assert done.code == 1
    assert "Item 2 (one): item 1 has the same id; give one of the two another." in done.out
    assert "Subscale 1 (both): there is no item 'six'." in done.out
    assert "2 faults. Nothing was saved." in done.err
    assert len(ana("form", "check", file, "--json").json["faults"]) == 2
    refused = ana("form", "add", file)
    assert (refused.code, "is no form yet. Item 2 (one)" in refused.err) == (1, True)
    file.write_text("id = \n")
    assert "Line 1, column 6: Invalid value; this is not TOML." in ana("form", "check", file).out
    file.write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in ana("form", "check", file).err
    assert "could not be read" in ana("form", "check", tmp_path / "none.toml").err
    file.write_text(SMALL)
    assert "is a whole form" in ana("form", "check", file).ok().err
    assert ana("form", "check", "-", stdin=SMALL).ok().err


def test_a_form_of_one_s_own_is_added_answered_and_exported(ana: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(json.dumps(tomllib.loads(SMALL)), encoding="utf-8")
    made = ana("form", "add", file, "--json").ok().json
    assert (made["form"], made["version"]) == ("small", 1)
    again = ana("form", "add", file)
    assert (again.code, "is here already" in again.err) == (1, True)
    ana(
        "feedback", "fill", "small", "--with", "Ana", "--set", "one=always", "--set", "two=no", "--set", "why=met [/b]"
    ).ok()
    assert "all in all 3.0" in ana("feedback", "show", "small").ok().out
    page = ana("export", "--format", "markdown").ok().out
    assert "Forms of my own" in page
    assert "Why?: met \\[/b\\]" in page
    assert "A small form" in ana("list", "forms").ok().out
    assert "First (one), answered" in ana("show", "A small form").ok().out


def test_answers_to_a_form_that_was_deleted_stay_and_are_shown_as_they_stand(met: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(SMALL, encoding="utf-8")
    form = met("form", "add", file, "--json").ok().json["id"]
    made = fill(met, "one=2", "why=Because", form="small")
    met("delete", form).ok()
    page = met("feedback", "show").ok().out
    assert "answered in version 1, which is not on this computer; the answers as they stand:\n  one: 2" in page
    assert "why: Because" in met("show", made).ok().out
    assert "small" in met("list", "responses").ok().out
    wrong = met("feedback", "correct", made, "--set", "one=3")
    assert (wrong.code, "There is no form 'small'" in wrong.err) == (1, True)
    met("undelete", form).ok()
    met("feedback", "correct", made, "--set", "one=3").ok()
