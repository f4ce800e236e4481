"""The start of a prepared region, straight from its tables; what is left out is estimated as told there.

Left out: commuters come from gravity of distance with the Ruhr's decay and the share of residents who
work outside (`leaving_share`, assumed); establishments from the Ruhr's size profile of each sector
(assumed) and mean sizes of the classes; long-term unemployed from the Ruhr's share of its unemployed
(assumed). A town without a job in some sector gets one in each, as in the estimate of the Ruhr. Given
commuters are scaled to employed residents and jobs.
"""

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from ruhrsim.model.start.commuting_estimate import fit_commuters, gravity_commuters
from ruhrsim.model.start.establishments import profile_establishments
from ruhrsim.model.start.geography import external_distances, external_regions, town_distances
from ruhrsim.model.start.labour_start import long_term_share, read_labour_start
from ruhrsim.regions.prepared_tables import OUTSIDE, SIZE_COLUMNS
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.sectors import SECTORS
from ruhrsim.regions.subjects import SUBJECTS

_NEAREST = 3
_FIGURES = (
    "population",
    "working_age_population",
    "labour_force",
    "unemployed",
    "land_used_ha",
    "land_free_ha",
    "land_preparing_ha",
    "trade_tax_multiplier",
    "income_tax_eur",
)


def read_prepared(year: int, region: Region) -> dict[str, Any]:
    """Return the fields of a `RegionStart` from the tables of a prepared region."""
    towns = region.towns()
    keys = towns["ags"].to_numpy(dtype=str)
    figures = _of(region.table("figures.csv"), year, keys)
    distance_km, outside = town_distances(region), _external(region)
    employed = figures["employed_residents"].to_numpy(float)
    jobs = fill_cells(_of(region.table("jobs.csv"), year, keys)[list(SECTORS)].to_numpy(float))
    commuters = _commuters(year, region, keys, employed, jobs.sum(axis=1), distance_km)
    jobs = jobs * (commuters[:, :-1].sum(axis=0) / jobs.sum(axis=1))[:, None]
    columns = {name: figures[name].to_numpy(float) for name in _FIGURES}
    in_work = commuters[:-1].sum(axis=1)
    return {
        "source": region,
        "year": year,
        "ags": keys,
        "names": towns["name"].to_numpy(dtype=str),
        **_districts(towns),
        **columns,
        "long_term_share": figures["long_term_share"].fillna(_long_term_share()).to_numpy(float),
        "other_employed": np.maximum(columns["labour_force"] - columns["unemployed"] - in_work, 0.0),
        "commuters": commuters,
        "jobs": jobs,
        "establishments": _establishments(year, region, keys, jobs),
        "latitude": towns["lat"].to_numpy(float),
        "longitude": towns["lon"].to_numpy(float),
        "distance_km": distance_km,
        "adjacency": _adjacency(region, keys, distance_km),
        "external_regions": outside,
        "external_distance_km": external_distances(outside, region),
        "universities": _universities(year, region, keys),
        "output_meur": region.prepared(year).output_meur,
    }


def _long_term_share() -> float:
    """Return the part of the unemployed of the Ruhr that are so for more than a year, at its default start."""
    ruhr = read_region()
    labour = read_labour_start(ruhr.default_start, ruhr)
    return float(np.average(long_term_share(ruhr.default_start, ruhr), weights=labour.unemployed))


def fill_cells(jobs: np.ndarray) -> np.ndarray:
    """Return jobs by town and sector, every cell >= 1, as the estimate of the Ruhr has them; rows keep their sum.

    A town with a cell below one gets one job in each sector, the rest in proportion.

    Args:
        jobs: Employees at workplace, at least one a sector on average in each town, shape (n_towns, n_sectors).
    """
    total = jobs.sum(axis=1, keepdims=True)
    filled = 1.0 + jobs * ((total - jobs.shape[1]) / total)
    return np.where((jobs < 1.0).any(axis=1, keepdims=True), filled, jobs)


def _of(table: pd.DataFrame, year: int, keys: np.ndarray) -> pd.DataFrame:
    return table[table["start"] == year].set_index("key").loc[keys]


def _districts(towns: pd.DataFrame) -> dict[str, Any]:
    keys, index = np.unique(towns["kreis_ags"].to_numpy(dtype=str), return_inverse=True)
    names = towns.drop_duplicates("kreis_ags").set_index("kreis_ags")["kreis"]
    return {"kreis": index, "kreis_ags": keys, "kreis_names": names[keys].to_numpy(str)}


def _external(region: Region) -> pd.DataFrame:
    if not region.has("external_regions.csv"):
        return external_regions()
    return region.table("external_regions.csv").assign(imputed=False)


def _commuters(
    year: int,
    region: Region,
    keys: np.ndarray,
    employed: np.ndarray,
    jobs: np.ndarray,
    distance_km: np.ndarray,
) -> np.ndarray:
    """Return commuters by home and workplace, last index = outside, shape (n_towns + 1, n_towns + 1)."""
    if not region.has("commuters.csv"):
        return gravity_commuters(employed, jobs, distance_km, region.prepared(year).leaving_share)
    table = region.table("commuters.csv")
    order = [*keys, OUTSIDE]
    flows = table[table["start"] == year].pivot(index="home", columns="work", values="commuters")
    return fit_commuters(flows.reindex(index=order, columns=order).fillna(0.0).to_numpy(), employed, jobs)


def _establishments(year: int, region: Region, keys: np.ndarray, jobs: np.ndarray) -> np.ndarray:
    if not region.has("establishments.csv"):
        return profile_establishments(jobs)
    table = region.table("establishments.csv")
    table = table[table["start"] == year].set_index(["key", "sector"])[list(SIZE_COLUMNS)]
    cells = pd.MultiIndex.from_product([keys, SECTORS])
    counts = table.reindex(cells).fillna(0.0).to_numpy(copy=True)
    return profile_establishments(jobs, counts.reshape(len(keys), len(SECTORS), len(SIZE_COLUMNS)))


def _adjacency(region: Region, keys: np.ndarray, distance_km: np.ndarray) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(len(keys)))
    if not region.has("neighbours.csv"):
        apart = distance_km + np.diag(np.full(len(keys), np.inf))
        for town, nearest in enumerate(np.argsort(apart, axis=1, kind="stable")[:, :_NEAREST]):
            graph.add_edges_from(
                (town, int(other), {"border_km": 1.0}) for other in nearest if np.isfinite(apart[town, other])
            )
        return graph
    table = region.table("neighbours.csv")
    index = {key: number for number, key in enumerate(keys)}
    for a, b, border_km in zip(table["town_a"], table["town_b"], table["border_km"].tolist(), strict=True):
        graph.add_edge(index[a], index[b], border_km=border_km)
    return graph


def _universities(year: int, region: Region, keys: np.ndarray) -> pd.DataFrame:
    """Return one row a site, with the columns of `university_start.read_university_start`."""
    if not region.has("universities.csv"):
        numbers = ("students", "graduates_per_year", "startups_per_year", *(f"share_{s}" for s in SUBJECTS))
        none = {name: pd.Series(dtype=str) for name in ("hei_id", "name")} | {"town": pd.Series(dtype=int)}
        return pd.DataFrame(none | {name: pd.Series(dtype=float) for name in numbers})
    table = region.table("universities.csv")
    table = table[table["start"] == year].drop(columns="start").rename(columns={"id": "hei_id"})
    return table.assign(town=np.searchsorted(keys, table["town"].to_numpy(dtype=str))).reset_index(drop=True)
