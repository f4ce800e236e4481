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

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict

from ruhrsim.common.atomic_files import FolderError, readable, whole_folder
from ruhrsim.common.checksums import checksum
from ruhrsim.common.errors import way_out
from ruhrsim.outside.files import read_text
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.shown import shown
from ruhrsim.search.aims import AIMS, Aim, loss, statistic
from ruhrsim.search.fronts import not_dominated

SHIPPED = Path(__file__).parents[1] / "evidence" / "searches"
FILE, VALUES, TOWNS = "found.json", "values.csv", "towns.csv"
TABLES = ("front", "levers", "cooperation", "information", "signposts", "switch")
"""Tables beside the arrays, as far as they were made; see `FoundSearch.table`."""
CARRY_ON, FOUND, SHIPPED_STRATEGY = "carry_on", "found", "shipped"
"""Kinds of strategies: carrying on as before, found by the search, shipped scenarios judged beside them."""
_VERSION = 1


class FoundStrategy(BaseModel):
    """One strategy.

    Args:
        key: Its name; also that of its scenario.
        kind: `carry_on`, `found` or `shipped`.
        title_de, title_en: Short titles.
        words_de, words_en: What it does with its money, a sentence.
        levers: Decoded levers by name, see `FoundSearch.lever_names`; empty for shipped scenarios.
        scenario: The scenario as plain values, for `scenario_from_dict`.
        claimed: What the search thought it gains, by aim: larger than what fresh worlds show, on average. Never
            to be shown as a result.
        worst_town: How much higher the rate of the town that loses most ends, points, in the mean over worlds.
        worst_town_name: That town.
        land_ha: Land that its programmes make ready in all years, hectares.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    key: str
    kind: str
    title_de: str
    title_en: str
    words_de: str
    words_en: str
    levers: dict[str, float]
    scenario: dict[str, Any]
    claimed: dict[str, float]
    worst_town: float
    worst_town_name: str
    land_ha: float

    def title(self, language: str) -> str:
        """Return the title in `de` or `en`."""
        return self.title_de if language == "de" else self.title_en

    def words(self, language: str) -> str:
        """Return what it does in `de` or `en`."""
        return self.words_de if language == "de" else self.words_en


class SearchFacts(BaseModel):
    """What is told of a search.

    Args:
        name: Its name.
        title_de, title_en, question_de, question_en: Words.
        eur_per_head_year: All money of a strategy in each year, EUR a head.
        budget_meur: The same for the region, EUR million a year.
        region: Region.
        labour_force: People in the labour force at the start: a point of unemployment is a hundredth of them.
        start, last: End of the start year; last year, by whose end strategies are judged.
        seed, scale: Luck, and share of establishments simulated.
        aims: How the search judged each of its aims.
        limits: Side conditions.
        groups: Towns of each group.
        lever_labels_de, lever_labels_en: Words for the decoded levers.
        worlds: Numbers of the fresh worlds, see `numbered_worlds`.
        seeds: Seeds in each of them.
        towns: Names of the towns, in the order of `towns.csv`.
        evaluations, runs: Strategies and runs of the search.
        seconds: Time of the search, seconds of the clock.
        hypervolume: After each batch, in the first design's spread of each aim.
        hypervolumes: Of other ways to search at the same number of runs, by name.
        made_by: Code, data and packages.
        answers: What the model answered, see `answers_version`; as long as it is the same, so are these results.
        made_on: Date.
        findings_de, findings_en: What came out, sentence by sentence.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    title_de: str
    title_en: str
    question_de: str = ""
    question_en: str = ""
    eur_per_head_year: float
    budget_meur: float
    region: str
    labour_force: float
    start: int
    last: int
    seed: int
    scale: float
    aims: dict[str, str]
    limits: dict[str, float | None] = {}
    groups: dict[str, tuple[str, ...]] = {}
    lever_labels_de: dict[str, str] = {}
    lever_labels_en: dict[str, str] = {}
    worlds: tuple[int, ...]
    seeds: int
    towns: tuple[str, ...]
    evaluations: int
    runs: int
    seconds: float
    hypervolume: tuple[float, ...] = ()
    hypervolumes: dict[str, float] = {}
    made_by: dict[str, Any] = {}
    answers: str = ""
    made_on: str = ""
    findings_de: tuple[str, ...] = ()
    findings_en: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        """Return the title in `de` or `en`."""
        return self.title_de if language == "de" else self.title_en


