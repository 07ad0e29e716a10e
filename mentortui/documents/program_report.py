"""A report on a program, before it is a page: what it says, in which order, and to whom. Pure.

Sponsors, participants and a program review read the same figures; what else they read differs. Arithmetic is not in
it: `program explain` prints it for the coordinator alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from mentortui.documents.headline import long_day, with_long_days
from mentortui.documents.program_report_opening import Opening, opening
from mentortui.model.reader import Row
from mentortui.program.comments import Comments
from mentortui.program.figures import TOO_FEW, Figure, Part, in_words
from mentortui.program.gathered import Gathered
from mentortui.program.periods import leaves

READERS: Final = ("sponsor", "participants", "review")
"""For whom a report can be; without one it is for the coordinator."""
CONFIDENTIAL: Final = frozenset({"", "review"})
"""Readers who also get comments, open findings, faults of the charter and stories."""
UNLINKED: Final = "linked to nothing"
UNCHANGED: Final = "Nothing was decided and written down yet."


class Linked(NamedTuple):
    """How many goals serve one of the organization's objectives or values; or that it cannot be told."""

    name: str
    said: str
    n: int


class Report(NamedTuple):
    """What a report says."""

    title: str
    reader: str
    as_of: str
    part: str
    """Which cohort or group it is of; empty for everybody."""
    people: int
    covers: str
    refused: str
    purpose: str
    opening: tuple[Opening, ...]
    overview: tuple[Figure, ...]
    rest: tuple[Figure, ...]
    objectives: tuple[Linked, ...]
    values: tuple[Linked, ...]
    curve: tuple[tuple[int, float], ...]
    done: tuple[Row, ...]
    """What was decided since last time, and what came of it."""
    since: str
    """ISO day of last time; empty where nothing was published before."""
    open: tuple[Row, ...]
    faults: tuple[str, ...]
    sponsors: tuple[Row, ...]
    comments: tuple[Comments, ...]
    questions: Mapping[tuple[str, str], str] = {}
    """What was asked, by form and item."""

    def asked(self, one: Comments) -> str:
        """The question that was commented on; the names of form and item where it is not known here."""
        return self.questions.get((one.form, one.item)) or f"{one.form}, {one.item}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them, those of the overview first."""
        return (*self.overview, *self.rest)


def report(gathered: Gathered, reader: str = "") -> Report:
    """What to tell these readers of a program. What stays on this computer is in none, not even in one's own."""
    rollup = gathered.rolled.rollup
    rollup = rollup._replace(figures=tuple(one for one in rollup.figures if leaves(one.id)))
    overview = () if rollup.refused else tuple(one for one in gathered.overview if leaves(one.id))
    rest = tuple(one for one in rollup.figures if one.id not in {known.id for known in overview})
    survival = rollup.figure("survival")
    inner = reader in CONFIDENTIAL
    decided = [row for row in gathered.findings if row.get("decision")]
    lately = tuple(row for row in decided if not row.get("done_on") or row["done_on"] >= gathered.published)
    return Report(
        gathered.title, reader, rollup.as_of, ", ".join(filter(None, (rollup.cohort, rollup.group))), rollup.people,
        with_long_days(rollup.covers), rollup.refused, str(gathered.charter.get("purpose") or ""),
        () if rollup.refused else opening(rollup), overview, rest,
        tuple(_linked(rollup.figure("goals"), "objective: ", gathered.charter.get("objectives", ()))),
        tuple(_linked(rollup.figure("goals"), "value: ", gathered.charter.get("values", ()))),
        survival.curve if survival and survival.shown else (), lately, gathered.published,
        tuple(row for row in gathered.findings if not row.get("decision")) if inner else (),
        gathered.faults if inner else (), gathered.sponsors if inner or reader == "sponsor" else (),
        gathered.comments if inner else (), gathered.questions,
    )  # fmt: skip


def _linked(goals: Figure | None, lead: str, wanted: Any) -> Iterator[Linked]:
    """Of each objective or value of the charter, and of none; few goals and no goal are not told apart.

    Nothing at all where no goal may be told: a table that says so in every line tells nobody anything.
    """
    if goals is None or not goals.shown:
        return
    parts = {part.name: part for part in goals.parts}
    for name in (*wanted, UNLINKED) if wanted else ():
        part = parts.get(f"{lead}{name}")
        if part is None or not part.shown:
            yield Linked(str(name), "none, or too few to say", 0)
        else:
            yield Linked(str(name), part.said, part.n)


