"""Runs of the claims: what is read from each, the worlds they happen in, and a log that survives an interruption."""

import json
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.analysis.claim_variants import SITES, UNIVERSITY_TOWNS, YEARS, variant_scenario, variants
from ruhrsim.analysis.natural_experiment import TOWN
from ruhrsim.analysis.plausible import numbered_worlds
from ruhrsim.common.versions import code_version, data_version
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.model.quarter.records import Step
from ruhrsim.regions.tables import read_municipalities
from ruhrsim.runs.executors import processes

SEEDS, SCALE = 8, 0.02
_QUARTERS, _LAST_YEARS, _CRISES_FROM = 4, 5, 5
_RECORDED = ("jobs", "unemployment_rate", "start_ups", "firms_moved_in", "theme_jobs")
_SITE = "mark517"
_MEASURED_ELSEWHERE = ("digital_hub.desk_fee", "digital_hub.customers", "sites.ha_per_job")
"""Figures of one hub and of the whole region that C5 and C6 hang on; at a single value they would decide them."""
Values = dict[str, float]


@dataclass(frozen=True)
class Way:
    """How the runs of a world are made; every way but the usual one asks whether verdicts hang on it.

    Args:
        first_seed: Luck of the first run in every world; the others follow it.
        scale: Share of establishments simulated.
        steps: Steps of a quarter, in the model's order or another.
        without: Overrides of parameters by group and name, on top of the world's.
    """

    first_seed: int = 1
    scale: float = SCALE
    steps: tuple[Step, ...] = QUARTER
    without: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()

    def play(self, variant: str, world: Mapping, seed: int, years: int = YEARS) -> Values:
        """Run a variant in a world, and return what claims read.

        Args:
            variant: Name of the variant.
            world: Overrides of parameters.
            seed: Number of the run in its world, from 0.
            years: Horizon.
        """
        changed = {group: world.get(group, {}) | dict(values) for group, values in self.without}
        luck = self.first_seed + seed
        scenario = variant_scenario(variant, dict(world) | changed, years, luck)
        model = RuhrModel(
            scenario,
            seed=luck,
            scale=self.scale,
            steps=self.steps,
            follow_sites=variant in SITES,
        )
        model.run_for(_QUARTERS * scenario.years)
        region, towns = model.recorder.region_table(), model.recorder.town_table()
        if variant in SITES:
            return read_site(model.recorder.site_table(), towns)
        return read_outlook(region[list(_RECORDED)], towns)


def read_outlook(region: pd.DataFrame, towns: pd.DataFrame) -> Values:
    """Return what claims read from a run of the outlook.

    Args:
        region: The region's table, one row a quarter from the start on.
        towns: The towns' table, one row a town and year.

    Returns:
        `jobs`, `theme_jobs` and `rate` (means of the last five year-ends), `jobs_in_crises` (mean of the year-ends
        from 2030 on), `rate_start`, `rate_peak` and `rate_end`, `settled` (firms from outside in all years),
        `founded` (start-ups in all years), `founded_early` and `founded_late` (a year in years 5 to 7 and in the
        last three), `arrived` (start-ups and firms that moved in in the university towns, all years).
    """
    ends = region.iloc[_QUARTERS::_QUARTERS]
    last = ends.iloc[-_LAST_YEARS:]
    founded = region["start_ups"].to_numpy()[1:].reshape(-1, _QUARTERS).sum(axis=1)
    rate = region["unemployment_rate"].to_numpy()
    there = towns[towns["ags"].isin(_university_towns())].dropna(subset=["start_ups"])
    return {
        "jobs": last["jobs"].mean(),
        "theme_jobs": last["theme_jobs"].mean(),
        "rate": last["unemployment_rate"].mean(),
        "jobs_in_crises": ends["jobs"].iloc[_CRISES_FROM - 1 :].mean(),
        "rate_start": rate[0],
        "rate_peak": rate.max(),
        "rate_end": rate[-1],
        "settled": region["firms_moved_in"].iloc[1:].sum(),
        "founded": region["start_ups"].iloc[1:].sum(),
        "founded_early": founded[4:7].mean(),
        "founded_late": founded[-3:].mean(),
        "arrived": (there["start_ups"] + there["firms_moved_in"]).sum(),
    }


def read_site(sites: pd.DataFrame, towns: pd.DataFrame) -> Values:
    """Return what claims read from a run of Bochum after Opel or with it.

    Args:
        sites: The table of sites, one row a site and year.
        towns: The towns' table, one row a town and year.

    Returns:
        `site_jobs`, all on Mark 51°7 in the last year, `site_jobs_new`, those of them new to Bochum, and `town_jobs`,
        all of Bochum.
    """
    last = sites[(sites["site"] == _SITE) & (sites["year"] == sites["year"].max())]
    town = towns[(towns["ags"] == TOWN) & (towns["year"] == towns["year"].max())]
    return {
        "site_jobs": last["jobs"].sum(),
        "site_jobs_new": last["jobs_new_town"].sum(),
        "town_jobs": town["jobs"].iloc[0],
    }


