"""Population: entrants, retirement and migration by hand."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.model.parameters import start_defaults
from ruhrsim.model.processes import population
from ruhrsim.model.processes.population import PopulationChange
from ruhrsim.regions.tables import read_unemployment

P = PopulationChange()
FORCE, GRADUATES = np.array([1000.0, 4000.0]), np.array([1.0, 2.0])


def test_a_years_retirement_is_the_yearly_rate():
    kept = (1.0 - population.retirement_share(replace(P, retirement=0.03))) ** 4
    assert kept == pytest.approx(np.exp(-0.03))


def test_entrants_and_graduates_replace_the_retiring_when_nothing_grows():
    steady = replace(P, labour_force_trend=0.0)
    entrants = population.entrants(FORCE, GRADUATES, 8, steady)
    assert entrants + GRADUATES == pytest.approx(population.retirement_share(steady) * FORCE)


def test_the_labour_force_follows_its_trend():
    p, force = replace(P, labour_force_trend=-0.008), FORCE.copy()
    for quarter in range(1, 41):
        leaving = population.retirement_share(p) * force
        force = force - leaving + population.entrants(FORCE, GRADUATES, quarter, p) + GRADUATES
    assert force == pytest.approx(FORCE * np.exp(-0.08), rel=1e-3)


def test_entrants_are_never_negative():
    assert population.entrants(FORCE, 1e6 * GRADUATES, 1, P) == pytest.approx(0.0)


def test_migration_by_hand():
    p, before = replace(P, migration=0.2), np.array([0.10, 0.10])
    rate = population.migration_rate(np.array([0.12, 0.10]), before, 0.0, p)
    assert rate == pytest.approx([-0.2 * 0.02 / 4.0, 0.0])


def test_unemployment_that_rises_everywhere_moves_nobody():
    rate = population.migration_rate(np.array([0.13]), np.array([0.10]), 0.03, P)
    assert rate == pytest.approx(0.0)


def test_at_most_a_fifth_of_the_unemployed_leave_in_a_quarter():
    rate = population.migration_rate(np.array([0.05]), np.array([0.0]), -10.0, replace(P, migration=0.2))
    assert rate == pytest.approx(-0.2 * 0.05)


def test_migration_can_be_switched_off():
    rate = population.migration_rate(np.array([0.3]), np.array([0.1]), 0.0, replace(P, migration=0.0))
    assert rate == pytest.approx(0.0)


def test_a_year_of_the_trend_by_hand():
    residents = np.array([100.0, 200.0])
    for _ in range(4):
        population.change_population(residents, np.zeros(2), replace(P, population_trend=-0.004))
    assert residents == pytest.approx(np.array([100.0, 200.0]) * np.exp(-0.004))


def test_migrants_bring_their_own_by_hand():
    residents = np.array([100.0, 200.0])
    p = replace(P, population_trend=0.0, residents_per_migrant=1.5)
    population.change_population(residents, np.array([4.0, -2.0]), p)
    assert residents == pytest.approx([106.0, 197.0])


def test_the_past_trend_of_the_labour_force_is_that_of_the_tables():
    table = read_unemployment()
    force = (table.unemployed_annual_avg / table.unemployment_rate_pct * 100.0).groupby(table.year).sum()
    measured = np.log(force[2016] / force[2007]) / 9.0
    assert pytest.approx(measured, abs=5e-5) == start_defaults(2007)["population"]["labour_force_trend"]
