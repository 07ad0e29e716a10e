"""Milestones by rule, celebrations, the trail, the shelf, kudos, introductions: through the commands."""

import pytest


@pytest.fixture
def met(ana):
    """Five meetings with Ana, the last three weeks ago."""
    for day in ("2026-09-01", "2026-09-15", "2026-10-01", "2026-10-15", "2026-11-01"):
        ana("log", "x", "--with", "Ana", "--on", day, "--minutes", "45").ok()
    return ana


def refused(run, *argv, code=1):
    """The one sentence of a command that is refused and prints nothing."""
    result = run(*argv)
    assert (result.code, result.out) == (code, "")
    return result.err.splitlines()[-1]


def test_what_the_rules_find_is_listed_kept_and_celebrated(met):
    found = met("milestone", "found", "--json").ok().json["found"]
    assert [(one["rule"], one["on"]) for one in found] == [
        ("five-meetings", "2026-11-01"),
        ("first-meeting", "2026-09-01"),
    ]
    assert "meeting number 5 took place" in met("milestone", "found").ok().out
    kept = met("milestone", "found", "--keep", "first-meeting", "--json").ok().json
    assert (kept["rule"], kept["title"]) == ("first-meeting", "First meeting with Ana Silva")
    assert len(met("milestone", "found", "--keep", "5 meetings").ok().out.splitlines()) == 1
    assert "not kept already" in met("milestone", "found").ok().err
    said = met("milestone", "celebrate", "5 meetings").ok().err
    assert "Celebrated: 5 meetings with Ana Silva" in said and "What made it work?" in said
    row = met("milestone", "celebrate", "5 meetings", "--worked", "The same hour", "--json").ok().json
    assert (row["worked"], row["celebrated"]) == ("The same hour", True)
    assert "The same hour" in met("milestone", "trail").ok().out


def test_all_that_was_found_is_kept_at_once_and_may_be_shared(met):
    kept = met("milestone", "found", "--keep-all", "--share", "--json").ok().json["milestones"]
    assert {row["readers"] for row in kept} == {"relationship"}
    assert met("undo").code == 0
    assert len(met("milestone", "found", "--json").json["found"]) == 2


def test_the_trail_says_how_each_stands(met):
    met("milestone", "plan", "The talk", "--on", "2026-12-12", "--with", "Ana").ok()
    met("milestone", "add", "The course", "--on", "2026-11-20").ok()
    rows = met("milestone", "trail", "--json").ok().json["milestones"]
    assert [(row["title"], row["state"], row["who"], row["to_celebrate"]) for row in rows] == [
        ("The course", "reached", "you", True), ("The talk", "planned", "Ana Silva", False),
    ]  # fmt: skip
    assert "to celebrate" in met("milestone", "list").ok().out
    met("milestone", "celebrate", "The course", "--pass").ok()
    assert "to celebrate" not in met("milestone", "trail").ok().out
    assert [row["title"] for row in met("milestone", "trail", "--with", "Ana", "--json").json["milestones"]] == [
        "The talk"
    ]


def test_what_cannot_be_celebrated_is_said_in_one_sentence(met):
    met("milestone", "plan", "The talk", "--on", "2026-12-12").ok()
    assert "not reached yet" in refused(met, "milestone", "celebrate", "The talk")
    assert "There is no milestone" in refused(met, "milestone", "celebrate", "Nothing like it")
    assert "a day to come" in refused(met, "milestone", "plan", "x", "--on", "yesterday")
    assert "a day to come" in refused(met, "milestone", "reach", "The talk", "--on", "2026-12-24")
    assert "no person 'Nobody'" in refused(met, "milestone", "add", "x", "--by", "Nobody")
    assert "find nothing called 'goal'" in refused(met, "milestone", "found", "--keep", "goal")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[rule]\n", "it is not TOML"),
        ('[[rule]]\nid = "a"\nkind = "birthday"\ntitle = "x"\n', "the kind 'birthday' is not known"),
        ('[[rule]]\nid = "a"\noff = true\n[[rule]]\nid = "a"\noff = true\n', "two rules have the id 'a'"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_a_broken_file_of_rules_is_kept_and_ours_hold(met, home, text, sentence):
    file = home / "milestones.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = file.read_bytes()
    result = met("milestone", "found", "--json").ok()
    assert sentence in result.err and "shipped rules hold" in result.err
    assert len(result.err.splitlines()) == 1
    assert len(result.json["found"]) == 2
    assert file.read_bytes() == before


def test_own_rules_hold_where_their_file_is_good(met, home):
    own = '[[rule]]\nid = "five-meetings"\nkind = "meetings"\ncount = 3\ntitle = "Three with {name}"\n'
    (home / "milestones.toml").write_text(own, "utf-8")
    titles = [one["title"] for one in met("milestone", "found", "--json").ok().json["found"]]
    assert titles == ["Three with Ana Silva", "First meeting with Ana Silva"]


def test_kudos_trophy_and_reward_stand_on_the_shelf(met):
    thanks = met("kudos", "Ana", "You", "asked", "--value", "Courage", "--json").ok()
    assert (thanks.json["type"], thanks.json["title"], thanks.json["readers"]) == ("kudos", "You asked", "only_you")
    assert "only you" in thanks.err
    met("trophy", "me", "Mentor of the month", "--on", "yesterday").ok()
    assert "you and Ana Silva" in met("reward", "Ana", "A book", "--share").ok().err
    rows = met("milestone", "shelf", "--json").ok().json["recognitions"]
    assert {row["says"] for row in rows[:2]} == {"reward to Ana Silva", "kudos to Ana Silva"}
    assert rows[2]["says"] == "trophy to you"
    assert "Courage" in met("milestone", "shelf").ok().out
    assert len(met("list", "recognitions", "--json").json["recognitions"]) == 3
    assert "kudos" in met("list", "recognitions").ok().out
    assert "somebody else" in refused(met, "kudos", "me", "Well done")
    assert "no person 'Nobody'" in refused(met, "kudos", "Nobody", "Well done")
    assert met("kudos", "Ana").code == 2


def test_an_introduction_and_what_came_of_it(met):
    added = met("introduction", "add", "Rita Moura", "--of", "Ana", "--why", "Runs the forum").ok()
    assert "only you, always" in added.err
    row = met("introduction", "outcome", "Rita", "--worked", "--text", "They run it", "--json").ok().json
    assert (row["worked"], row["outcome"]) == (True, "They run it")
    assert met("introduction", "list", "--json").json["introductions"][0]["name"] == "Rita Moura"
    assert "They run it" in met("introduction", "list").ok().out
    assert "Rita" in met("search", "forum").ok().out
    assert met("introduction", "outcome", "Rita").code == 2
    assert "cannot be shared" in refused(met, "share", "Rita Moura")


def test_a_milestone_s_page_holds_what_made_it_work_and_the_thanks(met):
    met("milestone", "add", "The course", "--on", "2026-11-20").ok()
    met("milestone", "celebrate", "The course", "--worked", "An hour on Fridays").ok()
    met("kudos", "Ana", "For pushing me", "--milestone", "The course").ok()
    page = met("show", "The course").ok().out
    assert "An hour on Fridays" in page and "For pushing me" in page
    whole = met("export", "--format", "markdown").ok().out
    assert "## Recognition" in whole and "An hour on Fridays" in whole
