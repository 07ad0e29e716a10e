"""How a goal is measured, read from one line as a person writes it, and written back as such a line.

"confidence 0-10, now 3, want 7" is a metric, a unit (`of 10`), a baseline and a target. What is not
understood stays in the metric as it was written, so nothing is refused and no word is lost.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

FIELDS: Final = ("mode", "metric", "unit", "baseline", "target")
"""The fields of a goal that the line stands for."""

_NUMBER = r"(?<![\w.,:/])([+-]?\d{1,3}(?:,\d{3})+|[+-]?\d{1,15}(?:[.,]\d{1,9})?)(?![\d:/]|[.,]\d)"
_STOP = r"(?=\s*(?:[,;]|\.?$|\b(?:now|today|currently|from|want|wanted|target|by|until|before)\b))"
_UNIT = rf"\s*(%|of \d{{1,6}}\b|(?!(?:by|until|before)\b)[^\W\d][^,;\d]*?)?{_STOP}"
_FROM_TO = re.compile(rf"\bfrom {_NUMBER} ?([^\W\d][^,;\d]*?)? ?to {_NUMBER}{_UNIT}", re.I)
_ARROW = re.compile(rf"{_NUMBER} ?(?:->|=>|→) ?{_NUMBER}{_UNIT}", re.I)
_NOW = re.compile(rf"\b(?:now|today|currently|baseline)(?: at| is|:)? {_NUMBER}", re.I)
_WANT = re.compile(rf"\b(?:want|wanted|target)(?: is|:)?(?: to be| to reach)?(?: at least)? {_NUMBER}{_UNIT}", re.I)
_RANGE = re.compile(r"(?<![\w.,:/-])([01]) ?(?:-|–|to) ?(\d{1,4})(?![\w:/-]|[.,]\d)", re.I)
_OF = re.compile(r"(?:^|(?<=[,;] ))(of \d{1,6})(?=[,;]|$)", re.I)
_COUNTED = re.compile(r"\bcounted in ([^,;]+)", re.I)
_ALONE = re.compile(
    rf"(?:(?:finish|complete|read|do|write|hold|lead|give|reach|have|make|attend) )?(?:at least )?{_NUMBER}"
    r" ?(%|[^\W\d][^,;\d]*)",
    re.I,
)
_YES_NO = re.compile(r"\b(?:yes(?: ?/ ?| or |-)no|done,? or not(?: yet)?)\b", re.I)
_STEPS = re.compile(r"(?:^|(?<=[,;] ))(?:the )?steps(?: done)?(?=[,;]|$)", re.I)
_LEFT_OPEN = re.compile(r"\(\s*,?\s*\)")
_FILLER = re.compile(r"^(?:rate it|rated|on a scale(?: of| from)?|scale(?: of| from)?|on|at|in)$", re.I)


class Measure(NamedTuple):
    """What a line says; an empty text and None are what it does not."""

    mode: str = "value"
    metric: str = ""
    unit: str = ""
    baseline: float | None = None
    target: float | None = None

    def fields(self) -> dict[str, Any]:
        """The goal's fields that the line says something about, as `goals.add` takes them."""
        found = {field: value for field, value in self._asdict().items() if value not in (None, "")}
        return {field: value for field, value in found.items() if (field, value) != ("mode", "value")}


def measure(line: str) -> Measure:
    """What a line says about how a goal is measured. Never refuses."""
    rest = " ".join(line.split())
    mode, unit, baseline, target = "value", "", None, None
    for pattern, found in ((_YES_NO, "yes-no"), (_STEPS, "steps")):
        if mode == "value" and (match := pattern.search(rest)):
            mode, rest = found, _without(rest, match)
    if match := _FROM_TO.search(rest):
        baseline, target, unit = _value(match[1]), _value(match[3]), match[4] or match[2] or ""
        rest = _without(rest, match)
    elif match := _ARROW.search(rest):
        baseline, target, unit = _value(match[1]), _value(match[2]), match[3] or ""
        rest = _without(rest, match)
    if baseline is None and (match := _NOW.search(rest)):
        baseline, rest = _value(match[1]), _without(rest, match)
    if target is None and (match := _WANT.search(rest)):
        target, unit, rest = _value(match[1]), match[2] or "", _without(rest, match)
    unit, rest = _unit(unit, rest)
    if target is None and baseline is None and mode == "value" and (match := _ALONE.fullmatch(rest)):
        target, unit, rest = _value(match[1]), match[2], ""
    return Measure(mode, _metric(rest, unit), " ".join(unit.split()), baseline, target)


def _unit(unit: str, rest: str) -> tuple[str, str]:
    """A unit that stands by itself: `0-10`, `of 10`, `counted in hours`; and what is left of the line."""
    for pattern, place, lead in ((_RANGE, 2, "of "), (_OF, 1, ""), (_COUNTED, 1, "")):
        match = pattern.search(rest)
        said = f"{lead}{match[place]}" if match else ""
        if match and unit in ("", said):
            return said, _without(rest, match)
    return unit, rest


def _without(text: str, match: re.Match[str]) -> str:
    """The text without what was understood, which parts what stands on either side of it."""
    return f"{text[: match.start()].rstrip()}, {text[match.end() :].lstrip()}".strip(", ")


def _metric(rest: str, unit: str) -> str:
    """The words that are left, without fillers and without a unit that was only said twice."""
    clauses = [clause.strip(" :;=") for clause in _LEFT_OPEN.sub("", rest).split(",")]
    kept = [one for one in clauses if one and not _FILLER.match(one) and (one != unit or len(clauses) == 1)]
    return ", ".join(kept)


def _value(text: str) -> float:
    """A number as a person writes it: `7`, `7,5`, `1,200`."""
    text = text.replace(",", "") if re.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+", text) else text.replace(",", ".")
    value = float(text)
    return int(value) if value.is_integer() else value


def line_of(said: Measure) -> str:
    """A measure as such a line: `confidence, now 3, want 7 of 10`; `measure` reads it back, odd words apart."""
    parts = [said.metric] if said.metric else []
    parts += [f"now {said.baseline!r}"] if said.baseline is not None else []
    if said.target is not None:
        parts.append(f"want {said.target!r} {said.unit}".rstrip())
    elif said.unit:
        parts.append(said.unit if _OF.fullmatch(said.unit) else f"counted in {said.unit}")
    parts += [{"yes-no": "yes or no", "steps": "the steps done"}[said.mode]] if said.mode != "value" else []
    return ", ".join(parts)


def echo(line: str) -> str:
    """What was understood, in a sentence for below the line; empty where it says nothing but words."""
    said = measure(line)
    if said.target is None and said.baseline is None and said.mode == "value" and not said.unit:
        return ""
    return f"Understood: {line_of(said)}"
