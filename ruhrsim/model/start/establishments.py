"""Establishments by town, sector and size class.

Published: establishments of five cities by size class (2023) and by WZ section, and the shares of
the classes under 10 and from 250 employees in all Kreise. Not published: anything by town and
sector. Method:

1. Counts by Kreis and class: the five cities as published; elsewhere employees over the mean size
   that the Kreis' class shares imply, with class means that reproduce the five cities' employees.
   10-49 and 50-249 share what is left as in the five cities.
2. Employees by town, sector and class: iterative proportional fitting of a sector size profile
   (assumed) to employees by cell, to counts times mean size by Kreis and class, and to
   establishments per job by sector in the five cities (WZ sections mapped to sectors).
3. Counts = employees over mean size, rounded to whole establishments; Kreis counts hold.

Uncertainty: counts by Kreis and class good to a few percent, by town and sector a guess. The
region's total depends on the rule: 172,000 for 2025 as here, 164,000 if the other Kreise had the
five cities' establishments per employee. Before 2019 the counts follow an older method. The
section table leaves out public administration, so its small offices are missing.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.common.sourced import sourced
from ruhrsim.model.start.geography import by_kreis, kreis_keys, sum_to_kreis, town_kreis
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.sectors import SECTORS, sector_index
from ruhrsim.regions.tables import (
    read_establishments,
    read_kreis_indicators,
    read_sector_weights,
    read_size_profile,
)

SIZE_CLASSES = ("0 to <10 employees", "10 to <50 employees", "50 to <250 employees", "250+ employees")
N_CLASSES = len(SIZE_CLASSES)
LOW = np.array([0.5, 10.0, 50.0, 250.0])
"""Lower bounds of the classes; the upper bound of each is the next lower one."""
TOTAL = "Total - all sectors (B-N, P-S)"
SIZE_CLASSES_SINCE = 2019
"""First year of the five cities' size classes; before it the counts follow an older method too."""
LEGACY = sector_index("legacy_industry")
_LARGE = N_CLASSES - 1
_SWEEPS = 100
_SLACK = 1.1


@dataclass(frozen=True)
class EstablishmentEstimate:
    """What the tables do not say about establishments."""

    mean_under_10: float = sourced(
        2.5,
        unit="employees",
        low=2.0,
        high=3.2,
        status="assumed",
        source="the class includes establishments without employees; with a mean of 3.2 too little "
        "would be left for large ones in the five cities",
        meaning="Mean size of establishments under 10 employees.",
    )
    mean_10_to_49: float = sourced(
        19.5,
        unit="employees",
        low=18.0,
        high=21.0,
        status="assumed",
        source="power law with exponent near 1 inside the class",
        meaning="Mean size of establishments with 10 to 49 employees.",
    )
    mean_50_to_249: float = sourced(
        98.0,
        unit="employees",
        low=92.0,
        high=105.0,
        status="assumed",
        source="power law with exponent near 1 inside the class",
        meaning="Mean size of establishments with 50 to 249 employees.",
    )
    mean_from_250: float = sourced(
        600.0,
        unit="employees",
        low=400.0,
        high=1000.0,
        status="assumed",
        source="power law with exponent 1.5 between 250 and 6,000; for regions without a table of establishments, "
        "in the Ruhr large ones take what is left of a Kreis",
        meaning="Mean size of establishments with 250 or more employees where no table counts them.",
    )
    largest: float = sourced(
        6000.0,
        unit="employees",
        low=4000.0,
        high=14000.0,
        status="assumed",
        source="order of the largest works and clinics; one integrated steel site counts as several plants",
        meaning="Largest establishment.",
    )


def estimate_establishments(
    year: int,
    jobs: np.ndarray,
    region: Region | None = None,
    p: EstablishmentEstimate = EstablishmentEstimate(),
) -> np.ndarray:
    """Return establishments by town, sector and size class, whole numbers, shape (53, 10, 4).

    Args:
        year: Start year.
        jobs: Employees at workplace by town and sector, shape (53, 10).
    """
    region = read_region(region)
    counts = class_counts(year, sum_to_kreis(jobs.sum(axis=1), region), region, p)
    employees = counts * _means(counts, sum_to_kreis(jobs.sum(axis=1), region), p)
    profile = read_size_profile(region).loc[list(SECTORS), :"from_250"].to_numpy()
    small_by_sector = employees[:, 0].sum() * small_shares(year, jobs, profile, region)
    by_class = _fit(jobs[:, :, None] * profile, jobs, employees, small_by_sector, region)
    large = _round_large(by_class[:, :, _LARGE], counts[:, _LARGE], jobs, employees[:, _LARGE], region)
    in_large = np.clip(by_class[:, :, _LARGE], 1.05 * LOW[_LARGE] * large, 0.95 * jobs) * (large > 0)
    rest = jobs - in_large
    small_employees = (
        employees[:, :_LARGE]
        * (sum_to_kreis(rest.sum(axis=1), region) / employees[:, :_LARGE].sum(axis=1))[:, None]
    )
    small = _fit(by_class[:, :, :_LARGE], rest, small_employees, small_by_sector, region)
    small = small * (counts[:, :_LARGE] / small_employees)[town_kreis(region)][:, None, :]
    rounded = np.concatenate([_round_small(small, counts[:, :_LARGE], region), large[:, :, None]], axis=2)
    return _make_room(rounded, jobs, p)


