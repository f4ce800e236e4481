"""Experiment files are read whole, or all that is wrong with them is told at once."""

import tomllib
from pathlib import Path

import pytest
from stand_in import make_experiment

from ruhrsim.common.errors import ExperimentError
from ruhrsim.sweeps.experiment import experiment_from_dict, list_experiments, read_experiment

SHIPPED = sorted((Path(__file__).parents[2] / "experiments").glob("*.toml"))
BAD = """
title_en = 3
scenarios = ["status_quo", "cluster_fokus"]
yeers = 2
scale = 20
indicators = ["jobz"]
[sampler]
kind = "sobol"
points = 5
[levers]
"strategy.cooperation" = { values = [0, 2] }
"strategy.eur_per_head_year" = { low = 1, high = 3 }
[uncertainties]
"theme_support.returns" = { low = 0, high = 1 }
"firm_growht.*" = {}
"strategy.themes_per_town" = { lo = 2 }
[quick]
points = "few"
"""


def faults_of(tmp_path, text, quick=False):
    file = tmp_path / "bad.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ExperimentError) as caught:
        read_experiment(file, quick)
    return caught.value.faults


def test_an_experiment_is_complete(tmp_path):
    experiment = make_experiment(tmp_path)
    assert experiment.name == "try"
    assert [scenario.name for scenario in experiment.scenarios] == ["status_quo", "cluster_focus"]
    assert {scenario.years for scenario in experiment.scenarios} == {2}
    assert experiment.record_years == (2027,)
    assert experiment.factors == ("strategy.cooperation", "theme_support.returns")


def test_it_comes_back_from_plain_values(tmp_path):
    experiment = make_experiment(tmp_path)
    assert experiment_from_dict(experiment.to_dict()) == experiment


def test_all_faults_are_told_at_once_with_file_key_value_and_way_out(tmp_path):
    faults = faults_of(tmp_path, BAD)
    expected = [
        "title_en = 3",
        "unknown scenario 'cluster_fokus'",
        "unknown key 'yeers'; did you mean 'years'?",
        "scale = 20",
        "unknown indicator 'jobz'; did you mean 'jobs'?",
        "points = 5 is no power of two",
        "strategy.cooperation = 2",
        "lever 'strategy.eur_per_head_year' is a range",
        "theme_support.returns = 0.0 lies outside",
        "'firm_growht.*' fits no parameter",
        "unknown key 'uncertainties.strategy.themes_per_town.lo'",
        "quick.points = 'few'",
    ]
    for part in expected:
        assert any(part in fault for fault in faults), part
    assert len(faults) == len(expected)
    assert all("bad.toml: " in fault for fault in faults)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("years = 1", "no scenario given"),
        ('scenarios = ["status_quo"]\nrecord_years = [1999]', "record_years: 1999 is never reached"),
        (
            'scenarios = ["status_quo"]\n[sampler]\nkind = "morris"\npoints = 2',
            "morris has nothing to sample",
        ),
        ('scenarios = ["status_quo"]\n[sampler]\nkind = "latin_hypercube"', "latin_hypercube needs points"),
        ('scenarios = ["status_quo"]\n[uncertainties]\n"theme_support.returns" = {}', "a grid needs levels"),
        (
            'scenarios = ["status_quo"]\n[sampler]\nkind = "sobol"\npoints = 2\n[uncertainties]\n'
            '"theme_support.returns" = { values = [0.8, 0.9] }',
            "sobol needs ranges",
        ),
        (
            'scenarios = ["status_quo"]\n[levers]\n"theme_support.returns" = { values = [0.8] }\n[uncertainties]\n'
            '"theme_support.returns" = { values = [0.9] }',
            "is a lever and an uncertainty",
        ),
        (
            'scenarios = ["status_quo"]\n[sampler]\nkind = "list"\nfile = "none.csv"',
            "'none.csv' is not there",
        ),
        (
            'scenarios = ["status_quo"]\n[replications]\nindicator = "jobs"\nwidth = 5\nmost = 9',
            "choose from 2 to most = 9",
        ),
        (
            'scenarios = ["status_quo"]\nindicators = ["jobs"]\n[replications]\nindicator = "firms"\nwidth = 5',
            "'firms' is not stored",
        ),
        ('scenarios = ["status_quo", "hindcast"]', "start in different years"),
        ('scenarios = ["status_quo"\n', "not valid TOML"),
    ],
)
def test_each_fault_has_its_words(tmp_path, text, part):
    assert any(part in fault for fault in faults_of(tmp_path, text))


def test_a_list_is_read_with_its_faults(tmp_path):
    text = 'scenarios = ["status_quo"]\n[sampler]\nkind = "list"\nfile = "points.csv"'
    points = tmp_path / "points.csv"
    points.write_text("theme_support.returns,x.y\n0.8,1\n7,much\n0.9\n")
    faults = faults_of(tmp_path, text)
    assert any("line 3: x.y = 'much' is not a number" in fault for fault in faults)
    assert any("line 4: has 1 values for 2 columns" in fault for fault in faults)
    points.write_text("theme_support.returns,x.y\n0.8,1\n7,2\n")
    faults = faults_of(tmp_path, text)
    assert any("returns = 7.0 lies outside its range" in fault for fault in faults)
    assert any("unknown factor 'x.y'" in fault for fault in faults)
    points.write_text("theme_support.returns\n0.8\n0.8\n")
    assert read_experiment(tmp_path / "bad.toml").worlds == {"theme_support.returns": (0.8, 0.8)}


def test_quick_changes_what_it_names(tmp_path):
    tables = "runs = 1\nscale = 0.02\n"
    full, quick = (
        make_experiment(tmp_path, tables=tables),
        make_experiment(tmp_path, quick=True, tables=tables),
    )
    assert (quick.years, quick.runs, quick.scale, quick.record_years) == (1, 1, 0.02, (2026,))
    assert (full.years, full.runs, full.scale) == (2, 2, 0.05)
    assert quick.fingerprint() != full.fingerprint()


def test_quick_without_its_table_is_told(tmp_path):
    assert "--quick needs a table [quick]" in faults_of(tmp_path, 'scenarios = ["status_quo"]', quick=True)[0]


def test_faults_of_the_quick_size_are_told_even_when_the_full_one_is_asked_for(tmp_path):
    (fault,) = faults_of(tmp_path, 'scenarios = ["status_quo"]\n[quick]\nscale = 30.0')
    assert "[quick] scale = 30.0" in fault


def test_words_and_numbers_of_seeds_leave_runs_what_they_are(tmp_path):
    one = make_experiment(tmp_path)
    assert make_experiment(tmp_path, extra='title_en = "Other"').fingerprint() == one.fingerprint()
    assert one.model_copy(update={"runs": 9}).fingerprint() == one.fingerprint()
    assert one.model_copy(update={"scale": 0.1}).fingerprint() != one.fingerprint()
    assert one.model_copy(update={"seed": 3}).fingerprint() != one.fingerprint()


def test_an_unknown_experiment_brings_the_known_ones():
    with pytest.raises(ExperimentError, match="unknown experiment 'coperation'; did you mean 'cooperation'?"):
        read_experiment("coperation")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
@pytest.mark.parametrize("quick", [False, True])
def test_every_shipped_experiment_is_good_in_both_sizes(file, quick):
    assert file.stem in list_experiments()
    experiment = read_experiment(file, quick)
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    assert all(words[key] for key in ("title_de", "title_en", "question_de", "question_en"))
    assert experiment.quick is quick
