"""Made-up results of the right shape, for testing figures and pages without running the model."""

from dataclasses import replace

import numpy as np
import pandas as pd

from ruhrsim.model.indicators import REGION_INDICATORS, TOWN_INDICATORS
from ruhrsim.regions.boundaries import read_boundaries
from ruhrsim.runs.results import WORLD, Comparison
from ruhrsim.scenarios.scenario import read_scenario

START = 2025
LEVELS = {
    "unemployment_rate": 10.0,
    "unemployed": 270_000,
    "jobs": 1_870_000,
    "theme_jobs": 640_000,
    "firms": 164_000,
    "start_ups": 2_900,
    "university_spin_offs": 40,
    "corporate_spin_offs": 260,
    "closures": 2_950,
    "firms_moved_within": 420,
    "firms_moved_in": 60,
    "firms_moved_out": 65,
    "graduates_kept": 72.0,
    "town_inequality": 24.0,
    "labour_force": 2_690_000,
    "population": 5_110_000,
    "vacancies": 52_000,
    "commuters_in": 290_000,
    "commuters_out": 330_000,
    "land_free_ha": 352.0,
    "money_spent": 26.0,
    "rank_as_one": 1.0,
    "rank_together": 2.0,
    "rank_of_largest_town": 8.0,
    "theme_rank_as_one": 1.0,
    "theme_rank_together": 4.0,
    "theme_rank_of_largest_town": 9.0,
    "jobs_moved_within": 980,
    "jobs_settled": 460,
    "trade_tax_multiplier": 497.5,
    "tax_revenue": 6193.2,
    "portfolio_diversity": 2.5,
    "spent_themes": 25.0,
}
"""Rough sizes of one quarter, only to make pictures look like real ones."""


SCENARIOS = tuple(read_scenario(name) for name in ("status_quo", "compete_on_everything", "cluster_focus"))


def make_comparison(scenarios: int = 3, seeds: int = 20, years: int = 20, effect: float = 0.0) -> Comparison:
    """Return a comparison whose last scenario lowers unemployment by `effect` points at the end."""
    last = SCENARIOS[-1]
    jobs = [(s, seed, years, effect * (s is last)) for s in SCENARIOS[:scenarios] for seed in range(seeds)]
    region = pd.concat([_region_run(*job) for job in jobs], ignore_index=True)
    towns = pd.concat([_town_run(*job) for job in jobs], ignore_index=True)
    chosen = tuple(s.model_copy(update={"years": years}) for s in SCENARIOS[:scenarios])
    return Comparison(region, towns, chosen, tuple(range(seeds)), 0.05)


def in_worlds(comparison: Comparison) -> Comparison:
    """Return a comparison as if each of its seeds had run in a plausible world of its own."""
    region, towns = (
        table.assign(**{WORLD: table["seed"]}) for table in (comparison.region, comparison.towns)
    )
    return replace(comparison, region=region, towns=towns, worlds=({},) * len(comparison.seeds))


def _noise(rng, size: int, spread: float) -> np.ndarray:
    return np.cumsum(rng.normal(0.0, spread, size))


def _region_run(scenario, seed: int, years: int, effect: float) -> pd.DataFrame:
    n = 4 * years + 1
    shared, own = np.random.default_rng(seed), np.random.default_rng([seed, SCENARIOS.index(scenario)])
    quarter = np.arange(n)
    table = {
        "scenario": scenario.name,
        "seed": seed,
        "quarter": quarter,
        "period": [f"{START + (q + 3) // 4}Q{(q + 3) % 4 + 1}" for q in quarter],
    }
    for key, indicator in REGION_INDICATORS.items():
        wiggle = 1.0 + _noise(shared, n, 0.004) + _noise(own, n, 0.0006)
        table[key] = LEVELS.get(key, 1.0) * wiggle * (1.0 - 0.001 * quarter)
        if indicator.kind != "level":
            table[key][0] = np.nan
    table["unemployment_rate"] = table["unemployment_rate"] - effect * quarter / max(n - 1, 1)
    return pd.DataFrame(table)


def _town_run(scenario, seed: int, years: int, effect: float) -> pd.DataFrame:
    ags = np.array(list(read_boundaries()))
    base = 5.5 + 7.5 * np.random.default_rng(99).random(len(ags))
    response = np.linspace(-0.6, 1.8, len(ags))
    shared = np.random.default_rng(seed + 500)
    own = np.random.default_rng([seed, SCENARIOS.index(scenario), 7])
    level = np.zeros(len(ags))
    rows = []
    for year in range(years + 1):
        rate = base + level - effect * response * year / max(years, 1)
        rows.append(_town_year(scenario, seed, START + year, ags, rate))
        level = level - 0.03 + shared.normal(0, 0.12, len(ags)) + own.normal(0, 0.03, len(ags))
    return pd.concat(rows, ignore_index=True)


def _town_year(scenario, seed: int, year: int, ags: np.ndarray, rate: np.ndarray) -> pd.DataFrame:
    labour_force = 4_000.0 + 5_000.0 * np.arange(len(ags))
    values = {key: np.full(len(ags), LEVELS.get(key, 1.0) / len(ags)) for key in TOWN_INDICATORS}
    values |= {"unemployment_rate": rate, "unemployed": labour_force * rate / 100.0}
    return pd.DataFrame({"scenario": scenario.name, "seed": seed, "year": year, "ags": ags} | values)
