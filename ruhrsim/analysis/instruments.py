"""What each instrument does alone: the same money for the same years, beside carrying on with the same luck.

    effect = mean over worlds and seeds of (jobs with the instrument - jobs without)

Every instrument gets `EUR_PER_YEAR` from `FIRST` to `LAST` on top of what the towns do anyway, in all towns
where it asks for none; effects are those at the end of the money and ten years later. That is a size for
comparing, not one that somebody proposed: small programmes saturate, large ones have hardly begun.
"""

from collections.abc import Callable
from concurrent.futures import as_completed

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from ruhrsim.analysis.paired import CONFIDENCE
from ruhrsim.analysis.posterior import read_posterior
from ruhrsim.analysis.plausible import plausible_worlds
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.runs.compare import run
from ruhrsim.runs.executors import processes
from ruhrsim.runs.parameter_sets import World, in_world
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_over

EUR_PER_YEAR = 10_000_000.0
FIRST, LAST, YEARS = 2026, 2035, 20
WORLDS, SEEDS, SCALE = 12, 6, 0.02
AFTER = (10, 20)
"""Years after the start at whose end effects are read: the money's last year, and ten years later."""
KEYS: dict[str, dict[str, object]] = {
    "cluster_management": {"theme": "new_industry"},
    "cooperation_site": {"towns": ["Bottrop", "Gladbeck"]},
    "research_institute": {"theme": "new_industry", "towns": ["Bochum"]},
    "start_up_centre": {"towns": ["Bochum", "Dortmund", "Essen", "Duisburg"]},
}
"""Keys that an instrument cannot do without, as in the documented examples."""
BASE = "status_quo"
_OUTCOMES = ("jobs", "unemployed")


def granted(instrument: str) -> Scenario:
    """Return carrying on with one instrument at the size of the comparison."""
    entry = {"instrument": instrument, "eur_per_year": EUR_PER_YEAR, "from": FIRST, "to": LAST}
    base = read_scenario(BASE)
    changes = {"name": instrument, "policy": [*base.policy, entry | KEYS.get(instrument, {})], "years": YEARS}
    return scenario_over(base, changes, instrument)


def measure(
    worlds: int = WORLDS,
    seeds: int = SEEDS,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> pd.DataFrame:
    """Ask what each instrument does in plausible worlds.

    Args:
        worlds: Number of worlds, two or more.
        seeds: Seeds in each; all instruments of a world and seed have the same luck.
        workers: Processes.
        progress: Told how many runs of how many are done.

    Returns:
        One row per instrument, outcome (`jobs`, `unemployed`) and `after` (years): `effect` in persons per
        `EUR_PER_YEAR`, `low` and `high` (90 % interval of the mean over worlds), `worlds_higher`, `worlds`,
        `seeds`; the largest effect on jobs after ten years first.
    """
    drawn = plausible_worlds(worlds, read_posterior())
    scenarios: dict[str, Scenario] = {BASE: read_scenario(BASE)} | {
        name: granted(name) for name in INSTRUMENTS
    }
    values: dict[tuple[str, int, int], np.ndarray] = {}
    with processes(workers) as pool:
        futures = {
            pool.submit(_play, scenario, world, number, seed): (name, number, seed)
            for number, world in enumerate(drawn)
            for seed in range(seeds)
            for name, scenario in scenarios.items()
        }
        for done, future in enumerate(as_completed(futures), start=1):
            values[futures[future]] = future.result()
            progress(done, len(futures))
    rows = []
    for name in INSTRUMENTS:
        differences = np.array(
            [
                [values[name, number, seed] - values[BASE, number, seed] for seed in range(seeds)]
                for number in range(worlds)
            ]
        )
        rows += _rows(name, differences.mean(axis=1), seeds)
    table = pd.DataFrame(rows)
    first = table[(table["outcome"] == "jobs") & (table["after"] == AFTER[0])]
    order = first.sort_values("effect", ascending=False, kind="stable")["instrument"].tolist()
    rank = table["instrument"].map({name: number for number, name in enumerate(order)})
    return table.iloc[np.argsort(rank, kind="stable")].reset_index(drop=True)


def _play(scenario: Scenario, world: World, number: int, seed: int) -> np.ndarray:
    """Return the outcomes at the times of `AFTER`, shape (n_outcomes, n_times)."""
    region = run(in_world(scenario, world), 1_000 * number + seed, SCALE).region
    return region[list(_OUTCOMES)].to_numpy(dtype=float)[[4 * years for years in AFTER]].T


def _rows(name: str, by_world: np.ndarray, seeds: int) -> list[dict[str, object]]:
    """Return the rows of an instrument from its effects, shape (n_worlds, n_outcomes, n_times)."""
    n = len(by_world)
    mean = by_world.mean(axis=0)
    margin = stdtrit(n - 1, (1.0 + CONFIDENCE) / 2.0) * by_world.std(axis=0, ddof=1) / np.sqrt(n)
    return [
        {
            "instrument": name,
            "outcome": outcome,
            "after": years,
            "effect": round(float(mean[i, j]), 1),
            "low": round(float(mean[i, j] - margin[i, j]), 1),
            "high": round(float(mean[i, j] + margin[i, j]), 1),
            "worlds_higher": int((by_world[:, i, j] > 0).sum()),
            "worlds": n,
            "seeds": seeds,
        }
        for i, outcome in enumerate(_OUTCOMES)
        for j, years in enumerate(AFTER)
    ]
