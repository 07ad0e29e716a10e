from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.documents.fields import in_words, joined, split, understand, understood
from mentortui.documents.form import changed, form, parse
from mentortui.errors import Refused
from mentortui.model.limits import elements
from tests.documents.plain import ANA, ME, PlainReader, made, people
from tests.hostile import texts, titles

TODAY = date(2026, 11, 21)


USING = understand(PlainReader(*people()), TODAY)
GOAL = made("goal", title="Lead the handover", owners=[ME], status="active", due="2027-02-28", baseline=3, target=7)


@given(titles, texts, st.lists(titles.map(lambda t: t[:100].strip()).filter(bool), max_size=4).map(elements))
def test_opening_and_closing_an_editor_changes_nothing(title: str, specific: str, skills: list[str]) -> None:
    reader = PlainReader(*people(), {**GOAL, "title": title, "specific": specific, "skills": skills})
    page = form(reader, reader.rows("goal")[0])
    assert changed("goal", page, page, USING) == {}


@given(texts, texts)
def test_a_text_comes_back_as_it_was(before: str, after: str) -> None:
    reader = PlainReader(*people())
    old, new = (form(reader, made("note", text=text)) for text in (before, after))
    found = changed("note", old, new, USING)
    assert found == ({} if before == after else {"text": after})


@given(titles, texts, st.lists(titles.map(lambda t: t[:100].strip()).filter(bool), max_size=4).map(elements))
def test_a_changed_header_is_understood_as_it_was_written(title: str, specific: str, skills: list[str]) -> None:
    reader = PlainReader(*people())
    new = {**GOAL, "title": title, "specific": specific, "skills": skills}
    found = changed("goal", form(reader, GOAL), form(reader, new), USING)
    expected = {"title": title, "specific": specific, "skills": skills}
    assert {"title": GOAL["title"], "specific": None, "skills": [], **found} == expected


@given(st.lists(titles))
def test_a_set_on_one_line_comes_back(names: list[str]) -> None:
    assert split(joined(names)) == names


def edit(old: str, new: str) -> dict[str, object]:
    page = form(PlainReader(*people()), GOAL)
    assert old in page
    return changed("goal", page, page.replace(old, new), USING)


def test_what_a_person_types_becomes_values() -> None:
    assert edit("due: 2027-02-28", "due: friday") == {"due": "2026-11-27"}
    assert edit("target: 7", "target: 8.5") == {"target": 8.5}
    assert edit("owners: Tom Berg", "owners: Tom Berg, Ana Silva") == {"owners": sorted([ME, ANA])}
    assert edit("stretch:", "stretch: yes") == {"stretch": True}
    assert edit("due: 2027-02-28", "due:") == {"due": None}
    assert edit("specific:", "specific: one\n\n  two") == {"specific": "one\n\ntwo"}
    assert edit("due: 2027-02-28\n", "") == {}, "a line taken out is no wish to empty the field"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("target: 7", "target: seven", ": target is a number, not 'seven'"),
        ("target: 7", "tarket: 7", "did you mean target?"),
        ("target: 7", "target 7", "is not `field: value`"),
        ("target: 7", "due: 2027-01-01", "stands here twice"),
        ("stretch:", "stretch: perhaps", "yes or no, not"),
        ("owners: Tom Berg", "owners: Nobody", "There is no person 'Nobody'"),
        ("due: 2027-02-28", "due: 01/12/2026", "Line 2"),
        ("\n---\n\n", "\n", "is missing"),
        ("---\n#", "#", "first line is not ---"),
        ("\n---\n\n", "\n---\n\nA text for a goal", "has no text under its header"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_line(old: str, new: str, says: str) -> None:
    with pytest.raises(Refused) as caught:
        edit(old, new)
    assert says in caught.value.sentence
    if "target is" in says:
        line = form(PlainReader(*people()), GOAL).split("\n").index("target: 7") + 1
        assert caught.value.sentence.startswith(f"Line {line}: ")
    assert "\n" not in caught.value.sentence


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    page = form(PlainReader(*people()), made("note", text="one\ntwo"))
    assert parse("\ufeff" + page.replace("\n", "\r\n")) == parse(page)


def test_people_of_one_name_are_written_by_id() -> None:
    reader = PlainReader(*people(), made("person", 5, name="ana silva"))
    assert in_words(reader, "goal", "owners", [ANA]) == ANA
    assert understood("goal", "owners", ANA, USING) == [ANA]


def test_a_revision_cannot_be_edited() -> None:
    with pytest.raises(Refused):
        form(PlainReader(*people()), made("revision", goal="goal-" + "1" * 32))
