import numpy as np
import pytest

from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.model.start.sector_estimate import (
    OCCUPATION_OF_SECTOR,
    SectorEstimate,
    estimate_sector_jobs,
    sector_residuals,
    soft_shares,
)
from ruhrsim.regions.region import read_region
from ruhrsim.regions.sectors import SECTORS, sector_index


@pytest.fixture(params=read_region().start_years, scope="module")
def start(request):
    return read_region_start(request.param)


def test_every_cell_has_a_job(start):
    assert start.jobs.min() >= 1
    for sector in ("local_services", "public_education"):
        assert start.jobs[:, sector_index(sector)].min() > 50


def test_soft_totals_are_reached(start):
    shares = start.jobs.sum(axis=0) / start.jobs.sum()
    for sector, share in soft_shares(start.year).items():
        assert shares[sector] == pytest.approx(share, rel=0.02), SECTORS[sector]


def test_residuals_against_documented_totals(start):
    residuals = sector_residuals(start.year, start.jobs).set_index("sector").residual_pct
    assert residuals.dropna().abs().max() < 15
    assert residuals[["legacy_industry", "business_services"]].isna().all()
    assert residuals.notna().sum() == 6


def test_firmness_one_copies_and_zero_ignores_the_documented_totals(start):
    firm = soft_shares(start.year, p=SectorEstimate(firmness=1.0))
    loose = soft_shares(start.year, p=SectorEstimate(firmness=0.0))
    health = sector_index("health")
    assert firm[health] == pytest.approx(sector_residuals(start.year, start.jobs).documented_share[health])
    assert loose[health] == pytest.approx(sector_residuals(start.year, start.jobs).profile_share[health])


def test_nokia_fits_into_bochum_2007():
    start = read_region_start(2007)
    assert start.jobs[start.names == "Bochum", sector_index("new_industry")] > 2300


def test_university_towns_have_more_public_jobs():
    """Without staff per student Bochum's public sector is smaller."""
    start = read_region_start(2025)
    neutral = SectorEstimate(staff_per_student=0.0)
    without = estimate_sector_jobs(2025, start.jobs.sum(axis=1), start.population, p=neutral)
    public, bochum = sector_index("public_education"), np.flatnonzero(start.names == "Bochum")[0]
    assert without[bochum, public] < start.jobs[bochum, public]


def test_occupations_exist_for_the_hints():
    assert set(OCCUPATION_OF_SECTOR) < set(SECTORS)


def test_duisburg_2025_has_the_steel_and_the_port():
    """Duisburg holds most of the region's legacy industry and more logistics per job than Essen."""
    start = read_region_start(2025)
    legacy, logistics = (start.jobs[:, sector_index(s)] for s in ("legacy_industry", "logistics"))
    duisburg, essen = (np.flatnonzero(start.names == name)[0] for name in ("Duisburg", "Essen"))
    assert legacy[duisburg] > 0.5 * legacy.sum()
    assert logistics[duisburg] / start.jobs[duisburg].sum() > 1.3 * logistics[essen] / start.jobs[essen].sum()
