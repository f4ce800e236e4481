"""Sentences about sweeps say what the numbers say, and no more."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.discovery import Discovery
from ruhrsim.analysis.robustness import TOGETHER
from ruhrsim.analysis.tipping import Tipping
from ruhrsim.report.sweep_findings import Findings

TITLES = {"status_quo": "Weiter wie bisher", "focus": "Stärken aufteilen", "spread": "Alle machen alles"}
DE, EN = (Findings("unemployment_rate", TITLES, language) for language in ("de", "en"))


def robust(difference: float, worlds: float) -> pd.DataFrame:
    """Return a table of three strategies; `focus` differs by this much, worlds spread over so much."""
    rows = pd.DataFrame(
        {
            "indicator": "unemployment_rate",
            "strategy": list(TITLES),
            "worlds": 200,
            "low": 10.0,
            "high": 10.0 + worlds,
            "difference": [0.0, difference, 0.0],
            "chance": [0.0, 0.004, 0.004],
            "mean_regret": [0.05, 0.01, 0.06],
            "max_regret": [0.2, 0.3, 0.25],
            "threshold": np.nan,
        }
    )
    shares = pd.DataFrame(
        {
            "indicator": TOGETHER,
            "strategy": list(TITLES),
            "worlds": 200,
            "satisfied": [1.0, 0.62, 0.3],
            "satisfied_low": [0.98, 0.56, 0.25],
            "satisfied_high": [1.0, 0.68, 0.36],
        }
    )
    return pd.concat([rows, shares], ignore_index=True)


def test_strategies_that_satisfy_alike_are_not_told_apart():
    told = EN.robustness(robust(-0.04, 3.0).assign(satisfied=1.0), "status_quo")[1]
    assert told.endswith("and so is every other strategy.")


def test_robustness_in_three_sentences():
    regret, satisfied, size = DE.robustness(robust(-0.04, 3.0), "status_quo")
    assert "In 200 Welten bleibt „Stärken aufteilen“" in regret
    assert "0,01 Prozentpunkte" in regret
    assert "im schlechtesten Fall „Weiter wie bisher“ (0,20)" in regret
    assert "„Stärken aufteilen“ ist in 62 % der Welten (56 – 68 %)" in satisfied
    assert "„Alle machen alles“ in 30 %" in satisfied
    assert "0,04 Prozentpunkte auseinander, die Welten 3,00" in size
    assert "wiegt weit mehr" in size


def test_large_differences_are_not_called_small():
    size = EN.robustness(robust(-2.0, 3.0), "status_quo")[2]
    assert "weighs far more" not in size
    assert "the choice of strategy counts" in size


def found(reason, box=()):
    columns = ["factor", "low", "high", "whole_low", "whole_high"]
    worlds = pd.DataFrame({"loses": [True] * 3 + [False] * 7})
    return Discovery("focus", "spread", worlds, pd.DataFrame(box, columns=columns), 0.8, 0.9, 0.05, reason)


def test_a_box_is_told_by_its_limits():
    box = [("a.one", 0.7, 0.9, 0.7, 1.2), ("b.two", 2.0, 5.0, 0.0, 5.0), ("c.three", 1.0, 2.0, 0.0, 5.0)]
    (sentence,) = EN.discovery(found("found", box))
    assert "in 30 % of 10 worlds; 80 % of these lie where" in sentence
    assert "a.one is at most 0.9 and b.two is at least 2 and c.three lies between 1 and 2" in sentence
    assert "loses in 90 % of the worlds" in sentence


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("never", "in none of 10"),
        ("always", "in all of 10"),
        ("not_dense", "no simple rule"),
        ("chance", "no better than chance"),
    ],
)
def test_no_box_says_why(reason, words):
    assert words in EN.discovery(found(reason))[0]


def course(differences, result, crossing=np.nan, crossings=1):
    bins = pd.DataFrame({"value": [0.8, 0.9, 1.0], "difference": differences})
    bins = bins.assign(low=bins["difference"] - 0.05, high=bins["difference"] + 0.05, n=9)
    return Tipping(
        "focus",
        "spread",
        "theme_support.returns",
        bins,
        result,
        crossing,
        crossing - 0.02,
        crossing + 0.03,
        crossings,
    )


def test_a_flip_names_point_interval_and_side():
    (sentence,) = EN.tipping(course([-0.2, 0.0, 0.3], "flips", 0.9))
    assert "flips at theme_support.returns = 0.9 (0.88 – 0.93)" in sentence
    assert (
        "is lower with “Stärken aufteilen” than with “Alle machen alles”, above it the other way round"
        in sentence
    )


def test_more_than_one_change_of_sign_is_told():
    assert "3 times" in EN.tipping(course([-0.2, 0.0, 0.3], "flips", 0.9, crossings=3))[1]


def test_no_flip_and_no_clear_answer_are_told_apart():
    assert "in 3 of 3 bins" in EN.tipping(course([0.1, 0.2, 0.3], "does_not_flip"))[0]
    assert "clearly higher" in EN.tipping(course([0.1, 0.2, 0.3], "does_not_flip"))[0]
    assert "no bin tells clearly" in EN.tipping(course([0.0, 0.0, 0.0], "unclear"))[0]


def test_a_response_whose_interval_includes_zero_is_unclear():
    table = pd.DataFrame(
        {
            "strategy": "focus",
            "value": [1.0, 2.0],
            "difference": [0.0, 0.01],
            "low": [0.0, -0.02],
            "high": [0.0, 0.04],
            "lever": "strategy.n_strengths",
            "reference": 1.0,
        }
    )
    assert "unclear" in EN.response(table)[0]
    assert "unclear" not in EN.response(table.assign(low=[0.0, 0.005]))[0]


def test_ablation_tells_how_many_chance_alone_would_make_clear():
    table = pd.DataFrame(
        {
            "strategy": "focus",
            "baseline": "spread",
            "mechanism": ["land", "research"],
            "difference": 0.02,
            "contribution": [0.03, 0.01],
            "low": [0.02, -0.01],
            "high": [0.04, 0.03],
        }
    )
    (sentence,) = DE.ablation(table)
    assert "Knappheit von Gewerbefläche +0,03 (+0,02 bis +0,04)" in sentence
    assert "Klar sind 1 von 2 Mechanismen; durch Zufall allein wären es etwa 0,2" in sentence
    assert "keiner von 2" in DE.ablation(table.assign(low=-1.0))[0]


def test_morris_and_sobol_name_the_strongest_with_its_interval():
    morris = pd.DataFrame(
        {
            "factor": ["a.one", "b.two", "c.three"],
            "mu_star": [1.0, 0.5, 0.05],
            "low": [0.8, 0.4, 0.0],
            "high": [1.2, 0.6, 0.1],
            "trajectories": 4,
        }
    )
    assert "2 of 3 factors" in EN.morris(morris)[0]
    assert (
        "a.one: over its whole range 1.00 percentage points on average (0.80 – 1.20; 4"
        in EN.morris(morris)[0]
    )
    sobol = pd.DataFrame(
        {
            "factor": ["a.one", "b.two"],
            "first": [0.5, 0.2],
            "total": [0.7, 0.3],
            "total_low": [0.6, 0.2],
            "total_high": [0.8, 0.4],
        }
    )
    assert "a.one explains 70 %" in EN.sobol(sobol)[0]
    assert "70 % together" in EN.sobol(sobol)[0]


def test_a_difference_is_called_one():
    sobol = pd.DataFrame(
        {
            "factor": ["a.one", "b.two"],
            "first": [0.5, 0.2],
            "total": [0.7, 0.3],
            "total_low": [0.6, 0.2],
            "total_high": [0.8, 0.4],
        }
    )
    assert "“A against B”" in Findings("jobs", TITLES, "en", "A against B").sobol(sobol)[0]


def test_shares_that_the_points_can_not_tell_are_not_told():
    sobol = pd.DataFrame(
        {
            "factor": ["a.one"],
            "first": [-0.4],
            "total": [1.42],
            "total_low": [0.81],
            "total_high": [2.03],
            "blocks": [16],
        }
    )
    assert EN.sobol(sobol)[0].startswith("16 points are too few to tell shares apart: for a.one")
