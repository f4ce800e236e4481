"""Drift of places: variances by hand, the filter against known answers, the tables it is read from."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.analysis import drift as drifting
from ruhrsim.analysis.drift import Drift
from ruhrsim.analysis.history import districts, history, outside, towns
from ruhrsim.common.draws import Draws

PLACES, TOWNS = districts(2007), towns(2007)
KNOWN = history(PLACES)


def test_a_years_walk_of_kreise_by_hand():
    walk = Drift(common=0.0001, district=0.0003).walk(PLACES)
    assert walk[0, 0] == pytest.approx(0.0004)
    assert walk[0, 1] == pytest.approx(0.0001)


def test_a_town_that_is_its_own_kreis_has_no_walk_besides():
    walk = Drift(common=0.0, district=0.0003, town=0.001).walk(TOWNS)
    duisburg, dinslaken = TOWNS.names.index("Duisburg"), TOWNS.names.index("Dinslaken")
    wesel = TOWNS.names.index("Wesel")
    assert walk[duisburg, duisburg] == pytest.approx(0.0003)
    assert walk[dinslaken, dinslaken] == pytest.approx(0.0013)
    assert walk[dinslaken, wesel] == pytest.approx(0.0003)


def test_variances_are_those_of_the_tables():
    """Changes against the mean of the Kreise over h years have variance 2 · noise + h · district."""
    p, logs = Drift(), np.log(KNOWN.loc[2007:2016].to_numpy())
    gap = logs - 0.65 * np.log(outside(PLACES, 2007, range(2007, 2017)))[:, None]
    gap -= gap.mean(axis=1, keepdims=True)
    for h in (1, 9):
        measured = np.mean((gap[h:] - gap[:-h]) ** 2)
        assert measured == pytest.approx(2.0 * p.district_noise + h * p.district, rel=0.35)


def test_likelihood_of_one_place_and_one_year_by_hand():
    one = replace(PLACES, keys=("a",), district=np.array([0]))
    weights = drifting.precision(1, one, Drift())
    variance = Drift().common + Drift().district + Drift().district_noise
    assert drifting.log_likelihood(np.array([[[0.1]]]), weights) == pytest.approx([-0.5 * 0.01 / variance])


def test_learning_from_one_year_by_hand():
    one, p = replace(PLACES, keys=("a",), district=np.array([0])), Drift()
    mean, variance = drifting.learn(np.array([[[0.1]]]), one, p)
    walk, noise = p.common + p.district, p.district_noise
    assert mean == pytest.approx(np.array([[0.1 * walk / (walk + noise)]]))
    assert variance == pytest.approx(np.array([[walk * noise / (walk + noise)]]))


def forecast(years, known=KNOWN, copies=4000):
    modelled = np.tile(KNOWN.loc[2007].to_numpy(), (1, len(years), 1))
    return drifting.forecast(modelled, years, 2007, PLACES, known, copies, Drift(), Draws(1))


def test_the_spread_widens_as_the_root_of_time():
    logs, p = np.log(forecast(range(2008, 2017), copies=20_000)), Drift()
    assert logs[:, 0, 0].var() == pytest.approx(p.common + p.district + p.district_noise, rel=0.05)
    assert logs[:, 8, 0].var() == pytest.approx(9.0 * (p.common + p.district) + p.district_noise, rel=0.05)


def test_years_up_to_2016_are_forecast_from_the_start_alone():
    assert np.median(forecast(range(2008, 2017)), axis=0)[-1] == pytest.approx(
        KNOWN.loc[2007].to_numpy(), rel=0.02
    )


def test_later_years_carry_what_the_known_ones_taught():
    fallen = np.median(forecast(range(2008, 2019)), axis=0)[-1]
    assert np.corrcoef(np.log(fallen), np.log(KNOWN.loc[2016].to_numpy()))[0, 1] > 0.98
    assert fallen.mean() == pytest.approx(KNOWN.loc[2016].mean(), rel=0.05)


def test_years_after_2016_teach_nothing():
    changed = KNOWN.copy()
    changed.loc[2017:] *= 3.0
    assert (forecast(range(2008, 2020), changed, 5) == forecast(range(2008, 2020), copies=5)).all()
