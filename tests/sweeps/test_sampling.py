"""Samples: every kind covers what it promises, and the same seed gives the same points."""

import numpy as np
import pandas as pd
import pytest
from stand_in import make_experiment

from ruhrsim.sweeps.sampling import design, sample_settings, sample_worlds

TWO = '"theme_support.returns" = {}\n"theme_support.minimum_eur" = { low = 0, high = 1e6 }'


def test_a_grid_crosses_all_values(tmp_path):
    grid = '"theme_support.returns" = { values = [0.8, 0.9] }\n"theme_support.deadweight" = { low = 0.4, high = 0.6 }'
    worlds = sample_worlds(make_experiment(tmp_path, sampler='kind = "grid"\nlevels = 3', uncertainties=grid))
    np.testing.assert_allclose(worlds.to_numpy(), [[r, d] for r in (0.8, 0.9) for d in (0.4, 0.5, 0.6)])


def test_a_latin_hypercube_has_one_point_in_each_slice(tmp_path):
    experiment = make_experiment(tmp_path, sampler='kind = "latin_hypercube"\npoints = 10', uncertainties=TWO)
    worlds = sample_worlds(experiment)
    slices = np.floor((worlds["theme_support.returns"] - 0.7) / 0.5 * 10)
    assert sorted(slices) == list(range(10))
    assert sorted(np.floor(worlds["theme_support.minimum_eur"] / 1e5)) == list(range(10))


@pytest.mark.parametrize(("more", "rows"), [("", 4 * (2 + 2)), ("second_order = true", 4 * (2 * 2 + 2))])
def test_sobol_has_the_rows_that_its_analysis_wants(tmp_path, more, rows):
    experiment = make_experiment(tmp_path, sampler=f'kind = "sobol"\npoints = 4\n{more}', uncertainties=TWO)
    worlds = sample_worlds(experiment)
    assert len(worlds) == rows
    assert worlds["theme_support.returns"].between(0.7, 1.2).all()
    block = rows // 4
    # Saltelli's scheme: the second row of a block differs from the first in the first factor only.
    first, second = worlds.iloc[::block].to_numpy(), worlds.iloc[1::block].to_numpy()
    assert (first[:, 0] != second[:, 0]).all()
    assert (first[:, 1] == second[:, 1]).all()


def test_morris_moves_one_factor_at_a_time(tmp_path):
    experiment = make_experiment(tmp_path, sampler='kind = "morris"\npoints = 5', uncertainties=TWO)
    steps = np.diff(sample_worlds(experiment).to_numpy().reshape(5, 3, 2), axis=1)
    assert (np.count_nonzero(steps, axis=2) == 1).all()
    moved = np.abs(steps).sum(axis=1) / [0.5, 1e6]
    np.testing.assert_allclose(moved, 2 / 3)


def test_a_list_is_taken_as_it_is(tmp_path):
    (tmp_path / "points.csv").write_text("theme_support.returns,theme_support.deadweight\n0.8,0.5\n0.9,0.4\n")
    experiment = make_experiment(tmp_path, sampler='kind = "list"\nfile = "points.csv"', uncertainties="")
    assert sample_worlds(experiment).to_numpy().tolist() == [[0.8, 0.5], [0.9, 0.4]]


@pytest.mark.parametrize("kind", ["latin_hypercube", "sobol", "morris"])
def test_the_seed_decides_the_sample(tmp_path, kind):
    def sample(seed):
        sampler = f'kind = "{kind}"\npoints = 4\nseed = {seed}'
        return sample_worlds(make_experiment(tmp_path, sampler=sampler, uncertainties=TWO))

    pd.testing.assert_frame_equal(sample(1), sample(1))
    assert not sample(1).equals(sample(2))


def test_every_scenario_meets_every_setting_in_every_world(tmp_path):
    table = design(make_experiment(tmp_path))
    assert list(table) == ["experiment", "world", "scenario", "strategy.cooperation", "theme_support.returns"]
    assert table["experiment"].tolist() == list(range(12))
    assert table.groupby("world")["theme_support.returns"].nunique().eq(1).all()
    assert not table.duplicated(list(table)[1:]).any()
    assert table["scenario"].tolist() == ["status_quo", "cluster_focus"] * 6
    assert table.dtypes.iloc[3:].eq(float).all()


def test_without_factors_there_is_one_world(tmp_path):
    experiment = make_experiment(tmp_path, uncertainties="").model_copy(update={"levers": {}})
    assert len(sample_settings(experiment)) == 1
    assert design(experiment).to_numpy().tolist() == [[0, 0, "status_quo"], [1, 0, "cluster_focus"]]
