"""Sites over many runs: means, intervals and what is documented."""

import pandas as pd
import pytest

from ruhrsim.analysis.sites import MEASURES, documented_jobs, follow_sites, summarise_sites


def table(*jobs):
    rows = [
        {"seed": seed, "year": 2024, "site": "mark517", "state": "marketed"} | dict.fromkeys(MEASURES, value)
        for seed, value in enumerate(jobs)
    ]
    return pd.DataFrame(rows)


def test_the_mean_has_its_interval_and_the_span_of_runs():
    """Of 1, 2, 3: mean 2, sd 1, t(0.95, 2) = 2.920, so 2 ± 1.686; 5 % and 95 % by linear interpolation."""
    row = summarise_sites(table(1.0, 2.0, 3.0)).set_index("measure").loc["jobs"]
    assert (row["mean"], row["low"], row["high"]) == pytest.approx((2.0, 2.0 - 1.686, 2.0 + 1.686), abs=1e-3)
    assert (row["from"], row["to"], row["n"], row["state"]) == (1.1, 2.9, 3, "marketed")


def test_documented_stocks_of_mark_51_7():
    assert documented_jobs(["mark517"])[["year", "jobs"]].to_numpy().tolist() == [
        ["2020", 1600.0],
        ["2024", 6000.0],
    ]


@pytest.mark.slow
def test_processes_do_not_change_what_is_followed():
    settings = {"scenario": "bochum_after_opel", "runs": 2, "years": 1, "scale": 0.01}
    one, two = (follow_sites(**settings, workers=workers) for workers in (1, 2))
    assert one.equals(two)
    assert list(one["seed"].unique()) == [0, 1]
    assert one.columns.isin(["seed", "year", "site", "state", *MEASURES]).all()
