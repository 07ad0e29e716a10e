"""Merging in any grouping; what stays hidden, over filters and published weeks; the commands."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.errors import Refused
from mentortui.exchange import program_rollup, starting
from mentortui.program import periods
from mentortui.program.comments import comments
from mentortui.program.fact_reading import READ
from mentortui.program.means import deviation
from mentortui.program.rolling import roll, rollup
from mentortui.program.rules import Rules, band, may_show_extremes, refused_group, rules_of, too_few
from mentortui.program.scope import Scope
from mentortui.program.showing import Period
from mentortui.program.summaries import Summary, all_together, summary, together
from tests.program.made import FORMS, Program
from tests.program.test_auditing import _can_single_out
from tests.program.test_worked_by_hand import DAY, _six
from tests.sharing import Somebody

_FACTS = _six().facts


@given(st.permutations(range(len(_FACTS))), st.lists(st.integers(0, len(_FACTS)), max_size=6), st.randoms())
@settings(max_examples=15, deadline=None)
def test_partial_summaries_merged_in_any_grouping_equal_the_whole(order, cuts, random):
    places = sorted({0, *cuts, len(order)})
    parts = [summary((_FACTS[number] for number in order[first:last]), FORMS) for first, last in pairwise(places)]
    while len(parts) > 1:
        place = random.randrange(len(parts) - 1)
        parts[place : place + 2] = [together(parts[place], parts[place + 1])]
    whole = _six()
    merged = parts[0] if parts else Summary()
    assert merged == summary(_FACTS, FORMS) == together(merged, merged)
    known = whole.whole()._replace(known=merged)
    assert [one.said for one in rollup(known, as_of=DAY, rules=Rules()).figures] == [
        one.said for one in rollup(known._replace(known=all_together([merged])), as_of=DAY, rules=Rules()).figures
    ]


@given(st.lists(st.floats(-1e9, 1e9) | st.sampled_from([1.0, 1 / 3, 2.5]) | st.integers(-5, 5), min_size=2, max_size=9))
@settings(max_examples=60, deadline=None)
def test_the_deviation_of_counted_answers_is_that_of_each_by_itself_to_the_last_digit(values):
    assert deviation(values) == stdev(values)


def _answering(many, cohorts=("Spring",), worth=(1, 5)):
    one = Program()
    for number in range(many):
        one.person(f"p{number:02}", cohort=cohorts[number % len(cohorts)])
        one.answer("program", f"p{number:02}", worth=worth[number % len(worth)])
    return one


def _shown(rolled, figure="satisfaction"):
    return rolled.rollup.figure(figure)


def _period(rolled):
    figures = {one.id: one for one in rolled.rollup.figures if one.shown}
    return Period(rolled.rollup.as_of, rolled.rollup.cohort, rolled.rollup.group, figures, rolled.sets)


def test_five_answering_and_five_answered_about():
    one = Program()
    for number in range(8):
        one.person(f"p{number}")
        one.answer(
            "pulse", f"p{number}", person=f"m{number % 4}", goal_shared=1 + number % 5, goal_worth=3, task_clear=3
        )
    found = rollup(one.whole(), as_of=DAY, rules=Rules()).figure("pulse")
    assert (found.shown, found.why_not) == (False, "too few to say: it would tell of fewer than 5 people")
    assert rollup(one.whole(), as_of=DAY, rules=Rules(4)).figure("pulse").shown
    assert too_few(4, None, 5) == "too few to say: fewer than 5 people"


def test_a_filter_that_would_single_somebody_out_is_refused_with_its_reason():
    one = _answering(12, ("Spring",))
    for number in range(3):
        one.person(f"q{number}", cohort="Autumn")
    whole = one.whole()
    small = rollup(whole, as_of=DAY, rules=Rules(), cohort="autumn")
    rest = rollup(whole, as_of=DAY, rules=Rules(), cohort="Spring")
    assert (small.figures, small.refused) == ((), "too few to say: fewer than 5 people are in it")
    assert "the difference to everybody would tell of them" in rest.refused and not rest.figures
    with pytest.raises(Refused, match="there are Autumn, Spring"):
        rollup(whole, as_of=DAY, rules=Rules(), cohort="Winter")
    with pytest.raises(Refused, match="in the future"):
        rollup(whole, as_of=DAY + timedelta(1), today=DAY, rules=Rules())
    first = min(row.since for row in whole.people)
    assert rollup(whole, as_of=date.fromisoformat(first), rules=Rules()).people
    with pytest.raises(Refused, match=f"invited on {first}; nothing is known of"):
        rollup(whole, as_of=date.fromisoformat(first) - timedelta(1), rules=Rules())


def test_groups_asked_for_one_after_the_other_tell_no_more():
    one = Program()
    for number in range(24):  # three sites of eight; in one of them only two answered
        one.person(f"p{number:02}", groups=(("site", "abc"[number % 3]),))
        if number % 3 < 2 or number < 6:
            one.answer("program", f"p{number:02}", worth=1 + number % 5)
    whole = one.whole()
    everybody, first, second, third = (
        rollup(whole, as_of=DAY, rules=Rules(), group=group).figure("satisfaction")
        for group in ("", "site=a", "site=b", "site=c")
    )
    assert (everybody.n, first.n, second.shown, third.shown) == (18, 8, False, False)
    assert second.why_not == "hidden, because with the others it would tell of a smaller one"


def test_what_people_say_of_themselves_serves_participation_and_fairness_from_ten_on():
    one = Program()
    for number in range(30):
        said = (("gender", "a" if number < 12 else "b"), ("site", "north" if number < 9 else "south"))
        one.person(f"p{number}", groups=said)
        one.answer("program", f"p{number}", worth=1 + number % 5)
    whole = one.whole()
    declared = rollup(whole, as_of=DAY, rules=Rules(), group="Gender=a")
    assert declared.figure("satisfaction") is None and declared.figure("heard-from").shown
    assert rollup(whole, as_of=DAY, rules=Rules(), group="site=north").figure("satisfaction").shown
    assert refused_group("Gender", 9).endswith("fewer than 10 people say that of themselves")
    assert not refused_group("site", 5)


def test_a_newcomer_between_two_published_periods_is_not_isolated():
    one = _answering(8)
    first = roll(one.whole(), as_of=DAY - timedelta(7), rules=Rules())
    for number in range(8, 11):
        one.person(f"p{number:02}")
        one.answer("program", f"p{number:02}", "2026-11-18", worth=5)
    week = roll(one.whole(), as_of=DAY, rules=Rules(), periods=[_period(first)])
    assert _shown(week) == _shown(first)  # what was published stands, with its day
    assert _shown(week).as_of == "2026-11-14"
    other = roll(one.whole(), as_of=DAY, rules=Rules(), periods=[_period(first)._replace(group="site=x")])
    assert "since it was published, fewer than 5 people more or less" in _shown(other).why_not
    for number in range(11, 13):
        one.person(f"p{number:02}")
        one.answer("program", f"p{number:02}", "2026-11-19", worth=5)
    later = roll(one.whole(), as_of=DAY, rules=Rules(), periods=[_period(first)])
    assert (_shown(later).as_of, _shown(later).n, _shown(later).change) == ("2026-11-21", 13, "up")


def test_if_one_part_is_hidden_the_next_smallest_is_hidden_too():
    one = Program()
    for number in range(20):
        one.person(f"p{number:02}")
        one.answer(
            "pair-fit",
            f"p{number:02}",
            person=f"m{number}",
            fit="good fit" if number < 11 else "still deciding" if number < 18 else "not a fit",
        )
    parts = {part.name: part for part in rollup(one.whole(), as_of=DAY, rules=Rules()).figure("pair-fit").parts}
    assert (parts["good fit"].shown, parts["still deciding"].shown, parts["not a fit"].shown) == (True, False, False)
    assert (parts["still deciding"].value, parts["still deciding"].n) == (None, 0)
    assert parts["still deciding"].why_not == "hidden, because with the others it would tell of a smaller one"


@pytest.mark.parametrize("seed", range(4))
def test_no_filter_and_no_week_tells_what_fewer_than_k_answered(seed):
    random = Random(seed)
    k = random.choice([3, 5])
    one = Program()
    for number in range(24):
        one.person(f"p{number:02}", cohort=random.choice("AB"), groups=(("site", random.choice("xyz")),))
    waiting = [person.id for person in one.people]
    random.shuffle(waiting)
    published, shown = [], []
    for week in range(3):
        for _ in range(9 if not week else random.choice([1, 2, 5])):
            if waiting:
                one.answer("program", waiting.pop(), worth=random.randint(1, 5))
        whole, as_of = one.whole(), DAY + timedelta(7 * week)
        for asked in [{}, {"cohort": "A"}, {"cohort": "B"}, *({"group": f"site={site}"} for site in "xyz")]:
            rolled = roll(whole, as_of=as_of, rules=Rules(k), periods=published, **asked)
            published.append(_period(rolled))
            if "satisfaction" in rolled.sets:
                shown.append(rolled.sets["satisfaction"].answering)
    assert shown
    assert _can_single_out(list(dict.fromkeys(shown))[:6], k) is None
    for asked in ([{"cohort": "A"}, {"cohort": "B"}], [{"group": f"site={site}"} for site in "xyz"]):
        looked = [roll(one.whole(), as_of=DAY, rules=Rules(k), **filter_).sets for filter_ in ({}, *asked)]
        seen = [sets["satisfaction"].answering for sets in looked if "satisfaction" in sets]
        assert not seen or _can_single_out(seen, k) is None


def test_extremes_bands_and_thresholds():
    assert (may_show_extremes(9, 5), may_show_extremes(10, 5)) == (False, True)
    assert band([4, 4, 4], 1, 5) == "between 4 and 5, all much alike"
    assert band([1, 1], 1, 5) == "between 1 and 2, all much alike"
    assert band([2.5, 2.5]) == "between 2 and 3, all much alike"
    assert band([60, 60], 20, 80) == "between 50 and 65, all much alike"
    assert band([10, 10], 0, 10) == "between 8 and 10, all much alike"
    assert band([4, 5], 1, 5) == band([]) == ""
    assert rules_of({"people": 1, "comments": 2}) == Rules(3, 3)
    assert rules_of(None) == Rules(5, 10)


def test_a_published_period_is_read_as_it_was_written():
    rolled = roll(_six().whole(), as_of=DAY, rules=Rules())
    row = json.loads(json.dumps({"id": "period-1", **periods.written(rolled, "one")}))

    class Reader:
        def rows(self, kind):
            return [{**row, "cohort": None}, {"program": "one", "as_of": "2026-01-01"}]

    [read] = periods.published(Reader(), "one")
    assert read == _period(rolled)


def test_the_commands_from_an_empty_program_to_a_published_one(tmp_path):
    lead = Somebody(tmp_path, "Lena Lead", 5)
    starting.start_program(lead.journal, str(tmp_path / "program"), "Early talent")
    nothing = lead.command("program", "rollup")
    assert nothing.code == 0 and nothing.out.count("too few to say") == 22
    ana = Somebody(tmp_path, "Ana Silva", 1)
    code = lead.invite(tmp_path / "program", "Ana Silva")
    assert ana.command("join", code, str(tmp_path / "program"), "--count", "all").code == 0
    for one in (lead, ana, lead):
        one.sync()
    [share] = lead.rows("share")
    rolled = program_rollup.rolled(lead.journal, share, date(2026, 11, 21))
    assert rolled.rollup.people == 1
    assert lead.command("program", "rollup", "--publish").code == 1
    told = json.loads(lead.command("program", "rollup", "--json").out)
    assert (told["people"], len(told["figures"]), told["figures"][0]["id"]) == (1, 22, "heard-from")
    assert "in the future" in lead.command("program", "rollup", "--as-of", "2027-01-01").err
    said = lead.command("program", "explain", "adherence").out
    assert "Of the meetings due by the agreed cadence" in said and "too few to say" in said
    assert "Hedges 1981" in ana.command("program", "explain", "skills").out
    assert "there are heard-from" in ana.command("program", "explain", "nonsense").err
    lead.write(share["id"], name="Early")
    for number in range(6):
        lead.commit(_enrolled(lead, share, number))
    published = lead.command("program", "rollup", "--publish")
    assert published.code == 0 and "Published: the summary as of 2026-11-21" in published.err
    assert "Published already" in lead.command("program", "rollup", "--publish").err
    [period] = lead.journal.rows("period")
    assert period["figures"].keys() == {"heard-from", "stages", "recognition"}


def _enrolled(lead, share, number):
    from mentortui.model.delta import Delta

    row = {
        "at": lead.clock.now().isoformat(timespec="seconds"),
        "by": lead.me,
        "readers": "only_you",
        "program": share["id"].partition("-")[2],
        "name": f"Somebody {number}",
        "roles": ["mentee"],
    }
    return Delta("enrolled", {lead.id("enrolment"): row})


def test_a_comment_needs_ten_people_and_tells_nobody_s_name():
    one = _answering(9)
    one.fact("response", "p00", at="2026-11-02T09:00:00+00:00", form="program", version=1, answers={"worth": 3},
             comments={"keep": "The workshops"})  # fmt: skip
    scope = Scope(one.whole(), one.people, DAY)
    assert comments(scope, Rules()) == [
        ("program", "keep", (), 0, "too few to say: a comment needs 10 people answering")
    ]
    one.person("p09")
    one.answer("program", "p09", worth=3)
    assert comments(Scope(one.whole(), one.people, DAY), Rules()) == [("program", "keep", ("The workshops",), 10, "")]


def test_a_comment_of_few_newcomers_waits_where_comments_were_shown_before():
    one = _answering(10)
    shown = Period("2026-11-10", "", "", {}, roll(one.whole(), as_of=DAY, rules=Rules()).sets)
    assert "comments/program" in shown.sets

    def joins(number, **more):
        person = one.person(f"new{number}")
        one.fact("response", person, at="2026-11-15T09:00:00+00:00", form="program", version=1, answers={"worth": 3},
                 **more)  # fmt: skip

    def told(*periods):
        found = comments(Scope(one.whole(), one.people, DAY), Rules(), periods)
        return [text for each in found for text in each.texts]

    joins(0, comments={"keep": "The new one"})
    assert told() == ["The new one"] and told(shown) == []
    for number in range(1, 5):
        joins(number)
    assert told(shown) == ["The new one"]


def test_whose_comment_it_was_is_not_told_by_who_left_or_took_it_back_since():
    one = _answering(12)
    one.fact("response", "p03", at="2026-11-02T09:00:00+00:00", form="program", version=1, answers={"worth": 3},
             comments={"keep": "Of who leaves"})  # fmt: skip
    shown = Period("2026-11-10", "", "", {}, roll(one.whole(), as_of=DAY, rules=Rules()).sets)
    stays = [person for person in one.people if person.id != "p03"]
    [found] = comments(Scope(one.whole(), stays, DAY), Rules(), [shown])
    assert found.texts == ("Of who leaves",)
    one.fact("response", "p04", at="2026-11-02T09:00:00+00:00", form="program", version=1, answers={"worth": 3},
             comments={"keep": "Of who stays"})  # fmt: skip
    one.facts = [fact for fact in one.facts if fact["by"] != "p03"]
    [found] = comments(Scope(one.whole(), one.people, DAY), Rules(), [shown])
    assert not found.texts and "since it was published" in found.why_not


_ANY = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text(max_size=12)
    | st.sampled_from(
        ["2026-11-01", "2026-13-01", "9999-12-31", "0001-01-01", "relationship-1", "m0", "pulse", "program", "2 weeks"]
    )
)
_FIELDS = [
    "on", "start", "end", "ended_on", "minutes", "level", "baseline_level", "percent", "status", "person", "writer",
    "relationship", "mentors", "mentees", "pauses", "cadence", "answers", "form", "version", "comments", "at", "worked",
    "kind", "skill", "role",
]  # fmt: skip
_ODD = st.dictionaries(
    st.sampled_from(_FIELDS),
    _ANY | st.lists(_ANY, max_size=3) | st.dictionaries(st.text(max_size=4), _ANY, max_size=3), max_size=8,
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(sorted(READ)), _ODD), max_size=12))
@settings(max_examples=15, deadline=None)
def test_whatever_other_computers_send_the_figures_are_worked_out(odd):
    one = _answering(6)
    for number, (what, fields) in enumerate(odd):
        one.facts.append({"id": f"fact-{number}", "by": f"p{number % 6:02}", **fields, "what": what})
    found = rollup(one.whole(), as_of=DAY, rules=Rules())
    assert len(found.figures) == 22 and json.dumps([periods.as_data(figure) for figure in found.figures])


def test_nobody_but_the_host_tells_what_others_answered_or_how_they_work_together():
    one = _six()
    pair = one.facts[0]["relationship"]
    before = [figure.said for figure in rollup(one.whole(), as_of=DAY, rules=Rules()).figures]
    one.fact("relationship", "w1", relationship=pair, mentors=["m0"], mentees=["e0"], ended_on="2026-10-01")
    one.met(pair, "2026-11-12", by="w1")
    one.fact("response", "w1", form="program", version=1, answers={"worth": 1}, writer="e0")
    one.fact("rating", "w1", person="e0", skill="deciding", type="soft", level=1, role="self")
    assert [figure.said for figure in rollup(one.whole(), as_of=DAY, rules=Rules()).figures] == before
    entered = [row for row in one.facts if row["by"] == "w1"]
    assert len(summary(entered, FORMS, "w1").of("w1").answered) == 1 and summary(entered, FORMS, "w1").pairs
