"""Who can read a record, changed: new ids, parts along, links from private to shared only."""

from __future__ import annotations

import pytest

from mentortui.changes import editing, goals, meetings, naming, sharing
from mentortui.changes.capture import Wish, action_add, log, note, progress
from mentortui.changes.scales import scale
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.vocabulary import PARENT_FIELDS, kind_of
from tests.changes.book import ME, NOW, TODAY, mentor, person


def goal_with_all(book, **more):
    """A goal with a step, progress, a scale and a revision, an action and a note that point to it."""
    goal = book.do(goals.add(book, "Lead", now=NOW, new_id=book.new_id, target=7, steps=["Shadow"], **more))[0]
    book.do(progress(book, goal, on=TODAY, now=NOW, new_id=book.new_id, value=4))
    book.do(scale(book, goal, {-1: "a", 0: "b", 1: "c"}, now=NOW, new_id=book.new_id))
    book.do(goals.revise(book, goal, "why", now=NOW, new_id=book.new_id, target=8))
    book.do(note(book, "on it", now=NOW, new_id=book.new_id, goal=goal))
    book.do(action_add(book, Wish("Do"), now=NOW, new_id=book.new_id, goal=goal))
    return goal


PARTS = ("step", "progress", "scale", "revision")


def content(book, goal):
    """What a goal and its parts say, without ids and readers."""
    rows = [book.get(goal), *(row for kind in PARTS for row in book.rows(kind))]
    hidden = {"id", "readers", "relationship", "goal", "moved_from"}
    return [{field: value for field, value in row.items() if field not in hidden} for row in rows]


def test_sharing_a_goal_moves_it_with_its_parts_and_points_links_anew(pair):
    old = goal_with_all(pair)
    before = content(pair, old)
    ids = pair.do(sharing.share(pair, old, new_id=pair.new_id))
    (new,) = (row["id"] for row in pair.rows("goal"))
    assert new != old and new in ids
    assert pair.get(old) is None
    assert content(pair, new) == before
    for kind in PARTS:
        (part,) = pair.rows(kind)
        assert (part["goal"], part["readers"]) == (new, "relationship")
        assert "moved_from" not in part
    assert [row["goal"] for kind in ("note", "action") for row in pair.rows(kind)] == [new, new]
    (gone,) = pair.deleted("goal")
    assert set(gone) == {"id", "at", "by", "readers", "deleted"}


def test_there_and_back_says_the_same(pair):
    old = goal_with_all(pair)
    before = content(pair, old)
    pair.do(sharing.share(pair, old, new_id=pair.new_id))
    shared = pair.rows("goal")[0]["id"]
    pair.do(action_add(pair, Wish("Hers", None, "Ana"), now=NOW, new_id=pair.new_id, goal=shared))
    pair.do(sharing.unshare(pair, shared, new_id=pair.new_id))
    (back,) = pair.rows("goal")
    assert content(pair, back["id"]) == before
    assert (back["readers"], back["moved_from"]) == ("only_you", shared)
    hers = next(row for row in pair.rows("action") if row["title"] == "Hers")
    assert "goal" not in hers  # a shared record may not point to what became private


def test_a_shared_goal_that_moves_to_another_relationship_has_new_ids_and_is_taken_from_the_first(pair):
    mentor(pair, "Bo Lind")
    old = goal_with_all(pair, with_="Ana", share=True)
    before = content(pair, old)
    first = {row["id"] for kind in PARTS for row in pair.rows(kind)}
    pair.do(sharing.share(pair, old, new_id=pair.new_id, with_="Bo"))
    [goal] = pair.rows("goal")
    bo = naming.relationship(pair, "Bo")["id"]
    assert goal["id"] != old and pair.get(old) is None
    assert {row["relationship"] for row in (goal, *(row for kind in PARTS for row in pair.rows(kind)))} == {bo}
    assert first.isdisjoint(row["id"] for kind in PARTS for row in pair.rows(kind))
    assert [one | {"owners": 0} for one in content(pair, goal["id"])] == [one | {"owners": 0} for one in before]
    with pytest.raises(Refused, match="shared already"):
        sharing.share(pair, goal["id"], new_id=pair.new_id, with_="Bo")
    with pytest.raises(Refused, match="part of"):
        sharing.share(pair, pair.rows("step")[0]["id"], new_id=pair.new_id, with_="Ana")


