"""The tables of a prepared region: what each column is, read and checked whole, all faults at once.

Lines that begin with `#` are comments. A key is text; a number may not be blank. Rows are told by their
line in the file. What is missing and has a default, and what nobody reads, is told as a note.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ruhrsim.common.errors import shown_path, way_out
from ruhrsim.outside.files import read_table_text
from ruhrsim.outside.limits import text_faults
from ruhrsim.outside.shown import OutsideError, shown
from ruhrsim.outside.tables import number as read_number
from ruhrsim.outside.tables import table_with_faults
from ruhrsim.regions.sectors import SECTORS
from ruhrsim.regions.settings import PreparedSettings
from ruhrsim.regions.subjects import SUBJECTS

OUTSIDE = "outside"
"""Home or workplace of commuters outside the region."""
SIZE_COLUMNS = ("under_10", "from_10", "from_50", "from_250")
_TOLERANCE = 0.01
_LONGEST_NAME, _MOST_TOWNS = 200, 1_000
_MOST_PEOPLE, _MOST_HA, _MOST_EUR, _MOST_KM = 1e8, 1e8, 1e12, 1e5
"""Beyond these a number is a slip, not a town: residents or jobs, hectares, EUR a year, km (assumed)."""


@dataclass(frozen=True)
class Column:
    """A column: text where `low` is None, else a number of a range, with its unit; `otherwise` where it is left out."""

    name: str
    meaning: str
    low: float | None = None
    high: float = np.inf
    needed: bool = True
    otherwise: float = 0.0


@dataclass(frozen=True)
class Table:
    """A table of a prepared region.

    Args:
        file: File name.
        meaning: What a row is.
        columns: Its columns.
        key: Columns that together name a row.
        otherwise: What is taken where the file is missing; a region can't do without if empty.
    """

    file: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    otherwise: str = ""


_START = Column("start", "Start year, as in region.toml.", 1950, 2075)
_TOWN = Column("key", "Key of the town.")
TABLES = (
    Table(
        "towns.csv",
        "One row a town.",
        (
            Column("key", "Key of the town, such as the AGS; text, leading zeros count."),
            Column("name", "Name, as scenarios give it."),
            Column("district", "Key of the district (Kreis) it belongs to."),
            Column("district_name", "Name of the district."),
            Column("latitude", "Centre, degrees north.", -90, 90),
            Column("longitude", "Centre, degrees east.", -180, 180),
            Column("area_km2", "Area, km2.", 0.01, _MOST_HA / 100),
        ),
        ("key",),
    ),
    Table(
        "figures.csv",
        "One row a start year and town.",
        (
            _START,
            _TOWN,
            Column("population", "Residents.", 1, _MOST_PEOPLE),
            Column("working_age_population", "Residents aged 15 to 64.", 1, _MOST_PEOPLE),
            Column("labour_force", "Employed residents, unemployed and others in work.", 1, _MOST_PEOPLE),
            Column("unemployed", "Registered unemployed, annual average.", 0.1, _MOST_PEOPLE),
            Column(
                "long_term_share",
                "Part of them unemployed for more than a year, 0 to 1; without the column as in the Ruhr (assumed).",
                0,
                1,
                needed=False,
                otherwise=np.nan,
            ),
            Column("employed_residents", "Employees by residence.", 1, _MOST_PEOPLE),
            Column("land_used_ha", "Industrial and commercial land in use, hectares.", 0.1, _MOST_HA),
            Column("land_free_ha", "Commercial land free without restriction, hectares.", 0, _MOST_HA),
            Column(
                "land_preparing_ha",
                "Secured commercial land kept from use by restrictions, hectares.",
                0,
                _MOST_HA,
            ),
            Column("trade_tax_multiplier", "Hebesatz of the trade tax, percent.", 200, 1200),
            Column("income_tax_eur", "The town's share of the income tax, EUR a year.", 0, _MOST_EUR),
        ),
        ("start", "key"),
    ),
    Table(
        "jobs.csv",
        "One row a start year and town: employees at workplace by sector.",
        (
            _START,
            _TOWN,
            *(Column(sector, f"Employees in {sector}.", 0, _MOST_PEOPLE, needed=False) for sector in SECTORS),
        ),
        ("start", "key"),
    ),
    Table(
        "establishments.csv",
        "One row a start year, town and sector: establishments by size class of their employees.",
        (
            _START,
            _TOWN,
            Column("sector", "Sector."),
            *(
                Column(size, f"Establishments {size.replace('_', ' ')} employees.", 0, _MOST_PEOPLE)
                for size in SIZE_COLUMNS
            ),
        ),
        ("start", "key", "sector"),
        "size profile of each sector as in the Ruhr (sector_size_profile.csv, assumed)",
    ),
    Table(
        "commuters.csv",
        f"One row a start year, home and workplace; '{OUTSIDE}' is everything outside the region.",
        (
            _START,
            Column("home", f"Key of the town of residence, or {OUTSIDE}."),
            Column("work", f"Key of the town of work, or {OUTSIDE}."),
            Column("commuters", "Employees, those who stay in their town included.", 0, _MOST_PEOPLE),
        ),
        ("start", "home", "work"),
        "gravity of distance with the Ruhr's decay, and leaving_share of region.toml (assumed)",
    ),
    Table(
        "universities.csv",
        "One row a start year and university site.",
        (
            _START,
            Column("id", "Short name of the site."),
            Column("name", "Name."),
            Column("town", "Key of its town."),
            Column("students", "Students.", 0, _MOST_PEOPLE),
            Column("graduates_per_year", "Graduates a year.", 0, _MOST_PEOPLE),
            Column("startups_per_year", "Start-ups of graduates and staff a year.", 0, _MOST_PEOPLE),
            *(Column(f"share_{s}", f"Share of graduates in {s}, 0 to 1.", 0, 1) for s in SUBJECTS),
        ),
        ("start", "id"),
        "no university",
    ),
    Table(
        "external_regions.csv",
        "One row a region outside that competes for firms and graduates.",
        (
            Column("region_id", "Short name."),
            Column("name", "Name."),
            Column("latitude", "Centre, degrees north.", -90, 90),
            Column("longitude", "Centre, degrees east.", -180, 180),
            Column("population", "Residents.", 1, _MOST_PEOPLE),
            Column("gdp_per_head_eur", "Gross domestic product a head, EUR.", 1, _MOST_EUR),
        ),
        ("region_id",),
        "the German cities outside the Ruhr, as the Ruhr's table has them",
    ),
    Table(
        "neighbours.csv",
        "One row a pair of neighbouring towns.",
        (
            Column("town_a", "Key of a town."),
            Column("town_b", "Key of its neighbour."),
            Column("border_km", "Length of the common border, km.", 0, _MOST_KM),
        ),
        ("town_a", "town_b"),
        "each town and its three nearest (assumed)",
    ),
)
"""Tables of a prepared region; those with `otherwise` may be left out."""
OTHER_FILES = {
    "region.toml": "",
    "conditions_history.csv": "outside labour market as in the Ruhr's table, area outside_area",
    "event_shocks.csv": "no documented closure or opening",
    "event_brownfields.csv": "no documented site",
    "boundaries.geojson": "maps draw circles at the towns' centres",
    "sources.csv": "no source is told beside the figures",
    "README.md": "",
}
"""Other files of a region that are read, and what is taken where they are missing."""


def read_tables(
    folder: Path, settings: PreparedSettings
) -> tuple[dict[str, pd.DataFrame], list[str], list[str]]:
    """Read the tables of a prepared region.

    Returns:
        Tables by file name; all faults, each with file, line, value and way out; notes on what is
        missing and taken otherwise, and on what nobody reads.
    """
    frames, faults, notes = {}, [], []
    for table in TABLES:
        where = shown_path(folder / table.file)
        if not (folder / table.file).is_file():
            if table.otherwise:
                notes.append(f"{where} is not there: {table.otherwise}")
            else:
                faults.append(f"{where} is missing; write it with columns {_listed(table)}")
            continue
        frame, found, told = _read_one(folder / table.file, table, where)
        faults, notes = faults + found, notes + told
        if frame is not None:
            frames[table.file] = frame
    faults += _agree(folder, frames, settings)
    notes += _unread(folder, frames, settings)
    return {file: frame.drop(columns="_line") for file, frame in frames.items()}, faults, notes


def _listed(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _read_one(path: Path, table: Table, where: str) -> tuple[pd.DataFrame | None, list[str], list[str]]:
    try:
        lines = read_table_text(path).splitlines(keepends=True)
        text = "".join("\n" if line.startswith("#") else line for line in lines)
        if not text.strip():
            return None, [f"{where} is empty; write a first line with columns {_listed(table)}"], []
        cells, ragged = table_with_faults(text, where)
    except OutsideError as error:
        return None, error.faults, []
    cells = cells[cells.map(lambda cell: bool(cell.strip())).any(axis=1)]
    header = list(cells.columns)
    known = {column.name: column for column in table.columns}
    missing = [name for name, column in known.items() if column.needed and name not in header]
    faults = [f"{where}: column '{name}' is missing; add it ({known[name].meaning})" for name in missing]
    notes = [
        f"{where}: nobody reads column '{name}'{way_out(name, list(known), 12)}"
        for name in header
        if name not in known
    ]
    faults += ragged
    values: dict[str, list[Any]] = {"_line": [int(n) + 2 for n in cells.index]}
    for name in (name for name in header if name in known):
        column = [cell.strip() for cell in cells[name]]
        values[name] = column if known[name].low is None else []
        for n, cell in zip(values["_line"], column, strict=True):
            fault, number = _value(cell, known[name])
            if fault:
                faults.append(f"{where}, line {n}: {name} = {shown(cell)}{fault}")
            if known[name].low is not None:
                values[name].append(number)
    values |= {
        name: [c.otherwise] * len(cells) for name, c in known.items() if not c.needed and name not in header
    }
    frame = pd.DataFrame(values)
    if missing:
        return None, faults, notes
    twice = frame[frame.duplicated(list(table.key))]
    faults += [
        f"{where}, line {row['_line']}: {_named(row, table.key)} stands twice; take one out"
        for _, row in twice.iterrows()
    ]
    return frame, faults, notes


def _value(cell: str, column: Column) -> tuple[str, float]:
    """Return what is wrong with a cell, empty if nothing is, and its number (NaN of texts)."""
    if column.low is None:
        if not cell:
            return f" is blank; write {column.meaning[0].lower()}{column.meaning[1:]}", np.nan
        wrong = text_faults(cell, _LONGEST_NAME)
        return (f": {wrong[0]}" if wrong else ""), np.nan
    number = read_number(cell)
    if np.isnan(number):
        return f" is no number; write digits with a decimal point or comma ({column.meaning})", np.nan
    if not column.low <= number <= column.high:
        span = f"{column.low:g} or more" if number < column.low else f"{column.low:g} to {column.high:,.10g}"
        return f": choose {span} ({column.meaning})", np.nan
    return "", number


def _named(row: pd.Series, names: tuple[str, ...]) -> str:
    return ", ".join(f"{name} {row[name]:g}" if name == "start" else f"{name} {row[name]}" for name in names)


def _agree(folder: Path, frames: dict[str, pd.DataFrame], settings: PreparedSettings) -> list[str]:
    """Return faults between tables: unknown towns, missing rows, sums that don't go together."""
    towns = frames.get("towns.csv")
    if towns is None:
        return []
    keys, faults = set(towns["key"]), []
    if len(keys) > _MOST_TOWNS:
        faults.append(
            f"{shown_path(folder / 'towns.csv')}: {len(keys):,} towns; give at most {_MOST_TOWNS:,}, since every "
            "pair of them is simulated"
        )
    if len(keys) < 2:
        faults.append(f"{shown_path(folder / 'towns.csv')}: a region needs two towns or more; add rows")
    same = towns[towns["name"].duplicated()]
    faults += [
        f"{shown_path(folder / 'towns.csv')}, line {row['_line']}: name '{row['name']}' stands twice; "
        f"scenarios name towns, so give each its own"
        for _, row in same.iterrows()
    ]
    for file, column, more in (
        ("figures.csv", "key", ()),
        ("jobs.csv", "key", ()),
        ("establishments.csv", "key", ()),
        ("commuters.csv", "home", (OUTSIDE,)),
        ("commuters.csv", "work", (OUTSIDE,)),
        ("universities.csv", "town", ()),
        ("neighbours.csv", "town_a", ()),
        ("neighbours.csv", "town_b", ()),
    ):
        faults += _unknown(folder, frames, file, column, [*sorted(keys), *more])
    faults += _unknown(folder, frames, "establishments.csv", "sector", list(SECTORS))
    for year in sorted(settings.start):
        for file in ("figures.csv", "jobs.csv"):
            if file in frames:
                there = set(frames[file].loc[frames[file]["start"] == year, "key"])
                faults += [
                    f"{shown_path(folder / file)}: no row of start {year} for town {key}; add it"
                    for key in sorted(keys - there)
                ]
        faults += _gaps(folder, frames, year, sorted(keys))
    return faults + _pairs(folder, frames) + _sums(folder, frames)


