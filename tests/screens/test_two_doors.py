"""Everyday deeds done twice, by keys in the app and by the command: the same records (one path for both)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.cli.main import main
from mentortui.model.vocabulary import KINDS
from mentortui.store import Journal
from tests.driver import NOW, opened, sample_journal

CAPTURED = {
    # the line written in the app: the command
    "a thought": ["note", "a thought"],
    "! call Bo due:friday": ["action", "add", "call Bo", "--due", "friday"],
    "! draft it owner:Ana": ["action", "add", "draft it", "--owner", "Ana"],
    "@Ana went well 45m": ["log", "went well", "--with", "Ana", "--minutes", "45"],
    "@Ana went well 1h30 +": ["log", "went well", "--with", "Ana", "--minutes", "90", "--share"],
    "@Bo talked on:thursday": ["log", "talked", "--with", "Bo", "--on", "thursday"],
    "@Bo met [/b] ! send it due:friday": ["log", "met [/b]", "--with", "Bo", "--action", "send it due:friday"],
}
KEYS = {
    # on Today, at the action that is late: the command
    "tick": ["action", "done", "Send the course outline"],
    "delete": ["delete", "Send the course outline"],
}


def contents(home: str) -> list[str]:
    """Every record, with the place of an id in its table instead of the random part of it."""
    with Journal.open(home) as journal:
        rows = [row for kind in KINDS for row in sorted(journal.rows(kind), key=_but_ids)]
    names = {row["id"]: f"{row['id'].partition('-')[0]} {place}" for place, row in enumerate(rows)}
    text = [repr(sorted(row.items())) for row in rows]
    for record_id, name in names.items():
        text = [line.replace(record_id, name) for line in text]
    return sorted(text)


def _but_ids(row: dict[str, object]) -> str:
    return repr(sorted((name, value) for name, value in row.items() if name not in ("id", "meeting")))


@pytest.mark.parametrize("deed", [*CAPTURED, *KEYS])
async def test_keys_and_commands_make_the_same_records(
    tmp_path: Path, deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_keys, by_command = sample_journal(tmp_path / "keys"), sample_journal(tmp_path / "command")
    by_command.close()
    async with opened(by_keys) as app:
        if deed in KEYS:
            await app.do("list.first")
            for _ in range(20):
                if "Send the course outline" in app.selected:
                    break
                await app.do("list.down")
            await app.do(deed)
        else:
            await app.do("capture")
            await app.type(deed)
            await app.press("enter")
    monkeypatch.setenv("MENTORTUI_NOW", NOW.isoformat())
    assert main([*(CAPTURED | KEYS)[deed], "--home", by_command.home]) == 0
    before = sample_journal(tmp_path / "before")
    before.close()
    assert contents(by_keys.home) == contents(by_command.home) != contents(before.home)
