"""Slow and statistical: scales agree, twenty years stay plausible, gaps persist, luck is shared.

Tolerances are three standard errors of the difference, never under a floor. With three to eight
seeds a standard error is itself uncertain by a quarter to a half; the floor keeps a luckily small
one from failing the test.
"""

import numpy as np
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.start.establishments import LOW

pytestmark = pytest.mark.slow

QUARTERS = 80
SEEDS = {0.05: 8, 0.2: 5, 1.0: 3, 5.0: 2}
FLOOR = 0.1
"""Percentage points of unemployment; about a tenth of what a recession of a twentieth does."""
CLASS_POINTS = 3.0
"""Percentage points by which a size class may move in twenty years."""


def class_shares(model):
    """Return the shares of establishments by size class in percent, shape (4,)."""
    firms = model.firms
    counts = np.bincount(np.searchsorted(LOW[1:], firms.employees, side="right"), firms.weight, len(LOW))
    return 100.0 * counts / counts.sum()


def twenty_years(question):
    """Run twenty years and return what the tests read."""
    name, seed, scale = question
    model = RuhrModel(name, seed=seed, scale=scale)
    before = class_shares(model)
    model.run_for(QUARTERS)
    towns = model.recorder.town_table()
    assert model.firms.by_cell(model.firms.employees, model.n_towns) == pytest.approx(model.labour.jobs())
    return {
        "region": model.recorder.region_table(),
        "classes": (before, class_shares(model)),
        "towns": [towns[towns.year == year] for year in (2025, 2045)],
    }


@pytest.fixture(scope="module")
def runs():
    """All runs of this file, by scenario, seed and scale."""
    questions = [("status_quo", seed, scale) for scale, n in SEEDS.items() for seed in range(n)]
    questions += [("cluster_focus", seed, 0.05) for seed in range(SEEDS[0.05])]
    return {question: twenty_years(question) for question in questions}


def unemployment(runs, scale=0.05, name="status_quo"):
    """Return regional unemployment after twenty years, shape (n_seeds,)."""
    tables = [runs[name, seed, scale]["region"] for seed in range(SEEDS[scale])]
    return np.array([table.unemployment_rate.iloc[-1] for table in tables])


def standard_error(values):
    return values.std(ddof=1) / np.sqrt(len(values))


def status_quo(runs):
    return [runs["status_quo", seed, 0.2] for seed in range(SEEDS[0.2])]


@pytest.mark.parametrize(("small", "large"), [(0.05, 0.2), (0.05, 1.0), (0.2, 1.0), (1.0, 5.0)])
def test_scales_agree_on_unemployment(runs, small, large):
    a, b = unemployment(runs, small), unemployment(runs, large)
    allowed = max(3.0 * np.hypot(standard_error(a), standard_error(b)), FLOOR)
    assert abs(a.mean() - b.mean()) <= allowed


def test_firms_neither_explode_nor_die_out(runs):
    for run in status_quo(runs):
        firms = run["region"].firms
        assert (abs(firms / firms.iloc[0] - 1.0) < 0.15).all()


def test_size_classes_keep_their_shares(runs):
    for run in status_quo(runs):
        before, after = run["classes"]
        assert after == pytest.approx(before, abs=CLASS_POINTS)


def test_unemployment_stays_plausible(runs):
    for run in status_quo(runs):
        assert run["region"].unemployment_rate.between(5.0, 20.0).all()


def test_every_town_has_jobs_and_unemployed(runs):
    for run in status_quo(runs):
        end = run["towns"][1]
        assert end.jobs.min() > 100.0
        assert end.unemployed.min() > 10.0


def test_no_town_loses_half_or_doubles_its_jobs(runs):
    for run in status_quo(runs):
        start, end = run["towns"]
        change = np.log(end.jobs.to_numpy() / start.jobs.to_numpy())
        assert np.abs(change).max() < np.log(2.0)


def test_gaps_between_towns_persist(runs):
    for run in status_quo(runs):
        start, end = (towns.unemployment_rate.to_numpy() for towns in run["towns"])
        assert np.corrcoef(start, end)[0, 1] > 0.9


def test_shared_luck_halves_the_spread_of_a_difference(runs):
    usual, focus = unemployment(runs), unemployment(runs, name="cluster_focus")
    paired = (focus - usual).std(ddof=1)
    independent = np.sqrt(focus.var(ddof=1) + usual.var(ddof=1))
    assert paired < 0.5 * independent
