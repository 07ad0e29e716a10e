"""Published results, met to the printed digits. `published.json` names the source of each."""

import json
from pathlib import Path

import pytest

from mentortui import statistics

PUBLISHED = json.loads((Path(__file__).parent / "published.json").read_text("utf-8"))


def printed(value, like):
    """The value rounded to as many digits as the printed one has."""
    return round(value, len(repr(like).partition(".")[2]))


def meets(found, wanted):
    return printed(found, wanted) == wanted or abs(found - wanted) < 0.51 * 10 ** -len(repr(wanted).partition(".")[2])


@pytest.mark.parametrize("case", PUBLISHED["gas_t_score"], ids=lambda case: str(case["scores"]))
def test_gas_t_score(case):
    assert meets(statistics.gas_t_score(case["scores"]), case["T"])


@pytest.mark.parametrize("case", PUBLISHED["wilson_interval"], ids=lambda case: f"{case['successes']} of {case['n']}")
def test_wilson_interval(case):
    low, high = statistics.wilson_interval(case["successes"], case["n"])
    assert meets(low, case["low"])
    assert meets(high, case["high"])


@pytest.mark.parametrize("case", PUBLISHED["net_promoter_score"])
def test_net_promoter_score(case):
    score, error = statistics.net_promoter_score(case["promoters"], case["passives"], case["detractors"])
    assert meets(score, case["score"])
    assert meets(1.96 * error, case["margin95"])


@pytest.mark.parametrize("case", PUBLISHED["hedges_g_independent"])
def test_hedges_g_independent(case):
    found = statistics.hedges_g_independent(*(case[name] for name in ("mean1", "sd1", "n1", "mean2", "sd2", "n2")))
    assert meets(found.d, case["d"])
    assert meets(found.g / found.d, case["J"])
    assert meets(found.g, case["g"])
    assert meets(found.variance_g, case["variance_g"])


@pytest.mark.parametrize("case", PUBLISHED["kaplan_meier"])
def test_kaplan_meier(case):
    rows = statistics.kaplan_meier(case["durations"], case["observed"])
    assert [printed(row.survival, 0.3333) for row in rows] == case["survival_at_events"]


@pytest.mark.parametrize("case", PUBLISHED["poisson_interval"], ids=lambda case: str(case["events"]))
def test_poisson_interval(case):
    low, high = statistics.poisson_interval(case["events"])
    assert meets(low, case["low"])
    assert meets(high, case["high"])


@pytest.mark.parametrize("case", PUBLISHED["cronbach_alpha"])
def test_cronbach_alpha(case):
    assert meets(statistics.cronbach_alpha(case["rows"]), case["alpha"])


def test_the_six_forms_of_shrout_and_fleiss():
    """Shrout & Fleiss 1979, table 4."""
    found = statistics.intraclass_correlation(PUBLISHED["cronbach_alpha"][0]["rows"])
    assert {name: round(value, 2) for name, value in found.by_name.items()} == {
        "ICC(1,1)": 0.17, "ICC(2,1)": 0.29, "ICC(3,1)": 0.71, "ICC(1,k)": 0.44, "ICC(2,k)": 0.62, "ICC(3,k)": 0.91,
    }  # fmt: skip


def test_hedges_g_paired():
    """Borenstein et al. 2009, ch. 4: a difference of 3 with SD 5.5, correlation 0.7, 50 pairs."""
    found = statistics.hedges_g_paired(3, 5.5, 0.7, 50)
    assert [round(value, 4) for value in found] == [0.4225, 0.4160, 0.0127]


SIX_MP = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
SIX_MP_SEEN = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def test_the_log_rank_of_the_leukemia_trial():
    """Freireich et al. 1963, as analysed by Kleinbaum & Klein 2012, ch. 2: 16.793."""
    found = statistics.log_rank(SIX_MP, SIX_MP_SEEN, PLACEBO, [1] * 21)
    assert round(found.chi_square, 3) == 16.793
    assert found.p < 0.0001


def test_greenwoods_errors_of_the_leukemia_trial():
    """Kleinbaum & Klein 2012, ch. 2: survival and standard error of the 6-MP group."""
    rows = statistics.kaplan_meier(SIX_MP, SIX_MP_SEEN)
    assert [(row.time, row.at_risk, round(row.survival, 4), round(row.standard_error, 4)) for row in rows] == [
        (6, 21, 0.8571, 0.0764), (7, 17, 0.8067, 0.0869), (10, 15, 0.7529, 0.0963), (13, 12, 0.6902, 0.1068),
        (16, 11, 0.6275, 0.1141), (22, 7, 0.5378, 0.1282), (23, 6, 0.4482, 0.1346),
    ]  # fmt: skip


def test_newcombes_first_example():
    """Newcombe 1998b, table II, method 10, contrast (a): 56 of 70 against 48 of 80."""
    found = statistics.newcombe_difference(56, 70, 48, 80)
    assert [round(value, 4) for value in found] == [0.2, 0.0524, 0.3339]
