"""How long a program's summary takes: 10,000 people with 100 facts each, cold; 1 % changed; and how it grows.

python -m benchmarks.rollup [PEOPLE …]
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from datetime import date, timedelta
from random import Random
from typing import Any

from mentortui.practice import forms
from mentortui.program.rolling import roll
from mentortui.program.rules import Rules
from mentortui.program.scope import Someone, Whole
from mentortui.program.summaries import Summary, all_together, summary

DAY = date(2026, 11, 21)
FACTS = 100


def made(people: int, random: Random) -> dict[str, list[dict[str, Any]]]:
    """Facts by person: pairs of two, their meetings, goals, answers and ratings; about 100 of each person."""
    found: dict[str, list[dict[str, Any]]] = {f"person-{number:032x}": [] for number in range(people)}
    names = list(found)
    number = 0

    def fact(by: str, what: str, **fields: Any) -> None:
        nonlocal number
        number += 1
        found[by].append(
            {"id": f"fact-{number:032x}", "by": by, "what": what, "at": "2026-11-01T09:00:00+00:00", **fields}
        )

    for mentor, mentee in zip(names[::2], names[1::2], strict=False):
        pair = f"relationship-{number:032x}"
        start = DAY - timedelta(days=random.randint(60, 700))
        fact(mentor, "relationship", relationship=pair, mentors=[mentor], mentees=[mentee], kind="traditional",
             format="formal", start=start.isoformat(), cadence="2 weeks")  # fmt: skip
        for one, count in ((mentor, 50), (mentee, 20)):
            for _ in range(count):
                on = (start + timedelta(days=random.randint(0, (DAY - start).days))).isoformat()
                fact(one, "meeting", relationship=pair, on=on, minutes=random.choice([30, 45, 60]), status="held")
        for one, other in ((mentor, mentee), (mentee, mentor)):
            for _ in range(10):
                fact(one, "goal", person=one, status=random.choice(["active", "achieved", "dropped"]), level=0)
            for _ in range((FACTS - len(found[one])) // 2):
                answers = {"worth": random.randint(1, 5), "recommend": random.randint(0, 10)}
                fact(one, "response", form="program", version=1, answers=answers, person=other)
                fact(one, "rating", person=one, skill="deciding", type="soft", level=random.randint(1, 5), role="self")
    return found


def main(sizes: list[int]) -> None:
    """Measure and print: seconds of one processor, without the collector, as the program works it out."""
    gc.disable()
    known = {(one.id, one.version): one for one in forms.shipped().values()}
    for people in sizes:
        facts = made(people, Random(1))
        everybody = tuple(Someone(one, since="2026-01-01", heard="2026-11-20") for one in facts)
        count = sum(map(len, facts.values()))
        began = time.process_time()
        summaries: dict[str, Summary] = {one: summary(rows, known) for one, rows in facts.items()}
        summed = time.process_time() - began
        together = all_together(summaries.values())
        merged = time.process_time() - began - summed
        rolled = roll(Whole("P", everybody, together, (), count), as_of=DAY, rules=Rules())
        cold = time.process_time() - began
        changed = list(facts)[: max(1, people // 100)]
        began = time.process_time()
        summaries |= {one: summary(facts[one], known) for one in changed}
        roll(Whole("P", everybody, all_together(summaries.values()), (), count), as_of=DAY, rules=Rules())
        again = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        shown = sum(one.shown for one in rolled.rollup.figures)
        print(
            f"{people:>7,} people {count:>9,} facts: cold {cold:6.2f} s (summing {summed:.2f}, merging {merged:.2f}), "
            f"1 % changed {again:6.2f} s, {memory:,.0f} MB, {shown} figures shown"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 3_000, 10_000])