def _university_towns() -> list[str]:
    table = read_municipalities()
    return list(table.loc[table["name"].isin(UNIVERSITY_TOWNS), "ags"])


def claim_worlds(n: int) -> list[dict[str, dict[str, float]]]:
    """Return the plausible worlds in which claims are judged; fewer worlds are the beginning of more.

    They are those of a comparison, with three measured numbers drawn from their ranges too: land for each job
    on the site, and desk fee and contracts of a hub, since other places may differ from where they were measured.
    """
    return numbered_worlds(0, n, also=_MEASURED_ELSEWHERE)


@dataclass(frozen=True)
class World:
    """One plausible world: its parameters and what the runs of each variant in it gave.

    Args:
        parameters: Its parameters.
        seeds: Numbers of the runs.
        runs: For each variant what was read from each run, `{variant: {name: (n_seeds,)}}`.
    """

    parameters: Parameters
    seeds: tuple[int, ...]
    runs: Mapping[str, Mapping[str, np.ndarray]]

    def mean(self, variant: str, name: str) -> float:
        """Return the mean over the world's runs."""
        return float(np.mean(self.runs[variant][name]))

    def of_seed(self, number: int) -> "World":
        """Return the same world with a single run of each variant."""
        runs = {
            variant: {name: values[number : number + 1] for name, values in named.items()}
            for variant, named in self.runs.items()
        }
        return World(self.parameters, self.seeds[number : number + 1], runs)


Key = tuple[int, int, str]
"""Number of the world, number of the run in it, variant."""


class RunLog:
    """Keeps what was read from each run in a file of lines, so that the same command goes on where it stopped.

    Args:
        file: Where to keep it; None keeps nothing.
        way: How the runs are made.
        years: Horizon.

    Attributes:
        found: What was read, by world, run and variant.
    """

    def __init__(self, file: Path | None, way: Way, years: int):
        self.file, self.found = file, {}
        made_by = [code_version(), data_version(), years, _named(way)]
        self._head = json.dumps({"made_by": made_by})
        if file is not None and file.is_file():
            self._read(file.read_text(encoding="utf-8"))
        elif file is not None:
            self._begin()

    def add(self, key: Key, values: Values) -> None:
        """Keep what was read from a run."""
        self.found[key] = values
        if self.file is not None:
            with self.file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps([*key, values]) + "\n")

    def forget(self) -> None:
        """Remove the file, and its folder if nothing else is there."""
        if self.file is not None:
            self.file.unlink(missing_ok=True)
            if not any(self.file.parent.iterdir()):
                self.file.parent.rmdir()

    def _read(self, text: str) -> None:
        head, *lines = text.split("\n")
        if head != self._head:
            self._begin()
            return
        for line in lines[:-1]:
            *key, values = json.loads(line)
            self.found[tuple(key)] = values
        # An interruption may have cut off the last line.
        if lines and lines[-1]:
            self.file.write_text("\n".join([head, *lines[:-1], ""]), encoding="utf-8")

    def _begin(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self._head + "\n", encoding="utf-8")


def _named(way: Way) -> dict:
    return asdict(way) | {"steps": [f"{step.__module__}.{step.__name__}" for step in way.steps]}


def run_worlds(
    worlds: list[dict],
    needed: Iterable[str],
    seeds: int = SEEDS,
    way: Way = Way(),
    workers: int = 1,
    years: int = YEARS,
    log: RunLog | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[World]:
    """Run every variant that is needed in every world, run r of each variant with the same luck.

    Args:
        worlds: Overrides of parameters of each world.
        needed: Names of variants; an unknown one is left out.
        seeds: Runs of each variant in each world.
        way: How runs are made.
        workers: Processes.
        years: Horizon.
        log: Runs done already, and where new ones are kept.
        progress: Called with runs done and runs in all.
    """
    names = [name for name in variants() if name in set(needed)]
    log = log or RunLog(None, way, years)
    keys = [(world, seed, name) for world in range(len(worlds)) for seed in range(seeds) for name in names]
    missing = [key for key in keys if key not in log.found]
    progress(len(keys) - len(missing), len(keys))
    with processes(workers) as pool:
        futures = {
            pool.submit(way.play, name, worlds[world], seed, years): (world, seed, name)
            for world, seed, name in missing
        }
        for done, future in enumerate(as_completed(futures), start=len(keys) - len(missing) + 1):
            log.add(futures[future], future.result())
            progress(done, len(keys))
    return [
        _world(overrides, number, names, seeds, way, log.found) for number, overrides in enumerate(worlds)
    ]


def _world(overrides: dict, number: int, names, seeds: int, way: Way, found: dict[Key, Values]) -> World:
    runs = {}
    for variant in names:
        read = [found[number, seed, variant] for seed in range(seeds)]
        runs[variant] = {name: np.array([values[name] for values in read]) for name in read[0]}
    numbers = tuple(way.first_seed + seed for seed in range(seeds))
    return World(Parameters().with_overrides(overrides), numbers, runs)
