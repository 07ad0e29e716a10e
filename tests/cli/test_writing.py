"""Commands that write, as a person uses them: what they print, what they say, what stands in the journal after."""

from __future__ import annotations

import re

import pytest

from mentortui.model.vocabulary import KINDS


def listed(run, kind):
    """The records of a kind as `list KIND --json` prints them."""
    return run("list", kind, "--json").ok().json[KINDS[kind]]


def test_init_makes_a_journal_once(run, home):
    result = run("init", "--name", "Tom Berg", "--role", "mentor", "--role", "mentee", "--json").ok()
    assert result.json["name"] == "Tom Berg" and result.json["roles"] == ["mentee", "mentor"]
    assert result.json["schema"] == 1
    again = run("init", "--name", "Someone Else")
    assert again.code == 1
    assert listed(run, "person")[0]["name"] == "Tom Berg"


@pytest.mark.parametrize(("roles", "word"), [(["mentee"], "mentee"), (["mentor"], "mentor"), ([], "mentor"),
                                              (["mentor", "mentee"], "mentor")])  # fmt: skip
def test_init_says_the_next_step_of_ones_own_role(run, roles, word):
    asked = [part for role in roles for part in ("--role", role)]
    assert f"relationship add --as {word} --with" in run("init", "--name", "Ana", *asked).ok().err


@pytest.mark.parametrize("on", [["every other thursday 16:00"], ["every other thursday", "--time", "4pm"],
                                ["every 2 weeks on thursday at 4pm"]])  # fmt: skip
def test_a_series_says_its_time_whichever_way_it_was_given(ana, on):
    result = ana("meeting", "plan", "--with", "Ana", "--times", "2", "--on", *on, "--json").ok()
    assert "Every 2 weeks on Thursday, first on 26 November 2026 at 16:00, 2 times." in result.err
    assert {one["time"] for one in result.json["meetings"]} == {"16:00"}


def test_a_time_given_apart_is_said_back(ana):
    assert (
        "(in 6 days) at 16:00." in ana("meeting", "plan", "--with", "Ana", "--on", "friday", "--time", "4pm").ok().err
    )
    result = ana("meeting", "plan", "--with", "Ana", "--on", "friday", "--time", "25:00")
    assert (result.code, result.err.count("\n")) == (1, 1)


def test_every_change_of_a_goal_says_who_can_read_it(ana):
    ana("goal", "add", "Lead").ok()
    for argv in (("goal", "step", "Lead", "Ask"), ("goal", "smart", "Lead", "--relevant", "Nights"),
                 ("goal", "revise", "Lead", "--reason", "Moved", "--title", "Lead well"),
                 ("edit", "Lead well", "--set", "metric=confidence")):  # fmt: skip
        assert "Who can read this: only you." in ana(*argv).ok().err, argv


def test_a_person_whose_name_shortens_another_s_is_pointed_out(ana):
    result = ana("person", "add", "Ana").ok()
    assert "Ana Silva is another person" in result.err
    assert "another person" not in ana("person", "add", "Bo").ok().err


def test_a_wrong_word_for_a_positional_names_the_command(ana):
    ana("goal", "add", "Lead").ok()
    assert "no word" not in ana("goal", "status", "Lead", "finished").err
    assert "'finished' is not a word for `mentortui goal status`" in ana("goal", "status", "Lead", "finished").err


def test_adding_prints_an_id_that_every_command_takes(ana):
    short = ana("goal", "add", "Lead the handover").ok().out.strip()
    assert re.fullmatch(r"goal-[0-9a-f]{8}", short)
    ana("goal", "status", short, "paused").ok()
    assert listed(ana, "goal")[0]["status"] == "paused"


def test_log_says_who_can_read_what(ana):
    result = ana(
        "log",
        "Talked about the handover",
        "--with",
        "Ana",
        "--minutes",
        "45",
        "--action",
        "Send outline due:friday",
        "--action",
        "Draft the talk owner:Ana",
    ).ok()
    assert result.err.splitlines() == [
        "Meeting logged: Ana Silva, today, 45 minutes, one-to-one.",
        "Who can read this: only you.",
        "Ana Silva can see the date, 45 minutes, one-to-one, once you two share a folder.",
        "Action: Send outline (you, due Fri 27 Nov). Who can read it: only you.",
        "Action: Draft the talk (Ana Silva). Who can read it: you and Ana Silva.",
    ]
    assert result.out.startswith("meeting-")


