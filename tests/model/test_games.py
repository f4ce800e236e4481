"""Slow: what bids between towns and imitation do over ten years, paired on six seeds.

docs/strategies.md, section "Towns that adapt and compete", tells the effects over twenty years with more runs.
"""

import numpy as np
import pytest

from ruhrsim.runs.compare import compare

pytestmark = pytest.mark.slow

SEEDS = 6
GAMES = ("subsidy_race", "subsidy_game", "tax_race")


@pytest.fixture(scope="module")
def runs():
    """Sums of flows over ten years, and the last levels, by scenario and seed."""
    names = ["status_quo", *GAMES, "cluster_focus", "adaptive_towns"]
    table = compare(names, runs=SEEDS, years=10, scale=0.02, seed=1).region.query("quarter > 0")
    by_run = table.groupby(["scenario", "seed"])
    flows = by_run[["jobs_moved_within", "firms_moved_in", "spent_towns", "spent_themes"]].sum()
    return flows.join(by_run[["trade_tax_multiplier", "portfolio_diversity"]].last())


def difference(runs, name, key, base="status_quo"):
    return (runs.loc[name, key] - runs.loc[base, key]).to_numpy()


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("subsidy_race", ("firms_moved_in", "jobs_moved_within")),
        # Towns bid a third of what they did before effects were mended, too little for six seeds to show firms.
        ("subsidy_game", ("jobs_moved_within",)),
    ],
)
def test_subsidies_bring_firms_in_and_move_jobs_between_towns(runs, name, keys):
    for key in keys:
        moved = difference(runs, name, key)
        assert moved.mean() > 2.0 * moved.std(ddof=1) / np.sqrt(SEEDS), key


@pytest.mark.parametrize("name", GAMES)
def test_themes_pay_for_the_bids(runs, name):
    assert (difference(runs, name, "spent_themes") < (-5.0 if name == "subsidy_game" else -50.0)).all()
    assert difference(runs, name, "spent_towns") == pytest.approx(0.0, abs=5.0)


def test_a_slope_below_one_is_no_race_to_the_bottom(runs):
    change = difference(runs, "tax_race", "trade_tax_multiplier")
    assert (change < -2.0).all()
    assert (change > -5.0).all()


def test_imitation_makes_portfolios_alike(runs):
    assert (difference(runs, "adaptive_towns", "portfolio_diversity", "cluster_focus") < -0.5).all()
