"""The three sentences a report on a program opens with, to be read aloud: is it used, is it liked, what is needed.

Each says so where too few people are known to say it. Nothing in them is called the reason of anything.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from mentortui.practice.names import listed
from mentortui.program.figures import Figure, Rollup, in_words
from mentortui.program.scope import NEWS

USED: Final = "Is it used?"
LIKED: Final = "Is it liked?"
NEEDED: Final = "What is needed?"


class Opening(NamedTuple):
    """One of the three: the question, and the sentence that answers it."""

    question: str
    sentence: str


def opening(rollup: Rollup) -> tuple[Opening, ...]:
    """The three, in their order."""
    return (
        Opening(USED, _used(rollup)),
        Opening(LIKED, _liked(rollup)),
        Opening(NEEDED, _needed(rollup)),
    )


def _shown(rollup: Rollup, figure_id: str) -> Figure | None:
    """A figure whose very value may be said."""
    one = rollup.figure(figure_id)
    return one if one is not None and one.shown and one.value is not None else None


def _used(rollup: Rollup) -> str:
    heard, active = _shown(rollup, "heard-from"), _shown(rollup, "active")
    first = (
        f"something arrived in the last {NEWS} days from {heard.said} of the {heard.n:,} people enrolled"
        if heard
        else "too few people are known of to say from how many something arrived lately"
    )
    second = (
        f"{active.said} of the relationships that are known of meet about as often as they agreed"
        if active
        else "too few relationships are known of to say whether they keep meeting"
    )
    if not heard and not active:
        return "Too few people are known of to say."
    return _sentence(f"{first}, and {second}")


def _liked(rollup: Rollup) -> str:
    worth, fit = _shown(rollup, "satisfaction"), _shown(rollup, "pair-fit")
    parts = [f"{worth.said} of the {worth.n:,} people who answered say it is worth their time"] if worth else []
    parts += [f"{fit.said} of {fit.n:,} say that they and the other fit well"] if fit else []
    if not parts:
        return "Too few have answered to say."
    if not worth:
        parts.append("of whether it is worth their time too few have answered to say")
    return _sentence(", and ".join(parts))


def _needed(rollup: Rollup) -> str:
    parts = []
    needs = rollup.figure("needs")
    gaps = [part for part in needs.parts if part.shown and part.value is not None and part.value > 0] if needs else []
    if gaps:
        most = max(gaps, key=lambda part: (part.value or 0, part.name))
        parts.append(f"most is missing in “{most.name}” ({most.said}, {most.n:,} people)")
    missed = [one for one in rollup.figures if one.reached is False]
    if missed:
        more = [f"{len(missed) - 3} more"] if len(missed) > 3 else []
        named = listed([*(f"“{one.name}” ({one.said}, wanted {in_words(one.target, one.unit)})" for one in missed[:3]),
                        *more])  # fmt: skip
        parts.append(f"{named} {'is' if len(missed) == 1 else 'are'} not where the program wants to be")
    if parts:
        return _sentence(", and ".join(parts))
    if any(one.reached for one in rollup.figures):
        return "Every figure that has a target and can be told has reached it; of needs too few have answered to say."
    return "Too few have answered to say, and no figure that can be told has a target."


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
