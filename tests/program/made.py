"""A small program made of facts, as a coordinator's journal holds them."""

from __future__ import annotations

from itertools import count
from random import Random

from mentortui.practice import forms
from mentortui.program.scope import Someone, Whole
from mentortui.program.summaries import all_together, summary

_NUMBER = count(1)
FORMS = {(one.id, one.version): one for one in forms.shipped().values()}


class Program:
    """Facts and people to add to; `whole()` is what they come to."""

    def __init__(self):
        self.facts = []
        self.people = []
        self.outcomes = []

    def person(self, name, role="mentee", **more):
        given = {"heard": "2026-11-15", "since": "2026-01-01", **more}
        self.people.append(Someone(name, frozenset({role}), **given))
        return name

    def fact(self, what, by, at="2026-11-01T09:00:00+00:00", **fields):
        number = next(_NUMBER)
        self.facts.append({"id": f"fact-{number:032x}", "what": what, "by": by, "at": at, "program": "one", **fields})

    def pair(self, mentor, mentee, start="2026-09-01", **more):
        key = f"relationship-{mentor}-{mentee}"
        said = {"mentors": [mentor], "mentees": [mentee], "cadence": "2 weeks", "start": start, **more}
        self.fact("relationship", mentor, relationship=key, **said)
        return key

    def met(self, pair, on, by="", minutes=60, status="held"):
        writer = by or pair.split("-")[1]
        self.fact("meeting", writer, relationship=pair, on=on, minutes=minutes, status=status, type="one-to-one")

    def answer(self, form, by, on="2026-11-01", person="", **answers):
        about = {"person": person} if person else {}
        given = {name.replace("_", "-"): value for name, value in answers.items()}
        self.fact("response", by, at=f"{on}T09:00:00+00:00", form=form, version=1, answers=given, **about)

    def whole(self):
        by_person = {}
        for row in self.facts:
            by_person.setdefault(row["by"], []).append(row)
        known = all_together(summary(rows, FORMS) for rows in by_person.values())
        return Whole("Early talent", tuple(self.people), known, tuple(self.outcomes), len(self.facts))


def large(people, word="said"):
    """A larger program's facts by person, each in the order of their ids; everybody's comment has the word."""
    random, one = Random(8), Program()
    for number in range(people):
        person, other = f"p{number:03}", f"p{number ^ 1:03}"
        pair = one.pair(*sorted((person, other)), cadence="weekly" if number % 3 else "2 weeks")
        for _ in range(3):
            one.met(pair, f"2026-10-{random.randint(1, 28):02}", by=person, minutes=random.choice([30, 60]))
        one.answer("pulse", person, person=other, goal_shared=random.randint(1, 5), goal_worth=2, task_clear=4)
        one.answer("pair-fit", person, person=other, fit=random.choice(["good fit", "still deciding"]))
        one.fact("response", person, form="program", version=1, answers={"worth": random.randint(1, 5)},
                 comments={"keep": f"{word} {person}"})  # fmt: skip
        one.fact("goal", person, status=random.choice(["achieved", "active"]), level=random.randint(-2, 2))
        one.fact("rating", person, skill="deciding", type="soft", level=random.randint(1, 5), role="self")
        one.fact("training", person, module="listening", on="2026-09-01")
    found = {}
    for row in one.facts:
        found.setdefault(row["by"], []).append(row)
    return found
