"""`ruhrsim calibrate`: what it writes, and what it refuses before anything runs."""

import json

import numpy as np
import pytest

from ruhrsim.analysis import calibration
from ruhrsim.analysis.calibration import CALIBRATED, Design, parameter_ranges


@pytest.fixture
def calibrate(command, monkeypatch):
    """Return `ruhrsim calibrate` on a design that is made up."""

    def made_up(trials, seed, scale, workers, storage, progress):
        rng = np.random.default_rng(seed)
        unit = rng.random((trials, len(CALIBRATED)))
        paths = 2.4 - 0.2 * unit[:, :1, None] + 0.01 * rng.normal(size=(trials, 9, 15))
        moments = {name: np.full(trials, target) for name, (target, _) in calibration.MOMENTS.items()}
        return Design(CALIBRATED, parameter_ranges(), unit, paths, moments)

    monkeypatch.setattr(calibration, "run_design", made_up)
    return lambda *arguments: command("calibrate", *arguments)


def test_it_writes_a_posterior_and_prints_what_was_learnt(calibrate, tmp_path):
    result = calibrate("--trials", 100)
    assert result.exit_code == 0
    folder = tmp_path / "results" / "calibrate"
    assert {path.name for path in folder.iterdir()} == {"posterior.json", "parameters.csv"}
    assert "labour_matching.cyclic_search" in result.stdout
    stored = json.loads((folder / "posterior.json").read_text())
    assert stored["manifest"]["trials"] == 100


def test_too_few_trials_and_a_bad_scale_write_nothing(calibrate, tmp_path):
    result = calibrate("--trials", 10)
    assert result.exit_code == 2
    assert "trials = 10: choose 90 or more" in result.stderr
    assert not (tmp_path / "results").exists()
