"""Which of the numbers behind a claim decide it: rank correlations over the worlds in which it was judged.

For each claim the candidates are named before, from the equations that its mechanism passes through;
all other numbers vary as well and count as noise. With a handful of candidates a large rank correlation
is rarely chance; p-values are held together by Holm's rule within a claim.

Source: Spearman 1904; Holm 1979, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6.
"""

import numpy as np
import pandas as pd
from scipy.stats import spearmanr

from ruhrsim.analysis.claim_runs import World
from ruhrsim.analysis.claims import CLAIMS, Claim

_MONEY = (
    "theme_support.minimum_eur",
    "theme_support.returns",
    "theme_support.deadweight",
    "theme_support.response",
    "theme_support.deadweight_slope",
    "theme_support.related",
)
_EDGE = ("spillovers.variety_decay", "spillovers.innovation", "firm_growth.productivity")
CANDIDATES = {
    "C1": (*_MONEY, "built_jobs.lasting"),
    "C2": (*_MONEY, "built_jobs.lasting"),
    "C3": (
        "relocation.visibility",
        "relocation.visibility_half",
        "relocation.cluster",
        "relocation.won_share",
        "relocation.marketing_effect",
    ),
    "C4": (
        "location_subsidy.utility",
        "spillovers.research_gain",
        "firm_entry.research_effect",
        "skills.entry",
        "relocation.settlements",
        "relocation.land",
        "land_release.eur_per_ha",
    ),
    "C5": (
        "digital_hub.fee_per_service",
        "digital_hub.customers",
        "digital_hub.desks",
        "digital_hub.desk_fee",
    ),
    "C6": (
        "sites.ha_per_job",
        "sites.pull",
        "sites.commercial_share",
        "relocation.settlements",
        "relocation.settlement_size",
        "relocation.land",
    ),
    "C7": (
        "firm_entry.young_effect",
        "firm_entry.pool_effect",
        "graduate_choice.mentors",
        "firm_exit.hazard_new",
        "firm_entry.corporate_spinoff_rate",
    ),
    "C8": (
        "population.labour_force_trend",
        "population.migration",
        "labour_matching.skill_mobility",
        "firm_growth.anchor_export",
        "conditions.demand_gap",
    ),
    "C9": (*_MONEY, *_EDGE),
    "C10": (
        "relocation.land",
        "location_subsidy.utility",
        "relocation.settlements",
        "land.renewal",
        "investment_grant.cost_per_job",
    ),
    "C11": (*_MONEY, "efre_match.fit", "built_jobs.lasting"),
}
"""Numbers that might decide each claim, as `group.name`."""


def drivers(worlds: list[World], claims: tuple[Claim, ...] | list[Claim] = CLAIMS) -> pd.DataFrame:
    """Return how each part of a claim moves with the candidates.

    Args:
        worlds: Worlds in which the claims were run, three or more.
        claims: Claims.

    Returns:
        One row a part and candidate, strongest first: `claim`, `part`, `parameter`, `correlation` (Spearman's, over
        worlds), `p` (Holm's, within the part) and `worlds`.
    """
    rows = []
    for claim in claims:
        for part in claim.parts:
            effects = [part.effect(world) for world in worlds]
            found = [
                (name, *_correlation(effects, [_value(world, name) for world in worlds]))
                for name in CANDIDATES[claim.key]
            ]
            adjusted = holm(np.array([p for _, _, p in found]))
            rows += [
                {
                    "claim": claim.key,
                    "part": part.key,
                    "parameter": name,
                    "correlation": round(correlation, 3),
                    "p": round(float(p), 4),
                    "worlds": len(worlds),
                }
                for (name, correlation, _), p in sorted(
                    zip(found, adjusted, strict=True), key=lambda row: -abs(row[0][1])
                )
            ]
    return pd.DataFrame(rows)


def holm(p: np.ndarray) -> np.ndarray:
    """Return p-values adjusted by Holm's rule, in the order given."""
    order = np.argsort(p)
    stepped = np.maximum.accumulate((len(p) - np.arange(len(p))) * p[order])
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted


def _correlation(effects, values) -> tuple[float, float]:
    if np.ptp(values) == 0.0 or np.ptp(effects) == 0.0:
        return 0.0, 1.0
    found = spearmanr(values, effects)
    return float(found.statistic), float(found.pvalue)


def _value(world: World, name: str) -> float:
    group, parameter = name.split(".")
    return float(getattr(getattr(world.parameters, group), parameter))