def profile_establishments(
    jobs: np.ndarray, counts: np.ndarray | None = None, p: EstablishmentEstimate = EstablishmentEstimate()
) -> np.ndarray:
    """Return establishments of a prepared region, whole numbers, shape (n_towns, n_sectors, 4).

    Without a table, each sector has the Ruhr's size profile; cells change by single establishments until
    they can hold their jobs, none where there is no job.

    Args:
        jobs: Employees at workplace, shape (n_towns, n_sectors).
        counts: Establishments as a table has them, shape (n_towns, n_sectors, 4).
        p: Assumptions.
    """
    if counts is None:
        profile = read_size_profile().loc[list(SECTORS), :"from_250"].to_numpy()
        means = np.array([p.mean_under_10, p.mean_10_to_49, p.mean_50_to_249, p.mean_from_250])
        counts = np.rint(jobs[:, :, None] * profile / means)
    counts = np.where(jobs[:, :, None] > 0.0, counts, 0.0)
    counts[:, :, 0] = np.where((jobs > 0.0) & (counts.sum(axis=2) == 0.0), 1.0, counts[:, :, 0])
    return _make_room(counts, jobs, p)


def class_counts(
    year: int,
    jobs_kreis: np.ndarray,
    region: Region | None = None,
    p: EstablishmentEstimate = EstablishmentEstimate(),
) -> np.ndarray:
    """Return establishments by Kreis and size class, whole numbers, shape (15, 4).

    Args:
        year: Start year.
        jobs_kreis: Employees at workplace by Kreis, shape (15,).
    """
    shares, totals = class_shares(year, region), _city_totals(year, region)
    known = ~np.isnan(totals)
    published = (shares[known] * totals[known, None]).sum(axis=0)
    means = _class_means(p)
    means[_LARGE] = (jobs_kreis[known].sum() - published @ means) / published[_LARGE]
    totals = np.where(known, totals, jobs_kreis / (shares @ means))
    return np.rint(shares * totals[:, None])


def small_shares(
    year: int, jobs: np.ndarray, profile: np.ndarray, region: Region | None = None
) -> np.ndarray:
    """Return each sector's share in employees of establishments under 10, shape (10,).

    Establishments per job as in the five cities, where WZ sections are mapped to sectors with
    the divisions' assumed employees as weights. Legacy industry, whose few divisions have large
    works, keeps the share of the size profile.
    """
    cities = ~np.isnan(_city_totals(year, region))
    per_job = _city_sectors(year, region) / sum_to_kreis(jobs, region)[cities].sum(axis=0)
    shares = per_job * jobs.sum(axis=0)
    by_profile = profile[:, 0] * jobs.sum(axis=0)
    shares[LEGACY] = shares.sum() * by_profile[LEGACY] / by_profile.sum()
    return shares / shares.sum()


def class_shares(year: int, region: Region | None = None) -> np.ndarray:
    """Return shares of size classes by Kreis, the middle two split as in the five cities, shape (15, 4)."""
    region = read_region(region)
    base = region.published(year)
    table = read_kreis_indicators(region)
    table = table[table["year"] == base.class_shares]
    micro, large = (
        by_kreis(table[table.indicator == f"share_{name}_enterprises"], "value", region=region) / 100.0
        for name in ("micro", "large")
    )
    cities = _city_classes(max(base.five_cities, SIZE_CLASSES_SINCE), region)
    pooled = np.nansum(cities, axis=0)
    medium = (1.0 - micro - large) * pooled[2] / pooled[1:3].sum()
    shares = np.stack([micro, 1.0 - micro - large - medium, medium, large], axis=1)
    published = cities / cities.sum(axis=1, keepdims=True)
    if base.five_cities < SIZE_CLASSES_SINCE:
        return shares
    return np.where(np.isnan(published), shares, published)


def class_bounds_high(p: EstablishmentEstimate = EstablishmentEstimate()) -> np.ndarray:
    """Return the upper bounds of the classes, shape (4,)."""
    return np.append(LOW[1:], p.largest)


def _class_means(p: EstablishmentEstimate) -> np.ndarray:
    return np.array([p.mean_under_10, p.mean_10_to_49, p.mean_50_to_249, 0.0])


def _means(counts: np.ndarray, jobs_kreis: np.ndarray, p: EstablishmentEstimate) -> np.ndarray:
    """Return mean sizes by Kreis and class, shape (15, 4); large establishments take what is left."""
    means = np.tile(_class_means(p), (len(counts), 1))
    means[:, _LARGE] = (jobs_kreis - (counts * means).sum(axis=1)) / counts[:, _LARGE]
    return means


