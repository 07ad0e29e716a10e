"""The demo: whatever day it is opened on, the same believable nine months."""

from datetime import datetime, timedelta

import pytest

from mentortui.clock import FixedClock
from mentortui.errors import Refused
from mentortui.exchange.demo import COORDINATOR, ROLES, build_demo
from mentortui.model.records import validate
from mentortui.model.vocabulary import KINDS, kind_of
from mentortui.practice.feedback import responses
from mentortui.practice.feedback_due import due
from mentortui.practice.nudges import CADENCE, FIRST, REACHED, STUCK
from mentortui.practice.people import table
from mentortui.practice.today import today_page

SATURDAY = datetime.fromisoformat("2026-11-21T10:00:00+00:00")


def everything(journal):
    return {row["id"]: dict(row) for kind in KINDS for row in journal.rows(kind)}


@pytest.mark.parametrize("role", (*ROLES, COORDINATOR))
def test_it_is_the_same_each_time_but_for_keys_and_device(tmp_path, role):
    with build_demo(tmp_path / "a", FixedClock(SATURDAY), role) as one:
        with build_demo(tmp_path / "b", FixedClock(SATURDAY), role) as other:
            assert everything(one) == everything(other)
            assert one.device != other.device
        assert one.notices == []


@pytest.mark.parametrize("role", ROLES)
def test_every_record_is_valid_and_every_link_leads_somewhere(tmp_path, role):
    with build_demo(tmp_path / "home", FixedClock(SATURDAY), role) as journal:
        rows = everything(journal)
    assert {kind_of(record_id) for record_id in rows} <= set(KINDS)
    assert 150 <= len(rows) <= 400
    for row in rows.values():
        validate(kind_of(row["id"]), row)
        for field in ("goal", "meeting", "relationship", "person", "owner", "by"):
            assert row.get(field) is None or row[field] in rows
        assert row["at"] <= SATURDAY.isoformat()


def other_of(journal):
    """The person the story is most about."""
    return next(row["id"] for row in journal.rows("person") if row["name"] in ("Ana Silva", "Tom Berg")
                and row["id"] != journal.me)  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("away", range(8))
def test_on_any_day_of_the_week_there_is_the_same_to_see(tmp_path, role, away):
    moment = SATURDAY.replace(hour=0, minute=5) + timedelta(days=away)
    with build_demo(tmp_path / "home", FixedClock(moment), role) as journal:
        waiting = {one.form for one in due(journal, moment.date())}
        pulses = [row["occasion"] for row in responses(journal, "pulse") if row["about"] == other_of(journal)]
        page = today_page(journal, moment.date())
        lights = {line.title: line.light.level for line in table(journal, moment.date())}
    assert f"meeting-{role}" in waiting
    assert pulses == ["day 30", "day 90", "day 150", "day 210"]
    assert page.next is not None
    assert page.late >= 1
    assert any(not item.mine for item in page.todo)
    assert {line.health.level for line in page.goals} >= {"on track", "at risk", "draft"}
    kinds = {nudge.kind for nudge in page.nudges}
    assert {CADENCE, REACHED, STUCK} <= kinds
    assert (FIRST in kinds) == (role == "mentor")
    assert "No meeting with Bo for 5 weeks; you agreed on every 2." in {nudge.text for nudge in page.nudges}
    assert {"act", "watch", "resting"} <= set(lights.values())


@pytest.mark.parametrize("role", ROLES)
def test_what_a_visitor_does_is_theirs_to_undo_and_the_story_is_not(tmp_path, role):
    with build_demo(tmp_path / "home", FixedClock(SATURDAY), role) as journal, pytest.raises(Refused):
        journal.undo()


def test_a_home_in_use_is_left_alone(tmp_path):
    build_demo(tmp_path / "home", FixedClock(SATURDAY)).close()
    before = {path: path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()}
    with pytest.raises(Refused):
        build_demo(tmp_path / "home", FixedClock(SATURDAY))
    assert {path: path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()} == before
