"""The ten-line labour market: rest, answers by hand, fit in the ranges."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.analysis.drift import Drift, log_likelihood, precision
from ruhrsim.analysis.forecast_scores import score
from ruhrsim.analysis.history import districts, history
from ruhrsim.analysis.reference_labour import FITTED, ReferenceLabour, fit_reference, run_reference
from ruhrsim.common.sourced import records

STILL = replace(ReferenceLabour(), elasticity=0.0, offset=0.0, pass_through=0.0)
KNOWN = history(districts(2007))


@pytest.fixture(scope="module")
def fitted():
    return fit_reference()


def test_without_cycle_offset_and_closures_nothing_moves():
    assert run_reference(STILL, 2007, 5) == pytest.approx(np.tile(KNOWN.loc[2007].to_numpy(), (5, 1)))


def test_the_offset_is_worked_off_within_a_few_years():
    late = run_reference(replace(STILL, offset=0.08), 2007, 9)[-1]
    assert late == pytest.approx(KNOWN.loc[2007].to_numpy() * np.exp(-0.08), rel=1e-3)


def test_later_starts_have_no_offset():
    assert run_reference(replace(STILL, offset=0.08), 2016, 3)[-1] == pytest.approx(
        KNOWN.loc[2016].to_numpy()
    )


def test_closures_raise_unemployment_most_where_they_strike():
    more = run_reference(replace(STILL, pass_through=1.0), 2007, 9) - run_reference(STILL, 2007, 9)
    bochum = districts(2007).names.index("Bochum")
    assert (more >= 0.0).all()
    assert more[7].argmax() == bochum


def test_better_times_outside_lower_unemployment():
    assert (run_reference(replace(STILL, elasticity=0.6), 2007, 9)[-1] < KNOWN.loc[2007].to_numpy()).all()


def test_the_fit_stays_in_its_ranges_and_beats_the_kept_ratio(fitted):
    for name in FITTED:
        record = records(ReferenceLabour)[name]
        assert record.low <= getattr(fitted, name) <= record.high
    error = score(run_reference(fitted, 2007, 9)[None], KNOWN.loc[2008:2016].to_numpy()).rmse
    assert error == pytest.approx(0.57, abs=0.01)


def test_no_other_numbers_fit_better(fitted):
    weights = precision(9, districts(2007), Drift())

    def fit(p):
        residuals = np.log(KNOWN.loc[2008:2016].to_numpy() / run_reference(p, 2007, 9))
        return log_likelihood(residuals[None], weights)[0]

    for name, step in (("elasticity", 0.05), ("offset", 0.02), ("muting", 0.1)):
        for sign in (-1.0, 1.0):
            assert fit(replace(fitted, **{name: getattr(fitted, name) + sign * step})) < fit(fitted)
