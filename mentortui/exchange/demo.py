"""The demo: a made-up program of nine months, lived through again on a real journal.

A story (`content/demo_mentor.toml` and its neighbors) says what happened, with days counted from
today. It is replayed through the same functions as commands and the app use, under a clock that moves along,
so that every record has the stamp it would have had.
"""

from __future__ import annotations

import os
import random
import tomllib
from datetime import datetime, timedelta
from typing import Any, Final

from mentortui.clock import Clock, new_id
from mentortui.content import text_of
from mentortui.exchange.demo_calendar import Calendar
from mentortui.exchange.demo_step import Step
from mentortui.exchange.demo_story import steps
from mentortui.store import make_home
from mentortui.store.journal import Journal

ROLES: Final = ("mentor", "mentee")
"""Whose journal of nine months there is."""
COORDINATOR: Final = "coordinator"
"""Whose home has a small program in it, and no journal of one's own."""
SEED: Final = 1968  # the year of Kiresuk & Sherman; any number will do


class StoryClock:
    """A clock that stands where the story is.

    Randomness is the system's until `settle` is called: keys are never from a known seed, ids are.
    """

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self._seeded: random.Random | None = None

    def settle(self, seed: int) -> None:
        """From now on the same randomness in every run."""
        self._seeded = random.Random(seed)

    def now(self) -> datetime:
        """The moment of the story."""
        return self.moment

    def random(self, size: int) -> bytes:
        """`size` bytes."""
        return self._seeded.randbytes(size) if self._seeded else os.urandom(size)


def build_demo(home: str | os.PathLike[str], clock: Clock, role: str = "mentor") -> Journal:
    """Make a home with the demo of a mentor, a mentee or a coordinator and open it on the given clock.

    Records, their ids and their stamps' times are the same for the same moment; keys and device are not.
    Raises Refused when there is a journal in the home, StoreError when it cannot be written.
    """
    now = clock.now()
    story = load(role)
    plot = steps(story, Calendar(now))
    begun = plot[0].moment if plot else Calendar(now).moment(story["start"], "08:30")
    moving = StoryClock(begun - timedelta(minutes=5))
    myself = story["me"]
    made = random.Random(f"{SEED} {role}").randbytes(16).hex()
    journal = make_home(home, myself["name"], myself["roles"], moving, person=f"person-{made}")
    moving.settle(SEED)
    try:
        for step in plot:
            moving.moment = step.moment
            _live(journal, step, moving)
        if role == COORDINATOR:
            from mentortui.exchange import demo_program

            moving.moment = now
            demo_program.build(journal, story, moving, now)
        elif "program" in story:
            from mentortui.exchange import demo_joined

            moving.moment = now
            demo_joined.join(journal, story, moving, Calendar(now))
    finally:
        journal.close()
    return Journal.open(home, clock=clock)


def load(role: str) -> dict[str, Any]:
    """The story of a mentor, a mentee or a coordinator."""
    return tomllib.loads(text_of(f"demo_{role}.toml"))


def _live(journal: Journal, step: Step, clock: StoryClock) -> None:
    delta = step.change(journal, clock.now(), lambda kind: new_id(kind, clock))
    # What was lived through is not for the visitor to undo; what they do themselves is.
    journal.commit(delta, undoable=False)
    step.made(delta)
