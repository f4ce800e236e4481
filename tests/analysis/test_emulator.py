"""The emulator finds a quadratic again and says what it can't explain."""

import numpy as np
import pytest

from ruhrsim.analysis.emulator import fit_emulator, fit_places

UNIT = np.random.default_rng(1).random((120, 2))


def quadratic(unit):
    first, second = unit.T
    return np.column_stack([1.0 + first - 2.0 * second**2, first * second])


def test_a_quadratic_is_found_exactly():
    emulator = fit_emulator(UNIT, quadratic(UNIT))
    other = np.random.default_rng(2).random((10, 2))
    assert emulator.predict(other) == pytest.approx(quadratic(other))
    assert emulator.explained == pytest.approx([1.0, 1.0])


def test_noise_is_told_from_what_can_be_explained():
    noisy = quadratic(UNIT) + 0.1 * np.random.default_rng(3).normal(size=(120, 2))
    emulator = fit_emulator(UNIT, noisy)
    assert emulator.noise == pytest.approx([0.1, 0.1], rel=0.2)
    assert emulator.predict(UNIT) == pytest.approx(quadratic(UNIT), abs=0.1)


def test_pure_noise_explains_nothing():
    emulator = fit_emulator(UNIT, np.random.default_rng(4).normal(size=(120, 1)))
    assert emulator.explained[0] < 0.1


def test_too_few_runs_are_refused_with_the_number_needed():
    with pytest.raises(ValueError, match="11 runs are too few for 2 parameters; make 12 or more"):
        fit_emulator(UNIT[:11], quadratic(UNIT[:11]))


def test_paths_of_places_are_mean_and_deviation():
    first, second = UNIT.T
    place = np.array([-1.0, 0.0, 1.0])
    paths = (first**2)[:, None, None] + (second[:, None] * place)[:, None, :] + np.zeros((1, 2, 1))
    emulator = fit_places(UNIT, paths, first[:, None])
    assert emulator.predict(UNIT) == pytest.approx(np.hstack([paths.reshape(120, 6), first[:, None]]))
    assert fit_places(UNIT, paths, np.empty((120, 0))).predict(UNIT).shape == (120, 6)
