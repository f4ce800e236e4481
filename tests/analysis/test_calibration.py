"""Calibration: weights by hand, hidden parameters recovered, interrupted designs go on."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.analysis import history, reference_labour
from ruhrsim.analysis.calibration import (
    CALIBRATED,
    Design,
    Target,
    known_target,
    log_posterior,
    parameter_ranges,
    run_design,
    weigh,
)
from ruhrsim.analysis.calibration_check import make_posterior, moments_of
from ruhrsim.analysis.drift import Drift
from ruhrsim.analysis.naive_forecasts import naive_forecasts
from ruhrsim.analysis.past_runs import play, play_all
from ruhrsim.analysis.reference_labour import fit_reference
from ruhrsim.common.sourced import records
from ruhrsim.model.processes.labour_matching import LabourMatching
from ruhrsim.model.start import build as start
from ruhrsim.regions.outside_rate import outside_rates

FEW = 2**12
NAMES = ("labour_matching.cyclic_search", "conditions.start_lead")


def synthetic(n=128, noise=0.02, seed=1):
    """Return a design of a model whose unemployment answers to two numbers in a known way."""
    rng = np.random.default_rng(seed)
    unit = rng.random((n, 2))
    log_points = truth(unit) + noise * rng.normal(size=(n, 9, 15))
    return Design(NAMES, parameter_ranges(NAMES), unit, log_points, {"kept": 70.0 + 10.0 * unit[:, 0]})


def truth(unit):
    years = np.arange(1, 10)[:, None]
    first, second = unit[:, 0, None, None], unit[:, 1, None, None]
    return 2.4 - 0.1 * first * years / 9.0 - 0.1 * second + np.zeros((1, 1, 15))


def test_ranges_are_the_documented_ones():
    ranges = dict(zip(CALIBRATED, parameter_ranges(), strict=True))
    record = records(LabourMatching)["quits"]
    assert tuple(ranges["labour_matching.quits"]) == (record.low, record.high)
    assert tuple(ranges["documented_events.pass_through"]) == (0.0, 1.0)


def test_the_target_ends_in_2016():
    assert known_target().log_points.shape == (9, 15)


def scaled_outside(first, last):
    """Return the rate outside with the years from first to last three times as high."""
    rates = outside_rates().copy()
    rates.loc[first:last] *= 3.0
    return rates


@pytest.fixture
def other_world(monkeypatch):
    """Give all readers of the rate outside another one; what the ten lines keep of it is forgotten."""

    def use(rates):
        for module in (start, history, reference_labour):
            monkeypatch.setattr(module, "outside_rates", lambda *region: rates)
        reference_labour._world.cache_clear()

    yield use
    reference_labour._world.cache_clear()


@pytest.mark.parametrize(("years", "moves"), [((2017, 2025), False), ((2015, 2015), True)])
def test_the_world_after_2016_enters_no_fit(other_world, years, moves):
    """Runs of the design, the ten lines and the learnt rules hang on the years to 2016, and on no later one."""
    draw, place = ({"labour_matching.cyclic_search": 0.5}, 1), history.districts(2007)

    def fits():
        rules = naive_forecasts(place, 2007, range(2008, 2017))
        return play(draw, 2007, 2016, 0.01).districts, fit_reference().elasticity, rules["linear_answer"]

    before = fits()
    other_world(scaled_outside(*years))
    same = [np.array_equal(old, new) for old, new in zip(before, fits(), strict=True)]
    assert same == [not moves] * 3


def test_a_moment_weighs_by_its_error_by_hand():
    target = Target(np.full((9, 15), np.nan), {"kept": (73.0, 2.0)})
    outcomes = np.zeros((2, 136))
    outcomes[:, -1] = 73.0, 77.0
    assert log_posterior(outcomes, target, Drift()) == pytest.approx([0.0, -2.0])


def test_years_and_kreise_without_figures_count_for_nothing():
    some = truth(np.array([[0.5, 0.5]]))[0]
    some[5:], some[:, 3] = np.nan, np.nan
    outcomes = truth(np.array([[0.2, 0.5], [0.2, 0.5]])).reshape(2, -1).copy()
    outcomes[1].reshape(9, 15)[:, 3] += 1.0
    outcomes[1].reshape(9, 15)[5:] -= 1.0
    same, other = log_posterior(outcomes, Target(some, {}), Drift())
    assert same == pytest.approx(other)


def test_hidden_numbers_of_a_known_model_are_recovered():
    hidden = np.array([0.3, 0.7])
    target = Target(truth(hidden[None])[0], {})
    unit, weights, _ = weigh(
        synthetic(), target, Drift(district=0.0003, common=0.00001, district_noise=0.0001), FEW
    )
    mean, sd = moments_of(unit, weights)
    assert np.abs(mean - hidden).max() < 0.1
    assert (np.abs(mean - hidden) < 2.0 * sd).all()


def test_a_surer_world_narrows_the_sample():
    target = Target(truth(np.array([[0.5, 0.5]]))[0], {})
    sure, unsure = (
        moments_of(*weigh(synthetic(), target, Drift(common=common), FEW)[:2])[1]
        for common in (0.00001, 0.001)
    )
    assert (sure < unsure).all()


def test_the_posterior_says_how_it_came_about_and_keeps_to_the_ranges():
    made = make_posterior(
        synthetic(), Target(truth(np.array([[0.5, 0.5]]))[0], {"kept": (75.0, 1.0)}), {"seed": 1}, FEW
    )
    assert made.weights.sum() == pytest.approx(1.0)
    assert (made.sample >= parameter_ranges(NAMES)[:, 0]).all()
    assert (made.sample <= parameter_ranges(NAMES)[:, 1]).all()
    assert made.manifest["learnt_until"] == 2016
    assert set(made.diagnostics["split_years"]) == {"2011", "2012", "2013"}


@pytest.mark.slow
def test_parameters_of_the_model_itself_are_recovered(tmp_path):
    """Twelve runs with hidden numbers make the target; the calibration finds them within its uncertainty."""
    hidden = {"labour_matching.cyclic_search": 0.7, "conditions.start_lead": 0.04}
    runs = play_all([(hidden, 900 + seed) for seed in range(12)], 2007, 2012, 0.01, 2)
    points = np.log(np.mean([run.districts for run in runs], axis=0))
    design = run_design(48, 1, 0.01, 2, tmp_path / "runs.log", NAMES, last=2012)
    small = Drift(common=0.0001, district=0.0003, district_noise=0.0004)
    unit, weights, _ = weigh(design, Target(points, {}), small, FEW)
    mean, sd = moments_of(unit, weights)
    wanted = (np.array(list(hidden.values())) - design.ranges[:, 0]) / (
        design.ranges[:, 1] - design.ranges[:, 0]
    )
    assert (np.abs(mean - wanted) < 2.0 * sd).all()
    assert (sd < 0.8 * 12.0**-0.5).all()


@pytest.mark.slow
def test_an_interrupted_design_goes_on_and_gives_the_same_runs(tmp_path):
    whole = run_design(4, 3, 0.01, 1, tmp_path / "whole.log", NAMES, last=2008)
    run_design(2, 3, 0.01, 1, tmp_path / "parts.log", NAMES, last=2008)
    parts = run_design(4, 3, 0.01, 1, tmp_path / "parts.log", NAMES, last=2008)
    assert parts.unit == pytest.approx(whole.unit)
    assert parts.log_points == pytest.approx(whole.log_points)


def test_replacing_the_target_changes_the_answer():
    design = synthetic()
    target = Target(truth(np.array([[0.2, 0.5]]))[0], {})
    other = replace(target, log_points=truth(np.array([[0.8, 0.5]]))[0])
    low, high = (moments_of(*weigh(design, goal, Drift(), FEW)[:2])[0][0] for goal in (target, other))
    assert low < high
