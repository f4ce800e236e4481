"""Ablation of made-up strategies whose mechanisms add up by construction."""

import numpy as np
import pandas as pd
import pytest
from made_sweeps import make_sweep

from ruhrsim.analysis.ablation import ablation, ablation_worlds
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.analysis.worlds import AnalysisError
from ruhrsim.model.parameters import check_overrides

WORLDS = ablation_worlds()


def focus(points: pd.DataFrame) -> np.ndarray:
    """0.3 points by localisation, -0.1 by land (two parameters), 1 by nothing that can be switched off."""
    localisation = np.where(points["firm_growth.localisation"].isna(), 0.3, 0.0)
    land = np.where(points["relocation.land"].isna() & points["firm_growth.land"].isna(), -0.1, 0.0)
    return 1.0 + localisation + land


def sweep(worlds=WORLDS):
    return make_sweep(worlds, {"status_quo": lambda p: np.zeros(len(p)), "focus": focus}, seeds=4, noise=1.0)


def test_contributions_by_hand():
    table = ablation(*sweep(), "unemployment_rate").set_index("mechanism")
    assert list(table.index[:2]) == ["localisation", "land"]
    assert table["contribution"].round(9).to_dict() == {
        name: {"localisation": 0.3, "land": -0.1}.get(name, 0.0) for name in MECHANISMS
    }
    assert table["difference"].to_numpy() == pytest.approx(1.2)
    assert table.loc["localisation", "without"] == pytest.approx(0.9)
    assert (table["pairs"] == 4).all()


def test_worlds_filled_with_values_are_read_alike():
    """A sweep may store the values in force instead of gaps."""
    filled = WORLDS.fillna(-7.0)
    experiments, outcomes = sweep()
    table = ablation(
        experiments.assign(**pd.concat([filled, filled], ignore_index=True)), outcomes, "unemployment_rate"
    )
    assert set(table["mechanism"]) == set(MECHANISMS)


def test_every_world_can_be_run():
    for _, row in WORLDS.iterrows():
        overrides = {}
        for key, value in row.dropna().items():
            group, name = key.split(".")
            overrides.setdefault(group, {})[name] = value
        assert not check_overrides(overrides)


def test_a_mechanism_without_runs_is_left_out():
    experiments, outcomes = sweep()
    gone = experiments[experiments["world"] == 3]["experiment"]
    table = ablation(experiments, outcomes[~outcomes["experiment"].isin(gone)], "unemployment_rate")
    assert len(table) == len(MECHANISMS) - 1


def test_other_worlds_are_refused_with_the_way_out():
    points = pd.DataFrame(
        {
            "firm_growth.localisation": [0.05, 0.06],
            "firm_growth.land": [0.02, 0.03],
            "relocation.visibility_half": [7e4, 8e4],
        }
    )
    with pytest.raises(AnalysisError, match="shipped experiment 'ablation'"):
        ablation(*make_sweep(points, {"a": lambda p: [0, 1], "b": lambda p: [1, 1]}), "unemployment_rate")
