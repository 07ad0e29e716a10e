"""The handbook: one file a module, read when it is first asked for. Our own words; facts carry their source."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

ORDER: Final = (
    "first-meeting",
    "listening",
    "feedback",
    "goals",
    "mentor-coach-sponsor",
    "boundaries",
    "bias",
    "difficulties",
    "closing",
)
"""Ids of the modules in the order one may read them. They stand in records, so they never change."""


class Question(NamedTuple):
    """One question of a self-check."""

    text: str
    choices: tuple[str, ...]
    right: int
    """Place of the answer that fits best, from 1."""
    why: str
    """What is said whichever was chosen."""


class Module(NamedTuple):
    """One module: a part for everybody, one for mentors, one for mentees, all Markdown."""

    id: str
    title: str
    about: str
    """One sentence for the list."""
    both: str
    mentor: str
    mentee: str
    sources: tuple[str, ...]
    check: tuple[Question, ...]


@cache
def module(name: str) -> Module:
    """The module with this id. Raises KeyError when the handbook has no such module."""
    if name not in ORDER:
        raise KeyError(name)
    import tomllib  # not on the way of a command or a screen that shows no module
    from importlib.resources import files

    data: dict[str, Any] = tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
    data |= {part: _flowing(data[part]) for part in ("both", "mentor", "mentee")}
    check = tuple(Question(**{**one, "choices": tuple(one["choices"])}) for one in data.pop("check"))
    return Module(id=name, check=check, sources=tuple(data.pop("sources")), **data)


def _flowing(text: str) -> str:
    """A text whose paragraphs and list items are one line each: a page shows the line breaks that are in it."""
    found: list[str] = []
    for line in text.strip().splitlines():
        begins = not line or line.startswith("- ") or line.split(".")[0].isdecimal()
        if begins or not found or not found[-1]:
            found.append(line)
        else:
            found[-1] += f" {line.strip()}"
    return "\n".join(found)


def modules() -> list[Module]:
    """Every module, in order."""
    return [module(name) for name in ORDER]


def title_of(name: str) -> str:
    """What a module is called; one of a newer version by its id."""
    return module(name).title if name in ORDER else name
