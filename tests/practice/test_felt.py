"""What one's own ratings say: for the one who rated, and never a light."""

from mentortui.practice import felt, forms
from tests.practice.test_health import Pair

SPEC = forms.shipped()["pulse"]
RATED = [item.id for item in SPEC.items if item.rated]


def rated(rows, on, points, **more):
    answers = dict.fromkeys(RATED, points)
    return rows.add("response", form="pulse", version=SPEC.version, on=on, relationship=rows.link["id"],
                    answers=answers, **more)  # fmt: skip


def says(rows):
    return [(one.code, one.sentence) for one in felt.felt(rows, rows.link)]


def test_low_answers_are_named_to_who_gave_them():
    rows = Pair()
    rated(rows, "2026-11-03", 4)
    assert says(rows) == []
    rated(rows, "2026-11-10", 2)
    assert says(rows) == [(felt.LOW, f'What you answered to "{SPEC.title}" on 10 November 2026 was low.')]
    rated(rows, "2026-11-17", 3)
    assert says(rows) == []


def test_answers_a_quarter_of_the_scale_lower_than_before_are_named():
    rows = Pair()
    rated(rows, "2026-11-03", 5)
    rated(rows, "2026-11-10", 4)
    assert says(rows) == [
        (felt.FALLING, f'What you answered to "{SPEC.title}" on 10 November 2026 was lower than before.'),
    ]  # fmt: skip


def test_what_the_other_answered_and_what_is_no_form_here_says_nothing():
    rows = Pair()
    rated(rows, "2026-11-03", 1, by=rows.ana)
    rows.add("response", form="dream", version=1, on="2026-11-03", relationship=rows.link["id"], answers={"a": 1})
    rated(rows, "2026-11-03", 1)["relationship"] = "relationship-other"
    assert says(rows) == []
