"""Forms as data: those that ship, what is wrong with a file and where, versions, and how fast they are read."""

import json
import tomllib
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui import content
from mentortui.errors import NotFound, Refused
from mentortui.practice import forms
from mentortui.practice.form_faults import faults_of
from mentortui.practice.form_schema import document
from tests.practice.journal import Rows
from tests.practice.own_forms import SIZES, SMALL, competency, long_form
from tests.steps import calls

HELPED = ("advice", "listening", "challenge", "contacts", "example", "encouragement")


def test_every_form_that_ships_is_whole_and_says_who_sees_what():
    shipped = forms.shipped()
    assert set(shipped) == {
        "meeting-mentee", "meeting-mentor", "pair-fit", "pulse", "needs", "readiness-mentee", "readiness-mentor",
        "outcome", "program", "interview", "closing",
    }  # fmt: skip
    for spec in shipped.values():
        assert spec.seen.startswith("Confidential")
        assert spec.source and spec.licence
        assert "anonym" not in " ".join([spec.seen, spec.title, *(one.text for one in spec.items)]).lower()
        assert spec.sealed <= (spec.readers == "relationship")


def test_what_is_read_of_a_form_before_its_questions_is_what_the_whole_form_says():
    """Lists and what is due read only the heads, from files named as their forms; no file is left out."""
    folder = Path(content.__file__).parent / "forms"
    assert {one.stem for one in folder.iterdir()} == set(forms.shipped())
    heads = forms.heads(Rows())
    assert heads == {(one.id, one.version): one.head for one in forms.shipped().values()}
    assert [forms.exactly(Rows(), *place) for place in heads] == list(forms.shipped().values())
    assert forms.exactly(Rows(), "pulse", 2) is forms.exactly(Rows(), "nothing", 1) is None


def test_the_shipped_forms_ask_what_was_promised():
    shipped = forms.shipped()
    for role in ("mentee", "mentor"):
        after = shipped[f"meeting-{role}"]
        assert (after.who, after.about, after.minutes, after.due.after) == (role, "meeting", 0.5, "meeting")
        last = after.items[-1]
        assert (last.labels, last.optional, last.many) == (HELPED, True, True)
        assert {"strengths", "improvements", forms.CHANGE} <= {one.id for one in after.items}
    assert shipped["pair-fit"].items[0].labels == ("good fit", "still deciding", "not a fit")
    assert [len(one.items) for one in shipped["pulse"].subscales] == [2, 2, 2]
    assert shipped["pulse"].due[2:4] == ((30,), 60)
    assert {one.id for one in shipped["outcome"].subscales} == {"confidence", "belonging", "satisfaction", "engagement"}
    assert shipped["needs"].scoring == "gap"
    comments = [one for one in shipped["meeting-mentee"].items if one.type == "text"]
    assert comments[0].hint == "situation, behavior, effect, next step"


def test_toml_and_json_say_the_same():
    data = tomllib.loads(SMALL)
    assert forms.load(SMALL, "small.toml") == forms.load(json.dumps(data), "small.json")
    spec = forms.load("\ufeff" + SMALL, "small.toml")
    assert (spec.item("one").low, spec.item("one").high, spec.item("one").label(3)) == (1, 3, "always")
    assert spec.seen_by("Ana") == "Confidential: only you read this, not even Ana."
    assert spec.item("none") is None


def changed(**fields):
    return {**tomllib.loads(SMALL), **fields}


