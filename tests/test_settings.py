"""Settings survive what is wrong with their file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mentortui import settings
from mentortui.store.disk import RealDisk


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    found, said = settings.load(RealDisk(tmp_path))
    assert (found["theme"], found["keymap"], said) == ("dark", {}, [])


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    disk = RealDisk(tmp_path)
    settings.save(disk, settings.Settings().having(theme="light"))
    settings.save(disk, settings.load(disk)[0].having(keymap={"capture": "Z"}))
    found, _ = settings.load(disk)
    assert (found["theme"], found["keymap"]) == ("light", {"capture": "Z"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["settings.json"]


@pytest.mark.parametrize("text", ["{", "[1]", "\ufffe", "\x00" * 40, ""])
def test_a_broken_file_is_kept_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    found, said = settings.load(RealDisk(tmp_path))
    assert found["theme"] == "dark"
    assert "kept as settings.broken-1.json" in said[0]
    assert (tmp_path / "settings.broken-1.json").read_text(encoding="utf-8") == text


def test_a_second_broken_file_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    for text in ("{1", "{2"):
        (tmp_path / "settings.json").write_text(text)
        settings.load(RealDisk(tmp_path))
    assert [(tmp_path / f"settings.broken-{n}.json").read_text() for n in (1, 2)] == ["{1", "{2"]


def test_a_broken_value_is_left_out_and_what_is_unknown_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"theme": 7, "motion": False}))
    disk = RealDisk(tmp_path)
    found, said = settings.load(disk)
    assert found["theme"] == "dark"
    assert "'theme' cannot be used" in said[0]
    settings.save(disk, found.having(theme="light"))
    assert json.loads((tmp_path / "settings.json").read_text()) == {"motion": False, "theme": "light"}
