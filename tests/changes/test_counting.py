"""Counted for the program, by key and by command: the same delta, and never what is never counted."""

from __future__ import annotations

from functools import partial

import pytest

from mentortui.changes import counting, editing, goals, meetings
from mentortui.errors import Refused
from tests.changes.book import NOW


@pytest.fixture
def goal(pair):
    return pair.do(goals.add(pair, "Lead the handover", now=NOW, new_id=pair.new_id))[0]


def along(book, call, counted=True, **more):
    return counting.along(book, call=call, counted=counted, now=NOW, new_id=book.new_id, **more)


def test_a_new_record_is_made_counted(pair):
    (made,) = along(pair, partial(goals.add, title="Give a talk"), kind="goal").create.values()
    assert made["counted"] is True
    delta = along(pair, partial(meetings.plan, with_=["Ana"], days=[NOW.date()], agenda=["A point"]), kind="meeting")
    assert [row.get("counted") for one, row in delta.create.items()].count(True) == 1
    uncounted = along(pair, partial(goals.add, title="Give a talk"), False, kind="goal")
    assert "counted" not in next(iter(uncounted.create.values()))


def test_with_other_changes_it_is_one_delta(pair, goal):
    call = partial(editing.set_fields, record=goal, fields={"due": "2027-02-28"})
    assert along(pair, call, kind="goal", record=goal).update == {goal: {"due": "2027-02-28", "counted": True}}
    alone = editing.set_fields(pair, goal, {"counted": True})
    assert alone.update == {goal: {"counted": True}}
    pair.do(alone)
    assert along(pair, call, False, kind="goal", record=goal).update == {goal: {"due": "2027-02-28", "counted": False}}
    assert editing.set_fields(pair, goal, {"counted": False}).update == {goal: {"counted": False}}
    with pytest.raises(Refused, match="says that already"):
        editing.set_fields(pair, goal, {"counted": True})


def test_what_is_never_counted_is_refused_in_words(pair, goal):
    with pytest.raises(Refused, match="Personal goals are never counted"):
        editing.set_fields(pair, goal, {"counted": True, "area": "personal"})
    with pytest.raises(Refused, match="Wellbeing goals are never counted"):
        along(pair, partial(goals.add, title="Sleep", area="wellbeing"), kind="goal")
    with pytest.raises(Refused, match="Any person is never counted"):
        editing.set_fields(pair, "Ana", {"counted": True})
    with pytest.raises(Refused, match="says that already"):
        editing.set_fields(pair, goal, {"counted": False})


def test_a_relationship_does_not_end_before_it_began(pair):
    (together,) = pair.rows("relationship")
    pair.do(editing.set_fields(pair, together["id"], {"start": "2026-06-01"}))
    with pytest.raises(Refused, match="before it began"):
        editing.set_fields(pair, together["id"], {"ended_on": "2026-05-31"})
    assert editing.set_fields(pair, together["id"], {"ended_on": "2026-06-01"})
