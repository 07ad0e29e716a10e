"""Which people a summary is of: everybody, a cohort, a group of the list; and whether it may be of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mentortui.program.rules import DECLARED_LEAST, is_declared, refused_filter, refused_group
from mentortui.program.scope import Someone


class Whom(NamedTuple):
    """Whom somebody asks for."""

    cohort: str = ""
    group: str = ""
    """COLUMN=VALUE."""
    program: str = ""
    """Id of the program's shared folder; empty for the only one."""

    @property
    def everybody(self) -> bool:
        """Whether it is everybody in the program."""
        return not (self.cohort or self.group)

    @property
    def name(self) -> str:
        """What they are called."""
        return Choice(self.cohort, self.group, 0, "").name


class Choice(NamedTuple):
    """One choice of people."""

    cohort: str
    group: str
    """COLUMN=VALUE; empty where no column is asked for."""
    people: int
    """How many they are; 0 where that may not be said."""
    why_not: str
    """Why no figure is of them; empty where figures may be."""
    declared: bool = False
    """Whether it is what people say of themselves: only figures on who takes part and who gets what are told apart."""

    @property
    def name(self) -> str:
        """What they are called: `everybody`, `Spring 2026`, `site North`."""
        column, _, value = self.group.partition("=")
        return ", ".join(filter(None, (self.cohort, f"{column} {value}".strip()))) or "everybody"


def choices(people: Sequence[Someone], k: int) -> list[Choice]:
    """Everybody, each cohort from the first to the last, each group of the list by its column."""
    asked = [("", ""), *((one, "") for one in cohorts(people))]
    columns = sorted({pair for one in people for pair in one.groups}, key=lambda pair: (pair[0].casefold(), pair))
    return list(_chosen(people, [*asked, *(("", f"{column}={value}") for column, value in columns)], k))


def _chosen(people: Sequence[Someone], asked: Iterable[tuple[str, str]], k: int) -> Iterator[Choice]:
    for cohort, group in asked:
        count = sum(is_in(one, cohort, group) for one in people)
        why = refused(people, cohort, group, k)
        yield Choice(cohort, group, 0 if why else count, why, is_declared(group.partition("=")[0]))


def cohorts(people: Iterable[Someone]) -> list[str]:
    """The cohorts people are in, in the order in which they began."""
    begun: dict[str, str] = {}
    for one in people:
        if one.cohort:
            begun[one.cohort] = min(begun.get(one.cohort, "9"), one.since or "9")
    return sorted(begun, key=lambda name: (begun[name], name))


def refused(people: Sequence[Someone], cohort: str, group: str, k: int) -> str:
    """Why nothing is said of a cohort or group of these people; empty where something may be."""
    if not (cohort or group):
        return ""
    chosen = [one.id for one in people if is_in(one, cohort, group)]
    column = group.partition("=")[0].strip()
    if is_declared(column):  # who says the other of two things is told of by the difference
        k = max(k, DECLARED_LEAST)
    return refused_group(column, len(chosen)) or refused_filter(chosen, [one.id for one in people], k)


def is_in(one: Someone, cohort: str, group: str) -> bool:
    """Whether somebody is in a cohort and in a group; an empty one has everybody."""
    column, _, value = (word.strip().casefold() for word in group.partition("="))
    in_group = not group or any((name.casefold(), said.casefold()) == (column, value) for name, said in one.groups)
    return in_group and (not cohort or one.cohort.casefold() == cohort.strip().casefold())


def nobody(people: Iterable[Someone], cohort: str, group: str) -> str:
    """That nobody is in a cohort or group, and which there are."""
    if cohort:
        there = sorted({one.cohort for one in people if one.cohort})
        return f"Nobody is in a cohort {cohort!r}; there are {', '.join(there) or 'none'}. Nothing was worked out."
    named = sorted({f"{name}={value}" for one in people for name, value in one.groups})
    return f"Nobody is in {group!r}; there are {', '.join(named[:12]) or 'none'}. Nothing was worked out."
