"""A journal of responses, through the real store: `python -m benchmarks.make_responses HOME ITEMS RESPONSES`.

The form asks about oneself on scales of five; a tenth of the answers is left out, as people do. One response is of
each day, the last of yesterday. The same numbers give the same journal.
"""

from __future__ import annotations

import random
import sys
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from mentortui.changes.form_adding import form_add
from mentortui.clock import FixedClock, new_id
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU

NOW = "2026-06-15T09:00:00+00:00"
PARTS = 10
AT_ONCE = 500
"""Responses in one commit."""


def form(items: int) -> str:
    """A form of so many items in subscales of ten, as a file says it."""
    lines = [
        'id = "zebra"\nversion = 1\ntitle = "Zebra form"\nwho = "everyone"\nabout = "me"\nscoring = "mean"',
        'seen = "Confidential: only you read this."\nsource = "Made for measuring"\nlicence = "MIT"',
        '[scales]\noften = ["never", "rarely", "now and then", "often", "always"]',
    ]
    for first in range(0, items, PARTS):
        inside = ", ".join(f'"item-{number}"' for number in range(first, min(items, first + PARTS)))
        lines.append(f'[[subscales]]\nid = "part-{first}"\ntitle = "Part from {first + 1} on"\nitems = [{inside}]')
    lines += [
        f'[[items]]\nid = "item-{number}"\ntext = "Zebra {number + 1}: how often was it so lately?"\n'
        f'type = "scale"\nscale = "often"'
        for number in range(items)
    ]
    return "\n\n".join(lines) + "\n"


def make_responses(home: Path, items: int, responses: int) -> Path:
    """Make a home with the form and so many responses to it, with a fresh snapshot."""
    from mentortui.store import Journal, make_home

    clock = FixedClock(datetime.fromisoformat(NOW))
    make_home(home, "Sam Weaver", ("mentee",), clock).close()
    journal = Journal.open(home, clock=clock)
    journal.commit(form_add(journal, form(items), "zebra.toml", now=clock.now(), new_id=partial(new_id, clock=clock)))
    chance = random.Random(items * responses)
    for first in range(0, responses, AT_ONCE):
        made = {}
        for number in range(first, min(responses, first + AT_ONCE)):
            day = date.fromisoformat(NOW[:10]) - timedelta(days=responses - number)
            answers = {f"item-{item}": chance.randint(1, 5) for item in range(items) if chance.random() < 0.9}
            made[f"response-{chance.getrandbits(128):032x}"] = {
                "at": f"{day}T10:00:00+00:00", "by": journal.me, "readers": ONLY_YOU, "form": "zebra", "version": 1,
                "on": day.isoformat(), "answers": answers,
            }  # fmt: skip
        journal.commit(Delta(f"{len(made)} responses", create=made))
    journal.checkpoint(force=True)
    journal.close()
    return home


if __name__ == "__main__":
    print(make_responses(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
