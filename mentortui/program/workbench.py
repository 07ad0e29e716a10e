"""A figure from what it is to what it is good for, in five steps: define, set, collect, analyze, use. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from mentortui.model.reader import Row
from mentortui.program.definitions import Definition
from mentortui.program.explaining import between
from mentortui.program.figures import Figure, in_words


def steps(one: Definition, measure: Row, figure: Figure | None) -> Iterator[tuple[str, str]]:
    """Each step with how far it is; `measure` is what the program set of it, empty where it set nothing.

    `figure` is None where it is not worked out.
    """
    yield "define", f"{one.words} Made of: {one.inputs}."
    yield "set", _set(one, measure) or "no aim, no target and nobody who looks at it: --aim, --target, --owner"
    yield "collect", _collected(figure)
    yield "analyze", _analyzed(figure)
    yield "use", str(measure.get("decision") or "no decision by it, so it is not shown first: --decision")


def _set(one: Definition, measure: Row) -> str:
    target = measure.get("target")
    found = (
        ("aim", measure.get("aim")), ("target", None if target is None else in_words(target, one.unit)),
        ("looked at by", measure.get("owner")),
    )  # fmt: skip
    return "; ".join(f"{name} {said}" for name, said in found if said)


def _collected(figure: Figure | None) -> str:
    if figure is None:
        return "not yet: a decision by it lets it be worked out"
    if not figure.shown:
        return figure.why_not
    return f"{figure.n:,} counted, {figure.missing:,} missing, {figure.period[0]} to {figure.period[1]}"


def _analyzed(figure: Figure | None) -> str:
    if figure is None or not figure.shown:
        return "nothing yet"
    said = [figure.said]
    if figure.low is not None and figure.high is not None:
        said.append(f"between {between(figure)}")
    if figure.comparison not in ("", "none"):
        said.append(f"compared with {figure.comparison}")
    return ", ".join(said)
