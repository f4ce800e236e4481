"""Evaluation: planning, determinism in any number of processes, what cannot be asked."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from ruhrsim.common.errors import ScenarioError
from ruhrsim.effects import evaluate as module
from ruhrsim.effects.courses import play
from ruhrsim.effects.evaluate import Task, choose, evaluate, plan
from ruhrsim.effects.lab import Lab
from ruhrsim.effects.questions import QUESTIONS
from ruhrsim.effects.verdicts import CANNOT
from ruhrsim.runs.compare import SettingsError


def test_rows_of_a_study_share_a_task_and_worlds_have_seeds_of_their_own():
    tasks = plan(["mass_layoff_4y", "mass_layoff_1y", "separations"], worlds=2, seeds=2, scale=0.05)
    assert len(tasks) == 2 * 2 * 2
    assert {task.ids for task in tasks} == {("mass_layoff_4y", "mass_layoff_1y"), ("separations",)}
    assert sorted({(task.number, task.seed) for task in tasks}) == [(0, 1), (0, 2), (1, 101), (1, 102)]
    assert tasks[0].world != tasks[-1].world
    assert len({task.key for task in tasks}) == len(tasks)


def test_default_parameters_are_no_world():
    (task,) = plan(["separations"], worlds=0, seeds=1, scale=0.05)
    assert (task.number, task.world) == (-1, {})


def test_unknown_rows_are_refused_all_at_once():
    with pytest.raises(SettingsError) as refused:
        choose(["nonsense", "separations", "more_nonsense"])
    assert len(refused.value.faults) == 2
    assert choose(None) == list(QUESTIONS)


@pytest.mark.parametrize("row", ["uas_profits", "university_gdp", "cluster_programme_innovation"])
def test_what_the_model_does_not_have_cannot_be_asked(row):
    (answer,) = evaluate([row]).to_dict("records")
    assert answer["verdict"] == CANNOT
    assert answer["why"]
    assert answer["why_de"] != answer["why"]
    assert pd.isna(answer["model"])


def test_a_refused_treatment_says_why(monkeypatch):
    def refuse(lab):
        raise ScenarioError(["treatment: [[policy]] number 1: plots are missing"])

    monkeypatch.setitem(
        QUESTIONS, "separations", module.QUESTIONS["separations"].__class__("baseline", 0, refuse, "en", "de")
    )
    with ThreadPoolExecutor(1) as threads:
        (answer,) = evaluate(["separations"], seeds=1, executor=threads).to_dict("records")
    assert answer["verdict"] == CANNOT
    assert "plots are missing" in answer["why"]


def test_one_seed_one_answer_in_any_number_of_processes():
    rows = ["separations", "agency_fdi", "ruhr_land"]
    tables = []
    for threads in (1, 3):
        with ThreadPoolExecutor(threads) as pool:
            tables.append(evaluate(rows, seeds=2, scale=0.02, executor=pool))
    pd.testing.assert_frame_equal(*tables)


def test_a_course_adds_up():
    lab = Lab({}, seed=1, scale=0.02, years=1)
    course = play(lab.base, 1, 0.02, 2)
    assert course.years == 2
    assert course.jobs[0] == pytest.approx(lab.start_jobs)
    assert (course.flows["filled"][1:] <= course.flows["vacancies"][1:] + 1e-6).all()
    assert all((values[0] == 0).all() for values in course.flows.values())
    longer = play(lab.base, 1, 0.02, 3)
    assert (longer.jobs[:3] == course.jobs).all()


def test_treated_and_untreated_share_their_luck():
    lab = Lab({}, seed=2, scale=0.02, years=1)
    assert lab.change(lab.treated(), "jobs", 1) == pytest.approx(0.0, abs=0.0)
    assert Task("baseline", ("separations",), -1, {}, 2, 0.02).run()["separations"][0] > 0
