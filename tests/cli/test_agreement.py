"""An agreement by command: begun from defaults, agreed by both, negotiated anew, compared; nothing lost on the way."""

import json
import os
import stat

import pytest

from tests.hostile import TEXTS


@pytest.fixture
def agreed(ana):
    """Ana and Tom agreed to a first version."""
    ana("agreement", "edit", "Ana", "--set", "hopes=To learn", "--set", "hopes_mentee=To lead").ok()
    ana("agreement", "agree", "Ana").ok()
    ana("agreement", "agree", "Ana", "--by-phone", "yesterday").ok()
    return ana


def test_it_begins_with_the_defaults_of_its_kind_and_the_cadence_of_the_pair(ana):
    made = ana("agreement", "edit", "Ana", "--set", "hopes=To learn", "--json").ok()
    row = made.json
    assert (row["version"], row["hopes_mentor"], row["cadence"], row["minutes"]) == (1, "To learn", "2 weeks", 45)
    assert row["roles"].startswith("The mentee says what we talk about")
    assert "Review: Saturday 13 February 2027" in made.err
    assert "Who can read this: you and Ana Silva." in made.err


def test_peers_and_informal_ones_begin_otherwise_and_without_anybodys_words(run):
    run("init", "--name", "Tom Berg", "--role", "mentor").ok()
    run("relationship", "add", "--kind", "peer", "--mentor", "me", "--mentee", "Bo Lind", "--format", "informal").ok()
    row = run("agreement", "edit", "Bo", "--defaults", "--json").ok().json
    assert row["roles"].startswith("We take turns")
    assert "coordinator_sees" not in row
    assert row["review"] == "2027-05-22"
    assert run("agreement", "edit", "Bo", "--defaults").code == 1


def test_both_agree_and_it_is_said_what_follows(ana):
    ana("agreement", "edit", "Ana", "--set", "cadence=1 month").ok()
    mine = ana("agreement", "agree", "Ana", "--json").ok()
    assert mine.json["how"] == "here" and "Ana Silva's word is missing" in mine.err
    hers = ana("agreement", "agree", "Ana", "--by-phone", "2026-11-20", "--json").ok()
    assert (hers.json["how"], hers.json["on"]) == ("by phone", "2026-11-20")
    assert "By phone: Friday 20 November 2026 (yesterday)." in hers.err
    assert "You meet every 1 month from now on." in hers.err
    (pair,) = ana("list", "relationships", "--json").ok().json["relationships"]
    assert (pair["cadence"], pair["agreed_on"]) == ("1 month", "2026-11-21")


def test_what_was_agreed_is_kept_and_the_next_version_compared(agreed):
    agreed("agreement", "edit", "Ana", "--set", "cadence=1 month", "--set", "hopes_mentee=To lead the ward").ok()
    shown = agreed("agreement", "show", "Ana").ok().out
    assert "version 2" in shown and "nobody has agreed to it yet" in shown
    assert "- 1: written 21 Nov 2026, the last one all agreed to" in shown
    assert "every 2 weeks" in agreed("agreement", "show", "Ana", "--version", "1").ok().out
    diff = agreed("agreement", "diff", "Ana").ok().out
    assert diff == (
        "From version 1 to version 2:\n"
        "What Ana hopes to gain\n    To lead{+ the ward+}\n"
        "How often\n  - every 2 weeks\n  + every month\n"
    ).replace("To lead{+ the ward+}", "To lead {+the ward+}")
    data = agreed("agreement", "diff", "Ana", "--json").ok().json
    assert [one["field"] for one in data["changes"]] == ["hopes_mentee", "cadence"]
    state = agreed("agreement", "show", "Ana", "--json").ok().json
    assert (state["standing"], state["agreed_version"], state["version"]) == ("draft", 1, 2)


def test_undo_takes_back_a_word_and_with_it_what_followed(agreed):
    agreed("undo").ok()
    assert "Ana Silva's word is missing" in agreed("agreement", "show", "Ana").ok().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["show", "Zoe"], 1, "There is no person 'Zoe'"),
        (["show", "Bo"], 1, "You are in no relationship with Bo Lind"),
        (["show", "me"], 1, "That is you"),
        (["show", "Ana", "--version", "7"], 1, "There is no version 7 of this agreement; there are 1."),
        (["show", "Ana", "--version", "0"], 2, "less than 1"),
        (["agree", "Ana"], 1, "You agreed to version 1 already"),
        (["agree", "Ana", "--person", "Ana"], 1, "Add --by-phone DAY"),
        (["agree", "Ana", "--by-phone", "tomorrow"], 1, "already, on 20 November 2026"),
        (["agree", "Ana", "--by-phone", "someday"], 1, "someday"),
        (["edit", "Ana", "--set", "dowry=goat"], 1, "has no field 'dowry'"),
        (["edit", "Ana", "--set", "cadence=now and then"], 1, "is not a rhythm I know"),
        (["edit", "Ana", "--set", "wants=gold"], 1, "choose one of advice, coaching"),
        (["edit", "Ana", "--set", "minutes=0"], 1, "whole number from 1 to 1440"),
        (["edit", "Ana", "--set", "minutes=45"], 1, "says that already"),
        (["edit", "Ana", "--set", "version=9"], 1, "has no field 'version'"),
        (["edit", "Ana", "--set", "minutes"], 2, "no `=`"),
        (["edit", "Ana", "--set", "minutes=3", "--defaults"], 2, "give one of them"),
        (["edit", "Ana", "--defaults"], 1, "There is an agreement already"),
        (["edit", "Ana"], 1, "An editor needs a terminal"),
        (["diff", "Ana", "--from", "1", "--to", "4"], 1, "There is no version 4"),
        (["dance", "Ana"], 2, "is not a word for"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(agreed, monkeypatch, words, code, sentence):
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    agreed("person", "add", "Bo Lind").ok()
    before = agreed("export", "--format", "markdown").ok().out
    result = agreed("agreement", *words)
    assert (result.code, sentence in result.err) == (code, True), result.err
    assert agreed("export", "--format", "markdown").ok().out == before


def test_without_an_agreement_the_way_to_one_is_said(ana):
    for verb in ("show", "agree", "diff"):
        result = ana("agreement", verb, "Ana")
        assert (result.code, "There is no agreement with Ana Silva yet" in result.err) == (1, True)
    ana("agreement", "edit", "Ana", "--defaults").ok()
    assert "nobody has agreed to it yet: nothing to compare" in ana("agreement", "diff", "Ana").err


def editor(tmp_path, monkeypatch, script):
    path = tmp_path / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(path))


