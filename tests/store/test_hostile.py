"""Files made to do harm, with checksums that fit: told, left out whole, and nothing else is lost."""

import json

import pytest

from mentortui.store import Journal, append, doctor, make_home, names, snapshot, wal
from mentortui.store.glance import glance
from tests.store.records import ScriptedClock, an_id, goal, making, note, view

STAMP = f"{5:016x}-aaaaaaaaaaaa"
DEEP = "[" * 100_000 + "]" * 100_000
NESTED = json.loads("[" * 12 + "]" * 12)


@pytest.fixture
def journal(tmp_path):
    journal = make_home(tmp_path / "home", "Ana", ["mentee"], ScriptedClock())
    journal.commit(making(goal("before"), note("before")))
    journal.checkpoint(force=True)
    journal.commit(making(note("between")))
    return journal


def again(journal):
    return Journal.open(journal.home, clock=journal.clock)


def line(**keys):
    return json.dumps({"t": STAMP, **keys})


LINES = {
    "deep": DEEP,
    "deep in a mark": f'{{"n":1,"t":"{STAMP}","d":{DEEP}}}',
    "no object": "[]",
    "no json": "{hello",
    "no stamp": json.dumps({"d": {}}),
    "a number for a stamp": json.dumps({"t": 5, "d": {}}),
    "beyond the year 9999": json.dumps({"t": "f" * 16 + "-aaaaaaaaaaaa", "d": {}}),
    "records are a list": line(n=1, d=[1, 2]),
    "a record is a number": line(d={"goal-x": 5}),
    "fields are a list": line(d={"goal-x": {"f": [1]}}),
    "nested": line(d={"goal-x": {"f": {"title": NESTED}}}),
    "a text of one part": line(d={"note-x": {"x": {"text": ["words"]}}}),
    "a text that is a number": line(d={"note-x": {"x": {"text": [5, {}]}}}),
    "seen is a list": line(d={"note-x": {"x": {"text": ["words", []]}}}),
    "seen is no stamp": line(d={"note-x": {"x": {"text": ["words", {"aaaaaaaaaaaa": "x"}]}}}),
    "registers are nonsense": line(j=1, d={"goal-x": {"f": {"title": 5}}}),
    "another's register": line(j=1, d={"goal-x": {"f": {"title": {"bbbbbbbbbbbb": [STAMP, "x"]}}}}),
    "10^6 fields": line(j=1, d={"goal-x": {"f": {str(n): {"aaaaaaaaaaaa": [STAMP, 1]} for n in range(6_000)}}}),
    "an id that is a path": line(j=1, d={"../../x": {"f": {}}}),
    "former values are a list": line(u=[], d={}),
    "a former value is a number": line(u={"goal-x": {"f": {"title": 5}}}, d={}),
    "a generation in words": line(generation="many"),
    "format in words": line(min_reader="many"),
}


@pytest.mark.parametrize("how", LINES)
@pytest.mark.parametrize("side", ["", "private"])
def test_a_hostile_line_costs_only_itself(journal, tmp_path, how, side):
    expected = view(journal)
    newest = max((tmp_path / "home" / side).glob("wal-*"))
    with newest.open("ab") as file:
        file.write(wal.summed(LINES[how].encode()))
    journal.catch_up()
    assert view(journal) == expected
    fresh = again(journal)
    assert view(fresh) == expected
    assert any(newest.name in notice and "checksum" in notice for notice in fresh.notices)
    assert glance(journal.home) is None
    assert len(names(journal.home).rows("goal")) == 1
    append(journal.home, making(note("captured")), clock=journal.clock)
    journal.commit(making(goal("after")))
    fresh.catch_up()
    fresh.checkpoint(force=True)
    evidence = list((tmp_path / "home" / side / "backup").glob("damaged-*"))
    assert any(LINES[how].encode() in path.read_bytes() for path in evidence)
    last = again(journal)
    assert view(last).keys() == {*expected, an_id("note", "captured"), an_id("goal", "after")}
    assert last.notices == []
    journal.catch_up()
    assert view(journal) == view(last)


def test_an_id_that_is_a_path_is_left_out_of_a_line(journal, tmp_path):
    newest = max((tmp_path / "home").glob("wal-*"))
    with newest.open("ab") as file:
        file.write(wal.encode({"t": STAMP, "d": {"../../x": {"f": {"a": 1}}, "goal-1": {"f": {"at": "2026-11-21"}}}}))
    fresh = again(journal)
    assert fresh.full_row("goal-1") and fresh.full_row("../../x") is None