def test_log_as_json_is_the_meeting_with_its_entry_and_actions(ana):
    argv = ["--json", "log", "Talked", "--with", "Ana", "--on", "tuesday", "--action", "Do it", "--share"]
    document = ana(*argv).ok().json
    assert document["on"] == "2026-11-17" and document["type"] == "one-to-one"
    assert document["entries"][0]["text"] == "Talked" and document["entries"][0]["readers"] == "relationship"
    assert document["actions"][0]["meeting"] == document["id"] == document["entries"][0]["meeting"]
    assert listed(ana, "meeting")[0]["id"] == document["id"]
    assert [row["text"] for row in listed(ana, "entry")] == ["Talked"]


@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_common_options_may_stand_anywhere(ana, place, tmp_path):
    options = ["--json", "--home", str(tmp_path / "other")]
    words = {
        "before": [*options, "person", "add", "Bo"],
        "between": ["person", *options, "add", "Bo"],
        "after": ["person", "add", "Bo", *options],
    }[place]
    result = ana(*words)
    assert result.code == 1
    assert "init" in result.err


def test_words_without_quotes_are_one_text(ana):
    ana("note", "no", "quotes", "needed", "--mood", "4").ok()
    assert listed(ana, "note")[0]["text"] == "no quotes needed"


def test_a_note_from_standard_input_keeps_its_lines(ana):
    ana("note", "-", "--learning", stdin="one\n\n  two\n").ok()
    row = listed(ana, "note")[0]
    assert (row["text"], row["type"]) == ("one\n\n  two", "learning")


def test_dates_are_echoed_as_understood(ana):
    result = ana("goal", "add", "Lead", "--start", "next month", "--due", "in 6 months").ok()
    assert "Starts: Monday 21 December 2026 (in 4 weeks)." in result.err
    row = listed(ana, "goal")[0]
    assert (row["start"], row["due"]) == ("2026-12-21", "2027-05-21")


def test_a_new_goal_may_be_counted_unless_it_is_personal(ana):
    counted = ana("goal", "add", "Lead", "--metric", "talks", "--count", "--json").ok()
    assert counted.json["counted"] is True
    assert "The program counts: professional, active. Never these words." in counted.err
    refused = ana("goal", "add", "Sleep", "--area", "personal", "--count")
    assert refused.code == 1
    assert "Personal goals are never counted" in refused.err


def test_a_goal_through_its_life(ana):
    ana(
        "goal",
        "add",
        "Lead the handover",
        "--metric",
        "confidence",
        "--unit",
        "of 10",
        "--baseline",
        "3",
        "--target",
        "7",
        "--area",
        "professional",
        "--skill",
        "leading",
        "--step",
        "Shadow two",
        "--with",
        "Ana",
    ).ok()
    ana("progress", "Lead", "--value", "4,5", "--confidence", "6", "--note", "Better").ok()
    shown = ana("goal", "smart", "Lead").ok().out
    assert shown.startswith("S") and "now 4.5" not in shown
    ana("goal", "smart", "Lead", "--relevant", "Nights need one who leads").ok()
    assert ana("goal", "smart", "Lead", "--target", "8").code == 1
    revised = ana("goal", "revise", "Lead", "--target", "8", "--reason", "Too easy", "--json").ok().json
    assert revised["target"] == 8 and revised["revisions"][0]["before"] == {"target": 7}
    ana("goal", "scale", "Lead", "--less", "a", "--expected", "b", "--better", "c", "--freeze").ok()
    assert "frozen on 2026-11-21" in ana("goal", "scale", "Lead", "--less", "x").err
    assert ana("goal", "scale", "Lead", "--level", "-1", "--json").ok().json["level"] == -1
    ana("goal", "step", "Lead", "Lead", "one", "alone", "--due", "friday").ok()
    ana("goal", "tick", "Shadow").ok()
    assert {row["title"]: row.get("done", False) for row in listed(ana, "step")} == {
        "Shadow two": True,
        "Lead one alone": False,
    }
    assert ana("goal", "status", "Lead the", "achieved", "--json").ok().json["status"] == "achieved"
    assert listed(ana, "progress")[0]["value"] == 4.5


