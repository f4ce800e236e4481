"""For each claim a world in which it holds and one in which it fails: no test is decided by how it is built.

These worlds are odd on purpose: numbers at the ends of their ranges, or mechanisms switched off, all others
at their defaults. They say what a claim hangs on, not how likely it is; `analysis.claim_verdicts` asks that.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ruhrsim.regions.sectors import SECTORS

Overrides = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Witness:
    """Two worlds for a claim.

    Args:
        holds: Overrides of parameters with which every deciding part is above its threshold.
        fails: Overrides with which at least one is not.
    """

    holds: Overrides
    fails: Overrides


_MONEY_SPREADS = {"returns": 0.7, "minimum_eur": 0.0}
_STRENGTH_PAYS = {
    "theme_support": {
        "deadweight": 0.2,
        "deadweight_slope": 0.0,
        "response": 1.0,
        "related": 0.0,
        "returns": 1.2,
        "minimum_eur": 0.0,
    }
}
"""Money does more where a town is strong, and more in large programmes."""
_STRENGTH_HINDERS = {
    "theme_support": {"deadweight": 0.6, "deadweight_slope": 1.0, "response": 1.0, "related": 0.0}
    | _MONEY_SPREADS
}
"""What is strong would have grown anyway, and small programmes do most for a euro."""
_STRENGTH_IS_NOTHING = {"theme_support": {"deadweight": 0.2, "response": 0.0} | _MONEY_SPREADS}
_ALL_JOBS_NEED_LAND = {f"use_{sector}": 1.0 for sector in SECTORS}

WITNESSES = {
    "C1": Witness(holds=_STRENGTH_PAYS, fails=_STRENGTH_HINDERS),
    "C2": Witness(holds=_STRENGTH_IS_NOTHING, fails=_STRENGTH_PAYS),
    "C3": Witness(
        holds={"relocation": {"visibility": 1.0}},
        fails={"relocation": {"visibility": 0.0, "cluster": 0.0}},
    ),
    "C4": Witness(
        holds={
            "location_subsidy": {"utility": 0.0},
            "spillovers": {"research_gain": 0.1},
            "relocation": {"talent": 0.5, "land": 0.0},
            "firm_entry": {"research_effect": 0.3},
            "skills": {"entry": 1.0},
            "research_institute": {"weight": 2.0},
            "talent_retention": {"effect": 0.2},
        },
        fails={
            "location_subsidy": {"utility": 4.0},
            "relocation": {"talent": 0.0},
            "firm_entry": {"research_effect": 0.0},
            "skills": {"entry": 0.0},
        },
    ),
    "C5": Witness(
        holds={
            "digital_hub": {
                "desk_fee": 150.0,
                "desks": 200.0,
                "fee_per_service": 9999.0,
                "customers": 100.0,
                "spread": 0.0,
            }
        },
        fails={},
    ),
    "C6": Witness(
        holds={
            "sites": {"ha_per_job": 0.0077, "pull": 5.0, "commercial_share": 1.0},
            "relocation": {
                "settlements": 220.0,
                "settlement_size": 60.0,
                "land": 1.0,
                "move_rate": 0.02,
            },
        },
        fails={"sites": {"ha_per_job": 0.053}},
    ),
    "C7": Witness(
        holds={
            "firm_entry": {"young_effect": 3.0, "pool_effect": 0.6},
            "graduate_choice": {"mentors": 0.4, "mentor_years": 15.0},
            "spillovers": {"pool_memory": 0.03},
        },
        fails={
            "firm_entry": {"young_effect": 0.0, "pool_effect": 0.0, "corporate_spinoff_rate": 0.0},
            "graduate_choice": {"mentors": 0.0},
        },
    ),
    "C8": Witness(
        holds={
            "population": {"labour_force_trend": -0.01, "migration": 0.5},
            "labour_matching": {"skill_mobility": 0.8},
        },
        fails={"population": {"labour_force_trend": 0.004, "migration": 0.05}},
    ),
    "C9": Witness(
        holds={
            "theme_support": _STRENGTH_IS_NOTHING["theme_support"] | {"share_growth": 0.7},
            "firm_growth": {"it_meets_industry": 0.06, "related_variety": 0.3},
            "conditions": {
                "trend_new_industry": -0.02,
                "trend_cyber_ai": 0.049,
                "trend_smart_city": 0.03,
                "trend_health": 0.005,
                "trend_logistics": 0.0,
            },
        },
        fails=_STRENGTH_PAYS,
    ),
    "C10": Witness(
        holds={
            "relocation": {"land": 1.0, "settlements": 220.0},
            "land": _ALL_JOBS_NEED_LAND | {"renewal": 0.02, "preparation_years": 20.0, "vacating": 0.0},
            "location_subsidy": {"utility": 4.0},
        },
        fails={"firm_growth": {"land": 0.0}, "relocation": {"land": 0.0}},
    ),
    "C11": Witness(
        holds={
            "theme_support": _STRENGTH_HINDERS["theme_support"] | {"deadweight": 0.45, "returns": 0.85},
            "efre_match": {"fit": 0.9},
        },
        fails=_STRENGTH_PAYS,
    ),
}
"""Two worlds for each claim, by its key."""
