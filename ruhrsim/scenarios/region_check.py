"""Check a region whole: its settings, its tables, and whether the model can start from them.

For an estimated region: every start year finds its rows in the published tables, and rows newer than
any start reads are told. For a prepared one see `ruhrsim.regions.prepared_tables`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.common.errors import RegionError, shown_path, way_out
from ruhrsim.model.parameters import Parameters, check_overrides
from ruhrsim.model.processes.shocks.documented_events import EVENTS, SECTOR_OF
from ruhrsim.model.start.region_start import RegionStart, read_region_start
from ruhrsim.model.state.sites import BROWNFIELDS
from ruhrsim.regions.prepared_tables import read_tables
from ruhrsim.regions.region import SETTINGS, SHIPPED, Region, read_region, read_settings, region_key
from ruhrsim.regions.settings import EstimatedSettings
from ruhrsim.regions.tables import READERS

SIZES = {"relocation": ("settlements", "visibility_half"), "land": ("planned_ha",)}
"""Parameters that are sizes of the Ruhr: firms settled a year, jobs at which a theme is half seen, planned sites."""
_ALIKE = (0.8, 1.25)
_KREIS, _TOWN = "kreis_ags", "ags"


@dataclass(frozen=True)
class RegionCheck:
    """What a check found.

    Args:
        faults: What keeps the region from running, each with file, row, value and way out.
        notes: What is taken where a table is missing, and what nobody reads.
        summary: The region in a few lines.
    """

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Need:
    """Rows that a start year reads: one for each key, with a number in the column."""

    file: str
    year: int | None
    key: str
    column: str
    level: dict[str, str] = field(default_factory=dict)


def check_region(name_or_folder: str | Path) -> RegionCheck:
    """Check a region; all faults at once.

    Raises:
        RegionError: There is no such region.
    """
    key = region_key(name_or_folder)
    folder = SHIPPED / key if (SHIPPED / key).is_dir() else Path(key)
    settings, faults = read_settings(folder)
    if settings is None:
        return RegionCheck(faults)
    region: Region | None = None
    if isinstance(settings, EstimatedSettings):
        region = read_region(key)
        faults, notes = _estimated_faults(region), _newer_rows(region)
    else:
        _, faults, notes = read_tables(folder, settings)
        region = None if faults else read_region(key)
    faults += [
        f"{shown_path(folder / SETTINGS)}: [start.{year}] {fault}"
        for year in sorted(settings.start)
        for fault in check_overrides(settings.start[year].parameters, ranges=False)
    ]
    if region is not None:
        faults += _event_faults(region)
    if faults or region is None:
        return RegionCheck(faults, notes)
    starts, faults = _starts(region)
    notes += [] if faults or region.estimated else _size_notes(region, starts)
    return RegionCheck(faults, notes, [] if faults else list(_summary(region, starts)))


def _starts(region: Region) -> tuple[list[RegionStart], list[str]]:
    starts, faults = [], []
    for year in region.start_years:
        try:
            start = read_region_start(year, region)
        except (ValueError, KeyError) as error:
            told = error.faults if isinstance(error, RegionError) else [f"start {year}: {error}"]
            faults += [f"{region.key}: {fault}; check the rows of that year" for fault in told]
            continue
        starts.append(start)
        broken = [
            name
            for name, value in vars(start).items()
            if isinstance(value, np.ndarray) and value.dtype.kind == "f" and not np.isfinite(value).all()
        ]
        faults += [
            f"{region.key}: start {year}: {name} is not a number everywhere; fill the gaps" for name in broken
        ]
    return starts, faults


def _size_notes(region: Region, starts: list[RegionStart]) -> list[str]:
    """Return notes on parameters that stay as large as the Ruhr's where the region is much smaller or larger."""
    here = Parameters()
    ruhr = read_region_start(read_region().default_start).jobs.sum()
    notes = []
    for start in starts:
        share = float(start.jobs.sum() / ruhr)
        own = region.start(start.year).parameters
        if not _ALIKE[0] <= share <= _ALIKE[1]:
            notes += [
                f"{shown_path(region.folder / SETTINGS)}: {group}.{name} stays the Ruhr's {value:g}, "
                f"which has {ruhr:,.0f} jobs; for {start.jobs.sum():,.0f} write about "
                f"{name} = {share * value:.2g} under [start.{start.year}.parameters.{group}]"
                for group, names in SIZES.items()
                for name in names
                for value in [getattr(getattr(here, group), name)]
                if name not in own.get(group, {})
            ]
    return notes


