"""Recent changes: of a value set on two computers apart the other one is seen, and can be put back."""

import json
from datetime import date, timedelta

from mentortui.changes import actions, capture, meetings, recognition
from mentortui.exchange import lately
from tests.sharing import Somebody, a_pair, second_computer


def _met(*everybody: Somebody) -> None:
    """Everybody syncs until nothing is new."""
    for who in (*everybody, *everybody):
        who.sync()


def _later(who: Somebody, other: Somebody) -> None:
    """What somebody writes from now on is later than what the other wrote."""
    who.clock.moment = max(who.clock.moment, other.clock.moment) + timedelta(minutes=5)


def _values(who: Somebody) -> list[tuple[str, object, object]]:
    """Field, what stands, what it stands over."""
    return [(value.field, value.now, value.aside) for one in lately.changes(who.journal) for value in one.values]


def _apart(folder) -> tuple[Somebody, Somebody, str]:
    """Tom and Ana, who set the minutes of a meeting apart, Ana later; its id."""
    tom, ana, _ = a_pair(folder)
    tom.log("Talk", "Ana Silva")
    _met(tom, ana)
    [meeting] = tom.rows("meeting")
    tom.write(meeting["id"], minutes=30)
    _later(ana, tom)
    ana.write(meeting["id"], minutes=45)
    ana.sync()
    return tom, ana, meeting["id"]


def test_a_value_set_in_two_places_is_seen_by_both_and_put_back_by_command(tmp_path):
    tom, ana, meeting = _apart(tmp_path)
    told = tom.command("sync")
    assert "Something you changed gave way to a later change, and is kept: mentortui changes." in told.err
    assert "gave way" not in ana.command("sync").err + tom.command("sync").err, "it is said once, to whom it is news"
    for who in (tom, ana):
        assert _values(who) == [("minutes", 45, 30)]
    told = tom.command("changes")
    assert "minutes: 45 (Ana Silva, 2026-11-21" in told.out
    assert "1  30 (you, here, 2026-11-21" in told.out
    [found] = json.loads(ana.command("changes", "--json").out)["changes"]
    assert found["id"] == meeting
    assert found["fields"]["minutes"]["now"]["value"] == 45
    assert found["fields"]["minutes"]["aside"] | {"device": "", "at": ""} == {
        "value": 30, "by": "Tom Berg", "device": "", "at": "",
    }  # fmt: skip
    assert "changes --of" in tom.command("show", meeting).err
    assert tom.command("changes", "back", meeting, "2").code == 1
    _later(tom, ana)
    assert "Put back: minutes" in tom.command("changes", "back", meeting).err
    assert tom.journal.get(meeting)["minutes"] == 30
    assert _values(tom) == [], "who put it back knows what it was"
    _met(tom, ana)
    assert ana.journal.get(meeting)["minutes"] == 30
    assert _values(ana) == [("minutes", 30, 45)]
    assert tom.command("undo").code == 0
    assert tom.journal.get(meeting)["minutes"] == 45
    assert _values(tom) == [("minutes", 45, 30)], "it can be put back once more"
    assert "45 (Ana Silva" in tom.command("changes").out
    assert tom.command("redo").code == tom.command("undo").code == 0
    tom.reopen()
    assert _values(tom) == [("minutes", 45, 30)]
    assert tom.command("changes", "back", meeting).code == 0
    assert tom.journal.get(meeting)["minutes"] == 30


def test_who_changes_what_they_had_read_is_told_nothing_and_the_other_is(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    [meeting] = tom.rows("meeting")
    tom.write(meeting["id"], minutes=30)
    _met(tom, ana)
    ana.write(meeting["id"], minutes=45)
    ana.write(meeting["id"], minutes=50)
    _met(ana, tom)
    assert _values(ana) == []
    assert _values(tom) == [("minutes", 50, 30)]
    ana.reopen()
    assert _values(ana) == []


def test_what_came_in_late_is_told_though_one_wrote_twice_since(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    _met(tom, ana)
    [meeting] = tom.rows("meeting")
    ana.write(meeting["id"], minutes=45)
    _later(tom, ana)
    tom.write(meeting["id"], minutes=30)
    tom.write(meeting["id"], minutes=60)
    _met(ana, tom)
    assert _values(tom) == [("minutes", 60, 45)]


def test_what_one_commit_said_goes_back_together_and_sets_element_by_element(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    now = tom.clock.now()
    wish = capture.Wish("Send the outline")
    [action] = tom.commit(capture.action_add(tom.journal, wish, with_="Ana", now=now, new_id=tom.id, share=True))
    plan = meetings.plan(tom.journal, ["Ana"], [date(2026, 12, 1)], now=now, new_id=tom.id)
    meeting = next(one for one in tom.commit(plan) if one.startswith("meeting-"))
    _met(tom, ana)
    tom.commit(actions.done(tom.journal, action, now=tom.clock.now()))
    tom.write(meeting, tags=["course", "night"])
    _later(ana, tom)
    ana.commit(actions.done(ana.journal, action, now=ana.clock.now()))
    ana.commit(actions.reopen(ana.journal, action))
    ana.write(meeting, tags=["course", "talk"])
    ana.write(meeting, tags=["talk"])
    _met(ana, tom)
    [of_tags, of_action] = lately.changes(tom.journal)
    assert {value.field: value.aside for value in of_action.values} == {"done": True, "done_on": "2026-11-21"}
    assert [value.aside for value in of_tags.values] == [["course", "night", "talk"]]
    assert tom.command("changes", "back", action).code == 0
    row = tom.journal.get(action)
    assert (row["done"], row["done_on"]) == (True, "2026-11-21")


def test_own_computers_private_records_and_nothing_of_them_for_others(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    second = second_computer(tom, tmp_path, box, 7)
    note = tom.note("Only mine")
    _met(tom, second)
    tom.write(note, mood=2)
    _later(second, tom)
    second.write(note, mood=4)
    _met(second, tom, ana)
    assert _values(tom) == _values(second) == [("mood", 4, 2)]
    assert "you, computer 7" in tom.command("changes").out
    assert _values(ana) == []


def test_words_of_their_author_are_not_offered_and_old_changes_are_not_recent(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    second = second_computer(tom, tmp_path, box, 7)
    now = tom.clock.now()
    [thanks] = tom.commit(recognition.kudos(tom.journal, "Ana", "For the night", share=True, now=now, new_id=tom.id))
    _met(tom, second)
    tom.write(thanks, title="For that night")
    _later(second, tom)
    second.write(thanks, title="For those nights")
    _met(second, tom, ana)
    assert ana.journal.get(thanks)["title"] == "For those nights"
    assert _values(tom) == [("title", "For those nights", "For that night")]
    assert _values(ana) == []
    tom.clock.moment += timedelta(days=31)
    assert _values(tom) == []
    assert "For that night" in tom.command("changes", "--days", "40").out
    assert "in the last 30 days" in tom.command("changes").err
