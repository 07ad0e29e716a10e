"""The coach's eye: which of the five SMART parts a goal shows, and a kind sentence for each that it does not.

It looks at surface cues only (a number, a day, a few words) and never blocks: whether a goal is a good one is
for two people to talk about. SMART after Doran 1981.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui import dates
from mentortui.practice.progress import number

NAMES: Final = {"S": "Specific", "M": "Measurable", "A": "Achievable", "R": "Relevant", "T": "Time-bound"}
QUESTIONS: Final = {
    "S": "What exactly will you do, where, and with whom?",
    "M": "How will you know that you got there?",
    "A": "What helps you, and what could get in the way?",
    "R": "Why does it matter to you?",
    "T": "By when?",
}
FEW_WORDS: Final = 4
LONG_YEARS: Final = 2

_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice|half|all|every|each)\b")
_YES_NO = re.compile(
    r"\b(?:complet|finish|pass|publish|deliver|submit|sign|hand(?:ed)? in|present|launch|certif|get the|give a)", re.I
)
_VAGUE = re.compile(r"\b(?:better|improve|more|good|great|grow|learn|try|work on|be confident|get into)\b", re.I)


MOST: Final = 2_000
"""Letters of a field that are looked at: the coach judges at every key, also where a whole book was pasted."""


class Part(NamedTuple):
    """One of the five parts: its letter and name, whether a cue was found, what it says now, and a hint.

    `hint` is a sentence, empty when there is nothing to add; a part may be found and still carry one.
    """

    letter: str
    name: str
    found: bool
    says: str
    hint: str


class Smart(NamedTuple):
    """The five parts in their order."""

    parts: tuple[Part, ...]

    @property
    def found(self) -> int:
        """How many of the five show."""
        return sum(part.found for part in self.parts)

    @property
    def letters(self) -> str:
        """The letters found, a dot for each that is not: `SM·RT`."""
        return "".join(part.letter if part.found else "·" for part in self.parts)


def judge(goal: Mapping[str, Any], today: date) -> Smart:
    """The five parts of a goal or of what was typed so far."""
    return Smart((_specific(goal), _measurable(goal), _achievable(goal), _relevant(goal), _time_bound(goal, today)))


def _text(goal: Mapping[str, Any], field: str) -> str:
    return " ".join(str(goal.get(field) or "")[:MOST].split())


def _part(letter: str, found: bool, says: str, hint: str) -> Part:
    return Part(letter, NAMES[letter], found, says, hint)


def _specific(goal: Mapping[str, Any]) -> Part:
    says, title = _text(goal, "specific"), _text(goal, "title")
    if len(says.split()) >= FEW_WORDS:
        return _part("S", True, says, "")
    if says:
        return _part("S", False, says, "A few more words: what would somebody see you do?")
    if _VAGUE.search(title):
        word = _VAGUE.search(title)
        assert word is not None
        return _part("S", False, "", f'"{word[0]}" is a wish; what would somebody see you do, where and with whom?')
    if len(title.split()) >= 6 and _NUMBER.search(title.lower()):
        return _part("S", True, title, "")
    return _part("S", False, "", "The title is a start; say what exactly you will do, where and with whom.")


def _measurable(goal: Mapping[str, Any]) -> Part:
    baseline, target, mode = goal.get("baseline"), goal.get("target"), goal.get("mode", "value")
    metric, unit = _text(goal, "metric"), _text(goal, "unit")
    if target is not None:
        said = [f"{metric or unit or 'the figure'}"]
        said += [f"now {number(baseline)}"] if baseline is not None else []
        other = unit if metric and unit.casefold() != metric.casefold() else ""  # one word is said once
        said += [f"want {number(target)}{f' {other}' if other else ''}"]
        hint = "" if baseline is not None else "And where does it stand now, in the same unit?"
        return _part("M", True, ", ".join(said), hint)
    if mode == "steps":
        return _part("M", True, "steps done", "")
    if mode == "yes-no":
        return _part("M", True, metric or "done, or not yet", "")
    everything = f"{_text(goal, 'title')} {_text(goal, 'specific')} {metric}".lower()
    if metric and _NUMBER.search(everything):
        return _part("M", True, metric, "Which number do you want to reach?")
    if _YES_NO.search(everything):
        return _part("M", True, metric or "done, or not yet", "That reads like yes or no; choose it, or give a number.")
    return _part("M", False, metric, "No number and no yes/no test found; rate it 0-10, now 3, want 7?")


def _achievable(goal: Mapping[str, Any]) -> Part:
    says = _text(goal, "achievable")
    if len(says.split()) >= 3:
        return _part("A", True, says, "")
    return _part("A", False, says, "What do you have for it (time, people, means), and what could get in the way?")


def _relevant(goal: Mapping[str, Any]) -> Part:
    says = _text(goal, "relevant")
    if len(says.split()) >= 3:
        return _part("R", True, says, "")
    serves = _text(goal, "objective") or _text(goal, "value_tag")
    if serves:
        return _part("R", True, f"serves {serves}", "And why does it matter to you?")
    return _part("R", False, says, "One line is enough: what would be different if it worked?")


def _time_bound(goal: Mapping[str, Any], today: date) -> Part:
    if not goal.get("due"):
        return _part("T", False, "", 'No day yet; "end of March" or "in 3 months" is enough.')
    due = date.fromisoformat(goal["due"])
    says = f"by {dates.short(due)} {due.year} ({dates.say_distance(due, today)})"
    if due < today and goal.get("status", "active") not in ("achieved", "dropped"):
        return _part("T", False, says, "That day has gone; which one would do now?")
    if due > dates.shift(today, LONG_YEARS, "year"):
        return _part("T", True, says, "That is far away; what will be done in half a year?")
    return _part("T", True, says, "")