def _summary(region: Region, starts: list[RegionStart]) -> Iterator[str]:
    kind = "estimated from published tables" if region.estimated else "prepared tables"
    yield f"{region.key}: good ({region.name('en')}; {kind})"
    size = f"{len(region.town_names())} towns in {len(region.district_names())} districts"
    yield f"{size}; themes {', '.join(region.themes)}"
    for start in starts:
        rate = 100.0 * start.unemployed.sum() / start.labour_force.sum()
        yield (
            f"start {start.year}: {start.population.sum():,.0f} residents, {start.jobs.sum():,.0f} jobs, "
            f"{start.establishments.sum():,.0f} establishments, {len(start.universities)} university sites, "
            f"unemployment {rate:.1f} %"
        )


def _estimated_faults(region: Region) -> list[str]:
    missing = [file for file in READERS if not region.has(file)]
    faults = [
        f"{shown_path(region.folder / file)} is missing; the estimate of the start reads it, copy it from "
        f"the region that you began with"
        for file in missing
    ]
    if faults:
        return faults
    needs = [(year, need) for year in region.start_years for need in _needs(region, year)]
    for year, need in needs:
        faults += _need_faults(region, year, need)
    rows = set(region.table(BROWNFIELDS)["row_id"])
    for year in region.start_years:
        row = region.published(year).land_balance
        if row not in rows:
            faults.append(
                f"{shown_path(region.folder / SETTINGS)}: [start.{year}] land_balance = {row!r} is no row_id of "
                f"{BROWNFIELDS}{way_out(row, sorted(rows), 6)}"
            )
    return list(dict.fromkeys(faults))


def _needs(region: Region, year: int) -> Iterator[_Need]:
    base = region.published(year)
    yield _Need("unemployment_history.csv", year, _KREIS, "unemployed_annual_avg")
    for concept in ("workplace", "residence"):
        yield _Need(
            "employment_history.csv", year, _TOWN, "svb_employees", {"level": "kreis", "concept": concept}
        )
    yield _Need("unemployment_municipality.csv", base.municipal_labour, _TOWN, "unemployed_annual_avg")
    if base.population == "between":
        yield _Need("population_history.csv", year, _TOWN, "population", {"level": "kreis"})
    yield _Need("employment_by_occupation_area.csv", base.occupations, _KREIS, "svb_employees_workplace")
    yield _Need("gva_sector_shares.csv", base.value_added, _KREIS, "gva_share_secondary_pct")
    yield _Need("employment_sector_duisburg.csv", base.duisburg_sectors, "", "svb_total")
    yield _Need("kreis_indicators.csv", base.class_shares, _KREIS, "value")
    yield _Need(
        "kreis_indicators.csv",
        base.long_term_unemployed,
        _KREIS,
        "value",
        {"indicator": "share_longterm_unemployed"},
    )
    yield _Need("establishments_5cities.csv", base.five_cities, "", "establishments")
    yield _Need("trade_tax_rates.csv", base.trade_tax, _TOWN, "hebesatz_gewerbesteuer")
    yield _Need("income_tax_municipality.csv", base.income_tax, _TOWN, "income_tax_share_eur_per_inhabitant")
    yield _Need("land_use_municipality.csv", None, _TOWN, "industry_commerce_ha")