def _pairs(folder: Path, frames: dict[str, pd.DataFrame]) -> list[str]:
    """Return faults of pairs of neighbours: a town beside itself, a pair that stands the other way round too."""
    if "neighbours.csv" not in frames:
        return []
    where, seen, faults = shown_path(folder / "neighbours.csv"), set(), []
    rows = frames["neighbours.csv"]
    for line, one, other in zip(rows["_line"], rows["town_a"], rows["town_b"], strict=True):
        if one == other:
            faults.append(f"{where}, line {line}: town_a and town_b are both {shown(one)}; name two towns")
        elif (other, one) in seen:
            faults.append(
                f"{where}, line {line}: {shown(other)} and {shown(one)} stand above already; take one out"
            )
        seen.add((one, other))
    return faults


def _gaps(folder: Path, frames: dict[str, pd.DataFrame], year: int, keys: list[str]) -> list[str]:
    """Return faults of tables that may be left out, but not for one start year or one town."""
    faults = []
    for file, columns in (("establishments.csv", ("key",)), ("commuters.csv", ("home", "work"))):
        if file not in frames:
            continue
        rows = frames[file][frames[file]["start"] == year]
        if rows.empty:
            faults.append(
                f"{shown_path(folder / file)}: no row of start {year}; add rows, or take the whole file out"
            )
            continue
        counts = [name for name in (*SIZE_COLUMNS, "commuters") if name in rows]
        there = rows[rows[counts].sum(axis=1) > 0.0]
        faults += [
            f"{shown_path(folder / file)}: nothing of start {year} for {column} {key}; add a row with numbers"
            for column in columns
            for key in keys
            if key not in set(there[column])
        ]
    return faults


