"""Another process acts at every point where a step leaves it room: between any two disk calls, if no lock forbids."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

import pytest

from mentortui.errors import HomeBusy, Refused
from tests.store.faults.cuts import differences
from tests.store.faults.machine import Desk
from tests.store.faults.workloads import WORKLOAD, Step
from tests.store.records import goal, making, meeting, note, view
from tests.store.simdisk import SimProcess

OTHER = 5
"""The number of the process that acts in between."""
ADDED = {**note("between"), **meeting("between")}

ACTS: dict[str, Callable[[Desk], object]] = {
    "commits": lambda desk: desk.journal(OTHER).commit(making(ADDED)),
    "captures": lambda desk: desk.append(making(ADDED)),
    "makes a checkpoint": lambda desk: desk.journal(OTHER).checkpoint(force=True),
    "commits and makes a checkpoint": lambda desk: (
        desk.journal(OTHER).commit(making(ADDED)),
        desk.journal(OTHER).checkpoint(force=True),
        desk.journal(OTHER).commit(making(goal("second"))),
    ),
    "looks": lambda desk: desk.journal(OTHER).catch_up(),
    "opens and looks": lambda desk: view(desk.fresh()),
}


class Between:
    """Lets another process act once, at the `at`-th call of a step."""

    def __init__(self, desk: Desk, at: int, act: Callable[[Desk], object]) -> None:
        self.desk = desk
        self.at = at
        self.act = act
        self.counted = 0
        self.reached = False
        self.acted = False

    def __call__(self, process: SimProcess, call: str, path: str, data: bytes) -> None:
        """Count a call of the step; at the chosen one, act, unless a lock is held."""
        self.counted += 1
        if self.counted != self.at:
            return
        self.reached = True
        self.desk.disk.before = None
        with suppress(HomeBusy):
            self.acted = self.act(self.desk) is not False
        self.desk.disk.before = self


def interleave(desk: Desk, step: Step, act: Callable[[Desk], object], at: int, when: str, *, look: bool) -> Between:
    """One step with another process acting inside it; afterwards all see everything.

    A `look` by journal 1 shows at once what was acknowledged before it began.
    """
    desk.journal(OTHER)
    known = desk.on_disk() if look else {}
    between = desk.disk.before = Between(desk, at, act)
    with suppress(Refused):  # a redo after another commit
        step(desk)
    desk.disk.before = None
    if look:
        shown = view(desk.journal(1))
        assert known.items() <= shown.items(), f"{when}: not seen at once: {differences(shown, [known])}"
    seen = desk.seen(OTHER)
    now = desk.on_disk()
    assert now == seen, f"{when}: {differences(now, [seen])}"
    assert desk.seen(0) == seen, f"{when}: {differences(desk.seen(0), [seen])}"
    assert desk.seen(1) == seen, f"{when}: {differences(desk.seen(1), [seen])}"
    for image in desk.disk.crashes(2):
        assert Desk.after(image, desk.folder).on_disk() == seen, f"{when}, then a power cut"
    return between


def every_point(base: Desk, step: Step, act: str, name: str, prepare: Step, *, look: bool = False) -> tuple[int, int]:
    """The act at every call of the step in turn; how often it was tried, and how often no lock forbade it."""
    tried = acted = 0
    for at in range(1, 400):
        trial = base.again()
        prepare(trial)
        when = f"another {act} at call {at} of “{name}”"
        between = interleave(trial, step, ACTS[act], at, when, look=look)
        if not between.reached:
            break
        tried += 1
        acted += between.acted
        if between.acted:
            wanted = ADDED if "commits" in act or "captures" in act else {}
            assert wanted.keys() <= trial.seen().keys(), f"{when}: lost"
    return tried, acted


def sweep(folder: Path, act: str, names: Collection[str]) -> tuple[int, int]:
    """The act at every call of the steps with these names, done by a process that starts with them."""
    desk = Desk.new(folder)
    tried = acted = 0
    for name, step in WORKLOAD.items():
        base = desk.again()
        step(desk)
        if name in names:
            more = every_point(base, step, act, name, lambda desk: None)
            tried, acted = tried + more[0], acted + more[1]
    return tried, acted


SOME = {"a quick capture", "checkpoint", "shared and private at once", "the other's checkpoint"}
TELLING = ["captures", "commits and makes a checkpoint", "makes a checkpoint", "opens and looks"]


@pytest.mark.parametrize("act", TELLING)
def test_another_process_acts_at_any_point_of_a_step(tmp_path: Path, act: str) -> None:
    tried, acted = sweep(tmp_path, act, SOME)
    assert tried >= acted > 20


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("act", sorted(ACTS))
def test_another_process_acts_at_any_point_of_any_step(tmp_path: Path, act: str) -> None:
    tried, acted = sweep(tmp_path, act, WORKLOAD)
    print(act, tried, acted)
    assert tried >= acted > 20


def both_wrote(desk: Desk) -> None:
    """One process is open; what others wrote since waits for its next look."""
    desk.journal(1)
    desk.journal(0).commit(making(goal("g1"), note("n1")))
    desk.append(making(note("captured")))


def checkpoint_made(desk: Desk) -> None:
    """The same, and part of it is in the snapshot only."""
    both_wrote(desk)
    desk.journal(0).checkpoint(force=True)
    desk.journal(0).commit(making(goal("g2"), note("n2")))


LOOKS: dict[str, tuple[Step, Step]] = {
    "a look": (both_wrote, lambda desk: desk.journal(1).catch_up()),
    "a start": (both_wrote, lambda desk: desk.restart(1)),
    "a look after a checkpoint": (checkpoint_made, lambda desk: desk.journal(1).catch_up()),
}


@pytest.mark.parametrize("act", sorted(ACTS))
@pytest.mark.parametrize("look", sorted(LOOKS))
def test_another_process_acts_at_any_point_of_a_look(tmp_path: Path, act: str, look: str) -> None:
    prepare, step = LOOKS[look]
    tried, acted = every_point(Desk.new(tmp_path), step, act, look, prepare, look=True)
    assert tried == acted > 3, "looking takes no lock"
