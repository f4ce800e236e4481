"""Tax revenue of the towns: by hand, and the table behind the start."""

import numpy as np
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.start.geography import town_keys
from ruhrsim.model.start.town_taxes import income_tax_per_resident, tax_revenue
from ruhrsim.regions.tables import read_income_tax


def test_revenue_by_hand():
    two = tax_revenue(
        np.array([10.0, 0.0]), np.array([500.0, 400.0]), np.array([7.0, 3.0]), 4.0, np.array([1000.0, 2000.0])
    )
    assert two.tolist() == [27_000.0, 6_000.0]


def test_income_tax_is_that_of_the_year():
    duisburg = list(town_keys()).index("05112000")
    assert income_tax_per_resident(2022)[duisburg] == 405.45
    assert (income_tax_per_resident(2007) < income_tax_per_resident(2022)).all()


def test_the_table_has_every_town_in_every_year():
    assert (read_income_tax().groupby("year")["ags"].nunique() == 53).all()


@pytest.mark.parametrize(("name", "year"), [("status_quo", 2022), ("hindcast", 2007)])
def test_the_start_has_the_published_share_of_income_tax(name, year):
    model = RuhrModel(name, scale=0.01)
    share = model.start.people.income_tax_per_worker * model.labour.in_work()
    assert share == pytest.approx(income_tax_per_resident(year) * model.population)


def test_a_lower_multiplier_costs_revenue():
    usual, race = (RuhrModel(name, seed=1, scale=0.01) for name in ("status_quo", "tax_race"))
    for model in (usual, race):
        model.run_for(8)
    revenue = [model.recorder.region_table().tax_revenue.iloc[-1] for model in (usual, race)]
    assert race.tax_now.mean() < usual.tax_now.mean()
    assert revenue[1] < revenue[0]
