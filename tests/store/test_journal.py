"""The journal through its door: commit, catch up, expect, checkpoint, reopen."""

import threading
from datetime import UTC, datetime

import pytest

from mentortui.errors import ChangedMeanwhile, NewerFormat, NoHome, NotFound, Refused, StoreError
from mentortui.model.delta import Delta
from mentortui.store import Journal, append, make_home
from tests.store.records import ScriptedClock, an_id, changing, goal, making, meeting, note, view


@pytest.fixture
def clock():
    return ScriptedClock()


@pytest.fixture
def journal(tmp_path, clock):
    return make_home(tmp_path / "home", "Ana Silva", ["mentee", "mentor"], clock)


def again(journal, **options):
    return Journal.open(journal.home, clock=journal.clock, **options)


def test_a_home_begins_with_its_owner(journal):
    assert journal.get(journal.me) == {
        "id": journal.me,
        "name": "Ana Silva",
        "roles": ["mentee", "mentor"],
        "readers": "only_you",
        "by": journal.me,
        "at": journal.get(journal.me)["at"],
    }
    assert journal.notices == []


def test_what_was_committed_is_there_after_opening_again(journal):
    made = journal.commit(making(goal("g", owners=["person-1"]), note("n"), meeting("m")))
    assert made.ids == {an_id("goal", "g"), an_id("note", "n"), an_id("meeting", "m")}
    other = again(journal)
    assert view(other) == view(journal)
    assert other.export_state() == journal.export_state()


@pytest.mark.parametrize("force", [False, True])
def test_a_checkpoint_changes_nothing_that_reads(journal, force):
    journal.commit(making(goal("g", owners=["person-1", "person-2"]), note("n")))
    journal.commit(changing(an_id("goal", "g"), owners=["person-2"], status=None))
    journal.commit(changing(an_id("note", "n"), deleted=True))
    before = journal.export_state(), view(journal)
    assert journal.checkpoint(force)
    assert (journal.export_state(), view(journal)) == before
    other = again(journal)
    assert (other.export_state(), view(other)) == before
    assert other.waiting == 0
    assert not other.checkpoint()


def test_rows_come_in_the_order_they_were_made(journal):
    words = ["c", "a", "d", "b"]
    for word in words:
        journal.commit(making(note(word)))
    journal.commit(changing(an_id("note", "a"), text="written anew"))
    journal.checkpoint(force=True)
    order = [an_id("note", word) for word in words]
    assert [row["id"] for row in journal.rows("note")] == order
    assert [row["id"] for row in again(journal).rows("note")] == order


def test_only_changed_fields_are_written(journal):
    journal.commit(making(goal("g", owners=["person-1"])))
    stamp = journal.stamp(an_id("goal", "g"), "title")
    made = journal.commit(changing(an_id("goal", "g"), title="goal g", owners=["person-1"], status="paused"))
    assert journal.stamp(an_id("goal", "g"), "title") == stamp
    assert journal.stamp(an_id("goal", "g"), "status") == made.stamp
    assert journal.commit(changing(an_id("goal", "g"), status="paused")).stamp == ""


def test_two_who_change_a_set_both_keep_their_part(journal):
    journal.commit(making(goal("g", owners=["person-1"])))
    other = again(journal)
    other.commit(changing(an_id("goal", "g"), owners=["person-1", "person-2"]))
    journal.commit(changing(an_id("goal", "g"), owners=["person-3"]))
    assert journal.get(an_id("goal", "g"))["owners"] == ["person-2", "person-3"]


def test_an_editor_never_overwrites_what_it_did_not_show(journal):
    journal.commit(making(note("n")))
    key = (an_id("note", "n"), "text")
    shown = journal.stamp(*key)
    again(journal).commit(changing(an_id("note", "n"), text="by the other"))
    with pytest.raises(ChangedMeanwhile) as caught:
        journal.commit(changing(an_id("note", "n"), text="mine"), expect={key: shown})
    assert caught.value.fields == {key: "by the other"}
    assert journal.get(an_id("note", "n"))["text"] == "by the other"
    journal.commit(changing(an_id("note", "n"), text="mine"), expect={key: journal.stamp(*key)})
    assert again(journal).get(an_id("note", "n"))["text"] == "mine"


def test_processes_see_each_other(journal):
    other = again(journal)
    assert other.catch_up() == frozenset()
    journal.commit(making(goal("g"), note("n")))
    assert other.catch_up() == {an_id("goal", "g"), an_id("note", "n")}
    append(journal.home, making(note("quick")), clock=journal.clock)
    assert journal.catch_up() == {an_id("note", "quick")}
    journal.checkpoint(force=True)
    journal.commit(making(note("after")))
    other.catch_up()
    assert view(other) == view(journal)


