"""Export, import, backup and restore: equal views and stamps; nothing newer lost."""

import json
import shutil

import pytest
from hypothesis import given, settings

from mentortui.errors import NewerFormat, Refused, StoreError
from mentortui.store import Journal, backup, home_from_state, join, make_home, restore
from tests.store.records import ScriptedClock, an_id, changing, goal, making, meeting, note, view
from tests.store.strategies import states


@pytest.fixture
def clock():
    return ScriptedClock()


@pytest.fixture
def journal(tmp_path, clock):
    journal = make_home(tmp_path / "home", "Ana", ["mentee"], clock)
    journal.commit(making(goal("g", owners=["person-1"]), note("n"), meeting("m")))
    journal.commit(changing(an_id("goal", "g"), title="renamed", owners=["person-2"]))
    journal.commit(changing(an_id("meeting", "m"), deleted=True))
    return journal


def registers(document):
    return {side: document[side] for side in ("shared", "private")}


def test_an_import_into_nothing_makes_an_equal_home(journal, tmp_path, clock):
    document = json.loads(json.dumps(journal.export_state()))
    other, report = home_from_state(tmp_path / "other", document, clock)
    assert report.refused == []
    assert report.new == 4
    assert other.me == journal.me
    assert other.device != journal.device
    assert registers(other.export_state()) == registers(journal.export_state())
    assert view(other) == view(journal)
    assert view(Journal.open(other.home, clock=clock)) == view(journal)
    assert journal.device in other.export_state()["devices"]


def test_imports_both_ways_make_two_journals_equal(journal, tmp_path, clock):
    other, _ = home_from_state(tmp_path / "other", journal.export_state(), clock)
    other.commit(changing(an_id("goal", "g"), title="by the other"))
    journal.commit(changing(an_id("note", "n"), text="mine"))
    other.commit(changing(an_id("note", "n"), text="theirs"))
    journal.import_state(other.export_state())
    other.import_state(journal.export_state())
    assert view(journal) == view(other)
    assert list(journal.versions(an_id("note", "n"), "text")) == ["theirs", "mine"]
    assert journal.get(an_id("goal", "g"))["title"] == "by the other"
    shown = journal.stamp(an_id("note", "n"), "text")
    journal.commit(changing(an_id("note", "n"), text="both"), expect={(an_id("note", "n"), "text"): shown})
    assert list(journal.versions(an_id("note", "n"), "text")) == ["both"]
    other.import_state(journal.export_state())
    assert other.get(an_id("note", "n"))["text"] == "both"


def test_a_version_that_came_after_the_editor_opened_is_not_taken_as_seen(journal, tmp_path, clock):
    other, _ = home_from_state(tmp_path / "other", journal.export_state(), clock)
    other.commit(changing(an_id("note", "n"), text="theirs"))
    document = other.export_state()
    writing = Journal.open(journal.home, clock=clock)  # its editor opened here
    journal.import_state(document)
    writing.commit(changing(an_id("note", "n"), text="mine"))
    assert sorted(writing.versions(an_id("note", "n"), "text")) == ["mine", "theirs"]


@settings(max_examples=25, deadline=None)
@given(a=states(), b=states())
def test_importing_is_joining(tmp_path_factory, a, b):
    journal = make_home(tmp_path_factory.mktemp("join") / "home", "Ana", [], ScriptedClock())
    own = journal.export_state()["private"]
    for state in (a, b):
        assert journal.import_state({"min_reader": 1, "shared": state, "private": {}}).refused == []
    expected = join(a, b)
    for found in (journal, Journal.open(journal.home, clock=journal.clock)):
        document = found.export_state()
        assert document["shared"] | document["private"] == expected | own
        assert not any(record_id.startswith("note") for record_id in document["shared"]), "a note is always private"


@pytest.mark.parametrize(
    "fields", [{"note-1": {"readers": "relationship"}}, {"goal-1": {"readers": "only_you"}}, {"person-1": {}}]
)
def test_what_is_for_its_owner_alone_comes_into_the_private_file_wherever_it_stood(journal, tmp_path, fields):
    stamp = f"{5:016x}-aaaaaaaaaaaa"
    [(record_id, row)] = fields.items()
    entry = {"f": {name: {"aaaaaaaaaaaa": [stamp, value]} for name, value in {**row, "title": "CANARY"}.items()}}
    journal.import_state({"min_reader": 1, "shared": {record_id: entry}, "private": {}})
    journal.checkpoint(force=True)
    found = {path for path in (tmp_path / "home").rglob("*") if path.is_file() and b"CANARY" in path.read_bytes()}
    assert found
    assert all("private" in path.parts for path in found)


def test_a_record_stays_in_the_file_it_lives_in(journal):
    document = journal.export_state()
    document["shared"], document["private"] = document["private"], document["shared"]
    before = journal.export_state()
    assert journal.import_state(document).known == 4
    assert journal.export_state() == before


