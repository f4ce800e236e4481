"""Coal exit: a slow shock between two years."""

from math import log

import pytest
from pydantic import ValidationError
from shock_world import ALL_TOWNS, log_demand, struck

from ruhrsim.model.processes.shocks import CoalExit
from ruhrsim.regions.sectors import sector_index

EXIT = CoalExit(**{"from": 2027, "to": 2030, "legacy_run_off": 0.5})
POWER = sector_index("green_tech")


def test_it_begins_with_its_first_year():
    assert EXIT.quarters_since_start(2025) == 5


@pytest.mark.parametrize(("quarters", "left"), [(-1, 0.0), (3, 0.25), (7, 0.5), (15, 1.0), (30, 1.0)])
def test_legacy_industry_runs_off_evenly_and_for_good(quarters, left):
    demand = log_demand(EXIT, quarters)
    assert demand.pop("legacy_industry") == pytest.approx(left * log(0.5))
    assert list(demand.values()) == pytest.approx([0.0] * 9)


def test_the_documented_thousand_jobs_close_over_sixteen_quarters_in_three_towns():
    closures = sum(struck(EXIT, since).closures for since in range(-4, 24))
    towns = [ALL_TOWNS.index(name) for name in ("Bergkamen", "Lünen", "Werne")]
    assert closures[towns, POWER] == pytest.approx([1000 / 3] * 3)
    assert closures.sum() == pytest.approx(1000.0)


def test_a_share_of_the_power_stations():
    half = EXIT.model_copy(update={"power_plants": 0.5})
    assert struck(half, 0).closures.sum() == pytest.approx(500.0 / 16)


def test_years_in_the_wrong_order_are_refused():
    with pytest.raises(ValidationError, match="lies before from"):
        CoalExit(**{"from": 2030, "to": 2027})
