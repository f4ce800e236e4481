"""Employees by town and sector, estimated by iterative proportional fitting.

Published: employees by town (2021) and Kreis; broad sectors for Duisburg (annual) and for Essen,
Dortmund, Gelsenkirchen and Kreis Recklinghausen (2016); occupations and value-added shares for
all Kreise; lead-market totals of the region in other years and delimitations. Not published:
employees by town and sector. Method:

1. Broad sectors by Kreis: `model/start/broad_sectors.py`.
2. Legacy industry: an assumed regional total spread over towns, `model/start/legacy_industry.py`.
3. The other sectors: start from `wz_sector_weights.csv` (broad sector x sector), tilted by the
   Kreis' occupations and inside a Kreis by land, residents and students per job; fit to Kreis x
   broad sector, to the region's soft totals and to town totals, which hold exactly.

The soft totals are geometric means of the assumed profile and the lead-market figure, weighted
by `firmness`; `sector_residuals` reports what remains. Press statements on themes are not used.

Uncertainty: town totals exact; Kreis broad sectors good to 1-5 points; a theme's regional total
to some 15 %; a theme in one town to a factor of 1.5 or more. Smart city is assumed throughout.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.common.sourced import sourced
from ruhrsim.model.start.broad_sectors import (
    BROAD,
    PRODUCING,
    REFERENCE_YEAR,
    broad_shares,
    occupation_shares,
    region_broad_shares,
)
from ruhrsim.model.start.geography import by_town, sum_to_kreis, town_kreis
from ruhrsim.model.start.labour_start import kreis_employment
from ruhrsim.model.start.legacy_industry import legacy_jobs, legacy_total
from ruhrsim.model.start.university_start import students_by_town
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.sectors import N_SECTORS, SECTORS, sector_index
from ruhrsim.regions.tables import read_land_use, read_programme_parameters, read_sector_weights

HEALTH_SHARE = 0.192
"""Health among all employees, 2016 (programme_parameters.csv, note of health_employees_ruhr)."""
RESOURCE_EFFICIENCY_SHARE = 0.06
"""Resource efficiency among all employees, 2013 (programme_parameters.csv, note)."""
OCCUPATION_OF_SECTOR = {
    "cyber_ai": "4",
    "new_industry": "2",
    "smart_city": "3",
    "logistics": "5",
    "health": "8",
    "business_services": "7",
    "local_services": "6",
}
"""One-digit occupational area (KldB 2010) that is typical of a sector."""
HEALTH_FIGURE = 2014.5
"""Middle of the years of health_employees_ruhr (programme_parameters.csv)."""
LEGACY = sector_index("legacy_industry")
_SWEEPS = 200


@dataclass(frozen=True)
class SectorEstimate:
    """What the tables do not say about sectors."""

    firmness: float = sourced(
        0.7,
        unit="1",
        low=0.3,
        high=1.0,
        status="assumed",
        off=0.0,
        source="lead-market totals are of 2013-2017 and delimited otherwise: followed, not copied",
        meaning="Weight of the lead-market figures against the assumed profile.",
    )
    manufacturing_in_core: float = sourced(
        0.68,
        unit="1",
        low=0.6,
        high=0.8,
        status="assumed",
        source="the industrial core of programme_parameters.csv includes business services; split not found",
        meaning="Share of new and legacy industry in the lead market industrial core.",
    )
    smart_city_share: float = sourced(
        0.05,
        unit="1",
        low=0.03,
        high=0.08,
        status="assumed",
        source="no figure found; near what wz_sector_weights.csv gives",
        meaning="Share of smart city in the region's employees.",
    )
    health_growth: float = sourced(
        0.028,
        unit="1/year",
        low=0.02,
        high=0.034,
        status="measured",
        source="programme_parameters.csv health_employees_ruhr, note",
        meaning="Growth of health employees before 2015, to go back to 2007.",
    )
    occupation_exponent: float = sourced(
        1.0,
        unit="1",
        low=0.0,
        high=1.5,
        status="assumed",
        off=0.0,
        source="occupations by Kreis (employment_by_occupation_area.csv) tell sectors of a broad one apart",
        meaning="How strongly a sector inside its broad sector follows its typical occupations.",
    )
    land_exponent: float = sourced(
        0.5,
        unit="1",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="commercial land per job differs with industry and logistics; elasticity not published",
        meaning="How strongly industry, logistics and green technology follow commercial land per job.",
    )
    residents_exponent: float = sourced(
        0.5,
        unit="1",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="shops, crafts, care and practices serve residents; elasticity not published",
        meaning="How strongly local services and health follow residents per job.",
    )
    staff_per_student: float = sourced(
        0.15,
        unit="1",
        low=0.08,
        high=0.25,
        status="assumed",
        off=0.0,
        source="usual ratio of university staff to students, without hospitals",
        meaning="Jobs in public sector and education per student, on top of the town's usual share.",
    )


def estimate_sector_jobs(
    year: int,
    jobs: np.ndarray,
    population: np.ndarray,
    region: Region | None = None,
    p: SectorEstimate = SectorEstimate(),
) -> np.ndarray:
    """Return employees by town and sector, shape (53, 10); rows add up to `jobs`, every cell >= 1.

    Args:
        year: Start year.
        jobs: Employees at workplace of the towns, shape (53,).
        population: Residents of the towns, shape (53,).
    """
    region = read_region(region)
    broad_kreis = broad_shares(year, region) * sum_to_kreis(jobs, region)[:, None]
    producing = jobs * broad_shares(year, region)[town_kreis(region), PRODUCING]
    legacy = legacy_jobs(year, jobs, producing, region)
    broad_kreis[:, PRODUCING] -= sum_to_kreis(legacy, region)
    seed = _seed(year, jobs, population, region, p)
    targets = {s: share * jobs.sum() for s, share in soft_shares(year, region, p).items()}
    fitted = _fit(seed, jobs - legacy, broad_kreis, targets, region).sum(axis=1)
    fitted[:, LEGACY] = legacy
    return 1.0 + fitted * ((jobs - N_SECTORS) / jobs)[:, None]


def soft_shares(
    year: int, region: Region | None = None, p: SectorEstimate = SectorEstimate()
) -> dict[int, float]:
    """Return target shares of the sectors with a documented or assumed regional total, by sector index."""
    profile = _profile(region).sum(axis=0)
    return {
        sector_index(s): profile[sector_index(s)] ** (1 - p.firmness) * share**p.firmness
        for s, share in documented_shares(year, region, p).items()
    }


def documented_shares(
    year: int, region: Region | None = None, p: SectorEstimate = SectorEstimate()
) -> dict[str, float]:
    """Return shares of the region's employees from the lead-market figures, by sector key.

    The figures are of 2013-2017; since then a theme follows the region's share of the broad
    sector it mostly belongs to. Before its figure health goes back with its documented growth.
    """
    figure = read_programme_parameters(region).value.astype(str)
    then, now = (region_broad_shares(at, region) for at in (REFERENCE_YEAR, year))
    moved = dict(zip(BROAD, now / then, strict=True))
    core = float(figure["industrial_core_employees_ruhr"]) * p.manufacturing_in_core / _total(2016, region)
    health = HEALTH_SHARE * moved["public_private"]
    if year < HEALTH_FIGURE:
        before = (1 + p.health_growth) ** (HEALTH_FIGURE - year)
        health = float(figure["health_employees_ruhr"]) / before / _total(year, region)
    return {
        "cyber_ai": float(figure["digital_employees_ruhr"]) / _total(2015, region) * moved["business"],
        "green_tech": RESOURCE_EFFICIENCY_SHARE * moved["producing"],
        "new_industry": core * moved["producing"] - legacy_total(year, region) / _total(year, region),
        "logistics": float(figure["logistics_employees_ruhr"])
        / _total(2015, region)
        * moved["trade_transport"],
        "smart_city": p.smart_city_share,
        "health": health,
    }


def sector_residuals(year: int, jobs: np.ndarray, region: Region | None = None) -> pd.DataFrame:
    """Compare estimated with documented regional totals.

    Args:
        year: Start year.
        jobs: Estimated employees by town and sector, shape (53, 10).

    Returns:
        One row per sector: estimate (employees), estimate_share, documented_share (NaN where
        nothing is documented), soft_share (the target), profile_share (assumed division profile),
        residual_pct (estimate over documented, minus 1, in %).
    """
    table = pd.DataFrame({"sector": SECTORS, "estimate": jobs.sum(axis=0)})
    table["profile_share"] = _profile(region).sum(axis=0)
    table["estimate_share"] = table.estimate / jobs.sum()
    table["documented_share"] = table.sector.map(documented_shares(year, region))
    table["soft_share"] = table.index.map(soft_shares(year, region))
    table["residual_pct"] = 100.0 * (table.estimate_share / table.documented_share - 1.0)
    return table


def _seed(
    year: int, jobs: np.ndarray, population: np.ndarray, region: Region, p: SectorEstimate
) -> np.ndarray:
    """Return the first guess without legacy industry, shape (53, 5, 10)."""
    profile = _profile(region)
    profile[:, LEGACY] = 0.0
    bridge = profile / profile.sum(axis=1, keepdims=True)
    by_broad = jobs[:, None] * broad_shares(year, region)[town_kreis(region)]
    return by_broad[:, :, None] * bridge[None] * _hints(year, jobs, population, region, p)[:, None, :]


def _hints(
    year: int, jobs: np.ndarray, population: np.ndarray, region: Region, p: SectorEstimate
) -> np.ndarray:
    """Return how a town differs inside its broad sectors, shape (53, 10): occupations, land, residents."""
    hints = np.ones((len(jobs), N_SECTORS))
    occupations = occupation_shares(region.published(year).occupations, region)
    for sector, area in OCCUPATION_OF_SECTOR.items():
        regional = occupations[area] @ sum_to_kreis(jobs, region) / jobs.sum()
        relative = occupations[area][town_kreis(region)] / regional
        hints[:, sector_index(sector)] = relative**p.occupation_exponent
    used_ha = by_town(read_land_use(region), "industry_commerce_ha", region)
    land = _against_kreis(used_ha, jobs, region) ** p.land_exponent
    residents = _against_kreis(population, jobs, region) ** p.residents_exponent
    for sector in ("new_industry", "logistics", "green_tech"):
        hints[:, sector_index(sector)] *= land
    for sector in ("local_services", "health"):
        hints[:, sector_index(sector)] *= residents
    public = sector_index("public_education")
    usual = jobs * _profile(region)[:, public].sum()
    hints[:, public] += p.staff_per_student * students_by_town(year, region) / usual
    return hints


def _against_kreis(values: np.ndarray, jobs: np.ndarray, region: Region) -> np.ndarray:
    return values / jobs * (sum_to_kreis(jobs, region) / sum_to_kreis(values, region))[town_kreis(region)]


def _fit(
    cells: np.ndarray,
    town_totals: np.ndarray,
    broad_kreis: np.ndarray,
    targets: dict[int, float],
    region: Region,
) -> np.ndarray:
    """Fit cells (town, broad, sector) to the three margins in turn, towns last."""
    sectors, totals = list(targets), np.array(list(targets.values()))
    for _ in range(_SWEEPS):
        cells = (
            cells * (broad_kreis / sum_to_kreis(cells.sum(axis=2), region))[town_kreis(region)][:, :, None]
        )
        cells[:, :, sectors] *= totals / cells[:, :, sectors].sum(axis=(0, 1))
        cells *= (town_totals / cells.sum(axis=(1, 2)))[:, None, None]
    return cells


def _profile(region: Region | None = None) -> np.ndarray:
    """Return the assumed shares of the region's employees by broad sector and sector, shape (5, 10)."""
    table = read_sector_weights(region)
    weighted = table[list(SECTORS)].mul(table.employment_share_pct / table.employment_share_pct.sum(), axis=0)
    return weighted.groupby(table.broad_sector).sum().loc[list(BROAD)].to_numpy(copy=True)


def _total(year: int, region: Region | None = None) -> float:
    return float(kreis_employment(year, "workplace", region).sum())
