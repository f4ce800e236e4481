"""The closure of Opel: what is left out, how long an effect lasts."""

import numpy as np
import pytest

from ruhrsim.analysis.natural_experiment import EVENT, half_life, without_closure
from ruhrsim.analysis.past_runs import past_scenario
from ruhrsim.analysis.stored import read_evidence


def test_without_the_closure_all_else_stays():
    with_it = past_scenario(2007, 2020, {"documented_events.pass_through": 0.2})
    without = without_closure(with_it)
    assert without.shock[0]["without"] == [EVENT]
    assert without.shock[0]["pass_through"] == 0.2
    assert without.parameters == with_it.parameters


@pytest.mark.parametrize(("rise", "years"), [([0.0, 1.0, 0.6, 0.5, 0.1], 2.0), ([0.0, 1.0, 0.9], np.nan)])
def test_half_life_from_the_peak(rise, years):
    assert half_life(np.array(rise)) == pytest.approx(years, nan_ok=True)


def test_the_shipped_paths_show_no_effect_before_the_closure_and_one_after():
    table = read_evidence("opel_bochum").query("measure == 'unemployment_rate'").set_index("year")["median"]
    assert table.loc[:2013].abs().max() == 0.0
    assert table.loc[2014] > 0.3
    assert table.loc[2024] < table.loc[2014] / 4.0