def _unknown(
    folder: Path, frames: dict[str, pd.DataFrame], file: str, column: str, known: list[str]
) -> list[str]:
    if file not in frames:
        return []
    rows = frames[file]
    return [
        f"{shown_path(folder / file)}, line {row['_line']}: {column} = {shown(row[column])} is not known"
        f"{way_out(row[column], known, 8)}"
        for _, row in rows[~rows[column].isin(known)].iterrows()
    ]


def _sums(folder: Path, frames: dict[str, pd.DataFrame]) -> list[str]:
    faults = []
    if "figures.csv" in frames:
        rows = frames["figures.csv"]
        in_work = rows["unemployed"] + rows["employed_residents"]
        faults += [
            f"{shown_path(folder / 'figures.csv')}, line {row['_line']}: labour_force = {row['labour_force']:g} "
            f"is less than unemployed and employed_residents together; raise it or lower them"
            for _, row in rows[rows["labour_force"] < in_work * (1 - 1e-9)].iterrows()
        ]
        faults += [
            f"{shown_path(folder / 'figures.csv')}, line {row['_line']}: working_age_population = "
            f"{row['working_age_population']:g} is more than population = {row['population']:g}; mend one of them"
            for _, row in rows[rows["working_age_population"] > rows["population"]].iterrows()
        ]
    if "jobs.csv" in frames:
        rows = frames["jobs.csv"]
        faults += [
            f"{shown_path(folder / 'jobs.csv')}, line {row['_line']}: the town has {row[list(SECTORS)].sum():g} jobs "
            f"in all; a town needs {len(SECTORS)} or more, one a sector; join it to a neighbour"
            for _, row in rows[rows[list(SECTORS)].sum(axis=1) < len(SECTORS)].iterrows()
        ]
    if "universities.csv" in frames:
        rows = frames["universities.csv"]
        shares = rows[[f"share_{subject}" for subject in SUBJECTS]].sum(axis=1)
        faults += [
            f"{shown_path(folder / 'universities.csv')}, line {rows['_line'][i]}: shares of subjects sum to "
            f"{shares[i]:g}; make them sum to 1"
            for i in rows.index[(shares - 1.0).abs() > _TOLERANCE]
        ]
    return faults


