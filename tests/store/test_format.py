"""A reader written from docs/format.md alone reads what mentortui reads: the page is true, and enough."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentortui.model.vocabulary import KINDS, SET_FIELDS, TEXT_FIELDS
from mentortui.store import Journal, append, home_from_state, make_home
from tests.store.records import ScriptedClock, an_id, changing, goal, making, meeting, note
from tests.store.strategies import states

PAGE = Path(__file__).parents[2] / "docs/format.md"

# -- the reader: nothing of mentortui, only the page --------------------------------------------------


def table_of_fields() -> dict[str, tuple[set[str], set[str]]]:
    """By kind its sets and its long texts, from the page itself."""
    found = {}
    for line in PAGE.read_text("utf-8").partition("Limits:")[0].splitlines():
        cells = [set(re.findall(r"`(\w+)`", cell)) for cell in line.split("|")[1:-1]]
        if len(cells) == 3 and len(cells[0]) == 1:
            found[cells[0].pop()] = (cells[1], cells[2])
    return found


FIELDS = table_of_fields()


def join_register(registers: dict[str, Any], device: str, new: list[Any]) -> None:
    """The larger stamp; of equal ones the larger canonical JSON of the rest."""
    old = registers.get(device)

    def order(register: list[Any]) -> tuple[str, str]:
        return register[0], json.dumps(register[1:], sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    registers[device] = new if old is None or order(new) > order(old) else old


def join_entry(state: dict[str, Any], record_id: str, entry: dict[str, Any]) -> None:
    known = state.setdefault(record_id, {"f": {}, "x": {}})
    for part, fields in entry.items():
        for name, registers in fields.items():
            for device, register in registers.items():
                join_register(known.setdefault(part, {}).setdefault(name, {}), device, register)


def read_snapshot(path: Path, state: dict[str, Any]) -> None:
    data = path.read_bytes()
    body, _, _ = data.rpartition(b',\n"_sum"')
    document = json.loads(data)
    assert document["_sum"]["1"]["blake2b"] == hashlib.blake2b(body, digest_size=16).hexdigest()
    sync = document["_sync"]["1"]
    rows = [row for table, rows in document.items() if not table.startswith("_") for row in rows.values()]
    for row in [*rows, *sync["hidden"].values()]:
        record_id = row["id"]
        sets, texts = FIELDS.get(record_id.partition("-")[0], (set(), set()))
        spelled = sync["spelled"].get(record_id, {})
        if "all" in spelled:
            join_entry(state, record_id, spelled["all"])
            continue
        common = sync["stamps"][record_id]
        common, others = common if isinstance(common, list) else (common, {})
        entry: dict[str, Any] = {"f": {}, "x": {}}
        for name, value in row.items():
            registers = {f"{name}/{member}": True for member in value} if name in sets else {name: value}
            for register, shown in registers.items():
                part = "x" if name in texts else "f"
                if name != "id" and register not in spelled.get(part, {}):
                    stamp = others.get(register, common)
                    entry[part][register] = {stamp[17:]: [stamp, shown, {}] if part == "x" else [stamp, shown]}
        join_entry(state, record_id, entry)
        join_entry(state, record_id, spelled)


def lines_of(folder: Path) -> list[dict[str, Any]]:
    found = []
    for path in sorted(folder.glob("wal-*")):
        for line in path.read_bytes().split(b"\n")[:-1]:
            total, _, data = line.lstrip(b"\0").partition(b" ")
            if hashlib.blake2b(data, digest_size=8).hexdigest().encode() == total:
                found.append(json.loads(data))
    return found


def read_home(home: Path) -> dict[str, Any]:
    """The whole state of a home, both sides together."""
    assert json.loads((home / "device.json").read_text())["min_reader"] <= 1
    state: dict[str, Any] = {}
    companions = {line["t"] for line in lines_of(home / "private") if "g" in line}
    for folder in (home, home / "private"):
        if (folder / "journal.json").exists():
            read_snapshot(folder / "journal.json", state)
        for line in lines_of(folder):
            if "g" in line and line["t"] not in companions:
                continue
            for record_id, part in line.get("d", {}).items():
                if "j" not in line:
                    device, stamp = line["t"][17:], line["t"]
                    f = {name: {device: [stamp, value]} for name, value in part.get("f", {}).items()}
                    x = {name: {device: [stamp, *pair]} for name, pair in part.get("x", {}).items()}
                    part = {"f": f, "x": x}
                join_entry(state, record_id, part)
    return state


def shown(state: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows as they read."""
    rows: dict[str, dict[str, Any]] = {}
    for record_id, entry in state.items():
        row: dict[str, Any] = {}
        for name, registers in entry["f"].items():
            value = max(registers.values(), key=lambda register: register[0])[1]
            field, slash, member = name.partition("/")
            if slash and value is True:
                row[field] = sorted([*row.get(field, ()), member])
            elif not slash and value is not None:
                row[name] = value
        for name, registers in entry["x"].items():
            unseen = [
                register
                for device, register in registers.items()
                if not any(other[2].get(device, "") >= register[0] < other[0] for other in registers.values())
            ]
            text = max(unseen, key=lambda register: register[0])[1]
            if text is not None:
                row[name] = text
        if row:
            rows[record_id] = {"id": record_id, **row}
    return rows