def _city_classes(year: int, region: Region) -> np.ndarray:
    """Return published establishments by Kreis and class, NaN outside the five cities, shape (15, 4)."""
    table = read_establishments(region).query("dimension == 'employee_size_class' and year == @year")
    table = table.pivot_table(index="kreis_ags", columns="category", values="establishments")
    return table.reindex(index=kreis_keys(region), columns=list(SIZE_CLASSES)).to_numpy(float)


def _city_totals(year: int, region: Region | None = None) -> np.ndarray:
    """Return published establishments by Kreis, NaN outside the five cities, shape (15,)."""
    region = read_region(region)
    table = _of_cities(year, region)
    return by_kreis(table[table["category"] == TOTAL], "establishments", region=region)


def _of_cities(year: int, region: Region) -> pd.DataFrame:
    """Return what is published of the five cities for a start year."""
    table = read_establishments(region)
    return table[table["year"] == region.published(year).five_cities]


def _city_sectors(year: int, region: Region | None = None) -> np.ndarray:
    """Return establishments of the five cities by sector, shape (10,)."""
    region = read_region(region)
    table = _of_cities(year, region)
    table = table[table["dimension"] == "wz2008_section"]
    sections = table.groupby(table.category.str.split(" - ").str[0]).establishments.sum().drop("Total")
    weights = read_sector_weights(region)
    by_division = weights[list(SECTORS)].mul(weights.employment_share_pct, axis=0)
    by_section = by_division.groupby(weights.section).sum()
    bridge = by_section.div(by_section.sum(axis=1), axis=0)
    return sections.to_numpy() @ bridge.loc[sections.index].to_numpy()


def _fit(
    cells: np.ndarray,
    jobs: np.ndarray,
    employees_kreis: np.ndarray,
    small_by_sector: np.ndarray,
    region: Region,
) -> np.ndarray:
    """Fit employees (town, sector, class) to small ones by sector, Kreis x class and the cells' jobs."""
    cells = cells.copy()
    for _ in range(_SWEEPS):
        cells[:, :, 0] *= small_by_sector / cells[:, :, 0].sum(axis=0)
        cells = (
            cells
            * (employees_kreis / sum_to_kreis(cells.sum(axis=1), region))[town_kreis(region)][:, None, :]
        )
        cells *= (jobs / cells.sum(axis=2))[:, :, None]
    return cells


def _round_large(
    employees: np.ndarray,
    counts: np.ndarray,
    jobs: np.ndarray,
    employees_kreis: np.ndarray,
    region: Region,
) -> np.ndarray:
    """Spread each Kreis' large establishments over its cells, never more than the jobs can hold."""
    expected = employees * (counts / employees_kreis)[town_kreis(region)][:, None]
    most = np.floor(jobs / (1.3 * LOW[_LARGE]))
    rounded = np.zeros_like(expected)
    for kreis, count in enumerate(counts.tolist()):
        members = town_kreis(region) == kreis
        rounded[members] = round_to_total(expected[members], count, most[members])
    return rounded


def _round_small(expected: np.ndarray, counts: np.ndarray, region: Region) -> np.ndarray:
    """Round counts to whole establishments so that each Kreis' classes hold, shape (53, 10, 3)."""
    rounded = np.zeros_like(expected)
    for kreis, size_class in np.ndindex(counts.shape):
        members = town_kreis(region) == kreis
        rounded[members, :, size_class] = round_to_total(
            expected[members, :, size_class], float(counts[kreis, size_class])
        )
    return rounded


def round_to_total(expected: np.ndarray, total: float, most: np.ndarray | float = np.inf) -> np.ndarray:
    """Round to whole numbers that add up to `total`: largest remainders up, none above `most`."""
    rounded = np.minimum(np.floor(expected), most)
    gain = np.where(rounded < most, expected - rounded, -np.inf).ravel()
    missing = int(round(total - rounded.sum()))
    rounded.ravel()[np.argsort(-gain, kind="stable")[:missing]] += 1.0
    return rounded


def _make_room(counts: np.ndarray, jobs: np.ndarray, p: EstablishmentEstimate) -> np.ndarray:
    """Change the few cells whose establishments could not hold their jobs, by one class at a time."""
    counts = counts.copy()
    for _ in range(100):
        too_small = (counts @ class_bounds_high(p)) < _SLACK * jobs
        counts[too_small, 0] += 1.0
        too_large = (counts @ LOW) * _SLACK > jobs
        if not (too_small.any() or too_large.any()):
            return counts
        for size_class in (3, 2, 1):
            shrinking = too_large & (counts[:, :, size_class] > 0)
            counts[shrinking, size_class] -= 1.0
            counts[shrinking, size_class - 1] += 1.0
            too_large &= ~shrinking
        counts[too_large & (counts[:, :, 0] > 1), 0] -= 1.0
    raise ValueError("establishments cannot hold the jobs of every cell; check the size profile and means")
