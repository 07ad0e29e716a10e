"""No word of a private record stands in any byte outside `private/`, at no moment and in no name of a file."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest

from mentortui.errors import StoreError
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ALWAYS_PRIVATE, KINDS, SET_FIELDS, TEXT_FIELDS
from mentortui.store import Journal, append, backup, doctor, drafts, home_from_state, names, restore
from mentortui.store.disk import RealDisk
from tests.store.faults.errors import OneFault
from tests.store.faults.kinds import ERRORS, killed
from tests.store.faults.machine import Desk
from tests.store.records import ScriptedClock, an_id, changing, goal, making, meeting
from tests.store.simdisk import Dead, SimProcess

WORD = "CANARY"
FORMS = [WORD.encode(), WORD.encode().hex().encode(), WORD.encode("utf-16-le")]


def private(kind: str, word: str) -> dict[str, dict[str, object]]:
    """A private record of a kind with the word in every sort of field there is, also in ones nobody knows."""
    row: dict[str, object] = {"readers": "only_you", "title": f"{WORD} title", "later": {WORD: [WORD]}, "count": 7}
    row |= {name: [f"{WORD}-{name}"] for name in SET_FIELDS.get(kind, ())}
    row |= {name: f"{WORD} {name}" for name in TEXT_FIELDS.get(kind, ())}
    return {an_id(kind, word): row}


EVERY = {key: row for kind in (*KINDS, "ritual") for key, row in private(kind, "every").items()}


def outside(disk: SimProcess) -> None:
    """Fail when a byte or a name outside `private/` holds the word."""
    image = disk.disk.now()
    for path, data in image.files:
        assert WORD.lower() not in path.lower(), path
        if not path.startswith("private/"):
            assert not any(form in data for form in FORMS), f"{path}: {data[:2_000]!r}"


def life(desk: Desk, folder: Path) -> None:
    """All that can happen to private records: alone, together with shared ones, and in each other's commits."""
    journal = desk.journal()
    shared = an_id("goal", "shared")
    journal.commit(Delta(f"Made {WORD}", create=EVERY))
    journal.commit(Delta(f"Both {WORD}", create={**goal("shared"), **private("note", "both")}))
    journal.commit(Delta(f"Changed {WORD}", update={shared: {"title": "open"}}))
    journal.commit(Delta("Both", update={shared: {"status": "done"}, an_id("note", "both"): {"text": f"{WORD} anew"}}))
    desk.append(Delta(f"Captured {WORD}", create={**meeting("m"), **private("entry", "captured")}))
    desk.append(Delta(f"Captured {WORD}", create=meeting("alone")))
    journal.catch_up()
    for _ in range(3):
        journal.undo()
    journal.redo()
    journal.checkpoint(force=True)
    journal.commit(
        Delta(f"Emptied {WORD}", update={an_id("note", "both"): {"text": None, "tags": [], "deleted": True}})
    )
    journal.checkpoint(force=True)
    place = folder / f"backup {len(list(folder.glob('backup *')))}"
    place.mkdir()
    restore(journal, backup(journal, place))
    journal.import_state({**journal.export_state(), "shared": {**stamped(journal)}})
    desk.journal(1).undo()
    drafts.keep(desk.process(), "entry-1", {"title": WORD, "at": "", "texts": {"text": WORD}})
    names(journal.home, disk=desk.process())
    doctor(journal, repair=True)
    journal.checkpoint(force=True)


def stamped(journal: Journal) -> dict[str, object]:
    """Notes that a crooked export has among the shared records."""
    stamp = journal.sides.clock.tick(0)
    entry = {"f": {"title": {stamp[17:]: [stamp, WORD]}}, "x": {"text": {stamp[17:]: [stamp, WORD, {}]}}}
    return {an_id(kind, "crooked"): entry for kind in ALWAYS_PRIVATE}


def test_at_no_moment(tmp_path: Path) -> None:
    """Looked at before every call of every process, temporary files included."""
    desk = Desk.new(tmp_path / "home")
    looked = 0

    def look(process: SimProcess, call: str, path: str, data: bytes) -> None:
        nonlocal looked
        looked += 1
        assert WORD not in path
        if not path.startswith("private/"):
            assert not any(form in data for form in FORMS), f"{call} {path}"

    desk.disk.before = look
    life(desk, tmp_path)
    desk.disk.before = None
    outside(desk.process())
    assert looked > 300
    private_bytes = b"".join(data for path, data in desk.disk.now().files if path.startswith("private/"))
    assert WORD.encode() in private_bytes


@pytest.mark.parametrize("kind", ["broken disk after all", "killed"])
def test_nor_after_a_fault(tmp_path: Path, kind: str) -> None:
    for at in range(1, 200, 7):
        desk = Desk.new(tmp_path / "home")
        desk.disk.before = OneFault(at, killed(0.5) if kind == "killed" else ERRORS[kind](), changing=True)
        with suppress(StoreError, Dead, OSError):
            life(desk, tmp_path)
        desk.disk.before = None
        outside(desk.process())
        journal = desk.fresh()
        journal.commit(making(private("note", "after")))
        journal.checkpoint(force=True)
        outside(desk.process())


def on_disk(home: Path) -> set[str]:
    """The top folders and files of a real home that hold the word in a byte or a name."""
    found = set()
    for path in home.rglob("*"):
        part = path.relative_to(home).parts[0]
        if WORD.lower() in path.name.lower() or (path.is_file() and any(form in path.read_bytes() for form in FORMS)):
            found.add(part)
    return found


def test_nor_in_a_real_home_its_locks_and_its_evidence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    journal, _ = home_from_state(home, exported(tmp_path), ScriptedClock())
    append(journal.home, making(private("note", "captured")), clock=journal.clock)
    for side in ("", "private/"):
        journal.checkpoint(force=True)
        path = home / f"{side}journal.json"
        document = json.loads(path.read_text())
        document["notes"]["99"] = {"id": an_id("note", f"by hand {side}"), "text": WORD if side else "plain"}
        path.write_text(json.dumps(document))
        journal = Journal.open(home, clock=journal.clock)
        doctor(journal, repair=True)
        torn = home / f"{side}journal.json"
        torn.write_bytes(torn.read_bytes()[:-9])
        newest = max((home / side).glob("wal-*"))
        with newest.open("ab") as file:
            file.write(b"0123456789abcdef {torn\n")
        journal = Journal.open(home, clock=journal.clock)
        journal.commit(changing(an_id("note", "captured"), text=f"{WORD} once more"))
        journal.checkpoint(force=True)
    assert on_disk(home) == {"private"}


def exported(tmp_path: Path) -> dict[str, object]:
    """The export of a journal with private records."""
    desk = Desk.new(tmp_path / "simulated")
    desk.journal().commit(making(EVERY, goal("shared")))
    return desk.journal().export_state()


def test_a_real_disk_is_what_the_simulated_one_is(tmp_path: Path) -> None:
    """The same life on real files."""
    from mentortui.store import make_home

    journal = make_home(tmp_path / "home", "Ana", [], ScriptedClock())
    desk = Desk(tmp_path / "home", None, journal.clock)  # type: ignore[arg-type]
    desk.process = lambda: RealDisk(tmp_path / "home")  # type: ignore[method-assign,assignment,return-value]
    life(desk, tmp_path)
    assert on_disk(tmp_path / "home") == {"private"}
