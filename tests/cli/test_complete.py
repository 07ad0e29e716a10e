"""Completion as the shell asks for it, and the way into the app."""

from __future__ import annotations

import gc
import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mentortui mile", {"milestone"}),
        ("mentortui goal ta", set()),
        ("mentortui goal ti", {"tick"}),
        ("mentortui goal add --purp", {"--purpose"}),
        ("mentortui log x --type on", {"one-to-one"}),
        ("mentortui action done --js", {"--json"}),
    ],
)
def test_the_shell_is_offered_what_fits(home, line, expected):
    env = {**os.environ, "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE": "1", "_ARGCOMPLETE_IFS": "\n"}
    call = f'"{sys.executable}" -m mentortui 8>&1 9>/dev/null'
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=False, env=env)
    assert {word.strip() for word in done.stdout.splitlines() if word.strip()} == expected


@pytest.mark.parametrize(
    ("argv", "opened"),
    [
        ([], (None, None)),
        (["goals"], (None, "goals")),
        (["--home", "x", "people"], ("x", "people")),
        (["meetings", "--home=y"], ("y", "meetings")),
    ],
)
def test_a_screens_name_opens_the_app_there(monkeypatch, argv, opened):
    import mentortui.app
    from mentortui import __main__

    class Terminal:
        def isatty(self) -> bool:
            return True

    seen = []

    def run_app(home, screen=None):
        seen.append((home, screen))
        return 0

    monkeypatch.setattr(mentortui.app, "run_app", run_app)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    monkeypatch.setattr(sys, "argv", ["mentortui", *argv])
    try:
        assert __main__.main() == 0
    finally:
        gc.enable()  # main lets it rest; the other tests want it
    assert seen == [opened]


@pytest.mark.parametrize("argv", [["goals", "x"], ["goal"], ["today"], ["--json"], ["--home"]])
def test_everything_else_is_a_command(argv):
    from mentortui.__main__ import _screen

    assert _screen(argv) is None
