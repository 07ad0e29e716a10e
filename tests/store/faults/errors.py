"""An error at every disk call of a workload: it is told in words, changes nothing, and goes away with its cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mentortui.errors import StoreError
from tests.store.faults.cuts import differences
from tests.store.faults.machine import Desk
from tests.store.faults.workloads import Step
from tests.store.records import View, making, meeting, note, view
from tests.store.simdisk import CHANGING, Fault, SimProcess


class OneFault:
    """Strikes once, at the `at`-th call of any process."""

    def __init__(self, at: int, fault: Fault, changing: bool) -> None:
        self.at = at
        self.fault = fault
        self.changing = changing
        self.counted = 0
        self.struck = ""

    def __call__(self, process: SimProcess, call: str, path: str, data: bytes) -> None:
        """Count the call, and be the error when its turn has come."""
        if (call in CHANGING) is self.changing:
            self.counted += 1
            if self.counted == self.at:
                self.struck = f"{call} {path}"
                self.fault(process, call, path, data)


@dataclass
class ErrorSweep:
    """A sweep of one kind of error in a folder; `changing` chooses calls that write, else those that read."""

    folder: Path
    fault: Fault
    changing: bool = True
    errors: int = 0
    told: int = 0

    def run(self, workload: Mapping[str, Step]) -> None:
        """Every step in turn, with an error at each of its calls, tried on a copy."""
        desk = Desk.new(self.folder)
        for name, step in workload.items():
            before, base = desk.seen(), desk.again()
            step(desk)
            after = desk.seen()
            at = 1
            while self.trial(base, step, before, after, at, name):
                at += 1
                assert at < 400, "a step of this many calls is not one step"

    def trial(self, base: Desk, step: Step, before: View, after: View, at: int, name: str) -> bool:
        """Once with an error at this call: False when the step has no such call."""
        for retried in (True, False):
            desk = base.again()
            views = [view(desk.journal(0)), view(desk.journal(1))]
            fault = OneFault(at, self.fault, self.changing)
            desk.disk.before = fault
            raised: StoreError | None = None
            try:
                step(desk)
            except StoreError as error:
                raised = error
            desk.disk.before = None
            if not fault.struck:
                return False
            when = f"“{name}” with an error at {fault.struck}"
            self.errors += 1
            if raised is None:
                assert desk.seen() == after, f"{when} said nothing and did not do it"
            else:
                self.told += 1
                assert raised.sentence.endswith("."), raised.sentence
                now = [view(desk.journal(0)), view(desk.journal(1))]
                assert now == views, f"{when}: memory changed: {differences(now[0], [views[0]])}"
            if retried:
                self.retry(desk, step, raised, after, when)
            else:
                self.go_on(desk, [before, after], when)
        return True

    def retry(self, desk: Desk, step: Step, raised: StoreError | None, after: View, when: str) -> None:
        """The person saves once more, now that there is room."""
        if raised is not None:
            step(desk)
        assert desk.seen() == after, f"{when}, then again: {differences(desk.seen(), [after])}"
        self.endures(desk, [after], when)

    def go_on(self, desk: Desk, allowed: list[View], when: str) -> None:
        """The person lets it be and does something else, in both processes."""
        extra = {}
        for number in (1, 0):
            made = {**note(f"further {number}"), **meeting(f"further {number}")}
            extra.update({record_id: {"id": record_id, **row} for record_id, row in made.items()})
            desk.journal(number).commit(making(made))
        desk.append(making(note("further captured")))
        extra.update({record_id: {"id": record_id, **row} for record_id, row in note("further captured").items()})
        self.endures(desk, [{**view, **extra} for view in allowed], when)

    def endures(self, desk: Desk, allowed: list[View], when: str) -> None:
        """Whatever a power cut takes now, what was acknowledged is there."""
        for image in desk.disk.crashes(3):
            found = Desk.after(image, self.folder).on_disk()
            assert found in allowed, f"{when}, then a power cut: {differences(found, allowed)}"
