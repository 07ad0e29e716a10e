"""What people answered, of each the latest to the newest version of the form; never one person's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from mentortui.program.means import mean_of, share_of
from mentortui.program.measured import Measured, Piece
from mentortui.program.scope import Scope
from mentortui.program.summaries import Answered
from mentortui.statistics import cronbach_alpha, net_promoter_score

TOP_TWO: Final = 4
"""From this point of five on an answer is in the top two boxes."""
ALPHA_FROM: Final = 10
"""People from whom on alpha stands beside a score."""
FIVE: Final = (1.0, 5.0)
CHANGES: Final = (-4.0, 4.0)
GAPS: Final = (-20.0, 20.0)
NEEDS: Final = {
    "priorities": "Choose what matters most", "feedback": "Give and take feedback",
    "speaking": "Speak so that others follow", "leading": "Lead people who do not report to them",
    "expertise": "Know their own field", "contacts": "Know people outside their team",
    "conflict": "Stay clear and calm in a conflict", "direction": "Know where they want to go",
}  # fmt: skip
OUTCOMES: Final = {
    "confidence": "confidence", "belonging": "belonging", "satisfaction": "job satisfaction",
    "engagement": "engagement",
}  # fmt: skip
PULSE: Final = {"goal": "Agreement on goals", "task": "Agreement on tasks", "bond": "Bond"}
ITEMS: Final = {
    "goal": ("goal-shared", "goal-worth"), "task": ("task-clear", "task-useful"),
    "bond": ("bond-trust", "bond-respect"),
    "confidence": ("confidence-task", "confidence-new", "confidence-doubt"),
    "belonging": ("belonging-self", "belonging-counts", "belonging-outside"),
    "satisfaction": ("satisfaction-whole", "satisfaction-again", "satisfaction-leave"),
    "engagement": ("engagement-energy", "engagement-meaning", "engagement-clock"),
}  # fmt: skip
"""The items of each scale whose alpha stands beside its score."""
TURNED: Final = frozenset({"confidence-doubt", "belonging-outside", "satisfaction-leave", "engagement-clock"})
"""Items that say the opposite: their points are turned around before they are held against the others."""


def _scores(given: dict[str, Answered], of: str) -> dict[str, float]:
    """Each person's figure of one kind; who has none is missing."""
    found: dict[str, float] = {}
    names: tuple[str, ...] = ()
    place = -1
    for person, one in given.items():
        if one.names is not names:  # thousands of answers share the names of one form
            names = one.names
            place = names.index(of) if of in names else -1
        value = one.values[place] if place >= 0 else None
        if value is not None:
            found[person] = value
    return found


def _about(given: dict[str, Answered]) -> frozenset[str]:
    return frozenset(one.about for one in given.values() if one.about)


def _missing(scope: Scope, given: object) -> int:
    return max(0, scope.joined - len(given))  # type: ignore[arg-type]


def _alpha(given: dict[str, Answered], items: Iterable[str]) -> tuple[float | None, int]:
    """How well these items hang together (Cronbach 1951), and of how many people; nothing below ten."""
    asked = [*items]
    turned = [item in TURNED for item in asked]
    rows: list[tuple[float, ...]] = []
    names: tuple[str, ...] = ()
    places: list[int] = []
    for one in given.values():
        if one.names is not names:
            names = one.names
            places = [names.index(item) for item in asked if item in names]
        row = [value for place in places if (value := one.values[place]) is not None]
        if len(row) == len(asked):
            rows.append(tuple(row))
    if len(rows) < ALPHA_FROM:
        return None, 0
    if any(turned):
        rows = [tuple(sum(FIVE) - one if turn else one for one, turn in zip(row, turned, strict=True)) for row in rows]
    found = cronbach_alpha(rows)
    return found, len(rows) if found is not None else 0


def pair_fit(scope: Scope) -> Measured:
    """The share whose latest answer is a good fit."""
    given = {person: one for person, one in scope.answers.latest("pair-fit").items() if one.choice("fit")}
    said = Counter(one.choice("fit") for one in given.values())
    value, low, high = share_of(said["good fit"], len(given))
    pieces = tuple(
        Piece(word, count, "people", frozenset(
            person for person, one in given.items() if one.choice("fit") == word))
        for word, count in sorted(said.items())
    )  # fmt: skip
    fits = said["good fit"]
    steps = (f"people who answered: {len(given)}", f"good fit: {fits}", f"{fits} / {len(given)}")
    return Measured(value, frozenset(given), _about(given), _missing(scope, given), low, high, pieces, steps)


def pulse(scope: Scope) -> Measured:
    """The mean of the latest answers on goals, tasks and bond."""
    given = scope.answers.latest("pulse")
    values = _scores(given, "")
    value, low, high = mean_of([*values.values()])
    answered = {person: given[person] for person in values}
    pieces = tuple(
        _mean_piece(given, f"subscale:{part}", name, FIVE, _alpha(given, ITEMS[part])) for part, name in PULSE.items()
    )
    alpha, alpha_n = _alpha(answered, [item for part in PULSE for item in ITEMS[part]])
    return Measured(
        value, frozenset(values), _about(answered), _missing(scope, values), low, high, pieces, _mean_steps(values),
        values=tuple(values.values()), ends=FIVE, alpha=alpha, alpha_n=alpha_n,
    )  # fmt: skip


