"""A page to print and keep: the sentence that brings a journal back, and what to do with it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from mentortui.dates import in_full

_TITLE = "How to bring your mentortui journal back"


def _steps(folders: Sequence[str]) -> list[str]:
    where = " or ".join(f"“{one}”" for one in folders) or "that you share, or the file with your sealed keys"
    return [
        "Install mentortui on the new computer.",
        f"Let your sync tool bring the shared folder {where} onto it, or plug in its stick.",
        "Start mentortui and choose “I have a journal already”; or, in a terminal: mentortui identity restore FOLDER",
        "Type the sentence. Capital letters, commas and line ends do not matter; the words and their order do.",
        "What others wrote to you since comes as soon as their computers have synced.",
    ]


def _keep(on: date) -> list[str]:
    return [
        f"Made on {in_full(on)}. A new sentence makes this page useless.",
        "Whoever has this page and the shared folder can read your whole journal. Keep it as you keep a passport, and "
        "delete the file you printed it from.",
        "Nobody can tell you the sentence when it is lost: there is no copy anywhere.",
    ]


def text(name: str, sentence: str, folders: Sequence[str], on: date) -> str:
    """The page as plain text, at most 78 columns wide."""
    import textwrap

    steps = [
        textwrap.fill(f"{number}. {step}", 76, subsequent_indent="   ")
        for number, step in enumerate(_steps(folders), 1)
    ]
    lines = [
        _TITLE, "=" * len(_TITLE), "", f"This is {name}'s sentence:", "", textwrap.fill(sentence, 70,
        initial_indent="    ", subsequent_indent="    "), "", "On a new computer:", "", *steps, "",
        *(textwrap.fill(line, 76) for line in _keep(on)),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def html(name: str, sentence: str, folders: Sequence[str], on: date) -> str:
    """The page as a file of its own for a browser; it loads nothing."""
    steps = "".join(f"<li>{escape(step)}</li>" for step in _steps(folders))
    keep = "".join(f"<p>{escape(line)}</p>" for line in _keep(on))
    style = (
        "body{font:16px/1.5 serif;max-width:38em;margin:3em auto;color:#111;background:#fff}"
        "strong{display:block;font:20px/1.6 monospace;border:1px solid #111;padding:1em;margin:1em 0}"
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{_TITLE}</title><style>{style}</style>'
        f"<h1>{_TITLE}</h1><p>This is {escape(name)}’s sentence:</p><strong>{escape(sentence)}</strong>"
        f"<p>On a new computer:</p><ol>{steps}</ol>{keep}</html>\n"
    )
