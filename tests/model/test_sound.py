"""What may stand in a field that somebody else's program wrote, by the models."""

import pytest

from mentortui.model.record import Record
from mentortui.model.records import MODELS
from mentortui.model.sound import fits
from mentortui.model.vocabulary import ALWAYS_PRIVATE, NEEDED, READERS
from tests.canaries import Canaries

ODD = (5, -1, 1.5, True, [1], {"a": 1}, "2026-02-31", "", "x" * 2_000_000)


def test_what_a_record_is_nothing_without_is_what_its_model_asks_for():
    asked = {
        kind: {name for name, field in model.model_fields.items() if field.is_required()} - Record.model_fields.keys()
        for kind, model in MODELS.items()
        if kind not in ALWAYS_PRIVATE
    }
    assert {kind: frozenset(names) for kind, names in asked.items() if names} == NEEDED


@pytest.mark.parametrize("kind", MODELS)
def test_what_a_model_takes_fits_and_no_field_takes_everything(kind):
    words = Canaries()
    for name in MODELS[kind].model_fields.keys() - Record.model_fields.keys():
        value = words._value(MODELS[kind], name, "", kind)
        field = f"{name}/{value[0]}" if isinstance(value, list) else name
        assert value is None or isinstance(value, list) or fits(kind, field, value)
        assert fits(kind, name, None), "emptied"
        assert not all(fits(kind, name, odd) for odd in ODD), name


@pytest.mark.parametrize(
    ("field", "value"),
    [("readers", "nobody"), ("readers", ""), ("at", "yesterday"), ("at", 5), ("by", 5), ("counted", "yes"),
     ("deleted", 1), ("tags/x", "yes"), ("tags/" + "x" * 300, True), ("tags/", True), ("minutes", "60"),
     ("minutes", True), ("type", ""), ("type", 3), ("type", "x" * 300), ("on", 20261121)],
)  # fmt: skip
def test_what_fits_nowhere(field, value):
    assert not fits("meeting", field, value)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [*(("meeting", "readers", readers) for readers in READERS), ("meeting", "tags/walk", True),
     ("meeting", "minutes", 60), ("meeting", "type", "hologram"), ("meeting", "later", {"any": [1]}),
     ("ritual", "on", 5), ("goal", "target", 3),
     ("goal", "target", 3.5)],
)  # fmt: skip
def test_choices_fields_and_kinds_of_a_newer_version_are_kept(kind, field, value):
    assert fits(kind, field, value)
