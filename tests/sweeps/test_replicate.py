"""Seeds are added until the interval is narrow enough, and the number doesn't depend on interruptions."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t
from stand_in import Synchronous, make_experiment, simulate

from ruhrsim.sweeps import run_sweep
from ruhrsim.sweeps.replicate import interval_width, widest_interval


def noisy(scenario, seed, scale, indicators):
    """Spread of the paired difference: luck of cluster_focus, the same for a seed everywhere."""
    luck = np.random.default_rng(seed).normal() if scenario.name == "cluster_focus" else 0.0
    return simulate(scenario, seed, scale) + luck


def experiment_with(tmp_path, width):
    rule = f'[replications]\nindicator = "unemployment_rate"\nwidth = {width}\nmost = 30'
    experiment = make_experiment(tmp_path, uncertainties="", tables=rule)
    return experiment.model_copy(update={"runs": 4, "levers": {}})


def test_the_width_is_that_of_the_t_interval():
    values = np.random.default_rng(0).normal(size=9)
    low, high = t.interval(0.9, 8, values.mean(), values.std(ddof=1) / 3)
    assert interval_width(values.std(ddof=1), 9) == pytest.approx(high - low)


def test_equal_differences_need_no_more_seeds(tmp_path):
    sweep = run_sweep(
        experiment_with(tmp_path, 0.001), tmp_path / "out", executor=Synchronous(), simulate=simulate
    )
    assert len(sweep.manifest["seeds"]) == 4
    assert widest_interval(sweep) == pytest.approx(0.0, abs=1e-9)


def test_seeds_are_added_until_the_paired_interval_is_narrow(tmp_path):
    sweep = run_sweep(
        experiment_with(tmp_path, 1.0), tmp_path / "out", executor=Synchronous(), simulate=noisy
    )
    seeds = len(sweep.manifest["seeds"])
    assert 4 < seeds < 30
    assert widest_interval(sweep) <= 1.0
    counts = sweep.outcomes.groupby("experiment")["seed"].nunique()
    assert counts.eq(seeds).all()


def test_there_is_an_end(tmp_path):
    sweep = run_sweep(
        experiment_with(tmp_path, 0.01), tmp_path / "out", executor=Synchronous(), simulate=noisy
    )
    assert len(sweep.manifest["seeds"]) == 30
    assert widest_interval(sweep) > 0.01


def test_one_scenario_is_judged_by_its_mean(tmp_path):
    experiment = experiment_with(tmp_path, 1.0)
    alone = experiment.model_copy(update={"scenarios": experiment.scenarios[:1]})
    sweep = run_sweep(alone, tmp_path / "out", executor=Synchronous(), simulate=simulate)
    # Values are seed + constant, so the spread is that of 0, 1, 2, ... and never narrow.
    assert len(sweep.manifest["seeds"]) == 30
    assert widest_interval(sweep) == pytest.approx(interval_width(np.std(np.arange(30), ddof=1), 30))


def test_an_interruption_changes_nothing(tmp_path):
    whole = run_sweep(
        experiment_with(tmp_path, 1.0), tmp_path / "whole", executor=Synchronous(), simulate=noisy
    )

    def interrupt(done, total):
        if done == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_sweep(
            experiment_with(tmp_path, 1.0),
            tmp_path / "out",
            executor=Synchronous(),
            simulate=noisy,
            progress=interrupt,
        )
    again = run_sweep(
        experiment_with(tmp_path, 1.0), tmp_path / "out", executor=Synchronous(), simulate=noisy
    )
    pd.testing.assert_frame_equal(again.outcomes, whole.outcomes, check_exact=True)
    assert again.manifest["seeds"] == whole.manifest["seeds"]