def test_a_goal_from_a_template_says_the_templates_words(ana):
    assert "leadership-course" in ana("goal", "templates").ok().out
    document = ana("goal", "from", "leadership-course", "--target", "5", "--json").ok().json
    assert document["title"] == "Complete a leadership course within six months"
    assert document["target"] == 5 and len(document["steps"]) >= 2
    own = ana("goal", "add", "My course", "--template", "leadership-course", "--json").ok().json
    assert own["title"] == "My course" and own["purpose"] == "leadership"
    assert "leadership-course" in ana("goal", "from", "nothing").err
    mentors = ana("goal", "templates", "--role", "mentor", "--json").ok().json["templates"]
    assert {row["role"] for row in mentors} == {"mentor"}


def test_meetings_from_plan_to_notes(ana):
    first = ana("meeting", "plan", "--with", "Ana", "--on", "tuesday 16:00", "--agenda", "Budget", "--json").ok().json
    assert (first["on"], first["time"], first["status"]) == ("2026-11-24", "16:00", "planned")
    assert first["agenda"][0]["title"] == "Budget"
    series = ana("meeting", "plan", "--with", "Ana", "--on", "every other thursday", "--times", "3", "--json").ok()
    assert [row["on"] for row in series.json["meetings"]] == ["2026-11-26", "2026-12-10", "2026-12-24"]
    assert (
        "planned already"
        in ana("meeting", "plan", "--with", "Ana", "--on", "every 2 weeks on thursday", "--times", "3").err
    )
    assert "still to come" in ana("meeting", "held", "Ana").err
    held = ana("meeting", "held", "Ana", "--on", "yesterday", "--minutes", "30", "--json").ok().json
    assert (held["id"], held["on"], held["minutes"]) == (first["id"], "2026-11-20", 30)
    ana("meeting", "tick", "Budget").ok()
    ana("meeting", "note", "2026-11-20", "She", "leads", "--decision", "--share", "--action", "Tell Ines").ok()
    ana("meeting", "missed", "2026-11-26").ok()
    assert [row["status"] for row in listed(ana, "meeting") if row["on"] == "2026-11-26"] == ["missed"]
    assert [(row["type"], row["readers"]) for row in listed(ana, "entry")] == [("decision", "relationship")]


def test_actions_and_milestones(ana):
    ana("action", "add", "Send the outline", "--due", "friday", "--with", "Ana").ok()
    ana("action", "add", "Draft", "--owner", "Ana").ok()
    ana("action", "done", "Send").ok()
    assert ana("action", "done", "Send").code == 1
    ana("action", "reopen", "Send").ok()
    assert {row["title"]: row["readers"] for row in listed(ana, "action")} == {
        "Send the outline": "only_you",
        "Draft": "relationship",
    }
    assert ana("milestone", "add", "Module one", "--on", "in 2 weeks", "--json").ok().json["status"] == "planned"
    ana("milestone", "reach", "Module", "--on", "today").ok()
    assert listed(ana, "milestone")[0]["status"] == "reached"


def test_people_and_several_relationships(run):
    run("init", "--name", "Tom").ok()
    result = run("relationship", "add", "--as", "mentor", "--with", "Ana", "--with", "Bo", "--json").ok()
    assert len(result.json["relationships"]) == 2 and len(result.json["people"]) == 2
    one = run("relationship", "add", "--mentor", "Ines", "--mentee", "me", "--cadence", "monthly", "--json").ok().json
    assert one["cadence"] == "1 month"
    run("person", "edit", "me", "--offers", "career changes", "--hours", "3").ok()
    me = next(row for row in listed(run, "person") if row["name"] == "Tom")
    assert (me["offers"], me["hours_a_month"]) == (["career changes"], 3)
    assert me["roles"] == ["mentee", "mentor"]
    strangers = run("relationship", "add", "--mentor", "Xi", "--mentee", "Yo").ok()
    assert "You are not in it" in strangers.err


@pytest.mark.parametrize("argv", [["--mentor", "A", "--as", "mentor", "--with", "B"], ["--as", "mentor"], []])
def test_a_relationship_is_said_in_one_of_two_ways(ana, argv):
    assert ana("relationship", "add", *argv).code == 2


