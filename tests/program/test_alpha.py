"""Alpha beside every score: of ten people who answered all of its items, never of fewer."""

from __future__ import annotations

from datetime import date

import pytest

from mentortui.practice import forms
from mentortui.program.kpi_answers import ITEMS, TURNED
from mentortui.program.periods import as_data
from mentortui.program.rolling import rollup
from mentortui.program.rules import Rules
from mentortui.statistics import cronbach_alpha
from tests.program.made import Program

DAY = date(2026, 11, 21)
POINTS = (1, 5, 2, 4, 3, 5, 1, 2, 4, 3, 5, 2)


def outcome(person_points, turn):
    """Answers of a form on how work is; items that say the opposite as somebody would answer them."""
    own = {}
    for part in ("confidence", "belonging", "satisfaction", "engagement"):
        for place, item in enumerate(ITEMS[part]):
            point = max(1, min(5, person_points + (place == 1 and turn)))
            own[item] = 6 - point if item in TURNED else point
    return own


def answered(people):
    one = Program()
    for number in range(people):
        mentor, mentee = one.person(f"m{number}", "mentor"), one.person(f"e{number}")
        point = POINTS[number]
        items = {item: max(1, min(5, point + place % 2)) for place, item in enumerate(
            item for part in ("goal", "task", "bond") for item in ITEMS[part])}  # fmt: skip
        one.answer("pulse", mentee, person=mentor, **items)
        gaps = {}
        for place, need in enumerate(("priorities", "feedback", "speaking", "leading", "expertise", "contacts",
                                      "conflict", "direction")):  # fmt: skip
            gaps |= {f"{need}-importance": 5, f"{need}-level": max(1, min(5, point + place % 2))}
        one.answer("needs", mentee, **gaps)
        one.answer("outcome", mentee, on="2026-02-01", **outcome(point, 0))
        one.answer("outcome", mentee, on="2026-11-01", **outcome(point, 1))
    return rollup(one.whole(), as_of=DAY, rules=Rules())


@pytest.mark.parametrize("figure", ["pulse", "needs", "outcome-form"])
def test_a_score_of_ten_people_has_alpha_and_of_nine_none(figure):
    of_nine, of_twelve = (answered(people).figure(figure) for people in (9, 12))
    assert of_nine.shown and of_nine.alpha is None and all(part.alpha is None for part in of_nine.parts)
    assert of_twelve.alpha > 0.9 and of_twelve.alpha_n == 12


def test_of_items_that_say_the_opposite_the_points_are_turned():
    parts = {part.name: part for part in answered(12).figure("outcome-form").parts}
    rows = [[point, min(5, point + 1), point] for point in POINTS]
    assert parts["confidence"].alpha == pytest.approx(cronbach_alpha(rows))
    assert "(alpha 0." in parts["confidence"].label


def test_the_items_are_those_of_the_forms_that_ship():
    shipped = forms.shipped()
    scales = {one.id: one.items for form in ("pulse", "outcome") for one in shipped[form].subscales}
    assert scales == ITEMS
    turned = {item.id for form in ("pulse", "outcome", "needs") for item in shipped[form].items if item.reverse}
    assert turned == TURNED


def test_alpha_survives_being_published():
    figure = answered(12).figure("pulse")
    assert as_data(figure)["alpha_n"] == 12
    assert as_data(figure)["parts"][0]["alpha"] == figure.parts[0].alpha
