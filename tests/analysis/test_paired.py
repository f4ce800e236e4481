"""Paired differences, worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.paired import mean_with_interval, pairing_gain, run_summary, summarise, write_summary
from ruhrsim.results import Comparison
from ruhrsim.scenario import read_scenario


def region(name, seed, jobs, start_ups, graduates_kept):
    """One run of a year: quarter 0 and four quarters."""
    return pd.DataFrame({"scenario": name, "seed": seed, "quarter": range(5), "jobs": jobs,
                         "start_ups": start_ups, "graduates_kept": graduates_kept})


@pytest.fixture
def comparison():
    """Jobs at the end: baseline 100, 110, 120; focus 101, 113, 125: differences 1, 3, 5."""
    flows, shares = [np.nan, 1.0, 2.0, 3.0, 4.0], [np.nan, 70.0, 71.0, np.nan, 75.0]
    ends = {"status_quo": (100.0, 110.0, 120.0), "cluster_focus": (101.0, 113.0, 125.0)}
    runs = [region(name, seed, [0.0, 1.0, 2.0, 3.0, end], flows, shares)
            for name, values in ends.items() for seed, end in enumerate(values)]
    scenarios = tuple(read_scenario(name).model_copy(update={"years": 1}) for name in ends)
    return Comparison(pd.concat(runs, ignore_index=True), pd.DataFrame(), scenarios, (0, 1, 2), 0.05)


def test_levels_are_read_at_the_end_flows_summed_a_year_and_shares_averaged():
    one = region("status_quo", 0, [9.0, 8.0, 7.0, 6.0, 5.0], [np.nan, 1.0, 2.0, 3.0, 4.0],
                 [np.nan, 70.0, 71.0, np.nan, 75.0])
    row = run_summary(one, years=1).loc[("status_quo", 0)]
    assert row.to_dict() == {"jobs": 5.0, "start_ups": 10.0, "graduates_kept": 72.0}


def test_flows_of_two_years_are_halved_and_later_quarters_left_out():
    run = pd.DataFrame({"scenario": "a", "seed": 0, "quarter": range(13), "jobs": range(13),
                        "start_ups": 3.0})
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
