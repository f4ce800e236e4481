"""Found strategies, as they are stored and read: strategies × worlds × aims, with levers and words.

START HERE to show what a search found. Nothing in it is what the search itself claimed, except where a name
says so: every value was measured anew in worlds and on luck that the search had not met.

    from ruhrsim.search.stored import read_found, stored_searches

    found = read_found("strategies_20")          # one that ships, or the folder of a search of your own
    found.differences()                          # (n_strategies, n_worlds, n_aims), to carrying on as before
    found.judged({"unemployment_rate": "mean", "town_inequality": "regret"})   # (n_strategies, n_chosen)
    found.front({"unemployment_rate": "mean", "jobs": "tenth_percentile"})     # numbers of strategies
    found.strategies[3].words("de"), found.strategies[3].scenario              # for the editor

Files of a folder: `found.json` (what was searched, strategies with their levers and scenarios, checksums),
`values.csv` (one row a strategy and world), `towns.csv` (one row a strategy, one column a town), and tables:
`front.csv`, `levers.csv`, `cooperation.csv`, `information.csv`, `signposts.csv`, `switch.csv` as far as they were
made.
"""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ruhrsim.common.atomic_files import FolderError, readable, whole_folder
from ruhrsim.common.checksums import checksum
from ruhrsim.common.errors import way_out
from ruhrsim.outside.files import read_text
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.shown import shown
from ruhrsim.search.aims import AIMS
from ruhrsim.search.found_records import CARRY_ON, FOUND, SHIPPED_STRATEGY, FoundStrategy, SearchFacts
from ruhrsim.search.found_search import FoundSearch
from ruhrsim.search.front_table import front_table, t_interval

__all__ = [
    "CARRY_ON",
    "FOUND",
    "SHIPPED_STRATEGY",
    "FoundSearch",
    "FoundStrategy",
    "SearchFacts",
    "front_table",
    "read_found",
    "stored_searches",
    "t_interval",
    "write_found",
]

SHIPPED = Path(__file__).parents[1] / "evidence" / "searches"
FILE, VALUES, TOWNS = "found.json", "values.csv", "towns.csv"
TABLES = ("front", "levers", "cooperation", "information", "signposts", "switch")
"""Tables beside the arrays, as far as they were made; see `FoundSearch.table`."""
_VERSION = 1


def stored_searches() -> list[str]:
    """Return the names of the searches whose strategies ship, sorted."""
    return sorted(file.parent.name for file in SHIPPED.glob(f"*/{FILE}"))


def read_found(name_or_folder: str | Path) -> FoundSearch:
    """Read what a search found.

    Args:
        name_or_folder: Name of one that ships, or the folder of a search.

    Raises:
        FolderError: There is none, or a file is damaged.
    """
    folder = Path(name_or_folder)
    if not (folder / FILE).is_file():
        if (folder / "found" / FILE).is_file():
            folder = folder / "found"
        elif str(name_or_folder) in stored_searches():
            folder = SHIPPED / str(name_or_folder)
        else:
            raise FolderError(
                f"no found strategies in {shown(str(name_or_folder))}"
                f"{way_out(str(name_or_folder)[:80], stored_searches())}, or give the folder of a finished search"
            )
    with readable(folder / FILE):
        content = read_json(folder / FILE)
        _check(folder, content)
        facts = SearchFacts.model_validate(content["facts"])
        strategies = tuple(FoundStrategy.model_validate(one) for one in content["strategies"])
    with readable(folder / VALUES):
        values = _read_csv(folder / VALUES)[list(AIMS)].to_numpy(dtype=float)
        if len(values) != len(strategies) * len(facts.worlds):
            raise ValueError(
                f"{len(values)} rows for {len(strategies)} strategies in {len(facts.worlds)} worlds"
            )
        values = values.reshape(len(strategies), len(facts.worlds), len(AIMS))
    with readable(folder / TOWNS):
        towns = _read_csv(folder / TOWNS)[list(facts.towns)].to_numpy(dtype=float)
    with readable(folder / FILE):
        _check_fits(facts, strategies, values, towns)
    tables = {}
    for name in TABLES:
        if f"{name}.csv" in content["checksums"]:
            with readable(folder / f"{name}.csv"):
                tables[name] = _read_csv(folder / f"{name}.csv")
    return FoundSearch(facts, strategies, values, towns, tables)


def write_found(found: FoundSearch, folder: Path) -> None:
    """Write what a search found into a folder of its own, whole or not at all.

    Raises:
        FolderError: It can't be written.
    """
    keys = [one.key for one in found.strategies]
    worlds = list(found.facts.worlds)
    with whole_folder(folder) as fresh:
        rows = pd.DataFrame(found.values.reshape(-1, len(AIMS)), columns=list(AIMS))
        rows.insert(0, "strategy", np.repeat(keys, len(worlds)))
        rows.insert(1, "world", np.tile(worlds, len(keys)))
        _write_csv(rows, fresh / VALUES, "%.9g")
        towns = pd.DataFrame(found.towns, columns=list(found.facts.towns))
        towns.insert(0, "strategy", keys)
        _write_csv(towns, fresh / TOWNS, "%.6g")
        for name, table in found.tables.items():
            _write_csv(table, fresh / f"{name}.csv", "%.6g")
        content = {
            "version": _VERSION,
            "facts": found.facts.model_dump(mode="json"),
            "strategies": [one.model_dump(mode="json") for one in found.strategies],
            "checksums": {file.name: checksum(file) for file in sorted(fresh.glob("*.csv"))},
        }
        (fresh / FILE).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _check(folder: Path, content: Mapping[str, Any]) -> None:
    if content.get("version") != _VERSION:
        raise ValueError(f"version {content.get('version')!r} of the format is not {_VERSION}")
    sums = content.get("checksums")
    if not isinstance(sums, dict) or not {VALUES, TOWNS} <= sums.keys():
        raise ValueError("it names no checksums of its tables")
    damaged = [
        name
        for name, told in sums.items()
        if not (folder / name).is_file() or checksum(folder / name) != told
    ]
    if damaged:
        raise ValueError(f"{', '.join(damaged)} differs from its checksum")


def _check_fits(
    facts: SearchFacts, strategies: Sequence[FoundStrategy], values: np.ndarray, towns: np.ndarray
) -> None:
    """Check what every reader takes for granted, whoever wrote the folder."""
    if not strategies or strategies[0].kind != CARRY_ON:
        raise ValueError("its first strategy is not carrying on")
    if len({one.key for one in strategies}) < len(strategies):
        raise ValueError("two strategies have the same key")
    unknown = [key for key in facts.aims if key not in AIMS]
    if unknown:
        raise ValueError(f"unknown aim {shown(unknown[0])}{way_out(unknown[0][:80], list(AIMS))}")
    if len(towns) != len(strategies):
        raise ValueError(f"{TOWNS} has {len(towns)} rows for {len(strategies)} strategies")
    if not (np.isfinite(values).all() and np.isfinite(towns).all()):
        raise ValueError("a figure of it is no number")


def _read_csv(file: Path) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(read_text(file, 20_000_000)))


def _write_csv(table: pd.DataFrame, file: Path, digits: str) -> None:
    table.to_csv(file, index=False, float_format=digits, lineterminator="\n")
