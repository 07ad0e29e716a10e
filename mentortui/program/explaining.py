"""A figure in words: what it means, what it is made of, and how it was worked out."""

from __future__ import annotations

from collections.abc import Iterator

from mentortui.errors import NotFound
from mentortui.program.definitions import DEFINITIONS, Definition
from mentortui.program.figures import Figure, in_words


def defined(words: str) -> Definition:
    """The figure the words name: by id, or by the beginning of its id or name. Raises NotFound with those there are."""
    said = "-".join(words.split()).casefold()
    found = [one for one in DEFINITIONS.values() if one.id == said] or [
        one
        for one in DEFINITIONS.values()
        if one.id.startswith(said) or one.name.casefold().startswith(words.casefold())
    ]
    if len(found) != 1 or not said:
        there = ", ".join(one.id for one in found or DEFINITIONS.values())
        raise NotFound(f"There is no one figure {words!r}; there are {there}.", "figure")
    return found[0]


def definition_lines(one: Definition, figure: Figure | None = None) -> Iterator[tuple[str, str]]:
    """What a figure means, point by point; where a program set what it is for, that."""
    yield "means", one.words
    yield "made of", one.inputs
    yield "decides", figure.decision if figure else one.decision
    if figure and figure.aim:
        yield "serves", figure.aim
    yield "source", one.source or "a count, no formula"
    yield "definition", f"version {one.version}"


def figure_lines(figure: Figure) -> Iterator[tuple[str, str]]:
    """How it stands: value, of how many, what is missing, and the arithmetic."""
    if not figure.shown:
        yield "now", figure.why_not
        return
    yield "now", figure.said
    if figure.low is not None and figure.high is not None:
        yield "between", between(figure)
    yield "of", _people(figure)
    yield "missing", f"{figure.missing:,}"
    yield "from, to", f"{figure.period[0]}, {figure.period[1]}"
    yield "compared with", figure.comparison + (f" ({figure.change})" if figure.change else "")
    if figure.target is not None:
        yield "target", in_words(figure.target, figure.unit)
    if figure.alpha is not None:
        yield "alpha", f"{figure.alpha:.2f}, of {figure.alpha_n} people"
    for step in figure.steps:
        yield "worked out", step
    for part in figure.parts:
        yield "beside it", f"{part.label}: {part.said}" + (f" ({part.why_not})" if part.why_not else f", of {part.n}")


def between(figure: Figure) -> str:
    """The interval as it is read."""
    if figure.low is None or figure.high is None:
        return "no interval"
    kind = f" ({figure.interval})" if figure.interval else ""
    return f"{in_words(figure.low, figure.unit)} and {in_words(figure.high, figure.unit)}{kind}"


def _people(figure: Figure) -> str:
    about = f", about {figure.about:,}" if figure.about else ""
    return f"{figure.n:,} people{about}"
