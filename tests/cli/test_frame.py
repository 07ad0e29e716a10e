"""The frame of the command line: finding a command, help, exit codes, streams that fail."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mentortui import __version__
from mentortui.cli.tree import COMMANDS


def test_version_is_the_constant(run):
    assert run("--version").ok().out == f"mentortui {__version__}\n"


def test_help_shows_the_everyday_commands_only(run):
    out = run("--help").ok().out
    assert "log a meeting in one line" in out
    assert "doctor" not in out


def test_help_all_lists_every_command_once(run):
    out = run("help", "all").ok().out
    for word, (_, text, _) in COMMANDS.items():
        assert out.count(f"  {word:<14} {text}") == 1


def test_help_goes_as_deep_as_the_verbs(run):
    assert run("help", "goal", "add").ok().out == run("goal", "add", "--help").ok().out
    result = run("help", "goal", "ad")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "Did you mean add" in result.err
    assert run("help", "log", "add").code == 2


def test_an_empty_home_is_wrong_usage_and_not_the_usual_home(ana):
    for argv in (("--home", "", "list", "goals"), ("list", "goals", "--home="), ("--home= ", "note", "x")):
        result = ana(*argv)
        assert (result.code, result.err.count("\n")) == (2, 1)
        assert "--home is empty" in result.err


@pytest.mark.parametrize("asked", [("gaol",), ("--home", "x", "gaol")])
def test_a_mistyped_command_is_met_with_the_near_one(run, asked):
    result = run(*asked)
    assert result.code == 2
    assert "Did you mean goal" in result.err
    assert result.out == ""


def test_an_unknown_option_is_wrong_usage(run):
    assert run("--colour", "log").code == 2
    assert run("--home").code == 2


def test_without_a_terminal_the_app_does_not_start(process):
    for argv in ((), ("goals",), ("--home", "x")):
        result = process(*argv)
        assert result.code == 1
        assert result.err.count("\n") == 1
        assert "need a terminal" in result.err


def test_closed_pipe_is_no_error(home):
    line = f"set -o pipefail; {sys.executable} -m mentortui help all | true"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line in bash, where `mentortui` is this interpreter's."""
    start = f'set -o pipefail; mentortui() {{ {sys.executable} -m mentortui "$@"; }}; '
    return subprocess.run(["bash", "-c", start + line], capture_output=True, text=True, check=False)


def test_full_standard_output_is_told(ana):
    for words in ("help all", "list people", "note kept"):
        done = shell(f"mentortui {words} > /dev/full")
        assert done.returncode == 1
        assert done.stderr.endswith("the journal itself is safe.\n")
    assert "kept" in ana("list", "notes").ok().out


def test_a_long_answer_into_a_full_device_or_a_closed_pipe(ana):
    ana("note", "long " * 40_000).ok()
    done = shell("mentortui list notes --json > /dev/full")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    done = shell("mentortui list notes --json | head -c 10")
    assert (done.returncode, done.stderr) == (0, "")


def test_talk_nobody_reads_does_not_keep_a_meeting_from_being_saved(ana):
    done = shell("mentortui log first --with Ana --on yesterday 2>&1 >/dev/null | true")
    assert done.returncode == 0
    assert shell("mentortui log second --with Ana --on yesterday 2>/dev/full").returncode == 0
    assert {"first", "second"} == {row["text"] for row in ana("list", "entries", "--json").ok().json["entries"]}


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_standard_streams_are_survived(home, closed):
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m mentortui help all {closed}"], capture_output=True, check=False
    )
    assert done.returncode == 0


def test_a_locale_without_unicode_is_survived(process):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    assert process("help", "all", env=env).ok().out
    assert process("gäol", env=env).code == 2
