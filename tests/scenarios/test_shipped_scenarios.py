"""Shipped scenarios: each runs, differs from what it is based on, and costs what it should."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.state.levers import PAYERS
from ruhrsim.scenarios.scenario import read_scenario

FILES = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in (Path(__file__).parents[2] / "scenarios").glob("*.toml")
}
BASED = sorted(name for name, content in FILES.items() if "based_on" in content)
EQUAL_MONEY = (
    "compete_on_everything",
    "cluster_focus",
    "spread_alone",
    "spread_together",
    "focus_alone",
    "focus_together",
    "same_focus",
    "hype_chasing",
    "joint_region",
    "subsidy_race",
    "land_offensive",
    "adaptive_towns",
    "subsidy_game",
    "tax_race",
)
TWO_BY_TWO = {
    "spread_alone": ("spread", 0.0),
    "spread_together": ("spread", 1.0),
    "focus_alone": ("focus", 0.0),
    "focus_together": ("focus", 1.0),
}


HISTORIES = {"hindcast", "bochum_after_opel", "bochum_without_opel"}


@cache
def after_years(name, years):
    model = RuhrModel(name, seed=11, scale=0.02)
    model.run_for(4 * years)
    return model.recorder.region_table()


def after_two_years(name):
    return after_years(name, 2)


@cache
def granted(name, payer):
    """Return all money of a payer over the horizon, EUR million."""
    model = RuhrModel(name, seed=1, scale=0.002)
    quarters = range(4 * model.question.years)
    return sum(_step(model).granted_eur[PAYERS.index(payer)].sum() for _ in quarters) / 1e6


def _step(model):
    model.step()
    return model.flows


@pytest.mark.parametrize("name", sorted(FILES))
def test_two_years_run(name):
    table = after_two_years(name)
    assert table.drop(index=0).notna().all(axis=None)
    assert table.unemployment_rate.between(3.0, 25.0).all()


@pytest.mark.parametrize("name", BASED)
def test_a_scenario_differs_from_its_base(name):
    # Opel closes at the end of the seventh year.
    years = 7 if name == "bochum_without_opel" else 2
    assert not after_years(name, years).equals(after_years(FILES[name]["based_on"], years))


def test_bochum_is_the_same_until_opel_closes():
    first, second = (after_years(name, 7) for name in ("bochum_after_opel", "bochum_without_opel"))
    assert first[:28].equals(second[:28])


@pytest.mark.parametrize("name", sorted(set(FILES) - HISTORIES))
def test_all_outlooks_can_be_compared(name):
    scenario = read_scenario(name)
    assert (scenario.start, scenario.years) == (2025, 20)


@pytest.mark.parametrize("name", EQUAL_MONEY)
def test_towns_have_equal_money(name):
    """EUR 20 a head and year, instruments that towns pay included."""
    reference = granted("status_quo", "towns")
    assert granted(name, "towns") == pytest.approx(reference, rel=0.005)


def test_both_breaths_have_the_same_money():
    assert granted("short_breath", "land") == pytest.approx(126.0)
    assert granted("long_breath", "land") == pytest.approx(126.0)


@pytest.mark.parametrize("name", TWO_BY_TWO)
def test_the_two_by_two_differs_in_focus_and_cooperation_only(name):
    strategy = read_scenario(name).strategy
    assert (strategy.kind, strategy.cooperation.all) == TWO_BY_TWO[name]
    assert (strategy.eur_per_head_year, strategy.themes_per_town) == (20.0, 2)


@pytest.mark.parametrize("name", sorted(FILES))
def test_files_are_short(name):
    text = (Path(__file__).parents[2] / "scenarios" / f"{name}.toml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 65
    assert all(FILES[name][f"description_{language}"].count(". ") == 0 for language in ("de", "en"))
