"""Each way to single somebody out from figures that are fine one by one, tried; and a random search for more."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from mentortui.program.auditing import Audit

PEOPLE = [f"p{number:02}" for number in range(40)]
K = 5


def of(*numbers):
    return frozenset(PEOPLE[number] for number in numbers)


def test_fewer_than_k_are_never_shown():
    assert not Audit(K).show(of(0, 1, 2, 3))
    assert Audit(K).show(of(0, 1, 2, 3, 4))


def test_a_remainder_below_k_is_refused_and_one_of_k_is_not():
    audit = Audit(K, [of(*range(20))])
    assert not audit.allows(of(*range(19)))
    assert not audit.allows(of(*range(16)))
    assert audit.allows(of(*range(15)))


def test_if_one_group_is_hidden_the_next_smallest_is_hidden_too():
    audit = Audit(K, [of(*range(20))])
    groups = [of(*range(10)), of(*range(10, 17)), of(*range(17, 20))]
    assert [audit.show(group) for group in groups] == [True, False, False]


def test_two_hidden_groups_that_are_k_together_let_the_rest_stand():
    audit = Audit(K, [of(*range(20))])
    groups = [of(*range(8)), of(*range(8, 14)), of(*range(14, 17)), of(*range(17, 20))]
    assert [audit.show(group) for group in groups] == [True, True, False, False]


def test_a_newcomer_between_two_periods_is_not_isolated():
    audit = Audit(K, [of(*range(12))])
    assert not audit.allows(of(*range(13)))
    assert not audit.allows(of(*range(1, 12)))
    assert audit.allows(of(*range(17)))


def test_three_filters_that_are_fine_in_pairs_are_not_fine_together():
    audit = Audit(K, [of(*range(20)), of(*range(9))])
    assert not audit.allows(of(*range(9, 18)))
    assert audit.allows(of(*range(9, 15)))


def test_filters_that_overlap():
    # both filters hold six of the same twelve, and the twelve were shown: the overlap is what both have twice
    audit = Audit(K)
    assert audit.show(of(*range(12)))
    assert audit.show(of(*range(7)))
    assert not audit.show(of(*range(5, 12)))
    assert audit.show(of(*range(2, 12)) - of(*range(3))) is False


def _can_single_out(shown, k):
    """By brute force: small weights on everything that was shown, and who is left in the sum."""
    classes = {}
    for person in sorted(frozenset().union(*shown)):
        classes.setdefault(tuple(person in people for people in shown), []).append(person)
    for weights in product((-2, -1, 0, 1, 2), repeat=len(shown)):
        left = []
        for mark, people in classes.items():
            if sum(weight for weight, there in zip(weights, mark, strict=True) if there):
                left += people
                if len(left) >= k:
                    break
        if 0 < len(left) < k:
            return left
    return None


@pytest.mark.parametrize("seed", range(8))
def test_no_search_over_filters_and_weeks_finds_fewer_than_k(seed):
    random = Random(seed)
    k = random.choice([3, 4, 5])
    site = {person: random.choice("ABC") for person in PEOPLE}
    cohort = {person: random.choice("123") for person in PEOPLE}
    answering = random.sample(PEOPLE, 14)
    audit = Audit(k)
    for _week in range(3):
        answering += random.sample([one for one in PEOPLE if one not in answering], random.choice([0, 1, 1, 2, 4]))
        chosen = [None, *"ABC"] if random.random() < 0.5 else [None, *"123"]
        for group in chosen:
            people = frozenset(one for one in answering if group in (None, site[one], cohort[one]))
            audit.show(people)
    assert audit.shown
    assert _can_single_out(audit.shown[:6], k) is None
    assert all(len(people) >= k for people in audit.shown)


def test_the_search_finds_what_a_careless_program_shows():
    assert _can_single_out([of(*range(12)), of(*range(13))], K) == [PEOPLE[12]]
    assert _can_single_out([of(*range(20)), of(*range(9)), of(*range(9, 18))], K) == [PEOPLE[18], PEOPLE[19]]
