"""Slow: a country that stands still leaves the region where it is, for twenty years.

Demand has no trends and no cycle, nobody more or less lives or works here, and firms do not exchange
sites. What is left is the turnover of firms and people, which the start is meant to balance. Every
bound holds in every quarter and for every seed.
"""

import numpy as np
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.processes.conditions import OutsideConditions
from ruhrsim.regions.sectors import N_SECTORS, SECTORS
from ruhrsim.scenarios.scenario import scenario_from_dict

pytestmark = pytest.mark.slow

SEEDS = range(4)
QUARTERS = 80
SCALE = 0.1
MOST_OF_LUMPY = {"legacy_industry": 0.155}
"""Sectors of a few large plants, whose luck moves them further: measured 14.9 % in the worst of the four seeds."""
STILL = {
    "conditions": {"outside_sd": 0.0},
    "population": {"labour_force_trend": 0.0, "population_trend": 0.0},
    "land": {"renewal": 0.0},
}


def twenty_years(seed):
    """Return the region's indicators and its jobs by sector against the start, shape (quarters + 1, n_sectors)."""
    question = scenario_from_dict(
        {"name": "neutral", "strategy": {"kind": "status_quo"}, "parameters": STILL}
    )
    model = RuhrModel(question, seed=seed, scale=SCALE)
    jobs = [model.jobs.sum(axis=0)]
    for _ in range(QUARTERS):
        model.step()
        jobs.append(model.jobs.sum(axis=0))
    return model.recorder.region_table(), np.array(jobs) / jobs[0]


@pytest.fixture(scope="module")
def runs():
    """Twenty neutral years for each seed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OutsideConditions, "trends", lambda self: np.zeros(N_SECTORS))
        return [twenty_years(seed) for seed in SEEDS]


def test_unemployment_stays_within_half_a_point(runs):
    for table, _ in runs:
        assert (table.unemployment_rate - table.unemployment_rate[0]).abs().max() < 0.5


@pytest.mark.parametrize(
    ("indicator", "most"), [("jobs", 0.02), ("firms", 0.06), ("commuters_in", 0.04), ("commuters_out", 0.04)]
)
def test_the_region_stays_as_large_as_it_is(runs, indicator, most):
    for table, _ in runs:
        assert (table[indicator] / table[indicator][0] - 1.0).abs().max() < most


@pytest.mark.parametrize("sector", range(N_SECTORS), ids=SECTORS)
def test_each_sector_keeps_its_jobs(runs, sector):
    most = MOST_OF_LUMPY.get(SECTORS[sector], 0.10)
    for _, jobs in runs:
        assert np.abs(jobs[:, sector] - 1.0).max() < most
