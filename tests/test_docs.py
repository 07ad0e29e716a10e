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