def with_item(number, **fields):
    data = tomllib.loads(SMALL)
    data["items"][number] = {name: value for name, value in {**data["items"][number], **fields}.items() if value != ""}
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (changed(items=[]), "The form has no items"),
        ({key: value for key, value in changed().items() if key != "seen"}, "The form has no seen."),
        (changed(version=0), "The version is 0"),
        (changed(version="1"), "version is a whole number, not '1'"),
        (changed(version=True), "version is a whole number, not 'True'"),
        (changed(titel="x"), "a field 'titel', which no form has (did you mean title?)"),
        (changed(who="mentees"), "who is mentee, mentor, both, everyone, not 'mentees' (did you mean mentee?)"),
        (changed(id="Our Form"), "the id 'Our Form' is not made of small letters"),
        (changed(sealed=True), "The form is sealed, but nobody else reads it"),
        (changed(items=["one"]), "items, number 1: it is 'one'"),
        (changed(items="one"), "items is a list"),
        (changed(scales={"often": ["never"]}), "The scale 'often': a scale is a list of 2 to 11 labels"),
        (changed(scales={"often": ["", "b"]}), "its first and its last point need words"),
        (with_item(1, id="one"), "Item 2 (one): item 1 has the same id"),
        (with_item(0, scale="oftn"), "Item 1 (one): there is no scale 'oftn' (did you mean often?)"),
        (with_item(0, scale=""), "Item 1 (one): a scale item names its scale"),
        (with_item(0, labels=["a", "b"]), "Item 1 (one) has both a scale and labels"),
        (with_item(0, type="star"), "Item 1 (one): there is no type 'star'"),
        (with_item(0, type=""), "Item 1 (one) has no type."),
        (with_item(0, text=" "), "Item 1 (one): the text is empty."),
        (with_item(0, text="x" * 1001), "Item 1 (one): the text has 1,001 characters"),
        (with_item(2, reverse=True), "Item 3 (why): reverse belongs to an item of type scale or number"),
        (with_item(3, options=["tea"]), "Item 4 (what): a choice has at least two options."),
        (with_item(3, options=["tea", "tea"]), "Item 4 (what): an option stands there twice."),
        (with_item(3, options=["tea", 3]), "Item 4 (what), options, label 2: it is no text"),
        (with_item(2, type="number", low=5, high=5), "Item 3 (why): its least (5) is not below its most (5)."),
        (changed(subscales=[{"id": "s", "items": ["on"]}]), "(s): there is no item 'on' (did you mean one?)"),
        (changed(subscales=[{"id": "s", "items": []}]), "Subscale 1 (s) names no item."),
        (changed(subscales=[{"id": "s", "items": ["one", "one"]}]), "Subscale 1 (s) names one twice."),
        (changed(subscales=[{"id": "s", "items": ["why"]}]), "the item why is neither a scale nor a number"),
        (changed(subscales=[{"id": "s", "items": ["one"]}] * 2), "Subscale 2 (s): another subscale has the same id."),
        (changed(scoring="none"), "The form has subscales but is not scored"),
        (changed(scoring="gap", subscales=[{"id": "s", "items": ["one"]}]), "for a gap it names two items"),
        (with_item(0, labels=["a", "b", "c", "d"], scale=""), "scores items from 1 to 3 and 1 to 4 together"),
        (changed(due={"after": "lunch"}), "[due]: after is meeting, first meeting, start, course, closing"),
        (changed(due={"after": "start"}), "[due]: after the start needs days"),
        (changed(due={"after": "start", "days": [-1]}), "[due]: days are whole numbers"),
        (changed(due={"after": "meeting", "within": 0}), "[due]: within is 0"),
        (changed(due={"after": "meeting", "again": {"item": "what", "answer": "beer"}}), "'beer' is no option"),
        (changed(due={"after": "meeting", "again": {"item": "x", "answer": "y"}}), "there is no item 'x'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(data, said):
    found = faults_of(data)
    assert any(said in one for one in found), found
    with pytest.raises(Refused, match="Nothing was saved"):
        forms.load(json.dumps(data), "x.json")


def test_every_fault_is_listed_not_only_the_first():
    data = with_item(1, id="one", type="star")
    data["version"] = 0
    assert len(faults_of(data)) >= 3
    with pytest.raises(Refused, match="more; `mentortui form check` lists them"):
        forms.load(json.dumps(data), "x.json")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id = "x\n', "Line 1"), ("id = \n", "this is not TOML"), ('{"id": }', "Line 1, column 8"),
        ("{", "this is not JSON"), ("[1, 2]", "this is a list"), ("", "The form has no id."),
        ("[" * 100_000, "nested too deep"), ('{"a":' * 100_000, "nested too deep"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_by_its_line(text, said):
    assert any(said in one for one in forms.faults(text))


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 20) | st.floats() | st.text(max_size=5)
    | st.sampled_from(["one", "two", "scale", "text", "choice", "often", "mean", "gap"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "text", "type", "scale", "labels", "items", "after", "options"]), inner),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from([*tomllib.loads(SMALL), "due", "scoring", "y"]), ANY))
def test_whatever_a_file_holds_it_is_whole_or_its_faults_are_said(fields):
    data = {**tomllib.loads(SMALL), **fields}
    found = faults_of(data)
    assert all(isinstance(one, str) and "\n" not in one for one in found)
    if not found:
        assert forms.built(data).items


def test_the_schema_names_every_field_and_says_what_it_is():
    schema = document()
    assert set(schema["required"]) <= set(schema["properties"])
    for part in (schema, *schema["$defs"].values()):
        assert all("description" in one for one in part["properties"].values())
    assert schema["$defs"]["item"]["properties"]["type"]["enum"] == ["scale", "number", "choice", "text"]


def test_an_own_form_is_found_in_each_of_its_versions():
    journal = Rows()
    for version in (1, 3):
        text = competency(version)
        journal.add("form", form="competency", version=version, title="M", definition=forms.data_of(text))
    assert forms.spec(journal, "competency").version == 3
    assert forms.spec(journal, "compet", 1).version == 1
    assert [len(one.items) for one in forms.spec(journal, "competency").subscales] == list(SIZES)
    with pytest.raises(NotFound, match=r"has no version 2 on this computer \(there is 1, 3\)"):
        forms.spec(journal, "competency", 2)
    with pytest.raises(NotFound, match="Did you mean pulse"):
        forms.spec(journal, "pluse")
    with pytest.raises(NotFound, match="meeting-mentee or meeting-mentor"):
        forms.spec(journal, "meeting")
    with pytest.raises(NotFound):
        forms.spec(journal, " ")
    assert forms.spec(journal, "do we fit?").id == "pair-fit"
    assert forms.title_of(journal, "competency", 2) == "M"
    assert forms.title_of(journal, "nowhere", 2) == "nowhere"


def test_a_form_record_nobody_can_read_hides_nothing_else():
    journal = Rows()
    journal.add("form", form="broken", version=1, title="Broken", definition={"id": "broken", "items": "?"})
    data = {**forms.data_of(SMALL), "of-a-newer-version": 1}
    journal.add("form", form="small", version=1, title="Small", definition=data)
    assert {one.id for one in forms.known(journal)} == {*forms.shipped(), "small"}


def test_a_form_of_100_items_is_read_item_by_item():
    shorter, longer = (calls(partial(forms.load, long_form(count), "long.toml")) for count in (50, 100))
    assert len(forms.load(long_form(), "long.toml").items) == 100
    assert longer < 2.5 * shorter  # twice the items are twice the work, not four times
