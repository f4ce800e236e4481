"""Every shipped experiment reads in both sizes, and its lists of worlds are up to date."""

from pathlib import Path

import pandas as pd
import pytest

from completeness import NO_STRATEGIES
from ruhrsim.analysis.ablation import ablation_worlds
from ruhrsim.common.errors import ExperimentError
from ruhrsim.sweeps.experiment import read_experiment
from ruhrsim.sweeps.sampling import design

FOLDER = Path(__file__).parents[2] / "experiments"
FILES = sorted(FOLDER.glob("*.toml"))
MOST_QUICK_RUNS = 4000


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("quick", [True, False], ids=["quick", "full"])
def test_every_shipped_experiment_reads(file, quick):
    experiment = read_experiment(file, quick)
    runs = len(design(experiment)) * experiment.runs
    assert experiment.title_de
    assert experiment.question("de")
    assert experiment.question("en")
    assert runs <= MOST_QUICK_RUNS if quick else runs > 1000


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_experiment_is_described(file):
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"## {file.stem}\n" in words or f"`{file.stem}`" in words


def test_the_list_of_the_ablation_is_that_of_the_mechanisms():
    stored = pd.read_csv(FOLDER / "ablation.csv", dtype=float)
    pd.testing.assert_frame_equal(stored, ablation_worlds())


@pytest.mark.parametrize("quick", [True, False])
def test_robustness_meets_200_worlds_and_every_shipped_strategy(quick):
    experiment = read_experiment("robust_strategies", quick)
    shipped = {file.stem for file in (FOLDER.parent / "scenarios").glob("*.toml")}
    assert experiment.sampler.points >= 200
    assert not NO_STRATEGIES & {scenario.name for scenario in experiment.scenarios}
    assert shipped >= NO_STRATEGIES, (
        "take scenarios that are gone out of NO_STRATEGIES of tests/completeness.py"
    )


def test_empty_cells_leave_the_scenario_s_own_value():
    from ruhrsim.scenarios.factors import with_values

    experiment = read_experiment("ablation")
    worlds = design(experiment).set_index("world").drop(columns=["experiment", "scenario"])
    scenario = experiment.scenarios[0]
    assert with_values(scenario, worlds.loc[0].iloc[0].to_dict()).parameters == scenario.parameters
    changed = with_values(scenario, worlds.loc[1].iloc[0].to_dict()).parameters
    assert changed == {"theme_support": {"deadweight": 1.0}}


def test_thresholds_without_a_better_or_not_stored_are_faults(tmp_path):
    file = tmp_path / "try.toml"
    file.write_text(
        'scenarios = ["status_quo"]\nindicators = ["population"]\n'
        "thresholds = { population = 1.0, jobs = 2.0 }\n",
        encoding="utf-8",
    )
    with pytest.raises(ExperimentError) as error:
        read_experiment(file)
    assert [fault for fault in error.value.faults if "thresholds.population" in fault]
    assert [fault for fault in error.value.faults if "thresholds.jobs" in fault]