def test_a_process_that_slept_through_checkpoints_loses_nothing(journal):
    asleep = again(journal)
    for round_ in range(3):
        journal.commit(making(goal(f"g{round_}"), note(f"n{round_}")))
        journal.checkpoint(force=True)
    asleep.commit(making(note("awake")))
    journal.catch_up()
    assert view(asleep) == view(journal) == view(again(journal))


def test_threads_share_a_journal(journal):
    def work(name):
        for number in range(10):
            journal.commit(making(note(f"{name}{number}")))
            journal.rows("note")
            journal.catch_up()

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(journal.rows("note")) == 30
    assert len(again(journal).rows("note")) == 30


def test_a_delta_on_both_sides_is_undone_as_one(journal):
    journal.commit(making(goal("g"), note("n")))
    assert journal.undo().says == "2 made"
    assert journal.rows("goal") == journal.rows("note") == []
    assert again(journal).redo().kept == []
    journal.catch_up()
    assert len(journal.rows("goal")) == len(journal.rows("note")) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "x" * 10_001}, "10,000"),
        ({"text": "é" * 500_001}, "1,000,000"),
        ({"nested": [[[[[[[[[1]]]]]]]]]}, "deep"),
        ({"value": float("nan")}, "not a number"),
        ({"value": float("inf")}, "not a number"),
        ({"value": 10**30}, "not a number"),
        ({"title": "\ud800"}, "half a character"),
        ({"../x": 1}, "field's name"),
        ({"a\x1b[31m": 1}, "field's name"),
        ({f"f{n}": n for n in range(5001)}, "5,000"),
        ({"owners": "person-1"}, "list of words"),
        ({"thing": object()}, "cannot keep"),
    ],
)
def test_hostile_values_are_refused_and_nothing_is_written(journal, fields, said):
    before = view(journal)
    with pytest.raises(Refused, match=said):
        journal.commit(Delta("bad", create={an_id("goal", "bad"): {"readers": "only_you", **fields}}))
    with pytest.raises(Refused, match=said):
        append(journal.home, Delta("bad", create={an_id("goal", "bad"): {"readers": "only_you", **fields}}))
    assert view(again(journal)) == before


@pytest.mark.parametrize(
    "record_id", ["../../x", "goal", "goal-", "-1", "goal-../x", "goal-\x1b[1m", "Goal-1", "goal-" + "1" * 200]
)
def test_hostile_ids_are_refused(journal, record_id):
    with pytest.raises(Refused):
        journal.commit(Delta("bad", create={record_id: {"title": "x"}}))


def test_texts_with_anything_in_them_come_back_the_same(journal):
    text = "[/b] \x00 \x1b[31m \u202e עברית 🌱\u2028" + "\n" * 10_000
    journal.commit(making(note("n", text)))
    journal.checkpoint(force=True)
    assert again(journal).get(an_id("note", "n"))["text"] == text


def test_what_exists_is_not_made_again_and_what_does_not_is_not_changed(journal):
    journal.commit(making(note("n")))
    with pytest.raises(Refused, match="exists"):
        journal.commit(making(note("n")))
    with pytest.raises(NotFound):
        journal.commit(changing(an_id("note", "other"), text="x"))


def test_unknown_kinds_fields_and_header_keys_are_kept(journal):
    new = Delta("new", create={"ritual-1": {"readers": "relationship", "depth": {"a": [1]}}, **goal("g", later="kept")})
    journal.commit(new)
    journal.checkpoint(force=True)
    journal.sides.shared.meta["from_a_newer_version"] = {"kept": True}
    journal.checkpoint(force=True)
    other = again(journal)
    other.commit(changing(an_id("goal", "g"), title="changed"))
    other.checkpoint(force=True)
    last = again(journal)
    assert last.get("ritual-1")["depth"] == {"a": [1]}
    assert last.get(an_id("goal", "g"))["later"] == "kept"
    assert last.sides.shared.meta["from_a_newer_version"] == {"kept": True}


@pytest.mark.parametrize(
    "moment", [datetime(2036, 3, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), datetime(1960, 1, 1, tzinfo=UTC)]
)
def test_later_edits_win_under_a_wrong_clock(journal, clock, moment):
    journal.commit(making(goal("g")))
    clock.moment = moment
    wrong = again(journal)
    first = wrong.commit(changing(an_id("goal", "g"), title="under a wrong clock"))
    clock.moment = datetime(2026, 3, 3, tzinfo=UTC)
    right = again(journal)
    assert any("ahead" in sentence for sentence in right.notices) == (moment.year == 2036)
    second = right.commit(changing(an_id("goal", "g"), title="set right"))
    assert second.stamp > first.stamp
    assert again(journal).get(an_id("goal", "g"))["title"] == "set right"


