"""The generated pages of the documentation: commands, keys and the JSON Schema. `make docs` writes them.

A test compares what is written here with what stands in `docs/`, so the pages cannot drift from the program.
"""

from __future__ import annotations

import argparse
import os
from itertools import groupby
from pathlib import Path

# A page must not depend on who makes it and on how wide the terminal is.
os.environ["COLUMNS"] = "100"
os.environ["NO_COLOR"] = "1"

from mentortui.actions import ACTIONS, shown
from mentortui.cli.help import everyday
from mentortui.cli.main import noun, parser_of
from mentortui.cli.tree import COMMANDS
from mentortui.model import schema
from mentortui.practice import form_schema

HERE = Path(__file__).parent
MADE = "<!-- Made by `make docs`; edit the program, not this page. -->"
PLACES = {
    "everywhere": "Everywhere",
    "screen": "On what is selected",
    "list": "In a list",
    "form": "In a form",
    "answer": "Where a form is answered",
}


def commands() -> str:
    """Every command with its help, group by group."""
    parts = ["# Commands", MADE, "```\n" + everyday() + "\n```"]
    for group, words in groupby(COMMANDS.items(), key=lambda item: item[1][2]):
        parts.append(f"## {group}")
        for word, (_, text, _) in words:
            parts.append(f"### {word}\n\n{text[:1].upper()}{text[1:]}.")
            parts.extend(f"```\n{page}\n```" for page in _pages(parser_of(word, noun(word))))
    return "\n\n".join(parts) + "\n"


def _pages(parser: argparse.ArgumentParser) -> list[str]:
    """The help of a parser and of each of its verbs."""
    pages = [parser.format_help().rstrip()]
    for action in parser._subparsers._group_actions if parser._subparsers else ():
        assert isinstance(action, argparse._SubParsersAction)
        for verb in dict.fromkeys(action.choices.values()):
            pages.extend(_pages(verb))
    return pages


def keys() -> str:
    """Every action with its keys, by the place where it works."""
    parts = [
        "# Keys",
        MADE,
        "Every action can also be found by its name in the palette. The settings file may give an"
        " action other keys: `[keymap]`, with the ids of the last column.",
    ]
    places = dict.fromkeys(action.where for action in ACTIONS.values())
    for place in places:
        rows = [
            f"| {_keys(action.keys)} | {action.help} | `{action.id}` |"
            for action in ACTIONS.values()
            if action.where == place
        ]
        title = PLACES.get(place, f"On {place.capitalize()}")
        parts.append("\n".join([f"## {title}", "", "| key | what it does | id |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _keys(names: str) -> str:
    return " ".join(f"`{shown(key)}`" for key in names.split(",") if key) or "palette"


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    return {
        HERE / "commands.md": commands(),
        HERE / "keys.md": keys(),
        HERE / "journal.schema.json": schema.text(),
        HERE / "form.schema.json": form_schema.text(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
