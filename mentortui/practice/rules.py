"""The rules that find a milestone nobody planned: read from TOML, ours first, then the person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from math import isfinite
from string import Formatter
from typing import Any, Final, NamedTuple

from mentortui.content import text_of
from mentortui.errors import Refused
from mentortui.model import limits

FIRST_MEETING: Final = "first-meeting"
MEETINGS: Final = "meetings"
GOAL_REACHED: Final = "goal-reached"
ANNIVERSARY: Final = "anniversary"
AGREEMENT: Final = "agreement"
COMPLETED: Final = "completed"
HOURS: Final = "hours"
KINDS: Final = (FIRST_MEETING, MEETINGS, GOAL_REACHED, ANNIVERSARY, AGREEMENT, COMPLETED, HOURS)

FILE: Final = "milestones.toml"
"""The name of the person's own file, in the folder of their journal."""
_KNOWN: Final = frozenset({"id", "kind", "title", "own", "count", "years", "off"})
_WORDS: Final = frozenset({"name", "goal", "count", "years"})
_MOST_YEARS: Final = 100


class Rule(NamedTuple):
    """One rule: its id, what it looks at (one of `KINDS`), the title of what it finds.

    `own` is the title where the mentor whose hours are counted is oneself. `number` is the count of meetings or
    hours, `years` the age of a relationship; each is 0 where the kind has no use for it.
    """

    id: str
    kind: str
    title: str
    own: str = ""
    number: int = 0
    years: float = 0


def rules(text: str) -> tuple[Rule, ...]:
    """Our rules as the text of the person's own file changes them.

    A rule of the same id takes the place of ours, `off = true` drops it, a new id is added behind them.
    Raises Refused with one sentence that says what is wrong in the file, and where.
    """
    found = {rule.id: rule for rule in shipped()}
    seen: set[str] = set()
    for place, given in enumerate(_tables(text), 1):
        rule_id = _id(given, place, seen)
        if given.get("off") is True:
            found.pop(rule_id, None)
        else:
            found[rule_id] = _rule(rule_id, given)
    return tuple(found.values())


@cache
def shipped() -> tuple[Rule, ...]:
    """The rules that ship with the program."""
    seen: set[str] = set()
    return tuple(_rule(_id(given, place, seen), given) for place, given in enumerate(_tables(text_of(FILE)), 1))


def chosen(text: str | None) -> tuple[tuple[Rule, ...], str]:
    """The rules to go by and a sentence to say, empty when all is well.

    `text` is that of the person's own file, None when there is none. A file that cannot be used is left as it is,
    and ours hold.
    """
    if text is None:
        return shipped(), ""
    try:
        return rules(text), ""
    except Refused as error:
        return shipped(), error.sentence


def _tables(text: str) -> Sequence[dict[str, Any]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(f"it is not TOML ({error})") from None
    unknown = [name for name in data if name != "rule"]
    tables = data.get("rule", [])
    if unknown or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        what = f"{unknown[0]!r} is not known there; " if unknown else ""
        raise _refused(f"{what}each rule begins with a line [[rule]]")
    return tables


def _refused(reason: str) -> Refused:
    return Refused(f"The rules in {FILE} cannot be used: {limits.clean(reason)}. The shipped rules hold meanwhile.")


def _id(given: dict[str, Any], place: int, seen: set[str]) -> str:
    rule_id = given.get("id")
    if not isinstance(rule_id, str) or not rule_id.strip():
        raise _refused(f"rule {place} has no id")
    if rule_id in seen:
        raise _refused(f"two rules have the id {rule_id!r}")
    seen.add(rule_id)
    return rule_id


def _rule(rule_id: str, given: dict[str, Any]) -> Rule:
    """A rule from its table. Raises Refused naming the rule and the first thing wrong with it."""
    for fault in _faults(given):
        raise _refused(f"in rule {rule_id!r} {fault}")
    return Rule(
        rule_id, given["kind"], given["title"], given.get("own", ""), given.get("count", 0), given.get("years", 0)
    )


def _faults(given: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a rule, in words."""
    kind = given.get("kind")
    for name in given:
        if name not in _KNOWN:
            yield f"{name!r} is not known"
    if kind not in KINDS:
        yield f"the kind {kind!r} is not known; it is one of {', '.join(KINDS)}"
    for name in ("title", "own"):
        said = given.get(name, "" if name == "own" else None)
        if not isinstance(said, str) or (name == "title" and not said.strip()):
            yield f"{name} is no text"
        elif wrong := _wrong_words(said):
            yield f"{name} has {wrong}; known are {', '.join(f'{{{word}}}' for word in sorted(_WORDS))}"
    if kind in (MEETINGS, HOURS) and not _is_count(given.get("count")):
        yield "count is no whole number of 1 or more"
    if kind == ANNIVERSARY and not _is_years(given.get("years")):
        yield f"years is no number above 0, at most {_MOST_YEARS}"


def _wrong_words(title: str) -> str:
    """What stands between braces in a title and is none of the known words; empty when all is well."""
    try:
        parts = list(Formatter().parse(title))
    except ValueError:
        return "a brace without its partner"
    for _, name, spec, conversion in parts:
        if name is not None and (name not in _WORDS or spec or conversion):
            return f"{{{name}}}"
    return ""


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_years(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and 0 < value <= _MOST_YEARS
