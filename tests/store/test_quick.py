"""Quick capture: adds without loading, and finds names as the journal would."""

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentortui.errors import NewerFormat, NoHome, Refused
from mentortui.model.delta import Delta
from mentortui.store import Journal, append, make_home, names
from tests.store.records import ScriptedClock, an_id, changing, goal, making, meeting, note

KINDS = ("person", "relationship", "goal")


@pytest.fixture
def journal(tmp_path):
    return make_home(tmp_path / "home", "Ana", ["mentee"], ScriptedClock())


def person(word, name=None):
    return {an_id("person", word): {"name": name or word, "readers": "only_you"}}


def named(row):
    kept = {"id", "name", "title", "mentors", "mentees", "owners", "unit", "status", "readers", "relationship"}
    return {field: value for field, value in row.items() if field in kept}


def agree(journal):
    """The index says what the journal says."""
    found = names(journal.home)
    for kind in KINDS:
        ours = [named(row) for row in journal.rows(kind)]
        assert sorted(map(named, found.rows(kind)), key=lambda row: row["id"]) == sorted(
            ours, key=lambda row: row["id"]
        )
        for row in journal.deleted(kind):
            assert found.get(row["id"]) is None
    assert found.me == journal.me


def test_a_capture_is_durable_and_stamped_after_all_before(journal):
    before = journal.commit(making(note("n"))).stamp
    made = append(journal.home, making(note("q"), meeting("m")), clock=journal.clock)
    assert made.stamp > before
    assert made.ids == journal.catch_up() == {an_id("note", "q"), an_id("meeting", "m")}
    assert journal.commit(making(note("n2"))).stamp > made.stamp


def test_it_only_adds(journal):
    with pytest.raises(Refused, match="only adds"):
        append(journal.home, changing(an_id("goal", "g"), title="x"))
    assert append(journal.home, Delta("nothing")).stamp == ""


def test_no_home_and_newer_home(journal, tmp_path):
    with pytest.raises(NoHome):
        append(str(tmp_path / "nothing"), making(note("n")))
    with pytest.raises(NoHome):
        names(str(tmp_path / "nothing"))
    path = tmp_path / "home/device.json"
    path.write_text(path.read_text().replace('"min_reader": 1', '"min_reader": 2'))
    with pytest.raises(NewerFormat):
        append(journal.home, making(note("n")))


def test_names_follow_everything_that_happens(journal):
    agree(journal)
    journal.commit(making(person("tom", "Tom Berg"), person("eve"), goal("g", owners=["person-1"]), note("n")))
    agree(journal)
    journal.checkpoint(force=True)
    agree(journal)
    journal.commit(changing(an_id("person", "tom"), name="Thomas Berg"))
    journal.commit(changing(an_id("goal", "g"), title="Lead", owners=["person-2"], unit="people"))
    journal.commit(changing(an_id("person", "eve"), deleted=True))
    agree(journal)
    journal.undo()
    agree(journal)
    append(journal.home, making(person("new"), meeting("m")), clock=journal.clock)
    journal.catch_up()
    agree(journal)
    journal.checkpoint(force=True)
    agree(journal)


def test_names_are_found_when_the_index_is_gone_or_torn(journal, tmp_path):
    journal.commit(making(person("tom"), goal("g")))
    journal.checkpoint(force=True)
    index = tmp_path / "home/private/names.json"
    for data in (index.read_bytes()[:40], b"", b"[]", b'{"rows": 5}', None):
        if data is None:
            index.unlink()
        else:
            index.write_bytes(data)
        agree(journal)


@settings(max_examples=15, deadline=None)
@example(steps=["person", "delete", "checkpoint", "undo"])
@given(
    steps=st.lists(
        st.sampled_from(["person", "goal", "rename", "delete", "undo", "checkpoint", "quick", "note"]), max_size=10
    )
)
def test_names_agree_after_any_steps(tmp_path_factory, steps):
    journal = make_home(tmp_path_factory.mktemp("names") / "home", "Ana", [], ScriptedClock())
    for number, step in enumerate(steps):
        people = journal.rows("person")
        if step == "person":
            journal.commit(making(person(str(number))))
        elif step == "goal":
            journal.commit(making(goal(str(number), shared=number % 2 == 0), note(f"with {number}")))
        elif step == "rename":
            journal.commit(changing(people[-1]["id"], name=f"renamed {number}"))
        elif step == "delete" and len(people) > 1:
            journal.commit(changing(people[-1]["id"], deleted=True))
        elif step == "undo" and journal.history():
            try:
                journal.undo()
            except Refused:
                continue
        elif step == "checkpoint":
            journal.checkpoint(force=True)
        elif step == "quick":
            append(journal.home, making(person(str(number)), meeting(f"m{number}")), clock=journal.clock)
            journal.catch_up()
        else:
            journal.commit(making(note(str(number))))
    agree(journal)


def test_a_capture_after_a_torn_end_goes_to_a_new_file(journal, tmp_path):
    newest = max((tmp_path / "home/private").glob("wal-*"))
    with newest.open("ab") as file:
        file.write(b"0123456789abcdef {torn")
    append(journal.home, making(note("q")), clock=journal.clock)
    append(journal.home, making(note("q2")), clock=journal.clock)
    assert len(list((tmp_path / "home/private").glob("wal-*"))) == 2
    for _ in range(2):
        fresh = Journal.open(journal.home, clock=journal.clock)
        assert fresh.get(an_id("note", "q")) and fresh.get(an_id("note", "q2"))


def test_it_loads_nothing_heavy(journal):
    code = (
        "import sys; from mentortui.store import append, names; from mentortui.model.delta import Delta\n"
        f"names({journal.home!r}); append({journal.home!r}, Delta('n', create={{'note-1': {{'text': 'x'}}}}))\n"
        "bad = {'msgspec', 'pydantic', 'tinydb', 'textual', 'nacl', 'pyrage', 'dateutil', 'pathlib', 'hashlib',"
        " 'mentortui.store.journal', 'mentortui.store.memory', 'mentortui.store.snapshot'} & set(sys.modules)\n"
        "print(sorted(bad))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
