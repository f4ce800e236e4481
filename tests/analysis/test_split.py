"""The difference split into its two questions, worked out by hand."""

import pandas as pd
import pytest

from ruhrsim.analysis.split import split
from ruhrsim.common import defaults
from ruhrsim.runs.results import WORLD, Comparison
from ruhrsim.scenarios.scenario import read_scenario

ENDS = {"spread_alone": 100.0, "spread_together": 90.0, "focus_alone": 97.0, "focus_together": 81.0}
"""Unemployed at the end of every year with seed 0; each further seed has one more."""


def corners(seeds=3, extra=0.0):
    runs = [
        pd.DataFrame(
            {
                "scenario": name,
                "seed": seed,
                "quarter": range(9),
                "unemployed": end + seed + extra * seed * (name == "focus_together"),
            }
        )
        for name, end in ENDS.items()
        for seed in range(seeds)
    ]
    scenarios = tuple(read_scenario(name).model_copy(update={"years": 2}) for name in ENDS)
    return Comparison(
        pd.concat(runs, ignore_index=True), pd.DataFrame(), scenarios, tuple(range(seeds)), 0.05
    )


def test_parts_are_means_over_the_other_question_and_sum_to_the_whole():
    found = split(corners()).set_index("part")["difference"]
    # Themes: (97 - 100 + 81 - 90) / 2; together: (90 - 100 + 81 - 97) / 2.
    assert found.to_dict() == {"total": -19.0, "themes": -6.0, "together": -13.0}


def test_intervals_are_those_of_paired_differences():
    found = split(corners(extra=2.0)).set_index("part")
    # The total differs by -19, -17, -15: mean -17, sd 2, Student's 0.95 quantile 2.919986.
    assert found.loc["total", "high"] == pytest.approx(-17 + 2.919986 * 2 / 3**0.5, abs=1e-5)
    assert not found.loc["total", "includes_zero"]
    assert found.loc["total", "n"] == 3


def test_in_worlds_intervals_are_wider():
    luck = corners(extra=2.0)
    worlds = Comparison(
        luck.region.assign(**{WORLD: luck.region["seed"]}), luck.towns, luck.scenarios, luck.seeds, luck.scale
    )
    wide, narrow = (split(runs).set_index("part").loc["total"] for runs in (worlds, luck))
    assert wide["high"] - wide["low"] == pytest.approx(2 * (narrow["high"] - narrow["low"]))


def test_one_run_has_no_interval():
    assert split(corners(seeds=1))[["low", "high", "includes_zero"]].isna().all(axis=None)


def test_all_corners_are_needed():
    runs = corners()
    less = Comparison(runs.region, runs.towns, runs.scenarios[:3], runs.seeds, runs.scale)
    with pytest.raises(ValueError, match="focus_together"):
        split(less)


def test_corners_differ_in_nothing_but_their_two_answers():
    shipped = [read_scenario(name) for name in defaults.CORNERS]
    assert [s.strategy.kind for s in shipped] == ["spread", "spread", "focus", "focus"]
    assert [s.strategy.cooperation.all for s in shipped] == [0.0, 1.0, 0.0, 1.0]
    assert len({s.strategy.eur_per_head_year for s in shipped}) == 1
    assert not any(s.policy or s.shock or s.parameters for s in shipped)
