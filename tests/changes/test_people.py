"""People and relationships."""

from __future__ import annotations

from datetime import date

import pytest

from mentortui.changes import naming
from mentortui.changes.people import person_add, person_edit, relationship_add, relationships_add
from mentortui.errors import Refused
from tests.changes.book import ME, NOW, mentor, person


def related(book, mentors, mentees, **more):
    return relationship_add(book, mentors, mentees, now=NOW, new_id=book.new_id, **more)


def test_unknown_names_become_people_with_their_roles(book):
    book.do(related(book, ["me"], ["Ana Silva"], cadence="2 weeks"))
    ana = book.get(naming.person(book, "Ana Silva"))
    assert ana["roles"] == ["mentee"] and ana["readers"] == "only_you"
    assert book.get(ME)["roles"] == ["mentor"]
    (row,) = book.rows("relationship")
    assert row["mentors"] == [ME] and row["mentees"] == [ana["id"]]
    assert (row["readers"], row["cadence"], row["status"], row["start"]) == (
        "relationship",
        "2 weeks",
        "active",
        "2026-11-21",
    )


def test_a_known_first_name_is_the_known_person_and_another_is_not(book):
    ana = person(book, "Ana Silva")
    book.do(related(book, ["me"], ["Ana"]))
    book.do(related(book, ["me"], ["An"]))
    assert book.rows("relationship")[0]["mentees"] == [ana]
    assert len(book.rows("person")) == 3


def test_ones_own_name_is_oneself(book):
    book.do(related(book, ["tom berg"], ["Ana"]))
    assert book.rows("relationship")[0]["mentors"] == [ME]


def test_several_at_once_each_with_their_own(book):
    book.do(relationships_add(book, "mentor", ["Ana", "Bo", "ana"], now=NOW, new_id=book.new_id))
    assert len(book.rows("relationship")) == 2
    assert len(book.rows("person")) == 3
    book.do(relationships_add(book, "mentee", ["Cy"], now=NOW, new_id=book.new_id))
    assert book.get(ME)["roles"] == ["mentee", "mentor"]


def test_peers_stand_on_both_sides(book):
    book.do(related(book, ["me"], ["Bo"], kind="peer"))
    (row,) = book.rows("relationship")
    assert row["mentors"] == row["mentees"] and len(row["mentors"]) == 2


@pytest.mark.parametrize(
    ("mentors", "mentees", "more", "sentence"),
    [
        (["me"], [], {}, "needs a mentee"),
        ([], ["Ana"], {}, "needs a mentor"),
        (["me"], ["me"], {}, "Yourself alone is no relationship"),
        (["me"], ["me"], {"kind": "peer"}, "Yourself alone is no relationship"),
        (["Ana"], ["ana"], {}, "Ana alone is no relationship"),
        (["me"], ["me", "Ana"], {}, "cannot be mentor and mentee"),
        (["me"], [" "], {}, "name is empty"),
        (["me"], ["x" * 201], {}, "at most 200"),
        (["me"], ["Ana"], {"kind": "odd"}, "choose one of"),
        (["me"], ["Ana"], {"start": date(2026, 5, 1), "end": date(2026, 4, 1)}, "before it starts"),
    ],
)
def test_what_a_relationship_cannot_be(book, mentors, mentees, more, sentence):
    with pytest.raises(Refused, match=sentence):
        related(book, mentors, mentees, **more)


def test_the_same_relationship_twice_is_refused_until_the_first_is_closed(book):
    from mentortui.changes.closing import close

    (first,) = mentor(book, "Ana")
    with pytest.raises(Refused, match="there already"):
        related(book, ["me"], ["Ana"])
    book.do(close(book, first, "completed", now=NOW, talked=True))
    book.do(related(book, ["me"], ["Ana"]))


def test_a_name_that_is_taken_needs_a_distinction(book):
    person(book, "Ana Silva")
    with pytest.raises(Refused, match="ward 3"):
        person_add(book, "ana silva", now=NOW, new_id=book.new_id)
    with pytest.raises(Refused, match="yourself"):
        person_add(book, "Me", now=NOW, new_id=book.new_id)


def test_a_profile_is_changed_and_emptied(book):
    person(book, "Ana")
    book.do(
        person_edit(book, "Ana", {"wants": ["talks", "courage"], "explains": "examples", "hours_a_month": 2}, now=NOW)
    )
    ana = book.get(naming.person(book, "Ana"))
    assert (ana["wants"], ana["explains"], ana["hours_a_month"]) == (["courage", "talks"], "examples", 2)
    book.do(person_edit(book, "Ana", {"wants": [], "explains": None}, now=NOW))
    ana = book.get(ana["id"])
    assert "explains" not in ana and not ana.get("wants")
    with pytest.raises(Refused, match="says that already"):
        person_edit(book, "Ana", {"explains": None, "hours_a_month": 2}, now=NOW)
    with pytest.raises(Refused, match="choose one of"):
        person_edit(book, "Ana", {"roles": ["king"]}, now=NOW)