def test_an_entry_of_a_shared_meeting_is_shared_alone(pair):
    pair.do(log(pair, "secret", ["Ana"], on=TODAY, now=NOW, new_id=pair.new_id))
    (entry,) = pair.rows("entry")
    pair.do(sharing.share(pair, entry["id"], new_id=pair.new_id))
    (shared,) = pair.rows("entry")
    assert (shared["readers"], shared["text"], shared["meeting"]) == ("relationship", "secret", entry["meeting"])
    pair.do(sharing.unshare(pair, shared["id"], new_id=pair.new_id))
    assert pair.rows("entry")[0]["readers"] == "only_you"


def test_unsharing_a_meeting_leaves_its_private_entry_pointing_to_it(pair):
    pair.do(
        log(
            pair,
            "secret",
            ["Ana"],
            on=TODAY,
            now=NOW,
            new_id=pair.new_id,
            minutes=45,
            actions=[Wish("Hers", None, "Ana")],
        )
    )
    (meeting,) = pair.rows("meeting")
    pair.do(sharing.unshare(pair, meeting["id"], new_id=pair.new_id))
    (private,) = pair.rows("meeting")
    assert (private["readers"], private["minutes"], private["attendees"]) == ("only_you", 45, meeting["attendees"])
    assert pair.rows("entry")[0]["meeting"] == private["id"]
    assert "meeting" not in pair.rows("action")[0]


def test_a_private_link_is_dropped_when_its_record_is_shared(pair):
    goal = pair.do(goals.add(pair, "Secret", now=NOW, new_id=pair.new_id))[0]
    (action,) = pair.do(action_add(pair, Wish("Do"), now=NOW, new_id=pair.new_id, goal=goal))
    pair.do(sharing.share(pair, action, new_id=pair.new_id))
    assert "goal" not in pair.rows("action")[0]


@pytest.mark.parametrize("way", ["share", "unshare"])
def test_what_is_so_already(pair, way):
    goal = pair.do(goals.add(pair, "G", now=NOW, new_id=pair.new_id, share=way == "share"))[0]
    with pytest.raises(Refused, match="already"):
        getattr(sharing, way)(pair, goal, new_id=pair.new_id)


def test_what_cannot_be_shared_or_unshared(pair):
    (private,) = pair.do(note(pair, "x", now=NOW, new_id=pair.new_id))
    with pytest.raises(Refused, match="always yours"):
        sharing.share(pair, private, new_id=pair.new_id)
    with pytest.raises(Refused, match="always yours"):
        sharing.share(pair, "Ana", new_id=pair.new_id)
    with pytest.raises(Refused, match="known to both"):
        sharing.unshare(pair, pair.rows("relationship")[0]["id"], new_id=pair.new_id)
    goal_with_all(pair)
    with pytest.raises(Refused, match="part of Lead"):
        sharing.share(pair, "Shadow", new_id=pair.new_id)
    pair.do(sharing.share(pair, "Lead", new_id=pair.new_id))
    with pytest.raises(Refused, match="part of Lead"):
        sharing.unshare(pair, "Shadow", new_id=pair.new_id)


def test_only_the_writer_says_who_reads(pair):
    ana = next(row["id"] for row in pair.rows("person") if row["id"] != ME)
    goal = pair.do(goals.add(pair, "Hers", now=NOW, new_id=pair.new_id, share=True))[0]
    pair._rows[goal]["by"] = ana
    with pytest.raises(Refused, match="Ana Silva wrote it"):
        sharing.unshare(pair, goal, new_id=pair.new_id)


def test_what_another_wrote_in_cannot_be_taken_back(pair):
    goal = goal_with_all(pair, share=True)
    ana = next(row["id"] for row in pair.rows("person") if row["id"] != ME)
    pair._rows[pair.rows("step")[0]["id"]]["by"] = ana
    with pytest.raises(Refused, match="wrote in it too"):
        sharing.unshare(pair, goal, new_id=pair.new_id)


def test_two_versions_are_settled_first(pair):
    pair.do(log(pair, "secret", ["Ana"], on=TODAY, now=NOW, new_id=pair.new_id))
    (entry,) = pair.rows("entry")
    pair.open_versions[entry["id"], "text"] = ["one", "two"]
    with pytest.raises(Refused, match="two versions"):
        sharing.share(pair, entry["id"], new_id=pair.new_id)


