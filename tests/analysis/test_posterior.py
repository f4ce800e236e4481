"""Stored posteriors: written and read back; the shipped one keeps to the documented ranges and years."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.calibration import CALIBRATED, parameter_ranges
from ruhrsim.analysis.posterior import Posterior, PosteriorError, read_posterior


def posterior():
    sample = np.array([[0.1, 1.0], [0.3, 2.0]])
    return Posterior(
        ("firm_growth.adapt", "labour_matching.quits"),
        sample,
        np.array([0.75, 0.25]),
        {"date": "2026-01-01"},
        {"runs": 3},
    )


def test_it_comes_back_as_it_was(tmp_path):
    posterior().save(tmp_path / "posterior.json")
    again = read_posterior(tmp_path / "posterior.json")
    assert again.parameters == ("firm_growth.adapt", "labour_matching.quits")
    assert again.sample == pytest.approx(posterior().sample)
    assert again.weights == pytest.approx(posterior().weights)
    assert again.manifest == {"date": "2026-01-01"}


def test_draws_come_as_often_as_they_weigh():
    draws = posterior().draws(8)
    assert sum(draw["firm_growth.adapt"] == 0.1 for draw in draws) == 6
    assert draws == posterior().draws(8)


def test_mean_and_spread_by_hand():
    assert posterior().mean() == pytest.approx({"firm_growth.adapt": 0.15, "labour_matching.quits": 1.25})
    assert posterior().sd()["firm_growth.adapt"] == pytest.approx(0.2 * np.sqrt(0.75 * 0.25))


@pytest.mark.parametrize("text", ["", "{}", '{"parameters": ["a"], "sample": [[1, 2]], "weights": [1]}'])
def test_anything_else_is_refused_with_the_way_out(tmp_path, text):
    (tmp_path / "other.json").write_text(text)
    with pytest.raises(PosteriorError, match="other.json holds no calibration .* 'ruhrsim calibrate'"):
        read_posterior(tmp_path / "other.json")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(PosteriorError, match="No such file"):
        read_posterior(tmp_path / "none.json")


def test_the_shipped_posterior_keeps_to_ranges_and_years():
    shipped = read_posterior()
    low, high = parameter_ranges().T
    assert shipped.parameters == CALIBRATED
    assert ((low - 1e-9 <= shipped.sample) & (shipped.sample <= high + 1e-9)).all()
    assert shipped.manifest["learnt_until"] == 2016
    assert shipped.diagnostics["effective_draws"] > 50


def test_the_sweep_of_calibrated_worlds_has_draws_of_the_shipped_posterior():
    table = pd.read_csv(Path(__file__).parents[2] / "experiments" / "calibrated_worlds.csv")
    draws = pd.DataFrame(read_posterior().draws(len(table)))[list(table.columns)]
    assert table.to_numpy() == pytest.approx(draws.to_numpy(), abs=1e-5)
