"""Charters: what ships holds together, what does not is said, and what was promised stays."""

import pytest

from mentortui.changes import charter as charters
from mentortui.content.programs import program_template, program_templates
from mentortui.errors import NotFound, Refused
from mentortui.practice.forms import shipped
from mentortui.program.charter import faults, on_overview
from tests.changes.book import NOW, TODAY, Book

SHARE = "ab" * 16


def founded(template: str = "early-talent") -> Book:
    """A journal with the program of a template."""
    book = Book()
    book.do(charters.found(book, SHARE, "Early talent 2026", program_template(template), start=TODAY, now=NOW,
                           new_id=book.new_id))  # fmt: skip
    return book


def row(book: Book) -> dict:
    """Its charter."""
    found = book.get(charters.charter_id(SHARE))
    assert found is not None
    return found


@pytest.mark.parametrize("template", [one.id for one in program_templates()])
def test_a_template_makes_a_charter_that_only_lacks_names(template):
    book = founded(template)
    said = faults(row(book), book.rows("measure"))
    assert [one for one in said if not one.startswith("Nobody is named")] == []
    assert set(row(book)["forms"]) <= shipped().keys()
    assert on_overview(book.rows("measure"))[0]["figure"] == "heard-from"
    assert all(one.decision for one in map(_measured, book.rows("measure")))


def _measured(row):
    from mentortui.model.program_records import Measure

    return Measure.model_validate(row)


def test_reviews_lie_so_many_weeks_after_the_first_day():
    assert row(founded())["reviews"] == ["2027-01-16", "2027-05-22", "2027-11-20"]


def test_an_unknown_template_is_refused_with_those_there_are():
    with pytest.raises(NotFound, match="early-talent"):
        program_template("late")


def test_a_figure_without_a_decision_and_one_with_a_foreign_aim_are_said():
    book = founded()
    book.do(charters.measure(book, SHARE, "nps", {"owner": "Kim"}, now=NOW, new_id=book.new_id))
    book.do(charters.set_fields(book, SHARE, {"aims": ["Newcomers stay and grow"]}))
    said = " ".join(faults(row(book), book.rows("measure")))
    assert "supports no decision" in said
    assert "an aim the charter does not have: Newcomers know people beyond their team" in said


def test_an_aim_may_be_cut_short_and_one_that_is_not_there_is_refused():
    book = founded()
    book.do(charters.measure(book, SHARE, "nps", {"aim": "newcomers know"}, now=NOW, new_id=book.new_id))
    assert (charters.measure_of(book, SHARE, "nps") or {})["aim"] == "Newcomers know people beyond their team"
    with pytest.raises(Refused, match="no aim 'Newcomers'"):
        charters.measure(book, SHARE, "nps", {"aim": "Newcomers"}, now=NOW, new_id=book.new_id)
    with pytest.raises(Refused, match="no aim 'Fame'"):
        charters.measure(book, SHARE, "nps", {"aim": "Fame"}, now=NOW, new_id=book.new_id)


def test_a_figure_is_set_once():
    book = founded()
    before = len(book.rows("measure"))
    book.do(charters.measure(book, SHARE, "active", {"target": 90}, now=NOW, new_id=book.new_id))
    assert len(book.rows("measure")) == before
    assert (charters.measure_of(book, SHARE, "active") or {})["target"] == 90


@pytest.mark.parametrize(
    ("kind", "row"),
    [("enrolment", {"name": "Ana", "person": "person-ana"}), ("fact", {"what": "response"}), ("period", {})],
)
def test_thresholds_stay_once_a_form_may_be_open_and_are_never_below_three(kind, row):
    book = founded()
    with pytest.raises(Refused):
        charters.set_fields(book, SHARE, {"people": 2})
    book.do(charters.set_fields(book, SHARE, {"people": 4}))
    others = {"enrolment": [{"program": SHARE, "name": "Bo"}, {"program": "another", "person": "person-bo"}]}
    book.do(charters.set_fields(_With(book, others), SHARE, {"people": 5}))
    relied_on = _With(book, {kind: [{"program": SHARE, **row}]})
    for field in ("people", "comments"):
        with pytest.raises(Refused, match="whoever answers relies on it"):
            charters.set_fields(relied_on, SHARE, {field: 8})
    assert charters.set_fields(relied_on, SHARE, {"owner": "Kim", "people": 5}).update  # the same again is no change


class _With:
    """A journal with other rows of some kinds."""

    def __init__(self, book, rows):
        self.get, self._book, self._rows = book.get, book, rows

    def rows(self, kind):
        return self._rows.get(kind, [])


def test_cohorts_that_cannot_be_are_said():
    book = founded()
    cohorts = [
        {"name": "Spring", "start": "2027-03-01", "end": "2027-02-01"},
        {"name": "Autumn", "start": "2027-09-01", "end": "2027-12-01"},
    ]
    said = " ".join(faults({**row(book), "retention": 6}, book.rows("measure"), cohorts))
    assert "Spring ends before it starts" in said
    assert "Autumn is shorter than the 12 months" in said
    assert "kept for a shorter time" in said
