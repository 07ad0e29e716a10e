"""A part of the coordinator's Program screen as text and as data: the same figures, comments and names. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from mentortui.documents.program_report import change, of_whom, target
from mentortui.model.limits import clean
from mentortui.program.figures import TOO_FEW, Figure
from mentortui.program.gathered import Gathered
from mentortui.program.parts import FIGURES, PARTS
from mentortui.program.periods import as_data

SHOWN: Final = tuple(part for part in PARTS if part in FIGURES)
"""The parts that are printed; week, health, log, cohorts and charter have commands of their own."""


def figures(found: Gathered, part: str) -> tuple[Figure, ...]:
    """The figures of a part, in their order."""
    if part == "overview":
        return found.overview
    there = (found.rolled.rollup.figure(one) for one in PARTS[part])
    return tuple(one for one in there if one is not None)


def data(found: Gathered, part: str) -> dict[str, Any]:
    """The part as plain data."""
    rollup = found.rolled.rollup
    said = {
        "part": part, "whom": found.whom, "as_of": rollup.as_of, "people": rollup.people, "refused": rollup.refused,
        "figures": [{**as_data(one), "said": one.said} for one in figures(found, part)],
    }  # fmt: skip
    if part == "feedback":
        said["comments"] = [{**one._asdict(), "question": found.questions.get((one.form, one.item), one.item)}
                            for one in found.comments]  # fmt: skip
    if part == "stages" and not rollup.group and not rollup.refused:
        said["come_so_far"] = {stage: [found.names.get(one, "") for one in people] for stage, people in found.stood}
    return said


def lines(found: Gathered, part: str) -> Iterator[str]:
    """The part as text."""
    refused = found.rolled.rollup.refused
    if refused:
        yield f"Nothing is said of {found.whom}: {refused}."
        return
    if found.empty:
        yield found.empty
    for place, one in enumerate(figures(found, part)):
        yield from ("",) if place else ()
        yield from _figure(one)
    if part == "stages" and not found.rolled.rollup.group:
        yield from ("", "Who has come so far and no further")
        for stage, people in found.stood:
            names = ", ".join(clean(found.names.get(one, "somebody")) for one in people)
            yield f"  {stage:<10} {len(people):,}{f'  {names}' if names else ''}"
    if part == "feedback":
        yield from ("", *_comments(found))


def _figure(one: Figure) -> Iterator[str]:
    if not one.shown:
        yield f"{one.name}: {TOO_FEW}; {one.why_not.removeprefix(f'{TOO_FEW}: ')}"
        return
    since = change(one)
    yield f"{one.name}: {one.said}{f' ({since})' if since else ''}"
    yield f"  {of_whom(one)}"
    if one.target is not None:
        yield f"  target {target(one)}"
    yield f"  compared with {clean(one.comparison)}; decides: {clean(one.decision)}"
    yield from (f"  {clean(part.label)}: {part.said}" for part in one.parts)
    yield from (f"  after {day} days: {value:.0f} % together" for day, value in one.curve)


def _comments(found: Gathered) -> Iterator[str]:
    yield "What people wrote, by their consent"
    if found.whom != "everybody":
        yield "  Comments are shown of everybody only: of fewer they would tell who wrote them."
    elif not found.comments:
        yield "  Nobody has let the program read a comment yet."
    for one in found.comments:
        yield f"  {clean(found.questions.get((one.form, one.item), one.item))}"
        yield from ((f"    {one.why_not}",) if one.why_not else (f"    - {clean(text)}" for text in one.texts))
