"""Hindcast: a forecast that is right, one that is wrong, and what the JSON begins with."""

import json

import numpy as np
import pytest

from ruhrsim.analysis import hindcast
from ruhrsim.analysis.history import districts, history, towns
from ruhrsim.analysis.observed import Observed
from ruhrsim.analysis.past_runs import PastRun
from ruhrsim.regions.tables import DATA

YEARS = tuple(range(2008, 2017))


def perfect(years=YEARS, factor=1.0):
    """Return runs that said just what came, times a factor."""
    kreise = history(districts(2007)).loc[list(years)].to_numpy()
    return [PastRun(factor * kreise, factor * history(towns(2007)).loc[list(years)].to_numpy(), {})] * 4


def observed(level="district"):
    from ruhrsim.analysis.observed import read_observed

    table = "unemployment_history.csv" if level == "district" else "unemployment_municipality.csv"
    return read_observed(DATA / table, 2007, 2008, 2016)


def test_a_model_that_was_right_has_only_the_drift_of_its_median_as_error():
    verdict = hindcast.judge(perfect(), 2007, observed())
    assert verdict.scores.rmse < 0.25
    assert verdict.scores.coverage90 == 1.0
    assert verdict.scores.bias == pytest.approx(0.0, abs=0.05)


def test_a_model_that_was_a_tenth_too_high_shows_it():
    verdict = hindcast.judge(perfect(factor=1.1), 2007, observed())
    mean = observed().points.mean()
    assert verdict.scores.bias == pytest.approx(0.1 * mean, rel=0.1)
    assert verdict.rivals["persistence"] == pytest.approx(1.62, abs=0.006)


def test_scores_of_places_and_years_add_up_to_the_whole():
    verdict = hindcast.judge(perfect(factor=1.1), 2007, observed())
    for table in (verdict.by_place, verdict.by_year):
        assert np.sqrt((table.rmse**2 * table.n).sum() / table.n.sum()) == pytest.approx(verdict.scores.rmse)
        assert (table.coverage90 * table.n).sum() / table.n.sum() == pytest.approx(verdict.scores.coverage90)


def test_json_begins_with_the_scores_and_holds_nothing_that_is_no_json():
    came = observed()
    content = hindcast.as_json(hindcast.judge(perfect(), 2007, came), 2007, came)
    assert list(content)[:5] == ["rmse", "crps", "coverage90", "skill", "districts"]
    assert list(content["districts"]["05112"])[:5] == ["name", "rmse", "crps", "coverage90", "skill"]
    assert {"persistence", "gap_kept", "linear_answer", "gap_trend"} <= set(content["skill"])
    assert len(content["forecast"]) == 135
    json.dumps(content, allow_nan=False)


def test_towns_come_in_persons_too():
    came = observed("town")
    verdict = hindcast.judge(perfect(), 2007, came)
    row = verdict.table.query("name == 'Dinslaken' and year == 2010").iloc[0]
    low, median, high = (row[f"unemployed_{name}"] for name in ("low", "median", "high"))
    assert low < median < high
    assert median == pytest.approx(
        row["median"] * came.places.persons_per_point[came.places.names.index("Dinslaken")], abs=1
    )
    assert hindcast.REFERENCE not in verdict.rivals


def test_a_single_figure_can_be_scored():
    place = districts(2007)
    points = np.full((1, 15), np.nan)
    points[0, 3] = 10.0
    came = Observed(place, (2012,), points)
    content = hindcast.as_json(hindcast.judge(perfect(), 2007, came), 2007, came)
    assert content["rank_correlation"] is None
    assert list(content["districts"]) == [place.keys[3]]


def test_later_years_use_what_each_kreis_taught():
    """A model that sees no change at all is put right by 2016, so it errs less there than before."""
    years = tuple(range(2008, 2018))
    flat = history(districts(2007)).loc[[2007] * len(years)].to_numpy()
    runs = [PastRun(flat, flat, {})] * 4
    forecast = np.median(hindcast.forecast_places(runs, 2007, districts(2007)), axis=0)
    known = history(districts(2007))
    assert forecast[-2] == pytest.approx(known.loc[2007].to_numpy(), rel=0.08)
    assert forecast[-1] == pytest.approx(known.loc[2016].to_numpy(), rel=0.08)
