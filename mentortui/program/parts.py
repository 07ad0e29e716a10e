"""The parts of the Program screen of who coordinates it, and which figures stand in each. Pure."""

from __future__ import annotations

from typing import Final

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "week": (),
    "overview": (),
    "stages": ("stages",),
    "cohorts": (),
    "health": (),
    "feedback": ("pulse", "pair-fit", "satisfaction", "nps", "recognition", "response-rate"),
    "goals": ("goals", "attainment", "skills"),
    "outcomes": ("outcome-form", "survival", "retention", "promotions", "bands"),
    "needs": ("needs", "load"),
    "log": (),
    "charter": (),
}
"""In the order in which one goes through them."""
OF_COORDINATORS: Final = frozenset({"cohorts", "log"})
"""Parts that are the coordinator's own list and word: who leads a cohort has none of them."""
FIGURES: Final = frozenset({"overview", *(part for part, figures in PARTS.items() if figures)})
"""Parts that are of whom one chose; the week and health are of a cohort at most, all else of everybody."""
BY_COHORT: Final = FIGURES | {"week", "health"}


def narrowed(part: str, cohort: str, group: str) -> bool:
    """Whether a part shows only those one chose."""
    return bool(cohort or group) and (part in FIGURES or (part in BY_COHORT and bool(cohort) and not group))