def test_with_whom_is_asked_when_it_cannot_be_told(pair):
    mentor(pair, "Bo")
    goal = pair.do(goals.add(pair, "G", now=NOW, new_id=pair.new_id))[0]
    with pytest.raises(Refused, match="--with NAME"):
        sharing.share(pair, goal, new_id=pair.new_id)
    pair.do(sharing.share(pair, goal, new_id=pair.new_id, with_="Bo"))
    (row,) = pair.rows("goal")
    assert "Bo" in str([pair.get(one)["name"] for one in pair.get(row["relationship"])["mentees"]])


def test_edit_sets_fields_and_refuses_what_is_not_set_by_hand(pair):
    goal = pair.do(goals.add(pair, "G", now=NOW, new_id=pair.new_id, baseline=1))[0]
    pair.do(editing.set_fields(pair, goal, {"title": "Better", "skills": ["b", "a"], "stretch": True}))
    assert (pair.get(goal)["title"], pair.get(goal)["skills"]) == ("Better", ["a", "b"])
    pair.do(editing.set_fields(pair, goal, {"skills": [], "stretch": None}))
    assert "skills" not in pair.get(goal) and "stretch" not in pair.get(goal)
    for field in ("id", "by", "readers", "deleted"):
        with pytest.raises(Refused, match="not set by hand"):
            editing.set_fields(pair, goal, {field: "x"})
    with pytest.raises(Refused, match="equals the baseline"):
        editing.set_fields(pair, goal, {"target": 1})
    with pytest.raises(Refused, match="says that already"):
        editing.set_fields(pair, goal, {"title": "Better", "due": None})


def test_unknown_fields_of_a_newer_version_stay(pair):
    goal = pair.do(goals.add(pair, "G", now=NOW, new_id=pair.new_id))[0]
    pair._rows[goal]["color"] = "blue"
    pair.do(editing.set_fields(pair, goal, {"title": "H"}))
    assert pair.get(goal)["color"] == "blue"
    pair.do(sharing.share(pair, goal, new_id=pair.new_id))
    assert pair.rows("goal")[0]["color"] == "blue"


def test_deleting_takes_the_parts_and_undelete_brings_those_back(pair):
    goal = goal_with_all(pair)
    pair.do(goals.step_add(pair, goal, "Second", now=NOW, new_id=pair.new_id))
    pair.do(editing.delete(pair, "Second"))
    pair.do(editing.delete(pair, goal))
    assert not any(pair.rows(kind) for kind in PARENT_FIELDS)
    with pytest.raises(Refused, match="deleted too"):
        editing.undelete(pair, "Shadow")
    pair.do(editing.undelete(pair, "Lead"))
    assert [row["title"] for row in pair.rows("step")] == ["Shadow"]
    assert all(pair.rows(kind) for kind in PARTS)
    pair.do(editing.undelete(pair, "Second"))
    assert len(pair.rows("step")) == 2


def test_what_cannot_be_deleted_or_brought_back(pair):
    with pytest.raises(Refused, match="yourself"):
        editing.delete(pair, "me")
    with pytest.raises(Refused, match="is in a relationship"):
        editing.delete(pair, "Ana")
    bo = person(pair, "Bo")
    pair.do(editing.delete(pair, "Bo"))
    assert pair.get(bo) is None
    with pytest.raises(NotFound, match="no deleted"):
        editing.undelete(pair, "Zoe")
    pair.do(editing.undelete(pair, "Bo"))
    with pytest.raises(Refused, match="not deleted"):
        editing.undelete(pair, bo)
    goal = pair.do(goals.add(pair, "G", now=NOW, new_id=pair.new_id))[0]
    pair.do(sharing.share(pair, goal, new_id=pair.new_id))
    with pytest.raises(Refused, match="new record"):
        editing.undelete(pair, goal)


def test_deleted_names_that_are_two_are_listed(pair):
    for _ in range(2):
        goal = pair.do(goals.add(pair, "Twin", now=NOW, new_id=pair.new_id))[0]
        pair.do(editing.delete(pair, goal))
    with pytest.raises(Ambiguous):
        editing.undelete(pair, "Twin")
    assert kind_of(goal) == "goal"


def test_a_meeting_and_its_parts_come_back_together(pair):
    pair.do(log(pair, "secret", ["Ana"], on=TODAY, now=NOW, new_id=pair.new_id))
    meeting = pair.rows("meeting")[0]["id"]
    pair.do(meetings.agenda_add(pair, meeting, ["Point"], now=NOW, new_id=pair.new_id))
    pair.do(editing.delete(pair, meeting))
    assert not pair.rows("entry") and not pair.rows("agenda")
    pair.do(editing.undelete(pair, meeting))
    assert pair.rows("entry") and pair.rows("agenda")