# -- and the comparison --------------------------------------------------------------------------------


def spelled(journal: Journal) -> dict[str, Any]:
    document = journal.export_state()
    return {i: {"f": {}, "x": {}, **entry} for i, entry in {**document["shared"], **document["private"]}.items()}


def compare(journal: Journal) -> None:
    state = read_home(Path(journal.home))
    assert state == spelled(journal)
    kept = {record_id: journal.full_row(record_id) for record_id in state}
    assert shown(state) == {record_id: row for record_id, row in kept.items() if row and len(row) > 1}


def test_the_page_names_sets_and_texts() -> None:
    for kind in KINDS:
        assert FIELDS.get(kind, (set(), set())) == (SET_FIELDS.get(kind, set()), TEXT_FIELDS.get(kind, set())), kind


def test_a_reader_from_the_page_reads_a_life(tmp_path: Path) -> None:
    journal = make_home(tmp_path / "home", "Ana", ["mentee"], ScriptedClock())
    compare(journal)
    journal.commit(making(goal("g", owners=["person-1", "person-2"], target=5), note("n"), meeting("m")))
    journal.commit(changing(an_id("goal", "g"), owners=["person-2"], target=None, title="anew"))
    compare(journal)
    second, _ = home_from_state(tmp_path / "second", journal.export_state(), ScriptedClock("second"))
    second.commit(changing(an_id("note", "n"), text="on the second", tags=["a/b"]))
    for word in ("one", "two"):
        journal.commit(changing(an_id("note", "n"), text="on the first"))
        journal.import_state(second.export_state())
        compare(journal)
        append(journal.home, making(note(word), meeting(word)), clock=journal.clock)
        append(journal.home, making(meeting(f"{word} alone")), clock=journal.clock)
        journal.catch_up()
        journal.commit(changing(an_id("meeting", "m"), deleted=True))
        journal.undo()
        compare(journal)
        journal.checkpoint(force=True)
        compare(journal)
    newest = max((tmp_path / "home/private").glob("wal-*"))
    journal.commit(making(goal("half"), note("half")))
    newest.write_bytes(b"\n".join(newest.read_bytes().split(b"\n")[:-2]) + b"\n")
    compare(Journal.open(journal.home, clock=journal.clock))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(a=states(), b=states(), fold=st.booleans())
def test_a_reader_from_the_page_reads_any_state(tmp_path_factory: pytest.TempPathFactory, a: Any, b: Any, fold: bool):
    journal = make_home(tmp_path_factory.mktemp("format") / "home", "Ana", [], ScriptedClock())
    for state in (a, b):
        journal.import_state({"min_reader": 1, "shared": state, "private": {}})
        if fold:
            journal.checkpoint(force=True)
    compare(journal)
