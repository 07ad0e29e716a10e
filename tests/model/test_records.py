"""Records at the edge: valid ones pass, unknown fields stay, one sentence names what is wrong."""

import pytest

from mentortui.errors import Refused
from mentortui.model.delta import Delta, together
from mentortui.model.records import MODELS, validate
from mentortui.model.vocabulary import (
    BEHIND,
    KINDS,
    PARENT_FIELDS,
    SET_FIELDS,
    TEXT_FIELDS,
    is_private,
    kind_named,
    kind_of,
    table_of,
)

COMMON = {"at": "2026-11-21T09:00:00+01:00", "by": "person-1"}
LEAST = {
    "person": {"name": "Ana"},
    "relationship": {"mentors": ["person-1"], "mentees": ["person-2"]},
    "goal": {"title": "Lead the handover", "owners": ["person-1"]},
    "revision": {"goal": "goal-1", "on": "2026-11-21", "reason": "Because", "before": {}, "after": {}},
    "step": {"goal": "goal-1", "title": "One"},
    "progress": {"goal": "goal-1", "on": "2026-11-21"},
    "scale": {"goal": "goal-1", "less": "a", "expected": "b", "better": "c"},
    "meeting": {"on": "2026-11-21"},
    "agenda": {"meeting": "meeting-1", "title": "Point"},
    "entry": {"meeting": "meeting-1", "text": "Said"},
    "note": {"text": "Thought"},
    "action": {"title": "Do", "owner": "person-1"},
    "milestone": {"title": "Done", "on": "2026-11-21"},
    "recognition": {"title": "Thanks", "person": "person-1", "on": "2026-11-21"},
    "introduction": {"name": "Ines", "person": "person-1", "on": "2026-11-21"},
    "form": {"form": "pulse", "version": 1, "title": "Pulse", "definition": {"items": []}},
    "response": {"form": "pulse", "version": 1, "on": "2026-11-21"},
    "correction": {"response": "response-1", "on": "2026-11-21"},
    "skill": {"name": "Listening"},
    "rating": {"skill": "listening", "person": "person-1", "level": 3, "on": "2026-11-21"},
    "agreement": {"version": 1},
    "acceptance": {"agreement": "agreement-1", "person": "person-1", "on": "2026-11-21"},
    "pause": {"start": "2026-11-21"},
    "training": {"module": "goals", "on": "2026-11-21"},
    "resource": {"title": "Teach-back in ten minutes"},
    "snooze": {"rule": "cadence"},
    "share": {"name": "Ana and Tom", "since": "2026-11-21T09:00:00+01:00"},
    "computer": {"name": "Laptop", "device": "k7m2q9x4c5ab", "sign": "00", "age": "age1"},
    "invite": {"share": "share-1"},
    "call": {"on": "2026-11-24"},
    "outcome": {"kind": "promotion", "on": "2026-11-24"},
    "charter": {"name": "Early talent"},
    "announcement": {"title": "Workshop on Friday", "on": "2026-11-24"},
    "page": {"title": "How we match", "text": "By what people ticked."},
    "sponsor": {"program": "00", "name": "Kim Lee"},
    "measure": {"program": "00", "figure": "heard-from"},
    "cohort": {"program": "00", "name": "Spring 2027"},
    "enrolment": {"program": "00", "name": "Ana Silva"},
    "contact": {"program": "00", "person": "person-" + "0" * 32, "on": "2026-11-24", "text": "Called her"},
    "finding": {"program": "00", "on": "2026-11-24", "finding": "Few goals by week six"},
}


def row(kind, **more):
    return {"id": f"{kind}-{'0' * 32}", **COMMON, **LEAST[kind], **more}


@pytest.mark.parametrize("kind", KINDS)
def test_the_least_there_is_to_say_is_valid_and_defaults_are_not_written(kind):
    assert validate(kind, row(kind)) == row(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_a_newer_version_stay(kind):
    assert validate(kind, row(kind, aura="blue"))["aura"] == "blue"


def test_a_kind_of_a_newer_version_stays_as_it_is():
    assert validate("dream", {"id": "dream-1", "x": 1}) == {"id": "dream-1", "x": 1}


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("progress", {"confidence": 11}, "confidence"),
        ("meeting", {"minutes": -5}, "minutes"),
        ("meeting", {"type": "brunch"}, "type"),
        ("meeting", {"time": "4pm"}, "time"),
        ("resource", {"link": "file:///etc/passwd"}, "link"),
        ("resource", {"path": "https://example.org"}, "path"),
        ("resource", {"path": "two\nlines"}, "path"),
        ("goal", {"title": ""}, "title"),
        ("goal", {"baseline": 3, "target": 3}, "target"),
        ("goal", {"start": "2026-11-21", "due": "2026-11-01"}, "due"),
        ("goal", {"id": "../../x"}, "id"),
        ("note", {"mood": 6}, "mood"),
        ("note", {"text": "\x00"}, "text"),
        ("scale", {"level": 3}, "level"),
        ("action", {"at": "yesterday"}, "at"),
        ("action", {"readers": "the whole world"}, "readers"),
    ],
)
def test_what_is_wrong_is_named_with_its_field(kind, more, field):
    with pytest.raises(Refused) as refusal:
        validate(kind, row(kind, **more))
    assert refusal.value.field == field
    assert "nothing was saved" in refusal.value.sentence.lower()


def test_the_vocabulary_and_the_records_name_the_same_fields():
    assert set(MODELS) == {*KINDS, *BEHIND}
    for fields in (SET_FIELDS, TEXT_FIELDS):
        for kind, names in fields.items():
            assert names <= set(MODELS[kind].model_fields), kind
    for kind, parent in PARENT_FIELDS.items():
        assert MODELS[kind].model_fields[parent].is_required()


def test_sets_are_sorted_whatever_order_they_come_in():
    owners = ["person-2", "person-1", "person-2"]
    assert validate("goal", row("goal", owners=owners))["owners"] == ["person-1", "person-2"]


def test_kinds_are_known_by_singular_and_plural():
    assert {kind_named(word) for word in ("goal", "Goals")} == {"goal"}
    assert kind_named("people") == "person"
    assert kind_named("nonsense") is None
    assert kind_of("agenda-12") == "agenda"
    assert table_of("dream") == "dream"


def test_notes_and_people_are_private_whatever_they_say():
    assert is_private("note-1", {"readers": "relationship"})
    assert is_private("goal-1", {})
    assert not is_private("goal-1", {"readers": "relationship"})


def test_deltas_put_together_do_what_each_does():
    one = Delta("A", {"goal-1": {"title": "x"}}, {"goal-2": {"title": "y", "due": "2026-01-01"}})
    two = Delta("B", {}, {"goal-2": {"title": "z"}})
    both = together("Both", one, two)
    assert both.create == {"goal-1": {"title": "x"}}
    assert both.update == {"goal-2": {"title": "z", "due": "2026-01-01"}}
    assert one.update["goal-2"]["title"] == "y"
    assert not Delta("Nothing")
