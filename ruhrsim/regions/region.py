"""A region is a folder: `region.toml` and its tables, read and checked whole before anything runs.

Two kinds of region differ in where the figures of a start year come from:

    prepared    the tables hold them as the model takes them (see `prepared_tables`)
    estimated   `estimate = "ruhr"`: `ruhrsim.model.start` estimates them from published tables, whose
                years stand in `region.toml`

The folders `ruhr` (the default) and `ruhr_kreise` ship with the package.
"""

import io
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import BaseModel, ValidationError

from ruhrsim.common import defaults
from ruhrsim.common.errors import RegionError, explain, shown_path, way_out
from ruhrsim.outside.files import is_file, named, read_table_text
from ruhrsim.outside.shown import OutsideError, counted, shown
from ruhrsim.outside.toml import read_toml
from ruhrsim.regions.prepared_tables import read_tables
from ruhrsim.regions.sectors import THEMES
from ruhrsim.regions.settings import (
    EstimatedSettings,
    EstimatedYear,
    LegacyJobs,
    PreparedSettings,
    StartYear,
)

DEFAULT_REGION, SETTINGS = defaults.REGION, defaults.REGION_FILE
SHIPPED = Path(__file__).parent
_TOWNS = "towns sorted by key"
_KEYS = (
    "ags",
    "ags_a",
    "ags_b",
    "kreis_ags",
    "home_kreis_ags",
    "work_kreis_ags",
    "wz2008",
    "wz2008_division",
)
"""Columns that are read as text, so that a key keeps its leading zero."""
_TOWN_COLUMNS = {
    "key": "ags",
    "district": "kreis_ags",
    "district_name": "kreis",
    "latitude": "lat",
    "longitude": "lon",
}
"""Columns of a prepared table of towns by the names that the Ruhr's has."""
type _Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, eq=False)
class Region:
    """A region as its folder describes it; equal only to itself.

    Args:
        key: Name of a region that ships, else the folder's path.
        folder: Where it lies.
        settings: Content of `region.toml`.
    """

    key: str
    folder: Path
    settings: PreparedSettings | EstimatedSettings
    _tables: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    @property
    def start_years(self) -> tuple[int, ...]:
        """Return the start years, sorted."""
        return tuple(sorted(self.settings.start))

    @property
    def default_start(self) -> int:
        """Return the start year of scenarios that name none."""
        return self.settings.default_start or self.start_years[-1]

    @property
    def estimated(self) -> bool:
        """Tell whether the start is estimated from published tables."""
        return isinstance(self.settings, EstimatedSettings)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the keys of the themes that strategies are about, in the order of the sectors."""
        return tuple(theme for theme in THEMES if theme in self.settings.themes)

    def name(self, language: str) -> str:
        """Return the name in `de` or `en`."""
        return self.settings.name_de if language == "de" else self.settings.name_en

    def start(self, year: int) -> StartYear | EstimatedYear:
        """Return what `region.toml` says about a start year.

        Raises:
            RegionError: It says nothing.
        """
        start = self.settings.start.get(year)
        if start is None:
            years = ", ".join(map(str, self.start_years))
            raise RegionError([f"no start state for {year} in {self.key}; choose from {years}"])
        return start

    def published(self, year: int) -> EstimatedYear:
        """Return which published tables a start year is estimated from.

        Raises:
            RegionError: `region.toml` says nothing about the year, or the region's tables are prepared.
        """
        start = self.start(year)
        if not isinstance(start, EstimatedYear):
            raise RegionError(
                [f"{self.key} is not estimated from published tables; its own tables hold {year}"]
            )
        return start

    def prepared(self, year: int) -> StartYear:
        """Return what a region with prepared tables says about a start year beside them.

        Raises:
            RegionError: `region.toml` says nothing about the year, or the start is estimated.
        """
        start = self.start(year)
        if not isinstance(start, StartYear):
            raise RegionError([f"{self.key} has no prepared tables; its start in {year} is estimated"])
        return start

    def has(self, file: str) -> bool:
        """Tell whether the folder holds a file."""
        return (self.folder / file).is_file()

    def table(self, file: str) -> pd.DataFrame:
        """Return a table as published, read once and shared: copy before you change it.

        Raises:
            RegionError: There is no such table; the message lists the known ones.
        """
        if file not in self._tables:
            if not self.has(file):
                known = sorted(path.name for path in self.folder.glob("*.csv"))
                raise RegionError([f"unknown table '{file}' of {self.key}{way_out(file, known)}"])
            self._tables[file] = self._read(file)
        return self._tables[file]

    def _read(self, file: str) -> pd.DataFrame:
        try:
            text = read_table_text(self.folder / file)
            return pd.read_csv(io.StringIO(text), dtype=dict.fromkeys(_KEYS, "str"))
        except OutsideError as error:
            raise RegionError(error.faults) from None
        except (ValueError, pd.errors.ParserError) as error:
            where = shown_path(self.folder / file)
            raise RegionError([f"{where}: no table ({str(error)[:100]}); write it as CSV in UTF-8"]) from None

    def towns(self) -> pd.DataFrame:
        """Return the towns sorted by key: columns ags, name, kreis_ags, kreis, population, area_km2, lat, lon."""
        if _TOWNS not in self._tables:
            table = self.table("municipalities.csv") if self.estimated else self._prepared_towns()
            self._tables[_TOWNS] = table.sort_values("ags", ignore_index=True)
        return self._tables[_TOWNS]

    def _prepared_towns(self) -> pd.DataFrame:
        figures = self.table("figures.csv")
        population = figures[figures["start"] == self.default_start].set_index("key")["population"]
        towns = self.table("towns.csv")
        return towns.assign(population=towns["key"].map(population)).rename(columns=_TOWN_COLUMNS)

    def town_names(self) -> tuple[str, ...]:
        """Return the names of the towns, in the order of their keys."""
        return tuple(self.towns()["name"])

    def district_names(self) -> dict[str, str]:
        """Return the names of the districts (Kreise) by key."""
        return dict(zip(self.towns()["kreis_ags"], self.towns()["kreis"], strict=True))

    def base_years(self) -> pd.DataFrame:
        """Return the year of the figures behind each quantity, one column a start year."""
        words = {str(year): self.start(year).figures for year in self.start_years}
        quantities = list(dict.fromkeys(key for figures in words.values() for key in figures))
        columns = {year: [figures.get(key, "") for key in quantities] for year, figures in words.items()}
        return pd.DataFrame({"quantity": [key.replace("_", " ") for key in quantities], **columns})


def read_region(name_or_folder: str | Path | Region | None = None) -> Region:
    """Return a region: one that ships, by name, or that of a folder; the Ruhr if nothing is given.

    A folder that has changed since is read anew.

    Raises:
        RegionError: There is no such region, or `region.toml` is faulty; all faults at once.
    """
    if isinstance(name_or_folder, Region):
        return name_or_folder
    key = region_key(name_or_folder)
    folder = SHIPPED / key if key in shipped_regions() else Path(key)
    return _read(key, folder, _stamp(folder))


def region_key(name_or_folder: str | Path | Region | None = None) -> str:
    """Return what a scenario notes as its region: the name of one that ships, else the whole path.

    Raises:
        RegionError: There is no such region.
    """
    if isinstance(name_or_folder, Region):
        return name_or_folder.key
    text = DEFAULT_REGION if name_or_folder is None else str(name_or_folder)
    if text in shipped_regions():
        return text
    folder = Path(text)
    if not is_file(folder / SETTINGS):
        raise RegionError(
            [
                f"no region {shown(text)}: {named(folder / SETTINGS)} is missing; choose from "
                f"{', '.join(shipped_regions())}, or begin a folder with: ruhrsim region new FOLDER"
            ]
        )
    folder = folder.resolve()
    return folder.name if folder.parent == SHIPPED.resolve() else str(folder)


@lru_cache
def shipped_regions() -> tuple[str, ...]:
    """Return the names of the regions that ship with the package."""
    return tuple(sorted(file.parent.name for file in SHIPPED.glob(f"*/{SETTINGS}")))


def read_settings(folder: Path) -> tuple[PreparedSettings | EstimatedSettings | None, list[str]]:
    """Read `region.toml`; return its content, None if it is faulty, and all faults."""
    file = folder / SETTINGS
    where = shown_path(file)
    try:
        content = read_toml(file)
    except OutsideError as error:
        return None, error.faults
    kind = EstimatedSettings if "estimate" in content else PreparedSettings
    try:
        settings = kind.model_validate(content)
    except ValidationError as error:
        return None, [f"{where}: {explain(e, _known_keys(kind, e['loc']))}" for e in error.errors()]
    faults = [f"{where}: {fault}" for fault in _own_faults(settings)]
    return (None if faults else settings), faults


def _own_faults(settings: PreparedSettings | EstimatedSettings) -> list[str]:
    faults = []
    if settings.default_start is not None and settings.default_start not in settings.start:
        years = ", ".join(map(str, sorted(settings.start)))
        faults.append(f"default_start = {settings.default_start} has no table [start]; choose from {years}")
    twice = sorted({theme for theme in settings.themes if settings.themes.count(theme) > 1})
    return faults + [f"themes: '{theme}' stands twice; take one out" for theme in twice]


def _known_keys(kind: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    year = EstimatedYear if kind is EstimatedSettings else StartYear
    if loc[:1] != ("start",) or len(loc) < 3:
        return list(kind.model_fields)
    return list((LegacyJobs if loc[2] == "legacy_jobs" else year).model_fields)


@lru_cache(maxsize=16)
def _read(key: str, folder: Path, stamp: _Stamp) -> Region:
    """Return the region of a folder as it is at this stamp."""
    settings, faults = read_settings(folder)
    if settings is None:
        raise RegionError(counted(faults))
    if isinstance(settings, EstimatedSettings):
        return Region(key, folder, settings)
    tables, faults, _ = read_tables(folder, settings)
    if faults:
        raise RegionError(counted(faults))
    return Region(key, folder, settings, tables)


def _stamp(folder: Path) -> _Stamp:
    """Return what tells whether the files of a folder have changed; those that ship don't."""
    if folder.parent == SHIPPED:
        return ()
    states = ((file.name, file.stat()) for file in sorted(folder.iterdir()) if file.is_file())
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
