import pytest

from ruhrsim.model.start.geography import town_keys
from ruhrsim.model.start.legacy_industry import documented_losses
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.region import read_region
from ruhrsim.regions.sectors import sector_index

LEGACY = sector_index("legacy_industry")


@pytest.mark.parametrize("year", read_region().start_years)
def test_documented_legacy_losses_are_possible(year):
    start = read_region_start(year)
    losses, _ = documented_losses(start.year)
    assert (start.jobs[:, LEGACY] >= 0.99 * losses).all()


def test_documented_losses_by_hand():
    """After 2007 Bottrop loses at most 4,418 (Prosper-Haniel), Marl 3,871; in 2025 only plans remain."""
    losses = dict(zip(town_keys(), documented_losses(2007)[0], strict=True))
    assert losses["05512000"] == 4418
    assert losses["05562024"] == 3871
    assert losses["05911000"] == 3800 + 550 + 1000
    plans, _ = documented_losses(2025)
    assert plans[town_keys() == "05112000"] == 11_000
    assert plans.sum() == 11_000 + 230
