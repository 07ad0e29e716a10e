"""Bad input: one clear sentence, the right exit code, and nothing lost or changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import TEXTS


def contents(home: Path) -> dict[str, bytes]:
    """Every byte of a home but its locks."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and "lock" not in path.name
    }


@pytest.fixture
def goal(ana):
    """`run` with a goal to report on."""
    ana("goal", "add", "Lead the handover", "--baseline", "3", "--target", "7").ok()
    ana("goal", "add", "Lead the talk").ok()
    ana("person", "add", "Ana Lima").ok()
    return ana


REFUSED = [
    (["goal", "status", "goal-ffffffff", "paused"], 1, "There is no goal"),
    (["goal", "status", "Lead", "paused"], 1, "could be Lead the handover (goal-"),
    (["log", "x", "--with", "Ana"], 1, "could be Ana"),
    (["log", "x", "--with", "Zoe"], 1, "There is no person 'Zoe'"),
    (["progress", "Nothing", "--value", "1"], 1, "There is no goal 'Nothing'"),
    (["goal", "add", "x", "--baseline", "3", "--target", "3"], 1, "equals the baseline"),
    (["goal", "add", "x", "--start", "2027-02-01", "--due", "2027-01-01"], 1, "before it starts"),
    (["goal", "add", "x", "--due", "01/12/2026"], 1, "could be 1 December 2026 or 12 January 2026"),
    (["goal", "add", "x", "--due", "someday"], 1, "not a date I know"),
    (["progress", "Lead the handover", "--confidence", "11"], 1, "Confidence is 11"),
    (["progress", "Lead the handover", "--value", "many"], 2, "'many' is not a number"),
    (["progress", "Lead the handover", "--value", "nan"], 1, "not a number"),
    (["progress", "Lead the handover"], 1, "Nothing was reported"),
    (["log", "x", "--with", "Ana Silva", "--minutes", "-5"], 1, "length in minutes is -5"),
    (["log", "x", "--with", "Ana Silva", "--minutes", "9999"], 1, "length in minutes is 9999"),
    (["log", "x", "--with", "Ana Silva", "--minutes", "long"], 2, "'long' is not a whole number"),
    (["log", "x"], 2, "--with"),
    (["log", "x", "--with", "Ana Silva", "--wiht", "y"], 2, "--wiht"),
    (["log", "x", "--with", "Ana Silva", "--type", "one2one"], 2, "'one2one' is not a word for --type"),
    (["log", "x", "--with", "me"], 1, "That is you"),
    (["log", "x", "--with", "Ana Silva", "--action", "due:friday"], 1, "title is empty"),
    (["log", "x", "--with", "Ana Silva", "--action", "y owner:Zoe"], 1, "no person 'Zoe'"),
    (["goal", "add", ""], 1, "The title is empty"),
    (["goal", "add", " \n\t"], 1, "The title is empty"),
    (["goal", "add", "x" * 10_001], 1, "10,001 characters"),
    (["goal", "add", "\x00\x1b"], 1, "The title is empty"),
    (["person", "add", "x" * 201], 1, "at most 200"),
    (["person", "add", "Ana Silva"], 1, "already a person called Ana Silva"),
    (["note", ""], 1, "The text is empty"),
    (["note", "x", "--mood", "9"], 1, "Mood is 9"),
    (["note", "x" * 1_000_001], 1, "more than the 1 MB"),
    (["action", "add", "Do", "--due", "31 february"], 1, "no 31 February"),
    (["action", "done", "Nothing"], 1, "There is no action"),
    (["meeting", "plan", "--with", "Ana Silva", "--on", "sometimes"], 1, "not a date"),
    (["meeting", "plan", "--with", "Ana Silva", "--on", "every blue moon"], 1, "not a rhythm"),
    (["meeting", "plan", "--with", "Ana Silva", "--on", "friday", "--link", "javascript:x"], 1, "not a link"),
    (["meeting", "plan", "--with", "Ana Silva", "--on", "every week", "--times", "1000"], 1, "1 to 60"),
    (["meeting", "held", "Zoe"], 1, "There is no meeting"),
    (["goal", "scale", "Lead the talk", "--level", "7"], 1, "no level 7"),
    (["goal", "revise", "Lead the talk", "--reason", "", "--due", "friday"], 1, "needs a reason"),
    (["goal", "lead"], 2, "not a word for"),
    (["goal"], 2, "VERB"),
    (["init", "--name", "Again"], 1, "journal"),
]


@pytest.mark.parametrize(("argv", "code", "sentence"), REFUSED, ids=[" ".join(argv)[:50] for argv, _, _ in REFUSED])
def test_one_sentence_the_right_code_and_nothing_changed(goal, home, argv, code, sentence):
    before = contents(home)
    result = goal(*argv)
    assert (result.code, result.out) == (code, "")
    said = result.err.splitlines()[-1]
    assert said.startswith("mentortui: ") and sentence in said
    assert not any("Traceback" in line or "went wrong inside" in line for line in result.err.splitlines())
    assert contents(home) == before