# The words of one figure, the same on every kind of page


def spans(figure: Figure) -> str:
    """Between what it lies, without the name of the interval; empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    digits = 0 if figure.unit == "%" else 2 if figure.unit in ("g", "points") else 1
    return f"{figure.low:,.{digits}f} to {figure.high:,.{digits}f}"


def of_whom(figure: Figure) -> str:
    """`17 people, about 16; between 3.81 and 4.46; alpha 0.82, n 17; target 4.00 points`."""
    about = f", about {figure.about:,}" if figure.about else ""
    words = [f"{figure.n:,} {'person' if figure.n == 1 else 'people'}{about}"]
    words += [f"between {spans(figure).replace(' to ', ' and ')}"] if figure.low is not None else []
    words += [f"alpha {figure.alpha:.2f}, n {figure.alpha_n:,}"] if figure.alpha is not None else []
    words += [f"target {in_words(figure.target, figure.unit)}"] if figure.target is not None else []
    return "; ".join(words)


def target(figure: Figure) -> str:
    """The target, with a word whether it is reached."""
    if figure.target is None:
        return ""
    reached = {True: ", reached", False: ", not reached", None: ""}[figure.reached]
    return f"{in_words(figure.target, figure.unit)}{reached}"


def change(figure: Figure) -> str:
    """How it went since it was published last: `up from 70 %`."""
    if figure.before is None or not figure.change:
        return ""
    before = in_words(figure.before, figure.unit)
    return f"still {before}" if figure.change == "level" else f"{figure.change} from {before}"


def notes(figure: Figure) -> Iterator[tuple[str, str]]:
    """What stands below a figure: of when, its interval, what it is held against, what is decided by it."""
    if figure.shown:
        yield "period", f"{long_day(figure.period[0])} to {long_day(figure.period[1])}"
        if figure.low is not None:
            yield "interval", figure.interval.replace("95 % interval", "95 %", 1) or "95 %"
        if figure.about:
            yield "answered about", f"{figure.about:,} people"
        if figure.alpha is not None:
            yield "Cronbach's alpha", f"{figure.alpha:.2f}, {figure.alpha_n:,} people"
    else:
        yield "why not", _reason(figure.why_not)
    yield "compared with", with_long_days(figure.comparison)
    yield "decides", figure.decision or "nothing yet"
    if figure.aim:
        yield "serves", figure.aim


def _reason(why: str) -> str:
    return why.removeprefix(f"{TOO_FEW}: ")


def parts_of(figure: Figure) -> tuple[Part, ...]:
    """The parts that stand in a table of their own below a figure: what goals serve has its own place.

    None where none of them may be told.
    """
    if not figure.shown or not any(part.shown for part in figure.parts):
        return ()
    return tuple(part for part in figure.parts if not part.name.startswith(("objective: ", "value: ")))


def of_the_same(parts: Sequence[Part]) -> bool:
    """Whether all parts may be told and are of the same people, so that bars and one number say all there is."""
    return len({part.n for part in parts}) == 1 and all(part.shown and part.alpha is None for part in parts)


def definitions(report: Report) -> Iterator[tuple[Figure, tuple[tuple[str, str], ...]]]:
    """The appendix: what each figure means, what it is made of, whose formula it is."""
    for figure in report.figures:
        yield (
            figure,
            (
                ("means", figure.definition),
                ("made of", figure.inputs),
                ("source", figure.source or "a count, no formula"),
                ("definition", f"version {figure.version} of {figure.id}"),
            ),
        )


def headed(report: Report) -> str:
    """`as of 21 November 2026, 12 people`, with the part of them it is of."""
    part = f", {report.part}" if report.part else ""
    people = "" if report.refused else ", 1 person" if report.people == 1 else f", {report.people:,} people"
    return f"As of {long_day(report.as_of)}{part}{people}"


def closing(report: Report) -> str:
    """How what was changed is introduced."""
    return f"What was changed since {long_day(report.since)}" if report.since else "What was changed"


def finding(row: Row) -> list[tuple[str, str]]:
    """A finding, point by point."""
    said = [("found", str(row.get("finding", "")))]
    said += [("decided", str(row["decision"]))] if row.get("decision") else []
    if row.get("result"):
        said.append(("came of it", str(row["result"])))
    elif row.get("due"):
        said.append(("until", long_day(row["due"])))
    return said
