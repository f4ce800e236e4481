"""Paired differences, worked out by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.paired import mean_with_interval, pairing_gain, run_summary, summarise, write_summary
from ruhrsim.runs.results import WORLD, Comparison
from ruhrsim.scenarios.scenario import read_scenario


def region(name, seed, jobs, start_ups, graduates_kept):
    """One run of a year: quarter 0 and four quarters."""
    return pd.DataFrame(
        {
            "scenario": name,
            "seed": seed,
            "quarter": range(5),
            "jobs": jobs,
            "start_ups": start_ups,
            "graduates_kept": graduates_kept,
        }
    )


@pytest.fixture
def comparison():
    """Jobs at the end: baseline 100, 110, 120; focus 101, 113, 125: differences 1, 3, 5."""
    flows, shares = [np.nan, 1.0, 2.0, 3.0, 4.0], [np.nan, 70.0, 71.0, np.nan, 75.0]
    ends = {"status_quo": (100.0, 110.0, 120.0), "cluster_focus": (101.0, 113.0, 125.0)}
    runs = [
        region(name, seed, [0.0, 1.0, 2.0, 3.0, end], flows, shares)
        for name, values in ends.items()
        for seed, end in enumerate(values)
    ]
    scenarios = tuple(read_scenario(name).model_copy(update={"years": 1}) for name in ends)
    return Comparison(pd.concat(runs, ignore_index=True), pd.DataFrame(), scenarios, (0, 1, 2), 0.05)


def test_levels_are_read_at_the_end_flows_summed_a_year_and_shares_averaged():
    one = region(
        "status_quo",
        0,
        [9.0, 8.0, 7.0, 6.0, 5.0],
        [np.nan, 1.0, 2.0, 3.0, 4.0],
        [np.nan, 70.0, 71.0, np.nan, 75.0],
    )
    row = run_summary(one, years=1).loc[("status_quo", 0)]
    assert row.to_dict() == {"jobs": 5.0, "start_ups": 10.0, "graduates_kept": 72.0}


def test_flows_of_two_years_are_halved_and_later_quarters_left_out():
    run = pd.DataFrame(
        {"scenario": "a", "seed": 0, "quarter": range(13), "jobs": range(13), "start_ups": 3.0}
    )
    row = run_summary(run, years=2).loc[("a", 0)]
    assert row.to_dict() == {"jobs": 8.0, "start_ups": 12.0}


def test_the_interval_is_students(comparison):
    summary = summarise(comparison).set_index(["scenario", "indicator"])
    row = summary.loc[("cluster_focus", "jobs")]
    # Mean 3, sd 2, n 3; the 95 % quantile of Student's t with 2 degrees of freedom is 2.919986.
    margin = 2.919986 * 2 / np.sqrt(3)
    assert row["value"] == pytest.approx(113.0)
    assert row["sd"] == pytest.approx(12.0)
    assert row["difference"] == pytest.approx(3.0)
    assert row["low"] == pytest.approx(3 - margin, abs=1e-5)
    assert row["high"] == pytest.approx(3 + margin, abs=1e-5)
    assert row["n"] == 3
    assert row["includes_zero"]


def test_the_baseline_has_levels_but_no_differences(comparison):
    summary = summarise(comparison).set_index(["scenario", "indicator"])
    row = summary.loc[("status_quo", "jobs")]
    assert row["value"] == pytest.approx(110.0)
    assert row[["difference", "low", "high", "includes_zero"]].isna().all()


def test_no_difference_at_all_includes_zero(comparison):
    row = summarise(comparison).set_index(["scenario", "indicator"]).loc[("cluster_focus", "start_ups")]
    assert (row["difference"], row["low"], row["high"]) == (0.0, 0.0, 0.0)
    assert row["includes_zero"]


def test_a_single_run_has_no_interval():
    row = mean_with_interval(pd.DataFrame({"jobs": [4.0]})).loc["jobs"]
    assert row["difference"] == 4.0
    assert row[["low", "high"]].isna().all()


def test_pairing_gain_compares_with_independent_seeds(comparison):
    row = pairing_gain(comparison).set_index(["scenario", "indicator"]).loc[("cluster_focus", "jobs")]
    # Variances: baseline 100, focus 144, paired differences 4.
    assert row["sd_paired"] == pytest.approx(2.0)
    assert row["sd_independent"] == pytest.approx(np.sqrt(244.0))
    assert row["ratio"] == pytest.approx(np.sqrt(61.0))


def test_the_summary_is_written_as_csv(comparison, tmp_path):
    write_summary(comparison, tmp_path)
    assert len(pd.read_csv(tmp_path / "summary.csv")) == 6


@pytest.mark.slow
def test_nine_in_ten_intervals_hold_the_true_mean():
    rng = np.random.default_rng(1)
    samples = pd.DataFrame(rng.normal(0.3, 1.0, size=(10, 20_000)))
    interval = mean_with_interval(samples)
    covered = ((interval["low"] <= 0.3) & (interval["high"] >= 0.3)).mean()
    # Five standard errors of a share of 0.9 in 20,000 samples.
    assert covered == pytest.approx(0.9, abs=5 * np.sqrt(0.09 / 20_000))


def in_worlds(differences):
    """Return differences of runs that each happen in a plausible world of their own."""
    return pd.DataFrame({"jobs": differences}, index=pd.RangeIndex(len(differences), name=WORLD))


def test_with_twenty_worlds_the_interval_reaches_from_the_lowest_to_the_highest():
    # Ranks 0.05 · 21 = 1.05 and 19.95 of the values 1 to 20.
    row = mean_with_interval(in_worlds(np.arange(20.0, 0.0, -1.0))).loc["jobs"]
    assert row.to_list() == pytest.approx([10.5, 1.05, 19.95])


def test_with_few_worlds_the_interval_is_that_of_one_more_world():
    # Differences 1, 3, 5: mean 3, sd 2; the 95 % quantile of Student's t with 2 degrees of freedom is 2.919986.
    row = mean_with_interval(in_worlds([1.0, 3.0, 5.0])).loc["jobs"]
    margin = 2.919986 * 2.0 * np.sqrt(1.0 + 1.0 / 3.0)
    assert row.to_list() == pytest.approx([3.0, 3.0 - margin, 3.0 + margin], abs=1e-5)


def test_more_worlds_do_not_narrow_the_interval():
    rng = np.random.default_rng(3)
    widths = [
        mean_with_interval(in_worlds(rng.normal(0.0, 1.0, n))).eval("high - low")["jobs"] for n in (50, 5000)
    ]
    assert widths[1] == pytest.approx(2 * 1.645, rel=0.05)
    assert widths[0] == pytest.approx(widths[1], rel=0.3)


def test_a_value_missing_in_one_world_leaves_the_others():
    row = mean_with_interval(in_worlds([np.nan, *np.arange(1.0, 21.0)])).loc["jobs"]
    assert row.to_list() == pytest.approx([10.5, 1.05, 19.95])


def test_a_summary_of_worlds_tells_in_how_many_the_direction_holds(comparison):
    worlds = comparison.region.assign(**{WORLD: comparison.region["seed"]})
    worlds.loc[
        (worlds["scenario"] == "cluster_focus") & (worlds["seed"] == 2) & (worlds["quarter"] == 4), "jobs"
    ] = 9.0
    rows = summarise(replace(comparison, region=worlds)).set_index(["scenario", "indicator"])
    row = rows.loc[("cluster_focus", "jobs")]
    assert (row["worlds_higher"], row["worlds_lower"], row["n"]) == (2, 1, 3)
    assert row["covers"] == "luck and assumptions"
    assert rows.loc[("cluster_focus", "start_ups"), ["worlds_higher", "worlds_lower"]].tolist() == [0, 0]
    assert "worlds_higher" not in summarise(comparison)


@pytest.mark.slow
@pytest.mark.parametrize("n", [3, 8, 20, 60])
def test_nine_in_ten_further_worlds_lie_inside(n):
    rng = np.random.default_rng(n)
    samples = rng.normal(0.3, 1.0, size=(n + 1, 20_000))
    frame = pd.DataFrame(samples[:n], index=pd.RangeIndex(n, name=WORLD))
    interval = mean_with_interval(frame)
    covered = ((interval["low"] <= samples[n]) & (samples[n] <= interval["high"])).mean()
    # Interpolation between ranks costs a little; five standard errors besides.
    assert covered == pytest.approx(0.9, abs=0.006 + 5 * np.sqrt(0.09 / 20_000))