WRITERS = [
    ["log", "x", "--with", "Ana"],
    ["note", "x"],
    ["progress", "x", "--value", "1"],
    ["action", "add", "x"],
    ["action", "done", "x"],
    ["goal", "add", "x"],
    ["person", "add", "x"],
    ["meeting", "held", "x"],
    ["relationship", "add", "--as", "mentor", "--with", "x"],
    ["milestone", "add", "x"],
    ["milestone", "found"],
    ["kudos", "x", "y"],
    ["introduction", "add", "x"],
    ["certificate", "x", "-o", "x.txt"],
]


@pytest.mark.parametrize("argv", WRITERS, ids=" ".join)
def test_without_a_journal_every_writer_says_how_to_make_one(run, home, argv):
    result = run(*argv)
    assert result.code == 1
    assert "mentortui init" in result.err
    assert not home.exists()


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_hostile_texts_are_kept_and_shown_clean(ana, text):
    text = f"x{text}"
    ana("note", text).ok()
    row = ana("list", "note", "--json").ok().json["notes"][0]
    assert "\x1b" not in row["text"] and "\x00" not in row["text"]
    ana("goal", "add", text, "--specific", text, "--unit", text, "--objective", text).ok()
    ana("log", text, "--with", "Ana", "--action", text.replace(":", " ")).ok()
    for kind in ("goals", "meetings", "entries", "actions"):
        assert "\x1b" not in ana("list", kind).ok().out


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_argument_is_kept_or_refused_in_one_sentence(ana, text):
    for argv in (["note", "--", text], ["person", "add", "--", text], ["goal", "status", "--", text, "paused"]):
        result = ana(*argv)
        assert result.code in (0, 1)
        assert "went wrong inside" not in result.err


def test_bytes_that_are_no_text_on_the_command_line(process):
    process("init", "--name", "Tom").ok()
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"mentortui", b"note", b"caf\xe9 \xff \xf0\x9f\x8e\x89", b"--json"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["text"].encode("utf-8") == "caf\ufffd \ufffd 🎉".encode()


def test_bytes_that_are_no_text_on_standard_input(process):
    process("init", "--name", "Tom").ok()
    result = process("note", "-", stdin=b"\xff\xfe\x00broken", env={"PYTHONIOENCODING": "utf-8:strict"})
    assert (result.code, result.out) == (1, "")
    assert "not UTF-8" in result.err
    kept = process("note", "-", stdin=b"10,000 lines\n" * 10_000).ok()
    assert kept.out.startswith("note-")


def test_closed_standard_input_is_told(home, process):
    process("init", "--name", "Tom").ok()
    line = f"{sys.executable} -m mentortui note - <&-"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1 and "Standard input is closed" in done.stderr


def test_a_locale_without_unicode_writes_and_prints(process):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    process("init", "--name", "Tóm").ok()
    result = process("note", "naïve 🎉", "--json", env=env).ok()
    assert result.json["text"] == "naïve 🎉"
    process("note", "naïve", env=env).ok()


def test_interrupt_is_told_with_its_code(ana, monkeypatch):
    from mentortui.cli.session import Session

    def stop(self: Session) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "names", stop)
    result = ana("note", "x")
    assert result.code == 130
    assert "Stopped" in result.err


def test_an_unforeseen_error_keeps_words_out_of_its_report(ana, monkeypatch, tmp_path):
    from mentortui.cli.session import Session

    def fail(self: Session) -> None:
        raise KeyError("canary words of a note")

    monkeypatch.setattr(Session, "names", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = ana("note", "canary text")
    assert result.code == 1
    assert "Something went wrong inside (KeyError)" in result.err
    assert "canary" not in result.err
    path = Path(result.err.partition(" are in ")[2].partition(". They hold")[0])
    report = path.read_text()
    assert "test_bad_input.py" in report and "canary" not in report
    assert path.stat().st_mode & 0o077 == 0


def test_an_error_of_the_disk_is_told_in_words(ana, monkeypatch):
    from mentortui.cli.session import Session

    def fail(self: Session) -> None:
        raise OSError(28, "No space left on device", "/somewhere/keys")

    monkeypatch.setattr(Session, "names", fail)
    result = ana("note", "x")
    assert result.code == 1
    assert "No space left on device at /somewhere/keys" in result.err and result.err.count("\n") == 1


def test_a_clock_that_is_no_moment(ana, monkeypatch):
    monkeypatch.setenv("MENTORTUI_NOW", "yesterday")
    result = ana("note", "x")
    assert result.code in (1, 2)
    assert "MENTORTUI_NOW" in result.err


@pytest.mark.parametrize(
    "argv", [("note", "-dash"), ("note", "a", "--dash"), ("goal", "add", "-dash"), ("search", "-d")]
)
def test_a_text_that_begins_with_a_dash_is_told_how(goal, run, argv):
    result = run(*argv)
    assert result.code == 2
    assert f"{argv[-1]!r} is not an option" in result.err
    assert f"mentortui {' '.join(argv[: 1 + (argv[0] == 'goal')])} -- '-text'" in result.err
    assert "TEXT is missing" in run("note", "--tag", "x").err
    assert run("note", "--json", "--", "-dash", "and --more").ok().json["text"] == "-dash and --more"