@pytest.mark.parametrize(
    "entry",
    [
        5,
        {"f": 5},
        {"f": {"title": {"dev": ["x", 1]}}},
        {"f": {"title": {"dev": ["0" * 16 + "-other", 1]}}},
        {"f": {"title": {"dev": ["f" * 16 + "-dev", 1]}}},
        {"f": {"title": {"dev": ["0" * 16 + "-dev", [[[[[[[[[1]]]]]]]]]]}}},
        {"f": {"title": {"dev": ["0" * 16 + "-dev", "x" * 1_000_001]}}},
        {"x": {"text": {"dev": ["0" * 16 + "-dev", "x"]}}},
        {"x": {"text": {"dev": ["0" * 16 + "-dev", "x", {"a": "nonsense"}]}}},
    ],
)
def test_malformed_records_are_left_out_and_named(journal, entry):
    before = journal.export_state()
    stamp = "0" * 16 + "-dev"
    good = {"f": {"at": {"dev": [stamp, "2026-11-21T09:00:00+01:00"]}, "title": {"dev": [stamp, "good"]}}}
    report = journal.import_state({"min_reader": 1, "shared": {"goal-bad": entry, "goal-good": good}, "private": {}})
    assert (report.new, len(report.refused)) == (1, 1)
    assert "goal-bad" in report.refused[0]
    assert journal.full_row("goal-good")["title"] == "good"
    assert journal.export_state()["private"] == before["private"]


def test_a_hostile_id_is_left_out(journal):
    report = journal.import_state({"min_reader": 1, "shared": {"../../x": {}}, "private": {}})
    assert len(report.refused) == 1


def test_what_is_no_export_is_refused(journal, tmp_path, clock):
    for document in ({}, {"min_reader": 1}, {"min_reader": 1, "shared": [], "private": {}}):
        with pytest.raises(Refused, match="not the export"):
            journal.import_state(document)
    with pytest.raises(NewerFormat):
        journal.import_state({"min_reader": 2, "shared": {}, "private": {}})
    with pytest.raises(Refused, match="whose journal"):
        home_from_state(tmp_path / "none", {"min_reader": 1, "shared": {}, "private": {}}, clock)
    assert not (tmp_path / "none").exists()


def test_restore_brings_back_what_was_lost_and_keeps_what_is_newer(journal, tmp_path):
    saved = backup(journal, tmp_path)
    before = journal.get(an_id("goal", "g"))
    journal.commit(changing(an_id("goal", "g"), title="spoiled", owners=[]))
    journal.commit(changing(an_id("note", "n"), text="spoiled"))
    journal.commit(making(note("newer")))
    report = restore(journal, saved)
    assert (report.brought_back, report.changed, report.newer) == (0, 2, 1)
    assert journal.get(an_id("goal", "g")) == before
    assert list(journal.versions(an_id("note", "n"), "text")) == ["note n"]
    assert journal.get(an_id("note", "newer")) is not None
    journal.undo()
    assert journal.get(an_id("goal", "g"))["title"] == "spoiled"
    restore(journal, saved, exact=True)
    assert journal.get(an_id("note", "newer")) is None
    assert journal.get(journal.me) is not None
    assert journal.get(an_id("goal", "g")) == before


def test_restore_into_nothing(journal, tmp_path, clock):
    saved = backup(journal, tmp_path / "kept.json")
    shutil.rmtree(tmp_path / "home")
    restore(tmp_path / "home", saved, clock=clock)
    assert view(Journal.open(tmp_path / "home", clock=clock)) == view(journal)


def test_a_backup_overwrites_nothing_and_a_torn_one_is_told(journal, tmp_path):
    saved = backup(journal, tmp_path / "kept.json")
    with pytest.raises(Refused, match="exists"):
        backup(journal, saved)
    data = (tmp_path / "kept.json").read_bytes()
    before = view(journal)
    for bad in (data[: len(data) // 2], b"", b"[" * 100_000, b"{}"):
        (tmp_path / "bad.json").write_bytes(bad)
        with pytest.raises(StoreError, match="not a backup"):
            restore(journal, tmp_path / "bad.json")
    with pytest.raises(StoreError, match="cannot be read"):
        restore(journal, tmp_path / "nowhere.json")
    assert view(journal) == before


def test_a_home_copied_elsewhere_writes_under_an_id_of_its_own(journal, tmp_path, clock):
    shutil.copytree(tmp_path / "home", tmp_path / "copy")
    copy = Journal.open(tmp_path / "copy", clock=clock)
    assert copy.device != journal.device
    assert view(copy) == view(journal)
    assert any("copied" in sentence for sentence in copy.notices)
    copy.commit(changing(an_id("goal", "g"), title="in the copy"))
    journal.commit(changing(an_id("goal", "g"), status="paused"))
    journal.import_state(copy.export_state())
    assert journal.get(an_id("goal", "g"))["title"] == "in the copy"
    assert journal.get(an_id("goal", "g"))["status"] == "paused"
    assert Journal.open(tmp_path / "copy", clock=clock).notices == []
