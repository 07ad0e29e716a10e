"""Who joined, and what of before they read: found out where it is certain, else said by a person, and remembered."""

import shutil
from pathlib import Path

import pytest

from mentortui.changes import goals, joining, linking, older, people
from mentortui.exchange import inviting, questions, shared, starting
from mentortui.practice.joined import asked, counted, since, whom
from mentortui.store.share import ledger, pull
from tests.sharing import Somebody, a_pair


def before_she_joined(folder, name="Ana"):
    """Tom, who has a goal and a meeting with somebody he typed in, and a folder for them; Ana Silva, who joined it."""
    tom, ana = Somebody(folder, "Tom Berg", 1), Somebody(folder, "Ana Silva", 2)
    tom.commit(joining.pair(tom.journal, name, "mentee", now=tom.clock.now(), new_id=tom.id))
    tom.log("Long before", name)
    tom.commit(goals.add(tom.journal, "Lead the handover", with_=name, share=True, now=tom.clock.now(), new_id=tom.id))
    tom.pair(name, folder / "box", "mentee")
    ana.join(folder / "box")
    return tom, ana


def ask(who):
    """A sync with somebody there to answer, and what there is to say then."""
    shared.sync_all(who.journal, asks=True)
    [row] = who.rows("share")
    return questions.who(who.journal, row), questions.older(who.journal, row)


def test_who_joined_is_asked_and_until_then_nothing_goes_there(tmp_path):
    tom, ana = before_she_joined(tmp_path)
    [who], _ = ask(tom)
    assert asked(tom.journal, who) == "Ana Silva joined “Ana and Tom”. Is this the Ana you have 3 entries about?"
    ana.sync()
    assert not ana.rows("relationship")
    tom.commit(linking.same(tom.journal, who, now=tom.clock.now()))
    no_one, [before] = ask(tom)
    assert not no_one
    assert (counted(tom.journal, before.rows), whom(tom.journal, before)) == ("1 meeting and 1 goal", "Ana Silva")
    assert since(tom.journal, before, tom.clock.now().date()) == "today"
    ana.sync()
    assert len(ana.rows("relationship")) == 1 and not ana.rows("goal")


def test_what_of_before_is_read_can_be_chosen_and_more_of_it_later(tmp_path):
    tom, ana = before_she_joined(tmp_path)
    tom.sync()  # nobody is there to be asked: in a folder for two it is certain who she is
    _, [before] = ask(tom)
    goal = next(one for one in before.rows if one.startswith("goal-"))
    tom.commit(older.decide(tom.journal, before, older.named(tom.journal, before, ["Lead the handover"])))
    assert ask(tom) == ([], [])
    ana.sync()
    assert [row["id"] for row in ana.rows("goal")] == [goal] and not ana.rows("meeting")
    [later] = questions.older(tom.journal, tom.rows("share")[0], decided=True)
    assert len(later.rows) == 1, "what was sent stays sent"
    tom.commit(older.decide(tom.journal, later, older.named(tom.journal, later, ["1"])))
    tom.sync()
    ana.sync()
    assert ana.texts() == ["Long before"]


def test_where_nothing_was_written_before_nothing_is_asked(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    tom.pair("Ana Silva", tmp_path / "box")
    ana.join(tmp_path / "box")
    assert ask(tom) == ([], [])
    tom.log("Since then", "Ana Silva")
    tom.sync()
    assert ask(ana) == ([], [])
    assert ana.texts() == ["Since then"]


def test_who_is_somebody_else_gets_a_relationship_of_their_own_and_nothing_of_the_first(tmp_path):
    tom, ana = before_she_joined(tmp_path, "Bo Lind")
    [who], _ = ask(tom)
    tom.commit(linking.another(tom.journal, who, now=tom.clock.now(), new_id=tom.id))
    assert ask(tom) == ([], [])
    ana.sync()
    [relationship] = ana.rows("relationship")
    assert {*relationship["mentors"], *relationship["mentees"]} == {tom.me, ana.me}
    tom.log("For her", "Ana Silva")
    tom.sync()
    ana.sync()
    assert ana.texts() == ["For her"] and not ana.rows("goal")


def test_a_link_that_was_taken_back_is_not_made_again_unasked(tmp_path):
    tom, ana = before_she_joined(tmp_path)
    tom.sync()
    assert [row["name"] for row in tom.rows("person")].count("Ana") == 0
    tom.journal.undo()
    tom.sync()
    ana.sync()
    assert "Ana" in [row["name"] for row in tom.rows("person")]
    [who], _ = ask(tom)
    assert not who.certain


def test_who_joins_may_choose_at_once(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    ana.commit(joining.pair(ana.journal, "Tom Berg", "mentor", now=ana.clock.now(), new_id=ana.id))
    ana.log("Long before", "Tom")
    ana.log("Before that", "Tom")
    first, second = ana.rows("meeting")
    tom.pair("Ana Silva", tmp_path / "box", "mentee")
    starting.join(ana.journal, ana.code(tmp_path / "box"), str(tmp_path / "box"), opened=[second["id"]])
    for who in (tom, ana, tom):
        who.sync()
    assert ask(ana) == ([], [])
    assert [row["id"] for row in tom.rows("meeting")] == [second["id"]]
    assert first["id"] in [row["id"] for row in ana.rows("meeting")]


def test_whom_a_code_was_for_is_who_joined_with_it(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Dr A. Silva", 2)
    typed = tom.commit(people.person_add(tom.journal, "Ana", now=tom.clock.now(), new_id=tom.id))[0]
    tom.program(tmp_path / "box")
    [share] = tom.rows("share")
    code = inviting.code(tom.journal, share, "Ana", to=typed)
    ana.clock.moment = tom.clock.moment
    joined = starting.join(ana.journal, code, str(tmp_path / "box"))
    assert joined.share["name"] == share["name"]
    [who], _ = ask(tom)
    assert (who.typed, who.joined, who.certain) == (typed, ana.me, True)
    tom.sync()
    assert tom.journal.get(typed) is None


def test_a_first_visit_that_is_stopped_half_way_goes_on_where_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(pull, "FILES", 2)
    tom, ana, place = a_pair(tmp_path)
    for number in range(5):
        tom.log(f"Talk {number}", "Ana Silva")
        tom.sync()
    shutil.rmtree(Path(ana.journal.home, ledger.FOLDER))  # what she noted of it is lost, and where it lies
    ana.reopen()
    first = []

    def stop(number, of):
        first.append(of)
        if number == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        starting.join(ana.journal, "", str(place), progress=stop)
    ana.reopen()
    again = []
    [report] = shared.sync_all(ana.journal, progress=lambda number, of: again.append(of))
    assert report.place == str(place)
    assert again[0] == first[0] - 2, "what was noted is not read once more"
    assert len(ana.texts()) == 5