@pytest.mark.skipif(os.name == "nt", reason="an editor made of a shell script")
def test_in_an_editor_a_first_version_stands_there_to_be_changed(ana, tmp_path, monkeypatch):
    editor(tmp_path, monkeypatch, "sed -i 's/^hopes_mentor:.*/hopes_mentor: To learn/' \"$1\"")
    assert ana("agreement", "edit", "Ana", "--json").ok().json["hopes_mentor"] == "To learn"
    seen = tmp_path / "seen"
    editor(tmp_path, monkeypatch, f'cp "$1" {seen}')
    assert "Nothing was changed" in ana("agreement", "edit", "Ana").ok().err
    assert "# hopes_mentor: What you hope to gain; hopes_mentee: What Ana hopes to gain\n" in seen.read_text()


@pytest.mark.skipif(os.name == "nt", reason="an editor made of a shell script")
def test_what_cannot_be_saved_is_kept_in_a_file_and_taken_up_again(ana, tmp_path, monkeypatch):
    editor(tmp_path, monkeypatch, "sed -i 's/^minutes:.*/minutes: 9999/; s/^boundaries:.*/boundaries: mine/' \"$1\"")
    result = ana("agreement", "edit", "Ana")
    assert result.code == 1 and "from 1 to 1440" in result.err
    path = result.err.split("mentortui agreement edit Ana --from ")[1].strip()
    with open(path) as file:
        text = file.read()
    assert "boundaries: mine" in text
    made = ana("agreement", "edit", "Ana", "--from", "-", "--json", stdin=text.replace("9999", "50")).ok().json
    assert (made["boundaries"], made["minutes"]) == ("mine", 50)


def test_ones_own_defaults_take_the_place_of_ours_and_a_fault_in_them_is_named(ana, home):
    (home / "agreements.toml").write_text('[every]\nminutes = 20\nfeedback = ""\n[traditional]\nroles = "You drive."\n')
    row = ana("agreement", "edit", "Ana", "--defaults", "--json").ok().json
    assert (row["minutes"], row["roles"], "feedback" in row) == (20, "You drive.", False)
    ana("undo").ok()
    for text, sentence in (
        ("[every\n", "agreements.toml cannot be read"),
        ("[dowry]\nx=1\n", "[dowry] is unknown; there are every"),
        ("[every]\ndowry = 1\n", "an agreement has no dowry"),
        ("[every]\nminutes = 'long'\n", "minutes is a whole number"),
        ("[every]\nwants = 'advice'\n", "wants is a list of words"),
    ):
        (home / "agreements.toml").write_text(text)
        result = ana("agreement", "edit", "Ana", "--defaults")
        assert (result.code, sentence in result.err) == (1, True), result.err
    (home / "agreements.toml").write_bytes(b"\xff\xfe")
    assert "is not UTF-8 text" in ana("agreement", "edit", "Ana", "--defaults").err


def test_any_text_goes_in_and_comes_out(ana):
    ana("agreement", "edit", "Ana", "--defaults").ok()
    for text in TEXTS:
        if text.strip() and "\x00" not in text:
            ana("agreement", "edit", "Ana", "--set", f"boundaries={text}")
            ana("agreement", "agree", "Ana")
            assert json.loads(ana("agreement", "show", "Ana", "--json").ok().out)["id"]
            ana("agreement", "show", "Ana").ok()
            assert ana("agreement", "diff", "Ana").code in (0, 1)


def test_it_is_found_shown_listed_and_exported(agreed):
    assert "Agreement with Ana Silva, version 1" in agreed("list", "agreements").ok().out
    record = agreed("list", "agreements", "--json").ok().json["agreements"][0]["id"]
    assert "what is wanted" in agreed("show", record).ok().out.lower() or "wants" in agreed("show", record).ok().out
    assert agreed("search", "therapy", "--json").ok().json["results"][0]["id"] == record
    assert "## Agreements" in agreed("export", "--format", "markdown").ok().out
    result = agreed("edit", record, "--set", "minutes=10")
    assert (result.code, "`mentortui agreement edit` writes one" in result.err) == (1, True)
    assert "known to both" in agreed("unshare", record).err