def test_no_home_yet(tmp_path):
    with pytest.raises(NoHome, match="mentortui init"):
        Journal.open(tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_home_should_be(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        Journal.open(tmp_path / "file")
    with pytest.raises(StoreError):
        make_home(tmp_path / "file", "Ana", [], ScriptedClock())


def test_a_home_is_not_made_twice(journal):
    with pytest.raises(Refused, match="already"):
        make_home(journal.home, "Tom", [], journal.clock)
    assert again(journal).get(journal.me)["name"] == "Ana Silva"


def files(home):
    return {path: path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file() and "lock" not in path.name}


@pytest.mark.parametrize("lost", ["device.json", "private", "private/journal.json+backup", "wal"])
def test_a_half_copied_home_is_told_and_left_alone(journal, tmp_path, lost):
    import shutil

    journal.commit(making(goal("g"), note("n")))
    journal.checkpoint(force=True)
    home = tmp_path / "home"
    if lost == "device.json":
        (home / lost).unlink()
    elif lost == "private":
        shutil.rmtree(home / "private")
    elif lost == "wal":
        for path in [*home.rglob("wal-*"), home / "private/journal.json"]:
            path.unlink()
        shutil.rmtree(home / "private/backup")
    else:
        (home / "private/journal.json").unlink()
        shutil.rmtree(home / "private/backup")
        journal.commit(making(note("more")))
    before = files(home)
    with pytest.raises(StoreError, match="not whole"):
        again(journal)
    assert files(home) == before


@pytest.mark.parametrize("where", ["device.json", "journal.json", "private/journal.json"])
def test_a_newer_format_is_left_untouched(journal, tmp_path, where):
    journal.commit(making(goal("g"), note("n")))
    journal.checkpoint(force=True)
    path = tmp_path / "home" / where
    path.write_bytes(
        path.read_bytes().replace(b'"min_reader":1', b'"min_reader":2').replace(b'"min_reader": 1', b'"min_reader": 2')
    )
    before = files(tmp_path / "home")
    with pytest.raises(NewerFormat, match="newer version"):
        again(journal)
    assert files(tmp_path / "home") == before


def test_tinydb_reads_the_live_rows_and_writes_none(journal):
    from tinydb import where

    db = journal.tinydb
    assert db.table("goals").all() == []
    journal.commit(making(goal("g", owners=["person-1"]), goal("h")))
    found = db.table("goals").search(where("title") == "goal g")
    assert [row["id"] for row in found] == [an_id("goal", "g")]
    found[0]["owners"].append("changed")
    assert journal.get(an_id("goal", "g"))["owners"] == ["person-1"]
    journal.commit(changing(an_id("goal", "h"), title="goal g"))
    assert len(db.table("goals").search(where("title") == "goal g")) == 2
    with pytest.raises(Refused):
        db.table("goals").insert({"title": "x"})


def test_private_words_stay_in_the_private_folder(journal, tmp_path):
    canary = "CANARY-7f3a"
    journal.commit(making(note("n", canary), goal("g", shared=False, title=canary), goal("shared"), meeting("m")))
    journal.commit(Delta(f"Goal changed with {canary}", update={an_id("goal", "shared"): {"title": "open"}}))
    append(journal.home, Delta(f"Logged with {canary}", create={**note("q", canary), **meeting("quick")}))
    append(journal.home, Delta(f"Logged with {canary}", create=meeting("quick shared")))
    journal.catch_up()
    journal.undo()
    journal.redo()

    def seen():
        return {
            path.relative_to(tmp_path / "home").parts[0]
            for path, data in files(tmp_path / "home").items()
            if canary.encode() in data
        }

    assert seen() == {"private"}
    journal.checkpoint(force=True)
    assert seen() == {"private"}
    assert f"Logged with {canary}" in [item.says for item in again(journal).history()]


def test_files_are_for_their_owner_alone(journal, tmp_path):
    journal.commit(making(goal("g")))
    journal.checkpoint(force=True)
    for path in (tmp_path / "home").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_half_a_commit_is_not_completed_by_a_later_one(journal, clock, tmp_path):
    """A power cut between the two files of a commit, under a clock that stands behind the journal's stamps."""
    clock.moment = datetime(1970, 1, 1, tzinfo=UTC)
    journal.commit(making(goal("half"), note("half")))
    newest = max((tmp_path / "home/private").glob("wal-*"))
    newest.write_bytes(b"".join(newest.read_bytes().splitlines(keepends=True)[:-1]))
    fresh = again(journal)
    assert fresh.get(an_id("goal", "half")) is None
    for number in range(3):
        fresh.commit(making(goal(f"g{number}"), note(f"n{number}")))
        append(journal.home, making(goal(f"q{number}"), note(f"qn{number}")), clock=clock)
    fresh.catch_up()
    for found in (fresh, again(journal)):
        assert found.get(an_id("goal", "half")) is None
        assert len(found.rows("goal")) == len(found.rows("note")) == 6
