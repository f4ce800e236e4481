"""What a sweep runs: the model itself, with only the indicators asked for recorded."""

import pandas as pd

from ruhrsim.model.model import RuhrModel
from ruhrsim.scenarios.scenario import read_scenario
from ruhrsim.sweeps.chunk import simulate


def test_a_sweep_runs_the_model_and_sees_what_its_recorder_sees():
    scenario = read_scenario("cluster_focus").model_copy(update={"years": 1})
    model = RuhrModel(scenario, seed=3, scale=0.01)
    model.run_for(4)
    asked = ("unemployment_rate", "start_ups", "graduates_kept")
    pd.testing.assert_frame_equal(
        simulate(scenario, 3, 0.01, asked), model.recorder.region_table()[["quarter", "period", *asked]]
    )