def _mean_piece(
    given: dict[str, Answered], of: str, name: str, ends: tuple[float, float],
    alpha: tuple[float | None, int] = (None, 0),
) -> Piece:  # fmt: skip
    values = _scores(given, of)
    value, low, high = mean_of([*values.values()])
    return Piece(name, value, "points", frozenset(values), low, high, False, tuple(values.values()), ends, *alpha)


def _mean_steps(values: dict[str, float]) -> tuple[str, ...]:
    total = sum(values.values())
    return f"people who answered: {len(values)}", f"their scores, in all: {total:.4f}", f"{total:.4f} / {len(values)}"


def satisfaction(scope: Scope) -> Measured:
    """The share in the top two boxes of “worth the time”, and the mean beside it."""
    given = scope.answers.latest("program")
    values = _scores(given, "worth")
    top = sum(value >= TOP_TWO for value in values.values())
    value, low, high = share_of(top, len(values))
    mean, mean_low, mean_high = mean_of([*values.values()])
    pieces = (
        Piece(
            "mean, of five", mean, "points", frozenset(values), mean_low, mean_high, False, tuple(values.values()), FIVE
        ),
    )
    steps = (f"people who answered: {len(values)}", f"4 or 5 of five: {top}", f"{top} / {len(values)}")
    return Measured(
        value, frozenset(values), None, _missing(scope, values), low, high, pieces, steps,
        values=tuple(values.values()), ends=FIVE,
    )  # fmt: skip


def needs(scope: Scope) -> Measured:
    """Gaps weighted by importance, need by need."""
    given = scope.answers.latest("needs")
    own: dict[str, float] = {}
    for person, one in given.items():
        gaps = [value for name, value in zip(one.names, one.values, strict=True)
                if value is not None and name.startswith("subscale:")]  # fmt: skip
        if gaps:
            own[person] = sum(gaps) / len(gaps)
    value, low, high = mean_of([*own.values()])
    pieces = [_mean_piece(given, f"subscale:{need}", name, GAPS) for need, name in NEEDS.items()]
    ranked = sorted(pieces, key=lambda piece: (-(piece.value or 0), piece.name))
    alpha, alpha_n = _alpha(given, [f"subscale:{need}" for need in NEEDS])
    return Measured(value, frozenset(own), None, _missing(scope, own), low, high, tuple(ranked), _mean_steps(own),
                    values=tuple(own.values()), ends=GAPS, alpha=alpha, alpha_n=alpha_n)  # fmt: skip


def outcome_form(scope: Scope) -> Measured:
    """First to latest answer, in points: four scales, and their mean."""
    given = scope.answers.of_newest("outcome")
    first = {person: there[0] for person, there in given.items()}
    last = {person: there[-1] for person, there in given.items()}
    pieces = []
    changes: dict[str, list[float]] = {}
    for scale, name in OUTCOMES.items():
        before, after = _scores(first, f"subscale:{scale}"), _scores(last, f"subscale:{scale}")
        own = {person: after[person] - before[person] for person in sorted(before.keys() & after.keys())
               if first[person] != last[person]}  # fmt: skip
        for person, change in own.items():
            changes.setdefault(person, []).append(change)
        value, low, high = mean_of([*own.values()])
        of_scale = _alpha({person: last[person] for person in own}, ITEMS[scale])
        pieces.append(
            Piece(name, value, "points", frozenset(own), low, high, False, tuple(own.values()), CHANGES, *of_scale)
        )
    whole = {person: sum(own) / len(own) for person, own in changes.items()}
    value, low, high = mean_of([*whole.values()])
    steps = (
        f"people who answered twice: {len(whole)}",
        f"their changes, in all: {sum(whole.values()):.4f}",
        f"{sum(whole.values()):.4f} / {len(whole)}",
    )
    alpha, alpha_n = _alpha({one: last[one] for one in whole}, [item for scale in OUTCOMES for item in ITEMS[scale]])
    return Measured(value, frozenset(whole), None, _missing(scope, whole), low, high, tuple(pieces), steps,
                    values=tuple(whole.values()), ends=CHANGES, alpha=alpha, alpha_n=alpha_n)  # fmt: skip


def nps(scope: Scope) -> Measured:
    """Would tell a colleague, less would not."""
    values = _scores(scope.answers.latest("program"), "recommend")
    promoters = sum(value >= 9 for value in values.values())
    detractors = sum(value <= 6 for value in values.values())
    passives = len(values) - promoters - detractors
    found = net_promoter_score(promoters, passives, detractors) if values else None
    low = high = None
    if found is not None:
        low = max(-100.0, found.score - 1.96 * found.standard_error)
        high = min(100.0, found.score + 1.96 * found.standard_error)
    steps = (f"9 or 10: {promoters}, 7 or 8: {passives}, 0 to 6: {detractors}",
             f"100 x ({promoters} - {detractors}) / {len(values)}")  # fmt: skip
    return Measured(found.score if found else None, frozenset(values), None, _missing(scope, values), low, high,
                    steps=steps, values=tuple(values.values()), ends=(0.0, 10.0))  # fmt: skip
