"""Making a home is cut short, refused or copied half: it is finished, made again, or refused; never half a journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.errors import NoHome, StoreError
from mentortui.store import Journal, make_home
from tests.store.faults.cuts import cut, work_on
from tests.store.faults.errors import OneFault
from tests.store.faults.kinds import ERRORS
from tests.store.faults.machine import Desk
from tests.store.records import ScriptedClock, view
from tests.store.simdisk import CHANGING, Image, SimDisk, SimProcess


def settle_down(desk: Desk) -> Journal:
    """What a person does after the fault: open the journal, or where there is none yet, make it again."""
    try:
        return desk.journal()
    except NoHome:
        make_home(desk.folder, "Ana", ["mentee"], desk.clock, disk=desk.process())
        return desk.journal()


def test_a_power_cut_while_a_home_is_made(tmp_path: Path) -> None:
    left: list[tuple[str, Image]] = []
    disk = SimDisk()

    def collect(process: SimProcess, call: str, path: str, data: bytes) -> None:
        if call in CHANGING:
            left.extend((f"{call} {path}", image) for image in cut(process.disk, call, path, data, 20))

    disk.before = collect
    make_home(tmp_path, "Ana", ["mentee"], ScriptedClock(), disk=disk.process())
    assert len(left) > 60
    for at, image in dict.fromkeys(left):
        desk = Desk.after(image, tmp_path)
        journal = settle_down(desk)
        found = view(journal)
        assert [(row["name"], row["roles"]) for row in found.values()] == [("Ana", ["mentee"])], at
        work_on(desk, found, at, checkpoint=True)


@pytest.mark.parametrize("kind", sorted(ERRORS))
def test_an_error_while_a_home_is_made(tmp_path: Path, kind: str) -> None:
    for at in range(1, 100):
        desk = Desk(tmp_path, SimDisk(), ScriptedClock())
        fault = desk.disk.before = OneFault(at, ERRORS[kind](), changing=True)
        try:
            make_home(tmp_path, "Ana", ["mentee"], desk.clock, disk=desk.process())
        except StoreError as error:
            assert error.sentence.endswith(".")
        desk.disk.before = None
        if not fault.struck:
            break
        found = view(settle_down(desk))
        assert [row["name"] for row in found.values()] == ["Ana"], fault.struck
        work_on(desk, found, fault.struck, checkpoint=True)
    assert at > 10


def test_a_home_of_which_a_part_is_missing_is_not_touched(tmp_path: Path) -> None:
    desk = Desk.new(tmp_path)
    desk.journal().checkpoint(force=True)
    image = desk.disk.now()
    parts = [path for path, _ in image.files if "backup/" not in path]
    for path in parts:
        rest = tuple((name, data) for name, data in image.files if name != path)
        found = Desk.after(Image(image.folders, rest), tmp_path)
        try:
            journal = found.fresh()
        except StoreError as error:
            assert error.sentence.endswith("."), error.sentence
            assert found.disk.now().files == rest, f"without {path}: something was touched"
            with pytest.raises((StoreError, ValueError)):
                make_home(tmp_path, "Other", [], found.clock, disk=found.process())
        else:
            assert view(journal) == view(desk.journal()), f"without {path}"
