"""Answers looked back at: lines, distributions, comments, both sides, what somebody meant to change."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.errors import NotFound
from mentortui.practice import bars, forms
from mentortui.practice.feedback import responses, sides, will_change
from mentortui.practice.trends import distribution, trend
from tests.practice.journal import Rows
from tests.practice.own_forms import competency, long_form
from tests.steps import calls

AFTER = forms.shipped()["meeting-mentor"]


class Said:
    """A pair with meetings and answers."""

    def __init__(self):
        self.journal = Rows()
        self.ana, self.row = self.journal.pair("Ana Silva")
        self.bo, self.other = self.journal.pair("Bo Lind")

    def about(self, on, answers, row=None, form="meeting-mentor", **fields):
        row = row or self.row
        person = next(one for one in row["mentees"])
        met = self.journal.meeting(on, [person], relationship=row["id"])
        return met, self.journal.add(
            "response", form=form, on=on, relationship=row["id"], about=person, meeting=met["id"], answers=answers,
            **{"version": 1, **fields},
        )  # fmt: skip


@pytest.fixture
def said():
    return Said()


def test_a_trend_is_a_line_distributions_and_comments_as_they_are(said):
    said.about("2026-11-10", {"useful": 5, "heard": 4, "next": 3, "change": "Later\nand more", "helped": ["advice"]})
    said.about("2026-10-10", {"useful": 3, "change": "First"})
    said.about("2026-10-20", {"useful": 3, "heard": 1}, said.other)
    found = trend(said.journal, "meeting-mentor", said.row["id"])
    assert [(one.on, one.overall) for one in found.points] == [("2026-10-10", None), ("2026-11-10", 4.0)]
    useful = found.distributions[0]
    assert [count for _, _, count in useful.counts] == [0, 0, 1, 0, 1]
    assert (useful.answered, useful.of) == (2, 2)
    helped = found.distributions[-1]
    assert (helped.counts[0], helped.answered) == (("advice", "advice", 1), 1)
    assert [(one.on, one.text) for one in found.comments] == [
        ("2026-11-10", "Later\nand more"),
        ("2026-10-10", "First"),
    ]
    everybody = trend(said.journal, "meeting-mentor")
    assert [one.relationship for one in everybody.points] == [said.row["id"], said.other["id"], said.row["id"]]
    assert trend(said.journal, "meeting-mentor", said.bo).points[0].on == "2026-10-20"


def test_versions_are_never_mixed(said):
    for version in (1, 2):
        data = forms.data_of(competency(version))
        said.journal.add("form", form="competency", version=version, title="C", definition=data)
    for version, times in ((1, 3), (2, 2), (7, 4)):
        for number in range(times):
            said.journal.add("response", form="competency", version=version, on=f"2026-0{version}-0{number + 1}",
                             answers={f"i{one}": version for one in range(1, 27)})  # fmt: skip
    found = trend(said.journal, "competency")
    assert (found.version, len(found.points), found.others) == (2, 2, ((1, 3), (7, 4)))
    assert {one.overall for one in found.points} == {2.0}
    assert trend(said.journal, "competency", version=1).others == ((2, 2), (7, 4))
    with pytest.raises(NotFound, match="never compared"):
        trend(said.journal, "competency", version=7)


def test_a_trend_of_nothing_has_no_points(said):
    found = trend(said.journal, "pulse")
    assert (found.points, found.comments, found.others) == ((), (), ())
    assert all(one.of == 0 for one in found.distributions)


def test_anothers_answers_are_no_part_of_my_line(said):
    said.about("2026-11-10", {"useful": 5}, by=said.ana)
    assert trend(said.journal, "meeting-mentor").points == ()
    assert len(trend(said.journal, "meeting-mentor", by=said.ana).points) == 1


@given(st.lists(st.integers(-1, 7) | st.none() | st.just("x")))
def test_a_distribution_counts_every_answer_that_fits_once(values):
    found = distribution(AFTER.items[0], values)
    wanted = Counter(one for one in values if isinstance(one, int) and 1 <= one <= 5)
    assert {value: count for value, _, count in found.counts if count} == wanted
    assert [value for value, _, _ in found.counts] == [1, 2, 3, 4, 5]
    assert (found.answered, found.of) == (sum(wanted.values()), len(values))


@given(st.lists(st.integers(0, 500), min_size=1, max_size=11), st.booleans())
def test_bars_fit_their_room_and_nothing_chosen_is_no_bar(counts, plain):
    item = forms.Item("a", "A", forms.NUMBER, (), 0, len(counts) - 1)
    answers = [at for at, count in enumerate(counts) for _ in range(count)]
    lines = list(bars.bars(distribution(item, answers), plain=plain))
    assert len(lines) == len(counts)
    for line, count in zip(lines, counts, strict=True):
        cells = line.count("#" if plain else "█")
        assert cells <= bars.BAR
        assert (cells == 0) == (count == 0)
        assert str(count) in line
        assert not plain or line.isascii()


def test_a_figure_stands_on_its_line():
    assert bars.track(1, (1, 5), 5) == "●····"
    assert bars.track(5, (1, 5), 5, plain=True) == "....o"
    assert bars.track(None, (1, 5)) == bars.track(3, None) == ""
    assert (bars.figure(None), bars.figure(4.25), bars.figure(4.0)) == ("-", "4.3", "4.0")


def both(said):
    met, mine = said.about("2026-11-10", {"useful": 5, "heard": 4, "change": "Mine"})
    theirs = {"useful": 3, "heard": 4, "strengths": "Theirs", "helped": ["advice"], "change": "Hers"}
    return met, mine, theirs


FORMS = ("meeting-mentee", "meeting-mentor")


def test_both_sides_stay_sealed_until_both_have_answered(said):
    met, mine, theirs = both(said)
    alone = sides(said.journal, met["id"], FORMS)
    assert (alone.own, alone.theirs, alone.sealed, alone.waits_for) == (mine, None, True, "Ana Silva")
    hers = said.journal.add(
        "response", form="meeting-mentee", version=1, on="2026-11-11", meeting=met["id"], by=said.ana, answers=theirs
    )
    found = sides(said.journal, met["id"], FORMS)
    assert (found.theirs, found.sealed, found.waits_for) == (hers, False, "")
    apart = {one.item: (one.own, one.theirs, one.apart) for one in found.items}
    assert apart["useful"] == (5, 3, 2)
    assert apart["heard"] == (4, 4, 0)
    assert apart["strengths"] == (None, "Theirs", None)
    assert apart["next"][2] is None
    assert found.items[0].own_text != found.items[0].their_text


def test_what_the_other_said_stays_out_while_i_have_not_answered(said):
    met = said.journal.meeting("2026-11-10", [said.ana], relationship=said.row["id"])
    said.journal.add("response", form="meeting-mentee", version=1, on="2026-11-11", meeting=met["id"], by=said.ana,
                     relationship=said.row["id"], answers={"useful": 1, "change": "Hers"})  # fmt: skip
    found = sides(said.journal, met["id"], FORMS)
    assert (found.theirs, found.sealed, found.waits_for) == (None, True, "you")
    assert "Hers" not in repr(found)
    assert will_change(said.journal, said.ana, by=said.ana) is None


def test_figures_of_two_versions_are_not_compared(said):
    met, _, _ = both(said)
    data = {**forms.data_of(competency()), "id": "meeting-mentor", "version": 2}
    said.journal.add("form", form="meeting-mentor", version=2, title="C", definition=data)
    said.journal.add("response", form="meeting-mentor", version=2, on="2026-11-11", meeting=met["id"], by=said.ana,
                     answers={"i1": 3})  # fmt: skip
    found = sides(said.journal, met["id"], FORMS)
    assert "version 1, the other version 2" in found.note
    assert all(one.apart is None for one in found.items)


def test_what_i_will_change_is_the_latest_and_of_these_people(said):
    assert will_change(said.journal, said.row["id"]) is None
    said.about("2026-11-10", {"change": "Ask first"})
    said.about("2026-11-12", {"useful": 4})
    said.about("2026-11-15", {"change": "Another"}, said.other)
    found = will_change(said.journal, said.row["id"])
    assert (found.text, found.on) == ("Ask first", "2026-11-10")
    assert will_change(said.journal, said.ana) == found
    assert said.journal.get(found.response)["meeting"] == found.meeting


def test_responses_of_a_person_or_a_relationship_oldest_first(said):
    said.about("2026-11-10", {"useful": 4})
    said.about("2026-10-10", {"useful": 4})
    said.about("2026-11-01", {"useful": 4}, said.other)
    said.journal.add("response", form="our", version=1, on="2026-09-01", about=said.ana)
    assert [row["on"] for row in responses(said.journal, None, said.ana)] == ["2026-09-01", "2026-10-10", "2026-11-10"]
    assert [row["on"] for row in responses(said.journal, "meeting-mentor", said.row["id"])] == [
        "2026-10-10",
        "2026-11-10",
    ]
    assert len(responses(said.journal)) == 4
    assert responses(said.journal, by=said.ana) == []


def test_many_responses_are_looked_through_once(said):
    said.journal.add("form", form="long", version=1, title="L", definition=forms.data_of(long_form()))

    def grown() -> int:
        for number in range(200):
            answers = {f"i{one}": 1 + (one + number) % 5 for one in range(100)}
            said.journal.add("response", form="long", version=1, on=f"2026-{1 + number % 12:02}-01", answers=answers)
        return calls(lambda: trend(said.journal, "long"))

    once, twice = grown(), grown()
    assert len(trend(said.journal, "long").points) == 400
    assert twice < 2.5 * once  # the work grows with the answers, not with their square


def test_of_peers_who_answer_as_both_the_two_sides_of_one_lie_beside_each_other(said):
    met = said.journal.meeting("2026-11-10", [said.ana], relationship=said.row["id"])
    given = {
        (by, form): said.journal.add("response", form=form, version=1, on="2026-11-11", meeting=met["id"], by=by,
                                     relationship=said.row["id"], answers={"useful": 4})
        for by in (said.journal.me, said.ana) for form in FORMS
    }  # fmt: skip
    found = sides(said.journal, met["id"], FORMS)
    assert found.own == given[said.journal.me, FORMS[-1]] and found.theirs == given[said.ana, FORMS[0]]
