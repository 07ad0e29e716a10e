"""A figure as it is shown: value, how many it is of, what is missing, its interval and its definition, or why not."""

from __future__ import annotations

from typing import Final, NamedTuple

TOO_FEW: Final = "too few to say"
_ONE: Final = {"people": "person", "goals": "goal", "relationships": "relationship"}


class Part(NamedTuple):
    """One part of a figure: a status, a stage, a subscale, a group."""

    name: str
    value: float | None
    n: int
    """People it is of."""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    shown: bool = True
    why_not: str = ""
    banded: str = ""
    """Where all answered alike: between what they lie, instead of the value."""
    alpha: float | None = None
    """Cronbach's alpha of a score, where at least ten answered all of its items."""
    alpha_n: int = 0
    """People that is of."""

    @property
    def label(self) -> str:
        """Its name, and how well its items hang together where that is known."""
        return self.name if self.alpha is None else f"{self.name} (alpha {self.alpha:.2f}, n {self.alpha_n:,})"

    @property
    def said(self) -> str:
        """The value as people read it."""
        return self.banded or in_words(self.value, self.unit) if self.shown else TOO_FEW


class Figure(NamedTuple):
    """One figure. Where it is not `shown`, neither value nor interval nor parts are there, and `why_not` says why."""

    id: str
    name: str
    unit: str
    value: float | None
    n: int
    """People it is of."""
    about: int
    """People answered about; 0 where it is about nobody else."""
    missing: int
    """People, or relationships, it could be of and is not known of."""
    low: float | None
    high: float | None
    interval: str
    """What kind of interval; empty where there is none."""
    period: tuple[str, str]
    """First and last ISO day."""
    as_of: str
    """Day the value is of; older than the rest where a newer one would single somebody out."""
    definition: str
    version: int
    inputs: str
    decision: str
    aim: str
    target: float | None
    reached: bool | None
    before: float | None
    """The value published last for the same people to choose from."""
    change: str
    """`up`, `down` or `level` since then; empty where nothing was published."""
    comparison: str
    """What it is held against, by name: the summary published last, of a cohort the one before; `none`."""
    source: str
    shown: bool
    why_not: str
    banded: str
    """Where all answered much alike: between what their answers lie, instead of the value."""
    alpha: float | None
    """Cronbach's alpha of a score, where at least ten answered all of its items."""
    parts: tuple[Part, ...]
    steps: tuple[str, ...]
    """The arithmetic, a line each."""
    curve: tuple[tuple[int, float], ...] = ()
    """Percent that last so many days, month by month: never on which day one ended."""
    alpha_n: int = 0
    """People alpha is of."""

    @property
    def said(self) -> str:
        """The value as people read it: `73 %`, `too few to say`, `between 4 and 5`."""
        if not self.shown:
            return TOO_FEW
        return self.banded or in_words(self.value, self.unit)

    @property
    def moved(self) -> str:
        """How far it went since it was published last: `+4`, `−0.30`, `=`; empty where nothing was published."""
        if self.before is None or self.value is None:
            return ""
        digits = 0 if self.unit == "%" else 2 if self.unit in ("g", "points") else 1
        apart = round(self.value - self.before, digits)
        return f"{apart:+,.{digits}f}".replace("-", "−") if apart else "="


class Rollup(NamedTuple):
    """All figures of a program as of one day, of everybody or of a part."""

    program: str
    as_of: str
    cohort: str
    group: str
    people: int
    """Enrolled people it is about."""
    figures: tuple[Figure, ...]
    refused: str
    """Why nothing is said of this part of the people; empty where something is."""
    covers: str
    """What it is made of: how many facts, of how many people, the latest when."""

    def figure(self, figure_id: str) -> Figure | None:
        """The figure with this id; None where the whole was refused or the figure is off."""
        return next((one for one in self.figures if one.id == figure_id), None)


def in_words(value: float | None, unit: str) -> str:
    """A value with its unit; percent without decimals, all else with one, or two where it is below 1."""
    if value is None:
        return "–"
    if unit == "%":
        return f"{value:.0f} %"
    digits = 2 if unit in ("g", "points") else 1
    said = f"{value:,.{digits}f}"
    if unit in ("people", "goals", "relationships", ""):
        said = f"{value:,.0f}"
        unit = _ONE.get(unit, unit) if said == "1" else unit
    return f"{said} {unit}".rstrip() if unit != "T" else f"T {said}"
