"""Observed years running into the outlook."""

import numpy as np
import pytest

from ruhrsim.app.views import outlook, towns
from ruhrsim.app.views.evaluations import ASKED_OF, evaluations
from ruhrsim.effects.questions import QUESTIONS
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.regions.tables import read_unemployment


def test_the_regions_rate_weighs_kreise_by_their_labour_force():
    observed = outlook.observed_years("unemployment_rate")
    table = read_unemployment()
    year = table[table["year"] == 2010]
    force = year["unemployed_annual_avg"] / year["unemployment_rate_pct"]
    rate = dict(zip(observed["years"], observed["values"], strict=True))
    assert rate[2010] == pytest.approx(year["unemployed_annual_avg"].sum() / force.sum())
    assert observed["years"][0] == 1998


def test_missing_years_are_a_gap_and_never_filled():
    observed = outlook.observed_years("unemployed")
    known = {y for y, v in zip(observed["years"], observed["values"], strict=True) if v is not None}
    assert known.isdisjoint(range(2017, 2023))
    town = outlook.observed_years("unemployed", "05911000")
    known = {y for y, v in zip(town["years"], town["values"], strict=True) if v is not None}
    assert known.isdisjoint(range(2017, 2021))
    assert {1998, 2016} <= known


def test_what_nobody_observed_has_no_history():
    assert outlook.observed_years("theme_jobs") == {"years": [], "values": []}


def test_a_town_shows_people_where_its_rate_is_not_published(comparison):
    found = outlook.outlook(comparison, "unemployment_rate", "05911000", "en")
    assert found["title"] == "Unemployed, Bochum"
    assert "2017–2020, 2022–2024" in found["note"]
    own = towns.runs_by_year(comparison, "unemployed", comparison.baseline.name, "05911000")
    assert found["levels"][0]["mean"] == pytest.approx(list(own.mean(axis=1)))


def test_differences_over_the_last_years_are_means_of_year_ends(comparison):
    first, last = (
        towns.runs_by_year(comparison, "jobs", name, "05911000") for name in ("status_quo", "focus_together")
    )
    atlas = towns.atlas(comparison, "jobs", "focus_together", "difference", "en")
    at = atlas["ags"].index("05911000")
    expected = (last - first).loc[2041:2045].mean(axis=None)
    assert atlas["values"][-1][at] == pytest.approx(expected)
    assert atlas["values"][1][at] == pytest.approx((last - first).loc[2026].mean())


def test_the_regions_difference_is_the_sum_of_its_towns(comparison):
    from ruhrsim.analysis.paired import summarise

    atlas = towns.atlas(comparison, "unemployed", "focus_together", "difference", "en")
    region = summarise(comparison).set_index(["scenario", "indicator"])
    assert np.sum(atlas["values"][-1]) == pytest.approx(
        region.loc[("focus_together", "unemployed"), "difference"], abs=1e-6
    )


@pytest.mark.parametrize("instrument", INSTRUMENTS)
@pytest.mark.parametrize(("language", "word"), [("de", "Studie"), ("en", "valuation")])
def test_every_instrument_says_what_evaluations_found_or_that_there_are_none(instrument, language, word):
    lines = evaluations(instrument, language)
    assert len(lines) == max(1, len(ASKED_OF.get(instrument, ())))
    assert all(word in line for line in lines)


def test_evaluations_are_of_instruments_and_questions_that_exist():
    assert set(ASKED_OF) <= set(INSTRUMENTS)
    assert {name for names in ASKED_OF.values() for name in names} <= set(QUESTIONS)
