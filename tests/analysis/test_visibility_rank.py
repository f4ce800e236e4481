"""Rank among other regions: by hand on a made-up run, and what the real start says."""

import pandas as pd
import pytest

from ruhrsim.analysis.visibility_rank import (
    MASSES,
    largest_town,
    other_regions,
    shown_ranks,
    visibility_rank,
)
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.model.start.rivals import read_rivals
from ruhrsim.runs.results import Comparison
from ruhrsim.scenarios.scenario import read_scenario

REGION = read_region_start(2025)
ALONE, HALF, ONE = (
    read_scenario(name).model_copy(update={"years": 1})
    for name in ("focus_alone", "status_quo", "focus_together")
)


def comparison(residents=None, theme_jobs=0.0, seeds=(0, 1), scenarios=(HALF, ALONE, ONE)):
    """Return runs in which residents grow by seed · 2 persons a town; the start year has none."""
    residents = REGION.population if residents is None else residents
    rows = [
        pd.DataFrame(
            {
                "scenario": s.name,
                "seed": seed,
                "year": year,
                "ags": REGION.ags,
                "population": (residents + 2.0 * seed) * (year > 2025),
                "theme_jobs": theme_jobs,
            }
        )
        for s in scenarios
        for seed in seeds
        for year in (2025, 2026)
    ]
    return Comparison(pd.DataFrame(), pd.concat(rows, ignore_index=True), scenarios, tuple(seeds), 0.05)


RANKS = visibility_rank(comparison(theme_jobs=REGION.jobs[:, :6].sum(axis=1)))


def row(measure, view, scenario=HALF, town=""):
    chosen = RANKS[
        (RANKS["measure"] == measure)
        & (RANKS["view"] == view)
        & (RANKS["town"] == town)
        & (RANKS["scenario"] == scenario.name)
    ]
    assert len(chosen) == 1
    return chosen.iloc[0]


def test_every_mass_view_and_town_has_one_row():
    counts = RANKS.groupby(["scenario", "measure", "view"]).size().unstack().loc[HALF.name]
    assert set(counts.index) == set(MASSES)
    assert (counts["as_one"] == 1).all()
    assert (counts.drop("output")[["together", "alone"]] == [1, 53]).all(axis=None)
    assert counts.loc["output", "alone"] == 11


def test_residents_are_means_over_runs_at_the_end():
    total = float(REGION.population.sum())
    assert row("residents", "as_one").mass == pytest.approx(total + 53)
    dortmund = float(REGION.population[REGION.names.tolist().index("Dortmund")]) + 1.0
    assert row("residents", "alone", town="Dortmund").mass == pytest.approx(dortmund)
    # Half of all others count beside Dortmund's own.
    assert row("residents", "together").mass == pytest.approx(dortmund + 0.5 * (total + 53 - dortmund))


def test_the_rank_of_residents_by_hand():
    # Larger than 590 thousand: Berlin, Hamburg, München, Köln, Frankfurt, Stuttgart, Düsseldorf.
    assert (row("residents", "as_one")["rank"], row("residents", "alone", town="Dortmund")["rank"]) == (1, 8)
    # 2.9 million: Berlin alone is larger.
    assert row("residents", "together")["rank"] == 2
    assert row("residents", "alone", town="Sonsbeck")["rank"] == row("residents", "as_one").of == 10


@pytest.mark.parametrize("measure", [key for key in MASSES if key != "output"])
def test_together_lies_between_the_largest_town_and_the_region(measure):
    largest = RANKS.query("measure == @measure and view == 'alone' and scenario == @ALONE.name").mass.max()
    assert row(measure, "together", ALONE).mass == pytest.approx(largest)
    assert largest < row(measure, "together", HALF).mass < row(measure, "as_one", HALF).mass
    assert row(measure, "together", ONE).mass == pytest.approx(row(measure, "as_one", ONE).mass)


def test_output_is_of_2021_and_the_same_in_all_scenarios():
    assert row("output", "as_one").year == 2021
    # 179 against Berlin's 165 billion.
    assert row("output", "as_one")["rank"] == 1
    assert row("output", "as_one").mass == pytest.approx(179_127, rel=1e-4)
    assert row("output", "alone", ONE, "Essen").mass == row("output", "alone", ALONE, "Essen").mass


def test_only_residents_and_output_are_sourced_and_certain():
    sourced = RANKS["label"] == "sourced"
    assert set(RANKS.loc[sourced, "measure"]) == {"residents", "output"}
    assert (RANKS["rank_best"] <= RANKS["rank"]).all()
    assert (RANKS["rank"] <= RANKS["rank_worst"]).all()
    spread = RANKS["rank_worst"] - RANKS["rank_best"]
    assert (spread[sourced] == 0).all()
    assert (spread[~sourced] > 0).any()


def test_the_span_of_an_illustration_by_hand():
    jobs, others = REGION.jobs[:, 0].sum(), read_rivals(REGION).theme_jobs[:, 0]
    found = row("cyber_ai", "as_one")
    assert found.rank_best == 1 + (others * 0.5 > jobs).sum()
    assert found.rank_worst == 1 + (others * 2.0 > jobs).sum()


def test_ranks_as_text():
    assert shown_ranks(RANKS, HALF.name, "residents") == "1 / 2 / 8"
    assert shown_ranks(RANKS, HALF.name, "output") == "1 / – / 9"
    assert shown_ranks(RANKS, ALONE.name, "residents") == "1 / 8 / 8"
    best, worst = row("cyber_ai", "as_one").rank_best, row("cyber_ai", "as_one").rank_worst
    assert shown_ranks(RANKS, HALF.name, "cyber_ai").startswith(f"{best}–{worst} / ")


def test_the_largest_town_and_the_largest_other():
    assert largest_town(RANKS, HALF.name, "residents") == "Dortmund"
    assert largest_town(RANKS, HALF.name, "output") == "Essen"
    assert other_regions(HALF)[:2] == ("Berlin", "Hamburg")


def test_only_the_scenarios_asked_for_are_ranked():
    assert set(visibility_rank(comparison(), (ONE,)).scenario) == {ONE.name}
