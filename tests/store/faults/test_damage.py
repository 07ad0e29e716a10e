"""Files that are torn, flipped, empty or gone: nothing wrong is ever shown, and what can be rebuilt is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentortui.errors import StoreError
from tests.store.faults.cuts import differences, work_on
from tests.store.faults.machine import Desk
from tests.store.records import View, an_id, changing, goal, making, meeting, note, view
from tests.store.simdisk import Image

SNAPSHOTS = ["journal.json", "private/journal.json"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A home with two snapshots behind it and lines after them, in both files."""
    desk = Desk.new(tmp_path / "home")
    for word in ("one", "two"):
        desk.journal().commit(making(goal(word), note(word)))
        desk.journal().checkpoint(force=True)
    desk.journal().commit(changing(an_id("goal", "one"), title="anew"))
    desk.journal().commit(changing(an_id("note", "one"), text="anew"))
    desk.journal().commit(making(meeting("three"), note("three")))
    desk.disk.settle()
    return desk


def with_file(image: Image, path: str, data: bytes | None) -> Image:
    """The same disk with other bytes in a file, or without it."""
    rest = [(name, old) for name, old in image.files if name != path]
    return replace(image, files=tuple(rest if data is None else [*rest, (path, data)]))


def rows_ever(desk: Desk) -> dict[str, list[dict[str, object]]]:
    """What each record may rightly read like, after any of the changes to it."""
    known: dict[str, list[dict[str, object]]] = {key: [row] for key, row in view(desk.journal()).items()}
    known[an_id("goal", "one")].append({**known[an_id("goal", "one")][0], "title": "goal one"})
    known[an_id("note", "one")].append({**known[an_id("note", "one")][0], "text": "note one"})
    return known


def spoiled(data: bytes) -> dict[str, bytes]:
    """Ways a file may be spoiled."""
    half = len(data) // 2
    return {
        "empty": b"",
        "cut in half": data[:half],
        "without its last byte": data[:-1],
        "zeros": bytes(len(data)),
        "zeros at the end": data[:half] + bytes(len(data) - half),
        "another file": b'{"hello": 1}',
        "nonsense": bytes(range(256)),
        "longer": data + b"}",
    }


@pytest.mark.parametrize("path", SNAPSHOTS)
@pytest.mark.parametrize("how", sorted(spoiled(b"")))
def test_a_spoiled_snapshot_is_rebuilt_and_kept(desk: Desk, path: str, how: str) -> None:
    image = desk.disk.now()
    bad = spoiled(dict(image.files)[path])[how]
    found = Desk.after(with_file(image, path, bad), desk.folder)
    journal = found.fresh()
    expected = view(desk.journal())
    assert view(journal) == expected, differences(view(journal), [expected])
    assert any("journal.json" in notice for notice in journal.notices)
    files = dict(found.disk.now().files)
    assert bad in files.values(), "the bad file is kept as evidence"
    work_on(found, expected, how, checkpoint=True)


@pytest.mark.parametrize("path", SNAPSHOTS)
def test_a_missing_snapshot_is_rebuilt(desk: Desk, path: str) -> None:
    found = Desk.after(with_file(desk.disk.now(), path, None), desk.folder)
    assert view(found.fresh()) == view(desk.journal())


def test_without_snapshot_and_backup_nothing_is_started_empty(desk: Desk) -> None:
    image = desk.disk.now()
    for path, _ in image.files:
        if "backup/" in path or path.endswith("journal.json"):
            image = with_file(image, path, None)
    found = Desk.after(image, desk.folder)
    before = found.disk.now()
    with pytest.raises(StoreError):
        found.fresh()
    assert found.disk.now() == before, "what is there was not touched"


@pytest.mark.parametrize("step", [pytest.param(1, marks=[pytest.mark.slow, pytest.mark.timeout(600)]), 13])
def test_a_flipped_bit_never_shows_a_wrong_value(desk: Desk, step: int) -> None:
    known, image = rows_ever(desk), desk.disk.now()
    for path, data in image.files:
        if "backup/" in path or not path.rpartition("/")[2].startswith(("journal", "wal-")):
            continue
        for at in range(step % 2, len(data), step):
            flipped = data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :]
            found = shown(Desk.after(with_file(image, path, flipped), desk.folder))
            for key, row in found.items():
                assert row in known.get(key, []), f"bit {at % 8} of byte {at} of {path}: {row}"


@pytest.mark.parametrize("step", [pytest.param(1, marks=[pytest.mark.slow, pytest.mark.timeout(600)]), 7])
def test_a_log_cut_anywhere_shows_nothing_wrong(desk: Desk, step: int) -> None:
    known, image = rows_ever(desk), desk.disk.now()
    for path, data in image.files:
        if not path.rpartition("/")[2].startswith("wal-"):
            continue
        for end in range(0, len(data), step):
            found = Desk.after(with_file(image, path, data[:end]), desk.folder)
            seen = shown(found)
            assert all(row in known.get(key, []) for key, row in seen.items()), f"{path} cut at {end}"
            assert an_id("note", "three") in seen or an_id("meeting", "three") not in seen, (
                "never the shared half alone"
            )
            if seen:
                work_on(found, seen, f"{path} cut at {end}", checkpoint=end % 2 == 0)


def shown(desk: Desk) -> View:
    """What a fresh reader sees; nothing when it refuses in words."""
    try:
        return view(desk.fresh())
    except StoreError as error:
        assert error.sentence.endswith(".")
        return {}