def _unread(folder: Path, frames: dict[str, pd.DataFrame], settings: PreparedSettings) -> list[str]:
    """Return notes on rows, columns and files that nobody reads."""
    notes = []
    if "jobs.csv" in frames:
        empty = (frames["jobs.csv"][list(SECTORS)] < 1.0).any(axis=1)
        if empty.any():
            notes.append(
                f"{shown_path(folder / 'jobs.csv')}: {int(empty.sum())} rows have a sector without a job; "
                f"these towns begin with one job in each sector, the rest in proportion"
            )
    for file, frame in frames.items():
        years = sorted({int(y) for y in frame.get("start", pd.Series(dtype=float)).dropna()})
        for year in years:
            if year not in settings.start:
                n = int((frame["start"] == year).sum())
                notes.append(
                    f"{shown_path(folder / file)}: nobody reads {n} rows of start {year}; "
                    f"add [start.{year}] to region.toml"
                )
    known = {table.file for table in TABLES} | set(OTHER_FILES)
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in known:
            notes.append(f"{shown_path(path)}: nobody reads this file{way_out(path.name, sorted(known), 20)}")
    notes += [
        f"{shown_path(folder / file)} is not there: {otherwise}"
        for file, otherwise in OTHER_FILES.items()
        if otherwise and not (folder / file).is_file()
    ]
    return notes
