"""A region's districts as the towns of a coarser region, added up from the starts of the towns.

Stocks and flows are sums. The multiplier of the trade tax is the mean over jobs, the centre the mean over
residents, so that distances are those between where people live. Districts are neighbours if towns of
theirs are; the documented events and sites stand in the town's district.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from ruhrsim.common.toml_text import toml_lines
from ruhrsim.model.start.region_start import RegionStart, read_region_start
from ruhrsim.model.start.writing import write_tables
from ruhrsim.regions.boundaries import BOUNDARIES, boundary_file
from ruhrsim.regions.region import SETTINGS, Region

_SUMS = (
    "population",
    "working_age_population",
    "labour_force",
    "unemployed",
    "other_employed",
    "jobs",
    "establishments",
    "land_used_ha",
    "land_free_ha",
    "land_preparing_ha",
    "income_tax_eur",
)
_PLACED = ("event_shocks.csv", "event_brownfields.csv")
"""Tables whose rows name a town (`municipality`, `ags`)."""


def write_districts(region: Region, folder: Path) -> None:
    """Write the districts of a region as a prepared region, all start years.

    Args:
        region: The region.
        folder: Where to write; it is made if it isn't there, files in it are written over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    starts = [as_districts(read_region_start(year, region)) for year in region.start_years]
    area = region.towns().groupby("kreis_ags")["area_km2"].sum()[starts[-1].ags].to_numpy()
    write_tables(starts, folder, area)
    district = region.towns().set_index("ags")[["kreis_ags", "kreis"]]
    for file in filter(region.has, _PLACED):
        _write_placed(region.table(file), district, folder / file)
    if region.has(boundary_file(region)):
        _write_boundaries(region, district, folder / BOUNDARIES)
    text = "\n".join(toml_lines(_settings(region, starts)))
    (folder / SETTINGS).write_text(_HEAD.format(name=region.key) + text + "\n", encoding="utf-8")


def as_districts(start: RegionStart) -> RegionStart:
    """Return a start whose towns are the districts; distances are worked out when it is read."""
    member = (np.arange(len(start.kreis_ags))[:, None] == start.kreis).astype(float)
    sums: dict[str, Any] = {name: np.tensordot(member, getattr(start, name), axes=1) for name in _SUMS}
    outside = np.zeros((len(member) + 1, len(start.kreis) + 1))
    outside[:-1, :-1], outside[-1, -1] = member, 1.0
    jobs, people = start.jobs.sum(axis=1), start.population
    sites = start.universities.assign(town=start.kreis[start.universities["town"].to_numpy()])
    return replace(
        start,
        **sums,
        long_term_share=member @ (start.long_term_share * start.unemployed) / (member @ start.unemployed),
        ags=start.kreis_ags,
        names=start.kreis_names,
        kreis=np.arange(len(start.kreis_ags)),
        commuters=outside @ start.commuters @ outside.T,
        trade_tax_multiplier=member @ (start.trade_tax_multiplier * jobs) / (member @ jobs),
        latitude=member @ (start.latitude * people) / (member @ people),
        longitude=member @ (start.longitude * people) / (member @ people),
        adjacency=_neighbours(start),
        universities=sites,
    )


def _neighbours(start: RegionStart) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(len(start.kreis_ags)))
    for a, b, data in start.adjacency.edges(data=True):
        one, other = sorted((int(start.kreis[a]), int(start.kreis[b])))
        if one != other:
            border = graph.edges[one, other]["border_km"] if graph.has_edge(one, other) else 0.0
            graph.add_edge(one, other, border_km=border + data["border_km"])
    return graph


def _write_placed(table: pd.DataFrame, district: pd.DataFrame, file: Path) -> None:
    inside = table["ags"].isin(district.index) | table["ags"].isna()
    table = table[inside].copy()
    keys = table["ags"]
    table["municipality"] = keys.map(district["kreis"]).fillna(table["municipality"])
    table["ags"] = keys.map(district["kreis_ags"])
    table.to_csv(file, index=False, lineterminator="\n")


def _write_boundaries(region: Region, district: pd.DataFrame, file: Path) -> None:
    towns = json.loads((region.folder / boundary_file(region)).read_text(encoding="utf-8"))["features"]
    features = []
    for key, name in sorted(set(zip(district["kreis_ags"], district["kreis"], strict=True))):
        polygons: list[Any] = []
        for town in towns:
            if district["kreis_ags"].get(town["properties"]["ags"]) == key:
                shape = town["geometry"]
                polygons += [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        features.append({"type": "Feature", "properties": {"ags": key, "name": name}, "geometry": geometry})
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text + "\n", encoding="utf-8")


def _settings(region: Region, starts: list[RegionStart]) -> dict[str, Any]:
    own = region.settings
    years = {
        str(start.year): {
            "output_meur": start.output_meur,
            "figures": own.start[start.year].figures,
            "parameters": own.start[start.year].parameters,
        }
        for start in starts
    }
    return {
        "name_de": f"{own.name_de}, Kreise",
        "name_en": f"{own.name_en}, districts",
        "themes": list(region.themes),
        "attribution": own.attribution,
        "outside_area": own.outside_area,
        "default_start": region.default_start,
        "start": years,
    }


_HEAD = """\
# The districts of '{name}' as towns, added up from its start by: ruhrsim region districts
# Change that region and write this one anew, rather than this file.
"""
