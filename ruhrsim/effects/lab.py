"""Where a study is carried out: one world, one seed, with and without a treatment, on the same luck."""

import json

import numpy as np

from ruhrsim.effects.courses import Course, play
from ruhrsim.model.parameters import start_parameters
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.sectors import sector_index
from ruhrsim.runs.parameter_sets import World, in_world
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict

TOWNS = ("Duisburg", "Essen", "Dortmund", "Bochum", "Gelsenkirchen", "Bottrop")
"""Towns in which a treatment is tried in turn: large and small, with and without legacy industry."""
BASE = "status_quo"
BEFORE = 1
"""Year of the model after which treatments begin: the first passes without one."""
LONGEST = 45
_KEPT_BASELINES = 2
_baselines: dict[tuple, Course] = {}


class Lab:
    """One world with one seed.

    Args:
        world: Parameters that differ from the defaults, by group and name; empty for the defaults.
        seed: Luck, the same with and without treatment.
        scale: Share of establishments simulated.
        years: Years after the beginning of the treatment.

    Attributes:
        parameters: Parameters of the world.
        names: Names of the towns.
        start_jobs: Jobs at the start, shape (n_towns, n_sectors).
    """

    def __init__(self, world: World, seed: int, scale: float, years: int):
        self.world, self.seed, self.scale, self.years = world, seed, scale, years
        self.base = in_world(base_scenario(), world)
        self.parameters = start_parameters(self.base.start, self.base.parameters)
        region = read_region_start(self.base.start)
        self.names, self.start_jobs = region.names.tolist(), region.jobs
        self.population = region.population
        self._played: dict[str, Course] = {}

    @property
    def first(self) -> int:
        """First calendar year of treatment."""
        return self.base.start + BEFORE + 1

    @property
    def baseline(self) -> Course:
        """The course without treatment, long enough for this study."""
        key = (self.base, self.seed, self.scale)
        if key not in _baselines or _baselines[key].years < BEFORE + self.years:
            while len(_baselines) >= _KEPT_BASELINES:
                del _baselines[next(iter(_baselines))]
            _baselines[key] = play(self.base, self.seed, self.scale, BEFORE + self.years)
        return _baselines[key]

    def treated(self, **changes) -> Course:
        """Return the course with a treatment; asked again, it is not run again.

        Args:
            changes: `policy`, `shock` (lists of entries as in a scenario file) and `strategy` (keys that change).

        Raises:
            ScenarioError: The scenario refuses the treatment.
        """
        key = json.dumps(changes, sort_keys=True)
        if key not in self._played:
            self._played[key] = play(self.scenario(**changes), self.seed, self.scale, BEFORE + self.years)
        return self._played[key]

    def scenario(self, policy=(), shock=(), strategy=None) -> Scenario:
        """Return the scenario of a treatment in this world.

        Raises:
            ScenarioError: It is refused.
        """
        return in_world(treatment_scenario(policy, shock, strategy), self.world)

    def policy(self, instrument: str, eur_per_year: float, years: int, towns=None, **keys) -> dict:
        """Return a `[[policy]]` entry that begins with the treatment and lasts some years."""
        named = {} if towns is None else {"towns": list(towns)}
        return {
            "instrument": instrument,
            "from": self.first,
            "to": self.first + years - 1,
            "eur_per_year": float(eur_per_year),
            **named,
            **keys,
        }

    def shock(self, kind: str, **keys) -> dict:
        """Return a `[[shock]]` entry that strikes in the first quarter of the treatment."""
        return {"kind": kind, "quarter": f"{self.first}Q1", **keys}

    def town(self, name: str) -> int:
        """Return the index of a town."""
        return self.names.index(name)

    def jobs_in(self, name: str) -> float:
        """Return the jobs of a town at the start."""
        return float(self.start_jobs[self.town(name)].sum())

    def plant_sector(self, name: str) -> str:
        """Return the larger of legacy and new industry in a town, so that a plant of 3 % of its jobs can close."""
        jobs = self.start_jobs[self.town(name)]
        return max(("legacy_industry", "new_industry"), key=lambda sector: jobs[sector_index(sector)])

    def change(self, course: Course, key: str, year: int) -> np.ndarray:
        """Return what a treatment changes in a state so many years after its beginning."""
        return getattr(course, key)[BEFORE + year] - getattr(self.baseline, key)[BEFORE + year]

    def flow_change(self, course: Course, key: str, years: range) -> np.ndarray:
        """Return what a treatment changes in a flow, summed over years after its beginning, by town."""
        rows = [BEFORE + year for year in years]
        return (course.flows[key][rows] - self.baseline.flows[key][rows]).sum(axis=0)


def base_scenario() -> Scenario:
    """Return the scenario without treatment."""
    return treatment_scenario((), (), None)


def treatment_scenario(policy, shock, strategy) -> Scenario:
    """Return the base scenario with a treatment on top.

    Raises:
        ScenarioError: It is refused.
    """
    content = read_scenario(BASE).to_dict()
    return scenario_from_dict(
        content
        | {
            "name": "effects",
            "title_de": "effects",
            "title_en": "effects",
            "years": LONGEST,
            "policy": list(policy),
            "shock": list(shock),
            "strategy": content["strategy"] | (strategy or {}),
        },
        "treatment",
    )
