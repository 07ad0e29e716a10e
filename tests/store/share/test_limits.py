"""Hostile segments, rightly sealed and signed: what no journal keeps is left out with a reason, all else is taken."""

import json

import pytest

from mentortui.model.limits import TITLE_MAX
from mentortui.store.canonical import FIELDS_MAX, TEXT_MAX
from mentortui.store.share.envelope import Unsound
from mentortui.store.share.segment import LEFT_OUT_MAX, decode
from mentortui.store.stamp import LAST_MS
from tests.store.share.test_segment import A, lines

T = f"{9:016x}"
STAMP = f"{T}-{A}"
GOOD = {"i": "goal-good", "t": T, "f": {"title": "good"}}
KEPT = {"goal-good": {"f": {"title": {A: [STAMP, "good"]}}}}
BEYOND = f"{LAST_MS + 1:012x}0000"


def said(**keys):
    return {"i": "goal-bad", "t": T, **keys}


def deep(depth):
    return "[" * depth + "]" * depth


LEFT_OUT = {
    "an id that is a path": ({"i": "../../x", "t": T, "f": {"title": "x"}}, "not the id"),
    "an id with a path in it": ({"i": "goal-../../x", "t": T, "f": {"title": "x"}}, "not the id"),
    "no id": ({"t": T, "f": {"title": "x"}}, "not the id"),
    "an id that is a list": ({"i": ["goal-1"], "t": T}, "not the id"),
    "no stamp": ({"i": "goal-bad", "f": {"title": "x"}}, "stamp does not read"),
    "a stamp in capitals": (said(t="00000000000000AB"), "stamp does not read"),
    "a title of more than 10,000 characters": (said(f={"title": "é" * (TITLE_MAX + 1)}), "title has more than 10,000"),
    "a name of more than 10,000 characters": (said(f={"name": "x" * (TITLE_MAX + 1)}), "name has more than 10,000"),
    "a value of more than 1 MB": (said(f={"why": "x" * (TEXT_MAX + 1)}), "1,000,000"),
    "a text of more than 1 MB": (said(x={"text": ["é" * (TEXT_MAX // 2 + 1), {}]}), "1,000,000"),
    "100,000 deep": (f'{{"i":"goal-bad","t":"{T}","f":{{"title":{deep(100_000)}}}}}', "does not read"),
    "9 deep": (f'{{"i":"goal-bad","t":"{T}","f":{{"title":{deep(9)}}}}}', "nested more than 8 deep"),
    "a number too large": (said(f={"value": 2**63}), "not a number a journal can keep"),
    "a number far too large": (f'{{"i":"goal-bad","t":"{T}","f":{{"value":1e999}}}}', "does not read"),
    "not a number": (f'{{"i":"goal-bad","t":"{T}","f":{{"value":NaN}}}}', "does not read"),
    "half a character": (f'{{"i":"goal-bad","t":"{T}","f":{{"title":"\\ud800"}}}}', "does not read"),
    "another's id as a field": (said(f={"id": "goal-good"}), "no name"),
    "a field without a name": (said(f={"": 1}), "no name"),
    "a field's name with an escape": (said(f={"\x1b[31m": 1}), "no name"),
    "a field's name of 1,000 letters": (said(f={"x" * 1000: 1}), "no name"),
    "fields in a list": (said(f=[1]), "does not read"),
    "a text of one part": (said(x={"text": ["words"]}), "does not read"),
    "a text that is a number": (said(x={"text": [5, {}]}), "no text"),
    "seen is a list": (said(x={"text": ["words", []]}), "does not read"),
    "seen is no stamp": (said(x={"text": ["words", {A: "x"}]}), "stamp does not read"),
    "a part of many letters": (said(device={}), "part"),
    "100,000 fields": (said(f={f"{n:x}": 1 for n in range(100_000)}), "more than 5,000 fields"),
    "no UTF-8": ('{"i":"goal-bad","\udcff":1}', "does not read"),
    "an empty line": ("", "does not read"),
    "a list": ("[]", "does not read"),
    "no JSON": ("{hello", "does not read"),
}


@pytest.mark.parametrize("how", LEFT_OUT)
def test_a_hostile_line_is_left_out_whole_with_a_reason(how):
    line, why = LEFT_OUT[how]
    _, state, left_out = decode(lines(line, GOOD), A)
    assert state == KEPT
    [sentence] = left_out
    assert why in sentence
    assert len(sentence) < 200
    assert sentence.isprintable()


def test_the_rest_of_a_record_is_kept_when_a_line_of_it_is_left_out():
    _, state, left_out = decode(lines(GOOD, {**GOOD, "t": f"{10:016x}", "f": {"title": "x" * 10_001, "why": "?"}}), A)
    assert (state, len(left_out)) == (KEPT, 1)


def test_a_record_may_not_grow_too_large_over_many_lines():
    many = ({"i": "goal-bad", "t": f"{n:016x}", "f": {f"f{n}_{m}": 1 for m in range(100)}} for n in range(51))
    _, state, left_out = decode(lines(GOOD, *many), A)
    assert (state, left_out) == (KEPT, ["goal-bad: it has more than 5,000 fields and entries"])


def test_a_million_fields_are_more_than_a_segment_holds():
    fields = b",".join([b'"1234":1'] * 10**6)
    with pytest.raises(Unsound, match="larger than 8 MB"):
        decode(lines(GOOD) + b'{"i":"goal-bad","t":"%s","f":{%s}}\n' % (T.encode(), fields), A)


def test_what_just_fits_is_kept():
    line = said(
        t=f"{LAST_MS:012x}ffff",
        f={"title": "é" * TITLE_MAX, "value": 2**63 - 1, "low": -(2**63), "deep": json.loads(deep(8))},
        x={"text": ["x" * TEXT_MAX, {}]},
    )
    line["f"] |= {f"f{n}": None for n in range(FIELDS_MAX - 5)}
    _, state, left_out = decode(lines(line), A)
    assert left_out == []
    assert sum(map(len, state["goal-bad"].values())) == FIELDS_MAX


def test_escapes_and_kinds_and_fields_we_do_not_know_are_kept_as_data():
    line = {
        "i": "thing_2-1",
        "t": T,
        "f": {"title": "\x1b[31mred\x07", "newer": {"a": [1]}, "tags/\x1b": True},
        "c": {"n": 5},
    }
    prelude, state, left_out = decode(lines(line).replace(b'"have"', b'"later":{"a":1},"have"', 1), A)
    fields = {name: {A: [STAMP, value]} for name, value in line["f"].items()}
    assert state == {"thing_2-1": {"f": fields, "c": {"n": {A: [STAMP, 5]}}}}
    assert (prelude.more, left_out) == ({"later": {"a": 1}}, [])


@pytest.mark.parametrize(
    "line",
    [
        said(t=BEYOND, f={"title": "x"}),
        said(t="f" * 16, f={"title": "x"}),
        said(x={"text": ["x", {A: f"{BEYOND}-{A}"}]}),
    ],
)
def test_a_stamp_beyond_the_year_9999_sets_the_segment_aside(line):
    with pytest.raises(Unsound, match="beyond the year 9999"):
        decode(lines(GOOD, line), A)


def test_nonsense_throughout_is_no_segment():
    _, state, left_out = decode(lines(GOOD, *[""] * LEFT_OUT_MAX), A)
    assert (state, len(left_out)) == (KEPT, LEFT_OUT_MAX)
    with pytest.raises(Unsound, match="more than 1,000"):
        decode(lines(GOOD, *[""] * (LEFT_OUT_MAX + 1)), A)