@dataclass(frozen=True)
class FoundSearch:
    """What a search found, judged anew.

    Args:
        facts: What was searched, and how.
        strategies: Carrying on first, then those found in rising order of the first aim, then shipped ones.
        values: Levels at the end, means over seeds, shape (n_strategies, n_worlds, n_aims); aims in the order of
            `AIMS`.
        towns: Differences of the towns' unemployment rates to carrying on, points, means over worlds, shape
            (n_strategies, n_towns).
        tables: Further tables by name.
    """

    facts: SearchFacts
    strategies: tuple[FoundStrategy, ...]
    values: np.ndarray
    towns: np.ndarray
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def aims(self) -> tuple[Aim, ...]:
        """All aims, in the order of the last axis of `values`."""
        return tuple(AIMS.values())

    @property
    def lever_names(self) -> list[str]:
        """Names of the decoded levers."""
        found = next((one for one in self.strategies if one.levers), None)
        return list(found.levers) if found else []

    @property
    def levers(self) -> np.ndarray:
        """Decoded levers, shape (n_strategies, n_levers); NaN for shipped scenarios."""
        names = self.lever_names
        return np.array([[one.levers.get(name, np.nan) for name in names] for one in self.strategies])

    def differences(self) -> np.ndarray:
        """Return differences to carrying on in the same world, shape (n_strategies, n_worlds, n_aims)."""
        return self.values - self.values[0]

    def judged(self, how: Mapping[str, str]) -> np.ndarray:
        """Judge all strategies over the worlds.

        Args:
            how: `mean`, `tenth_percentile` or `regret` by aim.

        Returns:
            Differences as a reader expects them (fewer unemployed is below zero, more jobs above), regrets zero
            or more; shape (n_strategies, n_chosen).
        """
        differences = self.differences()
        return np.stack(
            [
                statistic(name, differences[:, :, list(AIMS).index(key)], AIMS[key].better)
                for key, name in how.items()
            ],
            axis=1,
        )

    def losses(self, how: Mapping[str, str]) -> np.ndarray:
        """Return `judged` counted so that less is better, shape (n_strategies, n_chosen)."""
        judged = self.judged(how)
        columns = [
            loss(name, judged[:, number], AIMS[key].better) for number, (key, name) in enumerate(how.items())
        ]
        return np.stack(columns, axis=1)

    def front(self, how: Mapping[str, str], allowed: np.ndarray | None = None) -> np.ndarray:
        """Return the numbers of strategies that no other one beats.

        Args:
            how: As for `judged`.
            allowed: Which strategies may be taken, boolean, shape (n_strategies,); all by default.
        """
        rows = np.arange(len(self.strategies)) if allowed is None else np.flatnonzero(allowed)
        return rows[not_dominated(self.losses(how)[rows])]

    def best(self, weights: Mapping[str, float], how: str = "mean", most: int = 3) -> np.ndarray:
        """Return the numbers of the strategies that do best by a weighted sum of aims, the best first.

        Each aim counts in units of its spread between strategies.

        Args:
            weights: Weight by aim, zero or more.
            how: How all of them are judged.
            most: How many.
        """
        losses = self.losses(dict.fromkeys(weights, how))
        spread = losses.std(axis=0)
        scaled = losses / np.where(spread > 0, spread, 1.0)
        order = np.argsort(scaled @ np.array(list(weights.values())), kind="stable")
        return order[:most]

    def table(self, name: str) -> pd.DataFrame:
        """Return a table by name.

        Raises:
            ValueError: There is none.
        """
        if name not in self.tables:
            raise ValueError(f"unknown table '{name}'{way_out(name, list(self.tables))}")
        return self.tables[name]


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
        values = values.reshape(len(strategies), len(facts.worlds), len(AIMS))
    with readable(folder / TOWNS):
        towns = _read_csv(folder / TOWNS)[list(facts.towns)].to_numpy(dtype=float)
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


def _read_csv(file: Path) -> pd.DataFrame:
    import io

    return pd.read_csv(io.StringIO(read_text(file, 20_000_000)))


def _write_csv(table: pd.DataFrame, file: Path, digits: str) -> None:
    table.to_csv(file, index=False, float_format=digits, lineterminator="\n")


def t_interval(differences: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 90 % interval of a mean over worlds, from the last axis of worlds' means."""
    from ruhrsim.analysis.worlds import t_margin

    mean = differences.mean(axis=-1)
    margin = t_margin(differences.std(axis=-1, ddof=1), differences.shape[-1])
    return mean - margin, mean + margin


def front_table(
    strategies: Sequence[FoundStrategy], values: np.ndarray, how: Mapping[str, str]
) -> pd.DataFrame:
    """Return what each strategy gains over carrying on, with what the search claimed beside it.

    Returns:
        One row a strategy and aim: `strategy`, `kind`, `aim`, `claimed` (by the search, NaN for others),
        `difference` with the 90 % interval of its mean over worlds (`low`, `high`), `world_low` and `world_high`
        (5 % and 95 % of the worlds), `better` (share of worlds better than carrying on), `regret` (mean distance
        to the best strategy of each world), `sought` (how the search judged the aim, or nothing).
    """
    rows = []
    differences = values - values[0]
    for number, aim in enumerate(AIMS.values()):
        here = differences[:, :, number]
        low, high = t_interval(here)
        losses = here * aim.sign
        regret = (losses - losses.min(axis=0)).mean(axis=1)
        for row, one in enumerate(strategies):
            rows.append(
                {
                    "strategy": one.key,
                    "kind": one.kind,
                    "aim": aim.key,
                    "claimed": one.claimed.get(aim.key, np.nan),
                    "difference": here[row].mean(),
                    "low": low[row],
                    "high": high[row],
                    "world_low": np.quantile(here[row], 0.05),
                    "world_high": np.quantile(here[row], 0.95),
                    "better": (losses[row] < 0).mean(),
                    "regret": regret[row],
                    "sought": how.get(aim.key, ""),
                }
            )
    return pd.DataFrame(rows)
