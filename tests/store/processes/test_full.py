"""A disk that is really full, and one that is really read-only."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.clock import SystemClock
from mentortui.errors import StoreError, WriteFailed
from mentortui.store import Journal, append, doctor
from tests.store.processes.crowd import home_at
from tests.store.processes.mounts import read_only, tmpfs
from tests.store.records import an_id, making, meeting, note, view

BLOCK = 4096


def fill(folder: Path) -> Path:
    """Fill a file system to the last byte with one file."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
        while True:
            file.write(bytes(BLOCK))
    return filler


def test_a_full_disk_refuses_in_words_and_works_again_when_there_is_room(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "small", 512) as small:
        home = home_at(small)
        journal = Journal.open(home)
        journal.commit(making(note("before")))
        filler = fill(small)
        kept: list[str] = []
        failures = 0
        for number in range(200):
            before = view(journal)
            word = f"{number} " + "x" * 500
            try:
                journal.commit(making(note(word), meeting(word)))
                kept.append(word)
            except WriteFailed as full:
                failures += 1
                assert "full" in full.sentence or "space" in full.sentence or "room" in full.sentence, full.sentence
                written = set(view(journal)) - set(before)
                assert written <= set(meeting(word)), "at most the shared half, which is a commit of its own"
            if failures == 3:
                break
        assert failures == 3
        with pytest.raises(StoreError):
            append(str(home), making(note("y" * 5000)), clock=SystemClock())
        with pytest.raises(StoreError):
            journal.checkpoint(force=True)
        filler.unlink()
        journal.commit(making(note("after")))
        journal.checkpoint(force=True)
        journal.close()
        again = Journal.open(home)
        assert again.get(an_id("note", "before"))
        assert again.get(an_id("note", "after"))
        assert all(again.get(an_id("note", word)) and again.get(an_id("meeting", word)) for word in kept)
        assert not [path for path in home.rglob("*") if path.name.endswith(".tmp")]


def test_a_read_only_home_is_read_and_says_so(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "small", 1024) as small:
        home = home_at(small)
        journal = Journal.open(home)
        journal.commit(making(note("kept")))
        journal.close()
        read_only(small)
        before = view(journal)
        with pytest.raises(WriteFailed) as refused:
            journal.commit(making(note("refused")))
        assert "read-only" in refused.value.sentence or "written" in refused.value.sentence
        assert view(journal) == before
        looked = Journal.open(home, read_only=True)
        assert view(looked) == before
        with pytest.raises(StoreError):
            looked.commit(making(note("refused too")))
        opened = Journal.open(home)
        assert view(opened) == before, "also without being told that it is read-only"
        assert any(one.sentence.startswith("Nothing was mended") for one in doctor(opened, repair=True))
        with pytest.raises(StoreError):
            opened.commit(making(note("refused as well")))
        with pytest.raises(StoreError):
            append(str(home), making(note("nor this")), clock=SystemClock())
