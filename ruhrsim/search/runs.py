"""Runs of a search: a scenario in a world with a seed, reduced to its aims, and where they are computed."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from ruhrsim.analysis.plausible import BLOCK, numbered_worlds
from ruhrsim.runs.parameter_sets import in_world
from ruhrsim.runs.retried_work import retried
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.search.aims import AIMS, SOURCES
from ruhrsim.search.archive import Archive
from ruhrsim.sweeps.chunk import yearly

SIGNALS = (
    "unemployment_rate",
    "jobs",
    "theme_jobs",
    "start_ups",
    "firms_moved_in",
    "graduates_kept",
    "town_inequality",
    "land_free_ha",
    "tax_revenue",
    "vacancies",
)
"""What can be watched from year to year: indicators of the region in a year on the way."""
_QUARTERS = 4

Progress = Callable[[int, int, str], None]
"""Called with runs done, runs in all, and a word on how well it goes."""


@dataclass(frozen=True)
class Outcome:
    """What a run came to.

    Args:
        aims: Values of all `AIMS` at the end, shape (n_aims,).
        towns: Unemployment rate of each town at the end, percent, shape (n_towns,).
        signals: `SIGNALS` on the way: levels less those of the start, flows and shares of the year, shape
            (n_signals,); empty if nobody asked.
    """

    aims: np.ndarray
    towns: np.ndarray
    signals: np.ndarray


Simulate = Callable[[Scenario, int, float, int | None], Outcome]
"""From scenario, seed, scale and the year of the signals to an outcome."""


@dataclass(frozen=True)
class Request:
    """A run that is wanted.

    Args:
        scenario: What is run, without its world.
        world: Number of the world, see `numbered_worlds`.
        seed: Luck.
    """

    scenario: Scenario
    world: int
    seed: int


def simulate(scenario: Scenario, seed: int, scale: float, signal_year: int | None) -> Outcome:
    """Run the model once and reduce it to its aims.

    Args:
        scenario: What is run, in its world.
        seed: Luck.
        scale: Share of establishments simulated.
        signal_year: Year of the signals.
    """
    from ruhrsim.model.indicators import REGION_INDICATORS
    from ruhrsim.model.measures import Seen
    from ruhrsim.model.model import RuhrModel

    model = RuhrModel(scenario, seed=seed, scale=scale)
    recorded = tuple(dict.fromkeys((*SOURCES, *(SIGNALS if signal_year else ()))))
    model.recorder.keep_only(recorded)
    model.run_for(_QUARTERS * scenario.years)
    region = model.recorder.region_table()
    years = yearly(region, recorded, scenario.start).set_index("year")
    seen = Seen(model.region, model.carried, model.now, model.context)
    towns = np.array(REGION_INDICATORS["unemployment_rate"].by_town(seen), dtype=float)
    end = years.iloc[-1]
    special = {"worst_town": float(towns.max()), "cost": float(region["money_spent"].iloc[1:].sum())}
    aims = [special[key] if key in special else float(end[aim.source or key]) for key, aim in AIMS.items()]
    signals = np.empty(0)
    if signal_year:
        then, first = years.loc[signal_year, list(SIGNALS)], years.iloc[0][list(SIGNALS)]
        signals = (then - first.fillna(0.0)).to_numpy(dtype=float)
    return Outcome(np.array(aims), towns, signals)


class Runner:
    """Computes runs that are not in the archive, by any executor, and keeps them there.

    Args:
        archive: Where outcomes are kept.
        scale: Share of establishments simulated.
        pool: Where runs are computed; None for none, when all are there.
        simulate: Stands in for the model.
        progress: Told after each run.
        total: Runs that the whole command takes.
    """

    def __init__(
        self,
        archive: Archive,
        scale: float,
        pool: "Pool",
        simulate: Simulate,
        progress: Progress,
        total: int,
    ):
        self.archive, self.scale, self.pool, self.simulate = archive, scale, pool, simulate
        self.progress, self.total = progress, total
        self.done, self.word = 0, ""

    def run(self, requests: Sequence[Request], signal_year: int | None = None) -> list[Outcome]:
        """Return the outcome of each request, in their order.

        Args:
            requests: Runs that are wanted.
            signal_year: Year of the signals.

        Raises:
            WorkersLost: Workers died or failed again and again.
            FolderError: The archive can't be written.
        """
        keys = [run_key(one, self.scale, signal_year) for one in requests]
        missing = {
            key: one
            for key, one in zip(keys, requests, strict=True)
            if not _fits(self.archive.get(key), signal_year)
        }
        self.done += sum(key not in missing for key in keys)
        self.progress(self.done, self.total, self.word)
        for key, outcome in self.pool.compute(missing, self.simulate, self.scale, signal_year):
            self.archive.add(key, [outcome.aims, outcome.towns, outcome.signals])
            self.done += 1
            self.progress(self.done, self.total, self.word)
        found = (self.archive.get(key) for key in keys)
        return [Outcome(*arrays) for arrays in found if arrays is not None]

    def say(self, word: str) -> None:
        """Tell how well it goes from now on."""
        self.word = word
        self.progress(self.done, self.total, word)


def _fits(arrays: Sequence[np.ndarray] | None, signal_year: int | None) -> bool:
    """Return whether the archive holds a run as this version counts it; another one may have had other aims."""
    return (
        arrays is not None
        and len(arrays) == len(fields(Outcome))
        and arrays[0].shape == (len(AIMS),)
        and (signal_year is None or arrays[-1].shape == (len(SIGNALS),))
    )


class Pool:
    """Processes of our own, or somebody else's executor; broken ones are built again.

    Args:
        workers: Processes.
        executor: Any `concurrent.futures.Executor` instead.
    """

    def __init__(self, workers: int, executor: Executor | None = None):
        self.workers, self.executor = workers, executor

    def compute(
        self, missing: dict[str, Request], simulate: Simulate, scale: float, signal_year: int | None
    ) -> Iterator[tuple[str, Outcome]]:
        """Yield outcomes by key as they are computed.

        Raises:
            WorkersLost: Workers died or failed again and again.
        """

        def submit(pool: Executor, key: str) -> Future[Outcome]:
            one = missing[key]
            return pool.submit(simulate, world_of(one), one.seed, scale, signal_year)

        return retried(missing, submit, self.workers, self.executor)


def world_of(one: Request) -> Scenario:
    """Return the scenario of a request as it happens in its world."""
    return in_world(one.scenario, world_number(one.world))


def world_number(number: int) -> dict[str, dict[str, float]]:
    """Return a plausible world by its number."""
    block, row = divmod(number, BLOCK)
    return _block(block)[row]


@lru_cache(maxsize=64)
def _block(block: int) -> list[dict[str, dict[str, float]]]:
    return numbered_worlds(block * BLOCK, BLOCK)


def run_key(one: Request, scale: float, signal_year: int | None) -> str:
    """Return what tells a run apart: its scenario without words, world, seed, scale and year of signals."""
    content = _content(one.scenario)
    told = json.dumps([content, one.world, one.seed, scale, signal_year])
    return hashlib.sha256(told.encode()).hexdigest()[:24]


@lru_cache(maxsize=4096)
def _content(scenario: Scenario) -> str:
    words = ("name", "title_de", "title_en", "description_de", "description_en")
    content = {key: value for key, value in scenario.to_dict().items() if key not in words}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def processes(workers: int | None) -> int:
    """Return how many processes are meant: one a core if none is given."""
    return workers or os.cpu_count() or 1


__all__ = ["Outcome", "Pool", "Progress", "Request", "Runner", "Simulate", "simulate"]
