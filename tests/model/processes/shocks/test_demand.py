"""Recession, bust, energy price and pandemic: how deep demand falls and how it comes back."""

from math import log

import pytest
from pydantic import ValidationError
from shock_world import log_demand

from ruhrsim.model.processes.shocks import EnergyPrice, Pandemic, Recession, ThemeBust
from ruhrsim.regions.sectors import SECTORS

SLUMP = Recession(quarter="2026Q1", depth=0.2, recovery_years=3.0)
BUST = ThemeBust(quarter="2026Q1", theme="health", depth=0.3)
ENERGY = EnergyPrice(quarter="2026Q1", depth=0.5, recovery_years=2.0, new_industry=0.4, green_tech=0.0)
STOP = Pandemic(quarter="2026Q1", depth=0.2, elsewhere=0.5, stop_quarters=2, recovery_years=1.0)
ALL = [SLUMP, BUST, ENERGY, STOP]


def nonzero(demand):
    return {sector: value for sector, value in demand.items() if abs(value) > 1e-12}


def test_a_recession_hits_all_sectors_at_once():
    assert log_demand(SLUMP, 0) == pytest.approx(dict.fromkeys(SECTORS, log(0.8)))


def test_half_of_a_recession_is_left_at_half_time():
    assert log_demand(SLUMP, 6) == pytest.approx(dict.fromkeys(SECTORS, 0.5 * log(0.8)))


@pytest.mark.parametrize("quarters", [12, 30])
def test_demand_comes_back_in_full_and_not_beyond(quarters):
    for shock in (SLUMP, ENERGY, STOP):
        assert nonzero(log_demand(shock, quarters)) == {}


def test_a_bust_hits_its_theme_only():
    assert nonzero(log_demand(BUST, 0)) == pytest.approx({"health": log(0.7)})


def test_energy_hits_sectors_by_their_weights():
    """Legacy industry loses depth · 1 = 0.5, new industry depth · 0.4 = 0.2."""
    hit = {"legacy_industry": log(0.5), "new_industry": log(0.8)}
    assert nonzero(log_demand(ENERGY, 0)) == pytest.approx(hit)
    assert nonzero(log_demand(ENERGY, 4)) == pytest.approx({s: 0.5 * fall for s, fall in hit.items()})


@pytest.mark.parametrize(("quarters", "left"), [(0, 1.0), (2, 1.0), (3, 0.75), (4, 0.5), (6, 0.0)])
def test_a_pandemic_stops_demand_before_it_comes_back(quarters, left):
    demand = log_demand(STOP, quarters)
    assert demand["local_services"] == pytest.approx(left * log(0.8))
    assert demand["logistics"] == pytest.approx(left * log(0.9))
    assert demand["health"] == pytest.approx(0.0)
    assert demand["public_education"] == pytest.approx(0.0)


@pytest.mark.parametrize("shock", ALL, ids=lambda shock: type(shock).__name__)
def test_a_deeper_shock_leaves_less_demand_in_every_quarter(shock):
    deeper = shock.model_copy(update={"depth": shock.depth + 0.1})
    for quarters in (0, 2, 3, 4):
        mild, deep = log_demand(shock, quarters), log_demand(deeper, quarters)
        assert all(deep[sector] <= mild[sector] + 1e-12 for sector in SECTORS)
        assert sum(deep.values()) < sum(mild.values())


def test_shocks_add_up():
    """A recession of a fifth on top of a bust of three tenths leaves 0.8 · 0.7 of the theme."""
    both = type(
        "Both", (), {"strike": lambda self, *given: [shock.strike(*given) for shock in (SLUMP, BUST)]}
    )()
    assert log_demand(both, 0)["health"] == pytest.approx(log(0.8 * 0.7))


@pytest.mark.parametrize(
    "wrong",
    [
        {"depth": 0.0},
        {"depth": 1.0},
        {"depth": -0.1},
        {"depth": 0.2, "recovery_years": 0.0},
        {"depth": 0.2, "quarter": "2026"},
        {"depth": 0.2, "town": "Herne"},
    ],
)
@pytest.mark.parametrize("kind", [Recession, EnergyPrice, Pandemic])
def test_impossible_shocks_are_refused(kind, wrong):
    with pytest.raises(ValidationError):
        kind(**({"quarter": "2026Q1"} | wrong))
