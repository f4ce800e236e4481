"""The rate outside: by hand on three invented years, on the tables, and one series for all who read it."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.history import districts, outside, towns
from ruhrsim.analysis.naive_forecasts import naive_forecasts
from ruhrsim.analysis.reference_labour import ReferenceLabour, run_reference
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.outside_rate import BASE_YEAR, outside_rates, rates_on_labour_force
from ruhrsim.regions.tables import read_conditions

INVENTED = pd.DataFrame(
    {
        "unemployed_annual_avg": [100.0, 80.0, 120.0],
        "working_age_pop_15_64": [1500.0, np.nan, np.nan],
        "svb_residence": [700.0, 760.0, np.nan],
    },
    index=pd.Index([2001, 2002, 2003], name="year"),
)


def real():
    table = read_conditions()
    return table[table.area == "NRW ohne Metropole Ruhr"].set_index("year").sort_index()


def test_three_years_by_hand():
    """1,500 residents, two thirds of them in the labour force: 1,000 less 700 and 100 are 200 others."""
    rates = rates_on_labour_force(INVENTED, 2.0 / 3.0, 2001)
    assert rates.loc[2001] == pytest.approx(100.0 / 1000.0)
    assert rates.loc[2002] == pytest.approx(80.0 / (760.0 + 80.0 + 200.0))
    assert rates.loc[2003] == pytest.approx(120.0 / (760.0 + 120.0 + 200.0)), "employees of 2002 carried on"


def test_years_before_the_first_count_of_employees_have_no_rate():
    early = INVENTED.assign(svb_residence=[np.nan, 760.0, 800.0], working_age_pop_15_64=[0.0, 1500.0, 0.0])
    assert rates_on_labour_force(early, 2.0 / 3.0, 2002).index.tolist() == [2002, 2003]


def test_in_the_base_year_the_labour_force_is_that_share_of_residents_which_it_is_in_the_ruhr():
    region, table = read_region_start(BASE_YEAR), real().loc[BASE_YEAR]
    per_resident = table.unemployed_annual_avg / table.working_age_pop_15_64
    participation = region.labour_force.sum() / region.working_age_population.sum()
    assert outside_rates().loc[BASE_YEAR] == pytest.approx(per_resident / participation)
    assert outside_rates().index.tolist() == list(range(1997, 2026))


def test_later_years_do_not_change_earlier_ones():
    cut = rates_on_labour_force(real().loc[:2016], 0.74, BASE_YEAR)
    assert cut.equals(rates_on_labour_force(real(), 0.74, BASE_YEAR).loc[:2016])


def test_the_ends_of_years_in_the_model_are_this_series():
    model = RuhrModel("hindcast", seed=1, scale=0.01)
    known = outside_rates().loc[2007:]
    plain = {"conditions": {"start_lead": 0.0, "export_shock_muting": 0.0}}
    assert model.question.parameters.get("conditions", plain["conditions"]) == plain["conditions"]
    assert model.start.outside.path[: 4 * len(known) : 4] == pytest.approx(
        np.log(known / known.iloc[0]).to_numpy()
    )
    assert model.start.outside.unemployment_rate == known.iloc[0]


def test_the_ten_lines_answer_to_this_series():
    """With an elasticity so small that answers add up, unemployment of a year follows the rate outside of it."""
    still = ReferenceLabour(elasticity=0.0, offset=0.0, pass_through=0.0, muting=0.0)
    answers = np.log(
        run_reference(ReferenceLabour(1e-6, 0.0, 0.0, 0.0), 2016, 9) / run_reference(still, 2016, 9)
    ).mean(axis=1)
    felt = np.log(outside_rates().loc[2017:] / outside_rates().loc[2016])
    assert np.corrcoef(answers, felt)[0, 1] > 0.99


def test_rules_for_kreise_read_this_series():
    rates = 100.0 * outside_rates()
    rule = naive_forecasts(districts(2016), 2016, [2025])["gap_kept"][0]
    begin = naive_forecasts(districts(2016), 2016, [2016])["gap_kept"][0]
    assert rule - begin == pytest.approx(np.full(15, rates.loc[2025] - rates.loc[2016]))


def test_for_towns_the_rate_is_turned_into_their_own_unit():
    region = read_region_start(2016)
    per_resident = region.labour_force.sum() / region.working_age_population.sum()
    expected = 100.0 * outside_rates().loc[[2016, 2021]].to_numpy() * per_resident
    assert outside(towns(2016), 2016, [2016, 2021]) == pytest.approx(expected)
    assert outside(districts(2016), 2016, [2016]) == pytest.approx(expected[:1] / per_resident)