META = {"format": 1, "min_reader": 1, "generation": 1}
ENTRY = {"f": {"title": {"aaaaaaaaaaaa": [STAMP, "x"]}}}
SNAPSHOTS = {
    "a table is a list": {"goals": []},
    "a row is a number": {"goals": {"1": 5}},
    "a row without id": {"goals": {"1": {"title": "x"}}},
    "an id that is a number": {"goals": {"1": {"id": 5}}},
    "stamps are a list": {"_sync": {"1": {"stamps": []}}},
    "a stamp is a number": {"_sync": {"1": {"stamps": {"goal-1": 5}}}},
    "a stamp of three": {"_sync": {"1": {"stamps": {"goal-1": [STAMP, {}, 1]}}}},
    "hidden rows are numbers": {"_sync": {"1": {"hidden": {"goal-1": 5}}}},
    "registers are nonsense": {"_sync": {"1": {"spelled": {"goal-1": {"all": {"f": {"title": {"a": 5}}}}}}}},
    "10^6 fields": {"_sync": {"1": {"spelled": {"goal-1": {"all": {"f": {str(n): {} for n in range(6_000)}}}}}}},
    "the format in words": {"_meta": {"1": {"min_reader": "one"}}},
    "the generation in words": {"_meta": {"1": {**META, "generation": "one"}}},
}


@pytest.mark.parametrize("how", SNAPSHOTS)
@pytest.mark.parametrize("side", ["", "private"])
def test_a_hostile_snapshot_is_rebuilt(journal, tmp_path, how, side):
    expected = view(journal)
    body = json.dumps({"_meta": {"1": META}, "_sync": {"1": {}}, **SNAPSHOTS[how]})[:-1].encode()
    data = body + snapshot._SUM_START + snapshot._digest(body) + snapshot._SUM_END
    (tmp_path / "home" / side / "journal.json").write_bytes(data)
    assert glance(journal.home) is None
    fresh = again(journal)
    assert view(fresh) == expected
    assert any("does not read" in notice for notice in fresh.notices)


@pytest.mark.parametrize("data", [DEEP.encode(), b'{"_meta":' + DEEP.encode() + b"}"])
def test_a_snapshot_100_000_deep_is_rebuilt(journal, tmp_path, data):
    (tmp_path / "home/journal.json").write_bytes(data)
    assert view(again(journal)) == view(journal)


@pytest.mark.parametrize(
    "row",
    [
        {"id": an_id("goal", "before"), "readers": "only_you", "title": "x"},
        {"id": an_id("goal", "before"), "readers": "relationship", "title": NESTED},
        {"id": an_id("goal", "before"), "readers": "relationship", "title": "x" * 10_001},
        {"id": an_id("goal", "before"), "readers": "relationship", "owners": "person-1"},
        {"id": an_id("goal", "before"), "readers": "relationship", "value": 1e300},
        {"id": an_id("goal", "before"), "readers": "relationship", "\x1b[31m": 1},
        {"id": "Goal 1", "title": "x"},
        {"id": "goal-../../x", "title": "x"},
        {"id": "goal-new", "title": 10**30},
    ],
)
def test_an_edit_by_hand_that_no_journal_keeps_is_named_and_left_out(journal, tmp_path, row):
    path = tmp_path / "home/journal.json"
    document = json.loads(path.read_text())
    document["goals"]["1"] = row if "before" in str(row) else document["goals"]["1"]
    document["goals"]["2"] = row
    document["goals"]["3"] = {"id": "goal-good", "title": "good"}
    path.write_text(json.dumps(document))
    fresh = again(journal)
    before = view(fresh)
    found = doctor(fresh, repair=True)
    assert any("left out" in finding.sentence for finding in found), found
    good = fresh.get("goal-good")
    assert (good["title"], good["by"], good["readers"]) == ("good", fresh.me, "only_you")
    rest = {key: row for key, row in view(again(journal)).items() if key != "goal-good"}
    assert rest == before
    assert again(journal).notices == []


def test_a_table_by_hand_that_is_no_table_is_kept_as_evidence(journal, tmp_path):
    path = tmp_path / "home/journal.json"
    document = json.loads(path.read_text())
    document["goals"] = "none"
    path.write_text(json.dumps(document))
    assert view(again(journal)) == view(journal)
    assert list((tmp_path / "home/backup").glob("unreadable-*"))