def _need_faults(region: Region, year: int, need: _Need) -> list[str]:
    table, where = region.table(need.file), shown_path(region.folder / need.file)
    columns = [need.column, *need.level, *([need.key] if need.key else []), *(["year"] if need.year else [])]
    faults = [f"{where}: column '{name}' is missing; add it" for name in columns if name not in table.columns]
    if faults:
        return faults
    words = "".join(f", {name} {value}" for name, value in need.level.items())
    for name, value in need.level.items():
        table = table[table[name] == value]
    rows = table if need.year is None else table[table["year"] == need.year]
    of_year = "" if need.year is None else f" of {need.year}"
    if rows.empty:
        known = sorted(table["year"].unique().tolist())[-3:]
        return [
            f"{where}: no row{of_year}{words}, which [start.{year}] reads; add rows, or name another year in "
            f"{SETTINGS} (the last are {', '.join(map(str, known))})"
        ]
    numbers = pd.to_numeric(rows[need.column], errors="coerce")
    faults = [
        f"{where}, line {index + 2}: {need.column} = {rows[need.column][index]!r} is no number; [start.{year}] reads it"
        for index in rows.index[numbers.isna() & rows[need.column].notna()]
    ]
    if not need.key:
        return faults
    districts = need.key == _KREIS or need.level.get("level") == "kreis"
    wanted = (
        region.district_names()
        if districts
        else dict(zip(region.towns()["ags"], region.town_names(), strict=True))
    )
    there = set(rows.loc[numbers.notna(), need.key])
    absent = [name for key, name in wanted.items() if key not in there]
    if absent:
        listed = ", ".join(absent[:5]) + (f" and {len(absent) - 5} more" if len(absent) > 5 else "")
        faults.append(
            f"{where}: no {need.column}{of_year}{words} for {listed}, which [start.{year}] reads; add rows"
        )
    return faults


def _newer_rows(region: Region) -> list[str]:
    """Return notes on rows newer than any that a start reads; older ones are history, which hindcasts read."""
    if any(not region.has(file) for file in READERS):
        return []
    read: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
    for year in region.start_years:
        for need in _needs(region, year):
            if need.year is not None:
                key = (need.file, tuple(need.level.items()))
                read[key] = max(read.get(key, 0), need.year)
    notes = []
    for (file, level), last in read.items():
        table = region.table(file)
        for name, value in level:
            table = table[table[name] == value]
        newer = table.loc[table["year"] > last, "year"]
        if len(newer):
            words = "".join(f", {name} {value}" for name, value in level)
            notes.append(
                f"{shown_path(region.folder / file)}: no start reads {len(newer)} rows after {last}{words} "
                f"({_years(newer)}); name the year in {SETTINGS}, or add a table [start.YEAR]"
            )
    known = {*READERS, SETTINGS, "README.md"}
    notes += [
        f"{shown_path(path)}: nobody reads this file; take it out"
        for path in sorted(region.folder.iterdir())
        if path.is_file() and path.name not in known
    ]
    return notes


def _years(years: pd.Series) -> str:
    return ", ".join(map(str, sorted({int(year) for year in years})))


def _event_faults(region: Region) -> list[str]:
    """Return faults of documented events and sites: towns that are not of the region, unknown words."""
    names, faults = set(region.town_names()), []
    if region.has(EVENTS):
        where, table = shown_path(region.folder / EVENTS), region.table(EVENTS)
        flows = table[(table["measure"] == "flow") & table["jobs_change"].notna()]
        flows = flows[flows["event_type"] != "retained jobs"]
        for index, row in flows.iterrows():
            if row["municipality"] not in names:
                faults.append(_unknown(where, index, "municipality", row["municipality"], sorted(names)))
            if row["sector"] not in SECTOR_OF:
                faults.append(_unknown(where, index, "sector", row["sector"], list(SECTOR_OF)))
    if region.has(BROWNFIELDS):
        where, table = shown_path(region.folder / BROWNFIELDS), region.table(BROWNFIELDS)
        sites = table[(table["row_type"] == "site") & table["hectares"].notna()]
        faults += [
            _unknown(where, index, "municipality", row["municipality"], sorted(names))
            for index, row in sites.iterrows()
            if row["municipality"] not in names
        ]
    return faults


def _unknown(where: str, index: int, column: str, value: object, known: list[str]) -> str:
    return f"{where}, line {index + 2}: {column} = {value!r} is not known{way_out(str(value), known, 6)}"
