"""Figures with their sources: each function names where its formula stands. What is undefined is None, never 0."""

from __future__ import annotations

from mentortui.statistics.agreement import consensus
from mentortui.statistics.attainment import gas_t_score
from mentortui.statistics.effect_sizes import EffectSize, hedges_g_independent, hedges_g_paired
from mentortui.statistics.proportions import (
    Difference,
    Interval,
    NetPromoterScore,
    net_promoter_score,
    newcombe_difference,
    wilson_interval,
)
from mentortui.statistics.rates import poisson_interval
from mentortui.statistics.reliability import (
    IntraclassCorrelation,
    cronbach_alpha,
    intraclass_correlation,
    reliable_change,
)
from mentortui.statistics.survival import LogRank, SurvivalRow, kaplan_meier, log_rank

__all__ = [
    "Difference",
    "EffectSize",
    "Interval",
    "IntraclassCorrelation",
    "LogRank",
    "NetPromoterScore",
    "SurvivalRow",
    "consensus",
    "cronbach_alpha",
    "gas_t_score",
    "hedges_g_independent",
    "hedges_g_paired",
    "intraclass_correlation",
    "kaplan_meier",
    "log_rank",
    "net_promoter_score",
    "newcombe_difference",
    "poisson_interval",
    "reliable_change",
    "wilson_interval",
]
