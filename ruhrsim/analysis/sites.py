"""Sites year by year over many runs: state, land, firms, and whose jobs stand on them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd

from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.common import defaults
from ruhrsim.model.model import RuhrModel
from ruhrsim.regions.tables import read_brownfields, read_shocks
from ruhrsim.runs.compare import check_settings, each_seed, read_scenarios
from ruhrsim.scenarios.scenario import Scenario

MEASURES = (
    "taken_ha",
    "others_ha",
    "preparing_ha",
    "free_ha",
    "cut_ha",
    "firms",
    "jobs",
    "jobs_new_town",
    "jobs_new_region",
)
_QUARTERS = 4
_SPREAD = (0.05, 0.95)


def follow_sites(
    scenario: Scenario | str | Path,
    runs: int = defaults.RUNS,
    years: int | None = None,
    scale: float = defaults.SCALE,
    seed: int = defaults.SEED,
    workers: int | None = None,
    progress=None,
) -> pd.DataFrame:
    """Run a scenario several times and return every site in every year.

    Args:
        scenario: A scenario, its name or its file.
        runs: Seeds: `seed`, `seed + 1`, ...
        years: Horizon instead of the scenario's own.
        scale: Share of establishments simulated.
        seed: The first seed.
        workers: Processes, one per core by default.
        progress: Called with runs done and runs in all.

    Returns:
        One row per seed, year and site: `seed`, `year`, `site`, `state` and `MEASURES`.

    Raises:
        ScenarioError: The scenario is faulty.
        SettingsError: A setting can't be.
    """
    check_settings(runs=runs, years=years, scale=scale, seed=seed, workers=workers)
    (chosen,) = read_scenarios([scenario], years)
    seeds = range(seed, seed + runs)
    tables = each_seed(partial(_follow, chosen, scale), seeds, workers, progress)
    return pd.concat(
        [table.assign(seed=s) for s, table in zip(seeds, tables, strict=True)], ignore_index=True
    )


def _follow(scenario: Scenario, scale: float, seed: int) -> pd.DataFrame:
    model = RuhrModel(scenario, seed=seed, scale=scale, follow_sites=True)
    model.run_for(_QUARTERS * scenario.years)
    return model.recorder.site_table()


def summarise_sites(table: pd.DataFrame) -> pd.DataFrame:
    """Return means over runs with the 90 % interval of the mean and the span of nine runs in ten.

    Args:
        table: Table of `follow_sites`.

    Returns:
        One row per site, year and measure: `site`, `year`, `state` (of most runs), `measure`, `mean`, `low`,
        `high`, `from`, `to` (5 % of runs lie below, 5 % above) and `n` (runs).
    """
    groups = table.groupby(["site", "year"], sort=False)
    return pd.concat([_summary(site, year, runs) for (site, year), runs in groups], ignore_index=True)


def _summary(site: str, year: int, runs: pd.DataFrame) -> pd.DataFrame:
    values = runs[list(MEASURES)]
    means = mean_with_interval(values).rename(columns={"difference": "mean"})
    spread = values.quantile(list(_SPREAD)).T.set_axis(["from", "to"], axis="columns")
    rows = means.join(spread).rename_axis("measure").reset_index().assign(n=len(runs))
    state = runs["state"].mode().iloc[0]
    return pd.concat(
        [pd.DataFrame({"site": site, "year": year, "state": state}, index=rows.index), rows], axis=1
    )


def documented_jobs(sites: Sequence[str]) -> pd.DataFrame:
    """Return the documented numbers of jobs on sites in the order of time: `site`, `year` (text), `jobs`."""
    stocks = read_shocks().query("measure == 'stock'")
    stocks = pd.DataFrame(
        {
            "site": stocks["event_id"].str.rsplit("_", n=1).str[0],
            "year": stocks["year"].astype("str"),
            "jobs": stocks["jobs_change"],
        }
    )
    sums = read_brownfields().dropna(subset="jobs_after")
    sums = pd.DataFrame({"site": sums["row_id"], "year": sums["jobs_after_year"], "jobs": sums["jobs_after"]})
    table = pd.concat([stocks, sums]).drop_duplicates().sort_values("year", kind="stable")
    return table[table["site"].isin(list(sites))].reset_index(drop=True)
