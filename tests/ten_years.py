"""Each instrument alone for ten years on top of `status_quo`, at its documented size or a guess.

`CASES` says what is granted, where the size comes from, which lever it pulls and which outcome it is
meant for; `ten_years` makes one run. Sizes are those of programme_instruments.csv where it has one.
"""

from dataclasses import dataclass, field

import numpy as np

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.state.levers import PAYERS
from ruhrsim.regions.sectors import SECTORS
from ruhrsim.scenarios.scenario import scenario_from_dict

YEARS = 10
GUESS = "guess"
UNNA = (
    "Bergkamen",
    "Bönen",
    "Fröndenberg/Ruhr",
    "Holzwickede",
    "Kamen",
    "Lünen",
    "Schwerte",
    "Selm",
    "Unna",
    "Werne",
)
SIX = ("Bochum", "Dortmund", "Essen", "Duisburg", "Gelsenkirchen", "Mülheim an der Ruhr")
COAL = ("Bottrop", "Dorsten", "Gladbeck", "Marl")


@dataclass(frozen=True)
class Case:
    """One instrument as it is tried.

    Args:
        eur_per_year: Money a year.
        size: Row of programme_instruments.csv that it is taken from, or `GUESS`.
        lever: Field of `Levers` that it pulls.
        outcome: What it is meant to move; see `ten_years`.
        sign: 1 if that is meant to rise, -1 if to fall.
        keys: Further keys of its table.
        needs: How many times the money it takes until six seeds show the outcome; more than one means that
            nothing can be told from luck at the size itself.
        parameters: Parameters of the instrument that differ from the defaults.
    """

    eur_per_year: float
    size: str
    lever: str
    outcome: str
    sign: int = 1
    keys: dict = field(default_factory=dict)
    needs: float = 1.0
    parameters: dict = field(default_factory=dict)


CASES = {
    # Without an effect by default: tried at the top of its range.
    "accelerator": Case(
        1_000_000, GUESS, "young_exit_factor", "firms", needs=20.0, parameters={"effect": 0.15}
    ),
    "brownfield": Case(
        36_777_778,
        "FIVE_SITES",
        "brownfield_ha",
        "land_ready_ha",
        keys={"towns": ["Duisburg", "Gelsenkirchen", "Hamm", "Herne", *UNNA]},
    ),
    "cluster_management": Case(400_000, GUESS, "jobs_built", "jobs_there", keys={"theme": "green_tech"}),
    "cooperation_site": Case(
        10_000_000, GUESS, "cooperation_site_ha", "land_ready_ha", keys={"towns": ["Bottrop", "Gladbeck"]}
    ),
    "digital_city": Case(25_000_000, GUESS, "digital_eur_per_head", "digital_readiness"),
    "digital_hub": Case(1_000_000, "RUHR_HUB_1", "start_ups", "start_ups", keys={"towns": list(SIX)}),
    # Three times the EUR 22.25 million of the EU that were won a year: status_quo wins about a third.
    "efre_match": Case(66_750_000, "EFRE_RUHR_1417", "theme_money", "theme_jobs"),
    "investment_grant": Case(50_000_000, GUESS, "jobs_built", "jobs"),
    "joint_marketing": Case(1_000_000, GUESS, "settlements", "firms_moved_in"),
    "just_transition": Case(
        11_111_111, "JTF_RUHR", "brownfield_ha", "land_ready_ha", keys={"towns": list(COAL)}
    ),
    "land_release": Case(12_000_000, GUESS, "land_release_ha", "land_ready_ha"),
    "location_subsidy": Case(10_000_000, GUESS, "attraction", "firms_moved_in"),
    "research_institute": Case(
        5_600_000,
        "ZESS_M",
        "research_eur",
        "jobs_there",
        keys={"theme": "new_industry", "towns": ["Bochum"]},
        needs=20.0,
    ),
    "start_up_centre": Case(
        4_160_000, "WORLDFACTORY", "spin_off_factor", "university_spin_offs", keys={"towns": ["Bochum"]}
    ),
    "talent_retention": Case(5_000_000, GUESS, "retention", "graduates_kept"),
    "trade_tax": Case(75_000_000, GUESS, "trade_tax_change", "firms_moved_in"),
    "transfer_company": Case(10_000_000, GUESS, "search_help", "unemployment_rate", -1),
}


def question(name=None, times=1.0):
    """Return `status_quo` with one instrument for ten years, at so many times its size, or with none."""
    years = {"from": 2026, "to": 2025 + YEARS}
    policy = [
        {"instrument": name, "eur_per_year": times * case.eur_per_year} | years | case.keys
        for key, case in CASES.items()
        if key == name
    ]
    parameters = {name: CASES[name].parameters} if name else {}
    return scenario_from_dict(
        {"name": name or "none", "years": YEARS, "strategy": {"kind": "status_quo"}, "policy": policy}
        | {"parameters": parameters}
    )


def ten_years(asked):
    """Run one instrument, or None for none, with one seed.

    Args:
        asked: Name, seed, and how many times its size.

    Returns:
        `levers` at the end; `granted` and `spent` in the ten years by payer, EUR; `outcome`, by
        instrument, as seen in the towns and theme of its case: indicators (flows a year, levels at the
        end, shares in the mean), jobs, land and readiness.
    """
    name, seed, times = asked
    model = RuhrModel(question(name, times), seed=seed, scale=0.05)
    cases = {key: case for key, case in CASES.items() if name in (key, None)}
    granted, spent = np.zeros(len(PAYERS)), np.zeros(len(PAYERS))
    for _ in range(4 * YEARS):
        model.step()
        granted += model.levers.granted_eur.sum(axis=1)
        spent += model.levers.spent_eur.sum(axis=1)
    return {
        "levers": vars(model.levers),
        "granted": granted,
        "spent": spent,
        "outcome": {key: outcomes_of(model, case) for key, case in cases.items()},
    }


def outcomes_of(model, case=None):
    """Return what a model has measured that a case may be meant to move, by name."""
    table = model.recorder.region_table().iloc[1:]
    flows = table[
        ["start_ups", "university_spin_offs", "firms_moved_in", "firms_moved_out", "firms_moved_within"]
    ]
    levels = table[["firms", "land_free_ha", "theme_jobs", "jobs", "unemployment_rate"]]
    return {
        **(flows.sum() / YEARS),
        **levels.iloc[-1],
        **_places(model, case),
        "graduates_kept": table["graduates_kept"].mean(),
    }


def _places(model, case):
    """Jobs of the theme (or all) and land in the towns that get money; readiness of the region."""
    keys = case.keys if case else {}
    there = np.isin(model.town_names, keys.get("towns", model.town_names))
    sectors = [SECTORS.index(keys["theme"])] if "theme" in keys else range(len(SECTORS))
    land, ready = model.land, model.clusters.digital_readiness
    return {
        "jobs_there": model.jobs[there][:, sectors].sum(),
        "land_ready_ha": (land.used_ha + land.free_ha).sum(),
        "land_preparing_ha": land.preparing_ha.sum(),
        "land_restricted_ha": land.restricted_ha.sum(),
        "digital_readiness": np.average(ready, weights=model.population),
    }
