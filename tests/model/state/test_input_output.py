"""Input coefficients in jobs, from the German table of 1995."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.model.state.input_output import jobs_per_job, read_input_coefficients
from ruhrsim.regions.sectors import N_SECTORS, SECTORS, sector_index
from ruhrsim.regions.tables import read_input_output


def test_jobs_per_job_by_hand():
    """A tenth of the seller's output, made by a tenth of its 50 people, goes to the 20 people of the buyer."""
    table = pd.DataFrame(
        {
            "a": [0.0, 10.0],
            "b": [0.0, 0.0],
            "output_eur_million": [40.0, 100.0],
            "employed_thousand": [20.0, 50.0],
        },
        index=["a", "b"],
    )
    assert jobs_per_job(table) == pytest.approx(np.array([[0.0, 0.0], [5.0 / 20.0, 0.0]]))


def test_the_table_is_the_published_one():
    """Industry sells 304,584 of 1,079,446 million to itself: 0.28 jobs for each of its jobs."""
    table = read_input_output()
    assert list(table.columns[:6]) == list(table.index)
    assert table["employed_thousand"].sum() == 36_428
    industry = list(table.index).index("industry")
    assert jobs_per_job(table)[industry, industry] == pytest.approx(304_584 / 1_079_446)


def test_coefficients_of_sectors():
    coefficients = read_input_coefficients()
    assert coefficients.shape == (N_SECTORS, N_SECTORS)
    assert (coefficients >= 0.0).all()
    bought = coefficients.sum(axis=0)
    assert bought[sector_index("legacy_industry")] == pytest.approx(0.55, abs=0.01)
    assert bought[sector_index("public_education")] < bought[sector_index("local_services")] < bought.max()


def test_all_that_branches_buy_but_from_farms_is_shared_out():
    """Summed over suppliers, a sector's column is the mix of its branches' columns without agriculture."""
    table = read_input_output()
    by_branch = dict(zip(table.index, jobs_per_job(table)[1:].sum(axis=0), strict=True))
    bought = dict(zip(SECTORS, read_input_coefficients().sum(axis=0), strict=True))
    assert bought["legacy_industry"] == pytest.approx(by_branch["industry"])
    assert by_branch["construction"] > bought["local_services"] > by_branch["trade_transport"]
    assert by_branch["business"] > bought["business_services"] > by_branch["trade_transport"]


def test_coefficients_are_shared_and_read_only():
    with pytest.raises(ValueError, match="read-only"):
        read_input_coefficients()[0, 0] = 1.0
