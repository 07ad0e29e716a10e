"""Completion for bash, zsh and fish through argcomplete, which calls mentortui with `_ARGCOMPLETE` set."""

from __future__ import annotations

import os

from mentortui.cli.main import noun
from mentortui.cli.parser import Parser
from mentortui.cli.tree import COMMANDS


def tree(line: str) -> Parser:
    """The parser of all words; only the one that stands in the command line so far gets its arguments."""
    root = Parser(prog="mentortui")
    words = root.add_subparsers(dest="word")
    present = line.split()
    for word, (_, text, _) in COMMANDS.items():
        parser = words.add_parser(word, help=text)
        parser.set_defaults(word=word)
        if word in present[1:]:
            noun(word).configure(parser)
    return root


def complete() -> None:
    """Answer the shell and exit; argcomplete reads the line from the environment."""
    import argcomplete

    argcomplete.autocomplete(tree(os.environ.get("COMP_LINE", "")), exclude=["--home"])
