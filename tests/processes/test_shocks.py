"""Shocks: when and where they strike, and what they leave behind."""

import numpy as np
import pytest
from pydantic import ValidationError

from ruhrsim.inputs.sectors import N_SECTORS, sector_index
from ruhrsim.processes import conditions as outside
from ruhrsim.processes.conditions import OutsideConditions
from ruhrsim.processes.shocks import SHOCKS, PlantClosure, Recession, ThemeBust

TOWNS = ["Bochum", "Herne"]
NEUTRAL = OutsideConditions(outside_sd=0.0)
HEALTH = sector_index("health")
CLOSURE = PlantClosure(quarter="2026Q2", town="Herne", jobs=2000.0, sector="new_industry")


def conditions():
    return outside.start_conditions(NEUTRAL, np.full((2, N_SECTORS), 1000.0), 0.0)


def log_demand(shock, quarters):
    """Return the log of demand beyond its trend, some quarters after the shock."""
    world = conditions()
    for since in range(quarters + 1):
        outside.update_conditions(world, 0.0, NEUTRAL)
        shock.strike(world, TOWNS, since)
        outside.settle_demand(world)
    return np.log(world.demand_level) - world.trend * (quarters + 1) / 4.0


@pytest.mark.parametrize(("quarter", "expected"), [("2026Q1", 1), ("2026Q4", 4), ("2030Q2", 18)])
def test_quarters_are_counted_from_the_end_of_the_start_year(quarter, expected):
    assert CLOSURE.model_copy(update={"quarter": quarter}).quarters_since_start(2025) == expected


def test_a_plant_closes_in_its_quarter_only():
    closed = []
    for since in (-1, 0, 1):
        world = conditions()
        CLOSURE.strike(world, TOWNS, since)
        closed.append(world.closures[1, sector_index("new_industry")])
        assert world.closures.sum() == closed[-1]
    assert closed == [0.0, 2000.0, 0.0]


def test_two_closures_in_one_quarter_add_up():
    world = conditions()
    CLOSURE.strike(world, TOWNS, 0)
    CLOSURE.strike(world, TOWNS, 0)
    assert world.closures.sum() == 4000.0


def test_a_recession_hits_all_sectors_at_once():
    slump = Recession(quarter="2026Q1", depth=0.2)
    assert log_demand(slump, 0) == pytest.approx(np.log(0.8))


def test_half_of_a_recession_is_left_at_half_time():
    slump = Recession(quarter="2026Q1", depth=0.2, recovery_years=3.0)
    assert log_demand(slump, 6) == pytest.approx(0.5 * np.log(0.8))


def test_demand_comes_back_in_full_and_not_beyond():
    slump = Recession(quarter="2026Q1", depth=0.2, recovery_years=3.0)
    assert log_demand(slump, 12) == pytest.approx(0.0, abs=1e-12)
    assert log_demand(slump, 30) == pytest.approx(0.0, abs=1e-12)


def test_a_bust_hits_its_theme_only():
    left = log_demand(ThemeBust(quarter="2026Q1", theme="health", depth=0.3), 0)
    assert left[HEALTH] == pytest.approx(np.log(0.7))
    assert np.delete(left, HEALTH) == pytest.approx(0.0)


def test_a_deeper_recession_leaves_less_demand_in_every_quarter():
    for quarters in (0, 4, 8):
        mild, deep = (log_demand(Recession(quarter="2026Q1", depth=depth), quarters) for depth in (0.1, 0.3))
        assert (deep < mild).all()


@pytest.mark.parametrize("wrong", [
    {"depth": 0.0}, {"depth": 1.0}, {"depth": -0.1}, {"depth": 0.2, "recovery_years": 0.0},
    {"depth": 0.2, "quarter": "2026"}, {"depth": 0.2, "town": "Herne"}])
def test_impossible_recessions_are_refused(wrong):
    with pytest.raises(ValidationError):
        Recession(**({"quarter": "2026Q1"} | wrong))


@pytest.mark.parametrize("wrong", [{"sector": "coal"}, {"jobs": 0.0}, {"jobs": -5.0}])
def test_impossible_closures_are_refused(wrong):
    with pytest.raises(ValidationError):
        PlantClosure(**({"quarter": "2026Q1", "town": "Herne", "jobs": 10.0, "sector": "health"} | wrong))


def test_all_shocks_are_listed():
    assert set(SHOCKS.values()) == {PlantClosure, Recession, ThemeBust}
