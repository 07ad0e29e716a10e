"""What the people of a rollup answered to forms, as of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Final

from mentortui.program.summaries import Answered, Own, Summary

_ORDER: Final = attrgetter("order")
_VERSION: Final = attrgetter("version")


class Answers:
    """Answers until a day of some people, also those that whoever coordinates (`host`) entered for them."""

    def __init__(self, known: Summary, host: str, people: Collection[str], day: str) -> None:
        self._known, self._host, self._people, self._day = known, host, people, day

    def to(self, form: str) -> Mapping[str, list[Answered]]:
        """Answers to one form by whose they are, each in time."""
        return self._answers.get(form, {})

    @cached_property
    def _answers(self) -> Mapping[str, Mapping[str, list[Answered]]]:
        known, host, entered = self._known, self._host, self._entered
        found: dict[str, dict[str, list[Answered]]] = defaultdict(dict)
        for person in self._people:
            more = entered.get(person)
            own = known.of(person).answered
            if more or person == host:
                own = tuple(one for one in own if person != host or one.by == person)
                by_form = self._by_form(sorted((*own, *(more or ())), key=_ORDER))
            elif own:
                by_form = known.once(("answered", person), (person,), self._day, self._said)
            else:
                continue
            for form, given in by_form.items():
                found[form][person] = given
        return found

    def _said(self, own: Own) -> dict[str, list[Answered]]:
        return self._by_form(own.answered)

    def _by_form(self, answered: Iterable[Answered]) -> dict[str, list[Answered]]:
        """Answers until this day by their forms."""
        day = f"{self._day}~"  # behind every moment of it
        found: dict[str, list[Answered]] = {}
        for one in answered:
            if one.order[0] < day:
                if one.form in found:
                    found[one.form].append(one)
                else:
                    found[one.form] = [one]
        return found

    @cached_property
    def _entered(self) -> Mapping[str, list[Answered]]:
        """Answers the host entered for others."""
        found: dict[str, list[Answered]] = defaultdict(list)
        for one in self._known.of(self._host).answered:
            if one.by != self._host:
                found[one.by].append(one)
        return found

    @property
    def forms(self) -> list[str]:
        """Forms that somebody of the people answered."""
        return sorted(self._answers)

    @property
    def last(self) -> Mapping[str, str]:
        """The day on which each person who did answered last."""
        found: dict[str, str] = {}
        for given in self._answers.values():
            for person, answers in given.items():
                found[person] = max(found.get(person, ""), answers[-1].on)
        return found

    def latest(self, form: str) -> dict[str, Answered]:
        """The latest answer of each person to the newest version of a form that somebody answered.

        Scores of two versions are never compared.
        """
        return {person: given[-1] for person, given in self.of_newest(form).items()}

    def of_newest(self, form: str) -> Mapping[str, list[Answered]]:
        """The same, all answers of each person, in time."""
        found = self._newest.get(form)
        if found is None:
            found = self._newest[form] = self._of_newest(form)
        return found

    @cached_property
    def _newest(self) -> dict[str, Mapping[str, list[Answered]]]:
        return {}

    def _of_newest(self, form: str) -> Mapping[str, list[Answered]]:
        there = self.to(form)
        versions = set(map(_VERSION, chain.from_iterable(there.values())))
        if len(versions) < 2:
            return there
        newest = max(versions)
        of_it = {person: [one for one in given if one.version == newest] for person, given in there.items()}
        return {person: given for person, given in of_it.items() if given}