def test_every_command_has_help_with_examples(run):
    from mentortui.cli.tree import COMMANDS

    for word in COMMANDS:
        result = run(word, "--help")
        assert result.code == 0, word
        assert result.out.startswith(f"usage: mentortui {word}"), word


WRITING = {
    "log": [[]],
    "note": [[]],
    "progress": [[]],
    "init": [[]],
    "action": [["add"], ["done"], ["reopen"]],
    "person": [["add"], ["edit"]],
    "relationship": [["add"]],
    "milestone": [[], ["add"], ["plan"], ["reach"], ["celebrate"], ["found"], ["trail"], ["list"], ["shelf"]],
    "kudos": [[]],
    "trophy": [[]],
    "reward": [[]],
    "certificate": [[]],
    "introduction": [[], ["add"], ["outcome"], ["list"]],
    "meeting": [["plan"], ["note"], ["held"], ["missed"], ["agenda"], ["tick"]],
    "goal": [["add"], ["from"], ["smart"], ["revise"], ["scale"], ["status"], ["step"], ["move"], ["tick"], ["untick"]],
}


@pytest.mark.parametrize("word", WRITING)
def test_the_examples_in_help_are_understood(run, word, monkeypatch):
    """Every example line of a help text parses, so that help never shows what does not work."""
    import shlex

    from mentortui.cli.main import noun, parser_of

    for verb in WRITING[word]:
        text = run(word, *verb, "--help").ok().out
        examples = [line.strip() for line in text.partition("examples:")[2].splitlines() if line.strip()]
        assert examples, f"{word} {verb} shows an example"
        for example in examples:
            words = shlex.split(example.partition(" < ")[0])
            assert words[0] == "mentortui"
            parser_of(words[1], noun(words[1])).parse_args(words[2:])


def test_progress_on_a_shared_goal_is_shared_by_way_of_the_capture_index(ana):
    ana("goal", "add", "Ours", "--share", "--unit", "pages").ok()
    ana("goal", "add", "Mine").ok()
    assert "you and Ana Silva" in ana("progress", "Ours", "--value", "4").ok().err
    ana("progress", "Mine", "--value", "4").ok()
    ana("share", "Mine").ok()
    ana("progress", "Mine", "--value", "5").ok()
    assert {row["readers"] for row in listed(ana, "progress")} == {"relationship"}
    assert len(listed(ana, "progress")) == 3


def test_only_what_took_place_is_logged(ana):
    result = ana("log", "x", "--with", "Ana", "--on", "2026-11-24")
    assert (result.code, result.out) == (1, "")
    assert "Tue 24 Nov, is still to come" in result.err
    assert "mentortui meeting plan" in result.err
    assert ana("list", "meetings", "--json").json["meetings"] == []


def test_several_relationships_are_said_on_one_line(run):
    run("init", "--name", "Tom").ok()
    result = run("relationship", "add", "--as", "mentor", "--with", "Ana", "--with", "Bo", "--with", "Ines").ok()
    assert len(result.out.split()) == 3
    assert all(word.startswith("relationship-") for word in result.out.split())
    assert result.err.count("Who can read") == 1
    assert "New people: Ana, Bo and Ines." in result.err


def test_days_are_said_in_words(ana):
    assert (
        "Meeting planned: Ana Silva, Tue 24 Nov." in ana("meeting", "plan", "--with", "Ana", "--on", "tuesday").ok().err
    )
    assert "is planned for Tue 24 Nov" in ana("meeting", "held", "Ana").err
    assert "Meeting held: Ana Silva, yesterday." in ana("meeting", "held", "Ana", "--on", "2026-11-20").ok().err
    result = ana("goal", "add", "x", "--start", "2027-02-01", "--due", "2027-01-01")
    assert "due on 1 January 2027, before it starts on 1 February 2027" in result.err


def test_a_meeting_planned_twice_is_remarked_on(ana):
    plan = ("meeting", "plan", "--with", "Ana", "--on", "friday 16:00")
    first = ana(*plan).ok()
    assert "already" not in first.err
    assert f"You had planned that already ({first.out.strip()}, Fri 27 Nov, 16:00)" in ana(*plan).ok().err
    assert "already" not in ana("meeting", "plan", "--with", "Ana", "--on", "friday 17:00").ok().err
