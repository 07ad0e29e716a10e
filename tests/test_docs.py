"""The documentation says what the program does: generated pages are current, and links and examples hold."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from docs.generate import pages
from mentortui.cli.main import noun, parser_of
from mentortui.cli.tree import SCREENS

ROOT = Path(__file__).parent.parent
WRITTEN = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize(("path", "text"), pages().items(), ids=lambda value: getattr(value, "name", ""))
def test_generated_pages_are_current(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "run `make docs`"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def examples() -> list[str]:
    """Every line in the documentation that shows a command as it is typed."""
    lines = (line.strip() for page in WRITTEN for line in page.read_text("utf-8").splitlines())
    typed = (re.sub(r"^(\$ )", "", line) for line in lines)
    whole = {line for line in typed if re.match(r"mentortui [a-z]", line)}
    return sorted(line for line in whole if not set("…[|") & set(line))


@pytest.mark.parametrize("line", examples())
def test_examples_are_understood(line: str) -> None:
    """An example parses; what it does is tested where the command is."""
    words = shlex.split(line.partition(" > ")[0], comments=True)[1:]  # where its output goes is the shell's
    if words[0] in SCREENS:
        return
    module = noun(words[0])
    if "--help" not in words:
        parser_of(words[0], module).parse_args(words[1:])


def test_the_floor_plan_names_every_room_and_no_other() -> None:
    plan = (ROOT / "docs" / "contributing.md").read_text("utf-8").partition("## Working on it")[0]
    named = {name for row in re.findall(r"^\| (`.+?) \|", plan, re.M) for name in re.findall(r"`([a-z_/.]+)`", row)}
    inside = [
        one for one in (ROOT / "mentortui").iterdir() if one.name not in ("__init__.py", "__pycache__", "py.typed")
    ]
    assert named == {f"{one.name}/" if one.is_dir() else one.name for one in inside if not one.name.startswith(".")}
