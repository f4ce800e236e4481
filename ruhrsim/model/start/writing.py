"""Write the tables of a prepared region from starts that are there already."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.model.start.region_start import RegionStart
from ruhrsim.regions.prepared_tables import OUTSIDE, SIZE_COLUMNS
from ruhrsim.regions.sectors import SECTORS
from ruhrsim.regions.subjects import SUBJECTS


def write_tables(starts: Sequence[RegionStart], folder: Path, area_km2: np.ndarray) -> None:
    """Write the tables of a prepared region from its starts; every number as it is, to the last digit.

    Args:
        starts: One for each start year, all with the same towns.
        folder: Where to write; it must be there.
        area_km2: Area of the towns, shape (n_towns,).
    """
    first = starts[-1]
    tables = {
        "towns.csv": _towns(first, area_km2),
        "figures.csv": pd.concat([_figures(start) for start in starts]),
        "jobs.csv": pd.concat([_jobs(start) for start in starts]),
        "establishments.csv": pd.concat([_establishments(start) for start in starts]),
        "commuters.csv": pd.concat([_commuters(start) for start in starts]),
        "universities.csv": pd.concat([_universities(start) for start in starts]),
        "external_regions.csv": first.external_regions.drop(columns="imputed"),
        "neighbours.csv": _neighbours(first),
    }
    for file, table in tables.items():
        table.to_csv(folder / file, index=False, lineterminator="\n")


def _towns(start: RegionStart, area_km2: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": start.ags,
            "name": start.names,
            "district": start.kreis_ags[start.kreis],
            "district_name": start.kreis_names[start.kreis],
            "latitude": start.latitude,
            "longitude": start.longitude,
            "area_km2": area_km2,
        }
    )


def _figures(start: RegionStart) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "start": start.year,
            "key": start.ags,
            "population": start.population,
            "working_age_population": start.working_age_population,
            "labour_force": start.labour_force,
            "unemployed": start.unemployed,
            "long_term_share": start.long_term_share,
            "employed_residents": start.commuters[:-1].sum(axis=1),
            "land_used_ha": start.land_used_ha,
            "land_free_ha": start.land_free_ha,
            "land_preparing_ha": start.land_preparing_ha,
            "trade_tax_multiplier": start.trade_tax_multiplier,
            "income_tax_eur": start.income_tax_eur,
        }
    )


def _jobs(start: RegionStart) -> pd.DataFrame:
    return pd.DataFrame({"start": start.year, "key": start.ags}).join(
        pd.DataFrame(start.jobs, columns=list(SECTORS))
    )


def _establishments(start: RegionStart) -> pd.DataFrame:
    cells = pd.MultiIndex.from_product([start.ags, SECTORS], names=["key", "sector"]).to_frame(index=False)
    counts = start.establishments.reshape(len(cells), len(SIZE_COLUMNS)).astype(int)
    table = cells.join(pd.DataFrame(counts, columns=list(SIZE_COLUMNS)))
    table.insert(0, "start", start.year)
    return table[counts.any(axis=1)]


def _commuters(start: RegionStart) -> pd.DataFrame:
    order = [*start.ags, OUTSIDE]
    cells = pd.MultiIndex.from_product([order, order], names=["home", "work"]).to_frame(index=False)
    table = cells.assign(commuters=start.commuters.ravel())
    table.insert(0, "start", start.year)
    return table[table["commuters"] > 0.0]


def _universities(start: RegionStart) -> pd.DataFrame:
    sites = start.universities
    columns = ["students", "graduates_per_year", "startups_per_year", *(f"share_{s}" for s in SUBJECTS)]
    table = sites[columns].copy()
    table.insert(0, "town", start.ags[sites["town"].to_numpy()])
    table.insert(0, "name", sites["name"].to_numpy())
    table.insert(0, "id", sites["hei_id"].to_numpy())
    table.insert(0, "start", start.year)
    return table


def _neighbours(start: RegionStart) -> pd.DataFrame:
    pairs = [
        (start.ags[a], start.ags[b], data["border_km"])
        for a, b, data in sorted(start.adjacency.edges(data=True))
    ]
    return pd.DataFrame(pairs, columns=["town_a", "town_b", "border_km"])
